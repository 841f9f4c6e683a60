"""What a row of a list of legal documents holds, and the facts that are stated of its document."""

from datetime import date
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator

from tthc.intake.cells import split_cell
from tthc.intake.document_numbers import Named
from tthc.intake.drafts import Unit
from tthc.intake.rows import AheadDay, Codes, Day, NeededMark, Row, Text
from tthc.workflows.facts import Content, Extent, FactKind

Parts = Annotated[tuple[str, ...], BeforeValidator(lambda cell: tuple(split_cell(cell)))]


class DocumentRow(Row):
    """A document (văn bản) with its life; field names are those of `tthc.intake.forms`."""

    number: NeededMark
    kind: Text = None
    title: Text = None
    issuer: Text = None
    issued_on: Day = None
    in_force_on: AheadDay = None
    ended: Text = None
    extent: Text = None
    cause: Text = None
    cause_on: Day = None
    amended_by: Parts = ()
    procedures: Codes = ()
    note: Text = None
    source: Text = None


class About(NamedTuple):
    """The row, the document that it is about, and for whom it is read."""

    row: DocumentRow
    named: Named
    unit: Unit


def state(  # noqa: PLR0913 - the fields that facts about documents have
    about: About,
    kind: FactKind,
    day: date,
    procedure: str | None = None,
    *,
    title: str | None = None,
    issuer: str | None = None,
    field: str | None = None,
    cause: str | None = None,
    cause_date: date | None = None,
    extent: Extent | None = None,
    place: str | None = None,
    note: str | None = None,
    since: date | None = None,
) -> Content:
    """State a fact about the document of the row."""
    return Content(
        province=about.unit.province,
        department=about.unit.department,
        kind=kind,
        happened_on=day,
        procedure=procedure,
        document=about.named.number,
        document_date=about.row.issued_on,
        title=title,
        issuer=issuer,
        field=field,
        cause=cause,
        cause_date=cause_date,
        extent=extent,
        place=place,
        note=note,
        since=since,
        evidence=about.row.source,
    )
