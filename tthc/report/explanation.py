"""How the reasons for each date of a case are told: starts, rule and words, day by day."""

from tthc.app.explaining import Explained, Reason, WhatIf
from tthc.app.showing import Shown
from tthc.calendar.deadlines import Deadline
from tthc.calendar.steps import Role, Step
from tthc.report.case_data import case_data, why_no_day
from tthc.report.cases import alike, case_lines, case_title, others_lines, remark
from tthc.report.catalogue import Catalogue
from tthc.report.grouping import group_alike
from tthc.report.paper import Column, Heading, Paper, Part, Sheet, Value
from tthc.report.words import CONFIDENCE, FACTS, POLICIES, UNITS, VERDICTS, WEEKDAYS


def explain_paper(shown: Shown, explained: tuple[Explained, ...], say: Catalogue) -> Paper:
    """Tell the reasons of every case that was asked for."""
    parts: list[Part] = []
    for group in group_alike(explained, lambda one: alike(one.view)):
        one = group[0]
        parts += [Heading(case_title(one.view, say)), *case_lines(one.view, say)]
        parts += others_lines([other.view for other in group[1:]], say)
        for reason in one.reasons:
            parts += _reason(reason, say)
    data: dict[str, object] = {
        "asked": shown.asked,
        "as_of": shown.as_of,
        "cases": [
            {
                **case_data(one.view, shown, say),
                "reasons": [_reason_data(reason, say) for reason in one.reasons],
            }
            for one in explained
        ],
    }
    return Paper(tuple(parts), _days_table(explained, say), data)


def deadline_sheet(deadline: Deadline, say: Catalogue) -> Sheet:
    """Lay a deadline out day by day, with the document behind each day."""
    columns = (
        Column("date", say.say("Day")),
        Column("weekday", say.say("Weekday")),
        Column("counted", say.say("Counted")),
        Column("name", say.say("What day it is"), wide=True),
        Column("basis", say.say("Under which document"), wide=True),
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


def _reason(reason: Reason, say: Catalogue) -> list[Part]:
    duty, owed = reason.duty, reason.duty.obligation
    title = say.of(owed.rule.title_vi, owed.rule.title_en)
    parts: list[Part] = [Heading(f"» {title}: {say.say(VERDICTS[duty.verdict])}")]
    parts.extend([remark(duty, say)] if remark(duty, say) else [])
    parts.extend(_starts(reason, say))
    if reason.deadline is None or owed.version is None:
        return parts
    basis, limit = owed.version.basis, owed.version.limit
    said = say.say(UNITS[limit.unit.value], number=limit.number)
    parts += [
        say.say("Limit: {limit} ({version}).", limit=said, version=owed.version.label),
        say.say("Basis: {text}", text=f"{basis.instrument}, {basis.article}."),
        f"  “{basis.words}”",
        say.say(
            "  Read: {how}. Source: {source}",
            how=say.say(CONFIDENCE[basis.confidence]),
            source=basis.source,
        ),
        *([f"  {basis.note}"] if basis.note else []),
        deadline_sheet(reason.deadline, say),
        due_sentence(reason.deadline, say),
        *_done(reason, say),
    ]
    return parts


def _starts(reason: Reason, say: Catalogue) -> list[Part]:
    owed = reason.duty.obligation
    lines: list[Part] = []
    for start in owed.starts:
        mark = say.say("counts") if start.counts else say.say("does not count")
        lines.append(
            say.say(
                "Start: {day} {what} (fact {fact}) - {mark}",
                day=start.occurrence.on,
                what=say.say(FACTS[start.occurrence.kind]),
                fact=start.occurrence.fact,
                mark=mark,
            )
        )
    if owed.version and len(owed.starts) > 1:
        lines.append(say.say("Policy: {policy}.", policy=say.say(POLICIES[owed.version.policy])))
    return lines + [_other(other, say) for other in reason.others]


def _other(other: WhatIf, say: Catalogue) -> str:
    return say.say(
        "  If {policy}: start {start}, due {due}",
        policy=say.say(POLICIES[other.policy]),
        start=other.start or "-",
        due=other.due or "-",
    )


def _done(reason: Reason, say: Catalogue) -> list[Part]:
    met = reason.duty.obligation.met
    if met is None:
        return []
    what = say.say(FACTS[met.kind])
    return [say.say("Done: {day} {what} (fact {fact}).", day=met.on, what=what, fact=met.fact)]


def _step(step: Step, say: Catalogue) -> tuple[Value, ...]:
    counted = str(step.counted) if step.counted is not None else _uncounted(step, say)
    return (
        step.date,
        say.say(WEEKDAYS[step.weekday]),
        counted,
        say.of(step.name_vi, step.name_en),
        step.basis,
    )


def _uncounted(step: Step, say: Catalogue) -> str:
    return say.say("start") if step.role is Role.START else "-"


def _style(step: Step) -> str:
    if step.role is Role.DUE:
        return "due_today"
    return "" if step.counted is not None else "void"


def _reason_data(reason: Reason, say: Catalogue) -> dict[str, object]:
    deadline = reason.deadline
    owed = reason.duty.obligation
    return {
        "rule": owed.rule.id,
        "policy": owed.version.policy.value if owed.version else None,
        "limit": owed.version.limit.number if owed.version else None,
        "unit": owed.version.limit.unit.value if owed.version else None,
        "direction": owed.version.limit.direction.value if owed.version else None,
        "why": why_no_day(owed, say),
        "last_day": deadline.last_day if deadline else None,
        "calendar": deadline.calendar_label if deadline else None,
        "steps": steps_data(deadline, say) if deadline else [],
        "what_if": [
            {"policy": other.policy.value, "start": other.start, "due": other.due}
            for other in reason.others
        ],
    }


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
        if reason.deadline
        for step in reason.deadline.steps
    )
    return Sheet("", tuple(Column(key, key) for key in keys), rows)
