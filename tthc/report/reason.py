"""How is it told why a duty is due on its day: its starts, policy, limit, days, words, verdict?"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tthc.app.case_view import CaseView
from tthc.app.explaining import Reason, WhatIf
from tthc.app.viewpoint import Viewpoint
from tthc.clock import today
from tthc.compliance.rule import Basis, RuleVersion, Transition
from tthc.compliance.starts import RECEIVED_KINDS, Start
from tthc.compliance.verdicts import Verdict
from tthc.report.case_data import why
from tthc.report.cases import remark, source_of
from tthc.report.catalogue import Catalogue
from tthc.report.counted import beside_parts, counted_data, due_parts, span_parts
from tthc.report.findings import days_text
from tthc.report.limits import limit_words
from tthc.report.paper import Heading, Part
from tthc.report.term import line_of, original_lines, term_lines, what_happened
from tthc.report.words import CARRIED, CONFIDENCE, FACTS, POLICIES, VERDICTS
from tthc.store.facts import FactLine
from tthc.workflows.facts import Content, FactKind

_LATE = (Verdict.OVERDUE, Verdict.MET_LATE)
_RUNNING = (Verdict.DUE_SOON, Verdict.OPEN)


class Told(NamedTuple):
    """The case a reason belongs to, from where it is seen, and the spans told before, by duty."""

    view: CaseView
    viewpoint: Viewpoint
    spans: dict[object, str]


def reason_parts(reason: Reason, told: Told, say: Catalogue) -> Iterator[Part]:
    """Tell one duty with all its reasons."""
    duty, owed = reason.duty, reason.duty.obligation
    title = say.of(owed.rule.title_vi, owed.rule.title_en)
    yield Heading(f"» {title}: {say.say(VERDICTS[duty.verdict])}", level=2)
    said = remark(duty, say)
    if said:
        yield said
    for start in owed.starts:
        yield _start(start, told.view, say)
        yield from _interval(start, told.view, say)
        yield from _shifted(start, say)
        yield from _ends_later(start, told.view, say)
    yield from _policy(reason, told.viewpoint, say)
    if reason.counted and owed.version:
        yield _limit(owed.version, say)
        yield from _transition(owed.transition, say)
        yield from span_parts(reason.counted, title, told.spans, say)
        yield from due_parts(reason.counted, owed, say)
        yield from beside_parts(reason.counted, say)
    yield from term_lines(owed, told.view, say)
    yield from _done(reason, say)
    yield from _taken(reason, told.view, say)
    if owed.starts:
        yield _verdict(reason, told, say)
        yield from original_lines(duty, told.viewpoint.as_of, say)
    if owed.version:
        yield from _basis(owed.version.basis, say)


def _start(start: Start, view: CaseView, say: Catalogue) -> str:
    occurrence = start.occurrence
    return say.say(
        "Start: {day} {what} (fact {fact}{recorded}) - {mark}",
        day=occurrence.on,
        what=what_happened(occurrence, view, say),
        fact=occurrence.fact,
        recorded=_recorded(line_of(occurrence, view), say),
        mark=say.say("counts") if start.counts else say.say("does not count"),
    )


def _shifted(start: Start, say: Catalogue) -> Iterator[str]:
    """Say that the office's hours moved the day."""
    if start.shifted_from is not None and start.occurrence.kind in RECEIVED_KINDS:
        yield say.say(
            "  It came after the office's cut-off hour or on a day off: it counts as received on"
            " {day}.",
            day=start.day,
        )


_SIGNINGS = frozenset({FactKind.ANNOUNCEMENT_SIGNED, FactKind.DOCUMENT_ISSUED})


def _signed_on(said: Content) -> date | None:
    """Give the day of the paper that announces an end, as far as a fact says it."""
    if said.kind is FactKind.PROCEDURE_REPLACED:
        return said.document_date
    return said.happened_on if said.kind in _SIGNINGS else None


def _ends_later(start: Start, view: CaseView, say: Catalogue) -> Iterator[str]:
    """Say that what was signed ends the procedure on another day, from which the limit runs."""
    line = line_of(start.occurrence, view)
    signed = _signed_on(line.fact.content) if line else None
    if signed and signed != start.day:
        yield say.say(
            "  Signed on {signed}; what it abolishes ends on {day}, and the limit runs from there.",
            signed=signed,
            day=start.day,
        )
    if start.occurrence.kind is FactKind.ANNOUNCEMENT_SIGNED and start.shifted_from is not None:
        yield say.say("  Inferred: no text dates the deletion of what is still in force.")


def _transition(transition: Transition | None, say: Catalogue) -> Iterator[str]:
    """Say which transitional provision decided between an older and a newer version."""
    if transition is not None:
        basis = transition.basis
        yield say.say(
            "  Transitional provision: {what} ({basis}).",
            what=say.say(CARRIED[transition.applies]),
            basis=f"{basis.instrument}, {basis.article}: “{basis.words}”",
        )


def _recorded(line: FactLine | None, say: Catalogue) -> str:
    """Say when, by whom and from where a fact was recorded."""
    if line is None:
        return ""
    day, source = today(line.fact.recorded_at), source_of(line, say)
    said = say.say(", recorded on {day} by {actor}", day=day, actor=line.fact.actor)
    return f"{said}, {source}" if source else said


def _interval(start: Start, view: CaseView, say: Catalogue) -> Iterator[str]:
    """Say that only two lists of the portal tell the day, and between which it lies."""
    line = line_of(start.occurrence, view)
    said = line.fact.content if line else None
    if said and said.since is not None and said.kind is not start.occurrence.kind:
        yield say.say(
            "Seen on the portal on {day}, not yet on {since}: it was updated between the two; the"
            " clock starts on the day it was seen.",
            day=start.occurrence.on,
            since=said.since,
        )


def _policy(reason: Reason, viewpoint: Viewpoint, say: Catalogue) -> Iterator[str]:
    """Say which of several starting days counts and why, and what another choice would give."""
    own, asked = reason.own_policy, viewpoint.policy
    if not reason.others:
        return
    if asked:
        policy, rule = say.say(POLICIES[asked]), say.say(POLICIES[own]) if own else "-"
        yield say.say("Policy: {policy}, as asked; the rule says: {own}.", policy=policy, own=rule)
    elif own:
        yield say.say("Policy: {policy}, as the rule says.", policy=say.say(POLICIES[own]))
    if len({(other.start, other.due) for other in reason.others}) == 1:
        yield say.say("  Any other choice gives the same days.")
    else:
        yield from (_other(other, say) for other in reason.others)


def _other(other: WhatIf, say: Catalogue) -> str:
    return say.say(
        "  If {policy}: start {start}, due {due}",
        policy=say.say(POLICIES[other.policy]),
        start=other.start or "-",
        due=other.due or "-",
    )


def _limit(version: RuleVersion, say: Catalogue) -> str:
    said = limit_words(version.limit, say)
    return say.say("Limit: {limit} ({version}).", limit=said, version=version.label)


def _basis(basis: Basis, say: Catalogue) -> Iterator[str]:
    yield say.say("Basis: {text}", text=f"{basis.instrument}, {basis.article}.")
    yield f"  “{basis.words}”"
    how = say.say(CONFIDENCE[basis.confidence])
    yield say.say("  Read: {how}. Source: {source}", how=how, source=basis.source)
    if basis.note:
        yield f"  {basis.note}"


def _done(reason: Reason, say: Catalogue) -> Iterator[str]:
    met = reason.duty.obligation.met
    if met is not None:
        what = say.say(FACTS[met.kind])
        yield say.say("Done: {day} {what} (fact {fact}).", day=met.on, what=what, fact=met.fact)
        if met.since is not None:
            yield say.say("  It had not happened on {since}.", since=met.since)


def _taken(reason: Reason, view: CaseView, say: Catalogue) -> Iterator[str]:
    """Say by which paper the duty was taken away, and who recorded it."""
    duty, ended = reason.duty, reason.duty.obligation.ended
    if ended is not None and duty.verdict is Verdict.VOID:
        yield say.say(
            "Taken away: {day} {what} (fact {fact}{recorded}).",
            day=ended.on,
            what=what_happened(ended, view, say),
            fact=ended.fact,
            recorded=_recorded(line_of(ended, view), say),
        )


def _verdict(reason: Reason, told: Told, say: Catalogue) -> str:
    duty, version = reason.duty, reason.duty.obligation.version
    said = say.say(
        "Verdict on {day}: {verdict}",
        day=told.viewpoint.as_of,
        verdict=say.say(VERDICTS[duty.verdict]),
    )
    days = days_text(duty.days, version, say)
    if days and duty.verdict in _LATE:
        said += say.say(", {days} late", days=days)
    if days and duty.verdict in _RUNNING:
        said += say.say(", {days} left", days=days)
    return f"{said}."


def reason_data(reason: Reason, viewpoint: Viewpoint, say: Catalogue) -> dict[str, object]:
    """Give one duty with its reasons as data."""
    owed, own = reason.duty.obligation, reason.own_policy
    policy, limit = viewpoint.policy or own, owed.version.limit if owed.version else None
    return {
        "rule": owed.rule.id,
        "policy": policy.value if policy else None,
        "policy_of_rule": own.value if own else None,
        "limit": limit.stated if limit else None,
        "unit": limit.unit.value if limit else None,
        "direction": limit.direction.value if limit else None,
        "transition": owed.transition.applies.value if owed.transition else None,
        "why": why(reason.duty, say),
        **counted_data(reason.counted, say),
        "what_if": [
            {"policy": other.policy.value, "start": other.start, "due": other.due}
            for other in reason.others
        ],
    }
