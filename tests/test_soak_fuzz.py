"""Is every file read or refused in a sentence, of far more files than `make check` has time for?"""

from collections.abc import Callable

import pytest

from tests.registers import Unit
from tests.test_intake_fuzz import check_files

pytestmark = [pytest.mark.soak, pytest.mark.sqlite_only]
PARTS = {"csv": 60, "bytes": 100, "book": 4, "spoilt": 20, "zip": 16}
"""Of a thousand files each: a register that grows without end would be what is measured."""


@pytest.mark.parametrize("name", PARTS)
def test_every_file_is_read_or_refused(new_unit: Callable[[], Unit], name: str) -> None:
    read = [check_files(new_unit(), name, 1_000, part) for part in range(1, 1 + PARTS[name])]
    assert sum(read) >= (0 if name == "zip" else 1)
