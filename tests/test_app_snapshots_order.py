"""Is it the same in whatever order lists are imported, and after one of them was withdrawn?

Expected values are typed from the edits that the tests themselves make to real rows.
"""

from itertools import permutations

import pytest

from tests.portal_files import ADOPTION, AUCTION, TRUSTEE, write_export
from tests.portal_lists import LISTS, RENAMED, facts, take
from tests.registers import Unit


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


def test_what_a_late_list_states_anew_is_shown_before_what_it_voids(unit: Unit) -> None:
    take(unit, "2026-07-10", TRUSTEE, ADOPTION)
    take(unit, "2026-07-20", TRUSTEE)
    take(unit, "2026-07-01", TRUSTEE, ADOPTION)

    shown = unit.ask("show", ADOPTION[0])

    assert [(fact["kind"], fact["happened_on"]) for fact in shown["standing_facts"]] == [
        ("portal.shown", "2026-07-01"),
        ("portal.gone", "2026-07-20"),
    ]
    assert {fact["kind"] for fact in shown["voided_facts"]} == {"portal.shown", "fact.voided"}
    said = " ".join(unit.call("show", ADOPTION[0]).out.split())
    assert said.startswith(ADOPTION[0])
    assert ": chưa có việc theo dõi nào." in said
    assert "không còn việc theo dõi nào" not in said
    assert "chưa có việc theo dõi nào" in unit.call("explain", ADOPTION[0]).err


@pytest.mark.many
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


BLANK_CODE = ("", *TRUSTEE[1:])
ODD_CODE = ("1.0149660", *TRUSTEE[1:])
NAMELESS = (ADOPTION[0], "", *ADOPTION[2:])
MOVED_CODE = (TRUSTEE[0], *AUCTION[1:])
OPEN = {
    "2026-07-01": (TRUSTEE, ADOPTION, AUCTION),
    "2026-07-08": (BLANK_CODE, NAMELESS, AUCTION),
    "2026-07-15": (ODD_CODE, NAMELESS, (AUCTION[0], *TRUSTEE[1:]), AUCTION),
    "2026-07-22": (TRUSTEE, RENAMED, MOVED_CODE),
}
"""Lists of which the rows leave open what they say: only the list before tells it."""


@pytest.mark.many
@pytest.mark.parametrize("order", list(permutations(OPEN))[::4], ids="-".join)
def test_nor_does_it_where_the_list_before_tells_what_rows_leave_open(
    order: tuple[str, ...], unit: Unit
) -> None:
    for day in order:
        take(unit, day, *OPEN[day])
    shown, changed = "portal.shown", "portal.changed"
    assert facts(unit) == [
        (shown, "1.003976", "2026-07-01", None, None),
        (shown, "1.014966", "2026-07-01", None, None),
        (shown, "2.002139", "2026-07-01", None, None),
        (changed, "1.003976", "2026-07-22", "2026-07-15", f"Tên: {ADOPTION[1]} → {RENAMED[1]}"),
    ]


def test_rows_are_read_anew_once_the_list_that_told_what_they_mean_is_withdrawn(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE, ADOPTION)
    take(unit, "2026-07-08", BLANK_CODE, ADOPTION)
    assert [one[0] for one in facts(unit)] == ["portal.shown"] * 2
    unit.ask("portal", "withdraw", "1")
    assert [one[1:3] for one in facts(unit)] == [("1.003976", "2026-07-08")]
    (shown,) = unit.ask("portal", "show", "2")["lists"]
    assert [one["code"] for one in shown["procedures"]] == ["1.003976"]


def test_one_code_beside_several_names_takes_none_of_them_away(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE, ADOPTION, AUCTION)
    done = take(unit, "2026-07-08", TRUSTEE, (TRUSTEE[0], *ADOPTION[1:]), MOVED_CODE)
    assert [one[0] for one in facts(unit)] == ["portal.shown"] * 3
    said = [one["message"] for one in done["problems"] if one["severity"] == "warning"]
    assert ["1.003976" in said[0], "2.002139" in said[1]] == [True, True]


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


@pytest.mark.many
@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_in_whatever_order_lists_come_a_procedure_bears_the_name_of_the_latest_day(
    order: tuple[int, ...], unit: Unit
) -> None:
    names = ("Tên A", "Tên X", "Tên B", "Tên C")
    days = ("2026-07-20", "2026-08-10", "2026-08-20", "2026-09-20")
    for at in order:
        take(unit, days[at], (ADOPTION[0], names[at], *ADOPTION[2:]))
    assert unit.sql("SELECT name FROM procedure") == [("Tên C",)]
