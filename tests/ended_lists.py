"""A list with two procedures, how it ends, and what is to be asked of it."""

from tests.told_facts import FOR_GOOD, cases, reviews

LISTED = ("2024-04-11 procedure.listed A of 7 place I/1", "2024-04-11 procedure.listed A of 8")
ALL = "2025-06-01 force.ended A by B place toàn_bộ"
WHOLE = "2025-06-01 force.ended A by B"


def left(*lines: str) -> list[tuple[str, str, str]]:
    """Give what is to be asked of list A: from, until (or "…"), how many."""
    found = reviews(cases(*lines)["D11"])
    assert {what for what, *_ in found} <= {"list_ended"}
    return [
        (str(since), "…" if until == FOR_GOOD else str(until), number)
        for _, since, until, number in found
    ]
