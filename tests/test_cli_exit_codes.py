"""Does every way of going wrong end with the exit code of its family, and without a traceback?"""

from pathlib import Path

import pytest

from tests.registers import EXAMPLES, Unit, call

BAD_RULES = str(Path(__file__).parent / "bad_rules")
DECISION = ("--decision", "388/QĐ-TTCP")

ENDS = [
    # 2: typed wrongly
    (2, ()),
    (2, ("calendar",)),
    (2, ("không có",)),
    (2, ("show",)),
    (2, ("show", "388/QĐ-TTCP", "--as-of", "31/02/2024")),
    (2, ("show", "388/QĐ-TTCP", "--as-of", "01/13/2026")),
    (2, ("calendar", "add", "29/02/2025", "3")),
    (2, ("calendar", "add", "2026-13-01", "3")),
    (2, ("calendar", "add", "10/01", "3")),
    (2, ("calendar", "add", "01/01/2999", "3")),
    (2, ("calendar", "add", "2026-01-07", "ba")),
    (2, ("calendar", "add", "2026-01-07", "1.5")),
    (2, ("record", "decision.lost", *DECISION)),
    (2, ("record", "note.added", *DECISION, "--on", "hôm qua")),
    (2, ("list", "--verdict", "late")),
    (2, ("status", "--format", "xml")),
    (2, ("status", "--lang", "fr")),
    (2, ("workflow", "hồ sơ")),
    (2, ("calendar", "show", "-1")),
    (2, ("import", "x.csv", "--as", "letters")),
    # 3: the file
    (3, ("import", "không có.csv")),
    (3, ("import", ".")),
    (3, ("import", "tthc.toml")),
    (3, ("import", "tthc.db")),
    (3, ("import", str(EXAMPLES / "su-kien.csv"), "--as", "decisions")),
    # 4: the rules
    (4, ("rules", "check", "--overlay", BAD_RULES)),
    (4, ("rules", "list", "--overlay", "không có")),
    # 5: the calendar
    (5, ("calendar", "add", "2026-01-07", "0")),
    (5, ("calendar", "add", "2026-01-07", "999999")),
    (5, ("calendar", "show", "0")),
    (5, ("calendar", "show", "1950")),
    (5, ("calendar", "show", "9999")),
    (5, ("calendar", "show", "10000")),
    (5, ("calendar", "count", "2026-01-01", "2099-01-01")),
    # 6: the register
    (6, ("status", "--db", "sqlite:///khong-co.db")),
    (6, ("status", "--db", "tthc.db")),
    (6, ("status", "--db", "oracle9i://may-chu/tthc")),
    (6, ("status", "--db", "sqlite://")),
    (6, ("status", "--db", "sqlite:///tthc.toml")),
    # 7: nothing answers
    (7, ("show", "9999/QĐ-BYT")),
    (7, ("show", "9.999999")),
    (7, ("show", "A999")),
    (7, ("explain", "A1-999")),
    (7, ("show", "")),
    (7, ("show", " ")),
    (7, ("show", "%")),
    (7, ("show", "_")),
    (7, ("rules", "show", "announcement.lost")),
    (7, ("record", "fact.voided", "--fact", "99999")),
    (7, ("record", "fact.voided", "--fact", "-1")),
    # 8: it cannot have happened so
    (8, ("record", "note.added", *DECISION, "--on", "31/12/2090")),
    (8, ("record", "announcement.signed", *DECISION, "--on", "2090-12-31")),
    (8, ("record", "note.added", "--note", "về cái gì?")),
    (8, ("record", "fact.voided", *DECISION)),
    (8, ("record", "note.added", *DECISION, "--fact", "1")),
    # 9: the settings
    (9, ("status", "--config", "không có.toml")),
    (9, ("init", "--province", "Bắc Ninh", "--department", "Sở Y tế")),
    (9, ("init", "--province", "A", "--department", "B", "không có thư mục")),
]


@pytest.mark.parametrize(
    ("code", "arguments"), ENDS, ids=[f"{code} {' '.join(typed)[-40:]}" for code, typed in ENDS]
)
def test_a_command_that_cannot_be_done_ends_with_its_code_and_changes_nothing(
    code: int, arguments: tuple[str, ...], example_to_read: Unit
) -> None:
    before = example_to_read.dump()
    answer = example_to_read.call(*arguments)
    assert answer.code == code, answer
    assert "Traceback" not in answer.out + answer.err
    assert example_to_read.dump() == before


@pytest.mark.parametrize("arguments", [("status",), ("audit",), ("show", "x"), ("runs",)], ids=str)
def test_a_folder_without_a_unit_says_how_to_set_one_up(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    answer = call(*arguments, folder=tmp_path)
    assert answer.code == 9
    assert "tthc init" in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "province = Bắc Ninh",
        "[unit]\nprovince = 'Bắc Ninh'",
        "[unit]\nprovince = ''\ndepartment = 'Sở Y tế'",
        "[unit]\nprovince = 7\ndepartment = 'Sở Y tế'",
        "[unit]\nprovince = 'A'\ndepartment = 'B'\ntown = 'C'",
        "[unit]\nprovince = 'A'\ndepartment = 'B'\n[audti]\ndue_soon = 1",
        "[unit]\nprovince = 'A'\ndepartment = 'B'\n[audit]\ndue_soon = -1",
        "[unit]\nprovince = 'A'\ndepartment = 'B'\n[audit]\ndue_soon = 61",
        "[unit]\nprovince = 'A'\ndepartment = 'B'\n[audit]\ndue_soon = true",
        "[unit]\nprovince = 'A'\ndepartment = 'B'\n[rules]\noverlays = 'rules'",
        "[unit]\nprovince = 'A'\ndepartment = 'B'\n[rules]\noverlays = [1]",
        "unit = 'Sở Y tế'",
    ],
)
def test_settings_that_are_wrong_name_their_file(text: str, tmp_path: Path) -> None:
    (tmp_path / "tthc.toml").write_text(text, encoding="utf-8")
    answer = call("status", folder=tmp_path)
    assert answer.code == 9, answer
    assert "tthc.toml" in answer.err


def test_settings_that_are_not_utf_8_name_their_file(tmp_path: Path) -> None:
    (tmp_path / "tthc.toml").write_bytes("[unit]\nprovince = 'Bắc Ninh'".encode("utf-16"))
    answer = call("status", folder=tmp_path)
    assert (answer.code, "tthc.toml" in answer.err) == (9, True)


def test_a_folder_instead_of_settings_is_a_settings_error(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    assert call("status", "--config", "sub", folder=tmp_path).code in (2, 9)


def test_a_fact_is_voided_once_and_a_voiding_never(unit: Unit) -> None:
    unit.record("decision.received", "06/01/2026", "--decision", "970/QĐ-BYT")
    unit.record("fact.voided", "07/01/2026", "--fact", "1")
    assert [unit.call("record", "fact.voided", "--fact", n).code for n in ("1", "2", "3")] == [
        8,
        8,
        7,
    ]
