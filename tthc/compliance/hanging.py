"""What hangs on a document, level by level: documents that end or begin with it, and so on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tthc.compliance.documents import DocumentLife
from tthc.workflows.facts import FactKind


class Hung(NamedTuple):
    """A document at its level of the tree; `again` says that it leads back to one above it."""

    document: int
    level: int
    again: bool


def hanging(root: int, lives: Mapping[int, DocumentLife]) -> Iterator[Hung]:
    """Give the tree from the root (level 0) on, each document once, under the nearest above it.

    Where a chain leads back to a document above, that is said and not followed.
    """
    below = _below(lives)
    kept = _nearest(root, below)
    path: list[int] = []
    waiting = [(root, 0)]
    while waiting:
        document, level = waiting.pop()
        path[level:] = [document]
        yield Hung(document, level, again=False)
        back = (one for one in below.get(document, ()) if one in path)
        yield from (Hung(one, level + 1, again=True) for one in back)
        waiting += [(one, level + 1) for one in reversed(kept[document])]


def _below(lives: Mapping[int, DocumentLife]) -> Mapping[int, Sequence[int]]:
    """Give what each document ends or brings into force, each once."""
    found: dict[int, dict[int, None]] = defaultdict(dict)
    for life in lives.values():
        begun = (fact.cause for fact in life.of(FactKind.DOCUMENT_IN_FORCE))
        for cause in (*(end.cause for end in life.ends), *begun):
            if cause is not None:
                found[cause][life.document] = None
    return {cause: list(documents) for cause, documents in found.items()}


def _nearest(root: int, below: Mapping[int, Sequence[int]]) -> Mapping[int, Sequence[int]]:
    kept: dict[int, list[int]] = {root: []}
    queue = [root]
    for above in queue:
        for document in below.get(above, ()):
            if document not in kept:
                kept[document] = []
                kept[above].append(document)
                queue.append(document)
    return kept
