"""How the reasons for each date of a case are told: the case, and each of its duties."""

from collections.abc import Iterator

from tthc import __version__
from tthc.app.explaining import Explained
from tthc.app.showing import Shown
from tthc.report.calendar_name import calendar_name
from tthc.report.case_data import case_data
from tthc.report.cases import alike, case_lines, case_title, others_lines
from tthc.report.catalogue import Catalogue
from tthc.report.caveats import known_lines
from tthc.report.grouping import group_alike
from tthc.report.paper import Column, Heading, Paper, Part, Sheet
from tthc.report.reason import Told, reason_data, reason_parts
from tthc.report.words import WEEKDAYS


def explain_paper(shown: Shown, explained: tuple[Explained, ...], say: Catalogue) -> Paper:
    """Tell the reasons of every case that was asked for."""
    parts: list[Part] = [*known_lines(shown.viewpoint, say)]
    for one, *others in group_alike(explained, lambda each: alike(each.view)):
        parts += _case(one, others, shown, say)
    marks = {
        "calendar": shown.bench.calendar.label,
        "rules": shown.bench.book.fingerprint[:8],
        "version": __version__,
    }
    named = marks | {"calendar": calendar_name(marks["calendar"], say)}
    parts.append(
        say.say("Judged by: calendar {calendar}; rules sha256 {rules}; tthc {version}.", **named)
    )
    data: dict[str, object] = {
        "asked": shown.asked,
        "as_of": shown.as_of,
        "known_at": shown.viewpoint.known_at,
        "facts_begun": shown.viewpoint.begun,
        "judged_by": marks,
        "cases": [
            {
                **case_data(one.view, shown, say),
                "reasons": [reason_data(reason, shown.viewpoint, say) for reason in one.reasons],
            }
            for one in explained
        ],
    }
    return Paper(tuple(parts), _days_table(explained, say), data)


def _case(one: Explained, others: list[Explained], shown: Shown, say: Catalogue) -> Iterator[Part]:
    yield Heading(case_title(one.view, say))
    yield say.say("Unit: {unit}", unit=", ".join(reversed(one.view.unit)))
    yield from case_lines(one.view, say)
    yield from others_lines([other.view for other in others], say)
    told = Told(one.view, shown.viewpoint, {})
    for reason in one.reasons:
        yield from reason_parts(reason, told, say)


def _days_table(explained: tuple[Explained, ...], say: Catalogue) -> Sheet:
    keys = ("case", "rule", "date", "weekday", "kind", "ordinal", "role", "name", "basis")
    rows = tuple(
        (
            one.view.key.id,
            reason.duty.obligation.rule.id,
            step.date,
            WEEKDAYS[step.weekday],
            step.kind.value,
            step.counted,
            step.role.value,
            say.of(step.name_vi, step.name_en),
            step.basis,
        )
        for one in explained
        for reason in one.reasons
        if reason.counted
        for step in reason.counted.term or reason.counted.deadline.steps
    )
    return Sheet("", tuple(Column(key, key) for key in keys), rows)
