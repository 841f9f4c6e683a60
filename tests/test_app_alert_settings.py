"""Is a setting of alerts that is missing, wrong or open to others named before anything is sent?"""

from datetime import date
from pathlib import Path

import pytest

from tests.alerted import DECISION, make_overdue, send_to
from tests.registers import SIGNED, Unit
from tthc.app.auditing import audit

overdue = pytest.fixture(make_overdue)


def test_alerts_without_a_recipient_wait_and_are_named(unit: Unit, tmp_path: Path) -> None:
    unit.record("decision.received", "06/01/2026", *DECISION)
    audit(unit.register, date(2026, 1, 10), SIGNED)
    file = unit.folder / "tthc.toml"
    text = file.read_text(encoding="utf-8") + f'[alerts]\nto = "{tmp_path.as_uri()}"\n'
    file.write_text(text, encoding="utf-8")
    done = unit.call("alerts", "send", "--anytime")
    assert (done.code, "[alerts.departments]" in done.out) == (1, True)
    assert len(unit.ask("alerts", "list")["alerts"]) == 1


def test_a_department_that_the_register_does_not_know_is_warned_of(unit: Unit) -> None:
    """An officer is told, so no alert waits: the slip would lose what the department is told."""
    unit.record("case.assigned", "06/01/2026", *DECISION, "--note", "Trần Thị Bình")
    make_overdue(unit)
    folder = unit.folder / "thu"
    folder.mkdir()
    asked = 'departments = {"Sở KHCN" = "a@tinh.vn"}\nofficers = {"Trần Thị Bình" = "b@tinh.vn"}\n'
    file = unit.folder / "tthc.toml"
    own = f'[alerts]\nto = "{folder.as_uri()}"\n{asked}'
    file.write_text(f"{file.read_text(encoding='utf-8')}{own}", encoding="utf-8")
    said = unit.call("alerts", "send", "--anytime", "--dry-run").out
    assert "Sở KHCN, nhưng sổ này không có đơn vị nào tên như vậy" in " ".join(said.split())
    assert "Các đơn vị trong sổ: Sở Khoa học và Công nghệ." in " ".join(said.split())
    done = unit.call("alerts", "send", "--anytime", "--format", "json")
    assert (done.code, done.data()["unknown_departments"]) == (0, ["Sở KHCN"])
    assert [one["recipient"] for one in done.data()["letters"]] == ["Trần Thị Bình"]


@pytest.mark.parametrize("same", ["Sở Khoa học và Công nghệ", "SO KHOA HOC VA CONG NGHE"])
def test_a_department_written_otherwise_is_the_one_of_the_register(unit: Unit, same: str) -> None:
    file = unit.folder / "tthc.toml"
    own = f'[alerts]\nto = "{unit.folder.as_uri()}"\ndepartments = {{"{same}" = "a@tinh.vn"}}\n'
    file.write_text(f"{file.read_text(encoding='utf-8')}{own}", encoding="utf-8")
    assert unit.ask("alerts", "send", "--anytime")["unknown_departments"] == []


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o600])
def test_secrets_that_others_may_read_are_refused(overdue: Unit, tmp_path: Path, mode: int) -> None:
    send_to(overdue, tmp_path.as_uri(), 'secrets = "bi-mat.toml"')
    secrets = overdue.folder / "bi-mat.toml"
    secrets.write_text('smtp_password = "x"\n', encoding="utf-8")
    secrets.chmod(mode)
    done = overdue.call("alerts", "send", "--dry-run")
    assert done.code == (0 if mode == 0o600 else 9), done.err
    assert mode == 0o600 or "chmod 600" in done.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('to = "ftp://x"', "hãy viết smtp://máy-chủ:cổng, file:///thư-mục hoặc apprise:"),
        # Of this the name would be taken for a host, and letters lie in whatever folder it runs in.
        ('to = "file://thu"', "hãy viết smtp://máy-chủ:cổng, file:///thư-mục hoặc apprise:"),
        ('to = "file:///"', "hãy viết smtp://máy-chủ:cổng, file:///thư-mục hoặc apprise:"),
        ('any_time = "có"', "alerts.any_time: phải là true hoặc false"),
        ("any_tim = true", "alerts.any_tim: không có khóa này"),
        ('to = "smtp://a:mat-khau@mail.vn"', "TTHC_SMTP_PASSWORD"),
        ('to = "smtp://"', "thiếu tên máy chủ"),
        ('to = "smtp://mail.vn"', "sender"),
        ('to = "smtp://mail.vn:nhieu"', "alerts.to"),
        ("long_overdue = 0", "alerts.long_overdue: phải từ 1 trở lên"),
        ("departments = {A = 3}", 'departments."A"'),
        ("departments = {A = []}", 'departments."A"'),
    ],
)
def test_a_wrong_setting_of_alerts_is_named(unit: Unit, line: str, said: str) -> None:
    file = unit.folder / "tthc.toml"
    file.write_text(f"{file.read_text(encoding='utf-8')}[alerts]\n{line}\n", encoding="utf-8")
    done = unit.call("alerts", "list")
    assert (done.code, said in done.err) == (9, True), done.err
    assert "mat-khau" not in done.err


def test_nothing_is_sent_before_somebody_says_where_to(overdue: Unit) -> None:
    done = overdue.call("alerts", "send")
    assert (done.code, "[alerts]" in done.err) == (9, True)
