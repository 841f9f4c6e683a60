"""`tthc status`: the picture of a day."""

from datetime import date
from pathlib import Path

import click

from tthc.clock import now
from tthc.commands.language import catalogue, help_text
from tthc.commands.options import (
    as_of_option,
    day_or_today,
    emit,
    format_option,
    place_options,
    unit_options,
)

_ = help_text
VERDICTS = ("overdue", "due_today", "due_soon", "unknown")


@click.command("status", help=_("The picture of a day: counts, overdue, due."))
@click.option(
    "--fail-on",
    type=click.Choice(VERDICTS),
    multiple=True,
    help=_("End with exit code 1 when a case has this verdict."),
)
@unit_options
@as_of_option
@place_options
@format_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    fail_on: tuple[str, ...],
    province: str | None,
    department: str | None,
    as_of: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> int:
    """Show counts per verdict, what is overdue and what is due."""
    from tthc.app.status import status  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.compliance.verdicts import Verdict  # noqa: PLC0415
    from tthc.report.lists import picture_paper  # noqa: PLC0415
    from tthc.store.reading import Filter  # noqa: PLC0415

    asked = Filter(province=province, department=department)
    picture = status(open_register(config, database), day_or_today(as_of), asked, now())
    emit(picture_paper(picture, catalogue()), form)
    return int(any(picture.counts[Verdict(verdict)] for verdict in fail_on))
