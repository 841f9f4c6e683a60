"""Which papers of a case cannot both be right, since when, and which only look like it?"""

from datetime import date

import pytest

from tthc.compliance.case import Conflict, Contradiction, Told
from tthc.compliance.conflicts import find_contradictions, find_published_twice
from tthc.workflows.facts import FactKind


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def told(
    kind: FactKind,
    on: str,
    paper: str | None = None,
    dated: str | None = None,
    decision_dated: str | None = None,
) -> Told:
    happened_on = date.fromisoformat(on)
    return Told(
        1,
        kind,
        happened_on,
        decision=12,
        paper=paper,
        document_date=day(dated),
        decision_date=day(decision_dated),
    )


def issued(on: str) -> Told:
    return told(FactKind.DECISION_ISSUED, on)


def registered(on: str, decision_dated: str | None) -> Told:
    return told(FactKind.DISPATCH_REGISTERED, on, decision_dated=decision_dated)


def signed(on: str, paper: str | None = "505/qd-ubnd", dated: str | None = None) -> Told:
    return told(FactKind.ANNOUNCEMENT_SIGNED, on, paper, dated)


ONE_DECISION_TWO_DATES = Contradiction(
    Conflict.DECISION_DATE, date(2024, 12, 5), "12/02/2024 ≠ 02/12/2024"
)


def test_one_decision_with_day_and_month_exchanged_has_two_dates() -> None:
    facts = [issued("2024-12-02"), registered("2024-12-05", "2024-02-12")]

    assert find_contradictions(facts) == (ONE_DECISION_TWO_DATES,)
    assert find_contradictions(facts[::-1]) == (ONE_DECISION_TWO_DATES,)


def test_a_decision_issued_on_another_day_than_its_date_has_two_dates() -> None:
    fact = told(FactKind.DECISION_ISSUED, "2024-12-02", decision_dated="2024-02-12")

    assert find_contradictions([fact]) == (
        ONE_DECISION_TWO_DATES._replace(since=date(2024, 12, 2)),
    )


def test_a_third_date_is_a_contradiction_of_its_own_and_leaves_the_first_as_it_was() -> None:
    facts = [
        issued("2024-12-02"),
        registered("2024-12-05", "2024-02-12"),
        registered("2024-12-20", "2024-12-03"),
        registered("2024-12-23", "2024-02-12"),
    ]

    assert find_contradictions(facts) == (
        ONE_DECISION_TWO_DATES,
        Contradiction(Conflict.DECISION_DATE, date(2024, 12, 20), "02/12/2024 ≠ 03/12/2024"),
    )


def test_two_numbers_on_one_day_of_signing_cannot_both_be_right() -> None:
    facts = [signed("2026-03-05"), signed("2026-03-05", "550/qd-ubnd")]

    assert find_contradictions(facts) == (
        Contradiction(Conflict.ANNOUNCEMENT_NUMBER, date(2026, 3, 5), "505/qd-ubnd ≠ 550/qd-ubnd"),
    )


def test_one_number_on_two_days_of_a_year_cannot_both_be_right() -> None:
    facts = [signed("2026-03-05"), signed("2026-03-09")]

    assert find_contradictions(facts) == (
        Contradiction(
            Conflict.ANNOUNCEMENT_DATE, date(2026, 3, 9), "505/qd-ubnd: 05/03/2026 ≠ 09/03/2026"
        ),
    )


@pytest.mark.parametrize("dated", ["2026-05-03", "2026-02-05"])
def test_a_paper_dated_otherwise_than_its_signing_is_known_on_that_day(dated: str) -> None:
    # Also when the mistyped date lies ahead: nobody need wait for it.
    (found,) = find_contradictions([signed("2026-03-05", dated=dated)])

    assert (found.what, found.since) == (Conflict.ANNOUNCEMENT_DATE, date(2026, 3, 5))


def test_one_number_on_two_days_of_a_year_is_found_beside_another_year() -> None:
    facts = [signed("2025-12-30"), signed("2026-03-05"), signed("2026-03-09")]

    assert find_contradictions(facts) == (
        Contradiction(
            Conflict.ANNOUNCEMENT_DATE, date(2026, 3, 9), "505/qd-ubnd: 05/03/2026 ≠ 09/03/2026"
        ),
    )


def test_an_announcement_cannot_be_older_than_the_decision_it_answers() -> None:
    facts = [registered("2026-03-05", "2026-03-10"), signed("2026-03-06")]

    assert find_contradictions(facts) == (
        Contradiction(
            Conflict.SIGNED_BEFORE_DECISION,
            date(2026, 3, 6),
            "06/03/2026 < 10/03/2026",
            date(2026, 3, 10),
        ),
        Contradiction(
            Conflict.LEARNED_BEFORE_DECISION,
            date(2026, 3, 5),
            "05/03/2026 < 10/03/2026",
            date(2026, 3, 10),
        ),
    )


@pytest.mark.parametrize("kind", ["portal.updated", "decision.received", "dispatch.registered"])
def test_nothing_can_be_known_of_a_decision_that_is_not_signed_yet(kind: str) -> None:
    facts = [
        told(FactKind(kind), "2024-04-30"),
        issued("2024-05-17"),
        registered("2024-05-20", None),
    ]

    assert find_contradictions(facts) == (
        Contradiction(
            Conflict.LEARNED_BEFORE_DECISION,
            date(2024, 5, 17),
            "30/04/2024 < 17/05/2024",
            date(2024, 5, 17),
        ),
    )


def test_what_the_province_announces_is_published_afterwards() -> None:
    published = told(FactKind.ANNOUNCEMENT_PUBLISHED, "2026-03-04")

    assert find_contradictions([published, signed("2026-03-06")]) == (
        Contradiction(
            Conflict.PUBLISHED_BEFORE_SIGNING,
            date(2026, 3, 6),
            "04/03/2026 < 06/03/2026",
            date(2026, 3, 6),
        ),
    )


def published(on: str, paper: str | None = None, place: str | None = None) -> Told:
    return told(FactKind.ANNOUNCEMENT_PUBLISHED, on, paper)._replace(place=place)


def test_what_one_decision_announces_is_published_in_one_place_on_one_day() -> None:
    facts = [published("2026-10-20"), published("2026-10-05")]

    assert find_published_twice(facts) == (
        Contradiction(Conflict.PUBLISHED_DAYS, date(2026, 10, 20), "05/10/2026 ≠ 20/10/2026"),
    )


@pytest.mark.parametrize(
    "facts",
    [
        [published("2026-10-05"), published("2026-10-05")],
        [published("2026-10-05", "505/qd-ubnd"), published("2026-10-20", "550/qd-ubnd")],
        [published("2026-10-05", place="Cổng tỉnh"), published("2026-10-20", place="CSDLQG")],
    ],
)
def test_two_decisions_and_two_places_have_days_of_publishing_of_their_own(
    facts: list[Told],
) -> None:
    assert find_published_twice(facts) == ()


def test_that_it_is_older_is_known_when_the_decision_is() -> None:
    (found,) = find_contradictions([signed("2026-03-06"), issued("2026-03-10")])

    assert (found.what, found.since) == (Conflict.SIGNED_BEFORE_DECISION, date(2026, 3, 10))


def test_two_announcements_too_old_are_one_contradiction() -> None:
    facts = [issued("2026-03-10"), signed("2026-03-06"), signed("2026-03-09", "550/qd-ubnd")]

    assert [found.shown for found in find_contradictions(facts)] == ["06/03/2026 < 10/03/2026"]


@pytest.mark.parametrize(
    "facts",
    [
        [],
        [issued("2024-12-02"), registered("2024-12-05", "2024-12-02")],
        [registered("2024-12-05", None), registered("2024-12-09", None)],
        # Signed on the day of the ministry's decision.
        [issued("2026-03-05"), signed("2026-03-05")],
        # No date of the decision is known.
        [registered("2026-03-05", None), signed("2026-03-02")],
        # The same paper told twice, or the second time without its number.
        [signed("2026-03-05"), signed("2026-03-05", dated="2026-03-05")],
        [signed("2026-03-05"), signed("2026-03-05", paper=None)],
        [signed("2026-03-05", paper=None), signed("2026-03-09", paper=None)],
        # Announced a second time by another decision: out of order, but no contradiction.
        [signed("2026-03-05"), signed("2026-03-09", "550/qd-ubnd")],
        # A number starts again each year (Decree 30/2020/NĐ-CP, art. 15(1)).
        [signed("2025-12-30"), signed("2026-01-05")],
    ],
)
def test_what_is_no_contradiction(facts: list[Told]) -> None:
    assert find_contradictions(facts) == ()


def test_a_fact_of_a_later_day_never_takes_back_or_rewords_what_was_found() -> None:
    facts = [
        registered("2024-12-05", "2024-12-12"),
        registered("2024-12-06", "2024-02-12"),
        signed("2024-12-09"),
        signed("2024-12-10", dated="2024-10-12"),
        issued("2024-12-12"),
        registered("2024-12-16", "2024-01-12"),
        signed("2024-12-20"),
    ]

    known: tuple[Contradiction, ...] = ()
    for number in range(1, len(facts) + 1):
        as_of = facts[number - 1].on
        found = find_contradictions(facts[:number])
        assert set(known) <= set(found)
        assert all(one.since == as_of for one in set(found) - set(known))
        known = found
    assert len(known) == 7


def test_a_number_is_shown_as_the_first_fact_writes_it() -> None:
    signed = FactKind.ANNOUNCEMENT_SIGNED
    found = find_contradictions(
        [
            told(signed, "2025-11-25", "Số: 99/qđ-ubnd")._replace(id=3),
            told(signed, "2025-11-25", "99/QĐ-UBND")._replace(id=2),
            told(signed, "2025-11-25", "098/QĐ-UBND")._replace(id=4),
            told(signed, "2025-11-26", "99/QĐ-UBND")._replace(id=5),
        ]
    )
    assert [one.shown for one in found] == [
        "098/QĐ-UBND ≠ 99/QĐ-UBND",
        "99/QĐ-UBND: 25/11/2025 ≠ 26/11/2025",
    ]
