"""Is what stands on a list of the portal found as it is written there, whatever it is taken for?"""

from pathlib import Path

import pytest

from tests.registers import Unit

HEADER = "STT,Mã thủ tục,Tên thủ tục,Cơ quan thực hiện,Lĩnh vực\n"
FIRST = ("1.014966,Một", "BTP-TTHC-12,Hai", "1.014970,Ba", "1.014971,Bốn")
SECOND = ("1.0149660,Một", "BTP-TTHC-12,Hai", "Đang cập nhật,Ba", "1.014971,Bốn", "1.O14999,Năm")


def _take(unit: Unit, folder: Path, day: str, rows: tuple[str, ...]) -> None:
    file = folder / "list.csv"
    lines = [f"{at},{row},Sở A,Đất đai\n" for at, row in enumerate(rows, 1)]
    file.write_text(HEADER + "".join(lines), encoding="utf-8")
    unit.ask("import", str(file), "--as", "snapshot", "--taken-on", day, "--scope", "Bộ X")


@pytest.fixture
def lists(unit: Unit, tmp_path: Path) -> Unit:
    """Two lists; in the second one code is odd and one cannot be read, with the names as before."""
    _take(unit, tmp_path, "20/07/2025", FIRST)
    _take(unit, tmp_path, "20/08/2025", SECOND)
    return unit


@pytest.mark.parametrize(
    ("typed", "code", "taken_for"),
    [
        ("1.0149660", "1.0149660", "1.014966"),
        ("1.014966", "1.0149660", "1.014966"),
        ("BTP-TTHC-12", "BTP-TTHC-12", None),
        ("btp-tthc-12", "BTP-TTHC-12", None),
        ("1.014970", "1.014970", None),
        ("1.O14999", "1.O14999", None),
    ],
)
def test_a_row_is_found_as_it_is_written_and_by_the_code_it_is_taken_for(
    lists: Unit, typed: str, code: str, taken_for: str | None
) -> None:
    (shown,) = lists.ask("portal", "show", "2", "--search", typed)["lists"]
    assert [(one["code"], one["taken_for"]) for one in shown["procedures"]] == [(code, taken_for)]


def test_a_row_with_an_odd_code_says_for_which_it_is_taken(lists: Unit) -> None:
    assert "1.0149660 → 1.014966" in lists.call("portal", "show", "2").out
    table = lists.call("portal", "show", "2", "--format", "csv").out
    assert "1.0149660,Một,,Sở A,Đất đai,1.014966" in table


def test_what_an_odd_row_is_taken_for_is_not_gone_and_told_by_its_code(
    lists: Unit, tmp_path: Path
) -> None:
    _take(lists, tmp_path, "20/09/2025", ("1.0149660,Một", "1.014971,Bốn mới"))
    changes = lists.ask("portal", "diff")["changes"]
    seen = {(one["kind"], one["code"]) for one in changes}
    gone = {("portal.gone", code) for code in ("BTP-TTHC-12", "1.014970", "1.O14999")}
    assert seen == {("portal.changed", "1.014971"), *gone}
    codes = {one["code"] for one in lists.ask("portal", "check", "--all")["codes"]}
    assert "1.014966" in codes
    assert "1.0149660" not in codes


def test_no_row_is_an_answer_too(lists: Unit) -> None:
    said = lists.call("portal", "show", "2", "--search", "1.000000")
    assert said.code == 0
    assert "0/5 mã" in said.out


def test_the_lists_by_a_day_are_listed(lists: Unit) -> None:
    def listed(*asked: str) -> list[int]:
        return [one["id"] for one in lists.ask("portal", "list", *asked)["snapshots"]]

    assert listed() == [1, 2]
    assert listed("--as-of", "20/08/2025") == [1, 2]
    assert listed("--as-of", "19/08/2025") == [1]
    none = lists.call("portal", "list", "--as-of", "19/07/2025")
    assert (none.code, none.out) == (0, "Đến ngày đó chưa có danh sách nào của Cổng.\n")
