"""How cases of one decision are told in one line, where all of them say the same."""

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple, TypeVar

from tthc.report.catalogue import Catalogue

One = TypeVar("One")


class Subject(NamedTuple):
    """What a line is about: one case, or several procedures of one decision."""

    case: str
    procedure: str | None
    name: str | None


LONGEST_NAME = 100


def shorten(name: str | None) -> str | None:
    """Cut a long title; the whole of it stands in `show`."""
    if name is None or len(name) <= LONGEST_NAME:
        return name
    return f"{name[: LONGEST_NAME - 1].rstrip()}…"


def group_alike(
    found: Iterable[One], alike: Callable[[One], Hashable]
) -> tuple[tuple[One, ...], ...]:
    """Put what is alike together, in the order in which each kind first came."""
    groups: dict[Hashable, list[One]] = {}
    for one in found:
        groups.setdefault(alike(one), []).append(one)
    return tuple(tuple(group) for group in groups.values())


def name_group(first: Subject, size: int, title: str | None, say: Catalogue) -> Subject:
    """Name a group by its first case and its size; a single case keeps its own name."""
    if size == 1:
        return first._replace(name=shorten(first.name))
    count = say.say("{count} procedures", count=size)
    return Subject(f"{first.case} …", count, shorten(title))
