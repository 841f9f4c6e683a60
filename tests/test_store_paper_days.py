"""Does a paper bear the day that the facts give it that stand, and reach what that day decides?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from tests.registers import SIGNED, Unit
from tests.test_store_documents import CODES, DECISIONS, UNIT, grow
from tests.test_store_projection import cached_by_name
from tthc.app.register import writing
from tthc.store.journal import Item, Journal, Signature
from tthc.store.projection import refresh
from tthc.workflows.facts import Content, Extent, FactKind, Origin

LISTS = ("100/QĐ-UBND", "200/QĐ-UBND")
ENDED = ("force.ended", "01/03/2025", "--document", LISTS[0], "--place", "toàn bộ")


def tell(unit: Unit, facts: tuple[Content, ...], signed: Signature = SIGNED) -> None:
    for fact in facts:
        with writing(unit.register, signed.at) as sitting:
            journal = Journal(sitting.connection, sitting.home, signed, Origin())
            journal.append([Item((fact,))])
            refresh(sitting.connection, sitting.bench, journal.touched)


REPLACED = replace(
    UNIT,
    kind=FactKind.PROCEDURE_REPLACED,
    happened_on=date(2025, 1, 3),
    procedure="1.000002",
    successor="1.000003",
    document="200/QĐ-UBND",
)
SIGNED_ON = date(2025, 2, 3)
DATED = replace(UNIT, document="200/QĐ-UBND", happened_on=SIGNED_ON)
DATING = (
    replace(DATED, kind=FactKind.DOCUMENT_ISSUED),
    replace(DATED, kind=FactKind.FORCE_ENDED, document_date=SIGNED_ON),
    replace(
        UNIT,
        kind=FactKind.FORCE_ENDED,
        procedure="1.000009",
        cause="200/QĐ-UBND",
        cause_date=SIGNED_ON,
    ),
    replace(
        DATED,
        kind=FactKind.ANNOUNCEMENT_SIGNED,
        decision="12/QĐ-BTC",
        decision_date=date(2025, 1, 2),
        procedure="1.000003",
    ),
)
"""Facts that give the decision by which a code was replaced its day, each in its own way."""


@pytest.mark.parametrize("dating", DATING, ids=lambda fact: f"{fact.kind}-{fact.cause}")
def test_the_day_of_the_paper_decides_of_a_replaced_code_whichever_is_told_first(
    dating: Content, unit: Unit
) -> None:
    tell(unit, (REPLACED, dating))
    assert unit.ask("verify")["faults"] == []
    listed = unit.ask("removal", "list", "--as-of", "01/03/2025")["removals"]
    assert {one["procedure"]: one["places"][0]["due"] for one in listed}["1.000002"] == "2025-02-10"


def any_fact(random: Random) -> Content:
    """Say what a paper without its day decides, or give it one, or let it end."""
    kinds = {
        FactKind.PROCEDURE_REPLACED: 3,
        FactKind.PROCEDURE_LISTED: 3,
        FactKind.DOCUMENT_ISSUED: 1,
        FactKind.ANNOUNCEMENT_SIGNED: 1,
        FactKind.FORCE_ENDED: 3,
    }
    kind = random.choices(list(kinds), list(kinds.values()))[0]
    day = date(2025, 1, 1) + timedelta(days=random.randrange(300))
    old, new, paper = *random.sample(CODES, 2), random.choice(LISTS)
    announces = kind is FactKind.ANNOUNCEMENT_SIGNED
    ends = kind is FactKind.FORCE_ENDED
    by = random.choice((*DECISIONS, *((None,) * 2 * (not announces))))
    decision = by if announces or kind is FactKind.PROCEDURE_REPLACED else None
    coded = kind in (FactKind.PROCEDURE_REPLACED, FactKind.PROCEDURE_LISTED)
    cause = random.choice((*LISTS, None)) if ends else None
    return replace(
        UNIT,
        kind=kind,
        happened_on=day,
        decision=decision,
        decision_date=DECISIONS[decision] if decision else None,
        procedure=old if coded or (announces and random.random() < 0.5) else None,
        successor=new if kind is FactKind.PROCEDURE_REPLACED else None,
        document=paper,
        document_date=day if random.random() < 0.2 else None,
        cause=cause,
        cause_date=day if cause and random.random() < 0.5 else None,
        extent=Extent.PART if ends and random.random() < 0.3 else None,
        place="toàn bộ" if ends and random.random() < 0.5 else None,
    )


@pytest.mark.many
@pytest.mark.parametrize("seed", range(6))
def test_a_day_that_becomes_known_or_void_reaches_what_a_rebuild_judges(
    seed: int, unit: Unit
) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    assert len(grow(unit, random, any_fact)) > 3


LISTED = tuple(
    replace(UNIT, kind=FactKind.PROCEDURE_LISTED, procedure="1.000001", document=paper)
    for paper in LISTS
)


def list_twice(unit: Unit) -> None:
    """Let a procedure stand in two lists, of which the older ends with all that stands in it."""
    listed = ("--procedure", "1.000001", "--document")
    unit.record("procedure.listed", "05/01/2024", *listed, LISTS[0])
    unit.record("procedure.listed", "05/06/2024", *listed, LISTS[1])
    unit.record(*ENDED)


def to_remove(unit: Unit) -> list[str]:
    listed = unit.ask("removal", "list", "--as-of", "01/04/2025")
    return [one["case"] for one in listed["removals"]]


def test_a_day_that_was_voided_dates_no_paper(unit: Unit) -> None:
    list_twice(unit)
    assert to_remove(unit) == ["D1"]
    unit.record("document.issued", "01/06/2023", "--document", LISTS[1])
    assert to_remove(unit) == ["D1", "R0-1"]
    unit.record("fact.voided", "03/03/2025", "--fact", "4")
    assert to_remove(unit) == ["D1"]
    assert unit.ask("verify")["faults"] == []


def test_of_several_days_of_a_paper_that_still_stand_the_first_counts(unit: Unit) -> None:
    list_twice(unit)
    unit.record("document.issued", "01/06/2023", "--document", LISTS[1])
    unit.record("document.issued", "01/05/2023", "--document", LISTS[1])
    unit.record("fact.voided", "03/03/2025", "--fact", "4")
    assert to_remove(unit) == ["D1", "R0-1"]


def test_what_was_known_on_a_day_knows_no_date_of_a_paper_that_came_later(unit: Unit) -> None:
    said = [*LISTED, replace(UNIT, kind=FactKind.FORCE_ENDED, document=LISTS[0], place="toàn bộ")]
    said[0] = replace(said[0], happened_on=date(2024, 1, 5))
    dated = replace(
        UNIT, kind=FactKind.DOCUMENT_ISSUED, happened_on=date(2023, 6, 1), document=LISTS[1]
    )
    tell(unit, tuple(said))
    tell(unit, (dated,), Signature("An", datetime(2026, 2, 5, 3, tzinfo=UTC)))
    asked = ("show", "1.000001", "--as-of", "01/07/2025")
    assert unit.ask(*asked, "--known-at", "11/01/2026")["cases"] == []
    assert len(unit.ask(*asked, "--known-at", "06/02/2026")["cases"]) == 1


@pytest.mark.many
@pytest.mark.parametrize("seed", range(4))
def test_the_day_of_a_paper_is_the_same_in_whatever_order_its_days_are_told(
    seed: int, new_unit: Callable[[], Unit]
) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    facts = [any_fact(random) for _ in range(10)]
    found: list[dict[str, Any]] = []
    for _ in range(2):
        random.shuffle(facts)
        unit = new_unit()
        tell(unit, (REPLACED, *facts))
        found.append(cached_by_name(unit))
    assert found[0] == found[1]
