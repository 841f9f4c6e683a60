"""A unit with an alert that waits, where its letters go, and how a test sends them."""

from datetime import UTC, date, datetime

from tests.registers import SIGNED, Unit
from tthc.app import alerting
from tthc.app.alerting import Order, send
from tthc.app.auditing import audit
from tthc.report.digests import digest_letter
from tthc.store.journal import Signature

DECISION = ("--decision", "970/QĐ-BYT", "--decision-date", "21/03/2025")
STEPS = "SELECT alert_id, kind FROM alert_step ORDER BY id"
MORNING = Signature("Nguyễn Văn An", datetime(2026, 1, 12, 2, 0, tzinfo=UTC))  # Mon 09:00
DEPARTMENT = "Sở Khoa học và Công nghệ"


def make_overdue(unit: Unit) -> Unit:
    """Received Tue 06/01/2026: due Fri 09/01, overdue on Sat 10/01."""
    unit.record("decision.received", "06/01/2026", *DECISION)
    audit(unit.register, date(2026, 1, 10), SIGNED)
    return unit


def send_to(unit: Unit, to: str, *more: str) -> Unit:
    file = unit.folder / "tthc.toml"
    lines = ("[alerts]", f'to = "{to}"', 'sender = "tthc@tinh.vn"', *more)
    names = ("[alerts.departments]", f'"{DEPARTMENT}" = "phong@tinh.vn"')
    text = "\n".join((file.read_text(encoding="utf-8"), *lines, *names, ""))
    file.write_text(text, encoding="utf-8")
    return unit


def send_all(unit: Unit, at: Signature = MORNING, **how: bool) -> alerting.Sending:
    return send(unit.register, Order(at, **how), digest_letter)
