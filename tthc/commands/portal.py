"""`tthc portal`: the lists of the National Portal that were taken in, and what they tell."""

from datetime import date
from pathlib import Path

import click

from tthc.commands.language import catalogue, help_text
from tthc.commands.options import (
    DAY,
    actor_option,
    as_of_option,
    day_or_today,
    emit,
    format_option,
    place_options,
)

_ = help_text
_SCOPE = click.option("--scope", help=_("Only this list of the portal, e.g. Bộ Tư pháp."))


def _day_or_number(ctx: click.Context, param: click.Parameter, value: str) -> int | date:
    """Read digits alone as the number of a snapshot, anything else as a day."""
    return int(value) if value.isdecimal() else DAY.convert(value, param, ctx)


@click.group("portal", help=_("Lists of the portal: what they showed, and what changed."))
def command() -> None:
    """Lists of the portal."""


@command.command("list", help=_("The snapshots in the register."))
@click.option("--as-of", type=DAY, help=_("Only lists taken by this day."))
@place_options
@format_option
def list_all(
    *,
    as_of: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """List the snapshots."""
    from tthc.app.portal_reading import list_snapshots  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.snapshots import snapshots_paper  # noqa: PLC0415

    found = list_snapshots(open_register(config, database), as_of)
    emit(snapshots_paper(found, catalogue()), form)


@command.command("show", help=_("What stood on the list on a day, or on the list of a number."))
@click.argument("asked", metavar="DATE|NUMBER", callback=_day_or_number)
@_SCOPE
@click.option("--search", "words", help=_("Only rows with these words; no diacritics needed."))
@place_options
@format_option
def show(  # noqa: PLR0913 - one parameter for each option
    *,
    asked: int | date,
    scope: str | None,
    words: str | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Show the rows of a list."""
    from tthc.app.portal_reading import show_snapshots  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.portal_list import shown_paper  # noqa: PLC0415

    found = show_snapshots(open_register(config, database), asked, scope, words)
    emit(shown_paper(found, catalogue()), form)


@command.command("diff", help=_("What changed between two lists of different days."))
@_SCOPE
@click.option("--from", "first", type=DAY, help=_("The last list by this day (default: before)."))
@click.option("--to", "last", type=DAY, help=_("The last list by this day (default: the latest)."))
@place_options
@format_option
def diff(  # noqa: PLR0913 - one parameter for each option
    *,
    scope: str | None,
    first: date | None,
    last: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Show what changed."""
    from tthc.app.portal_reading import diff_snapshots  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.snapshots import diff_paper  # noqa: PLC0415

    until = day_or_today(last)
    if first and first > until:
        raise click.UsageError(
            catalogue().say(
                "--from {first} is after --to {last}: name the earlier day first.",
                first=first,
                last=until,
            )
        )
    found = diff_snapshots(open_register(config, database), scope, first, until)
    emit(diff_paper(found, catalogue()), form)


@command.command("check", help=_("Announced, shown on the portal, ended: where they disagree."))
@_SCOPE
@click.option("--all", "everything", is_flag=True, default=False, help=_("Also what agrees."))
@click.option("--fail-on", type=click.Choice(["findings"]), help=_("End with 1 when any is found."))
@as_of_option
@place_options
@format_option
def check(  # noqa: PLR0913 - one parameter for each option
    *,
    scope: str | None,
    everything: bool,
    fail_on: str | None,
    as_of: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> int:
    """Compare what was announced with what is shown and what has ended."""
    from tthc.app.portal_check import check_portal  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.consistency import consistency_paper  # noqa: PLC0415

    found = check_portal(open_register(config, database), day_or_today(as_of), scope)
    emit(consistency_paper(found, catalogue(), everything=everything), form)
    return int(fail_on is not None and found.findings > 0)


@command.command("withdraw", help=_("Let a snapshot that was wrong count no longer."))
@click.argument("number", type=int)
@actor_option
@place_options
@format_option
def withdraw_one(  # noqa: PLR0913 - one parameter for each option
    *,
    number: int,
    actor: str | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Withdraw a snapshot."""
    from tthc.app.snapshots import withdraw  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register, sign  # noqa: PLC0415
    from tthc.report.snapshots import withdrawn_paper  # noqa: PLC0415

    typed = f"tthc portal withdraw {number}"
    taken = withdraw(open_register(config, database), number, sign(actor), typed)
    emit(withdrawn_paper(taken, catalogue()), form)
