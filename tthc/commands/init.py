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
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--lang", type=click.Choice(["vi", "en"]), help=_("Language of messages."))
@format_option
def command(province: str, department: str, folder: Path, lang: str | None, form: str) -> None:  # noqa: ARG001
    """Write tthc.toml and create the register."""
    from tthc.app.initialising import begin  # noqa: PLC0415 - brings the store along
    from tthc.report.imports import init_paper  # noqa: PLC0415

    emit(init_paper(begin(folder, province, department, now()), catalogue()), form)
