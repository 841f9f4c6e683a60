"""What a list of ministries' decisions (quyết định công bố của Bộ) says, row by row."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from tthc.intake.cells import read_text, split_cell
from tthc.intake.changes import change_in_title
from tthc.intake.drafts import Draft, RawRow, Unit
from tthc.intake.problems import CODE_MISSING, RowRead
from tthc.intake.rows import DecisionRow, check_row
from tthc.workflows.facts import Content, FactKind

_NEEDED = frozenset({"number", "signed_on"})
_INHERITED = ("number", "signed_on", "issuer", "title")


def inherit_above(rows: Iterable[RawRow]) -> Iterator[RawRow]:
    """Give a row the decision above it where its own cells are blank, as merged cells mean it.

    Only when its number is blank or the same, and it has no other day: else it is another decision.
    """
    above: RawRow | None = None
    for row in rows:
        if row.heading:
            yield row
            continue
        above = _inherit(row, above) if above is not None and _goes_on(row, above) else row
        yield above


def _goes_on(row: RawRow, above: RawRow) -> bool:
    return all(
        own == read_text(above.cells.get(name))
        for name in ("number", "signed_on")
        if (own := read_text(row.cells.get(name))) is not None
    )


def _inherit(row: RawRow, above: RawRow) -> RawRow:
    cells = dict(row.cells)
    for name in _INHERITED:
        if read_text(cells.get(name)) is None and name in above.cells:
            cells[name] = above.cells[name]
    return RawRow(row.number, cells, row.titles)


def read_decision(raw: RawRow, unit: Unit) -> RowRead:
    """Read one row: the decision, and the procedures whose codes its cell lists."""
    codes = split_cell(raw.cells.get("procedure"))
    if len(codes) < 2:  # noqa: PLR2004 - nothing to take apart
        return _read_one(raw, unit)
    names = split_cell(raw.cells.get("procedure_name"))
    paired = names if len(names) == len(codes) else [" ".join(names)] * len(codes)
    reads = [
        _read_one(
            replace(raw, cells={**raw.cells, "procedure": code, "procedure_name": name}), unit
        )
        for code, name in zip(codes, paired, strict=True)
    ]
    contents = dict.fromkeys(content for read in reads for content in read.contents)
    problems = dict.fromkeys(problem for read in reads for problem in read.problems)
    return replace(reads[0], contents=tuple(contents), problems=tuple(problems))


def _read_one(raw: RawRow, unit: Unit) -> RowRead:
    draft = Draft(raw)
    row, faults = check_row(DecisionRow, raw.cells, unit.today)
    if row is not None and row.procedure is None and row.procedure_name is not None:
        faults.pop("procedure", None)  # a placeholder for the code is the same thing, said worse
        draft.warn("procedure", CODE_MISSING, name=row.procedure_name)
    draft.report(faults, _NEEDED)
    if row is not None:
        draft.check_decision("number", row.number)
        if row.procedure is not None:
            draft.check_code("procedure", row.procedure)
        _check_days(row, draft)
        draft.contents += _contents(row, unit)
    return draft.done()


def _check_days(row: DecisionRow, draft: Draft) -> None:
    for column, day in (("portal_on", row.portal_on), ("received_on", row.received_on)):
        if day is not None:
            draft.check_order(column, day, row.number, row.signed_on)


def _contents(row: DecisionRow, unit: Unit) -> list[Content]:
    whole = row.procedure is None
    found = [_of_decision(row, FactKind.DECISION_ISSUED, row.signed_on, unit)]
    if not whole:
        found.append(_of_procedure(row, FactKind.DECISION_ISSUED, row.signed_on, unit))
    if row.portal_on is not None:
        tell = _of_decision if whole else _of_procedure
        found.append(tell(row, FactKind.PORTAL_UPDATED, row.portal_on, unit))
    days = (
        (FactKind.DECISION_RECEIVED, row.received_on),
        (FactKind.BASIS_IN_FORCE, row.in_force_on),
        (FactKind.BASIS_ACCELERATED, row.signed_on if row.accelerated else None),
    )
    found += [_of_decision(row, kind, day, unit) for kind, day in days if day is not None]
    return found


def _of_decision(row: DecisionRow, kind: FactKind, day: date, unit: Unit) -> Content:
    """Tell of the whole decision the same in each of its rows, so that it is kept once."""
    whole = row.procedure is None
    return Content(
        province=unit.province,
        department=unit.department,
        kind=kind,
        happened_on=day,
        decision=row.number,
        decision_date=row.signed_on,
        issuer=row.issuer,
        title=row.title,
        field=row.field if whole else None,
        change_kind=(whole and row.change) or change_in_title(row.title),
        note=row.note if whole else None,
    )


def _of_procedure(row: DecisionRow, kind: FactKind, day: date, unit: Unit) -> Content:
    return Content(
        province=unit.province,
        department=unit.department,
        kind=kind,
        happened_on=day,
        decision=row.number,
        decision_date=row.signed_on,
        procedure=row.procedure,
        issuer=row.issuer,
        title=row.procedure_name,
        field=row.field,
        change_kind=row.change or change_in_title(row.title),
        note=row.note,
    )
