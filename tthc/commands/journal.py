"""`tthc journal`: where the journal ends."""

from pathlib import Path

import click

from tthc.clock import now
from tthc.commands.language import catalogue, help_text
from tthc.commands.options import emit, format_option, place_options

_ = help_text


@click.group("journal", help=_("The journal of facts and where it ends."))
def command() -> None:
    """Hold the commands on the journal."""


@command.command("head", help=_("Give the hash that ends the journal, to keep outside."))
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Also write it into this file, as JSON."),
)
@place_options
@format_option
def head_command(
    *,
    output: Path | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Give the head of the journal."""
    from tthc.app.kept_heads import head, keep_head  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.verified import head_paper  # noqa: PLC0415

    headed = head(open_register(config, database), now())
    if output:
        keep_head(headed, output)
    emit(head_paper(headed, catalogue()), form)
