"""Which codes of a list lost the zeros at their end, as a spreadsheet drops them of a number.

In a workbook a number can be told from a text (`tthc.intake.cells.read_code`). In a CSV that was
saved from one, 2.002080 stands as 2.00208, like a code with a digit left out; the other codes tell:
where the zeros are lost, none of them ends with one.
"""

from collections.abc import Collection

from tthc.compliance.identifiers import base_code, is_part_of_code
from tthc.compliance.snapshots import Listed

FEWEST_CODES = 50
"""So many codes without a zero at the end are no chance: it would come about once in 190 lists."""

_DIGITS = len("1.014966")


def lost_zeros(listing: dict[str, Listed]) -> dict[str, str]:
    """Give the code meant for each code of a list that lost zeros, by its key in the list."""
    short = [key for key, row in listing.items() if is_part_of_code(row.code)]
    return {key: key.ljust(_DIGITS, "0") for key in short} if short and _dropped(listing) else {}


def _dropped(keys: Collection[str]) -> bool:
    whole = [key for key in keys if base_code(key)]
    return len(whole) >= FEWEST_CODES and not any(key.endswith("0") for key in whole)
