"""`tthc record`: one fact by hand."""

import sys
from datetime import date, time
from pathlib import Path

import click

from tthc.clock import today
from tthc.commands.language import catalogue, help_text
from tthc.commands.options import DAY, HOUR, actor_option, emit, format_option, place_options
from tthc.workflows.facts import RECORDED_KINDS, ChangeKind, Content, Extent, FactKind

_ = help_text


class _Record(click.Command):
    """Lists the kinds of facts under its options, each with what it says."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from tthc.report.words import FACTS  # noqa: PLC0415 - only who asks for help pays

        say = catalogue()
        with formatter.section(say.say("KIND, what happened")):
            formatter.write_dl([(kind.value, say.say(FACTS[kind])) for kind in RECORDED_KINDS])
        super().format_epilog(ctx, formatter)


@click.command("record", cls=_Record, help=_("Record one fact by hand."))
@click.argument("kind", type=click.Choice([kind.value for kind in RECORDED_KINDS]), metavar="KIND")
@click.option("--on", type=DAY, help=_("Day on which it happened (default: today)."))
@click.option("--at", type=HOUR, help=_("Local hour at which it came, where it matters."))
@click.option("--decision", help=_("Number of the ministry's decision."))
@click.option("--decision-date", type=DAY, help=_("Date of the ministry's decision."))
@click.option("--procedure", help=_("Code of the procedure; without it, all of the decision's."))
@click.option("--document", help=_("Number of the paper that proves the fact."))
@click.option("--document-date", type=DAY, help=_("Date of that paper."))
@click.option("--issuer", help=_("Who issued it."))
@click.option("--title", help=_("Title (trích yếu) or name."))
@click.option("--field", help=_("Field (lĩnh vực)."))
@click.option(
    "--change-kind",
    type=click.Choice([kind.value for kind in ChangeKind]),
    help=_("What the decision does to the procedure."),
)
@click.option("--place", help=_("Place it was removed from, or posted at."))
@click.option("--note", help=_("Note."))
@click.option("--cause", help=_("Number of the paper that brought it about."))
@click.option("--cause-date", type=DAY, help=_("Date of that paper."))
@click.option(
    "--extent",
    type=click.Choice([extent.value for extent in Extent]),
    help=_("Whether the document ended wholly or in part."),
)
@click.option("--successor", help=_("Code that takes the procedure's place."))
@click.option("--evidence", help=_("Link, or hash of a file, that proves it."))
@click.option("--rule", help=_("Duty whose term it is about (default: every duty)."))
@click.option("--until", type=DAY, help=_("Due day that it sets."))
@click.option("--since", type=DAY, help=_("Last day on which it had not happened yet."))
@click.option("--fact", "corrects", type=int, help=_("Number of the fact that fact.voided voids."))
@click.option("--province", help=_("Province of the case (default: the unit's own)."))
@click.option("--department", help=_("Department of the case (default: the unit's own)."))
@click.option(
    "--if-revision",
    "revision",
    type=click.IntRange(min=0),
    help=_("Only if nothing about the case was recorded since this revision (`tthc show`)."),
)
@actor_option
@place_options
@format_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    kind: str,
    on: date | None,
    at: time | None,
    change_kind: str | None,
    actor: str | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
    decision: str | None,
    decision_date: date | None,
    procedure: str | None,
    document: str | None,
    document_date: date | None,
    issuer: str | None,
    title: str | None,
    field: str | None,
    place: str | None,
    note: str | None,
    cause: str | None,
    cause_date: date | None,
    extent: str | None,
    successor: str | None,
    evidence: str | None,
    rule: str | None,
    until: date | None,
    since: date | None,
    corrects: int | None,
    revision: int | None,
    province: str | None,
    department: str | None,
) -> None:
    """Record a fact for a case, or for every case of a decision."""
    from tthc.app.recording import record_fact  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register, sign  # noqa: PLC0415
    from tthc.report.imports import record_paper  # noqa: PLC0415

    register = open_register(config, database)
    unit = register.settings
    content = Content(
        province=unit.province if province is None else province,
        department=unit.department if department is None else department,
        kind=FactKind(kind),
        happened_on=on or today(),
        happened_at=at,
        decision=decision,
        decision_date=decision_date,
        procedure=procedure,
        document=document,
        document_date=document_date,
        issuer=issuer,
        title=title,
        field=field,
        change_kind=ChangeKind(change_kind) if change_kind else None,
        place=place,
        note=note,
        cause=cause,
        cause_date=cause_date,
        extent=Extent(extent) if extent else None,
        successor=successor,
        evidence=evidence,
        rule=rule,
        until=until,
        since=since,
        corrects=corrects,
    )
    typed = " ".join(["tthc", *sys.argv[1:]])
    recorded = record_fact(register, content, sign(actor), typed, revision)
    emit(record_paper(recorded, catalogue()), form)
