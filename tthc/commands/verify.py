"""`tthc verify`: is the register what its journal says?"""

from pathlib import Path

import click

from tthc.commands.language import catalogue, help_text
from tthc.commands.options import emit, format_option, place_options

_ = help_text


@click.command("verify", help=_("Replay the journal and compare everything that rests on it."))
@click.option(
    "--head",
    "kept",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Compare with a head that `tthc journal head --output FILE` wrote."),
)
@place_options
@format_option
@click.pass_context
def command(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    *,
    kept: Path | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Verify the register; ends with 1 when anything is wrong, or was not compared."""
    from tthc.app.kept_heads import read_head_file  # noqa: PLC0415 - brings the store along
    from tthc.app.verifying import verify  # noqa: PLC0415
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.verified import verified_paper  # noqa: PLC0415

    register = open_register(config, database)
    done = verify(register, read_head_file(kept, register) if kept else None)
    emit(verified_paper(done, catalogue()), form)
    context.exit(0 if done.whole else 1)
