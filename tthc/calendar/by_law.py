"""Which days off the law itself gives in a year that no notice covers, and under which article."""

from dataclasses import replace

from tthc.calendar.days import DayKind, OfficialDay, is_weekend
from tthc.calendar.notices import load_statutes
from tthc.calendar.whole_year import CULTURE_DAY, is_fixed_yearly


def stands_by_law(day: OfficialDay) -> bool:
    """Tell whether an estimated day off stands whatever the letter of the year will say.

    The letter chooses the days of Tết and the one beside National Day (art. 112(3)), and could
    leave out what was estimated; a day of Tết on a weekend is no day that it would have worked.
    """
    return not is_fixed_yearly(day.date) or is_weekend(day.date)


def with_law(day: OfficialDay) -> OfficialDay:
    """Name the law in place of the library that reckoned the day."""
    statute = load_statutes()[_key(day)]
    made_up = day.kind is DayKind.SUBSTITUTE and statute.substitutes
    return replace(day, basis=made_up or statute.holidays)


def _key(day: OfficialDay) -> str:
    if (day.date.month, day.date.day) == CULTURE_DAY:
        return "culture-day-2026"
    if day.date.year < 2013:  # noqa: PLR2004 - until 30/04/2013, when no estimated year is left
        return "labour-code-1994"
    return "labour-code-2019-yearly" if is_fixed_yearly(day.date) else "labour-code-2019"
