"""What becomes of rows whose code stands twice in a list, or cannot be read?"""

from tests.portal_files import ADOPTION, AUCTION, HEADER, TRUSTEE
from tests.portal_lists import RENAMED, facts, take
from tests.registers import Unit


def test_codes_that_stand_twice_are_named_and_nothing_is_dropped_silently(unit: Unit) -> None:
    other = (ADOPTION[0] + ".H05", "Tên khác", *ADOPTION[2:])
    odd = ("1.0125010", "Mã có bảy chữ số", "Bộ Tư pháp", "", "Luật sư")
    done = take(unit, "2026-07-01", TRUSTEE, ADOPTION, TRUSTEE, other, ("", "x", "y", "", ""), odd)
    assert [done[f"rows_{n}"] for n in ("read", "added", "known", "not_relevant", "refused")] == [
        6, 3, 1, 0, 2,
    ]  # fmt: skip
    assert [(one["row"], one["severity"]) for one in done["problems"]] == [
        (5, "warning"),
        (6, "error"),
        (7, "error"),
        (8, "warning"),
    ]
    assert ("portal.shown", "1.0125010", "2026-07-01", None, None) in facts(unit)


def test_the_order_of_rows_of_one_code_is_no_change(unit: Unit) -> None:
    third = (ADOPTION[0], "Tên thứ ba", *ADOPTION[2:])
    take(unit, "2026-07-01", RENAMED, ADOPTION, TRUSTEE)
    done = take(unit, "2026-07-10", ADOPTION, third, RENAMED, TRUSTEE)
    assert [done["snapshot"][n] for n in ("codes", "shown", "gone", "changed")] == [2, 0, 0, 0]
    done = take(unit, "2026-07-20", ADOPTION, third, TRUSTEE, third[:1] + TRUSTEE[1:])
    assert done["snapshot"]["changed"] == 1
    first = take(unit, "2026-07-01", ADOPTION, third, scope="Danh sách khác")
    assert first["snapshot"]["codes"] == 1
    assert take(unit, "2026-07-10", third, ("1.000001", "x", "y", "", ""), scope="Danh sách khác")


def test_a_row_whose_code_cannot_be_read_is_known_by_its_name(unit: Unit) -> None:
    other = ("1.000001", "Tên khác nữa", "Bộ Tư pháp", "", "Luật sư")
    take(unit, "2026-07-01", TRUSTEE, ADOPTION, AUCTION, other)
    done = take(
        unit,
        "2026-07-10",
        *(("", *TRUSTEE[1:]), ("Đang cập nhật", *ADOPTION[1:]), ("2.0021390", *AUCTION[1:])),
        ("", "Tên khác", "Bộ Tư pháp", "", "Luật sư"),
        other,
    )
    assert [done["snapshot"][n] for n in ("codes", "shown", "gone", "changed")] == [4, 0, 0, 0]
    assert [(one["row"], one["severity"]) for one in done["problems"]] == [
        *((3, "error"), (4, "error"), (5, "warning"), (6, "error")),
        *((3, "warning"), (4, "warning"), (5, "warning")),  # for which code they stand
    ]
    take(unit, "2026-07-20", TRUSTEE, ADOPTION)
    assert [fact[:4] for fact in facts(unit) if fact[2] == "2026-07-20"] == [
        ("portal.gone", "1.000001", "2026-07-20", "2026-07-10"),
        ("portal.gone", "2.002139", "2026-07-20", "2026-07-10"),
    ]


def test_a_row_without_a_name_keeps_the_name_of_the_list_before(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE, ADOPTION)
    done = take(unit, "2026-07-10", TRUSTEE, (ADOPTION[0], "", *ADOPTION[2:]))
    (problem,) = done["problems"]
    assert f"{ADOPTION[0]} không có tên" in problem["message"]
    assert len(facts(unit)) == 2
    take(unit, "2026-07-20", TRUSTEE, ADOPTION)
    assert len(facts(unit)) == 2


def test_the_first_list_may_lack_a_name(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE)
    done = take(unit, "2026-07-10", TRUSTEE, (ADOPTION[0], "", *ADOPTION[2:]))
    assert done["snapshot"]["shown"] == 1


def test_the_import_says_for_which_code_a_row_of_a_blank_code_stands(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE, ADOPTION)
    done = take(unit, "2026-07-10", TRUSTEE, ("", *ADOPTION[1:]))
    said = [problem["message"] for problem in done["problems"]]
    assert any(f"được tính là {ADOPTION[0]}" in one for one in said)


def test_the_header_again_and_what_is_signed_below_are_no_procedures(unit: Unit) -> None:
    signed = ("Người lập biểu", "", "", "", "")
    done = take(unit, "2026-07-01", TRUSTEE, HEADER, ADOPTION, signed)
    assert [done[f"rows_{n}"] for n in ("read", "added", "not_relevant", "refused")] == [4, 2, 2, 0]
    assert done["problems"] == []
    assert [one[1] for one in facts(unit)] == ["1.003976", "1.014966"]
