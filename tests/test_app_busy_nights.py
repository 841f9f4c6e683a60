"""Is each night one run and each alert one letter, when five audit and send at once every night?

One of the five is killed at some moment, and before anybody comes the clock is set back once: then
nothing is done at all.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from time import sleep

import pytest

from tests.crashes import SEED
from tests.officers import AT_ONCE, LOADED, unlock
from tests.registers import Unit
from tthc.app import alerting
from tthc.app.auditing import audit
from tthc.app.ground import ClockBackError
from tthc.app.register import locate_register
from tthc.report.digests import digest_letter
from tthc.store.journal import Signature

NIGHT = date(2026, 1, 5)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
AT_A_TIME = 5
DEPARTMENT = "Sở Khoa học và Công nghệ"


def _forget_letters() -> None:
    """Send, and note nowhere that it was done."""
    alerting.add_steps = print


FAULTS: dict[str, Callable[[], None]] = {
    "": lambda: None,
    "no lock": unlock,
    "no outbox": _forget_letters,
}


def _work(folder: Path, night: date, fault: str) -> None:
    FAULTS[fault]()
    register, signature = locate_register(None, None, folder), _at(night, 17)
    audit(register, night, signature)
    alerting.send(register, alerting.Order(signature, any_time=True), digest_letter)


def _at(night: date, hour: int) -> Signature:
    return Signature("cron", datetime(night.year, night.month, night.day, hour, tzinfo=UTC))


def live(unit: Unit, nights: int, fault: str = "", seed: int = SEED) -> None:
    """Live so many nights; each begins with a decision, so that alerts arise."""
    AT_ONCE.set_forkserver_preload([*LOADED, "tests.test_app_busy_nights"])
    letters, chance = _mail(unit), Random(seed)  # noqa: S311
    for number in range(nights):
        night = NIGHT + timedelta(days=number)
        _receive(unit, night, number)
        _set_back(unit, night)
        given = (unit.folder, night, fault)
        busy = [AT_ONCE.Process(target=_work, args=given) for _ in range(AT_A_TIME)]
        for one in busy:
            one.start()
        sleep(chance.uniform(0, 0.4))
        busy[0].kill()
        for one in busy:
            one.join(120)
        assert [one.exitcode for one in busy[1:]] == [0] * (AT_A_TIME - 1), night
        _check(unit, number + 1, letters)
    assert unit.call("verify").code == 0


def _receive(unit: Unit, night: date, number: int) -> None:
    about = ("--decision", f"{number + 1}/QĐ-BYT", "--decision-date", "02/01/2026")
    unit.record("decision.received", night.isoformat(), *about)


def _set_back(unit: Unit, night: date) -> None:
    """Audit under a clock of the day before: nothing may be written."""
    before = unit.dump()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tthc.app.ground.now", lambda: LONG_AGO)
        with pytest.raises(ClockBackError):
            audit(unit.register, night, _at(night, 17))
    assert unit.dump() == before


def _mail(unit: Unit) -> Path:
    folder, file = unit.folder / "thu", unit.folder / "tthc.toml"
    folder.mkdir()
    to = f'[alerts]\nto = "{folder.as_uri()}"\n[alerts.departments]\n"{DEPARTMENT}" = "a@b"\n'
    file.write_text(f"{file.read_text('utf-8')}\n{to}", "utf-8")
    return folder


def _check(unit: Unit, nights: int, letters: Path) -> None:
    """One run for each night, one alert for each rung, each delivered once and in a letter."""
    assert unit.sql("SELECT count(*), count(DISTINCT as_of) FROM audit_run") == [(nights, nights)]
    alerts = "SELECT count(*) FROM alert"
    rungs = "SELECT count(*) FROM (SELECT DISTINCT case_id, rule, rung FROM alert) x"
    delivered = "SELECT count(*), count(DISTINCT alert_id) FROM alert_step WHERE kind = 'delivered'"
    ((written,),) = unit.sql(alerts)
    assert unit.sql(rungs) == [(written,)]
    ((sent, of_them),) = unit.sql(delivered)
    assert sent == of_them
    assert unit.ask("alerts", "list")["alerts"] == []
    assert len(list(letters.glob("*.txt"))) <= nights + 1


def test_fifty_busy_nights_are_fifty_runs_and_no_letter_comes_twice(unit: Unit) -> None:
    live(unit, 10 if unit.server else 50)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(10))
def test_two_thousand_busy_nights(
    new_unit: Callable[[], Unit], server: str | None, part: int
) -> None:
    """In registers of 200 nights: more of them would come before the clock does."""
    live(new_unit(), 20 if server else 200, seed=SEED + part)


@pytest.mark.parametrize("fault", ["no lock", "no outbox"])
def test_a_program_that_lets_them_work_at_once_is_found_out(unit: Unit, fault: str) -> None:
    with pytest.raises(AssertionError):
        live(unit, 5, fault)
