"""Is a removal confirmed once, by its whole name, after its end and with its evidence?"""

import hashlib
from pathlib import Path

import pytest

from tests.abolished import CODE, ON, TEN, abolish_one
from tests.registers import Unit

abolished = pytest.fixture(abolish_one)


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
    unit.record("removal.done", "10/01/2026", *CODE, "--place", "niêm yết")
    (before,) = unit.ask("show", "R0-1", "--as-of", "15/01/2026")["cases"]
    (after,) = unit.ask("removal", "list", "--as-of", "01/02/2026")["removals"]
    (planned,) = unit.ask("removal", "plan", "--until", "31/12/2026", *ON)["ending"]

    assert before["state"] == "in_force"
    assert unit.ask("removal", "list", "--as-of", "15/01/2026")["removals"] == []
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


def test_a_place_that_the_unit_does_not_have_is_refused_with_those_it_has(abolished: Unit) -> None:
    typed = ("removal", "confirm", "R1-1", "--place", "bảng tin", "--on", "10/11/2025")
    refused = abolished.call(*typed)

    assert refused.code == 7
    assert "bảng tin: đơn vị không có nơi này. Các nơi: national_database" in refused.err
    assert abolished.sql("SELECT id FROM fact WHERE kind = 'removal.done'") == []


def test_a_document_is_not_confirmed_at_a_place_that_shows_no_documents(unit: Unit) -> None:
    unit.record("force.ended", "01/11/2025", "--document", "18/2019/TT-BTC")
    typed = ("removal", "confirm", "18/2019/TT-BTC", "--on", "03/11/2025", "--place")
    refused = unit.call(*typed, "niêm yết")
    taken = unit.call(*typed, "Trang Sở")

    assert (refused.code, taken.code) == (8, 0)
    assert "niêm yết: nơi này không đăng văn bản" in refused.err
    assert "national_database, department_site" in refused.err
