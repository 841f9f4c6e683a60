"""How a report reaches the screen, a pipe or a file: text with tables, JSON, or CSV."""

import csv
import io
import json
from datetime import date
from typing import TextIO

from tthc.report.paper import Paper, Sheet, data_value

FORMATS = ("text", "json", "csv")
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def print_paper(paper: Paper, form: str, out: TextIO) -> None:
    """Print a report in one of `FORMATS`."""
    if form == "json":
        encoder = json.JSONEncoder(ensure_ascii=False, indent=2, default=_plain)
        out.writelines(encoder.iterencode(paper.data))  # never the whole text at once
        out.write("\n")
    elif form == "csv":
        out.write(to_csv(paper.table))
    else:
        from tthc.report.terminal import print_text  # noqa: PLC0415 - brings rich along

        print_text(paper, out)


def to_csv(sheet: Sheet) -> str:
    """Write a sheet as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.key for column in sheet.columns])
    writer.writerows([harmless(data_value(value)) for value in row] for row in sheet.rows)
    return text.getvalue()


def harmless(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula.

    One more before an apostrophe that stands there already: an import takes exactly one away.
    """
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA_SIGNS) else text


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
