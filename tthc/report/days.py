"""How days off, working-day counts and the differences to the library are shown."""

from dataclasses import replace
from datetime import date

from tthc.calendar.caveats import Caveats
from tthc.calendar.days import OfficialDay
from tthc.calendar.deadlines import Deadline
from tthc.calendar.differences import Difference
from tthc.calendar.known import KnownCalendar
from tthc.calendar.readings import Reading, ReadingName
from tthc.calendar.unsettled import Unsettled, find_unsettled
from tthc.report.calendar_name import calendar_name
from tthc.report.catalogue import Catalogue
from tthc.report.caveats import caveat_data, caveat_lines, days_data, later_lines, unsettled_data
from tthc.report.deadline import deadline_sheet, due_sentence, steps_data
from tthc.report.paper import Column, Heading, Paper, Sheet
from tthc.report.readings import reading_lines, readings_data
from tthc.report.words import DAY_KINDS, WEEKDAYS


def add_paper(
    deadline: Deadline,
    caveats: Caveats,
    readings: tuple[Reading, ...],
    number: int,
    say: Catalogue,
) -> Paper:
    """Show a due day with every day that leads to it, and what other readings would give."""
    data: dict[str, object] = {
        "start": deadline.start,
        "n": abs(number),
        "direction": deadline.limit.direction.value,
        "unit": deadline.limit.unit.value,
        "due": deadline.due,
        "provisional": deadline.provisional,
        "steps": steps_data(deadline.steps, say),
        "readings": readings_data(readings),
        "calendar": deadline.calendar_label,
        **caveat_data(caveats, say),
    }
    sheet = deadline_sheet(deadline, say)
    calendar = say.say("Calendar: {label}", label=calendar_name(deadline.calendar_label, say))
    # made up: said among the caveats
    lines = reading_lines(readings, say, said=ReadingName.MADE_UP)
    notes = (*caveat_lines(caveats, deadline.due, say), *lines)
    parts = (Heading(due_sentence(deadline, say)), sheet, *notes, calendar)
    return Paper(parts, _for_scripts(sheet, deadline), data)


def _for_scripts(sheet: Sheet, deadline: Deadline) -> Sheet:
    """Say beside each day whether the due day is provisional: a table has no other place for it."""
    rows = tuple((*row, str(deadline.provisional).lower()) for row in sheet.rows)
    return replace(sheet, columns=(*sheet.columns, Column("provisional", "provisional")), rows=rows)


def count_paper(first: date, last: date, table: KnownCalendar, say: Catalogue) -> Paper:
    """Show how many working days lie after the first day, up to and including the last."""
    calendar = table.calendar
    number = calendar.count(first, last)
    provisional = calendar.is_provisional(first, last)
    line = say.say(
        "{number} working days after {first} up to and including {last}.",
        number=number,
        first=first,
        last=last,
    )
    note = (say.say("Provisional: days off not announced yet."),) if provisional else ()
    data: dict[str, object] = {
        "first": first,
        "last": last,
        "working_days": number,
        "provisional": provisional,
        "calendar": calendar.label,
        **_known_data(table, first, last, say),
    }
    row = ((first, last, number, str(provisional).lower()),)
    keys = ("first", "last", "working_days", "provisional")
    parts = (line, *note, *_known_lines(table, first, last, say))
    return Paper(parts, Sheet("", tuple(Column(k, k) for k in keys), row), data)


def year_paper(
    year: int, days: tuple[OfficialDay, ...], table: KnownCalendar, say: Catalogue
) -> Paper:
    """Show the days off and worked weekend days of a year."""
    sheet = _year_sheet(days, say)
    calendar, first, last = table.calendar, date(year, 1, 1), date(year, 12, 31)
    working = calendar.count(first, last) + int(calendar.is_working(first))
    provisional = calendar.is_provisional(first, last)
    unsettled = find_unsettled(calendar, year, year)
    title = say.say("{year}: {count} working days", year=year, count=working)
    note = (say.say("Provisional: days off not announced yet."),) if provisional else ()
    label = say.say("Calendar: {label}", label=calendar_name(calendar.label, say))
    data: dict[str, object] = {
        "year": year,
        "working_days": working,
        "provisional": provisional,
        "days": [_day_data(day, say) for day in days],
        "unsettled": unsettled_data(unsettled),
        "working_days_if_made_up": working - len(unsettled),
        "calendar": calendar.label,
        "sha256": calendar.fingerprint,
        **_known_data(table, first, last, say),
    }
    notes = (*note, *(_both_readings(each, working, say) for each in unsettled))
    known = _known_lines(table, first, last, say)
    return Paper((Heading(title), *notes, sheet, *known, label), sheet, data)


def _year_sheet(days: tuple[OfficialDay, ...], say: Catalogue) -> Sheet:
    columns = (
        Column("date", say.say("Day")),
        Column("weekday", say.say("Weekday")),
        Column("kind", say.say("Kind")),
        Column("name", say.say("Name"), wide=True),
        Column("basis", say.say("Under which document"), wide=True),
        Column("confidence", say.say("Known")),
    )
    rows = tuple(
        (
            day.date,
            say.say(WEEKDAYS[day.date.weekday()]),
            say.say(DAY_KINDS[day.kind]),
            say.of(day.name_vi, day.name_en),
            day.basis,
            day.confidence.value,
        )
        for day in days
    )
    return Sheet("", columns, rows)


def _both_readings(unsettled: Unsettled, working: int, say: Catalogue) -> str:
    return say.say(
        "Unsettled: no text says whether {holiday}, a {weekday}, is made up. Not made up: {count}"
        " working days; made up on {make_up}: {fewer}.",
        holiday=unsettled.holiday,
        weekday=say.say(WEEKDAYS[unsettled.holiday.weekday()]),
        make_up=unsettled.make_up,
        count=working,
        fewer=working - 1,
    )


def _known_data(table: KnownCalendar, first: date, last: date, say: Catalogue) -> dict[str, object]:
    return {
        "known_at": table.known_at,
        "declared_later": days_data(table.declared_later(first, last), say),
    }


def _known_lines(table: KnownCalendar, first: date, last: date, say: Catalogue) -> tuple[str, ...]:
    if table.known_at is None:
        return ()
    return (*later_lines(table.known_at, table.declared_later(first, last), say),)


def check_paper(found: tuple[Difference, ...], years: tuple[int, int], say: Catalogue) -> Paper:
    """Show on which days the library and the official notices disagree."""
    columns = (
        Column("date", say.say("Day")),
        Column("weekday", say.say("Weekday")),
        Column("official", say.say("Official notice")),
        Column("basis", say.say("Under which document"), wide=True),
    )
    off, worked = say.say("day off"), say.say("worked")
    rows = tuple(
        (
            one.date,
            say.say(WEEKDAYS[one.date.weekday()]),
            worked if one.officially_working else off,
            one.basis,
        )
        for one in found
    )
    title = say.say(
        "{count} days of {first}-{last} on which the holidays library differs; the official"
        " notice counts.",
        count=len(found),
        first=years[0],
        last=years[1],
    )
    sheet = Sheet("", columns, rows)
    data: dict[str, object] = {
        "first_year": years[0],
        "last_year": years[1],
        "differences": [
            {
                "date": one.date,
                "officially_working": one.officially_working,
                "basis": one.basis,
            }
            for one in found
        ],
    }
    return Paper((Heading(title), sheet), sheet, data)


def _day_data(day: OfficialDay, say: Catalogue) -> dict[str, object]:
    return {
        "date": day.date,
        "weekday": WEEKDAYS[day.date.weekday()],
        "kind": day.kind.value,
        "name": say.of(day.name_vi, day.name_en),
        "basis": day.basis,
        "declared_on": day.declared_on,
        "source": day.source,
        "confidence": day.confidence.value,
        "evidence": day.evidence.value,
        "pair": day.pair,
    }
