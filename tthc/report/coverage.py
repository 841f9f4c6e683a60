"""How is it shown which days off are announced, and on which days two calendars differ?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tthc.calendar.announced import YearCoverage
from tthc.calendar.changes import DayChange
from tthc.calendar.known import KnownCalendar
from tthc.calendar.notices import PartStatus
from tthc.report.calendar_name import calendar_name
from tthc.report.catalogue import Catalogue
from tthc.report.caveats import days_data, unsettled_data
from tthc.report.paper import Column, Heading, Paper, Sheet, Value, show_value
from tthc.report.words import DAY_KINDS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class Ahead:
    """How many announced working days lie after a day, and how many are wanted."""

    as_of: date
    announced: int
    wanted: int

    @property
    def enough(self) -> bool:
        """Whether as many as wanted are announced."""
        return self.announced >= self.wanted


def coverage_paper(
    years: tuple[YearCoverage, ...], ahead: Ahead, table: KnownCalendar, say: Catalogue
) -> Paper:
    """Show what is announced of each year, and whether enough working days are."""
    end = date(table.calendar.official_years[1], 12, 31)
    sheet = _coverage_sheet(years, say)
    data: dict[str, object] = {
        "as_of": ahead.as_of,
        "known_at": table.known_at,
        "ahead": ahead.wanted,
        "announced_working_days": ahead.announced,
        "announced_until": end,
        "enough": ahead.enough,
        "years": [_year_data(year) for year in years],
        "calendar": table.calendar.label,
    }
    label = say.say("Calendar: {label}", label=calendar_name(table.calendar.label, say))
    return Paper((Heading(_ahead_line(ahead, end, say)), sheet, label), sheet, data)


def changes_paper(
    names: tuple[date | str, date | str],
    found: tuple[DayChange, ...],
    labels: tuple[str, str],
    say: Catalogue,
) -> Paper:
    """Show the days on which two calendars differ, with the document of each."""
    title = say.say(
        "{count} days differ between {before} and {after}; {moving} of them move due days.",
        count=len(found),
        before=names[0],
        after=names[1],
        moving=sum(change.moves_due_days for change in found),
    )
    sheet = _changes_sheet(found, say)
    data: dict[str, object] = {
        "before": names[0],
        "after": names[1],
        "before_calendar": labels[0],
        "after_calendar": labels[1],
        "changes": [change_data(change, say) for change in found],
    }
    return Paper((Heading(title), sheet), sheet, data)


def _ahead_line(ahead: Ahead, end: date, say: Catalogue) -> str:
    if ahead.enough:
        return say.say(
            "{count} announced working days lie after {day}, up to {end} (wanted: {wanted}).",
            count=ahead.announced,
            day=ahead.as_of,
            end=end,
            wanted=ahead.wanted,
        )
    return say.say(
        "Only {count} announced working days lie after {day}, up to {end} (wanted: {wanted}); add"
        " the notice of the next year (docs/calendar.md).",
        count=ahead.announced,
        day=ahead.as_of,
        end=end,
        wanted=ahead.wanted,
    )


def _coverage_sheet(years: Iterable[YearCoverage], say: Catalogue) -> Sheet:
    columns = (
        Column("year", say.say("Year")),
        Column("fixed", say.say("Fixed days")),
        Column("tet", say.say("Tết")),
        Column("national_day", say.say("Day beside National Day")),
        Column("swaps", say.say("Swaps"), wide=True),
        Column("unsettled", say.say("Unsettled"), wide=True),
        Column("lone_days", say.say("Lone working days"), wide=True),
    )
    return Sheet("", columns, tuple(_coverage_row(year, say) for year in years))


def _coverage_row(year: YearCoverage, say: Catalogue) -> tuple[Value, ...]:
    parts = (year.fixed, year.tet, year.national_day, year.swaps)
    return (
        year.year,
        *(_status(part, say) for part in parts),
        _days(each.holiday for each in year.unsettled),
        _days(year.lone_days),
    )


def _days(days: Iterable[date]) -> str:
    return ", ".join(show_value(day) for day in days)


def _status(status: PartStatus, say: Catalogue) -> str:
    words = {
        PartStatus.BY_LAW: say.say("fixed by law"),
        PartStatus.ANNOUNCED: say.say("announced"),
        PartStatus.ESTIMATED: say.say("estimated"),
        PartStatus.NONE_ANNOUNCED: say.say("none announced so far"),
    }
    return words[status]


def _year_data(year: YearCoverage) -> dict[str, object]:
    return {
        "year": year.year,
        "fixed": year.fixed.value,
        "tet": year.tet.value,
        "national_day": year.national_day.value,
        "swaps": year.swaps.value,
        "unsettled": unsettled_data(year.unsettled),
        "lone_days": list(year.lone_days),
    }


def _changes_sheet(found: Iterable[DayChange], say: Catalogue) -> Sheet:
    columns = (
        Column("date", say.say("Day")),
        Column("weekday", say.say("Weekday")),
        Column("before", say.say("In A")),
        Column("before_basis", say.say("Under which document"), wide=True),
        Column("after", say.say("In B")),
        Column("after_basis", say.say("Under which document"), wide=True),
    )
    return Sheet("", columns, tuple(_change_row(change, say) for change in found))


def _change_row(change: DayChange, say: Catalogue) -> tuple[Value, ...]:
    return (
        change.date,
        say.say(WEEKDAYS[change.date.weekday()]),
        say.say(DAY_KINDS[change.before.kind]),
        change.before.basis,
        say.say(DAY_KINDS[change.after.kind]),
        change.after.basis,
    )


def change_data(change: DayChange, say: Catalogue) -> dict[str, object]:
    """Give one day that differs between two calendars as data."""
    before, after = days_data((change.before, change.after), say)
    return {
        "date": change.date,
        "weekday": WEEKDAYS[change.date.weekday()],
        "moves_due_days": change.moves_due_days,
        "before": before,
        "after": after,
    }
