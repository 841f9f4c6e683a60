"""Is a clerk blamed or cleared rightly where facts are few, late or doubtful?"""

from tests.registers import Unit

TEN = ("--decision", "10/QĐ-BTC")
TWENTY = ("--decision", "20/QĐ-BTC")
CODE = ("--procedure", "1.014390")


def _verdicts(unit: Unit, as_of: str) -> dict[str, str]:
    cases = unit.ask("list", "--as-of", as_of)["cases"]
    return {case["case"]: case["verdict"] for case in cases}


def _checks(unit: Unit, as_of: str) -> list[tuple[str, str, bool]]:
    found = unit.ask("audit", "--as-of", as_of)["findings"]
    return [(one["case"], one["check"], one["new"]) for one in found]


def test_a_night_of_a_year_mistyped_does_not_silence_the_nights_before_it(unit: Unit) -> None:
    unit.ask("audit", "--as-of", "25/11/2052")
    unit.record("dispatch.registered", "04/11/2025", *TEN, "--document", "56")

    found = unit.ask("audit", "--as-of", "12/11/2025")

    assert found["retrospective"] is False
    assert [(one["check"], one["new"]) for one in found["findings"]] == [("overdue", True)]


def test_a_procedure_reached_again_keeps_what_was_done_under_another_decision(unit: Unit) -> None:
    unit.record("decision.issued", "03/11/2025", *TEN, *CODE, "--change-kind", "abolished")
    unit.record("force.ended", "05/11/2025", *CODE)
    unit.record("removal.done", "10/11/2025", *TEN, *CODE)
    unit.record("decision.received", "05/11/2025", *TWENTY, *CODE)

    assert sorted(_verdicts(unit, "15/11/2025")) == ["A1-1", "A2-1", "R1-1"]
    assert "still_shown" not in {check for _, check, _ in _checks(unit, "15/11/2025")}


def test_announcing_one_procedure_does_not_clear_a_decision_whose_list_is_not_entered(
    unit: Unit,
) -> None:
    unit.record("dispatch.registered", "03/11/2025", *TEN, "--document", "55")
    unit.record("announcement.signed", "05/11/2025", *TEN, *CODE, "--document", "99/QĐ-UBND")
    unit.record("announcement.published", "06/11/2025", *TEN, *CODE)

    assert _verdicts(unit, "10/11/2025") == {"A1": "overdue", "A1-1": "met"}


def test_an_abolition_whose_list_is_not_entered_has_something_to_remove(unit: Unit) -> None:
    unit.record("decision.issued", "03/11/2025", *TEN, "--change-kind", "abolished")
    unit.record("dispatch.registered", "04/11/2025", *TEN, "--document", "55")
    unit.record("announcement.signed", "05/11/2025", *TEN, "--document", "99/QĐ-UBND")

    # Five working days from Wednesday 5/11: 6, 7, 10, 11, 12.
    assert _verdicts(unit, "13/11/2025")["R1"] == "overdue"


def test_a_province_not_known_to_have_learned_is_not_blamed_for_a_day_of_effect(
    unit: Unit,
) -> None:
    unit.record("decision.issued", "03/11/2024", *TEN)
    unit.record("basis.in_force", "01/07/2025", *TEN)

    assert _verdicts(unit, "10/07/2025") == {"A1": "not_started"}


def test_a_signing_of_the_year_before_is_unknown_not_met(unit: Unit) -> None:
    unit.record("decision.issued", "03/11/2025", *TEN)
    unit.record("decision.received", "04/11/2025", *TEN)
    unit.record("announcement.signed", "05/11/2024", *TEN, "--document", "9/QĐ-UBND")

    assert _verdicts(unit, "20/11/2025") == {"A1": "unknown"}
    assert ("A1", "contradiction", True) in _checks(unit, "20/11/2025")


def test_show_and_audit_answer_the_same_what_if(unit: Unit) -> None:
    unit.record("portal.updated", "30/10/2023", *TEN)
    unit.record("dispatch.registered", "06/11/2023", *TEN, "--document", "5")

    (shown,) = unit.ask("show", "A1", "--policy", "latest", "--as-of", "20/11/2023")["cases"]
    supposed = unit.ask("audit", "--policy", "latest", "--as-of", "20/11/2023")

    assert shown["verdict"] == "overdue"
    assert supposed["counts"]["overdue"] == 1


def test_a_decision_known_by_its_day_of_effect_alone_is_warned_of_in_time(unit: Unit) -> None:
    unit.record("basis.in_force", "01/07/2030", *TEN)

    # Five days before Monday 1/7/2030 is Wednesday 26/6.
    assert _verdicts(unit, "26/06/2030") == {"A1": "due_today"}


def test_one_arrival_number_with_two_days_is_a_contradiction(unit: Unit) -> None:
    unit.record("dispatch.registered", "03/11/2025", *TEN, "--document", "1201")
    unit.record("dispatch.registered", "06/11/2025", *TEN, "--document", "1201")

    assert ("A1", "contradiction", True) in _checks(unit, "06/11/2025")


def test_a_finding_that_comes_back_is_new(unit: Unit) -> None:
    unit.record("dispatch.registered", "03/11/2025", *TEN, "--document", "55")
    assert _checks(unit, "10/11/2025") == [("A1", "overdue", True)]
    unit.record("announcement.signed", "07/11/2025", *TEN, "--document", "9/QĐ-UBND")
    assert ("A1", "overdue", True) not in _checks(unit, "11/11/2025")
    unit.record("fact.voided", "12/11/2025", "--fact", "2")

    assert _checks(unit, "12/11/2025") == [("A1", "overdue", True)]


def test_a_list_counts_days_in_the_unit_of_the_version_in_force(unit: Unit) -> None:
    unit.record("basis.in_force", "01/07/2015", *TEN)
    unit.record("dispatch.registered", "03/06/2015", *TEN, "--document", "5")

    (listed,) = unit.ask("list", "--as-of", "10/07/2015")["cases"]

    # 48/2013/NĐ-CP: 5 working days before Wed 1/7 is Wed 24/6; 12 working days later is Fri 10/7.
    assert (listed["due"], listed["days"]) == ("2015-06-24", 12)
