"""How what a command says leaves the program, and what is said where that fails."""

import errno
import os
import sys
from collections.abc import Callable
from typing import TextIO, cast

import click

from tthc.errors import InputFileError, os_reason


class LostReportError(InputFileError):
    """What was asked is done; only the report of it reached nobody."""

    template = (
        "The report could not be written where it was sent ({reason}). What this command records is"
        " recorded all the same: look at it (`tthc show`, `tthc status`) before you give the"
        " command again."
    )


def to_screen(write: Callable[[TextIO], object]) -> None:
    """Write to standard output; a reader who has seen enough (`| head`) is no error.

    Left to themselves, click and rich end with 1 on a closed pipe, which means --fail-on here.

    Raises:
        LostReportError: standard output is closed, or the disk behind it is full.
    """
    try:
        write(_standard_output())
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # SystemExit: rich's answer to a closed pipe
        _let_go(sys.stdout)
    except OSError as error:
        _let_go(sys.stdout)
        raise LostReportError(reason=os_reason(error)) from error


def _standard_output() -> TextIO:
    if cast("TextIO | None", sys.stdout) is None:  # the shell closed it: >&-
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdout


def _let_go(stream: TextIO | None) -> None:
    """Let what is left in the buffer go nowhere, or Python fails over it once more at the end."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def tell(said: str) -> None:
    """Say something beside what was asked."""
    say_beside(lambda: click.echo(said, err=True))


def say_beside(say: Callable[[], None]) -> None:
    """Say something on standard error; that nobody can hear it stops nothing."""
    try:
        say()
    except OSError:
        _let_go(sys.stderr)
