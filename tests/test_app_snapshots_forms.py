"""Is a list that was only written otherwise, in a spreadsheet or by the portal, no change?"""

from typing import Any

import pytest

from tests.portal_files import ADOPTION, AUCTION, HEADER, TRUSTEE
from tests.portal_lists import facts, take
from tests.registers import Unit

DASHED = (
    "1.000001",
    'Đăng ký – cấp bản sao "trích lục" hộ tịch',
    "Bộ Tư pháp",
    "Cục Hộ tịch, quốc tịch\nỦy ban nhân dân cấp xã",
    "Hộ tịch",
)


def _many(count: int, ending: str = "") -> list[tuple[str, ...]]:
    """Give rows of codes none of which ends with a zero."""
    numbers = (number for number in range(1, 10 * count) if number % 10)
    codes = [f"1.{next(numbers):06d}" for _ in range(count)]
    return [(code, f"Tên {code}{ending}", "Bộ Tư pháp", "Sở Tư pháp", "A") for code in codes]


def _take_csv(unit: Unit, day: str, *rows: tuple[str, ...]) -> dict[str, Any]:
    file = unit.folder / f"danh-sach-{day}.csv"
    lines = [";".join(f'"{cell}"' for cell in row) for row in (HEADER, *rows)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return unit.ask("import", str(file), "--as", "snapshot", "--taken-on", day)


def test_dashes_quotation_marks_and_what_stands_between_agencies_are_no_change(unit: Unit) -> None:
    take(unit, "2026-07-01", DASHED, TRUSTEE)
    typed = "Đăng ký - cấp bản sao “trích lục” hộ tịch"
    agencies = "Ủy ban nhân dân cấp xã, Cục Hộ tịch, quốc tịch"
    again = (DASHED[0], typed, DASHED[2], agencies, DASHED[4])
    trustee = (*TRUSTEE[:3], "Chủ tịch ủy ban nhân dân cấp tỉnh - Sở Tư Pháp", TRUSTEE[4])
    assert take(unit, "2026-07-10", again, trustee)["snapshot"]["changed"] == 0
    fewer = (*DASHED[:3], "Ủy ban nhân dân cấp xã", DASHED[4])
    assert take(unit, "2026-07-20", fewer, trustee)["snapshot"]["changed"] == 1


def test_a_code_with_a_comma_is_the_number_that_a_spreadsheet_made_of_it(unit: Unit) -> None:
    done = _take_csv(
        unit,
        "2026-07-01",
        ("1,014966", *TRUSTEE[1:3], "", ""),
        ("2,00208", "B", "Bộ Tư pháp", "", ""),
    )
    assert done["problems"] == []
    assert [fact[1] for fact in facts(unit)] == ["1.014966", "2.002080"]


def test_codes_that_lost_their_zeros_in_the_first_list_are_not_new_in_the_next(unit: Unit) -> None:
    short = ("2.00208", "Thù lao hòa giải viên", "Bộ Tư pháp", "Sở Tư pháp", "A")
    shorter = ("1.0004", "Thẻ tư vấn viên", "Bộ Tư pháp", "Sở Tư pháp", "A")
    done = _take_csv(unit, "2026-07-01", *_many(60), short, shorter)
    said = [one["message"] for one in done["problems"]]
    assert ["2.002080" in said[0], "1.000400" in said[1], len(said)] == [True, True, 2]
    whole = [("2.002080", *short[1:]), ("1.000400", *shorter[1:])]
    after = take(unit, "2026-07-20", *_many(60), *whole)["snapshot"]
    assert [after[name] for name in ("codes", "shown", "gone", "changed")] == [62, 0, 0, 0]


@pytest.mark.parametrize(("more", "codes"), [(("1.000010",), 62), ((), 49)])
def test_a_code_cut_short_is_kept_where_zeros_are_not_lost_for_certain(
    more: tuple[str, ...], codes: int, unit: Unit
) -> None:
    """Another code ends with a zero; or they are too few to tell."""
    rows = _many(60 if more else 48)
    rows += [(code, "Mã có số 0", "Bộ Tư pháp", "Sở Tư pháp", "A") for code in more]
    _take_csv(unit, "2026-07-01", *rows, ("2.00208", "Thù lao", "Bộ Tư pháp", "Sở Tư pháp", "A"))
    found = {fact[1] for fact in facts(unit)}
    assert "2.00208" in found
    assert len(found) == codes


@pytest.mark.parametrize("written", ["", "1.0149660", "1.003976"])
def test_what_stood_in_the_first_list_under_no_sure_code_is_not_first_seen_in_the_next(
    written: str, unit: Unit
) -> None:
    """Its cell was blank, mistyped, or merged with that of another row."""
    take(unit, "2026-07-01", ADOPTION, (written, *TRUSTEE[1:]))
    take(unit, "2026-07-20", ADOPTION, TRUSTEE, AUCTION)
    (trustee,) = [fact for fact in facts(unit) if fact[1] == TRUSTEE[0]]
    assert trustee[:4] == ("portal.shown", TRUSTEE[0], "2026-07-20", None)
    assert "danh sách trước" in trustee[4]
    (auction,) = [fact for fact in facts(unit) if fact[1] == AUCTION[0]]
    assert auction[2:] == ("2026-07-20", "2026-07-01", None)
    (seen,) = [one for one in unit.ask("portal", "diff")["changes"] if one["code"] == TRUSTEE[0]]
    assert "danh sách trước" in seen["detail"]


def test_a_sum_below_the_codes_is_no_procedure(unit: Unit) -> None:
    done = take(unit, "2026-07-01", TRUSTEE, ADOPTION, ("2", "", "", "", ""))
    assert [done[f"rows_{n}"] for n in ("added", "not_relevant", "refused")] == [2, 1, 0]
    assert [fact[1] for fact in facts(unit)] == ["1.003976", "1.014966"]


def test_a_list_of_which_most_rows_read_otherwise_is_warned_of(unit: Unit) -> None:
    take(unit, "2026-07-01", *_many(20))
    some = take(unit, "2026-07-10", *_many(9, " mới"), *_many(20)[9:])
    assert some["problems"] == []
    cut = take(unit, "2026-07-20", *_many(20, " (cắt"))
    (warning,) = cut["problems"]
    assert "20 trong 20 mã" in warning["message"]
    assert "tthc portal withdraw 3" in warning["message"]


def test_a_list_of_which_most_codes_are_new_asks_whether_the_one_before_was_whole(
    unit: Unit,
) -> None:
    take(unit, "2026-07-01", *_many(9))
    assert take(unit, "2026-07-10", *_many(18))["problems"] == []
    take(unit, "2026-08-01", *_many(9), scope="Một trang")
    (warning,) = take(unit, "2026-08-10", *_many(30), scope="Một trang")["problems"]
    assert "21 trong 30 mã" in warning["message"]
    assert "tthc portal withdraw 3" in warning["message"]
    unit.ask("portal", "withdraw", "3")
    assert {fact[3] for fact in facts(unit) if fact[2] == "2026-08-10"} == {None}


@pytest.mark.parametrize(("moved", "warnings"), [(2, 0), (3, 1)])
def test_a_column_that_was_moved_without_the_others_is_warned_of(
    moved: int, warnings: int, unit: Unit
) -> None:
    rows = _many(20)
    take(unit, "2026-07-01", *rows)
    names = [row[1] for row in rows[:moved]]
    turned = [
        (row[0], name, *row[2:]) for row, name in zip(rows, names[1:] + names[:1], strict=False)
    ]
    done = take(unit, "2026-07-10", *turned, *rows[moved:])
    assert done["snapshot"]["changed"] == moved
    assert ["3 mã mang tên" in one["message"] for one in done["problems"]] == [True] * warnings
