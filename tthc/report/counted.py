"""How is it told how a due day was counted: its days, what stands beside it, other readings?"""

from collections.abc import Iterator
from dataclasses import replace

from tthc.app.explaining import Counted, Moved
from tthc.calendar.caveats import Caveats
from tthc.calendar.readings import ReadingName
from tthc.compliance.obligations import Obligation
from tthc.report.catalogue import Catalogue
from tthc.report.caveats import (
    beside_lines,
    caveat_data,
    days_data,
    declared_lines,
    uncovered_lines,
)
from tthc.report.deadline import (
    deadline_sheet,
    due_sentence,
    due_words,
    steps_data,
    term_sheet,
)
from tthc.report.paper import Part
from tthc.report.readings import reading_lines, readings_data

_NOTHING_BESIDE = Caveats(None, (), None)


def span_parts(
    counted: Counted, title: str, spans: dict[object, str], say: Catalogue
) -> Iterator[Part]:
    """Lay the days out, as the term ran; a span that another duty has too is laid out once."""
    deadline, term = counted.deadline, counted.term
    days = (deadline.steps, term)
    if days in spans:
        yield say.say("Day by day as for “{title}”.", title=spans[days])
    else:
        spans[days] = title
        yield term_sheet(deadline, term, say) if term else deadline_sheet(deadline, say)


def due_parts(counted: Counted, owed: Obligation, say: Catalogue) -> Iterator[str]:
    """Say the due day; where something was decided about the term, also the one by law alone."""
    if owed.due == counted.deadline.due:
        yield due_sentence(counted.deadline, say)
        return
    if owed.due:
        yield due_words(owed.due, say)
    by_law = due_sentence(counted.deadline, say)
    yield say.say("By rule and calendar alone: {due}", due=by_law[0].lower() + by_law[1:])


def beside_parts(counted: Counted, say: Catalogue) -> Iterator[str]:
    """Say what the due day does not say of itself: provisional, declared later, read otherwise."""
    yield from uncovered_lines(counted.uncovered, say)
    if counted.moved:
        yield from _moved(counted.moved, say)
    yield from beside_lines(_not_said(counted), counted.deadline.due, say)
    # made up: said by the line before
    yield from reading_lines(counted.readings, say, said=ReadingName.MADE_UP)


def _not_said(counted: Counted) -> Caveats:
    """Leave out the days of which the line on the starting day says when they were declared."""
    known, moved = counted.caveats.knowledge, counted.moved
    if known is None or moved is None:
        return counted.caveats
    swaps = tuple(day for day in known.swaps if day not in moved.since)
    return replace(counted.caveats, knowledge=replace(known, swaps=swaps))


def _moved(moved: Moved, say: Catalogue) -> Iterator[str]:
    yield say.say(
        "As known on the starting day, due {due}; declared since then:", due=moved.due_then
    )
    yield from declared_lines(moved.since, say)


def counted_data(counted: Counted | None, say: Catalogue) -> dict[str, object]:
    """Give how a due day was counted as data; the same keys where none could be."""
    deadline, moved = (counted.deadline, counted.moved) if counted else (None, None)
    return {
        "last_day": deadline.last_day if deadline else None,
        "calendar": deadline.calendar_label if deadline else None,
        "steps": steps_data(deadline.steps if deadline else (), say),
        "term_steps": steps_data(counted.term if counted else (), say),
        "uncovered_years": list(counted.uncovered) if counted else [],
        "due_known_at_start": moved.due_then if moved else None,
        "declared_since_start": days_data(moved.since if moved else (), say),
        "readings": readings_data(counted.readings if counted else ()),
        **caveat_data(counted.caveats if counted else _NOTHING_BESIDE, say),
    }
