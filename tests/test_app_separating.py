"""Do two officers share a step where the unit asks for it, and is what happened never refused?"""

from pathlib import Path

import pytest

from tests.registers import Answer, Unit

TEN = ("--decision", "10/QĐ-BTC", "--decision-date", "03/11/2025")
CODE = ("--procedure", "1.014390")
PAPER = ("--document", "99/QĐ-UBND")
BY_AN, BY_BINH = ("--actor", "An"), ("--actor", "Bình")
SWAP = ("--off", "09/01/2026", "--worked", "17/01/2026")
LETTER = ("--document", "1/VPCP-KGVX", "--declared-on", "05/01/2026")
ADD = ("calendar", "add-notice", *SWAP, *LETTER, "--apply")


def _separate(unit: Unit, said: str = "separate = true") -> None:
    with (unit.folder / "tthc.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"\n[roles]\n{said}\n")


@pytest.fixture
def shared(unit: Unit) -> Unit:
    """Begin with a draft by An, where who drafts may not confirm."""
    _separate(unit)
    unit.record("draft.submitted", "05/11/2025", *TEN, "--document", "5/TTr", *BY_AN)
    return unit


def _facts(unit: Unit) -> int:
    return unit.sql("SELECT count(*) FROM fact")[0][0]


def _sign(unit: Unit, *by: str, kind: str = "announcement.signed") -> Answer:
    return unit.call("record", kind, "--on", "06/11/2025", *TEN, *PAPER, *by)


@pytest.mark.parametrize("kind", ["announcement.signed", "announcement.published"])
@pytest.mark.parametrize("name", ["An", " an ", "AN"])
def test_who_drafted_may_not_confirm_and_hears_what_to_do(
    kind: str, name: str, shared: Unit
) -> None:
    refused = _sign(shared, "--actor", name, kind=kind)
    assert refused.code == 8, refused
    assert f"{kind}: chưa ghi, vì {name.strip()} cũng là người ghi phần dự thảo" in refused.err
    assert "draft.submitted, sự kiện số 1, lúc " in refused.err
    assert "Hãy để người khác xác nhận bằng tên của mình" in refused.err
    assert _facts(shared) == 1


def test_a_name_without_its_marks_is_the_same_officer(unit: Unit) -> None:
    settings = unit.folder / "tthc.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "[roles]\nseparate = true\n", "utf-8"
    )
    unit.record("draft.submitted", "05/11/2025", *TEN, *PAPER, "--actor", "Trần Thị Bình")
    assert _sign(unit, "--actor", "Tran Thi Binh").code == 8
    assert _sign(unit, "--actor", "Trần Thị Bích").code == 0


def test_a_blank_name_is_no_officer(unit: Unit) -> None:
    refused = _sign(unit, "--actor", " ")
    assert refused.code == 2
    assert "ghi tên người thực hiện, hoặc bỏ tùy chọn này" in refused.err


def test_another_officer_confirms(shared: Unit) -> None:
    assert _sign(shared, *BY_BINH).code == 0
    assert _sign(shared, *BY_BINH, kind="announcement.published").code == 0


def test_who_repeats_what_another_confirmed_hears_that_it_is_recorded(shared: Unit) -> None:
    assert _sign(shared, *BY_BINH).code == 0
    again = _sign(shared, *BY_AN)
    assert (again.code, "Đã có trong sổ" in again.out) == (0, True)


def test_the_login_counts_like_the_option(shared: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TTHC_ACTOR", "An")
    assert _sign(shared).code == 8


def test_voiding_ones_own_draft_opens_no_way(shared: Unit) -> None:
    shared.record("fact.voided", "06/11/2025", "--fact", "1", *BY_AN)
    assert _sign(shared, *BY_AN).code == 8


def test_a_draft_by_mistake_counts_no_more_once_another_officer_drafted(shared: Unit) -> None:
    shared.record("fact.voided", "06/11/2025", "--fact", "1", *BY_AN)
    shared.record("draft.submitted", "05/11/2025", *TEN, "--document", "5/TTr", *BY_BINH)
    assert _sign(shared, *BY_AN).code == 0
    assert _sign(shared, *BY_BINH, kind="announcement.published").code == 8


def test_the_draft_of_one_procedure_binds_no_other(unit: Unit) -> None:
    _separate(unit)
    unit.record("draft.submitted", "05/11/2025", *TEN, *CODE, *BY_AN)
    other = ("--procedure", "1.014391")
    signing = ("record", "announcement.signed", "--on", "06/11/2025", *TEN, *PAPER, *BY_AN)
    assert unit.call(*signing, *other).code == 0
    assert unit.call(*signing, *CODE).code == 8
    assert unit.call(*signing).code == 8  # the whole decision, that procedure with it


@pytest.mark.parametrize("said", ["", "separate = false"])
def test_without_the_setting_one_officer_does_both(said: str, unit: Unit) -> None:
    _separate(unit, said)
    unit.record("draft.submitted", "05/11/2025", *TEN, *BY_AN)
    assert _sign(unit, *BY_AN).code == 0


def test_the_setting_is_yes_or_no(unit: Unit) -> None:
    _separate(unit, 'separate = "yes"')
    refused = unit.call("status")
    assert (refused.code, "roles.separate" in refused.err) == (9, True)


def test_a_removal_is_proposed_and_confirmed_by_two(unit: Unit) -> None:
    _separate(unit)
    paper = ("--document", "12/2020/TT-BTC")
    for named, what in ((CODE, "1.014390"), (paper, "12/2020/TT-BTC")):
        unit.record("force.ended", "01/11/2025", *named, *BY_AN)
        unit.record("removal.proposed", "05/11/2025", *named, *BY_AN)
        confirm = ("removal", "confirm", what, "--place", "CSDLQG", "--on", "10/11/2025")
        refused = unit.call(*confirm, *BY_AN)
        assert refused.code == 8, refused
        assert "An cũng là người ghi phần dự thảo" in refused.err
        assert unit.call(*confirm, *BY_BINH).code == 0


def test_a_file_is_never_refused_but_counted(shared: Unit, tmp_path: Path) -> None:
    file = tmp_path / "quyet-dinh-cua-tinh.csv"
    file.write_text(
        "Số quyết định công bố,Ngày ký,Quyết định của Bộ,Ngày quyết định của Bộ,Số tờ trình,"
        "Ngày trình\n99/QĐ-UBND,06/11/2025,10/QĐ-BTC,03/11/2025,5/TTr,05/11/2025\n"
        "98/QĐ-UBND,06/11/2025,11/QĐ-BTC,03/11/2025,6/TTr,05/11/2025\n",
        encoding="utf-8",
    )
    looked = shared.ask("import", str(file), "--dry-run", *BY_BINH)
    done = shared.ask("import", str(file), *BY_AN)
    said = shared.call("import", str(file), *BY_AN)
    assert (looked["steps_by_one"], done["steps_by_one"]) == (2, 2)
    assert (done["rows_added"], done["rows_refused"]) == (2, 0)
    assert "do cùng một người" not in said.out  # nothing was new


def test_a_notice_is_drafted_and_applied_by_two(unit: Unit) -> None:
    _separate(unit)
    unit.record("decision.received", "06/01/2026", "--decision", "970/QĐ-BYT", *BY_AN)
    nobody = unit.call(*ADD, *BY_BINH)
    same = unit.call(*ADD, "--drafted-by", "bình", *BY_BINH)
    assert (nobody.code, same.code) == (8, 8)
    assert "--drafted-by TÊN" in nobody.err
    assert "chính Bình soạn thay đổi này" in same.err
    assert not (unit.folder / "notices").exists()
    assert unit.call(*ADD, "--drafted-by", "An", *BY_BINH).code == 0
    assert unit.sql("SELECT actor FROM entry ORDER BY id") == [("An",), ("Bình",)]


def test_a_change_of_rules_is_applied_by_another_officer(unit: Unit) -> None:
    unit.record("decision.received", "06/01/2026", "--decision", "970/QĐ-BYT", *BY_AN)
    _separate(unit)
    impact = ("rules", "impact", "--apply", *BY_BINH)
    assert unit.call("rules", "impact").code == 0
    assert unit.call(*impact).code == 8
    assert unit.call(*impact, "--drafted-by", "Bình").code == 8
    assert unit.call(*impact, "--drafted-by", "An").code == 0


def test_a_list_is_withdrawn_by_another_officer(unit: Unit, tmp_path: Path) -> None:
    _separate(unit)
    file = tmp_path / "cong.csv"
    rows = "Mã TTHC,Tên TTHC,Cơ quan thực hiện,Lĩnh vực\n1.014390,Cấp phép,Sở KHCN,Công nghệ\n"
    file.write_text(rows, encoding="utf-8")
    taken = unit.call(
        "import",
        str(file),
        "--as",
        "snapshot",
        "--taken-on",
        "05/11/2025",
        "--scope",
        "Bộ KHCN",
        *BY_AN,
    )
    assert taken.code == 0, taken
    refused = unit.call("portal", "withdraw", "1", *BY_AN)
    assert (refused.code, "chính An đã nhập danh sách số 1" in refused.err) == (8, True)
    assert unit.call("portal", "withdraw", "1", *BY_BINH).code == 0
