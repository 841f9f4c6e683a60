"""What a file of days off may contain, and what is said when it contains something else."""

import tomllib
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from tthc.calendar.errors import MissingKeyError, NotTomlError, UnknownKeyError, WrongValueError

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

Text = Annotated[str, Field(pattern=r"\S", description="a text in quotes")]
Day = Annotated[date, Field(description="a day without quotes, such as 2026-01-31")]
Weekday = Annotated[
    Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    Field(description='one of "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"'),
]
Announced = Annotated[Literal["by_law", "announced"], Field(description='"by_law" or "announced"')]


class Shape(BaseModel):
    """A table of a file: no unknown key, no value bent into another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Status(Shape):
    """Which of the days that change from year to year are fixed, and by what."""

    tet: Announced
    national_day: Announced


class Document(Shape):
    """A letter or notice (công văn, thông báo) that names days."""

    key: Text
    title: Text
    declared_on: Annotated[
        date | None, Field(description="the day of the document, such as 2025-12-25")
    ] = None


class Statute(Shape):
    """A law that gives days off; without `substitutes` it gives no make-up day."""

    key: Text
    holidays: Text
    substitutes: Annotated[str | None, Field(description="a text in quotes")] = None
    declared_on: Annotated[
        date | None, Field(description="a day without quotes, such as 2026-01-31")
    ] = None


class Holiday(Shape):
    """A public holiday (ngày lễ), also when it falls on a weekend."""

    day: Day
    weekday: Weekday
    vi: Text
    en: Text


class Substitute(Shape):
    """A make-up day (ngày nghỉ bù) for a holiday on a weekend."""

    day: Day
    weekday: Weekday
    replaces: Day


class Swap(Shape):
    """A swap (hoán đổi): a day off and the weekend day worked in exchange, always both."""

    off: Day
    off_weekday: Weekday
    worked: Day
    worked_weekday: Weekday
    vi: Text
    en: Text


class Closure(Shape):
    """A working day on which one unit is closed (nghỉ riêng): a storm, a flood, a move."""

    day: Day
    weekday: Weekday
    vi: Text
    en: Text


class Scope(Shape):
    """For whom days count: one department, or every department of a province.

    Without a province, that of the unit whose folder holds the file.
    """

    province: Annotated[str | None, Field(pattern=r"\S", description="a name in quotes")] = None
    department: Annotated[str | None, Field(pattern=r"\S", description="a name in quotes")] = None


class Group(Shape):
    """Days that rest on one text and were read in one place."""

    statute: Annotated[str | None, Field(description="the key of a [[statute]]")] = None
    document: Annotated[str | None, Field(description="the key of a [[document]]")] = None
    source: Text
    confidence: Annotated[Literal["seen", "computed"], Field(description='"seen" or "computed"')]
    evidence: Annotated[
        Literal["official_text", "press", "local_gov", "statute", "secondary"],
        Field(description='one of "official_text", "press", "local_gov", "statute", "secondary"'),
    ]
    holidays: Annotated[list[Holiday], Field(description="a list of { day = ... }")] = []
    substitutes: Annotated[list[Substitute], Field(description="a list of { day = ... }")] = []
    swaps: Annotated[list[Swap], Field(description="a list of { off = ... }")] = []
    closures: Annotated[list[Closure], Field(description="a list of { day = ... }")] = []
    scope: Annotated[
        Scope | None, Field(description='a department: { department = "Sở Y tế" }')
    ] = None


class YearFile(Shape):
    """The file of one year."""

    status: Annotated[Status, Field(description="a [status] table")]
    document: Annotated[list[Document], Field(description="[[document]] tables")] = []
    group: Annotated[list[Group], Field(description="[[group]] tables")]


class NoticeFile(Shape):
    """A notice that a unit adds; with [status] it announces the days of a whole year."""

    status: Annotated[Status | None, Field(description="a [status] table")] = None
    document: Annotated[list[Document], Field(min_length=1, description="[[document]] tables")]
    group: Annotated[list[Group], Field(min_length=1, description="[[group]] tables")]


class StatuteFile(Shape):
    """The file of the laws that give days off."""

    statute: Annotated[list[Statute], Field(description="[[statute]] tables")]


File = TypeVar("File", YearFile, NoticeFile, StatuteFile)

_TABLES: dict[str, type[Shape]] = {
    "status": Status,
    "document": Document,
    "statute": Statute,
    "group": Group,
    "holidays": Holiday,
    "substitutes": Substitute,
    "swaps": Swap,
    "closures": Closure,
    "scope": Scope,
}


def read_shape(shape: type[File], file: str, text: str) -> File:
    """Read the text of a file, or raise the `CalendarDataError` that names its first mistake."""
    try:
        return shape.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise NotTomlError(file=file, detail=str(error)) from None
    except ValidationError as error:
        # A misspelt key is also a missing one: the spelling is the mistake to show.
        mistakes = sorted(error.errors(), key=lambda each: each["type"] != "extra_forbidden")
        raise _explain(shape, file, mistakes[0]) from None


def _explain(
    shape: type[Shape], file: str, mistake: ErrorDetails
) -> UnknownKeyError | MissingKeyError | WrongValueError:
    path = mistake["loc"]
    keys = _keys_at(shape, path)
    expected = keys.get(str(path[-1])) or "a table { ... }"
    key = _show_path(path)
    if mistake["type"] == "extra_forbidden":
        return UnknownKeyError(file=file, key=key, known=", ".join(keys))
    if mistake["type"] == "missing":
        return MissingKeyError(file=file, key=key, expected=expected)
    return WrongValueError(file=file, key=key, given=_show(mistake["input"]), expected=expected)


def _keys_at(shape: type[Shape], path: tuple[int | str, ...]) -> dict[str, str]:
    tables = [_TABLES[part] for part in path[:-1] if isinstance(part, str)]
    fields = (tables[-1] if tables else shape).model_fields
    return {name: field.description or "" for name, field in fields.items()}


def _show_path(path: tuple[int | str, ...]) -> str:
    """Count tables from 1, as a reader of the file does: group 2, holidays 1, weekday."""
    shown = ""
    for part in path:
        shown += f" {part + 1}" if isinstance(part, int) else f", {part}"
    return shown.removeprefix(", ")


def _show(given: Any) -> str:  # noqa: ANN401 - whatever stood in the file
    return repr(given)[:60]
