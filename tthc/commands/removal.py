"""`tthc removal`: what must be removed, from which places, and what has been."""

import sys
from datetime import date
from pathlib import Path

import click

from tthc.clock import now, today
from tthc.commands.language import catalogue, help_text
from tthc.commands.options import (
    DAY,
    actor_option,
    as_of_option,
    day_or_today,
    emit,
    format_option,
    place_options,
    unit_options,
)

_ = help_text


@click.group("removal", help=_("What must be removed, from where, and what was."))
def command() -> None:
    """Group what can be asked and said of removals."""


@command.command("list", help=_("What must go, from where, since when, by when."))
@click.option("--place", help=_("Only what this place still shows."))
@unit_options
@as_of_option
@place_options
@format_option
def list_(  # noqa: PLR0913 - one parameter for each option
    *,
    place: str | None,
    province: str | None,
    department: str | None,
    as_of: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> int:
    """List what must be removed; exit code 1 when a case cannot be read."""
    from tthc.app.removing import Wanted, list_removals  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.removal import worklist_paper  # noqa: PLC0415

    wanted = Wanted(place, province, department)
    found = list_removals(open_register(config, database), day_or_today(as_of), wanted, now())
    emit(worklist_paper(found, catalogue()), form)
    return int(bool(found.unreadable))


@command.command("show", help=_("One removal place by place: who, when, by which evidence."))
@click.argument("what")
@as_of_option
@place_options
@format_option
def show(  # noqa: PLR0913 - one parameter for each option
    *,
    what: str,
    as_of: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Show removals by a case, a code or a number."""
    from tthc.app.removing import show_removals  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.removal import removal_paper  # noqa: PLC0415

    day = day_or_today(as_of)
    removals = show_removals(open_register(config, database), what, day)
    emit(removal_paper(removals, day, catalogue()), form)


@command.command("confirm", help=_("Record that something is gone from a place."))
@click.argument("what")
@click.option("--place", required=True, help=_("Place it is gone from."))
@click.option("--on", type=DAY, help=_("Day on which it was removed (default: today)."))
@click.option("--evidence", help=_("Link, or file whose hash is kept, that proves it."))
@actor_option
@place_options
@format_option
def confirm(  # noqa: PLR0913 - one parameter for each option
    *,
    what: str,
    place: str,
    on: date | None,
    evidence: str | None,
    actor: str | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Record a removal from one place, once."""
    from tthc.app.confirming import Confirmed  # noqa: PLC0415 - brings the store along
    from tthc.app.confirming import confirm as record  # noqa: PLC0415
    from tthc.commands.opening import open_register, sign  # noqa: PLC0415
    from tthc.report.imports import record_paper  # noqa: PLC0415

    said = Confirmed(what, place, on or today(), evidence)
    typed = " ".join(["tthc", *sys.argv[1:]])
    recorded = record(open_register(config, database), said, sign(actor), typed)
    emit(record_paper(recorded, catalogue()), form)


@command.command("export", help=_("Write the proposal to remove: procedures and documents."))
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help=_("File to write: .xlsx (both tables) or .csv (one of them)."),
)
@click.option("--replace", is_flag=True, default=False, help=_("Replace a file that is there."))
@click.option("--procedures", is_flag=True, default=False, help=_("Only procedures."))
@click.option("--documents", is_flag=True, default=False, help=_("Only documents."))
@unit_options
@as_of_option
@place_options
@format_option
def export(  # noqa: PLR0913 - one parameter for each option
    *,
    output: Path,
    replace: bool,
    procedures: bool,
    documents: bool,
    province: str | None,
    department: str | None,
    as_of: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> int:
    """Write the officer's two tables; exit code 1 when a case cannot be read."""
    from tthc.app.removing import Wanted, list_removals  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.removal_tables import Output, export_file  # noqa: PLC0415

    if output.suffix.lower() not in (".xlsx", ".csv"):
        said = catalogue().say("{file}: end the name with .xlsx or .csv", file=output.name)
        raise click.BadParameter(said, param_hint="--output")
    if procedures and documents and output.suffix.lower() == ".csv":
        said = catalogue().say(
            "{file}: a .csv holds one table, and two are asked for.", file=output.name
        )
        raise click.BadParameter(said, param_hint="--output")
    one = "procedures" if procedures else "documents"
    kind = None if procedures == documents else one
    day = day_or_today(as_of)
    wanted = Wanted(None, province, department)
    found = list_removals(open_register(config, database), day, wanted, now())
    emit(export_file(Output(output, replace), found, kind, catalogue()), form)
    return int(bool(found.unreadable))


@command.command("plan", help=_("What will end and when, and by when it must be gone."))
@click.option("--until", type=DAY, required=True, help=_("Last day to look at."))
@unit_options
@as_of_option
@place_options
@format_option
def plan(  # noqa: PLR0913 - one parameter for each option
    *,
    until: date,
    province: str | None,
    department: str | None,
    as_of: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> None:
    """Show what will end."""
    from tthc.app.planning import Between  # noqa: PLC0415 - brings the store along
    from tthc.app.planning import plan as look_ahead  # noqa: PLC0415
    from tthc.app.removing import Wanted  # noqa: PLC0415
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.removal_plan import plan_paper  # noqa: PLC0415

    between = Between(day_or_today(as_of), until)
    if until < between.as_of:
        said = catalogue().say(
            "{until} lies before {day}: what has ended by then is not ahead.",
            until=until,
            day=between.as_of,
        )
        raise click.BadParameter(said, param_hint="--until")
    wanted = Wanted(None, province, department)
    found = look_ahead(open_register(config, database), between, wanted, now())
    emit(plan_paper(found, catalogue()), form)
