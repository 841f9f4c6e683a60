"""`tthc runs`: the ledger of audit runs."""

from datetime import date
from pathlib import Path

import click

from tthc.clock import today
from tthc.commands.language import catalogue, help_text
from tthc.commands.options import as_of_option, day_or_today, emit, format_option, place_options

_ = help_text


@click.command("runs", help=_("The ledger of audit runs and the missing nights."))
@as_of_option
@place_options
@format_option
def command(
    *,
    as_of: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Show every run, and the nights that have none."""
    from tthc.app.nights import runs  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.runs import runs_paper  # noqa: PLC0415

    ledger = runs(open_register(config, database), day_or_today(as_of), today())
    emit(runs_paper(ledger, catalogue()), form)
