"""Is each alert sent once, to whom it concerns, by day, and never lost?"""

import socket
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.alerted import DECISION, DEPARTMENT, MORNING, STEPS, make_overdue, send_all, send_to
from tests.registers import SIGNED, Unit
from tthc.app import alerting
from tthc.app.alerting import Quiet
from tthc.app.auditing import audit
from tthc.store.journal import Signature
from tthc.store.outbox import StepKind

overdue = pytest.fixture(make_overdue)


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


def test_a_letter_goes_by_smtp_once(overdue: Unit, inbox: tuple[Inbox, int]) -> None:
    taken, port = inbox
    send_to(overdue, f"smtp://127.0.0.1:{port}")
    first = send_all(overdue)
    assert (first.whole, [one.kind for one in first.letters]) == (True, [StepKind.DELIVERED])
    assert send_all(overdue).letters == ()
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
    send_to(overdue, f"smtp://127.0.0.1:{port}")
    taken.answer = "451 thử lại sau"
    refused = send_all(overdue)
    assert (refused.whole, refused.letters[0].kind) == (False, StepKind.FAILED)
    assert "451" in refused.letters[0].reason
    taken.answer = "250 OK"
    assert send_all(overdue).whole
    assert [kind for _, kind in overdue.sql(STEPS)] == ["sending", "failed", "sending", "delivered"]
    assert len(taken.letters) == 1


def test_a_crash_after_the_250_repeats_the_same_message_at_most(
    overdue: Unit, inbox: tuple[Inbox, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, port = inbox
    send_to(overdue, f"smtp://127.0.0.1:{port}")
    whole = alerting.deliver

    def cut(*letter: Any) -> str:  # noqa: ANN401
        whole(*letter)
        raise KeyboardInterrupt

    monkeypatch.setattr(alerting, "deliver", cut)
    with pytest.raises(KeyboardInterrupt):
        send_all(overdue)
    monkeypatch.undo()
    overdue.record("decision.received", "06/01/2026", "--decision", "971/QĐ-BYT")
    audit(overdue.register, date(2026, 1, 11), SIGNED._replace(at=MORNING.at))
    send_all(overdue)
    ids = [letter["Message-ID"] for letter in taken.letters]
    assert len(ids) == 3
    assert len(set(ids)) == 2
    assert send_all(overdue).letters == ()


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
    send_to(overdue, tmp_path.as_uri())
    at = Signature("x", datetime(*moment, tzinfo=UTC))  # type: ignore[arg-type]
    assert send_all(overdue, at).quiet is quiet
    assert bool(overdue.sql(STEPS)) is (quiet is None)
    assert send_all(overdue, at, any_time=True).quiet is None
    assert len(list(tmp_path.glob("*.html"))) == 1


def test_a_dry_run_writes_and_sends_nothing(overdue: Unit, tmp_path: Path) -> None:
    send_to(overdue, tmp_path.as_uri())
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
    send_to(unit, tmp_path.as_uri())
    file = unit.folder / "tthc.toml"
    text = (
        file.read_text(encoding="utf-8") + '[alerts.officers]\n"Trần Thị Bình" = "binh@tinh.vn"\n'
    )
    file.write_text(text, encoding="utf-8")
    sent = send_all(unit).letters
    told = {one.digest.recipient.name: len(one.digest.alerts) for one in sent}
    assert told == {DEPARTMENT: 2, "Trần Thị Bình": 1}
    assert send_all(unit).letters == ()


def test_a_department_without_a_recipient_is_named_as_the_settings_want_it(unit: Unit) -> None:
    unit.record("decision.received", "05/01/2026", "--decision", "7/QĐ-BYT")
    file = unit.folder / "tthc.toml"
    (unit.folder / "thu").mkdir()
    to = (unit.folder / "thu").as_uri()
    file.write_text(f'{file.read_text("utf-8")}\n[alerts]\nto = "{to}"\n', encoding="utf-8")
    unit.call("audit", "--as-of", "20/01/2026")
    said = " ".join(unit.call("alerts", "send", "--anytime").out.split())
    ((name,),) = unit.sql("SELECT department_name FROM unit")
    assert f'dưới [alerts.departments]: "{name}" = ["ten@tinh.gov.vn"]' in said
