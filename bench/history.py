"""Registers with a long history, made anew: many cases of five facts each, in several files."""

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bench.measuring import tthc

MINISTRIES = ("BKHCN", "BTP", "BTC", "BYT", "BNV", "BCT", "BXD", "BGDĐT")
HEADER = ("kind", "happened_on", "decision", "decision_date", "procedure", "document")
FILE = 100_000
"""So many cases stand in one file."""

_LONG_AGO, _LATELY = date(2016, 1, 4), date(2026, 1, 5)
_Row = tuple[str, ...]


def make_history(folder: Path, cases: int, still_open: int, *settings: str) -> None:
    """Make a register of which all cases but `still_open` are done with, ten to a decision."""
    tthc("init", "--province", "X", "--department", "Y", *settings, cwd=folder)()
    chance = random.Random(1)  # noqa: S311 - the same register each time
    for first in range(0, cases, FILE):
        count = min(FILE, cases - first)
        share = still_open / cases
        write_facts(folder / "facts.csv", range(first // 10, (first + count) // 10), share, chance)
        tthc("import", "facts.csv", cwd=folder)()


def write_facts(path: Path, decisions: range, share_open: float, chance: random.Random) -> None:
    """Write the facts of decisions with ten procedures each."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in decisions:
            writer.writerows(_decision(number, chance.random() < share_open, chance))


def _decision(number: int, still_open: bool, chance: random.Random) -> Iterator[_Row]:  # noqa: FBT001
    begun = _LATELY if still_open else _LONG_AGO
    signed = begun + timedelta(days=number % (50 if still_open else 3400))
    arrived = signed + timedelta(days=3)
    done = arrived + timedelta(days=chance.choice((1, 1, 2, 2, 3, 3, 3, 9)))
    shown = done + timedelta(days=chance.choice((1, 2, 3, 4, 5, 6, 7, 12)))
    name = (f"{number + 1}/QĐ-{MINISTRIES[number % len(MINISTRIES)]}", _written(signed))
    for procedure in range(number * 10, number * 10 + 10):
        code = f"1.{procedure % 900000 + 100000}"
        yield "decision.issued", _written(signed), *name, code, ""
        yield "dispatch.registered", _written(arrived), *name, code, str(number)
        if not still_open:
            yield "draft.submitted", _written(arrived), *name, code, f"{number}/TTr"
            yield "announcement.signed", _written(done), *name, code, f"{number}/QĐ-UBND"
            yield "announcement.published", _written(shown), *name, code, ""


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"
