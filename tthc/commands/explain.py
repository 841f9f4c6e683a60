"""`tthc explain`: why each date is what it is."""

from datetime import date
from pathlib import Path

import click

from tthc.commands.language import catalogue, help_text
from tthc.commands.options import (
    as_of_option,
    chosen,
    day_or_today,
    emit,
    format_option,
    place_options,
    policy_option,
)

_ = help_text


@click.command("explain", help=_("Why each date of a case is what it is."))
@click.argument("what")
@policy_option
@as_of_option
@place_options
@format_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    what: str,
    policy: str | None,
    as_of: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Tell the reasons for every date of every case that is named."""
    from tthc.app.explaining import explain  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.explanation import explain_paper  # noqa: PLC0415

    register = open_register(config, database)
    shown, explained = explain(register, what, day_or_today(as_of), chosen(policy))
    emit(explain_paper(shown, explained, catalogue()), form)
