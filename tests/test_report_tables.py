"""Does a table show every number and code whole, however narrow the screen or the pipe?"""

from io import StringIO

import pytest

from tthc.report.paper import Column, Paper, Sheet
from tthc.report.terminal import print_text

CODES = ("2.001724.H50", "1374/QĐ-UBND", "A14-46 …", "12/2021/QĐ-UBND (Bắc Giang)")
COLUMNS = (
    Column("code", "TTHC", folds=True),
    Column("number", "Quyết định của Bộ", folds=True),
    Column("case", "Mã việc"),
    Column("cause", "Văn bản làm hết hiệu lực", folds=True),
    Column("name", "Tên gọi", wide=True),
    Column("days", "Số ngày"),
)
ROW = (*CODES, "Cấp Giấy phép hoạt động bán lẻ điện đến cấp điện áp 0,4kV tại địa phương", 32)
WORDS = {word for text in CODES for word in text.split()} | {"32"}


class _Screen(StringIO):
    def isatty(self) -> bool:
        return True


def _print(
    out: StringIO,
    *rows: tuple[str | int | None, ...],
    title: str = "",
    columns: tuple[Column, ...] = COLUMNS,
) -> str:
    sheet = Sheet(title, columns, rows)
    print_text(Paper((sheet,), sheet), out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.parametrize("columns", ["40", "80", "120", "200"])
def test_nothing_is_broken_or_cut_off_in_a_pipe(
    columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert set(_print(StringIO(), ROW).split()) >= WORDS


def test_a_link_is_broken_rather_than_a_table_made_as_wide_as_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    link = "https://tinh.gov.vn/" + "x" * 200
    printed = _print(StringIO(), (*ROW[:4], link, 1))
    assert max(map(len, printed.splitlines())) < 150


def test_a_screen_too_narrow_for_the_table_shows_each_row_on_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    printed = _print(_Screen(), ROW, title="Việc")
    assert max(map(len, printed.splitlines())) <= 60
    for line in ("TTHC: 2.001724.H50", "Quyết định của Bộ: 1374/QĐ-UBND", "Số ngày: 32"):
        assert line in printed.splitlines()
    monkeypatch.setenv("COLUMNS", "200")
    assert "TTHC: " not in _print(_Screen(), ROW)


def test_a_table_stands_as_it_was_set_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    columns = (Column("code", "Mã"), Column("name", "Tên gọi", wide=True), Column("day", "Ngày ký"))
    decomposed = "e\u0302\u0301"  # ế in three characters, one place wide
    rows = (("1.01", f"Khai {decomposed}m", "01/08/2026"), ("2.01", "漢字\nhai", None))
    assert _print(StringIO(), *rows, columns=columns).splitlines() == [
        " " * 38,
        " Mã     Tên gọi            Ngày ký    ",
        " " + "─" * 36 + " ",
        f" 1.01   Khai {decomposed}m            01/08/2026 ",
        " 2.01   漢字                          ",
        "        hai                           ",
        " " * 38,
    ]


def test_what_is_never_broken_cuts_no_other_column_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    columns = (Column("case", "Mã việc"), Column("name", "Tên", wide=True), Column("n", "Số"))
    printed = _print(StringIO(), ("A" * 90, "Đăng ký khai sinh", "7" * 50), columns=columns)
    assert {"A" * 90, "Đăng", "ký", "khai", "sinh", "7" * 50} <= set(printed.split())


def test_no_cell_and_no_line_tells_the_screen_what_to_do() -> None:
    printed = _print(StringIO(), (*CODES, "xanh\x1b[31m đỏ\a", 1), title="Việc\x1b]0;x")
    assert "\x1b" not in printed
    assert "\a" not in printed
    assert "xanh[31m đỏ" in printed
