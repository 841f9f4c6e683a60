"""Which cases do facts speak of, and which facts belong to which case?"""

from datetime import date

import pytest

from tthc.compliance.case import CaseKey, Conflict, Told, TrackedCase
from tthc.compliance.cases import gather
from tthc.workflows.facts import ChangeKind, FactKind

DAY = date(2026, 3, 2)
ABOLISHED, NEW = ChangeKind.ABOLISHED, ChangeKind.NEW


def told(  # noqa: PLR0913 - one argument for each thing a fact may name
    number: int,
    kind: str,
    decision: int | None = None,
    procedure: int | None = None,
    document: int | None = None,
    *,
    change: ChangeKind | None = None,
    on: date = DAY,
    decision_date: date | None = None,
) -> Told:
    return Told(
        number,
        FactKind(kind),
        on,
        decision,
        procedure,
        document,
        change=change,
        decision_date=decision_date,
    )


def cases_of(*facts: Told) -> dict[str, TrackedCase]:
    found = list(gather(facts))
    by_id = {tracked.key.id: tracked for tracked in found}
    assert len(by_id) == len(found)
    return by_id


def numbers(tracked: TrackedCase) -> list[int]:
    """The journal numbers of the facts that the case's workflow hears, in order."""
    return [occurrence.fact for occurrence in tracked.case.occurrences]


RECEIVED = told(1, "decision.received", 12)
LISTED = told(2, "procedure.listed", 12, 7, change=NEW)
LISTED_TOO = told(3, "procedure.listed", 12, 8, change=ABOLISHED)
SIGNED = told(4, "announcement.signed", 12)


def test_a_decision_without_procedures_has_a_placeholder() -> None:
    found = cases_of(RECEIVED, SIGNED)

    assert list(found) == ["A12"]
    assert numbers(found["A12"]) == [1, 4]
    assert found["A12"].key == CaseKey("announcement", 12, 0)


def test_the_placeholder_is_replaced_when_a_procedure_is_listed() -> None:
    found = cases_of(RECEIVED, SIGNED, LISTED)

    assert list(found) == ["A12-7"]
    assert numbers(found["A12-7"]) == [1, 4]


def test_a_fact_about_a_decision_belongs_to_each_of_its_procedures() -> None:
    found = cases_of(RECEIVED, LISTED, LISTED_TOO, SIGNED)

    assert list(found) == ["A12-7", "A12-8", "R12-8"]
    assert all(numbers(tracked) == [1, 4] for tracked in found.values())


def test_a_fact_about_one_procedure_belongs_to_it_alone() -> None:
    published = told(5, "announcement.published", 12, 7)
    found = cases_of(RECEIVED, LISTED, LISTED_TOO, SIGNED, published)

    assert numbers(found["A12-7"]) == [1, 4, 5]
    assert numbers(found["A12-8"]) == [1, 4]


def test_every_fact_that_speaks_of_a_case_is_kept_with_it() -> None:
    found = cases_of(RECEIVED, LISTED, told(5, "note.added", 12))

    assert [fact.id for fact in found["A12-7"].told] == [1, 5, 2]


def test_facts_stand_by_day_and_not_as_entered() -> None:
    earlier = told(9, "decision.issued", 12, on=date(2026, 2, 27))

    assert numbers(cases_of(RECEIVED, earlier)["A12"]) == [9, 1]


def test_one_announcement_of_three_decisions_makes_three_cases() -> None:
    # 505/QĐ-UBND (paper 40) answers three decisions; each gets the signing and its own days.
    facts = [
        fact
        for decision in (1, 2, 3)
        for fact in (
            told(decision, "dispatch.registered", decision),
            told(10 + decision, "announcement.signed", decision, document=40),
        )
    ]

    found = cases_of(*facts)
    assert {id_: numbers(tracked) for id_, tracked in found.items()} == {
        "A1": [1, 11],
        "A2": [2, 12],
        "A3": [3, 13],
    }


def test_a_decision_registered_several_times_is_one_case_with_all_its_entries() -> None:
    assert numbers(cases_of(RECEIVED, told(6, "dispatch.registered", 12))["A12"]) == [1, 6]


@pytest.mark.parametrize("change", [ChangeKind.ABOLISHED, ChangeKind.CANCELLED])
def test_an_abolished_procedure_has_a_removal_case_too(change: ChangeKind) -> None:
    found = cases_of(told(2, "procedure.listed", 12, 7, change=change), SIGNED)

    assert list(found) == ["A12-7", "R12-7"]
    assert numbers(found["R12-7"]) == [4]
    assert found["R12-7"].case.change_kind is change


@pytest.mark.parametrize(
    "change",
    [None, *(change for change in ChangeKind if change not in (ABOLISHED, ChangeKind.CANCELLED))],
)
def test_a_procedure_that_goes_on_has_none(change: ChangeKind | None) -> None:
    found = cases_of(told(2, "procedure.listed", 12, 7, change=change), SIGNED)

    assert list(found) == ["A12-7"]


def test_a_removal_told_of_a_decision_that_did_not_end_it_does_not_start_with_the_signing() -> None:
    found = cases_of(RECEIVED, LISTED, SIGNED, told(5, "force.ended", 12, 7))

    assert numbers(found["R12-7"]) == [1, 5]
    assert numbers(found["A12-7"]) == [1, 4]


def test_the_end_of_a_whole_decision_is_the_end_of_each_of_its_procedures() -> None:
    found = cases_of(RECEIVED, LISTED, LISTED_TOO, told(5, "force.ended", 12))

    assert list(found) == ["A12-7", "R12-7", "A12-8", "R12-8"]
    assert numbers(found["R12-7"]) == [1, 5]


def test_the_end_of_a_decision_without_procedures_is_followed_too() -> None:
    found = cases_of(told(5, "force.ended", 12))

    assert list(found) == ["R12"]
    assert numbers(found["R12"]) == [5]


def test_the_removal_of_what_a_decision_abolished_is_no_removal_of_the_others() -> None:
    found = cases_of(RECEIVED, LISTED, LISTED_TOO, told(5, "removal.done", 12))

    assert list(found) == ["A12-7", "A12-8", "R12-8"]
    assert numbers(found["R12-8"]) == [1, 5]


def test_a_removal_of_a_procedure_belongs_to_every_removal_case_of_it() -> None:
    found = cases_of(
        told(1, "procedure.listed", 12, 7, change=ABOLISHED),
        told(2, "announcement.signed", 12),
        told(3, "procedure.listed", 13, 7, change=ABOLISHED),
        told(4, "announcement.signed", 13),
        told(5, "removal.done", procedure=7),
    )

    assert list(found) == ["A12-7", "R12-7", "A13-7", "R13-7"]
    assert numbers(found["R12-7"]) == [2, 5]
    assert numbers(found["R13-7"]) == [4, 5]
    assert numbers(found["A12-7"]) == [2, 5]  # an abolition is published by its deletion


def test_a_removal_of_a_procedure_that_nothing_abolished_is_a_case_of_its_own() -> None:
    found = cases_of(RECEIVED, LISTED, SIGNED, told(5, "force.ended", procedure=7))

    assert list(found) == ["A12-7", "R0-7"]
    assert numbers(found["R0-7"]) == [5]
    assert found["R0-7"].case.change_kind is None


def test_facts_that_name_only_a_procedure_are_its_own_cases() -> None:
    found = cases_of(
        told(1, "announcement.signed", procedure=7, change=NEW),
        told(2, "removal.done", procedure=7),
        told(3, "note.added", procedure=8),
    )

    assert list(found) == ["A0-7", "R0-7"]
    assert numbers(found["A0-7"]) == [1]
    assert numbers(found["R0-7"]) == [2]
    assert found["A0-7"].case.change_kind is NEW


def test_a_locked_intake_of_what_has_ended_belongs_to_the_removal_alone() -> None:
    ended = told(5, "force.ended", procedure=7)
    locked = told(6, "intake.locked", procedure=7)

    assert {key: numbers(one) for key, one in cases_of(ended, locked).items()} == {"R0-7": [6, 5]}
    assert cases_of(locked) == {}


def test_a_document_whose_force_ended_is_a_case() -> None:
    ended = told(1, "force.ended", document=3)
    found = cases_of(ended, told(2, "removal.done", document=3), told(3, "note.added", document=4))

    assert list(found) == ["D3"]
    assert numbers(found["D3"]) == [1, 2]
    assert found["D3"].key == CaseKey("removal", 0, 0, 3)


@pytest.mark.parametrize("kind", ["procedure.listed", "note.added", "fact.voided"])
def test_a_list_or_a_note_alone_is_nothing_that_happened(kind: str) -> None:
    assert cases_of(told(1, kind, 12), told(2, kind, 13, 7, change=ABOLISHED)) == {}


def test_a_fact_that_names_nothing_is_about_no_case() -> None:
    assert cases_of(told(1, "decision.received")) == {}


REPLACED, LATER = ChangeKind.REPLACED, DAY.replace(year=DAY.year + 1)
STATED = [
    # What the procedure's own row says stands over what the decision says of all.
    ([told(1, "decision.received", 12, change=ChangeKind.MIXED), LISTED], NEW),
    ([told(1, "decision.received", 12, change=ABOLISHED), told(2, "procedure.listed", 12, 7)],
     ABOLISHED),
    # The ministry's own list speaks first, also when another list came later.
    ([told(1, "decision.issued", 12, 7, change=ABOLISHED), LISTED], ABOLISHED),
    # Of two lists the later one, whichever was recorded first.
    ([RECEIVED, LISTED, told(5, "procedure.listed", 12, 7, change=REPLACED, on=LATER)], REPLACED),
    ([told(1, "procedure.listed", 12, 7, change=REPLACED, on=LATER), LISTED,
      told(3, "decision.received", 12)], REPLACED),
    ([RECEIVED, told(2, "procedure.listed", 12, 7)], None),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "change"), STATED)
def test_what_the_decision_does_to_a_procedure(
    facts: list[Told], change: ChangeKind | None
) -> None:
    assert cases_of(*facts)["A12-7"].case.change_kind is change


def test_papers_that_contradict_each_other_are_kept_with_the_announcement() -> None:
    found = cases_of(
        told(1, "decision.issued", 12),
        told(2, "procedure.listed", 12, 7, change=ABOLISHED, decision_date=date(2026, 2, 3)),
    )

    (contradiction,) = found["A12-7"].case.contradictions
    assert (contradiction.what, contradiction.since) == (Conflict.DECISION_DATE, DAY)
    assert found["R12-7"].case.contradictions == ()
