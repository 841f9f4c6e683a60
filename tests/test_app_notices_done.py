"""Does what is done keep its due day under a new notice, unless its case is named?"""

import pytest

from tests.notice_cases import (
    ADD,
    BEFORE,
    FILE,
    LATE,
    OPEN,
    RULE,
    TIMELY,
    duties,
    facts_of_terms,
    four_cases,
    moves,
    receive,
)
from tests.registers import Unit

cases = pytest.fixture(four_cases)


def test_what_is_done_keeps_its_due_day_although_its_verdict_would_stay(unit: Unit) -> None:
    """974 was signed on Mon 12/01, late by Sat 10 and Mon 12; 975 on Fri 16/01, in time."""
    receive(unit, "974/QĐ-BYT", "06/01/2026", signed="12/01/2026")
    receive(unit, "975/QĐ-BYT", "15/01/2026", signed="16/01/2026")
    said = unit.ask(*ADD)
    assert moves(said) == {
        "974/QĐ-BYT": ("2026-01-09", "2026-01-10", "met_late", "met_late", "kept"),
        "975/QĐ-BYT": ("2026-01-20", "2026-01-19", "met", "met", "kept"),
    }
    assert "Đã xong, kết luận không đổi, giữ hạn cũ: 2" in unit.call(*ADD).out
    refused = unit.call(*ADD, "--flip", "A1")
    assert (refused.code, refused.err.startswith("A1: --flip:")) == (7, True)
    unit.ask(*ADD, "--apply")
    for number, due in (("974", "2026-01-09"), ("975", "2026-01-20")):
        (case,) = unit.ask("show", f"{number}/QĐ-BYT", "--as-of", "16/01/2026")["cases"]
        assert [one["due"] for one in case["obligations"] if one["rule"] == RULE] == [due]


def test_a_verdict_flips_only_where_the_case_is_named(cases: Unit) -> None:
    (case,) = (one["case"] for one in cases.ask(*ADD)["moves"] if one["decision"] == TIMELY)
    said = cases.ask(*ADD, "--apply", "--flip", case.lower())
    assert moves(said)[TIMELY][-1] == "flipped"
    assert duties(cases) == BEFORE | {
        OPEN: ("2026-01-10", "overdue"),
        TIMELY: ("2026-01-19", "met_late"),
    }
    assert ("deadline.moved", TIMELY, RULE, "2026-01-19") in facts_of_terms(cases)


def test_all_closed_cases_may_be_named_at_once(cases: Unit) -> None:
    cases.ask(*ADD, "--apply", "--flip", "all")
    after = duties(cases)
    assert (after[LATE][1], after[TIMELY][1]) == ("met", "met_late")


def test_naming_a_case_that_keeps_its_verdict_is_refused(cases: Unit) -> None:
    (open_case,) = (one["case"] for one in cases.ask(*ADD)["moves"] if one["decision"] == OPEN)
    said = cases.call(*ADD, "--apply", "--flip", open_case)
    assert said.code == 7
    assert said.err.startswith(f"{open_case}: --flip: việc này vẫn giữ kết luận")
    nowhere = cases.call(*ADD, "--apply", "--flip", "A99")
    assert nowhere.code == 7
    assert nowhere.err.startswith("A99: --flip: sổ theo dõi không có việc này.")
    assert not (cases.folder / "notices" / FILE).exists()


def test_what_is_kept_was_kept_on_every_day(cases: Unit) -> None:
    """As of Wed 21/01/2026, before the notice was applied, the case done in time stays so."""
    cases.ask(*ADD, "--apply")
    assert duties(cases, "21/01/2026")[TIMELY] == ("2026-01-20", "met")
    audited = cases.ask("audit", "--as-of", "20/01/2026")
    assert TIMELY not in {
        one["decision"] for one in audited["findings"] if one["check"] == "met_late"
    }


def _numbers(unit: Unit) -> dict[tuple[str, str], str]:
    rows = unit.sql("SELECT kind, decision, id FROM fact")
    return {(kind, decision): str(id_) for kind, decision, id_ in rows}


def test_a_kept_day_falls_when_the_receipt_or_the_signature_is_corrected(cases: Unit) -> None:
    """LATE was in truth received on Wed 07/01: Thu 8, Sat 10, Mon 12. TIMELY was not signed yet."""
    cases.ask(*ADD, "--apply")
    facts, today = _numbers(cases), "22/01/2026"
    cases.record("fact.voided", today, "--fact", facts["decision.received", LATE])
    receive(cases, LATE, "07/01/2026")
    cases.record("fact.voided", today, "--fact", facts["announcement.signed", TIMELY])

    assert duties(cases) == BEFORE | {
        OPEN: ("2026-01-10", "overdue"),
        LATE: ("2026-01-12", "met"),
        TIMELY: ("2026-01-19", "overdue"),
    }
    told = " ".join(cases.call("explain", LATE, "--as-of", today).out.split())
    assert "không làm đổi ngày đến hạn, sự kiện làm căn cứ giữ hạn đã được sửa." in told


def test_of_many_closed_cases_the_first_are_named(cases: Unit) -> None:
    for number in range(980, 985):
        receive(cases, f"{number}/QĐ-BYT", "06/01/2026", signed="10/01/2026")
    said = cases.call(*ADD, "--flip", "A99")
    assert said.err.count(", ") == 5
    assert "…" in said.err
