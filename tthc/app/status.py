"""What the register says today: counts per verdict, what is due, and cases by filter."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from tthc.app.asked_units import check_units
from tthc.app.basis import bench_of
from tthc.app.register import Register, Sitting, bring_up_to_date, reading
from tthc.compliance.judgement import days_until
from tthc.compliance.rule import RuleBook
from tthc.compliance.verdicts import Verdict
from tthc.errors import StoreError
from tthc.store.reading import CaseLine, Filter, list_cases
from tthc.store.tally import count_verdicts

DUE = (Verdict.DUE_TODAY, Verdict.DUE_SOON)


class UnreadableVerdictError(StoreError):
    """What is kept of a case cannot be read."""

    template = (
        "Case {case}: what is kept of it cannot be read: it was changed or damaged. Run `tthc"
        " audit`, which judges it anew, then `tthc verify`."
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in a list, with the days left or late until `as_of` in its rule's unit."""

    line: CaseLine
    verdict: Verdict
    days: int | None


@dataclass(frozen=True, slots=True)
class Picture:
    """The register on a day; each case is in exactly one verdict."""

    as_of: date
    book: RuleBook
    counts: dict[Verdict, int]
    due: tuple[Listed, ...]
    overdue: tuple[Listed, ...]
    units: dict[tuple[str, str], Counter[Verdict]]


@dataclass(frozen=True, slots=True)
class Listing:
    """Cases by filter on a day."""

    as_of: date
    book: RuleBook
    cases: tuple[Listed, ...]


def status(register: Register, as_of: date, asked: Filter, at: datetime) -> Picture:
    """Give the picture of a day, of all units or of those that are asked for.

    Raises:
        NotFoundError: the register knows no such province or department.
    """
    bring_up_to_date(register, at)
    with reading(register) as sitting:
        check_units(sitting.connection, register, asked.province, asked.department)
        found = count_verdicts(sitting.connection, as_of, asked.province, asked.department)
        pressing = (Verdict.OVERDUE.value, *(verdict.value for verdict in DUE))
        lines = _listed(sitting, as_of, asked._replace(verdicts=pressing))
    return Picture(
        as_of=as_of,
        book=sitting.bench.book,
        counts={verdict: found.get(verdict.value, 0) for verdict in Verdict},
        due=tuple(line for line in lines if line.verdict in DUE),
        overdue=tuple(line for line in lines if line.verdict is Verdict.OVERDUE),
        units=_by_unit(lines),
    )


def list_all(register: Register, as_of: date, wanted: Filter, at: datetime) -> Listing:
    """List cases by filter.

    Raises:
        NotFoundError: the register knows no such province or department.
    """
    bring_up_to_date(register, at)
    with reading(register) as sitting:
        check_units(sitting.connection, register, wanted.province, wanted.department)
        return Listing(as_of, sitting.bench.book, _listed(sitting, as_of, wanted))


def _listed(sitting: Sitting, as_of: date, wanted: Filter) -> tuple[Listed, ...]:
    lines = list_cases(sitting.connection, as_of, wanted)
    verdicts = [_verdict(line) for line in lines]
    return tuple(
        Listed(line, verdict, _days(sitting, line, verdict, as_of))
        for line, verdict in zip(lines, verdicts, strict=True)
    )


def _verdict(line: CaseLine) -> Verdict:
    try:
        return Verdict(line.verdict)
    except ValueError as error:
        raise UnreadableVerdictError(case=line.case) from error


def _days(sitting: Sitting, line: CaseLine, verdict: Verdict, as_of: date) -> int | None:
    """Count to the due day; what is done has no days to count."""
    rule = sitting.bench.book.named(line.rule)
    if rule is None or line.due is None or verdict not in _RUNNING:
        return None
    bench = bench_of(sitting.bench, line.province, line.department)
    return days_until(bench, rule.version(line.version).limit.unit, line.due, as_of)


def _by_unit(lines: tuple[Listed, ...]) -> dict[tuple[str, str], Counter[Verdict]]:
    units: dict[tuple[str, str], Counter[Verdict]] = {}
    for listed in lines:
        names = (listed.line.province, listed.line.department)
        units.setdefault(names, Counter())[listed.verdict] += 1
    return units


_RUNNING = frozenset({Verdict.OVERDUE, Verdict.DUE_TODAY, Verdict.DUE_SOON, Verdict.OPEN})
