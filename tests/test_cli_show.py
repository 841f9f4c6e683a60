"""Does `show` find what is meant however it is typed, and `explain` tell why each day is it?"""

import pytest

from tests.registers import DEMO_DAY, Unit


def _ids(unit: Unit, what: str) -> set[str]:
    return {case["id"] for case in unit.ask("show", what, "--as-of", DEMO_DAY)["cases"]}


@pytest.mark.parametrize(
    "typed",
    [
        "3361/QĐ-BCT",
        "3361/qđ-bct",
        "3361/qd-bct",
        "3361/QÐ-BCT",
        "Số: 3361/QĐ-BCT",
        " 3361 / QĐ – BCT ",
        "03361/QĐ-BCT",
        "\u200b3361/QĐ-BCT\u00a0",
    ],
)
def test_a_decision_is_found_however_its_number_is_typed(typed: str, example_to_read: Unit) -> None:
    (case,) = example_to_read.ask("show", typed, "--as-of", DEMO_DAY)["cases"]
    assert (case["decision"], case["verdict"]) == ("3361/QĐ-BCT", "due_today")


@pytest.mark.parametrize(
    "typed", ["2.001009", "2.001009.H61", "2.001009.000.00.00.H61", "2.001009.000.00.00.h05"]
)
def test_a_procedure_is_found_by_its_code_in_each_shape(typed: str, example_to_read: Unit) -> None:
    cases = example_to_read.ask("show", typed, "--as-of", DEMO_DAY)["cases"]
    seen = {(case["decision"], case["workflow"]) for case in cases}
    assert seen == {("3152/QĐ-BTP", "announcement"), ("3152/QĐ-BTP", "removal")}


def test_a_case_is_found_by_its_id_in_either_case(example_to_read: Unit) -> None:
    cases = example_to_read.ask("list", "--as-of", DEMO_DAY)["cases"]
    for case in cases[::10]:
        assert _ids(example_to_read, case["case"].lower()) == {case["case"]}


def test_a_provincial_number_names_the_cases_that_it_announced(example_to_read: Unit) -> None:
    """505/QĐ-UBND (Đắk Nông) followed three decisions of the ministry."""
    cases = example_to_read.ask("show", "505/qd-ubnd", "--as-of", DEMO_DAY)["cases"]
    assert {case["decision"] for case in cases} == {
        "220/QĐ-LĐTBXH",
        "596/QĐ-LĐTBXH",
        "2020/QĐ-LĐTBXH",
    }


@pytest.mark.parametrize("words", ["trong tai thuong mai", "TRỌNG TÀI THƯƠNG MẠI", "trọng tài"])
def test_words_are_found_without_their_diacritics(words: str, example_to_read: Unit) -> None:
    cases = example_to_read.ask("show", words, "--as-of", DEMO_DAY)["cases"]
    assert {case["decision"] for case in cases} == {"1856/QĐ-BTP"}


@pytest.mark.parametrize("words", ["chung thuc", "Chứng thực", "CHUNG  THUC"])
def test_a_list_is_narrowed_by_words(words: str, example_to_read: Unit) -> None:
    found = example_to_read.ask("list", "--as-of", DEMO_DAY, "--search", words)["cases"]
    assert "3152/QĐ-BTP" in {case["decision"] for case in found}
    assert len(found) < 40


def test_a_list_is_narrowed_by_several_verdicts(example_to_read: Unit) -> None:
    verdicts = ("--verdict", "due_today", "--verdict", "open")
    found = example_to_read.ask("list", "--as-of", DEMO_DAY, *verdicts)["cases"]
    assert {case["decision"] for case in found} == {"3361/QĐ-BCT", "1158/QĐ-BYT"}


def test_show_gives_the_keys_that_scripts_rely_on(example_to_read: Unit) -> None:
    (case,) = example_to_read.ask("show", "3361/QĐ-BCT", "--as-of", DEMO_DAY)["cases"]
    assert {"id", "workflow", "state", "procedure", "decision", "facts", "obligations"} <= set(case)
    duty = case["obligations"][0]
    assert {"rule", "version", "basis", "starts", "start", "due", "met_on"} <= set(duty)
    assert {"verdict", "days", "provisional"} <= set(duty)
    assert {"kind", "date", "counts"} <= set(duty["starts"][0])


def test_show_as_of_an_earlier_day_knows_only_what_had_happened(example_to_read: Unit) -> None:
    (case,) = example_to_read.ask("show", "3361/QĐ-BCT", "--as-of", "07/01/2026")["cases"]
    duty = next(one for one in case["obligations"] if one["rule"] == "announcement.list")
    assert (case["state"], duty["verdict"], duty["days"]) == ("assigned", "open", 3)


def test_every_start_is_kept_and_one_counts(example_to_read: Unit) -> None:
    """1857/QĐ-BTP: uploaded Tue 24/06/2025, registered Wed 25/06."""
    (case,) = example_to_read.ask("show", "1857/QĐ-BTP", "--as-of", DEMO_DAY)["cases"]
    duty = next(one for one in case["obligations"] if one["rule"] == "announcement.list")
    starts = [(start["kind"], start["date"], start["counts"]) for start in duty["starts"]]
    assert starts == [
        ("portal.updated", "2025-06-24", True),
        ("dispatch.registered", "2025-06-25", False),
    ]


def test_explain_walks_over_the_days_off_to_the_worked_saturday(example_to_read: Unit) -> None:
    """388/QĐ-TTCP: Wed 31/12/2025 + 3; 1/1 and 2/1/2026 are off, so is the weekend."""
    said = example_to_read.ask("explain", "388/QĐ-TTCP", "--as-of", DEMO_DAY)
    reason = next(one for one in said["cases"][0]["reasons"] if one["rule"] == "announcement.list")
    assert (reason["limit"], reason["unit"]) == (3, "working_day")
    days = [(step["date"], step["ordinal"], step["kind"]) for step in reason["steps"]]
    assert days == [
        ("2025-12-31", None, "working"),
        ("2026-01-01", None, "holiday"),
        ("2026-01-02", None, "swap_off"),
        ("2026-01-03", None, "weekend"),
        ("2026-01-04", None, "weekend"),
        ("2026-01-05", 1, "working"),
        ("2026-01-06", 2, "working"),
        ("2026-01-07", 3, "working"),
    ]
    swapped = reason["steps"][2]
    assert "12729/VPCP-KGVX" in swapped["basis"]


def test_explain_says_what_another_choice_among_the_starts_would_give(
    example_to_read: Unit,
) -> None:
    """3574/QĐ-BYT: registered Wed 26/11/2025, uploaded Fri 28/11."""
    said = example_to_read.ask("explain", "3574/QĐ-BYT", "--as-of", DEMO_DAY)
    reason = said["cases"][0]["reasons"]
    listed = next(one for one in reason if one["rule"] == "announcement.list")
    assert {(one["policy"], one["start"], one["due"]) for one in listed["what_if"]} == {
        ("earliest", "2025-11-26", "2025-12-01"),
        ("latest", "2025-11-28", "2025-12-03"),
        ("portal_first", "2025-11-28", "2025-12-03"),
    }


def test_a_policy_is_tried_in_show_without_being_kept(example: Unit) -> None:
    before = example.dump()
    (case, *_) = example.ask("show", "3574/QĐ-BYT", "--policy", "latest", "--as-of", DEMO_DAY)[
        "cases"
    ]
    duty = next(one for one in case["obligations"] if one["rule"] == "announcement.list")
    assert (duty["start"], duty["due"]) == ("2025-11-28", "2025-12-03")
    assert example.dump() == before


@pytest.fixture
def voided(unit: Unit) -> Unit:
    """Begin with fact 1 received, and fact 2 assigned in error, which fact 3 takes back."""
    decision = ("--decision", "886/QĐ-BNV", "--decision-date", "11/08/2025")
    unit.record("decision.received", "17/11/2025", *decision)
    unit.record("case.assigned", "18/11/2025", *decision)
    unit.record("fact.voided", "19/11/2025", "--fact", "2", "--note", "nhầm", "--actor", "Lan")
    return unit


def test_a_voided_fact_is_still_shown_with_who_took_it_back_and_why(voided: Unit) -> None:
    (case,) = voided.ask("show", "886/QĐ-BNV", "--as-of", "31/12/2025")["cases"]
    seen = [(fact["id"], fact["kind"], fact["voided_by"]) for fact in case["facts"]]
    assert seen == [
        (1, "decision.received", None),
        (2, "case.assigned", 3),
        (3, "fact.voided", None),
    ]
    voiding = case["facts"][2]
    assert (voiding["note"], voiding["actor"], voiding["corrects"]) == ("nhầm", "Lan", 2)
    assert voiding["recorded_at"]
    assert case["state"] == "known"


def test_the_text_marks_a_voided_fact_and_what_voids_it(voided: Unit) -> None:
    said = " ".join(voided.call("show", "886/QĐ-BNV", "--as-of", "31/12/2025").out.split())
    assert "đã bị hủy" in said
    assert "nhầm" in said


def test_a_voided_fact_of_one_procedure_is_shown_in_its_case_alone(unit: Unit) -> None:
    decision = ("--decision", "886/QĐ-BNV", "--decision-date", "11/08/2025")
    for code in ("1.013724", "1.013725"):
        unit.record("decision.received", "17/11/2025", *decision, "--procedure", code)
    unit.record("case.dismissed", "18/11/2025", *decision, "--procedure", "1.013725")
    unit.record("fact.voided", "19/11/2025", "--fact", "3")
    cases = unit.ask("show", "886/QĐ-BNV", "--as-of", "31/12/2025")["cases"]
    assert [[fact["id"] for fact in case["facts"]] for case in cases] == [[1], [2, 3, 4]]


def test_what_has_no_case_left_still_shows_its_voided_facts(voided: Unit) -> None:
    voided.record("fact.voided", "19/11/2025", "--fact", "1")
    shown = voided.ask("show", "886/QĐ-BNV", "--as-of", "31/12/2025")
    assert shown["cases"] == []
    assert [fact["id"] for fact in shown["voided_facts"]] == [1, 2, 3, 4]
    assert "đã bị hủy" in voided.call("show", "886/QĐ-BNV").out
    assert voided.call("explain", "886/QĐ-BNV").code == 7


def test_a_procedure_that_only_a_list_names_is_said_to_have_no_case(unit: Unit) -> None:
    unit.record("procedure.listed", "03/11/2025", "--procedure", "1.014966", "--title", "Cấp lại")

    answer = unit.call("show", "1.014966")

    assert answer.code == 0
    assert "1.014966 Cấp lại: chưa có việc theo dõi nào." in answer.out
    explained = unit.call("explain", "1.014966")
    assert (explained.code, "Cấp lại: chưa có việc theo dõi" in explained.err) == (7, True)


def test_a_note_on_what_has_no_case_is_shown(unit: Unit) -> None:
    unit.record("procedure.listed", "03/11/2025", "--procedure", "1.014966")
    unit.record("note.added", "04/11/2025", "--procedure", "1.014966", "--note", "hỏi lại Sở Y tế")

    shown = unit.ask("show", "1.014966")

    assert [(fact["id"], fact["note"]) for fact in shown["standing_facts"]] == [
        (1, None),
        (2, "hỏi lại Sở Y tế"),
    ]
    assert (shown["cases"], shown["voided_facts"]) == ([], [])
    assert "hỏi lại Sở Y tế" in " ".join(unit.call("show", "1.014966").out.split())


def test_words_that_name_several_procedures_without_a_case_list_no_facts(unit: Unit) -> None:
    for code in ("1.014966", "1.014967"):
        unit.record("procedure.listed", "03/11/2025", "--procedure", code, "--title", "Cấp lại")
    assert unit.call("show", "cấp lại").code == 7
