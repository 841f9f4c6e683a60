"""What happens when a file comes in: its rows become facts, and each row is accounted for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from tthc.app.annexes import RowEnds, ends_of_rows, unlisted
from tthc.app.contradicted import Days, Heard, Standing, hear_standing, other_ends, standing_rows
from tthc.app.odd_numbers import read_spellings, without_known
from tthc.app.register import Register, Sitting, writing
from tthc.app.separating import count_alone
from tthc.app.snapshots import NamedList, Taken, import_snapshot
from tthc.clock import today
from tthc.intake.forms import InputKind
from tthc.intake.problems import EXPORT_LACKS, Problem, RowOutcome, RowRead, Severity
from tthc.intake.reading import FileRead, read_file
from tthc.store.heads import last_link
from tthc.store.journal import Item, Journal, Receipt, Signature
from tthc.store.numbering import AmbiguousNumber
from tthc.store.projection import refresh
from tthc.store.resolving import Refusal
from tthc.store.voiding import VoidFault
from tthc.workflows.facts import Origin

BATCH = 2000

NUMBER_AMBIGUOUS: Final = (
    'Row {row}: "{value}" is the number of decisions of {years}, and the row gives no date.'
    " Nothing of this row was added; write the date in its column, or, in a list of "
    'abolitions, behind the number: "{value} ngày dd/mm/yyyy".'
)

VOID_MISSING: Final = (
    "Row {row}: fact {value}, which the row voids, is not in the register. Nothing of this row was"
    " added; write the number that `tthc show` gives."
)
VOID_AGAIN: Final = (
    "Row {row}: fact {value}, which the row voids, is already void, or is itself a voiding."
    " Nothing of this row was added; take the row out."
)


@dataclass(slots=True)
class Imported:
    """What became of a file: rows_read = added + known + not relevant + refused.

    `rows_doubtful` are the numbers of rows that were passed over as not relevant with a warning;
    `columns_unknown` are the titles of the columns of which nothing was read; `alone` counts the
    steps that one officer both drafted and confirmed, where two are asked for.
    """

    file: str
    kind: InputKind
    dry_run: bool
    rows_read: int = 0
    rows_added: int = 0
    rows_known: int = 0
    rows_not_relevant: int = 0
    rows_refused: int = 0
    facts_added: int = 0
    facts_known: int = 0
    problems: list[Problem] = field(default_factory=list[Problem])
    rows_doubtful: list[int] = field(default_factory=list[int])
    columns_unknown: tuple[str, ...] = ()
    taken: Taken | None = None
    alone: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a file is to be read; None lets the file speak for itself."""

    kind: InputKind | None = None
    sheet: str | None = None
    dry_run: bool = False
    named: NamedList | None = None


def import_file(register: Register, path: Path, wanted: Wanted, signature: Signature) -> Imported:
    """Read a file and append its facts, all in one transaction.

    A list of the portal gives only what differs from the one before it; naming its day or itself
    says that it is one, unless its header is that of a list of documents.
    """
    unit, named = register.settings, wanted.named
    dated = named is not None and named.is_day_alone and wanted.kind in (None, InputKind.DOCUMENTS)
    read = read_file(
        path,
        province=unit.province,
        department=unit.department,
        today=today(signature.at),
        kind=wanted.kind if dated or not named else InputKind.SNAPSHOT,
        sheet=wanted.sheet,
        taken_on=named.taken_on if named else None,
    )
    unknown = read.header.unknown
    done = Imported(read.file, read.kind, wanted.dry_run, columns_unknown=unknown)
    done.problems.extend(_lacking(read))
    if read.kind is InputKind.SNAPSHOT:
        _take(register, read, wanted, signature, done)
        return done
    with writing(register, signature.at, keep=not wanted.dry_run) as sitting:
        last = last_link(sitting.connection).number
        _append(sitting, read, signature, done)
        done.alone = count_alone(sitting.connection, unit, signature.actor, last)
    return done


def _lacking(read: FileRead) -> Iterator[Problem]:
    """Warn of a list that looks like the portal's export and was not read as one."""
    if read.header.lacking:
        row, columns = read.header.row + 1, ", ".join(f'"{one}"' for one in read.header.lacking)
        fields = (("row", row), ("columns", columns))
        yield Problem(row, "", Severity.WARNING, EXPORT_LACKS, fields)


def _take(
    register: Register, file: FileRead, wanted: Wanted, signature: Signature, done: Imported
) -> None:
    """Take a list of the portal; a row that it has again is known already."""
    keep = not wanted.dry_run
    read, taken = import_snapshot(register, file, wanted.named or NamedList(), signature, keep=keep)
    done.taken, done.problems = taken, read.problems
    done.rows_read, done.rows_refused = read.rows_read, read.rows_refused
    done.rows_not_relevant = read.rows_not_relevant
    new = 0 if taken.known else len(read.listing)
    done.rows_added, done.rows_known = new, read.rows_again + len(read.listing) - new
    done.facts_added = sum(taken.added.values()) + taken.voided


def _append(sitting: Sitting, read: FileRead, signature: Signature, done: Imported) -> None:
    origin = Origin(file_name=read.file, file_hash=read.file_hash, sheet=read.sheet)
    journal = Journal(sitting.connection, sitting.home, signature, origin)
    ends: list[RowEnds] = []
    standing: list[Standing] = []
    for rows in _batches(read.rows):
        items = [Item(row.contents, row.row) for row in rows if row.contents]
        receipts = journal.append(items)
        given = list(zip([row for row in rows if row.contents], receipts, strict=True))
        done.problems.extend(other_ends(sitting.connection, given))
        standing.extend(standing_rows(given))
        doubted = [one for row, receipt in given if row.problems for one in receipt.facts]
        spelt = read_spellings(sitting.connection, doubted)
        told = iter(receipts)
        for row in rows:
            receipt = next(told) if row.contents else None
            facts = receipt.facts if receipt else ()
            done.problems.extend(without_known(row.problems, spelt, facts))
            _account(done, row, receipt)
            if receipt and (found := ends_of_rows(row.row, receipt.facts)):
                ends.append(found)
    heard = hear_standing(
        sitting.connection, journal, standing, Days(today(signature.at), read.listed_on)
    )
    _account_heard(done, heard, standing)
    if read.kind is InputKind.ABOLITIONS:
        done.problems.extend(unlisted(sitting.connection, ends))
    refresh(sitting.connection, sitting.bench, journal.touched)


def _account(done: Imported, row: RowRead, receipt: Receipt | None) -> None:
    """Put a row where it belongs; every row is in exactly one place."""
    done.rows_read += 1
    if receipt is None:
        _leave_out(done, row)
    elif receipt.refused:
        done.rows_refused += 1
        done.problems.append(_refused(row.row, receipt.refused))
    else:
        done.rows_added += receipt.added > 0
        done.rows_known += receipt.added == 0
        done.facts_added += receipt.added
        done.facts_known += receipt.known


def _account_heard(done: Imported, heard: Heard, standing: Sequence[Standing]) -> None:
    """Count what rows gave beside their own facts: one that was known so far is so no more."""
    done.problems.extend(heard.problems)
    done.facts_added += sum(heard.added.values())
    news = sum(one.known for one in standing if heard.added.get(one.row))
    done.rows_added, done.rows_known = done.rows_added + news, done.rows_known - news


def _leave_out(done: Imported, row: RowRead) -> None:
    if row.outcome is not RowOutcome.NOT_RELEVANT:
        done.rows_refused += 1
        return
    done.rows_not_relevant += 1
    if row.problems:
        done.rows_doubtful.append(row.row)


def _refused(row: int, why: Refusal) -> Problem:
    if isinstance(why, AmbiguousNumber):
        return _ambiguous(row, why)
    template = VOID_MISSING if why.fault is VoidFault.MISSING else VOID_AGAIN
    return Problem(row, "", Severity.ERROR, template, (("row", row), ("value", why.corrects)))


def _ambiguous(row: int, number: AmbiguousNumber) -> Problem:
    years = ", ".join(map(str, number.years))
    fields = (("row", row), ("value", number.number), ("years", years))
    return Problem(row, "", Severity.ERROR, NUMBER_AMBIGUOUS, fields)


def _batches(rows: Iterator[RowRead]) -> Iterator[list[RowRead]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
