"""The command line: finds the command, runs it, and ends with a sentence and an exit code.

Commands are imported only when they are called, so that `tthc --help` stays fast.
"""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple, cast

import click

from tthc import __version__
from tthc.commands.language import catalogue, help_text
from tthc.commands.screen import say_beside, tell
from tthc.errors import TthcError

INTERNAL_FAULT = 70


class _Entry(NamedTuple):
    module: str
    help: str


COMMANDS = {
    "init": _Entry("tthc.commands.init", "Set a unit up: its settings and its empty register."),
    "import": _Entry("tthc.commands.imports", "Read a file into the register."),
    "record": _Entry("tthc.commands.record", "Record one fact by hand."),
    "status": _Entry("tthc.commands.status", "The picture of a day: counts, overdue, due."),
    "list": _Entry("tthc.commands.lists", "List cases by verdict, unit or words."),
    "show": _Entry("tthc.commands.show", "All about a procedure, decision, document or case."),
    "explain": _Entry("tthc.commands.explain", "Why each date of a case is what it is."),
    "removal": _Entry("tthc.commands.removal", "What must be removed, from where, and what was."),
    "document": _Entry(
        "tthc.commands.document", "Legal documents: their force, and what rests on them."
    ),
    "audit": _Entry("tthc.commands.audit", "The nightly audit: judge, record, report."),
    "runs": _Entry("tthc.commands.runs", "The ledger of audit runs and the missing nights."),
    "alerts": _Entry("tthc.commands.alerts", "Alerts of due days: what waits, and sending it."),
    "portal": _Entry(
        "tthc.commands.portal", "Lists of the portal: what they showed, and what changed."
    ),
    "calendar": _Entry("tthc.commands.days", "Days off, working days and due days."),
    "rules": _Entry("tthc.commands.law", "The rules: list, show, check, profiles, diff, impact."),
    "workflow": _Entry("tthc.commands.workflow", "The states and steps of a workflow."),
    "verify": _Entry(
        "tthc.commands.verify", "Replay the journal and compare everything that rests on it."
    ),
    "db": _Entry("tthc.commands.db", "The register's database: upgrade, backup, restore, copy."),
    "journal": _Entry("tthc.commands.journal", "The journal of facts and where it ends."),
}


class LazyGroup(click.Group):
    """A group that imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands in the order in which an officer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        return cast("click.Command", import_module(entry.module).command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section(help_text("Commands")):
            formatter.write_dl([(name, help_text(entry.help)) for name, entry in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    help=help_text(
        "Tracks whether a province announces, publishes and removes procedures in time."
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="tthc")
@click.option("--lang", type=click.Choice(["vi", "en"]), help=help_text("Language of messages."))
def cli(lang: str | None) -> None:
    """Give commands their language; `tthc.commands.language` reads it before anything is said."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code; a traceback never reaches an officer."""
    spare_the_collector()
    code = run(arguments)
    gc.freeze()  # nor is anything left to collect: the last collection costs another tenth
    sys.exit(code)


def spare_the_collector() -> None:
    """Look for garbage rarely: a command lives for a moment, and every 700 objects cost a tenth."""
    gc.set_threshold(50_000, 20, 50)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code (see `tthc.errors` for the families)."""
    _speak_utf8()
    try:
        result: object = cli.main(args=arguments, prog_name="tthc", standalone_mode=False)
    except click.ClickException as error:
        say_beside(error.show)
        return error.exit_code
    except click.Abort:
        return 130
    except SystemExit:  # click's answer to a closed pipe; its 1 means --fail-on here
        return 0
    except TthcError as error:
        tell(catalogue().error(error))
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the last door before the officer
        return _apologise(error)
    return result if isinstance(result, int) else 0


def _apologise(error: Exception) -> int:
    if os.environ.get("TTHC_DEBUG"):
        raise error
    said = catalogue().say(
        "A fault in tthc itself: {kind}: {what}. What it had recorded by then stays recorded; what"
        " was not finished was not written. Please report it; TTHC_DEBUG=1 shows where it"
        " happened.",
        kind=type(error).__name__,
        what=str(error),
    )
    tell(said)
    return INTERNAL_FAULT


def _speak_utf8() -> None:
    """Vietnamese does not fit into the old code pages of consoles and pipes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
