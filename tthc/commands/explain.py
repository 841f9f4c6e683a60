"""`tthc explain`: why each date is what it is."""

from datetime import date
from pathlib import Path

import click

from tthc.commands.language import catalogue, help_text
from tthc.commands.options import (
    as_of_option,
    chosen,
    day_or_today,
    known_at_option,
    place_options,
    policy_option,
)
from tthc.commands.pages import emit_page, page_options

_ = help_text


@click.command("explain", help=_("Why each date of a case is what it is."))
@click.argument("what")
@policy_option
@as_of_option
@known_at_option
@place_options
@page_options
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
    output: Path | None,
) -> None:
    """Tell the reasons for every date of every case that is named."""
    from tthc.app.explaining import explain  # noqa: PLC0415 - brings the store along
    from tthc.app.viewpoint import Viewpoint  # noqa: PLC0415
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.explanation import explain_paper  # noqa: PLC0415

    viewpoint = Viewpoint(day_or_today(as_of), chosen(policy), known_at)
    shown, explained = explain(open_register(config, database), what, viewpoint)
    say = catalogue()
    title = say.say("Why each date is what it is: {what}", what=what)
    emit_page(explain_paper(shown, explained, say), title, form, output)
