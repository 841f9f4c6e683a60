"""Whether every case, verdict, finding and obligation kept is what the facts say today.

The cases are worked out anew into a register of their own, a file that is thrown away, and both
are read side by side.
"""

from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    Text,
    create_engine,
    literal,
    select,
    type_coerce,
)
from sqlalchemy.types import NullType

from tthc.compliance.cases import gather
from tthc.compliance.judgement import Bench
from tthc.store.cache import (
    course,
    finding_span,
    obligation,
    tracked_case,
    verdict_span,
    verdict_tally,
)
from tthc.store.columns import Bytewise
from tthc.store.courses import CaseWriter
from tthc.store.flaws import Flaw, Found
from tthc.store.tables import metadata
from tthc.store.tally import tally_of
from tthc.store.told import read_all
from tthc.store.verifying import plain_row

Rows = Generator[Row[Any]]
_PARTS = (verdict_span, finding_span, obligation)


def check_cases(connection: Connection, bench: Bench) -> Iterator[Found]:
    """Work every case out anew and compare, row by row."""
    with _fresh() as anew:
        for unit, told in read_all(connection).items():
            CaseWriter(anew, unit, bench.of(unit)).write(gather(told))
        yield from _compare(connection, anew, tracked_case, _cases())
        yield from _compare(connection, anew, course, _courses())
        for table in _PARTS:
            yield from _compare(connection, anew, table, _of_courses(table))


def check_tally(connection: Connection) -> Iterator[Found]:
    """Compare the tally with the verdicts that it counts; what went in and out again is nothing."""
    c = verdict_tally.c
    kept = select(verdict_tally).where((c.began != 0) | (c.ended != 0))
    kept = kept.order_by(*verdict_tally.primary_key.columns)
    true = tally_of(literal(value=True)).subquery().c
    counted = select(*(true[name] for name in c.keys())).order_by(  # noqa: SIM118 - columns' names
        *(true[column.name] for column in verdict_tally.primary_key.columns)
    )
    answers = (read_as_kept(connection, query) for query in (kept, counted))
    yield from differ(verdict_tally.name, *answers)


@contextmanager
def _fresh() -> Generator[Connection]:
    with TemporaryDirectory(prefix="tthc-verify-") as folder:
        engine = create_engine(f"sqlite:///{Path(folder) / 'anew.db'}")
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = OFF")
            connection.exec_driver_sql("PRAGMA synchronous = OFF")
            metadata.create_all(connection)
            yield connection
        engine.dispose()


def _compare(
    kept: Connection, anew: Connection, table: Table, query: Select[*tuple[Any, ...]]
) -> Iterator[Found]:
    yield from differ(table.name, read_as_kept(kept, query), read_as_kept(anew, query))


def differ(table: str, kept: Rows, anew: Rows) -> Iterator[Found]:
    """Give the first row that is not the same on both sides: it lacks on one, or differs."""
    with closing(kept), closing(anew):  # also where one of them cannot be read on
        for one, other in zip_longest(kept, anew):
            if one is None or other is None or not _same_row(one, other):
                first = min(_named(row) for row in (one, other) if row is not None)
                yield Found(Flaw.CACHE, f"{table} {' '.join(first)}")
                return


def _named(row: Row[Any]) -> list[str]:
    return [str(value) for value in row[:4]]


def _same_row(one: Row[Any], other: Row[Any]) -> bool:
    """Say whether rows are the same, also where one database keeps days and the other text."""
    return tuple(one) == tuple(other) or plain_row(one) == plain_row(other)


def read_as_kept(connection: Connection, query: Select[*tuple[Any, ...]]) -> Rows:
    """Read rows as the database keeps them: a day that is none must not end the comparison."""
    as_kept: Select[*tuple[Any, ...]] = query.with_only_columns(
        *(type_coerce(column, NullType()) for column in query.selected_columns),
        maintain_column_froms=True,
    )
    with connection.execute(as_kept.execution_options(yield_per=5000)) as rows:
        yield from rows  # closed also where reading ends at a fault


def _cases() -> Select[*tuple[Any, ...]]:
    """Read cases by their shape: the numbers of courses are of no meaning."""
    t = tracked_case.c
    said = [column for column in t if column.name != "course_id"]
    return (
        select(*said, course.c.shape)
        .join_from(tracked_case, course, _same(tracked_case))
        .order_by(*_bytewise(t.province, t.department, t.id))
    )


def _courses() -> Select[*tuple[Any, ...]]:
    """Read every course; one that no case has was left there, or put there."""
    c = course.c
    said = (c.province, c.department, c.shape, c.state, c.closed_from)
    return select(*said).order_by(*_bytewise(c.province, c.department, c.shape))


def _of_courses(table: Table) -> Select[*tuple[Any, ...]]:
    """Read the rows of every course by its shape."""
    said = [column for column in table.c if column.name != "course_id"]
    keys = [column for column in table.primary_key.columns if column.name != "course_id"]
    return (
        select(course.c.shape, *said)
        .join_from(table, course, _same(table))
        .order_by(*_bytewise(course.c.province, course.c.department, course.c.shape, *keys))
    )


def _bytewise(*columns: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    """Put text in the same order on both sides: a server may have its own order of letters."""
    return [Bytewise(one) if isinstance(one.type, Text) else one for one in columns]


def _same(table: Table) -> Any:  # noqa: ANN401 - a condition of SQLAlchemy
    c = course.c
    return (
        (table.c.course_id == c.id)
        & (table.c.province == c.province)
        & (table.c.department == c.department)
    )
