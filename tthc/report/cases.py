"""How cases are shown in full: facts, state, duties and findings of each."""

import re
from collections.abc import Sequence

from tthc.app.case_view import CaseView
from tthc.app.showing import Shown
from tthc.compliance.finding import Check
from tthc.compliance.judgement import Duty
from tthc.compliance.rule import Bearer
from tthc.compliance.verdicts import Verdict
from tthc.report.case_data import amount_of, case_data, fact_data, why
from tthc.report.catalogue import Catalogue
from tthc.report.caveats import known_lines
from tthc.report.fact_names import day_unknown, name_in_full
from tthc.report.findings import finding_message
from tthc.report.grouping import group_alike
from tthc.report.paper import Column, Heading, Paper, Part, Sheet
from tthc.report.standing import standing_lines
from tthc.report.term import TAKEN_UP, original_lines
from tthc.report.words import STATES, VERDICTS
from tthc.store.facts import FactLine
from tthc.workflows.facts import Content
from tthc.workflows.removal import IN_FORCE


def show_paper(shown: Shown, say: Catalogue) -> Paper:
    """Show every case that was asked for."""
    parts: list[Part] = [*known_lines(shown.viewpoint, say)]
    for view, *others in group_alike(shown.cases, alike):
        parts += [Heading(case_title(view, say)), *case_lines(view, say)]
        parts += others_lines(others, say)
        parts += [_facts(view.facts, say), _duties(view, say), *_findings(view, shown, say)]
    if shown.caseless:
        lines = (*shown.standing, *shown.void)
        parts += [say.error(shown.caseless), _facts(lines, say)]
    data: dict[str, object] = {
        "asked": shown.asked,
        "as_of": shown.as_of,
        "known_at": shown.viewpoint.known_at,
        "facts_begun": shown.viewpoint.begun,
        "cases": [case_data(view, shown, say) for view in shown.cases],
        "standing_facts": [fact_data(line) for line in shown.standing],
        "voided_facts": [fact_data(line) for line in shown.void],
    }
    return Paper(tuple(parts), _table(shown, say), data)


def alike(view: CaseView) -> tuple[object, ...]:
    """Procedures of one decision with the same days are told once."""
    duties = tuple(
        (owed.rule.id, owed.start and owed.start.on, owed.due, owed.met and owed.met.on, verdict)
        for owed, verdict in ((d.obligation, d.verdict) for d in view.judgement.duties)
    )
    key = view.key
    return (
        view.unit,
        key.workflow,
        key.decision or key.id,
        view.judgement.state,
        tuple(one.place for one in view.judgement.to_clear),
        duties,
        view.later,
    )


def others_lines(others: Sequence[CaseView], say: Catalogue) -> tuple[str, ...]:
    """Name the cases of which the same is true."""
    if not others:
        return ()
    named = ", ".join(
        f"{view.procedure.number} ({view.key.id})" if view.procedure else view.key.id
        for view in others
    )
    return (say.say("The same holds for {count} more: {cases}", count=len(others), cases=named),)


def case_title(view: CaseView, say: Catalogue) -> str:
    """Name a case and its verdict in one line."""
    about = view.decision or view.procedure or view.document
    code = view.procedure.number if view.procedure and view.decision else ""
    names = " · ".join(part for part in (about.number if about else "", code) if part)
    verdict = say.say(VERDICTS[view.judgement.verdict]).upper()
    return f"{view.key.id}  {names}  [{verdict}]"


def case_lines(view: CaseView, say: Catalogue) -> tuple[str, ...]:
    """Say what a case is about and where it stands."""
    lines: list[str] = []
    if view.decision:
        issuer = f" ({view.decision.detail})" if view.decision.detail else ""
        title = view.decision.title or ""
        lines.append(say.say("Decision: {number}", number=view.decision.number + issuer))
        lines.extend([f"  {title}"] if title else [])
    if view.procedure:
        name = " ".join(part for part in (view.procedure.number, view.procedure.title) if part)
        lines.append(say.say("Procedure: {name}", name=name))
    if view.document:
        lines.append(say.say("Document: {number}", number=view.document.number))
    state = say.of(*STATES[view.key.workflow, view.judgement.state])
    if ends_some_day(view):
        state = day_unknown(say)
    lines.append(say.say("State on {day}: {state}", day=view.judgement.as_of, state=state))
    lines.extend(standing_lines(view, say))
    if view.later:
        lines.append(say.say("Recorded later and left out: {count} facts.", count=view.later))
    return tuple(lines)


def ends_some_day(view: CaseView) -> bool:
    """Say that its end was told without a day, nor with a paper for which it waits."""
    unknown = any(one.check is Check.END_UNKNOWN and not one.detail for one in view.findings)
    return unknown and view.judgement.state in IN_FORCE


def _facts(lines: tuple[FactLine, ...], say: Catalogue) -> Sheet:
    columns = (
        Column("id", say.say("Fact")),
        Column("happened_on", say.say("Day")),
        Column("kind", say.say("What happened")),
        Column("document", say.say("Paper")),
        Column("note", say.say("Note"), wide=True),
        Column("actor", say.say("Recorded by")),
        Column("origin", say.say("From"), wide=True),
    )
    rows = tuple(
        (
            line.fact.id,
            line.fact.content.happened_on,
            _what(line, say),
            _paper(line.fact.content),
            _note(line.fact.content, say),
            line.fact.actor,
            source_of(line, say) or line.fact.origin.command or "",
        )
        for line in lines
    )
    return Sheet(say.say("Facts"), columns, rows)


def _paper(said: Content) -> str | None:
    return said.cause or said.document if said.kind in TAKEN_UP else said.document


def _note(said: Content, say: Catalogue) -> str | None:
    """Say a note; what a change of calendar or rules did was noted in data."""
    if said.note is None or said.kind not in TAKEN_UP:
        return said.note
    return _WORD.sub(lambda found: _word(found[0], say), said.note)


_WORD = re.compile("|".join((r"\d{4}-\d\d-\d\d", *(rf"\b{each.value}\b" for each in Verdict))))


def _word(word: str, say: Catalogue) -> str:
    if word[0].isdigit():
        return "/".join(reversed(word.split("-")))  # typed by hand, it may be no day
    return say.say(VERDICTS[Verdict(word)])


def _what(line: FactLine, say: Catalogue) -> str:
    what = name_in_full(line.fact.content, say)
    if line.fact.content.corrects is not None:
        return say.say("{what}: fact {number}", what=what, number=line.fact.content.corrects)
    if line.voided_by is not None:
        return say.say("{what} [void by fact {number}]", what=what, number=line.voided_by)
    return what


def source_of(line: FactLine, say: Catalogue) -> str | None:
    """Name the file and the row that a fact was read from; None where it was typed."""
    origin = line.fact.origin
    if origin.file_name is None:
        return None
    if origin.row is None:
        return origin.file_name  # what is gone from a list stands in no row of it
    return say.say("{file}, row {row}", file=origin.file_name, row=origin.row)


def _duties(view: CaseView, say: Catalogue) -> Sheet:
    columns = (
        Column("rule", say.say("Duty"), wide=True),
        Column("start", say.say("Start")),
        Column("due", say.say("Due day")),
        Column("met_on", say.say("Done on")),
        Column("verdict", say.say("Verdict")),
        Column("days", say.say("Days")),
        Column("remark", say.say("Remark"), wide=True),
    )
    duties = view.judgement.duties
    rows = tuple(
        (
            say.of(duty.obligation.rule.title_vi, duty.obligation.rule.title_en),
            duty.obligation.start.on if duty.obligation.start else None,
            duty.obligation.due,
            duty.obligation.met.on if duty.obligation.met else None,
            say.say(VERDICTS[duty.verdict]),
            duty.days,
            _remark(duty, view, say),
        )
        for duty in duties
    )
    return Sheet(say.say("Duties"), columns, rows, tuple(duty.verdict.value for duty in duties))


def _remark(duty: Duty, view: CaseView, say: Catalogue) -> str:
    """Add how late a duty is against the due day before anything was decided about its term."""
    original = original_lines(duty, view.judgement.as_of, say)
    return " ".join(part for part in (remark(duty, say), *original) if part)


def remark(duty: Duty, say: Catalogue) -> str:
    """Say what else must be known about a duty: not ours, measured beside, provisional."""
    owed = duty.obligation
    said = [why(duty, say) or ""]
    if owed.provisional:
        said.append(say.say("Provisional: days off not announced yet."))
    if not duty.counted:
        said.append(say.say(_beside(duty)))
    return " ".join(part for part in said if part)


def _beside(duty: Duty) -> str:
    """Say why a duty is shown but does not count."""
    rule = duty.obligation.rule
    if not rule.counted:
        return "Measured beside: no verdict hangs on it."
    if rule.bearer is Bearer.MINISTRY:
        return "The ministry's duty, not the province's."
    return "Not counted: the day had passed before the province could know (late by the ministry)."


def _findings(view: CaseView, shown: Shown, say: Catalogue) -> tuple[str, ...]:
    return tuple(
        f"- {finding_message(found, amount_of(found.rule, view, shown), say)}"
        for found in view.findings
    )


def _table(shown: Shown, say: Catalogue) -> Sheet:
    """Give one line for each duty of each case, for CSV."""
    keys = ("case", "decision", "procedure", "state", "rule", "start", "due", "met_on", "verdict")
    rows = tuple(
        (
            view.key.id,
            view.decision.number if view.decision else None,
            view.procedure.number if view.procedure else None,
            view.judgement.state,
            duty.obligation.rule.id,
            duty.obligation.start.on if duty.obligation.start else None,
            duty.obligation.due,
            duty.obligation.met.on if duty.obligation.met else None,
            duty.verdict.value,
            duty.days,
            _remark(duty, view, say),
        )
        for view in shown.cases
        for duty in view.judgement.duties
    )
    return Sheet("", tuple(Column(key, key) for key in (*keys, "days", "remark")), rows)
