"""How long it takes to say what a notice moves in 10,000 cases, and to apply it."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from bench.registers import make_cases
from tthc.app.notice_file import Typed, write_draft
from tthc.app.noticing import add_notice
from tthc.app.register import locate_register
from tthc.app.taking_up import Asked
from tthc.store.journal import Signature

SWAP = Typed(
    document="1/VPCP-KGVX",
    declared_on=date(2025, 10, 1),
    off=date(2025, 10, 15),
    worked=date(2025, 10, 25),
)


def main() -> None:
    """Show and apply an invented swap; start-up is excluded by calling the use case itself."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        make_cases(place, 10_000, 0.3)
        for apply in (False, True):
            _measure(place, apply=apply)


def _measure(place: Path, *, apply: bool) -> None:
    asked = Asked((), apply, Signature("bench", datetime.now(UTC)), "bench")
    register, draft = locate_register(None, None, place), write_draft(SWAP)
    begun = perf_counter()
    noticed = add_notice(register, draft, asked)
    what = "applied" if apply else "shown"
    moves = len(noticed.impact.moves)
    print(f"a notice over 10,000 cases, {what}: {perf_counter() - begun:.1f} s, {moves} moves")
