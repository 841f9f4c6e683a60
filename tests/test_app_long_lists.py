"""Does a list of many procedures cost what its length is, and no more, when it is shown?"""

import pytest

from tests.calls import count_calls
from tests.registers import Unit

PAPER = ("--document", "719/QĐ-UBND", "--document-date", "11/04/2024")


def _list(unit: Unit, number: int) -> None:
    rows = (
        f"procedure.listed,2024-04-11,1.{100000 + at},719/QĐ-UBND,2024-04-11,I/{at + 1}\n"
        for at in range(number)
    )
    file = unit.folder / f"{number}.csv"
    header = "kind,happened_on,procedure,document,document_date,place\n"
    file.write_text(header + "".join(rows), encoding="utf-8")
    unit.ask("import", str(file))


def _show(unit: Unit) -> None:
    shown = ("document", "show", "719/QĐ-UBND", "--as-of", "27/11/2025")
    assert unit.call(*shown).code == 0


@pytest.mark.sqlite_only
def test_twice_as_long_a_list_takes_twice_the_work_to_show(unit: Unit) -> None:
    work: list[int] = []
    for number in (250, 500):
        _list(unit, number)
        if number == 250:
            unit.record("force.ended", "01/06/2025", *PAPER, "--place", "toàn bộ")
            _show(unit)  # what is loaded once is loaded here
        work.append(count_calls(lambda: _show(unit)))
    assert work[1] < 2.2 * work[0]


@pytest.mark.sqlite_only
def test_what_is_recorded_of_one_procedure_names_its_cases(unit: Unit) -> None:
    _list(unit, 3)
    unit.record("force.ended", "01/06/2025", *PAPER, "--place", "toàn bộ")
    gone = ("--procedure", "1.100001", "--place", "CSDLQG")
    assert unit.record("removal.done", "05/06/2025", *gone)["cases"] == ["R0-2"]
    listed = ("--procedure", "1.200000", *PAPER)
    assert unit.record("procedure.listed", "11/04/2024", *listed)["cases"] == ["R0-4"]
    assert unit.ask("verify")["faults"] == []
