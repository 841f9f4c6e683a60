"""Of which day is a list of documents, by its name or by what stands above its header?"""

from datetime import date
from pathlib import Path

import pytest

from tests.registers import Unit
from tthc.intake.list_days import list_day

TODAY = date(2026, 1, 5)
HEAD = '"Số, ký hiệu",Ngày có hiệu lực,Ngày hết hiệu lực,Tình trạng hiệu lực\n'
ROW = "5/2020/TT-BTC,01/02/2020,01/03/2025,Còn hiệu lực\n"


@pytest.mark.parametrize(
    ("name", "heading", "expected"),
    [
        ("van-ban.csv", (), None),
        ("van-ban-2025-03-01.csv", (), "2025-03-01"),
        ("van-ban 20250301.csv", ("tính đến ngày 31/12/2024",), "2025-03-01"),  # its name first
        ("van-ban.csv", ("DANH MỤC", "(tính đến ngày 31/12/2024)"), "2024-12-31"),
        ("van-ban.csv", ("Đến ngày 31 tháng 12 năm 2024",), "2024-12-31"),
        # of several days the first: it accuses least
        ("van-ban.csv", ("Kèm theo Quyết định ngày 15/01/2025, đến 31/12/2024",), "2024-12-31"),
        ("van-ban-2024-01-01-2024-12-31.csv", (), "2024-01-01"),
        ("van-ban.csv", ("ngày 31/02/2024",), None),
        ("van-ban.csv", ("sẽ có ngày 01/03/2026",), None),  # has not come yet
    ],
)
def test_the_day_of_a_list_stands_in_its_name_or_heading(
    name: str, heading: tuple[str, ...], expected: str | None
) -> None:
    found = list_day(name, [(line, None) for line in heading], TODAY)
    assert found == (date.fromisoformat(expected) if expected else None)


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


@pytest.mark.parametrize(("day", "problems"), [("31/12/2024", 0), ("01/03/2025", 1)])
def test_a_heading_dates_the_list_below_it(unit: Unit, day: str, problems: int) -> None:
    text = f"Danh mục văn bản (tính đến ngày {day}),,,\n{HEAD}{ROW}"
    done = unit.ask("import", write(unit.folder, "van-ban.csv", text))
    assert len(done["problems"]) == problems


def test_a_list_of_documents_may_be_named_with_its_day(unit: Unit) -> None:
    file = write(unit.folder, "van-ban.csv", HEAD + ROW)
    for said in ((), ("--as", "documents")):
        done = unit.ask("import", file, *said, "--taken-on", "01/03/2025")
        assert (done["kind"], len(done["problems"])) == ("documents", 1)
    ahead = unit.call("import", file, "--taken-on", "01/03/2099")
    assert ahead.code == 3
    assert "van-ban.csv: ngày 01/03/2099 chưa đến" in ahead.err
