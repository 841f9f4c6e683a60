"""`tthc list`: cases by filter."""

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
_VERDICTS = (
    *("overdue", "due_today", "due_soon", "unknown", "open"),
    *("not_started", "met_late", "met", "void"),
)


@click.command("list", help=_("List cases by verdict, unit or words."))
@click.option(
    "--verdict",
    "verdicts",
    type=click.Choice(_VERDICTS),
    multiple=True,
    help=_("Only cases of this verdict."),
)
@unit_options
@click.option(
    "--search", "words", help=_("Words in a number, code, name or title; no diacritics needed.")
)
@as_of_option
@place_options
@format_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    verdicts: tuple[str, ...],
    province: str | None,
    department: str | None,
    words: str | None,
    as_of: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """List cases."""
    from tthc.app.status import list_all  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.lists import list_paper  # noqa: PLC0415
    from tthc.store.reading import Filter  # noqa: PLC0415

    day = day_or_today(as_of)
    wanted = Filter(verdicts, province, department, words)
    listing = list_all(open_register(config, database), day, wanted, now())
    emit(list_paper(listing, catalogue()), form)
