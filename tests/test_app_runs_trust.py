"""Is a night that did not run seen, and does one spoilt case leave the others to be reported?"""

import subprocess
import sys
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from tests.registers import SIGNED, Unit, clean_environment, program
from tthc.app.auditing import audit
from tthc.store.sending import one_sender

DECISION = ("--decision", "970/QĐ-BYT", "--decision-date", "21/03/2025")
OTHER = ("--decision", "971/QĐ-BYT", "--decision-date", "21/03/2025")
DEPARTMENT = "Sở Khoa học và Công nghệ"
SPOIL = (
    "UPDATE verdict_span SET first = 'hôm qua' WHERE course_id = 1 AND verdict = 'overdue'",
    "UPDATE verdict_span SET last = '' WHERE course_id = 1 AND verdict = 'overdue'",
    "UPDATE verdict_span SET verdict = 'sấm' WHERE course_id = 1",
    "UPDATE finding_span SET due = 'mai' WHERE course_id = 1",
    "UPDATE finding_span SET \"check\" = 'sấm' WHERE course_id = 1",
)


@pytest.fixture
def two(unit: Unit) -> Unit:
    """Two decisions received on Tue 06/01/2026 and Mon 05/01: due Fri 09/01 and Thu 08/01."""
    unit.record("decision.received", "06/01/2026", *DECISION)
    unit.record("decision.received", "05/01/2026", *OTHER)
    return unit


def _spoil_fact(unit: Unit, change: str) -> None:
    unit.sql("DROP TRIGGER fact_refuses_update")
    unit.sql(f"UPDATE fact SET {change} WHERE id = 1")  # noqa: S608


def _mail(unit: Unit, to: str, *more: str) -> None:
    file = unit.folder / "tthc.toml"
    settings = (f'[alerts]\nto = "{to}"', *more, f'[alerts.departments]\n"{DEPARTMENT}" = "a@b"')
    file.write_text("\n".join((file.read_text(encoding="utf-8"), *settings, "")), encoding="utf-8")


@pytest.mark.sqlite_only
@pytest.mark.parametrize("statement", SPOIL)
def test_a_kept_judgement_that_cannot_be_read_is_named_and_made_anew(
    two: Unit, statement: str
) -> None:
    two.sql(statement)
    done = two.call("audit", "--as-of", "10/01/2026", "--format", "json")
    said = done.data()
    assert (done.code, said["errors"], said["mended"]) == (1, 1, ["A1"])
    assert {(one["case"], one["check"]) for one in said["findings"]} == {
        ("A1", "overdue"),
        ("A2", "overdue"),
    }
    assert two.call("audit", "--as-of", "11/01/2026").code == 0
    assert [run["errors"] for run in two.ask("runs", "--as-of", "11/01/2026")["runs"]] == [1, 0]


@pytest.mark.sqlite_only
@pytest.mark.parametrize("change", ["kind = 'sấm.sét'", "happened_on = 'hôm qua'"])
def test_a_fact_that_cannot_be_read_is_one_finding_and_the_others_are_judged(
    two: Unit, change: str
) -> None:
    _spoil_fact(two, change)
    two.sql("DELETE FROM projection")
    done = two.call("audit", "--as-of", "10/01/2026", "--format", "json")
    said = done.data()
    assert (done.code, said["errors"], said["counts"]["unknown"]) == (1, 1, 1)
    found = {one["case"]: (one["check"], one["severity"]) for one in said["findings"]}
    assert found == {"A1": ("not_judged", "error"), "A2": ("overdue", "error")}
    assert two.call("audit", "--as-of", "10/01/2026").code == 1
    assert two.call("show", "970/QĐ-BYT", "--as-of", "10/01/2026").code in (0, 6)


def test_runs_carry_their_window_and_their_errors(two: Unit) -> None:
    for night in ("07/01/2026", "10/01/2026"):
        two.ask("audit", "--as-of", night)
    runs = two.ask("runs", "--as-of", "10/01/2026")["runs"]
    assert [(run["since"], run["as_of"], run["errors"]) for run in runs] == [
        (None, "2026-01-07", 0),
        ("2026-01-07", "2026-01-10", 0),
    ]


@pytest.mark.parametrize(
    ("night", "day", "code", "late"),
    [
        ("09/01/2026", "10/01/2026", 0, 1),  # Fri, Sat 10 is worked
        ("09/01/2026", "12/01/2026", 1, 2),
        ("16/01/2026", "18/01/2026", 0, 0),  # Fri, Sun
        ("16/01/2026", "19/01/2026", 0, 1),  # Mon
        ("16/01/2026", "20/01/2026", 1, 2),  # Tue
    ],
)
def test_check_runs_fails_when_the_last_good_run_is_over_a_working_day_old(
    unit: Unit, night: str, day: str, code: int, late: int
) -> None:
    unit.ask("audit", "--as-of", night)
    done = unit.call("audit", "--check-runs", "--as-of", day, "--format", "json")
    assert (done.code, done.data()["working_days"]) == (code, late)


def test_check_runs_names_the_missing_nights_and_audits_nothing(unit: Unit) -> None:
    assert unit.call("audit", "--check-runs", "--as-of", "12/01/2026").code == 1
    unit.ask("audit", "--as-of", "07/01/2026")
    done = unit.call("audit", "--check-runs", "--as-of", "12/01/2026")
    assert "08/01/2026 - 11/01/2026" in done.out
    assert unit.sql("SELECT count(*) FROM audit_run") == [(1,)]


def test_five_audits_of_processes_at_once_are_one_run_and_one_set_of_alerts(two: Unit) -> None:
    asked = [sys.executable, "-m", "tthc", "audit", "--as-of", "10/01/2026", "--lang", "en"]
    running = [
        subprocess.Popen(asked, cwd=two.folder, env=clean_environment(), stdout=subprocess.PIPE)
        for _ in range(5)
    ]
    said = [one.communicate(timeout=60)[0].decode() for one in running]
    assert [one.returncode for one in running] == [0] * 5
    assert sum("audited before" in one for one in said) == 4
    assert two.sql("SELECT count(*) FROM audit_run") == [(1,)]
    assert two.sql("SELECT count(*) FROM alert") == [(2,)]


def test_two_senders_of_processes_at_once_send_one_letter(two: Unit, tmp_path: Path) -> None:
    audit(two.register, date(2026, 1, 10), SIGNED)
    _mail(two, tmp_path.as_uri())
    with ThreadPoolExecutor(3) as pool:
        asked = [
            pool.submit(program, "alerts", "send", "--anytime", folder=two.folder) for _ in range(3)
        ]
        done = [one.result() for one in asked]
    assert [one.returncode for one in done] == [0, 0, 0], [one.stderr for one in done]
    assert two.sql("SELECT count(*) FROM alert_step WHERE kind = 'delivered'") == [(2,)]
    assert len(list(tmp_path.glob("*.txt"))) == 1


def test_what_is_sent_without_the_outbox_is_sent_twice(
    two: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Negative control: the letter leaves, and nobody notes that it did."""
    audit(two.register, date(2026, 1, 10), SIGNED)
    _mail(two, tmp_path.as_uri())
    with monkeypatch.context() as patch:
        patch.setattr("tthc.app.alerting.add_steps", print)
        assert [_letters(two, tmp_path) for _ in range(2)] == [1, 1]
    assert [_letters(two, tmp_path) for _ in range(2)] == [1, 0]


def _letters(unit: Unit, folder: Path) -> int:
    """Send, count the letters that came, and take them out of the folder."""
    unit.call("alerts", "send", "--anytime")
    came = list(folder.glob("*.txt"))
    for letter in came:
        letter.unlink()
    return len(came)


def test_a_sender_who_waits_too_long_is_told_that_another_sends(
    two: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tthc.store.sending.WAIT_SECONDS", 1)
    _mail(two, tmp_path.as_uri())
    with one_sender(two.address, "sổ"):
        done = two.call("alerts", "send", "--anytime")
    assert (done.code, "alerts send" in done.err) == (6, True)


@pytest.mark.parametrize(
    "to", ["smtp://127.0.0.1:1", "smtps://127.0.0.1:1", "file:///khong/co/o/day"]
)
def test_what_cannot_be_delivered_waits_and_the_exit_code_says_so(two: Unit, to: str) -> None:
    audit(two.register, date(2026, 1, 10), SIGNED)
    _mail(two, to, 'sender = "x@y"')
    done = two.call("alerts", "send", "--anytime", "--lang", "vi")
    assert (done.code, "chưa gửi được" in done.out) == (1, True), done
    waiting = two.ask("alerts", "list")["alerts"]
    assert [(one["waiting"], one["state"]) for one in waiting] == [(True, "failed")] * 2


@contextmanager
def _web() -> Generator[tuple[list[bytes], int]]:
    taken: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            taken.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield taken, server.server_port
    server.shutdown()
    server.server_close()


def test_a_chat_gets_the_letter_by_apprise(two: Unit) -> None:
    pytest.importorskip("apprise", reason="apprise is not installed: pip install tthc[notify]")
    audit(two.register, date(2026, 1, 10), SIGNED)
    _mail(two, "apprise:", 'secrets = "bi-mat.toml"')
    with _web() as (taken, port):
        secrets = two.folder / "bi-mat.toml"
        text = f'[departments]\n"{DEPARTMENT}" = "json://127.0.0.1:{port}/tin"\n'
        secrets.write_text(text, encoding="utf-8")
        secrets.chmod(0o600)
        done = program("alerts", "send", "--anytime", folder=two.folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(taken) == 1
    assert two.ask("alerts", "list")["alerts"] == []


def test_an_audit_killed_before_the_sending_has_its_alerts(two: Unit, tmp_path: Path) -> None:
    _mail(two, tmp_path.as_uri())
    audit(two.register, date(2026, 1, 10), SIGNED)
    before = monotonic()
    done = program("alerts", "send", "--anytime", folder=two.folder)
    assert (done.returncode, monotonic() - before < 30) == (0, True)
    (letter,) = tmp_path.glob("*.txt")
    text = letter.read_text(encoding="utf-8")
    assert "970/QĐ-BYT" in text
    assert "971/QĐ-BYT" in text


def test_an_audit_of_a_day_ahead_writes_no_alert(two: Unit) -> None:
    early = SIGNED._replace(at=datetime(2026, 1, 7, 3, tzinfo=UTC))
    audit(two.register, date(2026, 1, 12), early)
    assert two.sql("SELECT count(*) FROM alert") == [(0,)]
