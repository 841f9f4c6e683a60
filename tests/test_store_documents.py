"""Do single refreshes reach by documents exactly what a rebuild would judge otherwise?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, pairwise, permutations
from random import Random
from typing import Any

import pytest

from tests.registers import SIGNED, Unit
from tthc.app.register import writing
from tthc.store.journal import Item, Journal
from tthc.store.projection import rebuild, refresh
from tthc.workflows.facts import BOUND_KINDS, ChangeKind, Content, Extent, FactKind, Origin

NAMED = """
    SELECT c.id, s."first", s."last", {columns} FROM tracked_case c
    JOIN {table} s ON s.course_id = c.course_id ORDER BY 1, 2, 3, 4, 5, 6
"""
CACHED = {
    "verdict_span": "s.verdict, s.rule, s.due",
    "finding_span": 's."check", s.detail, s.due',
}
PAPERS = ("1/TT-A", "2/TT-A", "3/QĐ-UBND", "4/QĐ-UBND", "5/TT-A")
CODES = ("1.000001", "1.000002", "1.000003")
PLACES = ("I/1", "I/2", "toàn bộ", None)
DECISIONS = {"10/QĐ-BTP": date(2025, 1, 1), "11/QĐ-BTP": date(2025, 6, 1)}
ABOUT_PAPERS = (
    *(FactKind.FORCE_ENDED, FactKind.FORCE_BOUND, FactKind.FORCE_RESTORED),
    *(FactKind.DOCUMENT_IN_FORCE, FactKind.REMOVAL_DONE, FactKind.FORCE_TIED),
    FactKind.DOCUMENT_ISSUED,
)
ABOUT_CODES = (
    *(FactKind.PROCEDURE_BASED, FactKind.PROCEDURE_BASED, FactKind.PROCEDURE_BASED),
    *(FactKind.PROCEDURE_REPLACED, FactKind.FORCE_BOUND, FactKind.PROCEDURE_LISTED),
    *(FactKind.DECISION_ISSUED, FactKind.REMOVAL_DONE, FactKind.DECISION_RECEIVED),
    *(FactKind.FORCE_TIED, FactKind.PROCEDURE_LISTED, FactKind.FORCE_ENDED),
    FactKind.ANNOUNCEMENT_SIGNED,
)


def any_fact(random: Random) -> Content:
    paper = random.random() < 0.5
    kind = random.choice(ABOUT_PAPERS if paper else ABOUT_CODES)
    decided = not paper and (kind is FactKind.DECISION_ISSUED or random.random() < 0.3)
    decision = random.choice(list(DECISIONS)) if decided else None
    tied = paper or kind in (FactKind.PROCEDURE_BASED, FactKind.PROCEDURE_LISTED)
    caused = kind in BOUND_KINDS | {FactKind.FORCE_ENDED, FactKind.DOCUMENT_IN_FORCE}
    part = kind is FactKind.FORCE_ENDED and random.random() < 0.3
    row = kind in (FactKind.FORCE_ENDED, FactKind.PROCEDURE_LISTED)
    happened_on = date(2025, 1, 1) + timedelta(days=random.randrange(300))
    cause = random.choice(PAPERS) if caused and random.random() < 0.6 else None
    signed = cause and kind is FactKind.FORCE_ENDED and random.random() < 0.5
    return Content(
        province="Bắc Ninh",
        department="Sở",
        kind=kind,
        happened_on=happened_on,
        decision=decision,
        decision_date=DECISIONS[decision] if decision else None,
        procedure=None if paper else random.choice(CODES),
        document=random.choice(PAPERS) if tied else None,
        cause=cause,
        cause_date=happened_on if signed else None,
        extent=Extent.PART if part else None,
        place=random.choice(PLACES) if row else None,
        successor=random.choice(CODES) if kind is FactKind.PROCEDURE_REPLACED else None,
        change_kind=ChangeKind.ABOLISHED if random.random() < 0.3 and decided else None,
    )


UNIT = Content(
    province="Bắc Ninh",
    department="Sở",
    kind=FactKind.NOTE_ADDED,
    happened_on=date(2025, 5, 28),
)
LET_END = (
    replace(UNIT, kind=FactKind.PROCEDURE_LISTED, document=PAPERS[2], procedure=CODES[0]),
    replace(
        UNIT,
        kind=FactKind.FORCE_BOUND,
        document=PAPERS[2],
        cause=PAPERS[0],
        place="toàn bộ",
        evidence="4/qđ-ubnd",
    ),
    replace(UNIT, kind=FactKind.DOCUMENT_IN_FORCE, document=PAPERS[0]),
    replace(UNIT, kind=FactKind.DOCUMENT_ISSUED, document=PAPERS[3]),
)


@pytest.mark.many
@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_a_list_let_end_by_a_decision_is_announced_by_it_in_whatever_order(
    order: tuple[int, ...], unit: Unit
) -> None:
    for number in order:
        with writing(unit.register, SIGNED.at) as sitting:
            journal = Journal(sitting.connection, sitting.home, SIGNED, Origin())
            journal.append([Item((LET_END[number],))])
            refresh(sitting.connection, sitting.bench, journal.touched)
    grown = cached(unit)
    assert "removal.after-announcement" in {rule for *_, rule, _ in grown["verdict_span"]}
    with writing(unit.register, SIGNED.at) as sitting:
        rebuild(sitting.connection, sitting.bench)
    assert cached(unit) == grown


def void_of(random: Random, last: int) -> Content:
    return Content(
        province="Bắc Ninh",
        department="Sở",
        kind=FactKind.FACT_VOIDED,
        happened_on=date(2025, 12, 1),
        corrects=random.randrange(1, last + 1),
    )


def cached(unit: Unit) -> dict[str, list[tuple[Any, ...]]]:
    return {t: unit.sql(NAMED.format(table=t, columns=c)) for t, c in CACHED.items()}


def grow(unit: Unit, random: Random, make: Callable[[Random], Content]) -> list[Any]:
    """Let facts come one by one, beside a rebuild after every twelve; give the findings."""
    grown: dict[str, list[tuple[Any, ...]]] = {}
    for step in range(1, 5):
        with writing(unit.register, SIGNED.at) as sitting:
            for fact in islice(iter(lambda: make(random), None), 12):
                journal = Journal(sitting.connection, sitting.home, SIGNED, Origin())
                voiding = random.random() < 0.15 and step > 1
                journal.append([Item((void_of(random, 8) if voiding else fact,))])
                refresh(sitting.connection, sitting.bench, journal.touched)
        grown = cached(unit)
        with writing(unit.register, SIGNED.at) as sitting:
            rebuild(sitting.connection, sitting.bench)
        assert cached(unit) == grown
    return grown["finding_span"]


def about_lists(random: Random) -> Content:
    """Say that codes stand in lists or decisions, that those end, and what became of the codes."""
    kinds = {
        FactKind.PROCEDURE_LISTED: ("list", "decision"),
        FactKind.FORCE_ENDED: ("list", "decision", "code"),
        FactKind.FORCE_RESTORED: ("list", "decision", "code"),
        FactKind.DECISION_ISSUED: ("decision", "whole"),
        FactKind.ANNOUNCEMENT_SIGNED: ("decision", "whole"),
        FactKind.DECISION_WITHDRAWN: ("decision", "whole"),
    }
    kind = random.choices(list(kinds), (5, 2, 2, 2, 2, 1))[0]
    about = random.choice(kinds[kind])
    decision = random.choice(list(DECISIONS)) if about in ("decision", "whole") else None
    listed = about == "list" and kind is FactKind.PROCEDURE_LISTED
    coded = about in ("decision", "code") or listed
    changes = (ChangeKind.ABOLISHED, ChangeKind.AMENDED, None)
    return replace(
        UNIT,
        kind=kind,
        happened_on=date(2025, 1, 1) + timedelta(days=random.randrange(300)),
        decision=decision,
        decision_date=DECISIONS[decision] if decision else None,
        procedure=random.choice(CODES) if coded else None,
        document=random.choice(PAPERS[:2]) if about == "list" else None,
        place=random.choice(PLACES) if about == "list" else None,
        change_kind=random.choice(changes) if kind is FactKind.DECISION_ISSUED else None,
    )


@pytest.mark.many
@pytest.mark.parametrize("seed", range(12))
def test_what_lists_and_decisions_tell_of_a_code_is_found_from_either(
    seed: int, unit: Unit
) -> None:
    grow(unit, Random(seed), about_lists)  # noqa: S311 - no secret


@pytest.mark.many
@pytest.mark.parametrize("seed", [*range(12), 32])
def test_one_fact_after_another_gives_what_a_rebuild_gives(seed: int, unit: Unit) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    assert len(grow(unit, random, any_fact)) > 5


LISTS = ("505/QĐ-UBND", "700/QĐ-UBND")
LATER = (
    replace(UNIT, kind=FactKind.PROCEDURE_LISTED, document=LISTS[0], procedure=CODES[0]),
    replace(
        UNIT,
        kind=FactKind.PROCEDURE_LISTED,
        document=LISTS[1],
        document_date=date(2025, 1, 10),
        procedure=CODES[0],
    ),
    replace(UNIT, kind=FactKind.FORCE_ENDED, document=LISTS[0], happened_on=date(2025, 8, 1)),
    replace(UNIT, cause=LISTS[0], cause_date=date(2024, 5, 5), procedure=CODES[1]),
)
"""A list whose day another fact tells, and a later one with its day that names the same code."""


@pytest.mark.many
@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_a_list_bears_the_day_that_the_register_knows_of_its_paper(
    order: tuple[int, ...], unit: Unit
) -> None:
    for number in order:
        with writing(unit.register, SIGNED.at) as sitting:
            journal = Journal(sitting.connection, sitting.home, SIGNED, Origin())
            journal.append([Item((LATER[number],))])
            refresh(sitting.connection, sitting.bench, journal.touched)
    grown = cached(unit)
    assert [row for row in grown["finding_span"] if "list_ended" in row] == []
    with writing(unit.register, SIGNED.at) as sitting:
        rebuild(sitting.connection, sitting.bench)
    assert cached(unit) == grown


def about_circle(random: Random) -> Content:
    """Let one code replace another, by a decision or by none; or say something of one alone."""
    old, new = random.sample(("1.000001", "1.000002", "1.000003", "1.000004", "1.000005"), 2)
    kinds = (FactKind.PROCEDURE_REPLACED, FactKind.REMOVAL_DONE, FactKind.DECISION_RECEIVED)
    kind = random.choices(kinds, (2, 1, 1))[0]
    decision = random.choice((*DECISIONS, None, None))
    shared = decision and kind is FactKind.DECISION_RECEIVED
    return Content(
        province="Bắc Ninh",
        department="Sở",
        kind=kind,
        happened_on=date(2025, 1, 1) + timedelta(days=random.randrange(300)),
        decision=decision,
        decision_date=DECISIONS[decision] if decision else None,
        procedure=None if shared else old,
        document=random.choice((PAPERS[2], None)),
        place="niêm yết" if kind is FactKind.REMOVAL_DONE else None,
        successor=new if kind is FactKind.PROCEDURE_REPLACED else None,
    )


@pytest.mark.many
@pytest.mark.parametrize("seed", range(4))
def test_circles_of_codes_close_and_open_as_in_a_rebuild(seed: int, unit: Unit) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    found = grow(unit, random, about_circle)
    assert any("codes_circular" in str(row[4]) for row in found)


DECIDED = ("--decision", "10/QĐ-BTP", "--decision-date", "01/01/2025")


def take_place(unit: Unit, old: str, new: str, *by: str) -> None:
    said = ("--procedure", old, "--successor", new, *by)
    unit.record("procedure.replaced", "01/02/2025", *said)


def test_a_fact_of_a_decision_keeps_a_circle_that_others_close(unit: Unit) -> None:
    take_place(unit, "1.000001", "1.000002", *DECIDED)
    for old, new in pairwise(("1.000002", "1.000003", "1.000004", "1.000001")):
        take_place(unit, old, new)
    unit.record("decision.received", "03/02/2025", *DECIDED)
    assert unit.call("verify").code == 0
    found = unit.sql("SELECT DISTINCT detail FROM finding_span WHERE \"check\" = 'contradiction'")
    assert found == [("codes_circular: 01/02/2025",)]


TAKES_ANOTHERS_PLACE: tuple[tuple[str, ...], ...] = (
    ("force.ended", "01/03/2024", "--procedure", "1.000002"),
    (
        *("procedure.replaced", "01/02/2025", "--procedure", "1.000001"),
        *("--successor", "1.000002", "--decision", "10/QĐ-BTP", "--decision-date", "01/01/2025"),
    ),
    ("announcement.signed", "10/02/2025", "--decision", "10/QĐ-BTP", "--document", "3/QĐ-UBND"),
    ("decision.received", "11/02/2025", "--decision", "10/QĐ-BTP"),
    ("removal.done", "12/02/2025", "--procedure", "1.000002", "--evidence", "https://a.vn/1"),
    ("decision.received", "13/02/2025", "--decision", "11/QĐ-BTP", "--procedure", "1.000002"),
)


def test_what_is_told_of_a_decision_reaches_the_code_that_takes_anothers_place(unit: Unit) -> None:
    for kind, on, *about in TAKES_ANOTHERS_PLACE:
        unit.record(kind, on, *about)
        assert unit.ask("verify")["faults"] == [], kind
