"""Does a list of the province's announcements give each decision that they follow its facts?

Expected values typed from the paper.
"""

from datetime import date
from pathlib import Path

import pytest

from tests.intake_files import FILES, contents, read, warnings, write_csv
from tthc.intake.forms import InputKind
from tthc.intake.problems import RowOutcome, Severity
from tthc.intake.reading import read_file
from tthc.workflows.facts import ChangeKind, FactKind


def test_a_list_of_announcements_gives_each_decision_its_facts() -> None:
    found = read(FILES / "quyet-dinh-cua-tinh.csv")
    rows = list(found.rows)
    assert found.kind is InputKind.ANNOUNCEMENTS
    assert [
        (one.kind.value, one.decision, one.document, one.happened_on, one.procedure)
        for one in contents(rows[:2])
    ] == [
        ("decision.issued", "2020/QĐ-LĐTBXH", None, date(2019, 12, 31), None),
        ("draft.submitted", "2020/QĐ-LĐTBXH", "598/TTr-SLĐTBXH", date(2020, 3, 31), None),
        ("announcement.signed", "2020/QĐ-LĐTBXH", "505/QĐ-UBND", date(2020, 4, 14), None),
        ("decision.issued", "220/QĐ-LĐTBXH", None, date(2019, 2, 27), None),
        ("draft.submitted", "220/QĐ-LĐTBXH", "598/TTr-SLĐTBXH", date(2020, 3, 31), None),
        ("announcement.signed", "220/QĐ-LĐTBXH", "505/QĐ-UBND", date(2020, 4, 14), None),
        ("decision.issued", "3152/QĐ-BTP", None, date(2025, 10, 31), None),
        ("announcement.signed", "3152/QĐ-BTP", "2516/QĐ-UBND", date(2025, 11, 10), "2.000908"),
        ("announcement.signed", "3152/QĐ-BTP", "2516/QĐ-UBND", date(2025, 11, 10), "2.000815"),
        ("announcement.published", "3152/QĐ-BTP", "2516/QĐ-UBND", date(2025, 11, 14), "2.000908"),
        ("announcement.published", "3152/QĐ-BTP", "2516/QĐ-UBND", date(2025, 11, 14), "2.000815"),
    ]
    assert contents(rows)[2].change_kind is ChangeKind.MIXED


def test_an_announcement_that_follows_no_decision_is_refused() -> None:
    row = list(read(FILES / "quyet-dinh-cua-tinh.csv").rows)[3]
    assert (row.row, row.outcome) == (5, RowOutcome.REFUSED)
    assert [one.message for one in row.problems] == [
        'Row 5, column "Quyết định của Bộ": the cell is blank, but a row needs it. Fill it in.'
    ]


@pytest.mark.parametrize("value", ["null", "Đang cập nhật", "…"])
def test_a_placeholder_for_the_only_decision_is_one_problem_without_advice_on_days(
    tmp_path: Path, value: str
) -> None:
    path = write_csv(
        tmp_path / "qd.csv",
        "Số quyết định công bố,Ngày ký,Quyết định của Bộ",
        f"207/QĐ-UBND,09/01/2026,{value}",
        f"208/QĐ-UBND,09/01/2026,161/QĐ-BTP; {value}",
    )
    refused, kept = read(path).rows
    (problem,) = refused.problems
    assert problem.severity is Severity.ERROR
    assert problem.message == (
        f'Row 2, column "Quyết định của Bộ": "{value}" stands where a value should. '
        "Write the value, or leave the cell blank until it is known."
    )
    assert (kept.outcome, warnings([kept])) == (RowOutcome.FACTS, [(3, "Quyết định của Bộ")])


@pytest.mark.parametrize(
    ("numbers", "days", "expected"),
    [
        (
            '"161/QĐ-BTP\n44/QĐ-BTC"',
            '"05/01/2026\n06/01/2026"',
            [("161/QĐ-BTP", date(2026, 1, 5)), ("44/QĐ-BTC", date(2026, 1, 6))],
        ),
        ('"161/QĐ-BTP; 44/QĐ-BTC"', "05/01/2026", [("161/QĐ-BTP", None), ("44/QĐ-BTC", None)]),
        ('"161/QĐ-BTP\nngày 5/1/2026"', "", [("161/QĐ-BTP", date(2026, 1, 5))]),
        ("Quyết định số 01/QĐCB ngày 5/1/2026", "", [("01/QĐCB", date(2026, 1, 5))]),
        ("766/QĐ-TTg", "", [("766/QĐ-TTg", None)]),
        ("01/QĐCB ngày 31/02/2026; 44/QĐ-BTC", "", [("44/QĐ-BTC", None)]),
    ],
)
def test_decisions_and_their_days_are_paired(
    tmp_path: Path, numbers: str, days: str, expected: list[tuple[str, date | None]]
) -> None:
    path = write_csv(
        tmp_path / "qd.csv",
        "Số quyết định công bố,Ngày ký,Quyết định của Bộ,Ngày quyết định của Bộ,Mã TTHC",
        f"207/QĐ-UBND,09/01/2026,{numbers},{days},",
    )
    rows = list(read(path).rows)
    signed = [one for one in contents(rows) if one.kind is FactKind.ANNOUNCEMENT_SIGNED]
    assert [(one.decision, one.decision_date) for one in signed] == expected


def test_codes_of_a_row_with_several_decisions_are_not_guessed(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "qd.csv",
        "Số quyết định công bố,Ngày ký,Quyết định của Bộ,Mã TTHC",
        "207/QĐ-UBND,09/01/2026,161/QĐ-BTP; 44/QĐ-BTC,1.014390",
    )
    (row,) = read(path).rows
    assert {one.procedure for one in row.contents} == {None}
    assert warnings([row]) == [(2, "Mã TTHC")]


def test_an_announcement_before_its_decision_is_kept_with_a_warning() -> None:
    path = FILES / "quyet-dinh-cua-tinh.csv"
    day = date(2026, 1, 20)
    row = list(read_file(path, province="Bắc Ninh", department="Sở Y", today=day).rows)[2]
    assert row.outcome is RowOutcome.FACTS
    (problem,) = row.problems
    assert problem.message == (
        'Row 4, column "Ngày ký": 20/01/2020 is earlier than 16/01/2026, the day of decision '
        "161/QĐ-BTP that it follows. Both are kept; correct the one that is wrong."
    )


@pytest.mark.parametrize("cells", ["161/QĐ-BTP,16/01/2026", "161/QĐ-BTP ngày 16/01/2026,"])
def test_a_decision_said_to_be_signed_after_today_is_kept_without_its_day(
    tmp_path: Path, cells: str
) -> None:
    path = write_csv(
        tmp_path / "qd.csv",
        "Số quyết định công bố,Ngày ký,Quyết định của Bộ,Ngày quyết định của Bộ",
        f"207/QĐ-UBND,09/01/2026,{cells}",
    )
    (row,) = read(path).rows
    assert [(one.kind, one.decision_date) for one in row.contents] == [
        (FactKind.ANNOUNCEMENT_SIGNED, None)
    ]
    assert [
        "lies after 10/01/2026; what has not happened yet" in one.message for one in row.problems
    ] == [True]
