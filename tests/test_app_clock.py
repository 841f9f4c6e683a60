"""Which day is it in Việt Nam when a fact is recorded, whatever the day in Greenwich?"""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.registers import Unit
from tthc.app.recording import AheadError, record_fact
from tthc.clock import end_of_day, now, stopwatch, today
from tthc.store.journal import Signature
from tthc.workflows.facts import Content, FactKind

SATURDAY = date(2026, 1, 10)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 9, 16, 59, 59, tzinfo=UTC), date(2026, 1, 9)),
        (datetime(2026, 1, 9, 17, 0, tzinfo=UTC), SATURDAY),
        (datetime(2026, 1, 10, 16, 59, 59, tzinfo=UTC), SATURDAY),
        (datetime(2026, 1, 10, 0, 30, tzinfo=timezone(timedelta(hours=7))), SATURDAY),
        (datetime(2025, 12, 31, 20, 0, tzinfo=UTC), date(2026, 1, 1)),
    ],
)
def test_the_day_begins_at_midnight_in_viet_nam(moment: datetime, day: date) -> None:
    assert today(moment) == day


def test_the_present_moment_is_aware() -> None:
    assert now().utcoffset() == timedelta(0)
    assert abs(today() - now().date()) <= timedelta(days=1)
    assert stopwatch()() >= 0


def _record(unit: Unit, moment: datetime) -> bool:
    content = Content(
        province="Bắc Ninh",
        department="Sở Khoa học và Công nghệ",
        kind=FactKind.DECISION_RECEIVED,
        happened_on=SATURDAY,
        decision="970/QĐ-BYT",
    )
    return record_fact(unit.register, content, Signature("An", moment), "tthc record").added


def test_t22_half_past_midnight_in_viet_nam_is_already_the_day_itself(unit: Unit) -> None:
    assert _record(unit, datetime(2026, 1, 9, 17, 30, tzinfo=UTC))


def test_half_an_hour_before_that_the_day_has_not_come(unit: Unit) -> None:
    with pytest.raises(AheadError, match=r"10/01/2026 has not come yet \(today is 09/01/2026\)"):
        _record(unit, datetime(2026, 1, 9, 16, 30, tzinfo=UTC))
    assert unit.sql("SELECT count(*) FROM fact") == [(0,)]


def test_t23_the_day_of_entry_starts_no_clock(unit: Unit) -> None:
    """Received on Saturday 10/01/2026, typed in nine days later: due Wed 14/01 all the same."""
    assert _record(unit, datetime(2026, 1, 19, 3, 0, tzinfo=UTC))
    (case,) = unit.ask("list", "--as-of", "19/01/2026")["cases"]
    assert (case["due"], case["verdict"]) == ("2026-01-14", "overdue")


def test_t21_a_day_ends_at_midnight_in_viet_nam() -> None:
    assert end_of_day(SATURDAY) == datetime(2026, 1, 10, 17, 0, tzinfo=UTC)
    assert end_of_day(SATURDAY).utcoffset() == timedelta(0)
