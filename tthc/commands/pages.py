"""How a command prints a report as a page, and into a file."""

from io import StringIO
from pathlib import Path
from typing import TextIO

import click

from tthc.app.whole_files import write_whole
from tthc.commands.language import catalogue, help_text
from tthc.commands.options import Command
from tthc.commands.screen import to_screen
from tthc.errors import InputFileError, os_reason
from tthc.report.paper import Paper
from tthc.report.printing import FORMATS, print_paper

_ = help_text
_PAGE = "html"


class OutputFileError(InputFileError):
    """The file that was named cannot be written."""

    template = (
        "{file}: cannot be written ({reason}). Name a file in a folder that is there and that you"
        " may write to: --output FILE"
    )


def page_options(command: Command) -> Command:
    """Add --format with html, and --output."""
    command = click.option(
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help=_("Write into this file instead of the screen."),
    )(command)
    return click.option(
        "--format",
        "form",
        type=click.Choice((*FORMATS, _PAGE)),
        default="text",
        show_default=True,
        help=_("How to print."),
    )(command)


def emit_page(paper: Paper, title: str, form: str, output: Path | None) -> None:
    """Print a report, also as a page of its own, to the screen or into a file."""

    def write(out: TextIO) -> None:
        _write(paper, title, form, out)

    if output is None:
        to_screen(write)
        return
    text = StringIO()
    write(text)
    try:
        write_whole(output, text.getvalue().encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise OutputFileError(file=str(output), reason=os_reason(error)) from error
    said = catalogue().say("Written: {file}", file=str(output))
    to_screen(lambda out: out.write(f"{said}\n"))


def _write(paper: Paper, title: str, form: str, out: TextIO) -> None:
    if form != _PAGE:
        print_paper(paper, form, out)
        return
    from tthc.report.page import page_html  # noqa: PLC0415 - brings jinja2 along

    out.write(page_html(paper, title, catalogue()))
