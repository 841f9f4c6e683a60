"""How a test says in words what was removed from which place, and judges it on a day."""

from dataclasses import replace
from datetime import date

from tests.compliance_bench import BENCH, removal
from tthc.compliance.case import Case
from tthc.compliance.judgement import Judgement, judge
from tthc.compliance.places import DEFAULT_PLACES

DATABASE, SYSTEM, SITE, BOARD = DEFAULT_PLACES
FOUR = replace(BENCH, places=DEFAULT_PLACES)
ENDED = "2026-03-02 force.ended"
SIGNED = "2026-03-05 announcement.signed"  # Thursday; five working days: 6, 9, 10, 11, 12


def case(*lines: str, proved: bool = True) -> Case:
    """A removal; "2026-03-03 removal.done csdlqg" names a place with "_" for blanks."""
    words = [line.split() for line in lines]
    plain = removal(*(" ".join(line[:2]) for line in words))
    where = {number: line[2:] for number, line in enumerate(words, start=1)}
    placed = tuple(o._replace(place=named(where[o.fact]), proved=proved) for o in plain.occurrences)
    return replace(plain, occurrences=placed)


def named(words: list[str]) -> str | None:
    written = " ".join(words)
    return written if written in DEFAULT_PLACES else written.replace("_", " ") or None


def on(day: str, of: Case) -> Judgement:
    return judge(of, date.fromisoformat(day), FOUR)
