"""Is an extended term due on the day that its document names, and late against the old day too?

Days counted by hand.
"""

from datetime import date

import pytest

from tests.compliance_bench import announcement
from tests.compliance_terms import PUBLISH, RECEIVED, applied, due, effects, extend, listed
from tthc.compliance.ledger import Effect
from tthc.compliance.verdicts import Verdict


def test_an_extension_names_the_due_day_and_the_original_one_stays_beside_it() -> None:
    case = announcement(RECEIVED, extend("03-04", "03-12"), "2026-03-10 announcement.signed")
    duty = listed(case, "2026-03-31")

    assert duty.obligation.due == date(2026, 3, 12)
    assert duty.obligation.original_due == date(2026, 3, 5)
    # Signed two working days before the day named, three after the original one.
    assert (duty.verdict, duty.days, duty.original_days) == (Verdict.MET, 2, 3)


def test_t30_lateness_is_told_against_both_due_days() -> None:
    case = announcement(RECEIVED, extend("03-04", "03-12"), "2026-03-16 announcement.signed")
    duty = listed(case, "2026-03-31")

    # Fri 13, Mon 16 after the 12th; seven working days after the 5th.
    assert (duty.verdict, duty.days, duty.original_days) == (Verdict.MET_LATE, 2, 7)


def test_what_is_done_in_time_is_not_late_against_the_original_day_either() -> None:
    duty = listed(announcement(RECEIVED, "2026-03-03 announcement.signed"), "2026-03-31")

    assert (duty.days, duty.original_days) == (2, 0)


@pytest.mark.parametrize("decided", ["03-05", "03-04", "03-02"])
def test_an_extension_counts_up_to_the_due_day_itself(decided: str) -> None:
    assert due(RECEIVED, extend(decided, "03-12")) == date(2026, 3, 12)


def test_an_extension_decided_after_the_due_day_undoes_no_lateness() -> None:
    """Civil Code art. 353(1): late is what is not done when its term is over."""
    case = announcement(RECEIVED, extend("03-06", "03-12"), "2026-03-10 announcement.signed")
    duty = listed(case, "2026-03-31")

    (entry,) = duty.obligation.ledger
    assert (entry.effect, entry.days) == (Effect.AFTER_DUE, 0)
    assert entry.occurrence.until == date(2026, 3, 12)
    assert (duty.verdict, duty.days) == (Verdict.MET_LATE, 3)


@pytest.mark.parametrize("until", ["03-04", "03-05"])
def test_an_extension_to_an_earlier_day_or_the_same_extends_nothing(until: str) -> None:
    owed = applied(RECEIVED, extend("03-03", until))

    assert (owed.due, effects(owed)) == (date(2026, 3, 5), [Effect.NOT_LATER])


def test_a_day_off_named_by_a_document_stands_as_it_is_named() -> None:
    assert due(RECEIVED, extend("03-04", "03-15")) == date(2026, 3, 15)  # a Sunday


def test_an_extension_before_the_term_began_is_not_of_this_term() -> None:
    lines = (RECEIVED, extend("03-04", "03-31"), "2026-03-10 announcement.signed")
    owed = applied(*lines, rule=PUBLISH)

    # Signed on Tuesday 10: publish by Tuesday 17.
    assert (owed.due, effects(owed)) == (date(2026, 3, 17), [Effect.BEFORE_START])
    assert due(*lines) == date(2026, 3, 31)
