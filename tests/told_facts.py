"""How a test says facts about documents in lines of words, and asks what became of them."""

from datetime import date

from tthc.compliance.case import Reviewed, Told, TrackedCase
from tthc.compliance.cases import gather
from tthc.workflows.facts import ChangeKind, Extent, FactKind

A, B, C, D, P, Q = 11, 12, 13, 14, 15, 16
NAMES = {A: "a/tt", B: "b/tt", C: "c/tt", D: "d/tt", P: "1805/qd-ubnd", Q: "9/qd-ubnd (y)"}
FOR_GOOD = date(9999, 12, 31)


def told(line: str, number: int = 1) -> Told:
    """Read "2013-01-01 force.ended A by B part of 7": `of` is a procedure, `place` a row."""
    day, kind, *rest = line.split()
    named = {word: rest[at + 1] for at, word in enumerate(rest[:-1]) if word in KEYS}
    letters = {"A": A, "B": B, "C": C, "D": D, "P": P, "Q": Q}
    document = letters.get(rest[0]) if rest else None
    cause = letters.get(named.get("by", ""))
    return Told(
        number,
        FactKind(kind),
        date.fromisoformat(day),
        decision=int(named["decision"]) if "decision" in named else None,
        procedure=int(named["of"]) if "of" in named else None,
        document=document,
        paper=NAMES.get(document or 0),
        cause=cause,
        cause_paper=NAMES.get(cause or 0),
        change=ChangeKind(named["change"]) if "change" in named else None,
        extent=Extent.PART if "part" in rest else None,
        place=named.get("place", "").replace("_", " ") or None,
        successor=int(named["to"]) if "to" in named else None,
        evidence=named.get("evidence"),
        decided=named.get("decided"),
        cause_date=date.fromisoformat(named["signed"]) if "signed" in named else None,
    )


KEYS = ("by", "of", "place", "to", "decision", "change", "evidence", "decided", "signed")


def facts(*lines: str) -> list[Told]:
    return [told(line, number) for number, line in enumerate(lines, start=1)]


def cases(*lines: str) -> dict[str, TrackedCase]:
    return {tracked.key.id: tracked for tracked in gather(facts(*lines))}


def ended_on(tracked: TrackedCase) -> list[date]:
    kinds = (FactKind.FORCE_ENDED, FactKind.FORCE_RESTORED)
    return [o.on for o in tracked.case.occurrences if o.kind in kinds]


def conflicts(tracked: TrackedCase) -> list[str]:
    return [f"{found.what}: {found.shown}" for found in tracked.case.contradictions]


def reviews(tracked: TrackedCase) -> list[tuple[str, date, date, str]]:
    """Give what is to be reviewed, without the announcements of what is to come."""
    return [
        (one.what.value, one.since, one.until, one.shown)
        for one in tracked.case.reviews
        if one.what is not Reviewed.ENDING_SOON
    ]


def day(text: str) -> date:
    return date.fromisoformat(text)
