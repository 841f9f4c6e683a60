"""`tthc rules`: what the law asks, as data."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tthc.commands.impact import command as impact
from tthc.commands.language import catalogue, help_text
from tthc.commands.options import DAY, emit, format_option, place_options

if TYPE_CHECKING:
    from tthc.app.register import Register

_ = help_text
_LANG = click.option("--lang", type=click.Choice(["vi", "en"]), help=_("Language of messages."))
_CONFIG = click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="TTHC_CONFIG",
    help=_("Settings file (default: tthc.toml here or above)."),
)
_OVERLAY = click.option(
    "--overlay",
    "overlays",
    type=click.Path(path_type=Path),
    multiple=True,
    help=_("A folder of rule files to lay over the package's."),
)
_PROFILE = click.option(
    "--profile",
    "profiles",
    multiple=True,
    metavar="NAME",
    help=_("A province's profile to lay over the package's rules (see rules profiles)."),
)
Command = TypeVar("Command", bound=Callable[..., Any])


def _law_options(command: Command) -> Command:
    """Add --profile, --overlay, --config, --lang and --format."""
    for option in (format_option, _LANG, _CONFIG, _OVERLAY, _PROFILE):
        command = option(command)
    return command


def _said_options(command: Command) -> Command:
    """Add --lang and --format."""
    return _LANG(format_option(command))


@click.group("rules", help=_("The rules: list, show, check, profiles, diff, impact."))
def command() -> None:
    """Group what can be asked of the rule book."""


command.add_command(impact)


@command.command("list", help=_("Every rule that applies here."))
@_law_options
def list_(
    *,
    profiles: tuple[str, ...],
    overlays: tuple[Path, ...],
    config: Path | None,
    lang: str | None,  # noqa: ARG001
    form: str,
) -> None:
    """List the rules."""
    from tthc.app.law import Added, rule_book  # noqa: PLC0415 - checks the files with pydantic
    from tthc.report.law import rules_paper  # noqa: PLC0415

    emit(rules_paper(rule_book(config, Added(profiles, overlays)), catalogue()), form)


@command.command("show", help=_("One rule with its versions, words and sources."))
@click.argument("rule_id", metavar="ID")
@click.option("--on", type=DAY, help=_("Only the version in force on this day."))
@_law_options
def show(  # noqa: PLR0913 - one parameter for each option
    *,
    rule_id: str,
    on: date | None,
    profiles: tuple[str, ...],
    overlays: tuple[Path, ...],
    config: Path | None,
    lang: str | None,  # noqa: ARG001
    form: str,
) -> None:
    """Show one rule."""
    from tthc.app.law import Added, find_rule  # noqa: PLC0415 - checks the files with pydantic
    from tthc.report.law import rule_paper  # noqa: PLC0415

    rule = find_rule(config, Added(profiles, overlays), rule_id)
    emit(rule_paper(rule, on, catalogue()), form)


@command.command("check", help=_("Read every rule file and say what is wrong."))
@_law_options
def check(
    *,
    profiles: tuple[str, ...],
    overlays: tuple[Path, ...],
    config: Path | None,
    lang: str | None,  # noqa: ARG001
    form: str,
) -> int:
    """Check the rule files; the exit code is that of a rule file that must not be used."""
    from tthc.app.law import (  # noqa: PLC0415 - checks the files with pydantic
        Added,
        rule_book,
        rule_mistakes,
    )
    from tthc.report.law import checked_paper, mistakes_paper  # noqa: PLC0415

    added = Added(profiles, overlays)
    mistakes = rule_mistakes(config, added)
    if mistakes:
        emit(mistakes_paper(mistakes, catalogue()), form)
        return mistakes[0].exit_code
    emit(checked_paper(rule_book(config, added), catalogue()), form)
    return 0


@command.command("profiles", help=_("The provinces' profiles: decisions, rules, what is left out."))
@_said_options
def profiles(*, lang: str | None, form: str) -> None:  # noqa: ARG001
    """List the profiles."""
    from tthc.app.law import profiles as read_all  # noqa: PLC0415 - checks with pydantic
    from tthc.report.law_choices import profiles_paper  # noqa: PLC0415

    emit(profiles_paper(read_all(), catalogue()), form)


@command.command("diff", help=_("What another folder or profile says, and what it would move."))
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@format_option
@place_options
def diff(  # noqa: PLR0913 - one parameter for each option
    *,
    before: str,
    after: str,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Compare two rule books, and what they would make of the register here."""
    from tthc.app.impact import difference_impact  # noqa: PLC0415 - brings the store along
    from tthc.app.law import compare_rules  # noqa: PLC0415 - checks the files with pydantic
    from tthc.clock import now  # noqa: PLC0415
    from tthc.report.law_choices import difference_paper  # noqa: PLC0415

    found, register = compare_rules(before, after), _near(config, database)
    impact = difference_impact(register, found, now()) if register else None
    emit(difference_paper(found, impact, catalogue()), form)


def _near(config: Path | None, database: str | None) -> "Register | None":
    """Find the register of this folder; rule books can be compared where there is none."""
    from tthc.app.settings import SettingsMissingError  # noqa: PLC0415
    from tthc.commands.opening import open_register  # noqa: PLC0415 - brings the store along

    try:
        return open_register(config, database)
    except SettingsMissingError:
        if config or database:
            raise
        return None
