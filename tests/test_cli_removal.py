"""Does `tthc removal` say what must go, from where, and keep what officers confirm?"""

import csv
import hashlib
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.registers import Unit
from tthc.intake.csv_text import csv_rows, decode
from tthc.report.paper import Column, Sheet
from tthc.report.printing import to_csv
from tthc.report.spreadsheet import to_csv_file, to_xlsx

TEN = ("--decision", "10/QĐ-BTC")
CODE = ("--procedure", "1.014390")
ON = ("--as-of", "20/11/2025")


@pytest.fixture
def abolished(unit: Unit) -> Unit:
    """Begin with one procedure abolished and announced, and one document ended."""
    unit.record("decision.issued", "03/11/2025", *TEN, *CODE, "--change-kind", "abolished")
    unit.record("announcement.signed", "05/11/2025", *TEN, *CODE, "--document", "99/QĐ-UBND")
    unit.record(
        "force.ended",
        "01/11/2025",
        *("--document", "12/2020/TT-BTC", "--cause", "9/2025/TT-BTC", "--title", "=Thông tư"),
    )
    return unit


def test_the_worklist_says_what_from_where_since_when_under_which_document(
    abolished: Unit,
) -> None:
    first, second = abolished.ask("removal", "list", *ON)["removals"]

    assert (first["case"], first["procedure"], first["ended_on"]) == (
        *("R1-1", "1.014390", "2025-11-05"),
    )
    assert (first["announced_by"], first["facts"]) == (["99/QĐ-UBND"], [2])
    # Five working days from Wednesday 5/11: 6, 7, 10, 11, 12; late 13, 14, 17, 18, 19, 20.
    database, *others = first["places"]
    assert (database["due"], database["days_late"]) == ("2025-11-12", 6)
    assert [(place["due"], place["days_late"]) for place in others] == [(None, None)] * 3
    assert (second["case"], second["ended_by"]) == ("D2", ["9/2025/TT-BTC"])
    assert [place["place"] for place in second["places"]] == [
        *("national_database", "department_site"),
    ]


def test_the_worklist_is_narrowed_by_place_and_unit(abolished: Unit) -> None:
    by_board = abolished.ask("removal", "list", *ON, "--place", "niêm yết")["removals"]
    here = abolished.ask("removal", "list", *ON, "--province", "bac ninh")["removals"]

    assert [one["case"] for one in by_board] == ["R1-1"]
    assert [one["case"] for one in here] == ["R1-1", "D2"]


def test_a_place_that_the_unit_does_not_have_is_no_empty_answer(abolished: Unit) -> None:
    refused = abolished.call("removal", "list", *ON, "--place", "bảng tin", "--lang", "vi")

    assert refused.code == 7
    assert "bảng tin: đơn vị không có nơi này. Các nơi: national_database" in refused.err


def test_a_removal_is_confirmed_once(abolished: Unit) -> None:
    link = ("--evidence", "https://dichvucong.gov.vn/1.014390")
    typed = ("removal", "confirm", "1.014390", "--place", "CSDLQG")
    first = abolished.ask(*typed, "--on", "10/11/2025", *link)
    again = abolished.ask(*typed, "--on", "10/11/2025", *link)
    later = abolished.ask(*typed, "--on", "12/11/2025")

    assert [one["added"] for one in (first, again, later)] == [True, False, False]
    assert later["happened_on"] == "2025-11-10"  # what was recorded, not what was asked now
    (shown,) = abolished.ask("removal", "show", "R1-1", *ON)["removals"]
    database = shown["places"][0]
    assert (database["state"], database["since"]) == ("removed", "2025-11-10")
    assert database["evidence"] == link[1]
    assert shown["state"] == "partly_removed"


def test_what_has_not_ended_by_the_day_is_not_confirmed(unit: Unit) -> None:
    unit.record("decision.issued", "03/11/2025", *TEN, *CODE, "--change-kind", "abolished")
    typed = ("removal", "confirm", "1.014390", "--place", "niêm yết", "--on")
    without_end = unit.call(*typed, "31/01/2026")
    unit.record("force.ended", "01/02/2026", *CODE)
    early = unit.call(*typed, "31/01/2026")
    on_the_day = unit.call(*typed, "01/02/2026")

    assert (without_end.code, early.code, on_the_day.code) == (8, 8, 0)
    assert "ngày 31/01/2026 R1-1 còn hiệu lực, sổ chưa ghi ngày hết hiệu lực" in without_end.err
    assert "ngày 31/01/2026 R1-1 còn hiệu lực, đến 01/02/2026 mới hết hiệu lực" in early.err


def test_a_removal_recorded_before_the_end_ends_nothing(unit: Unit) -> None:
    unit.record("force.ended", "01/02/2026", *CODE)
    unit.record("removal.done", "10/11/2025", *CODE, "--place", "niêm yết")
    (before,) = unit.ask("show", "R0-1", "--as-of", "15/11/2025")["cases"]
    (after,) = unit.ask("removal", "list", "--as-of", "01/02/2026")["removals"]
    (planned,) = unit.ask("removal", "plan", "--until", "31/12/2026", *ON)["ending"]

    assert before["state"] == "in_force"
    assert unit.ask("removal", "list", "--as-of", "15/11/2025")["removals"] == []
    assert (after["state"], after["ended_on"]) == ("partly_removed", "2026-02-01")
    assert planned["ends_on"] == "2026-02-01"


@pytest.mark.parametrize("part", ["10", "QĐ-BTC", "1.0143", "Thông tư", "99", "xuất khẩu"])
def test_a_removal_is_confirmed_by_the_whole_name_alone(abolished: Unit, part: str) -> None:
    abolished.record("decision.issued", "03/11/2025", *TEN, *CODE, "--title", "Về xuất khẩu")
    refused = abolished.call("removal", "confirm", part, "--place", "CSDLQG", "--on", "10/11/2025")

    assert refused.code == 7
    assert f"{part}: sổ không có việc, mã, số nào đúng như vậy" in refused.err
    assert "mã việc (R1-1), mã TTHC, hoặc số quyết định, số văn bản, viết đủ" in refused.err


@pytest.mark.parametrize("whole", ["r1-1", "1.014390", "10/qđ-btc", "99/QĐ-UBND"])
def test_a_case_a_code_or_a_number_names_what_is_confirmed(abolished: Unit, whole: str) -> None:
    typed = ("removal", "confirm", whole, "--place", "CSDLQG", "--on", "10/11/2025")

    assert abolished.ask(*typed)["added"] is True


def test_who_confirms_again_is_told_who_did_and_when(abolished: Unit) -> None:
    typed = ("removal", "confirm", "1.014390", "--place", "CSDLQG", "--on")
    first, other = ("--evidence", "https://a.vn/1"), ("--evidence", "https://a.vn/2")
    abolished.ask(*typed, "14/11/2025", *first, "--actor", "An")
    before = abolished.dump()
    same_day = abolished.ask(*typed, "14/11/2025", *other, "--actor", "Bình")
    later = abolished.ask(*typed, "17/11/2025", *other, "--actor", "Bình")
    backdated = abolished.call(*typed, "10/11/2025", *other, "--actor", "Bình")

    assert [(one["added"], one["recorded_by"]) for one in (same_day, later)] == [
        (False, "An"),
        (False, "An"),
    ]
    assert "Đã có trong sổ: 14/11/2025 đã gỡ bỏ (10/QĐ-BTC · 1.014390), do An" in backdated.out
    assert abolished.dump() == before
    (duty,) = abolished.ask("removal", "show", "R1-1", *ON)["removals"][0]["places"][:1]
    assert duty["since"] == "2025-11-14"


def test_a_removal_may_be_confirmed_later_of_an_earlier_end(abolished: Unit) -> None:
    abolished.record("force.restored", "10/11/2025", *CODE)
    abolished.record("force.ended", "12/11/2025", *CODE)
    typed = ("removal", "confirm", "1.014390", "--place", "CSDLQG", "--on")
    last = abolished.ask(*typed, "14/11/2025")
    first = abolished.ask(*typed, "07/11/2025")

    assert [one["added"] for one in (last, first)] == [True, True]


def test_a_file_is_kept_as_evidence_by_its_hash(abolished: Unit, tmp_path: Path) -> None:
    file = tmp_path / "anh-chup.png"
    file.write_bytes(b"anh")
    abolished.ask(
        *("removal", "confirm", "D2", "--place", "trang Sở", "--on", "10/11/2025"),
        *("--evidence", str(file)),
    )

    (shown,) = abolished.ask("removal", "show", "12/2020/TT-BTC", *ON)["removals"]
    assert (
        shown["places"][1]["evidence"] == f"sha256:{hashlib.sha256(b'anh').hexdigest()} {file.name}"
    )


def test_evidence_that_is_neither_link_nor_file_is_refused(abolished: Unit) -> None:
    typed = ("removal", "confirm", "D2", "--place", "CSDLQG", "--evidence", "da go roi")

    assert abolished.call(*typed).code == 8


def test_a_place_that_the_unit_does_not_clear_is_warned_of(abolished: Unit) -> None:
    done = abolished.ask(
        *("removal", "confirm", "R1-1", "--place", "bảng tin", "--on", "10/11/2025"),
    )

    assert (done["added"], len(done["warnings"])) == (True, 1)


def test_what_need_not_go_has_no_removal(unit: Unit) -> None:
    unit.record("decision.issued", "03/11/2025", *TEN, *CODE, "--change-kind", "new")
    unit.record("dispatch.registered", "04/11/2025", *TEN)

    assert unit.call("removal", "show", "1.014390").code == 7


def test_a_code_that_was_removed_and_is_announced_again_is_a_finding(abolished: Unit) -> None:
    abolished.record("removal.done", "10/11/2025", *TEN, *CODE)
    twenty = ("--decision", "20/QĐ-BTC")
    abolished.record("decision.received", "17/11/2025", *twenty, *CODE)

    found = abolished.ask("audit", *ON)["findings"]
    assert [one["case"] for one in found if one["check"] == "code_removed"] == ["A2-1"]
    abolished.record("force.restored", "18/11/2025", *CODE)
    found = abolished.ask("audit", *ON)["findings"]
    assert [one["case"] for one in found if one["check"] == "code_removed"] == []


def test_the_plan_tells_what_will_end(abolished: Unit) -> None:
    abolished.record("force.ended", "28/02/2027", "--document", "206/2025/QH15")
    planned = abolished.ask("removal", "plan", "--until", "31/12/2027", *ON)["ending"]
    before = abolished.ask("removal", "plan", "--until", "27/02/2027", *ON)["ending"]

    assert [(one["number"], one["ends_on"]) for one in planned] == [("206/2025/QH15", "2027-02-28")]
    assert before == []
    assert "28/02/2027" in abolished.call("removal", "plan", "--until", "31/12/2027", *ON).out


def test_the_plan_names_rows_that_end_and_not_the_list_they_stand_in(unit: Unit) -> None:
    annex = ("--document", "719/QĐ-UBND", "--extent", "part", "--place")
    by = ("--cause", "1200/QĐ-UBND")
    place = ("--document", "719/QĐ-UBND", "--place", "I/17")
    unit.record("procedure.listed", "11/04/2024", *CODE, *place)
    unit.record("force.ended", "01/12/2025", *annex, "I/17", *by)
    unit.record("force.ended", "02/12/2025", *annex, "I/18", *by)
    unit.record("force.ended", "03/12/2025", "--document", "719/QĐ-UBND", "--extent", "part")
    unit.record("force.bound", "03/11/2025", *annex, "II/1", "--cause", "40/2026/TT-BCT")
    planned = unit.ask("removal", "plan", "--until", "31/12/2025", *ON)

    assert [(one["case"], one["number"], one["ends_on"]) for one in planned["ending"]] == [
        ("R0-1", "1.014390", "2025-12-01"),
        ("D1", "719/QĐ-UBND (I/18)", "2025-12-02"),
    ]
    assert [(one["number"], one["under"]) for one in planned["undated"]] == [
        ("719/QĐ-UBND (II/1)", "40/2026/TT-BCT"),
    ]


def test_the_plan_names_a_procedure_that_waits_for_an_event(unit: Unit) -> None:
    unit.record("procedure.listed", "11/04/2024", *CODE)
    unit.record("force.bound", "03/11/2025", *CODE, "--cause", "40/2026/TT-BCT")
    typed = ("removal", "plan", "--until", "31/12/2026")
    before = unit.ask(*typed, *ON)
    unit.record("document.in_force", "01/03/2026", "--document", "40/2026/TT-BCT")
    after = unit.ask(*typed, *ON)

    assert [(one["number"], one["ends_on"]) for one in before["undated"]] == [("1.014390", None)]
    assert [(one["number"], one["ends_on"]) for one in after["ending"]] == [
        ("1.014390", "2026-03-01"),
    ]
    assert (before["ending"], after["undated"]) == ([], [])


def test_the_plan_names_what_rests_on_a_document_that_waits_for_an_event(unit: Unit) -> None:
    waits, other, kept = ("12/2020/TT-BCT", "13/2020/TT-BCT", "14/2020/TT-BCT")
    unit.record("force.bound", "03/11/2025", "--document", waits, "--cause", "40/2026/TT-BCT")
    unit.record("force.ended", "01/02/2026", "--document", other)
    for code, *bases in (
        ("1.000001", waits),
        ("1.000002", waits, other),
        ("1.000003", waits, kept),
        ("1.000004", other),
    ):
        for basis in bases:
            said = ("--procedure", code, "--document", basis)
            unit.record("procedure.based", "01/01/2021", *said)
    planned = unit.ask("removal", "plan", "--until", "31/12/2026", *ON)

    assert [(one["number"], one["under"]) for one in planned["undated"]] == [
        (waits, "40/2026/TT-BCT"),
        ("1.000001", "40/2026/TT-BCT"),
        ("1.000002", "40/2026/TT-BCT"),
    ]
    assert [one["number"] for one in planned["ending"]] == [other, "1.000004"]


def test_the_plan_names_the_decision_that_lets_it_end_on_a_day_not_known(unit: Unit) -> None:
    of_ministry = ("--decision", "3361/QĐ-BCT", "--decision-date", "18/11/2025")
    unit.record("procedure.listed", "18/11/2025", *of_ministry, "--procedure", "1.000601")
    bound = "force.bound", "18/11/2025"
    unit.record(*bound, *of_ministry, "--procedure", "1.000601")
    unit.record(*bound, "--procedure", "1.000602", "--document", "2144/QĐ-UBND")
    annex = ("--document", "719/QĐ-UBND", "--extent", "part", "--place", "I/17")
    unit.record(*bound, *annex, "--evidence", "2144/QĐ-UBND")
    unit.record(*bound, "--document", "12/2020/TT-BCT")
    planned = unit.ask("removal", "plan", "--until", "31/12/2026", *LATER)

    assert [(one["case"], one["number"], one["under"]) for one in planned["undated"]] == [
        ("R1-1", "1.000601", "3361/QĐ-BCT"),
        ("R0-2", "1.000602", "2144/QĐ-UBND"),
        ("D3", "12/2020/TT-BCT", None),
        ("D2", "719/QĐ-UBND (I/17)", "2144/QĐ-UBND"),
    ]
    found = unit.ask("audit", *LATER)["findings"]
    asked = [one["case"] for one in found if one["check"] == "end_unknown"]
    assert sorted(asked) == ["D2", "D3", "R0-2", "R1-1"]
    assert "hết hiệu lực, chưa rõ ngày" in unit.call("show", "R0-2", *LATER).out
    assert unit.call("verify").code == 0


ABOLISHING = ("--decision", "3361/QĐ-BCT", "--decision-date", "18/11/2025")
LATER = ("--as-of", "05/12/2025")


def announce_abolition(unit: Unit, *ahead: tuple[str, ...]) -> None:
    """Abolish 1.000601 by a decision, say what else is known, announce it on 25/11/2025."""
    said = (*ABOLISHING, "--procedure", "1.000601")
    unit.record("decision.issued", "18/11/2025", *said, "--change-kind", "abolished")
    for kind, on, *options in ahead:
        unit.record(kind, on, *options)
    paper = ("--document", "2144/QĐ-UBND")
    unit.record("announcement.signed", "25/11/2025", *ABOLISHING, *paper)


@pytest.mark.parametrize(
    "ahead",
    [
        ("force.ended", "01/05/2026", *ABOLISHING, "--procedure", "1.000601"),
        ("force.ended", "01/05/2026", "--procedure", "1.000601"),
        ("announcement.in_force", "01/05/2026", *ABOLISHING, "--document", "2144/QĐ-UBND"),
    ],
)
def test_an_abolition_with_a_later_day_ends_on_that_day_and_no_earlier(
    ahead: tuple[str, ...], unit: Unit
) -> None:
    announce_abolition(unit, ahead)

    assert unit.ask("removal", "list", *LATER)["removals"] == []
    (planned,) = unit.ask("removal", "plan", "--until", "31/12/2026", *LATER)["ending"]
    assert (planned["ends_on"], planned["gone_by"]) == ("2026-05-01", None)
    (removal,) = unit.ask("removal", "list", "--as-of", "05/05/2026")["removals"]
    assert removal["ended_on"] == "2026-05-01"
    # Friday 1/5/2026 is a holiday; five working days after it: 4, 5, 6, 7, 8.
    assert removal["places"][0]["due"] == "2026-05-08"
    told = unit.call("explain", removal["case"], "--as-of", "05/05/2026").out
    assert "Ký ngày 25/11/2025; thủ tục bị bãi bỏ hết hiệu lực ngày 01/05/2026" in told


def test_a_later_end_clears_an_abolition_only_where_it_is_its_own(unit: Unit) -> None:
    announce_abolition(unit)
    said = ("force.ended", "01/05/2026", "--procedure", "1.000601", "--cause")
    unit.record(*said, "36/2025/TT-BCT")
    (removal,) = unit.ask("removal", "list", "--as-of", "15/12/2025")["removals"]
    # Five working days after Tuesday 25/11: 26, 27, 28, 1/12, 2/12.
    assert (removal["ended_on"], removal["places"][0]["due"]) == ("2025-11-25", "2025-12-02")
    planning = ("removal", "plan", "--until", "31/12/2026", *LATER)
    assert unit.ask(*planning)["ending"] == []  # it has ended
    unit.record(*said, "3361/QĐ-BCT")  # the abolishing decision itself
    assert unit.ask("removal", "list", "--as-of", "15/12/2025")["removals"] == []
    (removal,) = unit.ask("removal", "list", "--as-of", "05/05/2026")["removals"]
    assert (removal["ended_on"], removal["places"][0]["due"]) == ("2026-05-01", "2026-05-08")
    assert unit.call("verify").code == 0


def test_an_abolition_bound_to_an_event_ends_with_the_event(unit: Unit) -> None:
    bound = ("--procedure", "1.000601", "--cause", "36/2025/TT-BCT")
    announce_abolition(unit, ("force.bound", "18/11/2025", *bound))

    assert unit.ask("removal", "list", *LATER)["removals"] == []
    (waits,) = unit.ask("removal", "plan", "--until", "31/12/2026", *LATER)["undated"]
    assert (waits["number"], waits["under"]) == ("1.000601", "36/2025/TT-BCT")
    unit.record("document.in_force", "01/05/2026", "--document", "36/2025/TT-BCT")
    assert unit.ask("removal", "list", *LATER)["removals"] == []
    (removal,) = unit.ask("removal", "list", "--as-of", "05/05/2026")["removals"]
    assert (removal["ended_on"], removal["places"][0]["due"]) == ("2026-05-01", "2026-05-08")


def test_an_abolition_whose_day_had_come_ends_before_it_is_announced(unit: Unit) -> None:
    announce_abolition(unit, ("force.ended", "20/11/2025", "--procedure", "1.000601"))

    (removal,) = unit.ask("removal", "list", *LATER)["removals"]
    # Five working days after Tuesday 25/11: 26, 27, 28, 1/12, 2/12.
    assert (removal["ended_on"], removal["places"][0]["due"]) == ("2025-11-20", "2025-12-02")


def test_a_force_restored_between_two_ends_tells_them_apart(unit: Unit) -> None:
    code = ("--procedure", "1.000601")
    announce_abolition(
        unit,
        ("force.ended", "01/03/2025", *code),
        ("force.restored", "01/06/2025", *code),
        ("force.ended", "01/05/2026", *code),
    )

    assert unit.ask("removal", "list", *LATER)["removals"] == []


def test_a_derived_kind_cannot_be_recorded(unit: Unit) -> None:
    assert unit.call("record", "removal.partly_done", *CODE).code == 2


def test_the_two_tables_are_exported_and_read_back(abolished: Unit, tmp_path: Path) -> None:
    file = tmp_path / "de-nghi.xlsx"
    done = abolished.call("removal", "export", "--output", str(file), *ON, "--lang", "vi")
    assert done.code == 0, done.err

    book = CalamineWorkbook.from_filelike(BytesIO(file.read_bytes()))
    procedures = book.get_sheet_by_name("TTHC đề nghị gỡ bỏ").to_python()
    documents = book.get_sheet_by_name("Văn bản hết hiệu lực").to_python()
    assert procedures[0][:3] == ["STT", "Số hồ sơ (mã) TTHC", "Tên thủ tục hành chính"]
    assert (procedures[1][1], procedures[1][4], procedures[1][-1]) == (
        *("1.014390", "99/QĐ-UBND", "12/11/2025"),
    )
    assert documents[1][1:5] == ["12/2020/TT-BTC", "=Thông tư", "toàn bộ", "9/2025/TT-BTC"]


def test_csv_is_for_excel_and_runs_no_formula(abolished: Unit, tmp_path: Path) -> None:
    file = tmp_path / "van-ban.csv"
    done = abolished.call("removal", "export", "--output", str(file), "--documents", *ON)
    assert done.code == 0, done.err

    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    (_, row) = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))
    assert row[2] == "'=Thông tư"


def test_a_document_bears_the_title_that_it_was_last_given(abolished: Unit) -> None:
    paper = ("--document", "12/2020/TT-BTC")
    (first,) = abolished.ask("removal", "show", "D2", *ON)["removals"]
    abolished.record("document.issued", "06/02/2020", *paper, "--title", "Về lệ phí")
    abolished.record("force.ended", "02/11/2025", *paper, "--extent", "part", "--place", "I/2")
    (named,) = abolished.ask("removal", "show", "D2", *ON)["removals"]

    assert (first["name"], named["name"]) == ("=Thông tư", "Về lệ phí")
    assert abolished.call("verify").code == 0


def test_what_ended_a_part_is_not_what_ended_the_whole(abolished: Unit, tmp_path: Path) -> None:
    abolished.record(
        "force.ended",
        "01/06/2025",
        *("--document", "12/2020/TT-BTC", "--cause", "5/2025/TT-BTC", "--extent", "part"),
    )
    (shown,) = abolished.ask("removal", "show", "D2", *ON)["removals"]
    file = tmp_path / "van-ban.csv"
    abolished.ask("removal", "export", "--output", str(file), "--documents", *ON)

    assert shown["ended_by"] == ["9/2025/TT-BTC"]
    (row,) = list(csv.reader(StringIO(file.read_text("utf-8-sig"))))[1:]
    assert row[3] == "toàn bộ"


def test_a_file_of_another_kind_or_one_that_cannot_be_written_is_refused(
    abolished: Unit, tmp_path: Path
) -> None:
    locked = tmp_path / "x.xlsx"
    locked.mkdir()

    assert abolished.call("removal", "export", "--output", str(tmp_path / "a.pdf")).code == 2
    missing = tmp_path / "none" / "a.xlsx"
    assert abolished.call("removal", "export", "--output", str(missing)).code == 3


PAYLOADS = ("=1+1", "+1", "-1", "@A1", "\tx", "＝1", "＠x", "'=1", "''+1", "'quoted", "plain", "")


def test_cells_come_back_from_csv_exactly_as_they_were() -> None:
    sheet = Sheet("t", (Column("a", "a"), Column("b", "b")), tuple((one, "x") for one in PAYLOADS))

    for text in (to_csv(sheet), decode("f.csv", to_csv_file(sheet))):
        _, *rows = csv_rows("f.csv", text, None)
        assert [row[0] for row in rows] == list(PAYLOADS)
        cells = [row[0] for row in csv.reader(StringIO(text, newline=""))]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "＝", "＠")]


def test_a_workbook_holds_text_and_no_formula_and_is_the_same_twice(tmp_path: Path) -> None:
    sheet = Sheet("t", (Column("a", "a"),), tuple((one,) for one in PAYLOADS[:-1]))
    file = tmp_path / "x.xlsx"
    file.write_bytes(to_xlsx([sheet]))

    rows = (
        CalamineWorkbook.from_filelike(BytesIO(file.read_bytes())).get_sheet_by_index(0).to_python()
    )
    assert [row[0] for row in rows[1:]] == list(PAYLOADS[:-1])
    assert to_xlsx([sheet]) == to_xlsx([sheet])


ABOLITIONS = """\
Số hồ sơ TTHC,Tên TTHC,Tên VBQPPL quy định việc bãi bỏ,Quyết định bãi bỏ,Ngày ký,\
Ngày hết hiệu lực,Quyết định công bố danh mục,Số thứ tự tại danh mục,Lĩnh vực
1.000101,Tỉnh bãi bỏ,Nghị định 100/2025/NĐ-CP,1805/QĐ-UBND,18/11/2025,,,,Khoa học
1.000102,Tỉnh ngày sau,Nghị định 100/2025/NĐ-CP,1805/QĐ-UBND,18/11/2025,01/12/2025,,,Khoa học
1.000105,Bộ bãi bỏ,Nghị định 100/2025/NĐ-CP,3659/QĐ-BKHCN,13/11/2025,,,,Khoa học
,Theo dòng,Nghị định 100/2025/NĐ-CP,1805/QĐ-UBND,18/11/2025,,721/QĐ-UBND ngày 11/4/2024,4 Mục I,
"""


def test_an_imported_abolition_fills_the_columns_of_the_proposal(unit: Unit) -> None:
    file = unit.folder / "bai-bo.csv"
    file.write_text(ABOLITIONS, encoding="utf-8")
    listed = ("--document", "721/QĐ-UBND", "--document-date", "11/4/2024", "--place", "I/4")
    unit.record("procedure.listed", "11/4/2024", "--procedure", "1.000104", *listed)
    unit.ask("import", str(file), "--as", "abolitions")
    ministry = ("--decision", "3659/QĐ-BKHCN", "--decision-date", "13/11/2025")
    unit.record("announcement.signed", "19/11/2025", *ministry, "--document", "2873/QĐ-UBND")
    ended = ("--procedure", "1.000701", "--title", "Ghi tay", "--field", "Du lịch")
    unit.record("force.ended", "18/11/2025", *ended, "--document", "2000/QĐ-UBND")
    out = unit.folder / "go-bo.csv"
    unit.call("removal", "export", "--output", str(out), "--procedures", "--as-of", "05/12/2025")
    rows = [
        row[1:7] + row[9:] for row in csv.reader(StringIO(out.read_text(encoding="utf-8-sig")))
    ][1:]
    text = "100/2025/NĐ-CP"
    standing = "thường xuyên"
    assert sorted(rows) == [
        ["1.000101", "Tỉnh bãi bỏ", "Khoa học", "1805/QĐ-UBND", text, "18/11/2025", "25/11/2025"],
        ["1.000102", "Tỉnh ngày sau", "Khoa học", "1805/QĐ-UBND", text, "01/12/2025", "08/12/2025"],
        ["1.000104", "Theo dòng", "", "1805/QĐ-UBND", text, "18/11/2025", "25/11/2025"],
        ["1.000105", "Bộ bãi bỏ", "Khoa học", "2873/QĐ-UBND", text, "19/11/2025", "26/11/2025"],
        ["1.000701", "Ghi tay", "Du lịch", "2000/QĐ-UBND", "", "18/11/2025", standing],
    ]
    assert "A0-" not in unit.call("list", "--as-of", "05/12/2025").out


def test_a_row_that_ends_is_planned_once(unit: Unit) -> None:
    file = unit.folder / "bai-bo.csv"
    file.write_text(ABOLITIONS, encoding="utf-8")
    listed = ("--document", "721/QĐ-UBND", "--document-date", "11/4/2024", "--place", "I/4")
    unit.ask("import", str(file), "--as", "abolitions")
    plan = ("removal", "plan", "--as-of", "01/11/2025", "--until", "31/12/2025")
    rows = [one["number"] for one in unit.ask(*plan)["ending"]]
    assert rows.count("721/QĐ-UBND (I/4)") == 1
    unit.record("procedure.listed", "11/4/2024", "--procedure", "1.000104", *listed)
    rows = [one["number"] for one in unit.ask(*plan)["ending"]]
    assert (rows.count("1.000104"), rows.count("721/QĐ-UBND (I/4)")) == (1, 0)


def test_a_code_replaced_by_the_province_is_removed_and_the_other_published(unit: Unit) -> None:
    paper = ("--document", "1805/QĐ-UBND", "--document-date", "18/11/2025")
    codes = ("--procedure", "1.000501", "--successor", "1.000502")
    done = unit.record("procedure.replaced", "18/11/2025", *codes, *paper)
    assert sorted(done["cases"]) == ["A0-2", "R0-1"]
    (removal,) = unit.ask("removal", "list", "--as-of", "20/11/2025")["removals"]
    assert (removal["procedure"], removal["announced_by"]) == ("1.000501", ["1805/QĐ-UBND"])
    due = {place["place"]: place["due"] for place in removal["places"]}
    assert due["national_database"] == "2025-11-25"
    shown = unit.ask("show", "1.000502", "--as-of", "20/11/2025")
    due = {one["rule"]: one["due"] for case in shown["cases"] for one in case["obligations"]}
    assert due["announcement.publish"] == "2025-11-25"
    assert unit.call("verify").code == 0


def test_a_row_that_ends_with_an_event_names_the_decision_that_says_so(unit: Unit) -> None:
    header = "Tên TTHC;Căn cứ bãi bỏ;Số quyết định;Ngày ký;Hiệu lực bãi bỏ;Quyết định công bố;"
    event = "kể từ ngày Thông tư 36/2025/TT-BKHCN có hiệu lực"
    row = f"A;;1805/QĐ-UBND;18/11/2025;{event};719/QĐ-UBND ngày 11/4/2024;3 Mục I"
    file = unit.folder / "bai-bo.csv"
    file.write_text(f"{header}Vị trí trong danh mục\n{row}\n", encoding="utf-8")
    unit.ask("import", str(file), "--as", "abolitions")
    listed = ("--document", "719/QĐ-UBND", "--document-date", "11/4/2024", "--place", "I/3")
    unit.record("procedure.listed", "11/4/2024", "--procedure", "1.000104", *listed)
    unit.record("document.in_force", "15/12/2025", "--document", "36/2025/TT-BKHCN")
    (removal,) = unit.ask("removal", "list", "--as-of", "20/12/2025")["removals"]
    assert (removal["procedure"], removal["ended_on"]) == ("1.000104", "2025-12-15")
    assert removal["announced_by"] == ["1805/QĐ-UBND"]
    assert removal["ended_by"] == ["36/2025/TT-BKHCN"]


def test_the_later_day_of_a_deletion_is_said_to_be_inferred(unit: Unit) -> None:
    ministry = ("--decision", "3361/QĐ-BCT", "--decision-date", "18/11/2025")
    code = (*ministry, "--procedure", "1.000601")
    unit.record("decision.issued", "18/11/2025", *code, "--change-kind", "abolished")
    unit.record("force.ended", "1/5/2026", *code)
    unit.record("announcement.signed", "25/11/2025", *ministry, "--document", "2144/QĐ-UBND")
    said = unit.call("explain", "1.000601", "--as-of", "5/5/2026", "--lang", "vi").out
    assert "Suy luận: không văn bản nào ấn định ngày xóa bỏ nội dung còn hiệu lực." in said
