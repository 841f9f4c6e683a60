"""How a case and its duties are given as data, and why a duty has no due day."""

from tthc.app.case_view import CaseView
from tthc.app.showing import Shown
from tthc.compliance.judgement import Duty
from tthc.compliance.obligations import Obligation
from tthc.compliance.rule import Basis
from tthc.compliance.rule_versions import Absence, NoVersion
from tthc.compliance.verdicts import Verdict
from tthc.report.catalogue import Catalogue
from tthc.report.findings import Amount, days_text, finding_message
from tthc.report.standing import standing_lines
from tthc.report.term import term_data
from tthc.report.words import CONFLICTS, FACTS
from tthc.store.facts import FactLine
from tthc.workflows.table import Occurrence


def case_data(view: CaseView, shown: Shown, say: Catalogue) -> dict[str, object]:
    """Give one case as data."""
    judgement = view.judgement
    return {
        "id": view.key.id,
        "province": view.unit[0],
        "department": view.unit[1],
        "workflow": view.key.workflow,
        "state": judgement.state,
        "verdict": judgement.verdict.value,
        "why": " ".join(standing_lines(view, say)) or None,
        "procedure": view.procedure.number if view.procedure else None,
        "procedure_name": view.procedure.title if view.procedure else None,
        "decision": view.decision.number if view.decision else None,
        "decision_date": view.decision.signed_on if view.decision else None,
        "decision_title": view.decision.title if view.decision else None,
        "document": view.document.number if view.document else None,
        "change_kind": view.case.change_kind.value if view.case.change_kind else None,
        "revision": max((line.fact.id for line in view.facts), default=0),
        "facts": [fact_data(line) for line in view.facts],
        "facts_later": view.later,
        "irregular": [occurrence.fact for occurrence in judgement.irregular],
        "obligations": [duty_data(duty, say) for duty in judgement.duties],
        "findings": [
            {
                "check": found.check.value,
                "rule": found.rule or None,
                "message": finding_message(found, amount_of(found.rule, view, shown), say),
            }
            for found in view.findings
        ],
    }


def fact_data(line: FactLine) -> dict[str, object]:
    """Give one fact as data, with who recorded it and from where."""
    content, origin = line.fact.content, line.fact.origin
    return {
        "id": line.fact.id,
        "kind": content.kind.value,
        "happened_on": content.happened_on,
        "happened_at": f"{content.happened_at:%H:%M}" if content.happened_at else None,
        "decision": content.decision,
        "decision_date": content.decision_date,
        "procedure": content.procedure,
        "document": content.document,
        "document_date": content.document_date,
        "issuer": content.issuer,
        "title": content.title,
        "field": content.field,
        "change_kind": content.change_kind.value if content.change_kind else None,
        "place": content.place,
        "note": content.note,
        "cause": content.cause,
        "cause_date": content.cause_date,
        "extent": content.extent.value if content.extent else None,
        "successor": content.successor,
        "evidence": content.evidence,
        "rule": content.rule,
        "until": content.until,
        "since": content.since,
        "corrects": content.corrects,
        "voided_by": line.voided_by,
        "actor": line.fact.actor,
        "recorded_at": line.fact.recorded_at,
        "origin": {
            "file": origin.file_name,
            "hash": origin.file_hash,
            "sheet": origin.sheet,
            "row": origin.row,
            "command": origin.command,
        },
    }


def duty_data(duty: Duty, say: Catalogue) -> dict[str, object]:
    """Give one duty as data; `days` are late for overdue and met_late, left otherwise."""
    owed = duty.obligation
    return {
        "rule": owed.rule.id,
        "title": say.of(owed.rule.title_vi, owed.rule.title_en),
        "bearer": owed.rule.bearer.value,
        "counted": duty.counted,
        "version": owed.version.label if owed.version else None,
        "basis": basis_data(owed.version.basis if owed.version else None),
        "starts": [
            {
                "kind": start.occurrence.kind.value,
                "date": start.occurrence.on,
                "fact": start.occurrence.fact,
                "counts": start.counts,
                "day": start.day,
                "shifted_from": start.shifted_from,
            }
            for start in owed.starts
        ],
        "start": owed.start.on if owed.start else None,
        "due": owed.due,
        **term_data(owed),
        "met_on": owed.met.on if owed.met else None,
        "verdict": duty.verdict.value,
        "days": duty.days,
        "original_days": duty.original_days,
        "provisional": owed.provisional,
        "why": why(duty, say),
    }


def basis_data(basis: Basis | None) -> dict[str, object] | None:
    """Give a legal basis as data."""
    if basis is None:
        return None
    return {
        "instrument": basis.instrument,
        "article": basis.article,
        "words": basis.words,
        "source": basis.source,
        "confidence": basis.confidence.value,
        "note": basis.note,
    }


def why(duty: Duty, say: Catalogue) -> str | None:
    """Say why nothing is concluded of a duty, or why no day binds it; None where one does."""
    if duty.doubt is not None:
        return say.say(
            "Not concluded: {what} ({shown}). One of the two days is wrong: void that fact and"
            " state it again.",
            what=say.say(CONFLICTS[duty.doubt.what]),
            shown=duty.doubt.shown,
        )
    owed = duty.obligation
    if owed.ended is not None and owed.owed and duty.verdict is Verdict.VOID:
        return _taken_away(duty, owed.ended, say)
    return _why_no_day(owed, say)


def _taken_away(duty: Duty, ended: Occurrence, say: Catalogue) -> str:
    """Name what took a duty away, and say whether it was late by then."""
    owed, what = duty.obligation, say.say(FACTS[ended.kind])
    said = say.say(
        "Taken away on {day}: {what} (fact {fact}).", day=ended.on, what=what, fact=ended.fact
    )
    if owed.due is None or ended.on <= owed.due:
        return said
    late = say.say(
        "It was overdue by then: due {due}, {days} late.",
        due=owed.due,
        days=days_text(duty.days, owed.version, say) or "-",
    )
    return f"{said} {late}"


def _why_no_day(owed: Obligation, say: Catalogue) -> str | None:
    if owed.absence is not None:
        return _no_version(owed.absence, owed, say)
    if owed.calendar_gap is not None:
        return say.error(owed.calendar_gap)
    if owed.suspended is not None:
        return say.say(
            "The term stands still since {day} (fact {fact}).",
            day=owed.suspended.on,
            fact=owed.suspended.fact,
        )
    if owed.due is None and owed.met is not None:
        return say.say("Done, but no recorded fact says when the clock started.")
    return say.say("Nothing has started the clock yet.") if owed.due is None else None


def _no_version(absence: NoVersion, owed: Obligation, say: Catalogue) -> str:
    known = owed.start or owed.met
    day = known.on if known else ""
    if absence.reason is Absence.BEFORE_FIRST:
        return say.say(
            "No such duty then: the rule is in force from {first}, this began on {day}.",
            first=absence.next_from or "",
            day=day,
        )
    return say.say(
        "No rule in force on {day}; it was last in force until {last}.",
        day=day,
        last=absence.last_in_force or "",
    )


def amount_of(rule_id: str, view: CaseView, shown: Shown) -> Amount:
    """Give how late or how soon a case is under a rule."""
    duty = next((d for d in view.judgement.duties if d.obligation.rule.id == rule_id), None)
    version = duty.obligation.version if duty else None
    return Amount(shown.bench.book.named(rule_id), version, duty.days if duty else None)
