"""Does taking a fact back reach its cases, by hand and from a file, and only where it may?"""

from typing import Any

import pytest

from tests.registers import Unit

HEADER = (
    "kind,happened_on,decision,decision_date,procedure,document,document_date,issuer,title,"
    "field,change_kind,place,department,province,note,corrects"
)
DECISION = ("--decision", "2586/QĐ-BKHCN", "--decision-date", "01/10/2025")
DAY = "31/12/2025"


@pytest.fixture
def announced(unit: Unit) -> Unit:
    """Begin with a decision received (fact 1) and announced in time (fact 2)."""
    unit.record("decision.received", "06/10/2025", *DECISION)
    unit.record("announcement.signed", "08/10/2025", *DECISION, "--document", "1188/QĐ-UBND")
    return unit


def _import(unit: Unit, *rows: str) -> dict[str, Any]:
    path = unit.folder / "huy.csv"
    path.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    return unit.ask("import", str(path))


def _void(corrects: int | str, day: str = "2025-10-09") -> str:
    return f"fact.voided,{day},,,,,,,,,,,,,ký nhầm,{corrects}"


def _listed(unit: Unit) -> list[tuple[str, str | None]]:
    cases = unit.ask("list", "--as-of", DAY)["cases"]
    return [(case["verdict"], case["rule"]) for case in cases]


def test_a_voiding_from_a_file_takes_its_fact_out_of_the_verdict(announced: Unit) -> None:
    assert _listed(announced) == [("overdue", "announcement.publish")]
    done = _import(announced, _void(2))
    assert (done["facts_added"], done["problems"]) == (1, [])
    assert _listed(announced) == [("overdue", "announcement.list")]


def test_a_voiding_from_a_file_comes_once(announced: Unit) -> None:
    _import(announced, _void(2))
    before = announced.dump()
    again = _import(announced, _void(2), _void(2))
    assert (again["facts_added"], again["rows_known"], again["rows_refused"]) == (0, 2, 0)
    assert announced.dump() == before


@pytest.mark.parametrize(
    ("corrects", "said"),
    [(999, "999"), ("9" * 18, "9" * 18), (1, "đã bị hủy"), (3, "chính nó")],
    ids=["no such fact", "no such number", "void already", "a voiding itself"],
)
def test_a_row_that_voids_what_cannot_be_voided_is_refused_alone(
    announced: Unit, corrects: int | str, said: str
) -> None:
    announced.record("fact.voided", "08/10/2025", "--fact", "1")
    done = _import(announced, _void(corrects), _void(2))
    assert (done["rows_refused"], done["rows_added"], done["facts_added"]) == (1, 1, 1)
    (problem,) = done["problems"]
    assert (problem["row"], problem["severity"]) == (2, "error")
    assert said in problem["message"]


def test_two_rows_that_void_one_fact_on_two_days_void_it_once(announced: Unit) -> None:
    done = _import(announced, _void(2), _void(2, "2025-10-10"))
    assert (done["rows_added"], done["rows_refused"]) == (1, 1)


def test_a_voiding_from_a_file_belongs_to_the_unit_of_its_fact(unit: Unit) -> None:
    named = "decision.received,2025-10-06,886/QĐ-BNV,2025-08-11,,,,,,,,,Sở Nội vụ,Cần Thơ,,"
    _import(unit, named)
    _import(unit, _void(1))
    assert unit.sql("SELECT province, department FROM fact") == [("can-tho", "so-noi-vu")] * 2
    assert _listed(unit) == []


def test_a_fact_with_a_number_without_a_date_can_be_voided_when_two_bear_it(unit: Unit) -> None:
    unit.record("case.assigned", "21/02/2024", "--decision", "220/QĐ-BYT")
    for date in ("15/02/2024", "20/02/2025"):
        number = ("--decision", "220/QĐ-BYT", "--decision-date", date)
        unit.record("decision.received", "26/02/2025", *number)
    assert unit.record("fact.voided", "27/02/2025", "--fact", "1")["added"] is True
    assert unit.sql("SELECT decision_id FROM fact WHERE id IN (1, 4)") == [(1,), (1,)]


def test_voiding_a_dispatch_makes_no_document_of_its_arrival_number(unit: Unit) -> None:
    unit.record("dispatch.registered", "06/10/2025", *DECISION, "--document", "41")
    unit.record("fact.voided", "07/10/2025", "--fact", "1")
    assert unit.sql("SELECT number FROM document") == []
    assert unit.sql("SELECT document FROM fact") == [("41",), ("41",)]


def test_a_fact_number_beyond_what_a_register_can_hold_is_not_there(
    announced: Unit,
) -> None:
    for number in ("99999999999999999999", "-99999999999999999999", "0"):
        refused = announced.call("record", "fact.voided", "--fact", number)
        assert refused.code == 7, refused
        assert number in refused.err
