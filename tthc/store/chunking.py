"""How a question about many numbers is cut into parts that every database can take."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement

CHUNK = 5000  # parameters of one query; SQLite takes 32,766


def chunks(
    column: ColumnElement[Any], ids: Sequence[int] | Sequence[str]
) -> Iterator[ColumnElement[bool]]:
    """Cut "column is one of ids" into conditions that every database can take.

    Ids without a gap, as an import numbers them, are told by the first and the last.
    """
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        first, last = part[0], part[-1]
        if isinstance(first, int) and isinstance(last, int) and _has_no_gap(part, first, last):
            yield column.between(first, last)
        else:
            yield column.in_(part)


def _has_no_gap(part: Sequence[int] | Sequence[str], first: int, last: int) -> bool:
    return (
        len(part) > 1 and last - first + 1 == len(part) and set(part) == {*range(first, last + 1)}
    )
