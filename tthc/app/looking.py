"""Whether what is recorded is as it was written: each chain, name, unit and guard, and the file.

A long journal is looked through in a process of its own, beside the cases that are worked out
anew: neither needs the other, and each takes as long.
"""

import multiprocessing
import signal
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection as Pipe

from tthc.app.register import Register, opened
from tthc.app.settings import Settings
from tthc.errors import TthcError
from tthc.store.cache import verdict_tally
from tthc.store.flaws import Found
from tthc.store.heads import CHAINS, Head
from tthc.store.reported import check_reported
from tthc.store.tables import fact
from tthc.store.trying import Check, run_check
from tthc.store.verifying import check_facts, check_file, check_head
from tthc.store.verifying_blanks import check_blanks
from tthc.store.verifying_cases import check_tally
from tthc.store.verifying_chains import check_chain, check_lists, check_mark
from tthc.store.verifying_guards import check_guards
from tthc.store.verifying_names import check_names, check_units
from tthc.store.verifying_shape import check_shape

CHECKS: tuple[tuple[str, Check], ...] = (
    ("fact", check_facts),
    *((table.name, partial(check_chain, table=table)) for table in CHAINS if table is not fact),
    ("listing", check_lists),
    ("names", check_names),
    ("names", check_blanks),
    ("unit", check_units),
    ("guards", check_guards),
    ("guards", check_shape),
    ("projection", check_mark),
    ("finding", check_reported),
    (verdict_tally.name, check_tally),
)
"""What is looked at, by the name under which something unreadable is told."""


@contextmanager
def looking(
    register: Register, wanted: Head | None, *, beside: bool
) -> Generator[Callable[[], list[Found]]]:
    """Look through what is recorded, `beside` what the caller does; give a call for the answer.

    A process that ends without an answer is no answer: what it was to do is done here then, where
    an error can be told.
    """
    if not beside:
        yield lambda: look(register, wanted)
        return
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    asked = (theirs, register.settings, wanted)
    process = context.Process(target=_answer, args=asked, daemon=True)
    process.start()
    theirs.close()
    try:
        yield partial(_answered, ours, register, wanted)
    finally:
        process.terminate()
        process.join()


def look(register: Register, wanted: Head | None) -> list[Found]:
    """Look through what is recorded; of a damaged file only that is told.

    SQLite looks through its file by itself, which takes as long as following the chain.
    """
    with ThreadPoolExecutor(max_workers=1) as of_the_file:
        file = of_the_file.submit(_look_at_file, register)
        with opened(register, writing=False) as connection:
            found = [one for name, check in CHECKS for one in run_check(connection, name, check)]
            if wanted:
                found += run_check(connection, "head", partial(check_head, wanted=wanted))
        return file.result() or found


def _look_at_file(register: Register) -> list[Found]:
    with opened(register, writing=False) as connection:
        return run_check(connection, register.shown, check_file)


def _answer(pipe: Pipe, settings: Settings, wanted: Head | None) -> None:
    """Look through a register in this process; the one that asked may have ended meanwhile."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C: the one that asked ends this process
    with suppress(TthcError, OSError):
        pipe.send(look(Register(settings), wanted))


def _answered(pipe: Pipe, register: Register, wanted: Head | None) -> list[Found]:
    try:
        return pipe.recv()
    except EOFError:
        return look(register, wanted)
