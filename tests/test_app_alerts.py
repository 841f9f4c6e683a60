"""Is each alert written once, sent once, never false, and never lost?"""

import socket
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.registers import SIGNED, Unit
from tthc.app import alerting
from tthc.app.alerting import Order, Quiet, send
from tthc.app.auditing import audit
from tthc.report.digests import digest_letter
from tthc.store.journal import Signature
from tthc.store.outbox import StepKind

DECISION = ("--decision", "970/QĐ-BYT", "--decision-date", "21/03/2025")
FIRST_NIGHT = date(2025, 12, 1)
WRITTEN = "SELECT case_id, rule, rung FROM alert ORDER BY 1, 2, 3"
STEPS = "SELECT alert_id, kind FROM alert_step ORDER BY id"
MORNING = Signature("Nguyễn Văn An", datetime(2026, 1, 12, 2, 0, tzinfo=UTC))  # Mon 09:00
LATER = datetime(2026, 2, 1, tzinfo=UTC)
DEPARTMENT = "Sở Khoa học và Công nghệ"
RUNGS = "SELECT rung, since, due FROM alert ORDER BY id"


class Inbox:
    """What a real server took, and what it answers."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.answer = "250 OK"

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: ANN401, N802
        if self.answer.startswith("250"):
            self.letters.append(message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        return self.answer


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, int]]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    taken = Inbox()
    server = Controller(taken, hostname="127.0.0.1", port=port)
    server.start()
    yield taken, port
    server.stop()


@pytest.fixture
def overdue(unit: Unit) -> Unit:
    """Received Tue 06/01/2026: due Fri 09/01, overdue on Sat 10/01."""
    unit.record("decision.received", "06/01/2026", *DECISION)
    audit(unit.register, date(2026, 1, 10), SIGNED)
    return unit


def _set(unit: Unit, to: str, *more: str) -> Unit:
    file = unit.folder / "tthc.toml"
    lines = ("[alerts]", f'to = "{to}"', 'sender = "tthc@tinh.vn"', *more)
    names = ("[alerts.departments]", f'"{DEPARTMENT}" = "phong@tinh.vn"')
    text = "\n".join((file.read_text(encoding="utf-8"), *lines, *names, ""))
    file.write_text(text, encoding="utf-8")
    return unit


def _send(unit: Unit, at: Signature = MORNING, **how: bool) -> alerting.Sending:
    return send(unit.register, Order(at, **how), digest_letter)


def test_nights_1_and_40_alone_write_what_all_forty_write(
    example: Unit, another_example: Unit
) -> None:
    lazy = another_example
    for night in range(40):
        audit(example.register, FIRST_NIGHT + timedelta(days=night), SIGNED)
    for night in (0, 39):
        audit(lazy.register, FIRST_NIGHT + timedelta(days=night), SIGNED)
    daily = example.sql(WRITTEN)
    assert {rung for *_, rung in daily} == {"due_soon", "due_today", "overdue", "long_overdue"}
    assert len(daily) == len(set(daily))
    assert lazy.sql(WRITTEN) == daily


def test_a_retrospective_run_and_a_what_if_write_no_alert(overdue: Unit) -> None:
    before = overdue.dump()
    overdue.ask("audit", "--as-of", "12/01/2026", "--policy", "latest")
    assert overdue.dump() == before
    written = overdue.sql(WRITTEN)
    overdue.ask("audit", "--as-of", "08/01/2026")
    assert overdue.sql(WRITTEN) == written == [("A1", "announcement.list", "overdue")]


def test_the_rungs_of_a_duty_begin_on_their_days(unit: Unit) -> None:
    """Due Fri 09/01/2026; then Sat 10 (made up), Mon 12, Tue 13, Wed 14: the fifth is Thu 15."""
    unit.record("decision.received", "06/01/2026", *DECISION)
    for night in (6, 20):
        audit(unit.register, date(2026, 1, night), SIGNED._replace(at=LATER))
    assert sorted(unit.sql(RUNGS)) == [
        ("due_soon", "2026-01-08", "2026-01-09"),
        ("due_today", "2026-01-09", "2026-01-09"),
        ("long_overdue", "2026-01-15", "2026-01-09"),
        ("overdue", "2026-01-10", "2026-01-09"),
    ]


def test_a_letter_goes_by_smtp_once(overdue: Unit, inbox: tuple[Inbox, int]) -> None:
    taken, port = inbox
    _set(overdue, f"smtp://127.0.0.1:{port}")
    first = _send(overdue)
    assert (first.whole, [one.kind for one in first.letters]) == (True, [StepKind.DELIVERED])
    assert _send(overdue).letters == ()
    (letter,) = taken.letters
    assert letter["To"] == "phong@tinh.vn"
    assert letter["Subject"] == "[tthc] 12/01/2026: 1 việc quá hạn, 0 việc đến hạn hoặc sắp đến hạn"
    assert letter["Message-ID"] == f"<{first.letters[0].digest.message}>"
    plain, page = (letter.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert page is not None
    for said in (plain.get_content(), page.get_content()):
        assert "QUÁ HẠN: hạn 09/01/2026, đã trễ 2 ngày làm việc" in said  # Sat 10 (made up), Mon 12
        assert "970/QĐ-BYT" in said
        assert "tthc explain A1" in said


def test_what_a_server_refuses_waits_with_its_answer(
    overdue: Unit, inbox: tuple[Inbox, int]
) -> None:
    taken, port = inbox
    _set(overdue, f"smtp://127.0.0.1:{port}")
    taken.answer = "451 thử lại sau"
    refused = _send(overdue)
    assert (refused.whole, refused.letters[0].kind) == (False, StepKind.FAILED)
    assert "451" in refused.letters[0].reason
    taken.answer = "250 OK"
    assert _send(overdue).whole
    assert [kind for _, kind in overdue.sql(STEPS)] == ["sending", "failed", "sending", "delivered"]
    assert len(taken.letters) == 1


def test_a_crash_after_the_250_repeats_the_same_message_at_most(
    overdue: Unit, inbox: tuple[Inbox, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, port = inbox
    _set(overdue, f"smtp://127.0.0.1:{port}")
    whole = alerting.deliver

    def cut(*letter: Any) -> str:  # noqa: ANN401
        whole(*letter)
        raise KeyboardInterrupt

    monkeypatch.setattr(alerting, "deliver", cut)
    with pytest.raises(KeyboardInterrupt):
        _send(overdue)
    monkeypatch.undo()
    overdue.record("decision.received", "06/01/2026", "--decision", "971/QĐ-BYT")
    audit(overdue.register, date(2026, 1, 11), SIGNED._replace(at=MORNING.at))
    _send(overdue)
    ids = [letter["Message-ID"] for letter in taken.letters]
    assert len(ids) == 3
    assert len(set(ids)) == 2
    assert _send(overdue).letters == ()


def test_what_was_done_before_the_letter_went_is_settled_and_shown(
    overdue: Unit, tmp_path: Path
) -> None:
    _set(overdue, tmp_path.as_uri())
    overdue.record("announcement.signed", "09/01/2026", *DECISION, "--document", "9/QĐ-UBND")
    done = _send(overdue)
    assert (done.letters, done.settled, list(tmp_path.glob("*.txt"))) == ((), 1, [])
    (line,) = overdue.ask("alerts", "list", "--all")["alerts"]
    assert (line["waiting"], line["state"], line["reason"]) == (False, "settled", "done 2026-01-09")
    assert overdue.ask("alerts", "list")["alerts"] == []


def test_a_settled_alert_that_is_due_after_all_is_sent(overdue: Unit, tmp_path: Path) -> None:
    _set(overdue, tmp_path.as_uri())
    signed = overdue.record(
        "announcement.signed", "09/01/2026", *DECISION, "--document", "9/QĐ-UBND"
    )
    assert signed["added"] == 1
    audit(overdue.register, date(2026, 1, 11), SIGNED._replace(at=MORNING.at))
    assert overdue.sql(STEPS) == [(1, "settled")]
    overdue.record("fact.voided", "11/01/2026", "--fact", "2")
    audit(overdue.register, date(2026, 1, 11), SIGNED._replace(at=MORNING.at))
    assert overdue.sql(STEPS) == [(1, "settled"), (1, "renewed")]
    assert len(_send(overdue).letters) == 1
    assert "QUÁ HẠN" in next(tmp_path.glob("*.txt")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        ((2026, 1, 12, 15, 0), Quiet.NIGHT),  # Mon 22:00
        ((2026, 1, 12, 22, 59), Quiet.NIGHT),  # Tue 05:59
        ((2026, 1, 12, 23, 0), None),  # Tue 06:00
        ((2026, 1, 11, 3, 0), Quiet.DAY_OFF),  # Sun 10:00
    ],
)
def test_nothing_goes_at_night_or_on_a_day_off_unless_asked(
    overdue: Unit, tmp_path: Path, moment: tuple[int, ...], quiet: Quiet | None
) -> None:
    _set(overdue, tmp_path.as_uri())
    at = Signature("x", datetime(*moment, tzinfo=UTC))  # type: ignore[arg-type]
    assert _send(overdue, at).quiet is quiet
    assert bool(overdue.sql(STEPS)) is (quiet is None)
    assert _send(overdue, at, any_time=True).quiet is None
    assert len(list(tmp_path.glob("*.html"))) == 1


def test_a_dry_run_writes_and_sends_nothing(overdue: Unit, tmp_path: Path) -> None:
    _set(overdue, tmp_path.as_uri())
    before = overdue.dump()
    said = overdue.ask("alerts", "send", "--dry-run")
    assert [letter["state"] for letter in said["letters"]] == ["waiting"]
    assert overdue.dump() == before
    assert list(tmp_path.glob("*.txt")) == []


def test_an_officer_gets_a_letter_of_the_cases_assigned_to_them(unit: Unit, tmp_path: Path) -> None:
    unit.record("decision.received", "06/01/2026", *DECISION)
    unit.record("decision.received", "06/01/2026", "--decision", "971/QĐ-BYT")
    note = "Phòng TTHC - Trần Thị Bình"
    unit.record("case.assigned", "07/01/2026", *DECISION, "--note", note)
    audit(unit.register, date(2026, 1, 10), SIGNED)
    _set(unit, tmp_path.as_uri())
    file = unit.folder / "tthc.toml"
    text = (
        file.read_text(encoding="utf-8") + '[alerts.officers]\n"Trần Thị Bình" = "binh@tinh.vn"\n'
    )
    file.write_text(text, encoding="utf-8")
    sent = _send(unit).letters
    told = {one.digest.recipient.name: len(one.digest.alerts) for one in sent}
    assert told == {DEPARTMENT: 2, "Trần Thị Bình": 1}
    assert _send(unit).letters == ()


def test_alerts_without_a_recipient_wait_and_are_named(unit: Unit, tmp_path: Path) -> None:
    unit.record("decision.received", "06/01/2026", *DECISION)
    audit(unit.register, date(2026, 1, 10), SIGNED)
    file = unit.folder / "tthc.toml"
    text = file.read_text(encoding="utf-8") + f'[alerts]\nto = "{tmp_path.as_uri()}"\n'
    file.write_text(text, encoding="utf-8")
    done = unit.call("alerts", "send", "--anytime")
    assert (done.code, "[alerts.departments]" in done.out) == (1, True)
    assert len(unit.ask("alerts", "list")["alerts"]) == 1


def test_the_database_refuses_a_second_alert_of_a_rung_and_any_change(overdue: Unit) -> None:
    columns = "province, department, id, case_id, rule, rung, since, due, run, link"
    copied = columns.replace("id,", "99,", 1)
    for statement in (
        f"INSERT INTO alert ({columns}) SELECT {copied} FROM alert",  # noqa: S608
        "UPDATE alert SET rung = 'due_soon'",
        "DELETE FROM alert",
    ):
        with pytest.raises(Exception, match=r"UNIQUE|unique|only grows"):
            overdue.sql(statement)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o600])
def test_secrets_that_others_may_read_are_refused(overdue: Unit, tmp_path: Path, mode: int) -> None:
    _set(overdue, tmp_path.as_uri(), 'secrets = "bi-mat.toml"')
    secrets = overdue.folder / "bi-mat.toml"
    secrets.write_text('smtp_password = "x"\n', encoding="utf-8")
    secrets.chmod(mode)
    done = overdue.call("alerts", "send", "--dry-run")
    assert done.code == (0 if mode == 0o600 else 9), done.err
    assert mode == 0o600 or "chmod 600" in done.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('to = "ftp://x"', "smtp://host:port"),
        ('to = "smtp://a:mat-khau@mail.vn"', "TTHC_SMTP_PASSWORD"),
        ('to = "smtp://"', "smtp://host:port"),
        ('to = "smtp://mail.vn"', "sender"),
        ('to = "smtp://mail.vn:nhieu"', "alerts.to"),
        ("long_overdue = 0", "long_overdue"),
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
