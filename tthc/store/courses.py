"""How cases are written with their courses (diễn tiến); cases that are alike share one."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from sqlalchemy import Connection, select

from tthc.compliance.case import Case, TrackedCase
from tthc.compliance.judgement import Bench, Duty
from tthc.compliance.timeline import Timeline, closed_from, unroll
from tthc.store.bulk import Plain, insert_rows, iso
from tthc.store.cache import course, finding_span, obligation, tracked_case, verdict_span
from tthc.store.chunking import chunks
from tthc.store.last_numbers import last_number
from tthc.store.units import UnitKey
from tthc.workflows.facts import FactKind
from tthc.workflows.table import Occurrence

BATCH = 2000
_Row = tuple[Plain, ...]


class CaseWriter:
    """Writes the cases of one unit."""

    def __init__(self, connection: Connection, unit: UnitKey, bench: Bench) -> None:
        self._connection = connection
        self._unit = unit
        self._bench = bench
        self._courses: dict[str, int] = {}
        self._next = last_number(connection, course) + 1

    def write(self, cases: Iterable[TrackedCase]) -> None:
        """Write cases in batches, each with the course it has or gets."""
        batch: list[tuple[str, TrackedCase]] = []
        for tracked in cases:
            batch.append((shape(tracked.case), tracked))
            if len(batch) == BATCH:
                self._write(batch)
                batch.clear()
        self._write(batch)

    def _write(self, batch: list[tuple[str, TrackedCase]]) -> None:
        self._look_up({shape_ for shape_, _ in batch} - self._courses.keys())
        fresh: dict[str, tuple[int, Timeline]] = {}
        for shape_, tracked in batch:
            if shape_ not in self._courses:
                self._courses[shape_] = self._next
                fresh[shape_] = (self._next, unroll(tracked.case, self._bench))
                self._next += 1
        self._write_courses(fresh)
        cases = [self._case(shape_, tracked) for shape_, tracked in batch]
        insert_rows(self._connection, tracked_case, _CASE, cases)

    def _look_up(self, shapes: set[str]) -> None:
        c = course.c
        for condition in chunks(c.shape, sorted(shapes)):
            query = select(c.shape, c.id).where(
                condition,
                c.province == self._unit.province,
                c.department == self._unit.department,
            )
            self._courses.update((row.shape, row.id) for row in self._connection.execute(query))

    def _write_courses(self, fresh: dict[str, tuple[int, Timeline]]) -> None:
        courses = [
            (*self._unit, id_, shape_, timeline.final.state, iso(closed_from(timeline)))
            for shape_, (id_, timeline) in fresh.items()
        ]
        insert_rows(self._connection, course, _COURSE, courses)
        for table, columns, rows_of in _PARTS:
            rows = [
                (*self._unit, id_, *row)
                for id_, timeline in fresh.values()
                for row in rows_of(timeline)
            ]
            insert_rows(self._connection, table, (*_UNIT, "course_id", *columns), rows)

    def _case(self, shape_: str, tracked: TrackedCase) -> _Row:
        key = tracked.key
        change = tracked.case.change_kind
        return (
            *self._unit,
            key.id,
            *key,
            change.value if change else None,
            self._courses[shape_],
        )


def shape(case: Case) -> str:
    """Give the key under which cases are judged alike: everything but the facts' own numbers."""
    facts = ";".join(_written(o) for o in case.occurrences)
    about = f"{case.workflow}|{case.change_kind or ''}|{case.about_document}"
    text = f"{about}|{facts}|{case.contradictions!r}|{case.reviews!r}"
    text += f"|{case.faults!r}" if case.faults else ""
    text += f"|{';'.join(_written(o) for o in case.removals)}" if case.removals else ""
    text += f"|{_recorded_before(case)!r}"
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _recorded_before(case: Case) -> list[tuple[bool, ...]]:
    """Say of each due day that was kept which facts were known then; nothing for most cases."""
    kept = [o.fact for o in case.occurrences if o.kind is FactKind.DEADLINE_KEPT]
    return [tuple(o.fact < one for o in case.occurrences) for one in kept]


def _written(occurrence: Occurrence) -> str:
    kind, special = occurrence.kind.value, _special(occurrence)
    # Of most kinds nobody asks whether a document proves them.
    proved = f"@{occurrence.proved}" if kind.startswith(("deadline.", "removal.")) else ""
    also = f"@{special!r}" if any(special) else ""
    return f"{kind}@{occurrence.on.isoformat()}{also}{proved}"


def _special(occurrence: Occurrence) -> tuple[object, ...]:
    """Give what only few facts say."""
    return (occurrence.until, occurrence.rule, occurrence.place, occurrence.at, occurrence.since)


def _verdicts(timeline: Timeline) -> Iterator[_Row]:
    for span in timeline.verdicts:
        verdict, due = span.verdict.value, iso(span.due)
        days = (iso(span.first), iso(span.last))
        yield *days, verdict, span.rule, due, int(span.provisional), span.version


def _findings(timeline: Timeline) -> Iterator[_Row]:
    for position, (first, last, found) in enumerate(timeline.findings):
        said = (found.check.value, found.rule, iso(found.due), found.detail, found.version)
        yield position, iso(first), iso(last), *said


def _obligations(timeline: Timeline) -> Iterator[_Row]:
    return (_obligation(duty) for duty in timeline.final.duties)


def _obligation(duty: Duty) -> _Row:
    owed = duty.obligation
    start = owed.start
    return (
        owed.rule.id,
        owed.version.label if owed.version else None,
        start.kind.value if start else None,
        iso(start.on) if start else None,
        iso(owed.due),
        iso(owed.met.on) if owed.met else None,
        int(owed.provisional),
        int(duty.counted),
    )


_UNIT = ("province", "department")
_COURSE = (*_UNIT, "id", "shape", "state", "closed_from")
_CASE = (
    *(*_UNIT, "id", "workflow", "decision_id", "procedure_id", "document_id"),
    *("change_kind", "course_id"),
)
_VERDICTS = ("first", "last", "verdict", "rule", "due", "provisional", "version")
_FINDINGS = ("position", "first", "last", "check", "rule", "due", "detail", "version")
_OBLIGATIONS = (
    *("rule", "version", "start_kind", "start_on", "due", "met_on"),
    *("provisional", "counted"),
)
_PARTS = (
    (verdict_span, _VERDICTS, _verdicts),
    (finding_span, _FINDINGS, _findings),
    (obligation, _OBLIGATIONS, _obligations),
)
