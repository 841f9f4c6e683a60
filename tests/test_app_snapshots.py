"""Does a list of the portal give the facts that its difference to the lists around it tells?

Expected values are typed from the edits that the tests themselves make to real rows of the
portal's list of Bộ Tư pháp (July 2026).
"""

import sqlite3
from itertools import permutations
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.portal_files import ADOPTION, AUCTION, TRUSTEE, Row, write_export
from tests.registers import Unit
from tthc.compliance.snapshots import Listed, changes, differ
from tthc.workflows.facts import FactKind

RENAMED = (ADOPTION[0], "Giải quyết việc nuôi con nuôi trong nước", *ADOPTION[2:])
MOVED = (*TRUSTEE[:3], "Sở Tư Pháp", TRUSTEE[4])
_STANDING = (
    "SELECT f.kind, p.code_key, f.happened_on, f.since, f.note FROM fact f"
    " JOIN procedure p ON p.id = f.procedure_id"
    " WHERE f.kind LIKE 'portal.%' AND f.id NOT IN"
    " (SELECT corrects FROM fact WHERE corrects IS NOT NULL) ORDER BY 3, 1, 2"
)


def take(unit: Unit, day: str, *rows: Row, scope: str = "Bộ Tư pháp") -> dict[str, Any]:
    """Import a list of a day; the day stands in the file's name."""
    path = write_export(unit.folder / f"danh-sach-{day}.xlsx", rows)
    return unit.ask("import", str(path), "--scope", scope)


def facts(unit: Unit) -> list[tuple[Any, ...]]:
    return unit.sql(_STANDING)


def test_the_first_list_shows_what_is_there_and_blames_nobody(unit: Unit) -> None:
    done = take(unit, "2026-07-01", TRUSTEE, ADOPTION)
    assert (done["kind"], done["rows_read"], done["rows_added"]) == ("snapshot", 2, 2)
    assert done["facts_added"] == 2
    assert done["snapshot"] | {"file": ""} == {
        "id": 1,
        "scope": "Bộ Tư pháp",
        "taken_on": "2026-07-01",
        "codes": 2,
        "file": "",
        "before": None,
        "after": None,
        "already_known": False,
        "shown": 2,
        "changed": 0,
        "gone": 0,
        "voided": 0,
    }
    assert facts(unit) == [
        ("portal.shown", "1.003976", "2026-07-01", None, None),
        ("portal.shown", "1.014966", "2026-07-01", None, None),
    ]
    assert unit.ask("list")["cases"] == []


def test_each_edit_between_two_lists_becomes_one_fact_with_its_interval(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE, ADOPTION)
    done = take(unit, "2026-07-10", MOVED, AUCTION)
    counts = {key: done["snapshot"][key] for key in ("shown", "changed", "gone", "voided")}
    assert counts == {"shown": 1, "changed": 1, "gone": 1, "voided": 0}
    moved = "Cơ quan thực hiện: Chủ tịch ủy ban nhân dân cấp tỉnh; Sở Tư Pháp → Sở Tư Pháp"
    assert facts(unit)[2:] == [
        ("portal.changed", "1.014966", "2026-07-10", "2026-07-01", moved),
        ("portal.gone", "1.003976", "2026-07-10", "2026-07-01", None),
        ("portal.shown", "2.002139", "2026-07-10", "2026-07-01", None),
    ]


def test_a_fact_names_the_row_of_the_file_it_came_from(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE)
    take(unit, "2026-07-10", TRUSTEE, AUCTION)
    said = unit.sql(
        "SELECT e.file_name, e.sheet, f.source_row FROM fact f JOIN entry e ON e.id = f.entry_id"
        " WHERE f.procedure = '2.002139'"
    )
    assert said == [("danh-sach-2026-07-10.xlsx", "Danh sách TTHC", 4)]


def test_what_is_gone_is_in_no_row_of_the_file(unit: Unit) -> None:
    take(unit, "2026-07-20", TRUSTEE, ADOPTION)
    named = ("--decision", "9/QĐ-BTP", "--procedure", "1.014966", "--change-kind", "abolished")
    unit.record("decision.issued", "20/07/2026", "--decision-date", "20/07/2026", *named)
    take(unit, "2026-07-21", ADOPTION)

    shown = unit.call("explain", "1.014966", "--as-of", "22/07/2026")
    assert ".xlsx) - được chọn" in " ".join(shown.out.split())
    assert "dòng 0" not in shown.out


def test_a_code_that_comes_back_is_shown_again(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE, AUCTION)
    take(unit, "2026-07-10", TRUSTEE)
    take(unit, "2026-07-15", TRUSTEE, AUCTION)
    assert [fact[:4] for fact in facts(unit)[2:]] == [
        ("portal.gone", "2.002139", "2026-07-10", "2026-07-01"),
        ("portal.shown", "2.002139", "2026-07-15", "2026-07-10"),
    ]


def test_letter_case_blanks_and_the_order_of_agencies_are_no_change(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE, ADOPTION)
    swapped = (*ADOPTION[:3], "Ủy ban nhân dân cấp tỉnh\nBộ Tư pháp", ADOPTION[4])
    take(unit, "2026-07-10", (TRUSTEE[0], TRUSTEE[1].upper().strip(), *TRUSTEE[2:]), swapped)
    assert len(facts(unit)) == 2


def names(unit: Unit) -> list[str | None]:
    found = unit.sql("SELECT name FROM procedure WHERE code = ?", ADOPTION[0])
    return [name for (name,) in found]


def test_a_withdrawn_list_names_nothing_any_longer(unit: Unit) -> None:
    ended = ("--procedure", ADOPTION[0], "--title", "Tên ghi cùng việc hết hiệu lực")
    unit.record("force.ended", "2026-09-01", *ended)
    take(unit, "2026-07-20", ADOPTION)
    take(unit, "2026-08-20", RENAMED)
    assert names(unit) == [RENAMED[1]]
    unit.ask("portal", "withdraw", "2")
    assert names(unit) == [ADOPTION[1]]
    unit.ask("portal", "withdraw", "1")
    assert names(unit) == ["Tên ghi cùng việc hết hiệu lực"]
    unit.record("fact.voided", "2026-09-02", "--fact", "1")
    assert names(unit) == [None]
    assert unit.call("verify").code == 0


def many(codes: int) -> list[Row]:
    return [(f"1.{number:06}", f"Thủ tục {number}", *TRUSTEE[2:]) for number in range(codes)]


def test_a_list_that_lost_most_of_the_one_before_waits_for_a_word(unit: Unit) -> None:
    take(unit, "2026-07-20", *many(21))
    short = str(write_export(unit.folder / "danh-sach-2026-08-20.xlsx", many(10)))
    refused = unit.call("import", short, "--scope", "Bộ Tư pháp")
    assert refused.code == 8
    assert "11 trong số 21 mã của danh sách ngày 20/07/2026" in refused.err
    assert (len(facts(unit)), len(unit.ask("portal", "list")["snapshots"])) == (21, 1)
    taken = unit.ask("import", short, "--scope", "Bộ Tư pháp", "--complete")
    assert (taken["facts_added"], len(facts(unit))) == (11, 32)


@pytest.mark.parametrize(("before", "after"), [(20, 10), (18, 9), (9, 1), (40, 21)])
def test_a_list_that_lost_half_or_few_is_taken(before: int, after: int, unit: Unit) -> None:
    take(unit, "2026-07-20", *many(before))
    assert take(unit, "2026-08-20", *many(after))["facts_added"] == before - after


def test_a_short_list_that_comes_late_waits_too(unit: Unit) -> None:
    take(unit, "2026-07-20", *many(21))
    take(unit, "2026-09-20", *many(21))
    short = str(write_export(unit.folder / "danh-sach-2026-08-20.xlsx", many(5)))
    assert unit.call("import", short, "--scope", "Bộ Tư pháp", "--dry-run").code == 8


def test_the_same_list_again_adds_nothing_even_in_another_order(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE, ADOPTION)
    before = unit.dump()
    done = take(unit, "2026-07-01", ADOPTION, TRUSTEE)
    assert (done["rows_added"], done["rows_known"], done["facts_added"]) == (0, 2, 0)
    assert done["snapshot"]["already_known"] is True
    assert unit.dump() == before


def test_a_dry_run_says_what_would_come_and_writes_nothing(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE)
    before = unit.dump()
    path = write_export(unit.folder / "2026-07-02.xlsx", [AUCTION])
    done = unit.ask("import", str(path), "--scope", "bộ tư pháp", "--dry-run")
    assert (done["snapshot"]["shown"], done["snapshot"]["gone"]) == (1, 1)
    assert unit.dump() == before


def test_an_older_list_imported_late_redates_the_facts_after_it(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE, ADOPTION)
    take(unit, "2026-07-15", TRUSTEE, AUCTION)
    done = take(unit, "2026-07-10", TRUSTEE, RENAMED, AUCTION)
    assert done["snapshot"]["voided"] == 2
    assert [fact[:4] for fact in facts(unit)[2:]] == [
        ("portal.changed", "1.003976", "2026-07-10", "2026-07-01"),
        ("portal.shown", "2.002139", "2026-07-10", "2026-07-01"),
        ("portal.gone", "1.003976", "2026-07-15", "2026-07-10"),
    ]
    reasons = unit.sql("SELECT DISTINCT note FROM fact WHERE kind = 'fact.voided'")
    assert reasons == [("danh sách số 3 ngày 10/07/2026 nhập sau, đứng trước danh sách này",)]


def test_an_older_list_before_the_first_becomes_the_first(unit: Unit) -> None:
    take(unit, "2026-07-10", TRUSTEE, AUCTION)
    take(unit, "2026-07-01", TRUSTEE, ADOPTION)
    assert [fact[:4] for fact in facts(unit)] == [
        ("portal.shown", "1.003976", "2026-07-01", None),
        ("portal.shown", "1.014966", "2026-07-01", None),
        ("portal.gone", "1.003976", "2026-07-10", "2026-07-01"),
        ("portal.shown", "2.002139", "2026-07-10", "2026-07-01"),
    ]


LISTS = {
    "2026-07-01": (TRUSTEE, ADOPTION),
    "2026-07-08": (MOVED, RENAMED),
    "2026-07-15": (TRUSTEE, AUCTION, RENAMED),
    "2026-07-22": (TRUSTEE, ADOPTION),
}


@pytest.mark.parametrize("order", list(permutations(LISTS))[1::4], ids="-".join)
def test_the_order_of_importing_makes_no_difference(order: tuple[str, ...], unit: Unit) -> None:
    for day in order:
        take(unit, day, *LISTS[day])
    said = [(kind, code, on[8:], since and since[8:]) for kind, code, on, since, _ in facts(unit)]
    assert said == [
        ("portal.shown", "1.003976", "01", None),
        ("portal.shown", "1.014966", "01", None),
        ("portal.changed", "1.003976", "08", "01"),
        ("portal.changed", "1.014966", "08", "01"),
        ("portal.changed", "1.014966", "15", "08"),
        ("portal.shown", "2.002139", "15", "08"),
        ("portal.changed", "1.003976", "22", "15"),
        ("portal.gone", "2.002139", "22", "15"),
    ]


def test_a_withdrawn_list_leaves_its_neighbours_as_if_it_had_never_been(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE, ADOPTION)
    take(unit, "2026-07-15", TRUSTEE, AUCTION)
    before = facts(unit)
    take(unit, "2026-07-10", ADOPTION)
    assert facts(unit) != before
    gone = unit.ask("portal", "withdraw", "3")
    assert (gone["id"], gone["taken_on"], gone["voided"]) == (3, "2026-07-10", 4)
    assert facts(unit) == before
    assert [one["id"] for one in unit.ask("portal", "list")["snapshots"]] == [1, 2]
    take(unit, "2026-07-10", TRUSTEE, ADOPTION)
    assert [fact[2:4] for fact in facts(unit)[2:]] == [("2026-07-15", "2026-07-10")] * 2


def test_another_list_of_the_same_day_is_refused_until_the_first_is_withdrawn(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE)
    path = str(write_export(unit.folder / "lai.xlsx", [ADOPTION]))
    other = ("import", path, "--taken-on", "01/07/2026")
    refused = unit.call(*other)
    assert refused.code == 8
    assert "tthc portal withdraw 1" in refused.err
    assert unit.call("portal", "withdraw", "1").code == 0
    assert unit.call(*other).code == 0
    assert [fact[1] for fact in facts(unit)] == ["1.003976"]
    again = unit.call("portal", "withdraw", "1")
    assert again.code == 0
    assert "đã rút từ trước" in again.out
    assert [one["id"] for one in unit.ask("portal", "list")["snapshots"]] == [3]
    assert unit.call("portal", "withdraw", "9").code == 7


def test_a_fact_voided_by_hand_stays_void_when_a_list_is_put_between_others(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE)
    take(unit, "2026-07-10", TRUSTEE, AUCTION)
    ((wrong,),) = unit.sql("SELECT id FROM fact WHERE procedure = '2.002139'")
    unit.record("fact.voided", "2026-07-11", "--fact", str(wrong))
    take(unit, "2026-07-20", TRUSTEE, AUCTION, ADOPTION)
    assert [fact[1:3] for fact in facts(unit)] == [
        ("1.014966", "2026-07-01"),
        ("1.003976", "2026-07-20"),
    ]


def test_lists_of_two_ministries_are_never_compared(unit: Unit) -> None:
    police = ("1.015027", "Xét hưởng chế độ trợ cấp", "Bộ Công an", "UBND cấp xã", "Chính sách")
    for day, rows in (("01/07/2026", [TRUSTEE]), ("05/07/2026", [police])):
        path = write_export(unit.folder / "danh-sach.xlsx", rows)
        unit.ask("import", str(path), "--taken-on", day)
    assert [fact[0] for fact in facts(unit)] == ["portal.shown", "portal.shown"]
    scopes = [one["scope"] for one in unit.ask("portal", "list")["snapshots"]]
    assert scopes == ["Bộ Công an", "Bộ Tư pháp"]


def test_one_procedure_of_another_ministry_does_not_rename_the_list(unit: Unit) -> None:
    rows = [(f"1.{100000 + n}", f"Thủ tục {n}", *ADOPTION[2:]) for n in range(12)]
    other = ("2.009999", "Thủ tục khác", "Bộ Xây dựng", "", "Đường bộ")
    path = str(write_export(unit.folder / "2026-07-20.xlsx", [*rows, other]))
    assert unit.ask("import", path)["snapshot"]["scope"] == "Bộ Tư pháp"


LISTED = st.lists(st.integers(0, 3), min_size=4, max_size=4)  # 0: the code is not listed


@given(LISTED, LISTED)
def test_replaying_the_differences_makes_the_second_list_of_the_first(
    first: list[int], second: list[int]
) -> None:
    before, after = _listing(first), _listing(second)
    rebuilt = dict(before)
    for found in differ(before, after):
        if found.kind is FactKind.PORTAL_GONE:
            del rebuilt[found.key]
        else:
            rebuilt[found.key] = found.listed
    assert rebuilt == after


def _listing(names: list[int]) -> dict[str, Listed]:
    pairs = [(str(code), str(name)) for code, name in enumerate(names) if name]
    return {code: Listed(3, code, name, None, None, None) for code, name in pairs}


def test_every_column_that_changed_is_named_old_and_new() -> None:
    was = Listed(3, "1.000001", "A", "Bộ Y tế", "Sở Y tế", "Dược")
    now = Listed(9, "1.000001", "B", "Bộ Công an", None, "Y")
    assert changes(was, now) == (
        "Tên: A → B; Cơ quan ban hành: Bộ Y tế → Bộ Công an; Cơ quan thực hiện: Sở Y tế → -; "
        "Lĩnh vực: Dược → Y"
    )


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("danh-sach-2026-07-20.xlsx", "2026-07-20"),
        ("tthc 20.7.2026 (1).xlsx", "2026-07-20"),
        ("tthc_20260720.xlsx", "2026-07-20"),
        ("2026-07-20 va 20-07-2026.xlsx", "2026-07-20"),
    ],
)
def test_the_day_is_read_from_the_name_where_it_stands_there(
    name: str, day: str, unit: Unit
) -> None:
    path = write_export(unit.folder / name, [TRUSTEE])
    assert unit.ask("import", str(path))["snapshot"]["taken_on"] == day


@pytest.mark.parametrize(
    "name",
    ["danh-sach.xlsx", "20-07-2026 den 21-07-2026.xlsx", "2026-13-40.xlsx", "120260720.xlsx"],
)
def test_a_list_without_one_day_is_refused_and_nothing_is_guessed(name: str, unit: Unit) -> None:
    refused = unit.call("import", str(write_export(unit.folder / name, [TRUSTEE])), "--lang", "en")
    assert refused.code == 3
    assert "--taken-on" in refused.err
    assert unit.ask("portal", "list")["snapshots"] == []


def test_a_day_ahead_is_refused(unit: Unit) -> None:
    path = str(write_export(unit.folder / "a.xlsx", [TRUSTEE]))
    assert unit.call("import", path, "--taken-on", "01/01/2099").code == 3


def test_the_day_given_wins_over_the_name(unit: Unit) -> None:
    path = str(write_export(unit.folder / "2026-07-20.xlsx", [TRUSTEE]))
    done = unit.ask("import", path, "--taken-on", "19/07/2026")
    assert done["snapshot"]["taken_on"] == "2026-07-19"


def test_a_list_without_the_column_of_codes_is_refused_with_its_name(unit: Unit) -> None:
    path = write_export(unit.folder / "a.xlsx", [TRUSTEE[1:]], header=("Tên", "Cơ quan", "b", "c"))
    refused = unit.call("import", str(path), "--taken-on", "20/07/2026")
    assert refused.code == 3
    assert "Mã TTHC" in refused.err


def test_a_list_of_several_agencies_asks_which_list_it_is(unit: Unit) -> None:
    other = ("1.015027", "Trợ cấp", "Bộ Công an", "", "")
    path = str(write_export(unit.folder / "2026-07-20.xlsx", [TRUSTEE, other]))
    refused = unit.call("import", path)
    assert refused.code == 3
    assert "Bộ Tư pháp (1), Bộ Công an (1)" in refused.err
    assert unit.ask("import", path, "--scope", "Tỉnh")["snapshot"]["scope"] == "Tỉnh"


def test_an_empty_list_is_refused_for_it_would_say_that_all_is_gone(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE)
    path = str(write_export(unit.folder / "2026-07-02.xlsx", [("", "Không có mã", "", "", "x")]))
    assert unit.call("import", path, "--scope", "Bộ Tư pháp").code == 3
    assert len(facts(unit)) == 1


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
    ]
    take(unit, "2026-07-20", TRUSTEE, ADOPTION)
    assert [fact[:4] for fact in facts(unit) if fact[2] == "2026-07-20"] == [
        ("portal.gone", "1.000001", "2026-07-20", "2026-07-10"),
        ("portal.gone", "2.002139", "2026-07-20", "2026-07-10"),
    ]


def test_a_csv_list_is_taken_when_its_day_is_said(unit: Unit) -> None:
    path: Path = unit.folder / "danh-muc.csv"
    path.write_text("Mã số,Tên,Cơ quan ban hành\n1.014966,Cấp lại,Bộ Tư pháp\n", encoding="utf-8")
    assert unit.ask("import", str(path))["kind"] == "procedures"
    done = unit.ask("import", str(path), "--taken-on", "20/07/2026")
    assert (done["kind"], done["snapshot"]["scope"]) == ("snapshot", "Bộ Tư pháp")


def test_the_export_can_still_be_read_as_a_plain_list(unit: Unit) -> None:
    path = str(write_export(unit.folder / "danh-sach.xlsx", [TRUSTEE]))
    assert unit.ask("import", path, "--as", "procedures")["kind"] == "procedures"


def test_diff_shows_what_changed_between_two_days(unit: Unit) -> None:
    for day, rows in LISTS.items():
        take(unit, day, *rows)
    last = unit.ask("portal", "diff", "--to", "2026-07-15")["changes"]
    assert [(one["kind"], one["code"], one["since"], one["seen_on"]) for one in last] == [
        ("portal.changed", "1.014966", "2026-07-08", "2026-07-15"),
        ("portal.shown", "2.002139", "2026-07-08", "2026-07-15"),
    ]
    whole = unit.ask("portal", "diff", "--from", "2026-07-01", "--scope", "BỘ TƯ PHÁP")
    assert whole["changes"] == []
    assert unit.ask("portal", "diff", "--scope", "Bộ Y tế")["changes"] == []


def test_diff_says_nothing_changed_only_of_two_lists(unit: Unit) -> None:
    ask, no_two = ("portal", "diff"), "Không có hai danh sách để so sánh"
    assert "Chưa có danh sách nào của Cổng" in unit.call(*ask).out
    take(unit, "2026-07-01", TRUSTEE)
    assert no_two in unit.call(*ask).out
    take(unit, "2026-07-08", TRUSTEE)
    assert "không có gì thay đổi" in unit.call(*ask, "--to", "2026-07-08").out
    assert no_two in unit.call(*ask, "--to", "2026-07-01").out
    assert no_two in unit.call(*ask, "--scope", "Bộ Y tế").out
    refused = unit.call(*ask, "--from", "2026-07-15", "--to", "2026-07-01")
    assert refused.code == 2
    assert "--from 15/07/2026 sau --to 01/07/2026" in refused.err


def test_a_list_of_unchanged_rows_is_kept_once_however_many_days_show_it(unit: Unit) -> None:
    for day in ("2026-07-01", "2026-07-02", "2026-07-03"):
        take(unit, day, TRUSTEE, ADOPTION)
    assert unit.sql("SELECT count(*) FROM listing") == [(1,)]
    assert unit.sql("SELECT count(*) FROM snapshot") == [(3,)]


@pytest.mark.parametrize("table", ["listing", "snapshot"])
def test_the_database_refuses_to_change_a_list(table: str, unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE)
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET province = 'x'"):  # noqa: S608
        with pytest.raises((sqlite3.IntegrityError, psycopg.Error), match="only grows"):
            unit.sql(statement)


def test_show_tells_what_stood_on_the_list_on_a_day(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE, ADOPTION)
    take(unit, "2026-07-10", TRUSTEE, AUCTION)
    take(unit, "2026-07-03", AUCTION, scope="Bộ khác")
    (others, justice) = sorted(
        unit.ask("portal", "show", "09/07/2026")["lists"],
        key=lambda one: one["scope"] == "Bộ Tư pháp",
    )
    assert (justice["id"], justice["taken_on"], justice["codes"]) == (1, "2026-07-01", 2)
    assert justice["procedures"][1] == {
        "row": 4,
        "code": ADOPTION[0],
        "name": ADOPTION[1],
        "issuer": "Bộ Tư pháp",
        "agencies": "Bộ Tư pháp; Ủy ban nhân dân cấp tỉnh",
        "field": "Nuôi con nuôi",
    }
    assert [row["code"] for row in others["procedures"]] == [AUCTION[0]]
    assert unit.ask("portal", "show", "30/06/2026")["lists"] == []


def test_show_takes_a_number_a_name_and_words_in_any_spelling(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE, ADOPTION)
    take(unit, "2026-07-02", AUCTION, scope="Bộ khác")
    (found,) = unit.ask("portal", "show", "1", "--search", "NUOI con")["lists"]
    assert [row["code"] for row in found["procedures"]] == [ADOPTION[0]]
    (other,) = unit.ask("portal", "show", "2026-07-20", "--scope", "bo khac")["lists"]
    assert other["id"] == 2
    text = unit.call("portal", "show", "1", "--search", "nuôi").out
    assert "Bộ Tư pháp, ngày 01/07/2026, 1/2 mã" in text


@pytest.mark.parametrize(("asked", "code"), [("9", 7), ("32/07/2026", 2), ("hôm nay", 2)])
def test_show_refuses_what_is_neither_a_list_nor_a_day(asked: str, code: int, unit: Unit) -> None:
    answer = unit.call("portal", "show", asked)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.strip()


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_in_whatever_order_lists_come_a_procedure_bears_the_name_of_the_latest_day(
    order: tuple[int, ...], unit: Unit
) -> None:
    names = ("Tên A", "Tên X", "Tên B", "Tên C")
    days = ("2026-07-20", "2026-08-10", "2026-08-20", "2026-09-20")
    for at in order:
        take(unit, days[at], (ADOPTION[0], names[at], *ADOPTION[2:]))
    assert unit.sql("SELECT name FROM procedure") == [("Tên C",)]
