"""Does the proposal to remove call a procedure by its own name, never by what abolishes it?"""

import csv

import pytest

from tests.registers import Unit

DAY = ("--as-of", "28/11/2025")
LISTED = ("--document", "719/QĐ-UBND", "--document-date", "11/04/2024")
HEADER = """\
Mã TTHC,Tên TTHC,Tên VBQPPL quy định việc bãi bỏ,Quyết định bãi bỏ,Ngày hết hiệu lực,\
Số thứ tự tại danh mục,Quyết định công bố danh mục
"""
BY = "Nghị định 280/2025/NĐ-CP,2637/QĐ-UBND ngày 16/11/2025,16/11/2025"


def _names(unit: Unit, name: str, rows: str) -> dict[str, str | None]:
    """Abolish rows 17 and 18 of Mục I by a file; give what is then to be removed is called."""
    for row in ("17", "18"):
        place = ("--place", f"I/{row}", "--procedure", f"1.0000{row}")
        unit.record("procedure.listed", "11/04/2024", *LISTED, *place)
    file = unit.folder / "bai-bo.csv"
    file.write_text(f"{HEADER},{name},{BY},{rows},719/QĐ-UBND ngày 11/4/2024\n", encoding="utf-8")
    unit.ask("import", str(file), "--as", "abolitions")
    found = unit.ask("removal", "list", *DAY)["removals"]
    return {one["procedure"] or one["document"]: one["name"] for one in found}


@pytest.mark.parametrize(
    ("name", "rows", "gone"),
    [
        ("Bãi bỏ các thủ tục số 17 và 18", '"17, 18 Mục I"', "1.000017 1.000018"),
        ("Hai thủ tục cấp phép", '"17, 18 Mục I"', "1.000017 1.000018"),
        ("Bãi bỏ thủ tục số 17", "17 Mục I", "1.000017"),
        ("Thủ tục số 17 kèm theo Quyết định 719/QĐ-UBND", "17 Mục I", "1.000017"),
        ("Toàn bộ TTHC kèm theo QĐ 719/QĐ-UBND", "", "1.000017 1.000018 719/QĐ-UBND"),
    ],
)
def test_what_abolishes_a_procedure_is_not_its_name(
    unit: Unit, name: str, rows: str, gone: str
) -> None:
    assert _names(unit, name, rows) == dict.fromkeys(gone.split())
    file = unit.folder / "go.csv"
    unit.ask("removal", "export", "--output", str(file), *DAY)
    with file.open(encoding="utf-8-sig", newline="") as table:
        assert {line[2] for line in csv.reader(table)} == {"Tên thủ tục hành chính", ""}
    assert name not in unit.call("removal", "show", "1.000017", *DAY).out


def test_the_words_of_a_row_stay_in_its_note(unit: Unit) -> None:
    _names(unit, "Bãi bỏ thủ tục số 17", "17 Mục I")
    ended = unit.sql("SELECT title, note FROM fact WHERE kind = 'force.ended'")
    assert set(ended) == {(None, "Bãi bỏ thủ tục số 17")}


@pytest.mark.parametrize(
    "name",
    ["Cấp giấy phép bãi đỗ xe", "Hủy bỏ giấy phép theo Nghị định số 17/2020/NĐ-CP"],
)
def test_a_row_that_states_a_name_names_its_procedure(unit: Unit, name: str) -> None:
    assert _names(unit, name, "17 Mục I") == {"1.000017": name}


def test_what_is_known_of_a_code_is_its_name(unit: Unit) -> None:
    unit.record("procedure.listed", "11/04/2024", "--procedure", "1.000017", "--title", "Cấp phép")
    found = _names(unit, "Bãi bỏ các thủ tục số 17 và 18", '"17, 18 Mục I"')
    assert found == {"1.000017": "Cấp phép", "1.000018": None}


def test_a_decision_that_is_abolished_alone_is_not_called_by_that(unit: Unit) -> None:
    assert _names(unit, "Bãi bỏ Quyết định số 719/QĐ-UBND", "") == {"719/QĐ-UBND": None}


def test_the_subject_of_a_basis_is_no_name_of_what_falls_with_it(unit: Unit) -> None:
    basis = ("--document", "18/2019/TT-BTC")
    unit.record("procedure.based", "20/07/2019", "--procedure", "1.000017", *basis)
    unit.record("force.ended", "01/11/2025", *basis, "--title", "Thông tư quy định mức thu phí")
    found = {
        one["procedure"] or one["document"]: one["name"]
        for one in unit.ask("removal", "list", *DAY)["removals"]
    }
    assert found == {"1.000017": None, "18/2019/TT-BTC": "Thông tư quy định mức thu phí"}


@pytest.mark.parametrize("order", [("14", "15"), ("15", "14")])
def test_of_several_papers_of_one_day_the_same_is_named_whichever_came_first(
    unit: Unit, order: tuple[str, str]
) -> None:
    thirteen = ("--document", "13/2019/TT-BTC")
    for by in order:
        unit.record("force.ended", "01/06/2026", *thirteen, "--cause", f"{by}/2026/TT-BTC")
    for by in order:
        rests = ("--procedure", "1.000013", "--document", f"{by}/2020/TT-BTC")
        unit.record("procedure.based", "01/01/2020", *rests)
        unit.record("force.ended", "01/07/2026", *rests[2:], "--cause", f"{by}/2026/TT-BTC")
    unit.record("procedure.based", "01/01/2020", "--procedure", "1.000014", *thirteen)

    listed = unit.ask("removal", "list", "--as-of", "02/07/2026")["removals"]
    under = {one["procedure"] or one["document"]: one["ended_by"] for one in listed}

    assert under["1.000014"] == ["14/2026/TT-BTC", "13/2019/TT-BTC"]
    assert under["1.000013"] == ["15/2026/TT-BTC", "15/2020/TT-BTC"]
    assert sorted(under["13/2019/TT-BTC"]) == ["14/2026/TT-BTC", "15/2026/TT-BTC"]
