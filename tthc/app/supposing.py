"""What the audit would say if the starting day were chosen by another policy; nothing is kept."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from tthc.app.auditing import Reported, report
from tthc.app.register import Register, Sitting, reading
from tthc.compliance.case import TrackedCase
from tthc.compliance.cases import gather
from tthc.compliance.rule import StartPolicy
from tthc.compliance.timeline import Timeline, unroll
from tthc.compliance.verdicts import Verdict
from tthc.store.findings import FindingLine
from tthc.store.names import Named, decision_names, document_names, procedure_names
from tthc.store.told import read_all
from tthc.store.units import unit_names


class Supposed(NamedTuple):
    """Counts and findings of a day under another policy."""

    policy: StartPolicy
    counts: dict[Verdict, int]
    findings: tuple[Reported, ...]


class _Names(NamedTuple):
    decisions: dict[int, Named]
    procedures: dict[int, Named]
    documents: dict[int, Named]


def suppose(register: Register, as_of: date, policy: StartPolicy) -> Supposed:
    """Judge every case as of a day as if `policy` chose among the starts of every rule."""
    with reading(register) as sitting:
        bench = sitting.bench
        counts: Counter[Verdict] = Counter()
        lines: list[FindingLine] = []
        units = unit_names(sitting.connection)
        for unit, told in read_all(sitting.connection).items():
            tracked = list(gather(told))
            names = _names(sitting, tracked)
            for one in tracked:
                timeline = unroll(one.case, bench, policy)
                counts.update(_verdicts(timeline, as_of))
                lines.extend(_lines(one, timeline, as_of, units[unit], names))
    whole = {verdict: counts[verdict] for verdict in Verdict}
    findings = report(bench, sorted(lines, key=_by_due), as_of)
    return Supposed(policy, whole, findings)


def _names(sitting: Sitting, tracked: list[TrackedCase]) -> _Names:
    keys = [one.key for one in tracked]
    return _Names(
        decision_names(sitting.connection, [key.decision for key in keys]),
        procedure_names(sitting.connection, [key.procedure for key in keys]),
        document_names(sitting.connection, [key.document for key in keys]),
    )


def _verdicts(timeline: Timeline, as_of: date) -> list[Verdict]:
    return [span.verdict for span in timeline.verdicts if span.first <= as_of <= span.last]


def _lines(
    tracked: TrackedCase, timeline: Timeline, as_of: date, unit: tuple[str, str], names: _Names
) -> list[FindingLine]:
    key = tracked.key
    decision = names.decisions.get(key.decision)
    procedure = names.procedures.get(key.procedure)
    document = names.documents.get(key.document)
    verdict = next(iter(_verdicts(timeline, as_of)), Verdict.VOID)
    return [
        FindingLine(
            check=found.check.value,
            case=key.id,
            province=unit[0],
            department=unit[1],
            decision=decision.number if decision else None,
            procedure=procedure.number if procedure else None,
            document=document.number if document else None,
            verdict=verdict.value,
            rule=found.rule,
            due=found.due,
            detail=found.detail,
            version=found.version,
            since=first,
            new=False,
        )
        for first, last, found in timeline.findings
        if first <= as_of <= last
    ]


def _by_due(line: FindingLine) -> tuple[date, str]:
    return (line.due or date.max, line.case)
