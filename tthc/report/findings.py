"""How an audit is shown: its counts, and each finding as a sentence with its basis."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tthc.app.auditing import Audited, Reported
from tthc.app.supposing import Supposed
from tthc.calendar.limits import Unit
from tthc.compliance.checks import PLACE_CHECKS, SEVERITY, Check, Finding, Severity
from tthc.compliance.ledger import Effect
from tthc.compliance.places import place_titles
from tthc.compliance.rule import Basis, Rule, RuleVersion
from tthc.compliance.unlisted_ends import ROWS_MARK
from tthc.compliance.verdicts import Verdict
from tthc.report.catalogue import Catalogue
from tthc.report.caveats import known_lines
from tthc.report.fact_names import name_conflict
from tthc.report.grouping import Subject, group_alike, name_group
from tthc.report.paper import Column, Heading, Paper, Part, Sheet, Value
from tthc.report.words import CHECKS, EFFECTS, FACTS, POLICIES, UNITS, VERDICTS
from tthc.workflows.facts import FactKind


def audit_paper(audited: Audited, say: Catalogue) -> Paper:
    """Show a run of the audit."""
    run = audited.run
    title = say.say(
        "Audit of {day}: run {run}, {cases} cases, {findings} findings, {fresh} new",
        day=run.as_of,
        run=run.id,
        cases=run.cases,
        findings=len(audited.findings) + audited.unlisted,
        fresh=sum(one.line.new for one in audited.findings),
    )
    remarks = [
        (audited.repeated, "This night was audited before over the same facts; nothing is new."),
        (audited.retrospective, "A later night was audited before; findings were not settled."),
    ]
    notes = tuple(say.say(text) for said, text in remarks if said)
    errors = tuple(_mended(case, say) for case in audited.mended)
    errors += (_unreadable(audited.unreadable, say),) if audited.unreadable else ()
    notes += errors
    notes += (_unlisted(audited.unlisted, say),) if audited.unlisted else ()
    marks = run.fingerprints._asdict()
    head: dict[str, object] = {"run": run.id, "as_of": run.as_of, "cases": run.cases}
    head |= {"since": run.previous, "errors": run.errors, "mended": list(audited.mended)}
    head["unreadable"] = audited.unreadable or None
    tail: dict[str, object] = {
        "repeated": audited.repeated,
        "retrospective": audited.retrospective,
        "findings_unlisted": audited.unlisted,
        "milliseconds": run.milliseconds,
        "fingerprints": marks,
    }
    told = (Heading(title), *notes)
    paper = _paper(told, head | tail, audited.counts, audited.findings, say)
    return replace(paper, errors=errors)


def _mended(case: str, say: Catalogue) -> str:
    return say.say(
        "Error: what was kept of case {case} could not be read; it was judged anew from its facts."
        " Run tthc verify.",
        case=case,
    )


def _unreadable(reason: str, say: Catalogue) -> str:
    return say.say(
        "Error: not all that is recorded could be read ({reason}). Every case was judged. Run tthc"
        " verify and restore the last good backup.",
        reason=reason,
    )


def _unlisted(number: int, say: Catalogue) -> str:
    return say.say(
        "{number} findings stand from nights before and are not listed; tthc audit --all lists"
        " them.",
        number=number,
    )


def suppose_paper(supposed: Supposed, say: Catalogue) -> Paper:
    """Show what the audit would say from another viewpoint."""
    policy, known_at = supposed.viewpoint.policy, supposed.viewpoint.known_at
    day = supposed.viewpoint.as_of
    title = say.say("Audit of {day}, nothing recorded", day=day)
    if policy:
        title = say.say(
            "What if {policy}: audit of {day}, nothing recorded",
            policy=say.say(POLICIES[policy]),
            day=day,
        )
    head: dict[str, object] = {
        "run": None,
        "policy": policy.value if policy else None,
        "as_of": day,
        "known_at": known_at,
        "facts_begun": supposed.viewpoint.begun,
        "cases": sum(supposed.counts.values()),
    }
    known = known_lines(supposed.viewpoint, say)
    return _paper((Heading(title), *known), head, supposed.counts, supposed.findings, say)


class Amount(NamedTuple):
    """How late or how soon, under which rule; None where a finding is about no due day."""

    rule: Rule | None
    version: RuleVersion | None
    days: int | None


def finding_message(found: Finding, amount: Amount, say: Catalogue) -> str:
    """Say a finding in one sentence; days are named in the unit in which the rule counts."""
    rule, version, days = amount
    return say.say(
        CHECKS[found.check],
        title=say.of(rule.title_vi, rule.title_en) if rule else "",
        due=found.due or "",
        days=days_text(days, version, say),
        detail=_detail(found, say),
    )


def days_text(days: int | None, version: RuleVersion | None, say: Catalogue) -> str:
    """Say a number of days with its unit; what is counted in months is shown in days."""
    if days is None or version is None:
        return ""
    working = version.limit.unit is Unit.WORKING_DAY
    if working and not days:  # late or left by days off alone
        return say.say("less than 1 working day")
    return say.say(UNITS["working_day" if working else "calendar_day"], number=days)


def basis_text(basis: Basis | None) -> str | None:
    """Name the instrument and article that a duty rests on."""
    return f"{basis.instrument}, {basis.article}" if basis else None


def _paper(
    head: tuple[Part, ...],
    data: dict[str, object],
    counts: dict[Verdict, int],
    found: tuple[Reported, ...],
    say: Catalogue,
) -> Paper:
    sheet = _sheet(found, say)
    summary = ", ".join(f"{say.say(VERDICTS[verdict])} {n}" for verdict, n in counts.items() if n)
    nothing = () if found or data.get("findings_unlisted") else (say.say("Nothing to report."),)
    whole = data | {
        "counts": {verdict.value: n for verdict, n in counts.items()},
        "findings": [_data(one, say) for one in found],
    }
    return Paper((*head, summary, _grouped(found, say), *nothing), sheet, whole)


def _sheet(found: tuple[Reported, ...], say: Catalogue) -> Sheet:
    columns = (
        Column("new", say.say("New")),
        Column("case", say.say("Case")),
        Column("decision", say.say("Ministry decision"), folds=True),
        Column("procedure", say.say("Procedure"), folds=True),
        Column("message", say.say("Finding"), wide=True),
        Column("since", say.say("Since")),
    )
    rows = tuple(_row((one,), say) for one in found)
    return Sheet("", columns, rows, tuple(_severity(one) for one in found))


def _grouped(found: tuple[Reported, ...], say: Catalogue) -> Sheet:
    """Say what is wrong first, and what is alike of one decision once."""
    severities, checks = list(Severity), list(Check)

    def urgency(one: Reported) -> tuple[int, int]:
        return severities.index(_severity(one)), checks.index(Check(one.line.check))

    pressing = sorted(found, key=urgency)
    groups = group_alike(pressing, _alike)
    rows = tuple(_row(group, say) for group in groups)
    styles = tuple(_severity(group[0]) for group in groups)
    return replace(_sheet((), say), rows=rows, styles=styles)


def _alike(one: Reported) -> tuple[object, ...]:
    line = one.line
    about = (line.check, line.rule, line.due, line.detail, line.since, line.new)
    return (line.province, line.department, line.decision, line.document, *about)


def _row(group: tuple[Reported, ...], say: Catalogue) -> tuple[Value, ...]:
    line = group[0].line
    subject = name_group(Subject(line.case, line.procedure, None), len(group), None, say)
    return (
        "*" if line.new else "",
        subject.case,
        line.decision or line.document,
        subject.procedure,
        _message(group[0], say),
        line.since,
    )


def _severity(one: Reported) -> Severity:
    return SEVERITY[Check(one.line.check)]


def _data(one: Reported, say: Catalogue) -> dict[str, object]:
    line = one.line
    return {
        "check": line.check,
        "severity": _severity(one).value,
        "case": line.case,
        "province": line.province,
        "department": line.department,
        "procedure": line.procedure,
        "decision": line.decision,
        "document": line.document,
        "verdict": line.verdict,
        "rule": line.rule or None,
        "due": line.due,
        "days": one.days,
        "message": _message(one, say),
        "basis": basis_text(one.version.basis if one.version else None),
        "since": line.since,
        "new": line.new,
    }


def _message(one: Reported, say: Catalogue) -> str:
    line = one.line
    found = Finding(Check(line.check), line.rule, line.due, line.detail)
    return finding_message(found, Amount(one.rule, one.version, one.days), say)


def _detail(found: Finding, say: Catalogue) -> str:
    if found.check in PLACE_CHECKS:
        return say.of(*place_titles(found.detail))
    return _said(found, say)


def _said(found: Finding, say: Catalogue) -> str:
    if found.check is Check.IRREGULAR_ORDER:
        return say.say(FACTS[FactKind(found.detail)])
    if found.check is Check.CONTRADICTION:
        return "{} ({})".format(*name_conflict(found.detail, say))
    if found.check is Check.RULE_MISSING:
        day, _, last = found.detail.partition(" ")
        return say.say(
            "began on {day}; last in force until {last}",
            day=date.fromisoformat(day),
            last=date.fromisoformat(last),
        )
    if found.check is Check.TERM_UNCHANGED:
        kind, _, why = found.detail.partition(": ")
        return f"{say.say(FACTS[FactKind(kind)])} ({say.say(EFFECTS[Effect(why)])})"
    return _reviewed(found, say)


def _reviewed(found: Finding, say: Catalogue) -> str:
    if found.check is Check.END_UNKNOWN and found.detail:
        return say.say("(with {paper}, of which no day is known)", paper=found.detail)
    if found.detail.startswith(ROWS_MARK):
        return say.say(
            "not known, for nothing says what stands in {rows}; record procedure.listed with that"
            " document and place",
            rows=found.detail.removeprefix(ROWS_MARK),
        )
    return found.detail
