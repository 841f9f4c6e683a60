"""Does a list of the portal give the facts that its difference to the list before tells?

Expected values are typed from the edits that the tests themselves make to real rows of the
portal's list of Bộ Tư pháp (July 2026).
"""

import sqlite3

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.portal_files import ADOPTION, AUCTION, TRUSTEE, write_export
from tests.portal_lists import MOVED, facts, take
from tests.registers import Unit
from tthc.compliance.snapshots import Listed, changes, differ
from tthc.workflows.facts import FactKind


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


def test_lists_of_two_ministries_are_never_compared(unit: Unit) -> None:
    police = ("1.015027", "Xét hưởng chế độ trợ cấp", "Bộ Công an", "UBND cấp xã", "Chính sách")
    for day, rows in (("01/07/2026", [TRUSTEE]), ("05/07/2026", [police])):
        path = write_export(unit.folder / "danh-sach.xlsx", rows)
        unit.ask("import", str(path), "--taken-on", day)
    assert [fact[0] for fact in facts(unit)] == ["portal.shown", "portal.shown"]
    scopes = [one["scope"] for one in unit.ask("portal", "list")["snapshots"]]
    assert scopes == ["Bộ Công an", "Bộ Tư pháp"]


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
