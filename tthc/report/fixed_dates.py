"""How is it said until when an act may be done that a text puts by or before a date?"""

from datetime import date

from tthc.calendar.fixed_dates import FixedDate
from tthc.calendar.known import KnownCalendar
from tthc.calendar.readings import ReadingName, other_date_readings
from tthc.report.calendar_name import calendar_name
from tthc.report.catalogue import Catalogue
from tthc.report.caveats import uncovered_lines
from tthc.report.paper import Column, Heading, Paper, Sheet
from tthc.report.readings import reading_lines, readings_data
from tthc.report.words import WEEKDAYS


def fixed_date_paper(found: FixedDate, table: KnownCalendar, say: Catalogue) -> Paper:
    """Show the last day by the words, the safe one where it is another, and other readings."""
    calendar, days = table.calendar, sorted((found.safe_day, found.last_day))
    readings = other_date_readings(calendar, found)
    uncovered = tuple(
        year
        for year in range(days[0].year, days[1].year + 1)
        if calendar.is_provisional(date(year, 1, 1), date(year, 1, 1))
    )
    last = say.say(WEEKDAYS[found.last_day.weekday()])
    title = say.say("Due {weekday} {due}, until 24:00.", weekday=last, due=found.last_day)
    data: dict[str, object] = {
        "stated": found.stated,
        "wording": found.wording.value,
        "last_day": found.last_day,
        "safe_day": found.safe_day,
        "provisional": found.provisional,
        "known_at": table.known_at,
        "uncovered_years": list(uncovered),
        "readings": readings_data(readings),
        "calendar": calendar.label,
    }
    row = (found.stated, found.wording.value, found.last_day, found.safe_day)
    row = (*row, str(found.provisional).lower())
    keys = ("stated", "wording", "last_day", "safe_day", "provisional")
    sheet = Sheet("", tuple(Column(key, key) for key in keys), (row,))
    label = say.say("Calendar: {label}", label=calendar_name(calendar.label, say))
    notes = (*_notes(found, say), *uncovered_lines(uncovered, say))
    lines = reading_lines(readings, say, said=ReadingName.SAFE)
    return Paper((Heading(title), *notes, *lines, label), sheet, data)


def _notes(found: FixedDate, say: Catalogue) -> list[str]:
    notes: list[str] = []
    if found.safe_day != found.last_day:
        notes.append(
            say.say(
                "That is a day off, and no text moves a named date: do it by {weekday} {day}.",
                weekday=say.say(WEEKDAYS[found.safe_day.weekday()]),
                day=found.safe_day,
            )
        )
    if found.provisional:
        notes.append(say.say("Provisional: days off not announced yet."))
    return notes
