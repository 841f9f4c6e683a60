"""`tthc db`: upgrade, back up, restore and move the register."""

from pathlib import Path

import click

from tthc.clock import now
from tthc.commands.language import catalogue, help_text
from tthc.commands.options import emit, format_option, place_options

_ = help_text
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group("db", help=_("The register's database: upgrade, backup, restore, copy."))
def command() -> None:
    """Hold the commands on the database."""


@command.command("upgrade", help=_("Bring the register to the schema of this program."))
@place_options
@format_option
def upgrade_command(
    *,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Upgrade; a register in a file is backed up beside itself first."""
    from tthc.app.keeping import upgrade  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.keeping import upgraded_paper  # noqa: PLC0415

    done = upgrade(open_register(config, database), now())
    emit(upgraded_paper(done, catalogue()), form)


@command.command("backup", help=_("Copy the register into a new file while it is in use."))
@click.argument("file", type=_FILE)
@place_options
@format_option
@click.pass_context
def backup_command(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    *,
    file: Path,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Back up; ends with 1 when the register is damaged, and so its backup."""
    from tthc.app.keeping import back_up  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.keeping import copied_paper  # noqa: PLC0415

    done = back_up(open_register(config, database), file)
    emit(copied_paper(done, catalogue()), form)
    context.exit(1 if done.faults else 0)


@command.command("restore", help=_("Restore a backup where there is no register, or an empty one."))
@click.argument("file", type=_FILE)
@click.option(
    "--head",
    "kept",
    type=_FILE,
    help=_("Compare with a head that `tthc journal head --output FILE` wrote."),
)
@place_options
@format_option
def restore_command(  # noqa: PLR0913 - one parameter for each option
    *,
    file: Path,
    kept: Path | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Restore; the backup is verified before anything is written."""
    from tthc.app.keeping import restore  # noqa: PLC0415 - brings the store along
    from tthc.app.kept_heads import read_head_file  # noqa: PLC0415
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.keeping import copied_paper  # noqa: PLC0415

    register = open_register(config, database)
    wanted = read_head_file(kept, register) if kept else None
    done = restore(register, file, wanted)
    emit(copied_paper(done, catalogue()), form)


@command.command("copy", help=_("Copy the register into an empty one, on SQLite or PostgreSQL."))
@click.option(
    "--to", "target", required=True, help=_("Where to, e.g. postgresql://user@host/tthc.")
)
@place_options
@format_option
def copy_command(
    *,
    target: str,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Copy; the register stays as it is."""
    from tthc.app.keeping import copy  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.keeping import copied_paper  # noqa: PLC0415

    done = copy(open_register(config, database), target, Path.cwd())
    following = catalogue().say(
        "To work there from now on, set [register] database in tthc.toml. The old register stays."
    )
    emit(copied_paper(done, catalogue(), following), form)
