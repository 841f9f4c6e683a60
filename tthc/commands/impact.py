"""`tthc rules impact`: what a change of rules or calendar moves, and its taking up."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tthc.commands.language import catalogue, help_text
from tthc.commands.options import actor_option, emit, format_option, place_options

if TYPE_CHECKING:
    from tthc.app.taking_up import Asked, Impact

_ = help_text
Command = TypeVar("Command", bound=Callable[..., Any])


def taking_up_options(command: Command) -> Command:
    """Add --apply, --drafted-by, --flip and --fail-on, with a register and its signature."""
    for option in (
        format_option,
        place_options,
        actor_option,
        click.option(
            "--fail-on",
            type=click.Choice(["moved"]),
            help=_("End with exit code 1 when something would move."),
        ),
        click.option(
            "--flip",
            "flips",
            multiple=True,
            metavar="CASE",
            help=_("A closed case that may take another verdict; all: every one of them."),
        ),
        click.option(
            "--drafted-by", metavar="NAME", help=_("Who drafted it, with [roles] separate.")
        ),
        click.option("--apply", is_flag=True, help=_("Apply it, with a fact for each move.")),
    ):
        command = option(command)
    return command


def ask(
    flips: tuple[str, ...], actor: str | None, drafted_by: str | None, *, apply: bool
) -> "Asked":
    """Sign what is asked."""
    from tthc.app.taking_up import Asked  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import sign  # noqa: PLC0415

    typed = " ".join(["tthc", *sys.argv[1:]])
    return Asked(flips, apply, sign(actor), typed, drafted_by)


def exit_code(impact: "Impact", fail_on: str | None) -> int:
    """End with 1 if something moves and --fail-on asks for it."""
    return int(bool(impact.moves) and fail_on is not None)


@click.command(
    "impact",
    help=_("What the rules and days off of today would move in the register, before they apply."),
)
@taking_up_options
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    apply: bool,
    drafted_by: str | None,
    flips: tuple[str, ...],
    fail_on: str | None,
    actor: str | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> int:
    """Weigh or apply the change that waits."""
    from tthc.app.impact import change_impact  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.impact import impact_paper  # noqa: PLC0415

    asked = ask(flips, actor, drafted_by, apply=apply)
    impact = change_impact(open_register(config, database), asked)
    emit(impact_paper(impact, catalogue()), form)
    return exit_code(impact, fail_on)
