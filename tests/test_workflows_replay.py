"""Where do facts lead a case, and which of them are out of order? Typed by hand."""

from dataclasses import astuple
from datetime import date

import pytest

from tests.compliance_bench import TABLES, happened
from tthc.workflows.facts import FactKind
from tthc.workflows.table import Occurrence, dump_table, in_order, parse_table, replay

ANNOUNCEMENT_PAIRS = """
new        decision.issued         issued     regular
new        announcement.signed     announced  regular
new        draft.returned          returned   IRREGULAR
new        announcement.published  published  IRREGULAR
new        notice.posted           new        IRREGULAR
issued     portal.updated          known      regular
issued     decision.issued         issued     regular
known      dispatch.registered     known      regular
known      decision.issued         known      IRREGULAR
assigned   decision.received       assigned   regular
submitted  draft.returned          returned   regular
submitted  case.assigned           submitted  regular
returned   draft.submitted         submitted  regular
returned   draft.returned          returned   IRREGULAR
announced  announcement.published  published  regular
announced  announcement.signed     announced  regular
announced  draft.submitted         announced  IRREGULAR
announced  portal.updated          announced  regular
announced  case.dismissed          dismissed  IRREGULAR
published  announcement.signed     published  regular
published  notice.posted           published  regular
published  decision.withdrawn      withdrawn  regular
withdrawn  dispatch.registered     withdrawn  regular
withdrawn  announcement.signed     withdrawn  IRREGULAR
dismissed  announcement.signed     dismissed  IRREGULAR
dismissed  decision.withdrawn      dismissed  IRREGULAR
dismissed  note.added              dismissed  regular
dismissed  basis.in_force          dismissed  regular
new        announcement.in_force   new        regular
published  announcement.in_force   published  regular
known      announcement.posted     known      IRREGULAR
announced  announcement.posted     announced  regular
submitted  process.submitted       submitted  regular
published  process.configured      published  regular
announced  intake.locked           announced  regular
"""

REMOVAL_PAIRS = """
in_force   force.ended             ended      regular
in_force   announcement.signed     ended      regular
in_force   removal.done            removed    IRREGULAR
in_force   removal.proposed        proposed   IRREGULAR
in_force   dispatch.registered     in_force   regular
ended      removal.done            removed    regular
ended      removal.proposed        proposed   regular
ended      decision.withdrawn      withdrawn  regular
proposed   removal.done            removed    regular
proposed   force.restored          restored   regular
removed    removal.done            removed    regular
removed    removal.proposed        removed    IRREGULAR
removed    force.restored          restored   regular
restored   force.ended             ended      regular
restored   removal.done            restored   IRREGULAR
withdrawn  removal.done            withdrawn  IRREGULAR
withdrawn  force.ended             ended      regular
dismissed  force.ended             dismissed  IRREGULAR
"""


def rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("state", "kind", "target", "order"), rows(ANNOUNCEMENT_PAIRS))
def test_an_announcement_goes_where_the_procedure_says(
    state: str, kind: str, target: str, order: str
) -> None:
    cell = TABLES["announcement"].cells[state, FactKind(kind)]

    assert cell == (target, order == "regular")


@pytest.mark.parametrize(("state", "kind", "target", "order"), rows(REMOVAL_PAIRS))
def test_a_removal_goes_where_the_procedure_says(
    state: str, kind: str, target: str, order: str
) -> None:
    cell = TABLES["removal"].cells[state, FactKind(kind)]

    assert cell == (target, order == "regular")


@pytest.mark.parametrize("name", ["announcement", "removal"])
def test_what_is_out_of_order_never_moves_a_case_back(name: str) -> None:
    table = TABLES[name]
    order = list(dict.fromkeys(state for state, _ in table.cells))
    back = [
        (state, kind)
        for (state, kind), cell in table.cells.items()
        if not cell.regular and order.index(cell.target) < order.index(state)
    ]

    assert back == []


def test_the_full_way_of_an_announcement_is_regular() -> None:
    facts = happened(
        "2026-03-02 decision.issued",
        "2026-03-03 portal.updated",
        "2026-03-04 dispatch.registered",
        "2026-03-04 case.assigned",
        "2026-03-05 draft.submitted",
        "2026-03-05 draft.returned",
        "2026-03-06 draft.submitted",
        "2026-03-06 announcement.signed",
        "2026-03-09 announcement.published",
        "2026-03-09 notice.posted",
    )

    assert replay(TABLES["announcement"], facts) == ("published", ())


def test_what_nobody_recorded_is_missing_and_not_out_of_order() -> None:
    facts = happened("2026-03-06 announcement.signed", "2026-03-09 announcement.published")

    assert replay(TABLES["announcement"], facts) == ("published", ())


def test_what_came_out_of_order_is_named_and_the_rest_goes_on() -> None:
    early = Occurrence(FactKind.ANNOUNCEMENT_PUBLISHED, date(2026, 3, 3), 2)
    late = Occurrence(FactKind.ANNOUNCEMENT_SIGNED, date(2026, 3, 6), 3)
    facts = (*happened("2026-03-02 decision.received"), early, late)

    assert replay(TABLES["announcement"], facts) == ("published", (early,))


def test_nothing_recorded_is_the_first_state() -> None:
    assert replay(TABLES["announcement"], ()) == ("new", ())
    assert replay(TABLES["removal"], ()) == ("in_force", ())


def test_kinds_of_another_workflow_are_passed_over() -> None:
    facts = happened("2026-03-02 decision.received", "2026-03-03 removal.done")

    assert replay(TABLES["announcement"], facts) == ("known", ())


def test_facts_of_one_day_stand_in_the_order_of_the_procedure_however_entered() -> None:
    facts = happened(
        "2026-03-06 announcement.published",
        "2026-03-06 announcement.signed",
        "2026-03-06 draft.submitted",
        "2026-03-06 decision.received",
        "2026-03-05 decision.issued",
    )

    kinds = [occurrence.kind.value for occurrence in facts]
    assert kinds == [
        "decision.issued",
        "decision.received",
        "draft.submitted",
        "announcement.signed",
        "announcement.published",
    ]


def test_the_same_fact_twice_on_a_day_keeps_the_order_of_the_journal() -> None:
    kind, day = FactKind.DISPATCH_REGISTERED, date(2026, 3, 6)

    assert [o.fact for o in in_order([Occurrence(kind, day, 9), Occurrence(kind, day, 2)])] == [
        2,
        9,
    ]


@pytest.mark.parametrize("kind", ["portal.updated", "decision.received", "announcement.signed"])
def test_a_decision_withdrawn_on_the_day_of_another_fact_was_withdrawn_after_it(kind: str) -> None:
    facts = happened("2026-03-02 decision.withdrawn", f"2026-03-02 {kind}")

    assert replay(TABLES["announcement"], facts) == ("withdrawn", ())


@pytest.mark.parametrize("name", ["announcement", "removal"])
def test_a_table_kept_beside_the_register_reads_back_the_same(name: str) -> None:
    table = TABLES[name]

    assert astuple(parse_table(dump_table(table))) == astuple(table)
