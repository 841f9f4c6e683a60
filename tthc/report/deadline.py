"""How is a due day laid out: day by day, each with its document, and in one sentence?"""

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


def steps_data(deadline: Deadline, say: Catalogue) -> list[dict[str, object]]:
    """Give the days of a deadline as data."""
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
        for step in deadline.steps
    ]


def due_sentence(deadline: Deadline, say: Catalogue) -> str:
    """Say the due day, until when it runs, and what stands behind it."""
    weekday = say.say(WEEKDAYS[deadline.due.weekday()])
    said = say.say("Due {weekday} {due}, until 24:00.", weekday=weekday, due=deadline.due)
    if deadline.rolled:
        said += " " + say.say("The count ends on {day}, a day off.", day=deadline.last_day)
    if deadline.provisional:
        said += " " + say.say("Provisional: days off not announced yet.")
    return said


def _step(step: Step, say: Catalogue) -> tuple[Value, ...]:
    counted = str(step.counted) if step.counted is not None else _uncounted(step, say)
    return (
        step.date,
        say.say(WEEKDAYS[step.weekday]),
        counted,
        _name(step, say),
        step.basis,
    )


def _name(step: Step, say: Catalogue) -> str:
    """Name a day; the names of holidays alone do not say what kind of day it is."""
    name = say.of(step.name_vi, step.name_en)
    if step.kind is not DayKind.HOLIDAY:
        return name
    return f"{say.say(DAY_KINDS[step.kind]).capitalize()}: {name}"


def _uncounted(step: Step, say: Catalogue) -> str:
    return say.say("start") if step.role is Role.START else "-"


def _style(step: Step) -> str:
    if step.role is Role.DUE:
        return "due_today"
    return "" if step.counted is not None else "void"
