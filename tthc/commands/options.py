"""The options that commands share, and what they are read into."""

import getpass
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any, TypeVar

import click

from tthc.clock import today
from tthc.commands.language import catalogue, help_text
from tthc.commands.screen import tell, to_screen
from tthc.compliance.rule import StartPolicy
from tthc.report.paper import Paper
from tthc.report.printing import FORMATS, print_paper

Command = TypeVar("Command", bound=Callable[..., Any])
_ = help_text


class DayType(click.ParamType[date]):
    """A day as ISO or dd/mm/yyyy, never mm/dd."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read a day or say what is wrong with it."""
        from tthc.intake.cells import read_written_day  # noqa: PLC0415 - only who types a day pays
        from tthc.intake.problems import UnreadableCellError  # noqa: PLC0415

        if isinstance(value, date):
            return value
        try:
            found = read_written_day(value)
        except UnreadableCellError:
            found = None
        if found is None:
            said = catalogue().say(
                "{value} is not a day; write dd/mm/yyyy or yyyy-mm-dd", value=value
            )
            self.fail(said, param, ctx)
        return found


DAY = DayType()


class HourType(click.ParamType[time]):
    """An hour of the day: HH:MM."""

    name = "HH:MM"

    def convert(
        self, value: str | time, param: click.Parameter | None, ctx: click.Context | None
    ) -> time:
        """Read an hour or say what is wrong with it."""
        from tthc.intake.cells import read_hour  # noqa: PLC0415 - only who types an hour pays
        from tthc.intake.problems import UnreadableCellError  # noqa: PLC0415

        if isinstance(value, time):
            return value
        try:
            found = read_hour(value)
        except UnreadableCellError:
            found = None
        if found is None:
            said = catalogue().say(
                "{value} is no hour; write HH:MM, for example 16:45", value=value
            )
            self.fail(said, param, ctx)
        return found


HOUR = HourType()


def place_options(command: Command) -> Command:
    """Add --config, --db and --lang."""
    command = click.option(
        "--lang", type=click.Choice(["vi", "en"]), help=_("Language of messages.")
    )(command)
    command = click.option(
        "--config",
        type=click.Path(path_type=Path, dir_okay=False),
        envvar="TTHC_CONFIG",
        help=_("Settings file (default: tthc.toml here or above)."),
    )(command)
    return click.option(
        "--db", "database", envvar="TTHC_DB", help=_("Register, e.g. sqlite:///tthc.db.")
    )(command)


def unit_options(command: Command) -> Command:
    """Add --province and --department: one register may be that of several units."""
    command = click.option("--department", help=_("Only cases of this department."))(command)
    return click.option("--province", help=_("Only cases of this province."))(command)


def format_option(command: Command) -> Command:
    """Add --format."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="text",
        show_default=True,
        help=_("How to print."),
    )(command)


def as_of_option(command: Command) -> Command:
    """Add --as-of."""
    return click.option(
        "--as-of", type=DAY, help=_("Judge as of this day (default: today in Vietnam).")
    )(command)


def known_at_option(command: Command) -> Command:
    """Add --known-at."""
    return click.option(
        "--known-at",
        type=DAY,
        callback=_refuse_ahead,
        help=_("Judge by what was recorded and declared by the end of this day, nothing later."),
    )(command)


def _refuse_ahead(ctx: click.Context, param: click.Parameter, known_at: date | None) -> date | None:
    """Refuse a day ahead: a paper that says what was known on it would be false."""
    now = today()
    if known_at is not None and known_at > now:
        said = catalogue().say(
            "{day} has not come yet (today is {today}): nobody knows what will be known then",
            day=known_at,
            today=now,
        )
        raise click.BadParameter(said, ctx, param)
    return known_at


def policy_option(command: Command) -> Command:
    """Add --policy."""
    return click.option(
        "--policy",
        type=click.Choice([policy.value for policy in StartPolicy]),
        help=_("What if this choice among the starting days were made?"),
    )(command)


def chosen(policy: str | None) -> StartPolicy | None:
    """Read --policy."""
    return StartPolicy(policy) if policy else None


def actor_option(command: Command) -> Command:
    """Add --actor."""
    return click.option(
        "--actor",
        envvar="TTHC_ACTOR",
        callback=_refuse_blank,
        help=_("Who records (default: your login name)."),
    )(command)


def _refuse_blank(ctx: click.Context, param: click.Parameter, actor: str | None) -> str | None:
    if actor is not None and not actor.strip():
        raise click.BadParameter(catalogue().say("write a name, or leave it out"), ctx, param)
    return actor


def emit(paper: Paper, form: str) -> None:
    """Print a report to standard output; beside a table of CSV its errors to standard error."""
    to_screen(lambda out: print_paper(paper, form, out))
    for error in paper.errors if form == "csv" else ():
        tell(error)


def day_or_today(as_of: date | None) -> date:
    """Take the day asked for, else today in Việt Nam."""
    return as_of or today()


def login_name(actor: str | None) -> str:
    """Take the actor named, else who is logged in."""
    if actor:
        return actor
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
