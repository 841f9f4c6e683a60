"""Why the process that opens workbooks gave no rows."""

from enum import StrEnum


class Stopped(StrEnum):
    """What it says instead; it starts anew for each workbook, so this file brings nothing along."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    HEAVY = "heavy"
    NO_SHEET = "no_sheet"
    SEVERAL_SHEETS = "several_sheets"
