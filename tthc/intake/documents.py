"""What a list of legal documents (danh sách văn bản, tình trạng hiệu lực) says, row by row."""

from collections.abc import Iterator
from datetime import date

from tthc.compliance.annex_rows import annex_rows
from tthc.compliance.identifiers import number_key
from tthc.intake.document_numbers import Named, find_named, read_named
from tthc.intake.document_rows import About, DocumentRow, state
from tthc.intake.drafts import Draft, RawRow, Unit
from tthc.intake.endings import (
    Ending,
    end_unread,
    ends_procedures,
    read_ending,
    read_extent,
    says_ended,
    says_in_force,
)
from tthc.intake.problems import (
    CAUSE_MISSING,
    END_NOT_STATED,
    STANDS_AFTER_END,
    STANDS_UNDATED,
    RowRead,
    UnreadableCellError,
)
from tthc.intake.rows import check_row
from tthc.workflows.facts import Content, Extent, FactKind

_NEEDED = frozenset({"number"})


def read_document(raw: RawRow, unit: Unit) -> RowRead:
    """Read one row: the document, when it began and ended and by what, and what rests on it."""
    draft = Draft(raw)
    row, faults = check_row(DocumentRow, raw.cells, unit.today)
    draft.report(faults, _NEEDED)
    if row is not None:
        about = About(row, read_named(row.number, row.issuer, unit.province), unit)
        for code in row.procedures:
            draft.check_code("procedures", code)
        draft.contents += _beginning(about)
        draft.contents += _end(about, draft)
        draft.contents += _amended(about)
        draft.contents += _based(about)
    return draft.done()


def _beginning(about: About) -> Iterator[Content]:
    row = about.row
    days = (
        (FactKind.DOCUMENT_ISSUED, row.issued_on),
        (FactKind.DOCUMENT_IN_FORCE, row.in_force_on),
    )
    known = [(kind, day) for kind, day in days if day is not None]
    title = None if ends_procedures(row.extent) else row.title
    for kind, day in known or [(FactKind.NOTE_ADDED, about.unit.said_on)]:
        yield state(about, kind, day, title=title, issuer=row.issuer, field=row.kind)


def _end(about: About, draft: Draft) -> Iterator[Content]:
    row = about.row
    causes = _causes(about)
    ending = _ending(about, causes, draft)
    if (ending is None or ending.on is None) and not about.named.part:
        draft.stands = row.extent if says_in_force(row.extent) else None
    if ending is None:
        return
    unknown = ending.stated and not (ending.on or ending.cause)
    place, said = _part(about)
    notes = (said, row.ended if unknown else None, row.note)
    doubted = _stands_after(about, ending, draft)
    for cause in [ending.cause] if ending.cause or unknown else (causes or [None]):
        day = ending.on or (cause.day if cause else None) or row.issued_on or about.unit.said_on
        yield state(
            about,
            ending.kind,
            day,
            cause=cause.number if cause else None,
            cause_date=cause.day if cause else None,
            extent=Extent.PART if about.named.part else read_extent(row.extent),
            place=place,
            note="; ".join(part for part in notes if part) or None,
            since=doubted,
        )


def _stands_after(about: About, ending: Ending, draft: Draft) -> date | None:
    """Give the day of an end that had passed on the day of the list, which calls it in force yet.

    The end is then known not to have come on its own day, which contradicts itself (`Content`). A
    list of no known day says nothing of the kind: it may have been made before the end.
    """
    listed_on, value = about.unit.listed_on, about.row.extent or ""
    if ending.on is None or ending.on > (listed_on or about.unit.today) or about.named.part:
        return None
    if not says_in_force(value):
        return None
    if listed_on is None:
        draft.warn("extent", STANDS_UNDATED, value=value, day=ending.on)
        return None
    draft.warn("extent", STANDS_AFTER_END, value=value, day=ending.on, listed_on=listed_on)
    return ending.on


def _part(about: About) -> tuple[str | None, str | None]:
    """Give the place in the document at which a part of it ends, and what else is said of it.

    Where procedures of a decision ended, the title is theirs: it tells the ends apart, unless its
    digits ("số 26") could be taken for rows.
    """
    noted = about.named.note or ""
    title = about.row.title if ends_procedures(about.row.extent) else None
    place = noted if about.named.part and annex_rows(noted) else None
    if place is None and title and not annex_rows(title):
        place = title
    said = (part for part in (noted, title) if part and part != place)
    return place, "; ".join(said) or None


def _ending(about: About, causes: list[Named], draft: Draft) -> Ending | None:
    """Give the end as far as the row states one, with its day or without."""
    row = about.row
    ending = Ending()
    if row.ended is not None:
        try:
            ending = read_ending(row.ended, next(iter(causes), None), about.unit.province)
        except UnreadableCellError as fault:
            draft.report({"ended": fault}, frozenset())
            ending = end_unread(row.ended, fault)
        else:
            if not (ending.on or ending.cause):
                draft.warn("ended", CAUSE_MISSING, value=row.ended)
            ending = ending._replace(tied=_tied(ending, causes))
    if not (ending.stated or causes or says_ended(row.extent) or about.named.part):
        return None
    if not (ending.on or ending.cause) and (ending.stated or not causes):
        draft.warn("ended", END_NOT_STATED, number=about.named.number)
    return ending


def _tied(ending: Ending, causes: list[Named]) -> bool:
    """Say whether it ends as the other document ends, which "cùng ngày với ..." leaves open.

    With the document that replaces it, it ends as that comes into force; with any other, at its
    end: this is the column of the ends.
    """
    if ending.tied is not None or ending.cause is None:
        return bool(ending.tied)
    number = number_key(ending.cause.number)
    return number not in {number_key(cause.number) for cause in causes}


def _causes(about: About) -> list[Named]:
    """Name the papers that end it; the column of their days dates one that stands alone."""
    row, province = about.row, about.unit.province
    if row.cause is None:
        return []
    found = find_named(row.cause, province) or [Named(row.cause)]
    if len(found) == 1 and found[0].day is None:
        return [found[0]._replace(day=row.cause_on)]
    return found


def _amended(about: About) -> Iterator[Content]:
    for part in about.row.amended_by:
        for cause in find_named(part, about.unit.province) or [Named(part)]:
            day = cause.day or about.row.issued_on or about.unit.said_on
            yield state(
                about,
                FactKind.DOCUMENT_AMENDED,
                day,
                cause=cause.number,
                cause_date=cause.day,
            )


def _based(about: About) -> Iterator[Content]:
    row = about.row
    day = row.in_force_on if row.in_force_on and row.in_force_on <= about.unit.today else None
    for code in row.procedures:
        yield state(
            about, FactKind.PROCEDURE_BASED, day or row.issued_on or about.unit.said_on, code
        )
