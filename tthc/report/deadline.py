"""How is a due day laid out: day by day, each with its document, and in one sentence?"""

from collections.abc import Iterable
from datetime import date

from tthc.calendar.days import DayKind
from tthc.calendar.deadlines import Deadline
from tthc.calendar.steps import Role, Step
from tthc.report.catalogue import Catalogue
from tthc.report.paper import Column, Sheet, Value
from tthc.report.words import DAY_KINDS, WEEKDAYS


def deadline_sheet(deadline: Deadline, say: Catalogue) -> Sheet:
    """Lay a deadline out day by day, with the document behind each day."""
    columns = (
        Column("date", say.say("Day")),
        Column("weekday", say.say("Weekday")),
        Column("counted", say.say("Counted")),
        Column("name", say.say("What day it is"), wide=True),
        Column("basis", say.say("Under which document"), wide=True, joins=True),
    )
    rows = tuple(_step(step, say) for step in deadline.steps)
    return Sheet("", columns, rows, tuple(_style(step) for step in deadline.steps))


def term_sheet(deadline: Deadline, term: tuple[Step, ...], say: Catalogue) -> Sheet:
    """Lay a term out as it ran, beside the count by rule and calendar alone."""
    columns = (
        Column("date", say.say("Day")),
        Column("weekday", say.say("Weekday")),
        Column("by_law", say.say("By law alone")),
        Column("counted", say.say("As decided"), wide=True),
        Column("name", say.say("What day it is"), wide=True),
        Column("basis", say.say("Under which document"), wide=True, joins=True),
    )
    by_law = {step.date: _count(step, say) for step in deadline.steps}
    rows = (
        (day, weekday, by_law.get(step.date, ""), _decided(step, counted, say), name, basis)
        for step, (day, weekday, counted, name, basis) in ((s, _step(s, say)) for s in term)
    )
    return Sheet("", columns, tuple(rows), tuple(_style(step) for step in term))


def steps_data(steps: Iterable[Step], say: Catalogue) -> list[dict[str, object]]:
    """Give the days of a deadline or a term as data."""
    return [
        {
            "date": step.date,
            "weekday": WEEKDAYS[step.weekday],
            "kind": step.kind.value,
            "counted": step.counted is not None,
            "ordinal": step.counted,
            "role": step.role.value,
            "name": say.of(step.name_vi, step.name_en),
            "basis": step.basis,
        }
        for step in steps
    ]


def due_sentence(deadline: Deadline, say: Catalogue) -> str:
    """Say the due day, until when it runs, and what stands behind it."""
    said = due_words(deadline.due, say)
    if deadline.rolled:
        said += " " + say.say("The count ends on {day}, a day off.", day=deadline.last_day)
    if deadline.provisional:
        said += " " + say.say("Provisional: days off not announced yet.")
    return said


def due_words(due: date, say: Catalogue) -> str:
    """Say a due day with its weekday, and until when it runs."""
    weekday = say.say(WEEKDAYS[due.weekday()])
    return say.say("Due {weekday} {due}, until 24:00.", weekday=weekday, due=due)


def _step(step: Step, say: Catalogue) -> tuple[Value, Value, Value, Value, Value]:
    weekday = say.say(WEEKDAYS[step.weekday])
    return (step.date, weekday, _count(step, say), _name(step, say), step.basis)


def _decided(step: Step, counted: Value, say: Catalogue) -> Value:
    named = step.role is Role.DUE and step.counted is None
    return say.say("due") if named else counted


def _count(step: Step, say: Catalogue) -> str:
    return str(step.counted) if step.counted is not None else _uncounted(step, say)


def _name(step: Step, say: Catalogue) -> str:
    """Name a day; the names of holidays alone do not say what kind of day it is."""
    name = say.of(step.name_vi, step.name_en)
    if step.kind is not DayKind.HOLIDAY:
        return name
    return f"{say.say(DAY_KINDS[step.kind]).capitalize()}: {name}"


def _uncounted(step: Step, say: Catalogue) -> str:
    words = {
        Role.START: say.say("start"),
        Role.STANDS_STILL: say.say("stands still"),
        Role.PAST_COUNT: say.say("past the count"),
    }
    return words.get(step.role, "-")


def _style(step: Step) -> str:
    if step.role is Role.DUE:
        return "due_today"
    return "" if step.counted is not None else "void"
