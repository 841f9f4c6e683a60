"""The child process that opens a workbook: limits itself, then writes its rows as JSON lines.

Run as `python -m tthc.intake.sheet_process CPU_SECONDS KIND SHEET` with the workbook on standard
input. The reader is native code that can abort or fill the memory; only this process dies of it.
Lines out: {"sheet": NAME}, batches of rows, {"rows": COUNT}; or {"stopped": WHY, "names": [...]}.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from tthc.intake.stopped import Stopped

_MEMORY = 1024**3
_OUTPUT = 1024**3
_BATCH = 500

RawCell = str | int | float | bool | date | datetime | time | timedelta
Write = dict[str, str | int | list[str]] | list[list[RawCell]]


class _Stop(Exception):  # noqa: N818 - not an error here; the parent process makes one of it
    def __init__(self, why: Stopped, names: list[str] | None = None) -> None:
        super().__init__(why)
        self.why, self.names = why, names or []


def main() -> int:
    """Read standard input, write JSON lines; exit code 0 when the last line says how it ended."""
    seconds, kind, sheet = sys.argv[1:4]
    limit_itself(int(seconds))
    try:
        _write_sheet(sys.stdin.buffer.read(), kind, sheet)
    except _Stop as stop:
        _write({"stopped": stop.why, "names": stop.names})
    except PasswordError:
        _write({"stopped": Stopped.ENCRYPTED})
    except CalamineError:
        _write({"stopped": Stopped.DAMAGED})
    except MemoryError:
        _write({"stopped": Stopped.HEAVY})
    return 0


def limit_itself(seconds: int) -> None:
    """Limit the memory, the processor time and the output of this process, where possible."""
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_OUTPUT, _OUTPUT))


def _write_sheet(data: bytes, kind: str, name: str) -> None:
    with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        sheet = _choose(workbook, kind, name)
        _write({"sheet": sheet.name})
        rows = _rows_of(sheet)
        count = 0
        while batch := list(islice(rows, _BATCH)):
            count += len(batch)
            _write(batch)
        _write({"rows": count})


def _choose(workbook: CalamineWorkbook, kind: str, name: str) -> CalamineSheet:
    """Take the sheet asked for, else the only one that holds a known list, else the first."""
    if name:
        if name not in workbook.sheet_names:
            raise _Stop(Stopped.NO_SHEET, workbook.sheet_names)
        return workbook.get_sheet_by_name(name)
    sheets = [workbook.get_sheet_by_name(one) for one in _shown(workbook)]
    if not sheets:
        raise _Stop(Stopped.DAMAGED)
    if len(sheets) == 1:
        return sheets[0]
    known = [sheet for sheet in sheets if _holds_list(sheet, kind)]
    if len(known) > 1:
        raise _Stop(Stopped.SEVERAL_SHEETS, [sheet.name for sheet in known])
    return known[0] if known else sheets[0]


def _shown(workbook: CalamineWorkbook) -> list[str]:
    return [
        one.name
        for one in workbook.sheets_metadata
        if one.typ == SheetTypeEnum.WorkSheet and one.visible == SheetVisibleEnum.Visible
    ]


def _holds_list(sheet: CalamineSheet, kind: str) -> bool:
    # Imported here: this process starts anew for each workbook, and most have one sheet.
    from tthc.intake.forms import InputKind  # noqa: PLC0415
    from tthc.intake.headers import SEARCHED_ROWS, find_header  # noqa: PLC0415

    top = [[_plain(cell) for cell in row] for row in islice(_rows_of(sheet), SEARCHED_ROWS + 1)]
    return find_header(top, InputKind(kind) if kind else None) is not None


def _plain(cell: RawCell) -> str | int | float:
    return cell if isinstance(cell, str | int | float) else str(cell)


def _rows_of(sheet: CalamineSheet) -> Iterator[list[RawCell]]:
    """Give the rows from row 1 on, with cells merged downwards repeated in each of their rows."""
    merged: dict[int, list[tuple[int, int]]] = {}
    shift = sheet.start[1] if sheet.start else 0
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if left == right and bottom > top:
            merged.setdefault(top, []).append((left - shift, bottom))
    return _repeat(sheet.iter_rows(), merged) if merged else sheet.iter_rows()


def _repeat(
    rows: Iterable[list[RawCell]], merged: dict[int, list[tuple[int, int]]]
) -> Iterator[list[RawCell]]:
    running: dict[int, tuple[int, RawCell]] = {}
    for index, row in enumerate(rows):
        for column, (bottom, value) in list(running.items()):
            if index > bottom:
                del running[column]
            else:
                row[column] = value
        for column, bottom in merged.get(index, ()):
            if 0 <= column < len(row):
                running[column] = (bottom, row[column])
        yield row


def _write(line: Write) -> None:
    """Write one JSON line; days become ISO text."""
    sys.stdout.buffer.write(json.dumps(line, ensure_ascii=False, default=str).encode() + b"\n")


if __name__ == "__main__":
    sys.exit(main())
