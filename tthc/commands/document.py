"""`tthc document`: the life of legal documents, and what rests on them."""

from datetime import date
from pathlib import Path

import click

from tthc.commands.language import catalogue, help_text
from tthc.commands.options import as_of_option, day_or_today, emit, format_option, place_options

_ = help_text
_NOTICE = 30
"""How many days ahead --ending looks, where --within says nothing."""


@click.group("document", help=_("Legal documents: their force, and what rests on them."))
def command() -> None:
    """Group what can be asked of documents."""


@command.command("show", help=_("The life of a document, and the tree of what rests on it."))
@click.argument("number")
@as_of_option
@place_options
@format_option
def show(  # noqa: PLR0913 - one parameter for each option
    *,
    number: str,
    as_of: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Show one document."""
    from tthc.app.documents import show_document  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.documents import document_paper  # noqa: PLC0415

    views = show_document(open_register(config, database), number, day_or_today(as_of))
    emit(document_paper(views, catalogue()), form)


@command.command("list", help=_("Documents by the day on which their force ends."))
@click.option("--ended", is_flag=True, default=False, help=_("Only what is no longer in force."))
@click.option("--ending", is_flag=True, default=False, help=_("Only what will end soon."))
@click.option(
    "--within",
    type=click.IntRange(0, 36_500),
    help=_("Only what will end within so many days (--ending alone: 30)."),
)
@as_of_option
@place_options
@format_option
def list_command(  # noqa: PLR0913 - one parameter for each option
    *,
    ended: bool,
    ending: bool,
    within: int | None,
    as_of: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """List documents."""
    from tthc.app.document_standing import list_documents  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.documents import documents_paper  # noqa: PLC0415

    if ended and (ending or within is not None):
        raise click.UsageError(
            catalogue().say(
                "--ended lists what has ended, --ending what will end: give one of them."
            )
        )
    register, day = open_register(config, database), day_or_today(as_of)
    ahead = _NOTICE if ending and within is None else within
    found = list_documents(register, day, ended=ended, within=ahead)
    emit(documents_paper(found, catalogue()), form)
