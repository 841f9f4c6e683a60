"""How a case goes through time: which verdict and which findings are true from which day on.

Facts alone decide it, so it holds for every night, run or missed: an audit as of a day only reads
off what is true then, and `since` is the first day on which a finding became true.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from tthc.compliance.case import Case
from tthc.compliance.checks import SEVERITY, Finding, Severity, find_all
from tthc.compliance.judgement import Bench, Judgement, judge_seen, owe, seen_by, settle_case
from tthc.compliance.obligations import Obligation
from tthc.compliance.removals import report_days
from tthc.compliance.rule import StartPolicy
from tthc.compliance.verdicts import CLOSED, Verdict, soon_from
from tthc.workflows.facts import FORESEEN_KINDS
from tthc.workflows.removal import REMOVAL

ONE_DAY = timedelta(days=1)
LAST_DAY = date(9999, 12, 31)
"""Stands for "until something new happens"."""


class VerdictSpan(NamedTuple):
    """From `first` to `last`, both included, the case takes `verdict` because of `rule`.

    `provisional`: the due day rests on a year that no notice covers.
    """

    first: date
    last: date
    verdict: Verdict
    rule: str
    due: date | None
    provisional: bool
    version: str


class FindingSpan(NamedTuple):
    """From `first` to `last`, both included, `finding` is true."""

    first: date
    last: date
    finding: Finding


class Timeline(NamedTuple):
    """A case from its first fact on; `final` is how it stands after its last fact."""

    verdicts: tuple[VerdictSpan, ...]
    findings: tuple[FindingSpan, ...]
    final: Judgement


def closed_from(timeline: Timeline) -> date:
    """Give the day from which on a case is done with (đã xong) and nothing of it turns any more.

    `LAST_DAY`: never, for something is still to be done, or is wrong.
    """
    final = timeline.verdicts[-1]
    standing = [span.finding for span in timeline.findings if span.last == LAST_DAY]
    if final.verdict not in CLOSED or any(SEVERITY[f.check] is Severity.ERROR for f in standing):
        return LAST_DAY
    begun = (span.first for span in timeline.findings)
    ended = (span.last + ONE_DAY for span in timeline.findings if span.last < LAST_DAY)
    return max((final.first, *begun, *ended))


def unroll(case: Case, bench: Bench, policy: StartPolicy | None = None) -> Timeline:
    """Judge a case on every day on which its verdict or findings can change.

    One whose judgement fails is unknown from its first day on, with a finding that says why: it
    must not keep all the others from being judged.
    """
    if case.faults:
        return _unjudged(case, bench)
    try:
        return _unroll(case, bench, policy)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is reported as a finding
        return _unjudged(replace(case, faults=(f"{type(error).__name__}: {error}",)), bench)


def _unjudged(case: Case, bench: Bench) -> Timeline:
    first = min(o.on for o in case.occurrences)
    judgement = judge_seen(case, (), (), first, bench)
    findings = (FindingSpan(first, LAST_DAY, found) for found in find_all(judgement, case))
    return Timeline((_span(judgement, LAST_DAY),), tuple(sorted(findings)), judgement)


def _unroll(case: Case, bench: Bench, policy: StartPolicy | None) -> Timeline:
    case = settle_case(case, bench)
    judgements = list(_judgements(case, bench, policy))
    ends = [judgement.as_of - ONE_DAY for judgement, _ in judgements[1:]] + [LAST_DAY]
    verdicts: list[VerdictSpan] = []
    opened: dict[Finding, FindingSpan] = {}
    closed: list[FindingSpan] = []
    for (judgement, findings), last in zip(judgements, ends, strict=True):
        _extend_verdicts(verdicts, judgement, last)
        gone = [finding for finding in opened if finding not in findings]
        closed.extend(opened.pop(finding) for finding in gone)
        for finding in findings:
            first = opened[finding].first if finding in opened else judgement.as_of
            opened[finding] = FindingSpan(first, last, finding)
    spans = sorted([*closed, *opened.values()])
    return Timeline(tuple(verdicts), tuple(spans), judgements[-1][0])


def _judgements(
    case: Case, bench: Bench, policy: StartPolicy | None
) -> Iterator[tuple[Judgement, tuple[Finding, ...]]]:
    days = sorted({*_fact_days(case, bench, policy), *_report_turns(case, bench)})
    for day, following in zip(days, [*days[1:], LAST_DAY], strict=True):
        seen = seen_by(case.occurrences, day)
        obligations = owe(case, seen, bench, policy, day)
        for turn in _turns(obligations, day, following, bench):
            judgement = judge_seen(case, seen, obligations, turn, bench)
            yield judgement, find_all(judgement, case)


def _fact_days(case: Case, bench: Bench, policy: StartPolicy | None) -> list[date]:
    """List the days that bring something new; a case begins with the first thing that happened."""
    days = {o.on for o in case.occurrences if o.kind not in FORESEEN_KINDS}
    days = days or {_foreseen_begin(case, bench, policy)}
    begun = min(days)
    days |= {max(begun, found.since) for found in case.contradictions}
    days |= {turn for turn in bench.book.turns if turn > begun}
    days |= {found.since for found in case.reviews}
    return sorted(
        days | {found.until + ONE_DAY for found in case.reviews if found.until < LAST_DAY}
    )


def _report_turns(case: Case, bench: Bench) -> set[date]:
    """List the days on which an end of force has gone without a proposal for too long."""
    if case.workflow != REMOVAL.name:
        return set()
    return {day + ONE_DAY for day in report_days(case.occurrences, bench.report_within)}


def _foreseen_begin(case: Case, bench: Bench, policy: StartPolicy | None) -> date:
    """Begin a case of which only a day ahead is known in time to warn of what is due before it."""
    owed = owe(case, case.occurrences, bench, policy)
    turns = {turn for one in owed if one.due for turn in _turns_of(one.due, bench)}
    return min(turns | {o.on for o in case.occurrences})


def _turns(
    obligations: tuple[Obligation, ...], day: date, following: date, bench: Bench
) -> list[date]:
    """List the days in [day, following) on which an open duty changes its verdict."""
    turns = {day}
    for obligation in obligations:
        if obligation.due is not None and obligation.met is None and obligation.ended is None:
            turns |= _turns_of(obligation.due, bench)
    return sorted(turn for turn in turns if day <= turn < following)


def _turns_of(due: date, bench: Bench) -> set[date]:
    return {soon_from(due, bench.soon, bench.calendar), due, due + ONE_DAY}


def _extend_verdicts(verdicts: list[VerdictSpan], judgement: Judgement, last: date) -> None:
    span = _span(judgement, last)
    if verdicts and verdicts[-1][2:] == span[2:]:
        verdicts[-1] = verdicts[-1]._replace(last=last)
        return
    verdicts.append(span)


def _span(judgement: Judgement, last: date) -> VerdictSpan:
    first, verdict = judgement.as_of, judgement.verdict
    if judgement.pressing is None:
        return VerdictSpan(first, last, verdict, "", None, provisional=False, version="")
    owed = judgement.pressing.obligation
    version = owed.version.label if owed.version else ""
    provisional = owed.provisional and owed.due is not None
    return VerdictSpan(first, last, verdict, owed.rule.id, owed.due, provisional, version)
