"""What the audit would say from another viewpoint: another policy, or known on another day."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from tthc.app.auditing import Reported, report
from tthc.app.case_view import Names, read_names
from tthc.app.register import Register, reading
from tthc.app.viewpoint import Viewpoint
from tthc.compliance.case import TrackedCase
from tthc.compliance.cases import gather
from tthc.compliance.timeline import Timeline, unroll
from tthc.compliance.verdicts import Verdict
from tthc.store.facts import begun_at
from tthc.store.findings import FindingLine
from tthc.store.told import read_all
from tthc.store.units import unit_names


class Supposed(NamedTuple):
    """Counts and findings of a day from another viewpoint; nothing of it is kept."""

    viewpoint: Viewpoint
    counts: dict[Verdict, int]
    findings: tuple[Reported, ...]


def suppose(register: Register, viewpoint: Viewpoint) -> Supposed:
    """Judge every case from a viewpoint, by its facts and not from what is kept of them."""
    as_of = viewpoint.as_of
    with reading(register) as sitting:
        viewpoint = viewpoint.over(begun_at(sitting.connection) if viewpoint.known_at else None)
        bench = viewpoint.bench(sitting.bench)
        counts: Counter[Verdict] = Counter()
        lines: list[FindingLine] = []
        units = unit_names(sitting.connection)
        for unit, told in read_all(sitting.connection, viewpoint.before).items():
            tracked = list(gather(told))
            names = read_names(sitting.connection, [one.key for one in tracked])
            own = bench.of(unit)
            for one in tracked:
                timeline = unroll(one.case, own, viewpoint.policy)
                counts.update(_verdicts(timeline, as_of))
                lines.extend(_lines(one, timeline, as_of, units[unit], names))
    whole = {verdict: counts[verdict] for verdict in Verdict}
    findings = report(bench, sorted(lines, key=_by_due), as_of)
    return Supposed(viewpoint, whole, findings)


def _verdicts(timeline: Timeline, as_of: date) -> list[Verdict]:
    return [span.verdict for span in timeline.verdicts if span.first <= as_of <= span.last]


def _lines(
    tracked: TrackedCase, timeline: Timeline, as_of: date, unit: tuple[str, str], names: Names
) -> list[FindingLine]:
    key = tracked.key
    decision, procedure, document = names.of(key)
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
