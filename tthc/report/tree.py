"""How a tree (cây) is drawn in lines: what hangs on what, each twig under its own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Twig(NamedTuple):
    """One line of a tree, with what hangs on it."""

    text: str
    under: Sequence["Twig"] = ()


def draw(twigs: Sequence[Twig]) -> Iterator[str]:
    """Draw twigs one under the other; the last of its kind closes the line above it."""
    for number, twig in enumerate(twigs, 1):
        knot, beside = ("├─", "│  ") if number < len(twigs) else ("└─", "   ")
        yield f"{knot} {twig.text}"
        yield from (f"{beside}{line}" for line in draw(twig.under))
