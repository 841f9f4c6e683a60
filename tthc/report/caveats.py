"""How is it said what was declared later, what may still change, and what can be read otherwise?"""

from collections.abc import Iterable, Iterator
from datetime import date

from tthc.app.viewpoint import Viewpoint
from tthc.calendar.caveats import Caveats, Knowledge, OtherReading
from tthc.calendar.days import OfficialDay
from tthc.calendar.unsettled import Unsettled
from tthc.errors import FieldValue
from tthc.report.catalogue import Catalogue
from tthc.report.paper import Value
from tthc.report.words import WEEKDAYS


def marked_day(due: date | None, say: Catalogue, *, provisional: bool) -> Value:
    """Give a due day for a cell, with the word that it is provisional where it is."""
    if due is None or not provisional:
        return due
    return say.say("{day} (provisional)", day=due)


def caveat_lines(caveats: Caveats, due: date, say: Catalogue) -> tuple[str, ...]:
    """Say all that stands beside a due day, with the day of knowing."""
    known = caveats.knowledge
    day = (say.say("As known on {day}.", day=known.known_at),) if known else ()
    return (*day, *beside_lines(caveats, due, say))


def caveat_data(caveats: Caveats, say: Catalogue) -> dict[str, object]:
    """Give all that stands beside a due day as data."""
    known, other = caveats.knowledge, caveats.other
    return {
        "known_at": known.known_at if known else None,
        "declared_before": days_data(known.swaps if known else (), say),
        "declared_later": days_data(known.later if known else (), say),
        "due_now": known.due_now if known else None,
        "lone_days": list(caveats.lone_days),
        "other_due": other.due if other else None,
        "unsettled": unsettled_data(other.unsettled if other else ()),
    }


def days_data(days: Iterable[OfficialDay], say: Catalogue) -> list[dict[str, object]]:
    """Give days with the document that declared them."""
    return [
        {
            "date": day.date,
            "kind": day.kind.value,
            "name": say.of(day.name_vi, day.name_en),
            "basis": day.basis,
            "declared_on": day.declared_on,
        }
        for day in days
    ]


def unsettled_data(found: Iterable[Unsettled]) -> list[dict[str, object]]:
    """Give the holidays of which no text says whether they are made up."""
    return [{"holiday": each.holiday, "make_up": each.make_up} for each in found]


def uncovered_lines(years: Iterable[int], say: Catalogue) -> Iterator[str]:
    """Say why a day is provisional."""
    named = ", ".join(str(year) for year in years)
    if named:
        yield say.say(
            "No notice covers {years} yet: its days off are estimated, and swaps are unknown.",
            years=named,
        )


def known_lines(viewpoint: Viewpoint, say: Catalogue) -> tuple[str, ...]:
    """Say that only what was known on a day is looked at, where that was asked."""
    day, begun = viewpoint.known_at, viewpoint.begun
    if day is None:
        return ()
    if begun is None:
        return (
            say.say(
                "As known at the end of {day}: what was recorded or declared later is left out.",
                day=day,
            ),
        )
    return (
        say.say(
            "Days off as known at the end of {day}. The first fact was recorded only on {begun}:"
            " the facts are those known now.",
            day=day,
            begun=begun,
        ),
    )


def later_lines(known_at: date, days: Iterable[OfficialDay], say: Catalogue) -> Iterator[str]:
    """Say as known on which day, and what was declared after it."""
    yield say.say("As known on {day}.", day=known_at)
    yield from _later(days, say)


def declared_lines(days: Iterable[OfficialDay], say: Catalogue) -> Iterator[str]:
    """Say when each day was declared, and by which document."""
    for day in days:
        yield say.say("{day}: {name}; declared on {on} ({basis}).", **_fields(day, say))


def beside_lines(caveats: Caveats, due: date, say: Catalogue) -> Iterator[str]:
    """Say all that stands beside a due day."""
    if caveats.knowledge:
        yield from _knowledge(caveats.knowledge, due, say)
    for day in caveats.lone_days:
        yield say.say(
            "{weekday} {day} stands alone between days off: a swap may still be declared there,"
            " and would move the due day.",
            weekday=say.say(WEEKDAYS[day.weekday()]),
            day=day,
        )
    if caveats.other:
        yield _other(caveats.other, say)


def _knowledge(known: Knowledge, due: date, say: Catalogue) -> Iterator[str]:
    yield from _later(known.later, say)
    yield from declared_lines(known.swaps, say)
    if known.due_now != due:
        yield say.say("With what was declared since, due {due}.", due=known.due_now)


def _later(days: Iterable[OfficialDay], say: Catalogue) -> Iterator[str]:
    for day in days:
        yield say.say("{day}: {name}; declared later, on {on} ({basis}).", **_fields(day, say))


def _fields(day: OfficialDay, say: Catalogue) -> dict[str, FieldValue]:
    name = say.of(day.name_vi, day.name_en)
    return {"day": day.date, "on": day.declared_on or "?", "name": name, "basis": day.basis}


def _other(other: OtherReading, say: Catalogue) -> str:
    holidays = ", ".join(f"{each.holiday:%d/%m/%Y}" for each in other.unsettled)
    return say.say(
        "Unsettled: no text says whether {holidays}, on a weekend, is made up; if so, due {due}.",
        holidays=holidays,
        due=other.due,
    )
