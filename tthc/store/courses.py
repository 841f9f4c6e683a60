"""How cases are written with their courses (diễn tiến); cases that are alike share one."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from sqlalchemy import Connection, func, select

from tthc.compliance.case import Case, TrackedCase
from tthc.compliance.judgement import Bench, Duty
from tthc.compliance.timeline import Timeline, unroll
from tthc.store.bulk import insert_rows
from tthc.store.cache import course, finding_span, obligation, tracked_case, verdict_span
from tthc.store.told import chunks
from tthc.store.units import UnitKey
from tthc.workflows.table import Occurrence

BATCH = 2000
_Values = dict[str, object]


class CaseWriter:
    """Writes the cases of one unit."""

    def __init__(self, connection: Connection, unit: UnitKey, bench: Bench) -> None:
        self._connection = connection
        self._unit: _Values = {**unit._asdict()}
        self._bench = bench
        self._courses: dict[str, int] = {}
        self._next = (connection.execute(select(func.max(course.c.id))).scalar() or 0) + 1

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
        insert_rows(
            self._connection,
            tracked_case,
            [self._case(shape_, tracked) for shape_, tracked in batch],
        )

    def _look_up(self, shapes: set[str]) -> None:
        c = course.c
        for condition in chunks(c.shape, sorted(shapes)):
            query = select(c.shape, c.id).where(
                condition,
                c.province == self._unit["province"],
                c.department == self._unit["department"],
            )
            self._courses.update((row.shape, row.id) for row in self._connection.execute(query))

    def _write_courses(self, fresh: dict[str, tuple[int, Timeline]]) -> None:
        courses = [
            {**self._unit, "id": id_, "shape": shape_, "state": timeline.final.state}
            for shape_, (id_, timeline) in fresh.items()
        ]
        insert_rows(self._connection, course, courses)
        for table, rows_of in _PARTS:
            rows = (
                {**self._unit, "course_id": id_, **row}
                for id_, timeline in fresh.values()
                for row in rows_of(timeline)
            )
            insert_rows(self._connection, table, list(rows))

    def _case(self, shape_: str, tracked: TrackedCase) -> _Values:
        key = tracked.key
        change = tracked.case.change_kind
        return {
            **self._unit,
            "id": key.id,
            "workflow": key.workflow,
            "decision_id": key.decision,
            "procedure_id": key.procedure,
            "document_id": key.document,
            "change_kind": change.value if change else None,
            "course_id": self._courses[shape_],
        }


def shape(case: Case) -> str:
    """Give the key under which cases are judged alike: everything but the facts' own numbers."""
    facts = ";".join(_written(o) for o in case.occurrences)
    text = f"{case.workflow}|{case.change_kind or ''}|{facts}|{case.contradictions!r}|{case.reviews!r}"
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _written(occurrence: Occurrence) -> str:
    kind, special = occurrence.kind.value, (occurrence.until, occurrence.rule, occurrence.place)
    # Of most kinds nobody asks whether a document proves them.
    proved = f"@{occurrence.proved}" if kind.startswith(("deadline.", "removal.")) else ""
    also = f"@{special!r}" if any(special) else ""
    return f"{kind}@{occurrence.on.isoformat()}{also}{proved}"


def _verdicts(timeline: Timeline) -> Iterator[_Values]:
    for span in timeline.verdicts:
        yield {**span._asdict(), "verdict": span.verdict.value}


def _findings(timeline: Timeline) -> Iterator[_Values]:
    for position, (first, last, found) in enumerate(timeline.findings):
        yield {
            "position": position,
            "first": first,
            "last": last,
            **found._asdict(),
            "check": found.check.value,
        }


def _obligations(timeline: Timeline) -> Iterator[_Values]:
    return (_obligation(duty) for duty in timeline.final.duties)


def _obligation(duty: Duty) -> _Values:
    owed = duty.obligation
    start = owed.start
    return {
        "rule": owed.rule.id,
        "version": owed.version.label if owed.version else None,
        "start_kind": start.kind.value if start else None,
        "start_on": start.on if start else None,
        "due": owed.due,
        "met_on": owed.met.on if owed.met else None,
        "provisional": int(owed.provisional),
        "counted": int(duty.counted),
    }


_PARTS = ((verdict_span, _verdicts), (finding_span, _findings), (obligation, _obligations))
