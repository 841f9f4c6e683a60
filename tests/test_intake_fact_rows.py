"""Does the engine's own table give each fact as written, and refuse what fits nothing?"""

from datetime import date
from pathlib import Path

import pytest

from tests.intake_files import FILES, contents, read, warnings, write_csv
from tthc.intake.forms import InputKind
from tthc.intake.problems import RowOutcome
from tthc.workflows.facts import Content, FactKind

HEADER = "kind,happened_on,decision,procedure,document,corrects"
MISPLACED = (
    'Row 2, column "corrects": only fact.voided takes a fact back, not {kind}. '
    "Leave the cell blank, or write fact.voided as the kind."
)
NO_FACT_NAMED = (
    'Row 2, column "corrects": fact.voided does not say which fact it takes back. '
    "Write the number that `tthc show` gives it."
)
ABOUT_NOTHING = (
    'Row 2, column "decision": {kind} is about nothing. Write the number of the decision or the '
    "code of the procedure; only a document that must itself be removed stands alone."
)
A_PLACEHOLDER = (
    'Row 2, column "decision": "null" stands where a value should. '
    "Write the value, or leave the cell blank until it is known."
)
OWN_SUCCESSOR = (
    'Row 2, column "successor": 1.014390.H05 cannot take its own place. '
    "Write the code that replaces it."
)
NOT_A_NUMBER = (
    'Row 2, column "corrects": "mười hai" is not the number of a fact. Write digits only.'
)


def test_the_engines_own_table_is_read_field_by_field() -> None:
    found = read(FILES / "su-kien.csv")
    rows = list(found.rows)
    assert found.kind is InputKind.FACTS
    assert [row.outcome.value for row in rows] == ["facts"] * 3 + ["refused"] * 2
    assert contents(rows) == [
        Content(
            province="Bắc Ninh",
            department="Sở Tư pháp",
            kind=FactKind.REMOVAL_DONE,
            happened_on=date(2025, 11, 13),
            decision="3152/QĐ-BTP",
            decision_date=date(2025, 10, 31),
            procedure="2.000908",
            place="CSDLQG",
            note="Đã gỡ",
        ),
        Content(
            province="Bắc Ninh",
            department="Sở Y",
            kind=FactKind.FORCE_ENDED,
            happened_on=date(2026, 12, 31),
            procedure="1.014390",
        ),
        Content(
            province="Bắc Ninh",
            department="Sở Y",
            kind=FactKind.FACT_VOIDED,
            happened_on=date(2026, 1, 5),
            note="nhập nhầm",
            corrects=12,
        ),
    ]
    assert [one.message for row in rows for one in row.problems] == [
        (
            'Row 5, column "kind": "dispatch.lost" is not a kind of fact. '
            "Write one such as dispatch.registered."
        ),
        (
            'Row 6, column "happened_on": 11/01/2026 lies after 10/01/2026; what has not happened '
            "yet cannot be recorded. Correct the day (dd/mm/yyyy)."
        ),
    ]


def test_a_fact_with_a_doubtful_number_or_reference_keeps_the_rest(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "facts.csv",
        "kind,happened_on,decision,corrects",
        "note.added,05/01/2026,1681,mười hai",
    )
    (row,) = read(path).rows
    assert row.contents[0].decision == "1681"
    assert row.contents[0].corrects is None
    assert warnings([row]) == [(2, "corrects"), (2, "decision")]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("case.assigned,161/QĐ-BTP,,,12", MISPLACED.format(kind="case.assigned")),
        ("note.added,,,,12", MISPLACED.format(kind="note.added")),
        ("fact.voided,161/QĐ-BTP,,,", NO_FACT_NAMED),
        ("fact.voided,,,,mười hai", NOT_A_NUMBER),
        ("notice.posted,,,,", ABOUT_NOTHING.format(kind="notice.posted")),
        ("announcement.signed,,,207/QĐ-UBND,", ABOUT_NOTHING.format(kind="announcement.signed")),
        ("notice.posted,null,,,", A_PLACEHOLDER),
    ],
)
def test_a_fact_that_fits_nothing_is_refused_in_one_sentence(
    tmp_path: Path, cells: str, said: str
) -> None:
    kind, rest = cells.split(",", 1)
    (row,) = read(write_csv(tmp_path / "facts.csv", HEADER, f"{kind},05/01/2026,{rest}")).rows
    assert row.outcome is RowOutcome.REFUSED
    assert [one.message for one in row.problems] == [said]


@pytest.mark.parametrize(
    "cells",
    [
        "fact.voided,,,,12",
        "note.added,,1.014390,,",
        "removal.done,,,05/2020/TT-BYT,",
        "force.ended,,,05/2020/TT-BYT,",
    ],
)
def test_a_voiding_a_procedure_and_a_document_to_remove_are_something(
    tmp_path: Path, cells: str
) -> None:
    kind, rest = cells.split(",", 1)
    (row,) = read(write_csv(tmp_path / "facts.csv", HEADER, f"{kind},05/01/2026,{rest}")).rows
    assert (row.outcome, row.problems) == (RowOutcome.FACTS, ())


def test_a_code_that_takes_its_own_place_is_refused(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "facts.csv",
        "kind,happened_on,procedure,successor",
        "procedure.replaced,05/01/2026,1.014390,1.014390.H05",
        "procedure.replaced,05/01/2026,1.014390,1.014391",
    )
    own, other = read(path).rows
    assert own.outcome is RowOutcome.REFUSED
    assert [one.message for one in own.problems] == [OWN_SUCCESSOR]
    assert (other.outcome, other.problems) == (RowOutcome.FACTS, ())
