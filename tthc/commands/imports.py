"""`tthc import`: a file comes in."""

from datetime import date
from pathlib import Path

import click

from tthc.commands.language import catalogue, help_text
from tthc.commands.options import DAY, actor_option, emit, format_option, place_options
from tthc.intake.forms import InputKind

_ = help_text


@click.command("import", help=_("Read a file into the register."))
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "kind",
    type=click.Choice([kind.value for kind in InputKind]),
    help=_("What the file is a list of (default: as its header tells)."),
)
@click.option("--sheet", help=_("Sheet of a workbook that has several lists."))
@click.option(
    "--taken-on",
    type=DAY,
    help=_(
        "Day on which a list of the portal was exported, or of a list of documents (default: in"
        " the file's name, or above the header of documents)."
    ),
)
@click.option("--scope", help=_("Which list of the portal it is (default: its issuing agency)."))
@click.option(
    "--complete",
    is_flag=True,
    default=False,
    help=_("The list is whole, although most codes of the one before are missing from it."),
)
@click.option("--dry-run", is_flag=True, default=False, help=_("Show what would be added."))
@click.option(
    "--fail-on",
    type=click.Choice(["refused", "problems"]),
    help=_("End with exit code 1 when rows were refused, or had any problem."),
)
@actor_option
@place_options
@format_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    file: Path,
    kind: str | None,
    sheet: str | None,
    taken_on: date | None,
    scope: str | None,
    complete: bool,
    dry_run: bool,
    fail_on: str | None,
    actor: str | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> int:
    """Import a file and account for its rows."""
    from tthc.app.importing import Wanted, import_file  # noqa: PLC0415 - brings the store along
    from tthc.app.snapshots import NamedList  # noqa: PLC0415
    from tthc.commands.opening import open_register, sign  # noqa: PLC0415
    from tthc.report.imports import import_paper  # noqa: PLC0415

    said = taken_on or scope or complete
    named = NamedList(taken_on, scope, complete) if said else None
    wanted = Wanted(InputKind(kind) if kind else None, sheet, dry_run, named)
    done = import_file(open_register(config, database), file, wanted, sign(actor))
    emit(import_paper(done, catalogue()), form)
    failed = {"refused": done.rows_refused > 0, "problems": bool(done.problems), None: False}
    return int(failed[fail_on])
