"""`tthc show`: all about one procedure, decision, document or case."""

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
    known_at_option,
    place_options,
    policy_option,
)

_ = help_text


@click.command("show", help=_("All about a procedure, decision, document or case."))
@click.argument("what")
@policy_option
@as_of_option
@known_at_option
@place_options
@format_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    what: str,
    policy: str | None,
    as_of: date | None,
    known_at: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Show facts, state, duties and findings of every case that is named."""
    from tthc.app.showing import show  # noqa: PLC0415 - brings the store along
    from tthc.app.viewpoint import Viewpoint  # noqa: PLC0415
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.cases import show_paper  # noqa: PLC0415

    viewpoint = Viewpoint(day_or_today(as_of), chosen(policy), known_at)
    shown = show(open_register(config, database), what, viewpoint)
    emit(show_paper(shown, catalogue()), form)
