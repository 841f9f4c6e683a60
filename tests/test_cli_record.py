"""Does `record` state one fact for a case or for a decision, and `init` begin a unit?"""

from pathlib import Path

import pytest

from tests.registers import Unit, call, program

DECISION = ("--decision", "886/QĐ-BNV", "--decision-date", "11/08/2025")
UNIT = ("--province", "Bắc Ninh", "--department", "Sở Y tế")


@pytest.fixture
def two_procedures(unit: Unit) -> Unit:
    for code in ("1.013724", "1.013725"):
        unit.record("procedure.listed", "17/11/2025", *DECISION, "--procedure", code)
    unit.record("decision.received", "17/11/2025", *DECISION)
    return unit


def _states(unit: Unit) -> list[str]:
    cases = unit.ask("show", "886/QĐ-BNV", "--as-of", "31/12/2025")["cases"]
    return [case["state"] for case in cases]


def test_a_fact_about_a_decision_is_about_each_of_its_cases(two_procedures: Unit) -> None:
    two_procedures.record("announcement.signed", "22/11/2025", *DECISION, "--document", "9/QĐ-UBND")
    assert _states(two_procedures) == ["announced", "announced"]


def test_a_fact_about_one_procedure_is_about_that_case_alone(two_procedures: Unit) -> None:
    two_procedures.record("case.dismissed", "18/11/2025", *DECISION, "--procedure", "1.013725.H05")
    states = _states(two_procedures)
    assert states[1] == "dismissed"
    assert states[0] != "dismissed"


def test_every_option_is_kept_as_it_was_typed(unit: Unit) -> None:
    unit.record(
        "announcement.signed",
        "22/11/2025",
        *(*DECISION, "--document", "1513/QĐ-UBND", "--document-date", "22/11/2025"),
        *("--issuer", "UBND tỉnh", "--title", "Công bố danh mục", "--field", "Việc làm"),
        *("--change-kind", "mixed", "--place", "Cổng", "--note", "ký thứ Bảy", "--actor", "An"),
    )
    (case,) = unit.ask("show", "1513/QĐ-UBND", "--as-of", "31/12/2025")["cases"]
    (fact,) = case["facts"]
    typed = ("decision", "document", "issuer", "title", "field", "change_kind", "place", "note")
    assert [fact[name] for name in typed] == [
        "886/QĐ-BNV",
        "1513/QĐ-UBND",
        "UBND tỉnh",
        "Công bố danh mục",
        "Việc làm",
        "mixed",
        "Cổng",
        "ký thứ Bảy",
    ]
    assert (fact["happened_on"], fact["document_date"]) == ("2025-11-22", "2025-11-22")
    assert (fact["actor"], fact["decision_date"]) == ("An", "2025-08-11")


def test_a_text_fixes_its_day_beforehand_so_it_may_lie_ahead(unit: Unit) -> None:
    ahead = unit.record("force.ended", "01/07/2090", "--procedure", "1.013724")
    assert ahead["added"] is True


def test_what_was_typed_is_kept_with_the_fact(unit: Unit) -> None:
    typed = ("record", "note.added", "--decision", "1/QĐ-BYT", "--note", "Đã gọi Bộ")
    assert program(*typed, folder=unit.folder).returncode == 0
    assert unit.sql("SELECT command FROM entry") == [(" ".join(("tthc", *typed)),)]


def test_removal_of_a_document_is_a_case_of_its_own(unit: Unit) -> None:
    unit.record("force.ended", "16/11/2025", "--document", "1374/QĐ-UBND")
    (case,) = unit.ask("show", "1374/qđ-ubnd", "--as-of", "31/12/2025")["cases"]
    assert (case["id"], case["workflow"], case["state"]) == ("D1", "removal", "ended")
    unit.record("removal.done", "17/11/2025", "--document", "1374/QĐ-UBND", "--place", "CSDLQG")
    (case,) = unit.ask("show", "D1", "--as-of", "31/12/2025")["cases"]
    assert case["state"] == "partly_removed"
    unit.record("removal.done", "18/11/2025", "--document", "1374/QĐ-UBND", "--place", "Trang Sở")
    (case,) = unit.ask("show", "D1", "--as-of", "31/12/2025")["cases"]
    assert case["state"] == "removed"


def test_init_begins_a_unit_in_an_empty_folder(tmp_path: Path) -> None:
    begun = call("init", *UNIT, "--format", "json", folder=tmp_path).data()
    assert (begun["settings_made"], begun["database_made"]) == (True, True)
    assert {"tthc.toml", "tthc.db"} <= {path.name for path in tmp_path.iterdir()}
    assert call("status", folder=tmp_path).code == 0


def test_init_begins_a_unit_in_the_folder_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "Sở Y tế").mkdir()
    assert call("init", *UNIT, "Sở Y tế", folder=tmp_path).code == 0
    assert (tmp_path / "Sở Y tế" / "tthc.db").is_file()


def test_init_twice_leaves_everything_as_it_is(unit: Unit) -> None:
    unit.record("decision.received", "17/11/2025", *DECISION)
    before = unit.dump()
    names = ("--province", "Bắc Ninh", "--department", "Sở Khoa học và Công nghệ")
    begun = unit.ask("init", *names)
    assert (begun["settings_made"], begun["database_made"]) == (False, False)
    assert unit.dump() == before


def test_init_for_another_unit_is_refused_and_names_both(unit: Unit) -> None:
    refused = unit.call("init", *UNIT)
    assert refused.code == 9
    assert "Sở Khoa học và Công nghệ" in refused.err
    assert "Sở Y tế" in refused.err


def test_init_does_not_take_a_file_that_is_something_else(tmp_path: Path) -> None:
    (tmp_path / "tthc.db").write_text("thư từ", encoding="utf-8")
    assert call("init", *UNIT, folder=tmp_path).code == 6
    assert (tmp_path / "tthc.db").read_text(encoding="utf-8") == "thư từ"


def test_init_keeps_names_that_have_quotes(tmp_path: Path) -> None:
    names = ("--province", 'Tỉnh "Mới"', "--department", "Sở\\Ban")
    assert call("init", *names, folder=tmp_path).code == 0
    unit = Unit(tmp_path)
    assert (unit.register.settings.province, unit.register.settings.department) == (
        'Tỉnh "Mới"',
        "Sở\\Ban",
    )


def test_a_register_is_found_from_a_folder_below_and_by_its_address(example_to_read: Unit) -> None:
    below = example_to_read.folder / "năm" / "tháng"
    below.mkdir(parents=True, exist_ok=True)
    assert call("status", "--format", "json", folder=below).data()["cases"] == 105
    address = example_to_read.address
    named = ("--db", address, "--config", str(example_to_read.folder / "tthc.toml"))
    assert call("status", *named, "--format", "json", folder=Path("/")).data()["cases"] == 105


def test_a_voiding_that_is_repeated_is_recorded_already(unit: Unit) -> None:
    """After a crash nobody knows whether it was done: saying it again must be safe."""
    unit.record("decision.received", "06/01/2026", "--decision", "970/QĐ-BYT")
    voiding = ("record", "fact.voided", "--fact", "1", "--on", "07/01/2026", "--actor", "An")
    first = unit.ask(*voiding)
    again = unit.ask(*voiding[:-1], "Bình")

    assert (first["added"], again["added"], again["recorded_by"]) == (True, False, "An")
    assert unit.sql("SELECT count(*) FROM fact") == [(2,)]
