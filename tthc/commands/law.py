"""`tthc rules`: what the law asks, as data."""

from datetime import date
from pathlib import Path

import click

from tthc.commands.language import catalogue, help_text
from tthc.commands.options import DAY, emit, format_option

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


@click.group("rules", help=_("The rules: list, show, check."))
def command() -> None:
    """Group what can be asked of the rule book."""


@command.command("list", help=_("Every rule that applies here."))
@_OVERLAY
@_CONFIG
@_LANG
@format_option
def list_(*, overlays: tuple[Path, ...], config: Path | None, lang: str | None, form: str) -> None:  # noqa: ARG001
    """List the rules."""
    from tthc.app.law import rule_book  # noqa: PLC0415 - checks the files with pydantic
    from tthc.report.law import rules_paper  # noqa: PLC0415

    emit(rules_paper(rule_book(config, overlays), catalogue()), form)


@command.command("show", help=_("One rule with its versions, words and sources."))
@click.argument("rule_id", metavar="ID")
@click.option("--on", type=DAY, help=_("Only the version in force on this day."))
@_OVERLAY
@_CONFIG
@_LANG
@format_option
def show(  # noqa: PLR0913 - one parameter for each option
    *,
    rule_id: str,
    on: date | None,
    overlays: tuple[Path, ...],
    config: Path | None,
    lang: str | None,  # noqa: ARG001
    form: str,
) -> None:
    """Show one rule."""
    from tthc.app.law import find_rule  # noqa: PLC0415 - checks the files with pydantic
    from tthc.report.law import rule_paper  # noqa: PLC0415

    emit(rule_paper(find_rule(config, overlays, rule_id), on, catalogue()), form)


@command.command("check", help=_("Read every rule file and say what is wrong."))
@_OVERLAY
@_CONFIG
@_LANG
@format_option
def check(*, overlays: tuple[Path, ...], config: Path | None, lang: str | None, form: str) -> None:  # noqa: ARG001
    """Check the rule files."""
    from tthc.app.law import rule_book  # noqa: PLC0415 - checks the files with pydantic
    from tthc.report.law import checked_paper  # noqa: PLC0415

    emit(checked_paper(rule_book(config, overlays), catalogue()), form)
