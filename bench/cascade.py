"""How long does the end of documents take to bring down what rests on them? Linear, or not?"""

import gc
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from time import perf_counter

from tthc.compliance.case import Told
from tthc.compliance.cases import gather
from tthc.workflows.facts import FactKind

SIZES = ((5_000, 10_000), (50_000, 100_000))
ALLOWED = 12  # ten times the data in at most twelve times the time
_FIRST = date(2020, 1, 1)


def main() -> None:
    """Print the time of one pass over each size, and their ratio."""
    gc.set_threshold(50_000, 20, 50)  # as `tthc.cli` sets it
    seconds = [_measure(*size) for size in SIZES]
    ratio = seconds[-1] / seconds[0]
    print(f"ten times the data: {ratio:.1f} times the time (allowed {ALLOWED})")


def _measure(documents: int, procedures: int) -> float:
    facts = list(_facts(documents, procedures))
    gc.freeze()  # as the program: what is kept is not looked through for garbage
    best, cases = float("inf"), 0
    for _ in range(3):
        start = perf_counter()
        cases = sum(1 for _ in gather(facts))
        best = min(best, perf_counter() - start)
    shown = f"{documents:>7,} documents, {procedures:>7,} procedures, {len(facts):>7,} facts"
    print(f"{shown}: {best:6.2f} s, {cases:,} cases")
    return best


def _facts(documents: int, procedures: int) -> Iterator[Told]:
    """Half the documents end, a quarter with the coming of the next one; each carries a few.

    Every second of those that end is a list that ends with the procedures that stand in it.
    """
    random = Random(documents)  # noqa: S311 - no secret
    for document in range(1, documents + 1):
        on = _FIRST + timedelta(days=random.randrange(2000))
        cause = document % documents + 1
        yield Told(document, FactKind.DOCUMENT_IN_FORCE, on, document=document)
        if document % 4 == 1:
            yield Told(-document, FactKind.FORCE_BOUND, on, document=document, cause=cause)
        elif document % 4 == 2:
            ended = on + timedelta(days=400)
            place = "toàn bộ" if document % 8 == 2 else None
            yield Told(-document, FactKind.FORCE_ENDED, ended, document=document, place=place)
    for procedure in range(1, procedures + 1):
        id_ = 10_000_000 + procedure
        for _ in range(1 + procedure % 3):
            basis = random.randrange(1, documents + 1)
            yield Told(id_, FactKind.PROCEDURE_BASED, _FIRST, procedure=procedure, document=basis)
        listed = random.randrange(1, documents + 1)
        yield Told(id_, FactKind.PROCEDURE_LISTED, _FIRST, procedure=procedure, document=listed)
