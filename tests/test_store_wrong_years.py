"""Can the wrong year of a paper be taken back, so that its number means one paper again?"""

from tests.registers import Unit

PAPER = ("--document", "5/QĐ-UBND")
DECISION = ("--decision", "11/QĐ-BTC")


def papers(unit: Unit, table: str = "document") -> list[tuple[object, ...]]:
    return unit.sql(f"SELECT year, signed_on FROM {table} ORDER BY id")  # noqa: S608 - a table's name


def void(unit: Unit, fact: int) -> None:
    unit.record("fact.voided", "10/01/2026", "--fact", str(fact))


def test_the_wrong_year_of_a_document_is_taken_back_with_its_fact(unit: Unit) -> None:
    unit.record("force.ended", "01/03/2026", *PAPER)
    unit.record("document.issued", "08/01/2025", *PAPER)
    void(unit, 2)
    assert papers(unit) == [(0, None)]
    unit.record("document.issued", "08/01/2026", *PAPER)
    assert papers(unit) == [(2026, "2026-01-08")]
    assert unit.record("removal.done", "02/03/2026", *PAPER, "--place", "CSDLQG")["added"]
    (shown,) = unit.ask("document", "show", "5/QĐ-UBND")["documents"]
    assert [fact["id"] for fact in shown["facts"]] == [1, 4, 5]
    assert unit.call("verify").code == 0


def test_the_day_that_another_fact_states_stays(unit: Unit) -> None:
    unit.record("document.issued", "08/01/2026", *PAPER)
    unit.record("document.issued", "09/01/2026", *PAPER)
    void(unit, 1)
    assert papers(unit) == [(2026, "2026-01-09")]
    void(unit, 2)
    assert papers(unit) == [(0, None)]
    assert unit.call("verify").code == 0


def test_the_day_of_a_cause_is_taken_back_too(unit: Unit) -> None:
    ended = ("--document", "4/QĐ-UBND", "--cause", "5/QĐ-UBND", "--cause-date")
    unit.record("force.ended", "01/03/2026", *ended, "08/01/2025")
    void(unit, 1)
    unit.record("force.ended", "01/03/2026", *ended, "08/01/2026")
    assert papers(unit) == [(0, None), (2026, "2026-01-08")]


def test_the_wrong_year_of_a_decision_is_taken_back_with_its_fact(unit: Unit) -> None:
    of = (*DECISION, "--procedure", "1.000001")
    unit.record("decision.received", "05/01/2026", *DECISION)
    unit.record("decision.issued", "03/01/2025", *of, "--change-kind", "new")
    void(unit, 2)
    assert papers(unit, "decision") == [(0, None)]
    unit.record("decision.issued", "03/01/2026", *of, "--change-kind", "new")
    assert papers(unit, "decision") == [(2026, "2026-01-03")]
    assert [case["case"] for case in unit.ask("list")["cases"]] == ["A1-1"]
    assert unit.call("verify").code == 0


def test_two_papers_of_one_number_stay_two(unit: Unit) -> None:
    unit.record("document.issued", "08/01/2025", *PAPER)
    unit.record("document.issued", "09/01/2026", *PAPER)
    void(unit, 1)
    assert papers(unit) == [(0, None), (2026, "2026-01-09")]
    assert unit.record("force.ended", "01/03/2026", *PAPER)["added"]  # nothing is left of the other
    void(unit, 2)
    assert papers(unit) == [(0, None), (2026, "2026-01-09")]  # two without a year cannot be told
    assert unit.call("verify").code == 0


def test_a_file_may_void_a_wrong_year_and_state_the_right_one(unit: Unit) -> None:
    unit.record("document.issued", "08/01/2025", *PAPER)
    rows = "kind,happened_on,document,corrects\nfact.voided,10/01/2026,,1\n"
    rows += "document.issued,08/01/2026,5/QĐ-UBND,\n"
    file = unit.folder / "su-kien.csv"
    file.write_text(rows, encoding="utf-8")
    done = unit.ask("import", str(file), "--as", "facts")
    assert done["facts_added"] == 2
    assert papers(unit) == [(2026, "2026-01-08")]
