"""On which line of a TOML file does a key, a table or an entry of a list stand?"""

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""A place as the parser names it: group, 0, swaps, 1, off; lists are counted from 0."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_TEXT = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'')


def find_line(text: str, path: Path) -> int | None:
    """Give the line of a place, or of the nearest table around it; None for the file as a whole."""
    places = dict(_places(text))
    lengths = range(len(path), 0, -1)
    return next((places[path[:n]] for n in lengths if path[:n] in places), None)


def _places(text: str) -> Iterator[tuple[Path, int]]:
    tables: dict[Path, int] = {}
    table: Path = ()
    value = _Value(())
    for number, line in enumerate(text.splitlines(), start=1):
        bare = _TEXT.sub('""', line).partition("#")[0]
        header, key = _HEADER.match(bare), _KEY.match(bare)
        if value.depth == 0 and header:
            table = _table(header[2].split("."), tables, repeated=header[1] == "[[")
            yield table, number
        elif value.depth == 0 and key:
            value = _Value((*table, key[1]))
            yield value.path, number
            yield from ((entry, number) for entry in value.entries(bare[key.end() :]))
        else:
            yield from ((entry, number) for entry in value.entries(bare))


def _table(names: list[str], tables: dict[Path, int], *, repeated: bool) -> Path:
    """Name a table with the number of each list of tables that it stands in."""
    path: Path = ()
    for name in names:
        path = (*path, name)
        if repeated and name is names[-1]:
            tables[path] = tables.get(path, -1) + 1
        path = (*path, tables[path]) if path in tables else path
    return path


class _Value:
    """The value of a key, which may go on over lines; `depth` is how many brackets are open."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.depth = 0
        self._entry = 0
        self._begun = False

    def entries(self, text: str) -> Iterator[Path]:
        """Give the entries of a list that begin in a line."""
        for sign in text:
            if self.depth == 1 and not self._begun and sign not in " \t,]":
                self._begun = True
                yield (*self.path, self._entry)
            if self.depth == 1 and sign == ",":
                self._entry, self._begun = self._entry + 1, False
            self.depth += (sign in "[{") - (sign in "]}")
