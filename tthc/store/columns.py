"""How days and instants are kept: ISO text on SQLite, native types on PostgreSQL."""
# ruff: noqa: D102, ARG002 - the methods are those of TypeDecorator

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    DateTime,
    Dialect,
    Integer,
    Text,
    type_coerce,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from tthc.errors import StoreError


@lru_cache(maxsize=16_384)
def read_day(text: str) -> date:
    """Read a day of SQLite; millions of facts happened on a few thousand days, kept once each."""
    return _read(text, date)


class UnreadableDayError(StoreError, ValueError):
    """What is kept where a day or an instant belongs is none."""

    template = (
        '"{text}" stands in the register where a day belongs: a record was changed or damaged. Run'
        " `tthc verify`, which names it, and restore the last good backup."
    )


Number = Integer().with_variant(BigInteger(), "postgresql")
"""A whole number of up to 64 bits, on both."""


class Day(TypeDecorator[date]):
    """A civil date (ngày); the text form sorts and compares as the date does."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[date] | TypeEngine[str]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Date())
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> date | str | None:
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: date | str | None, dialect: Dialect) -> date | None:
        return read_day(value) if isinstance(value, str) else value


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant; SQLite would give a naive one back (docs/decisions/0003-store.md)."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime] | TypeEngine[str]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.isoformat(timespec="microseconds") if dialect.name == "sqlite" else utc

    def process_result_value(
        self, value: datetime | str | None, dialect: Dialect
    ) -> datetime | None:
        return _read(value, datetime) if isinstance(value, str) else value


_Date = TypeVar("_Date", bound=date)


def _read(kept: str, kind: type[_Date]) -> _Date:
    try:
        return kind.fromisoformat(kept)
    except ValueError as error:
        raise UnreadableDayError(text=kept) from error


FIRST_TEXT, LAST_TEXT = "0001-01-01", "9999-12-31"
"""Between which the text of a day lies on SQLite."""


def as_text(column: ColumnElement[date]) -> ColumnElement[str]:
    """Take a day of SQLite as the text that is kept, whatever it says."""
    return type_coerce(column, Text)


class Bytewise(FunctionElement[str]):
    """Text in the order of its bytes, as SQLite has it, whatever order a server's letters have."""

    type = Text()
    inherit_cache = True


@compiles(Bytewise)  # pyright: ignore[reportUntypedFunctionDecorator, reportUnknownMemberType]
def _as_it_is(element: Bytewise, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    return compiler.process(element.clauses, **kw)


@compiles(Bytewise, "postgresql")  # pyright: ignore[reportUntypedFunctionDecorator, reportUnknownMemberType]
def _as_bytes(element: Bytewise, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    return f'{compiler.process(element.clauses, **kw)} COLLATE "C"'
