"""`tthc init`: a unit begins."""

from pathlib import Path

import click

from tthc.clock import now
from tthc.commands.language import catalogue, help_text
from tthc.commands.options import emit, format_option

_ = help_text


@click.command("init", help=_("Set a unit up: its settings and its empty register."))
@click.option("--province", required=True, help=_("Name of the province, e.g. Bắc Ninh."))
@click.option("--department", required=True, help=_("Name of the department (sở, ban, ngành)."))
@click.option("--db", "database", help=_("Where to keep the register (default: tthc.db beside)."))
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--lang", type=click.Choice(["vi", "en"]), help=_("Language of messages."))
@format_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    province: str,
    department: str,
    database: str | None,
    folder: Path,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Write tthc.toml and create the register."""
    from tthc.app.initialising import Wanted, begin  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import tell_unsafe  # noqa: PLC0415
    from tthc.report.imports import init_paper  # noqa: PLC0415

    begun = begin(folder, Wanted(province, department, database), now(), tell_unsafe)
    emit(init_paper(begun, catalogue()), form)
