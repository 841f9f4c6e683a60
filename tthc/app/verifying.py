"""Whether a register is what its journal says: what is recorded, and what was made of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from tthc.app.basis import is_settled
from tthc.app.looking import looking
from tthc.app.register import Register, opened, sit
from tthc.store.audit_tables import audit_run, finding
from tthc.store.audits import last_settled
from tthc.store.cache import tracked_case
from tthc.store.engine import Connection
from tthc.store.flaws import Flaw, Found
from tthc.store.heads import Head, read_head
from tthc.store.tables import fact
from tthc.store.trying import apart, run_check
from tthc.store.verifying import count, is_long
from tthc.store.verifying_cases import check_cases
from tthc.store.verifying_findings import can_compare, check_findings, check_times


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked through, and what is wrong; `settled` False: the cases were not compared.

    `audited` False: findings were not compared, for every case waits for the next audit.
    """

    facts: int
    runs: int
    cases: int
    head: Head
    settled: bool
    audited: bool
    found: tuple[Found, ...]

    @property
    def whole(self) -> bool:
        """Whether everything was compared, and agrees."""
        return self.settled and not self.found


def verify(register: Register, wanted: Head | None = None) -> Verified:
    """Replay the journal and compare everything that rests on it."""
    with opened(register, writing=False) as connection:
        # A register without facts has no cases that could differ.
        settled = is_settled(connection, register.settings) or not count(connection, fact)
        with looking(register, wanted, beside=is_long(connection)) as recorded:
            found = _look(register, connection, recorded, settled=settled)
        return Verified(
            facts=count(connection, fact),
            runs=count(connection, audit_run),
            cases=count(connection, tracked_case),
            head=read_head(connection),
            settled=settled,
            audited=can_compare(connection),
            found=tuple(found),
        )


def _look(
    register: Register,
    connection: Connection,
    recorded: Callable[[], list[Found]],
    *,
    settled: bool,
) -> list[Found]:
    """Compare cases, findings and then records; of a damaged file only that is told."""
    derived, error = _look_at_cases(register, connection) if settled else ([], None)
    derived += run_check(connection, finding.name, _check_findings)
    found = recorded()
    if error and not found:
        raise error
    return found if any(one.flaw is Flaw.FILE for one in found) else found + derived


def _look_at_cases(
    register: Register, connection: Connection
) -> tuple[list[Found], Exception | None]:
    """Compare what is worked out from the facts with how they are judged, if that can be read."""
    try:
        with apart(connection):
            sitting = sit(register, connection)
    except Exception as error:  # noqa: BLE001 - what was found in the records must be told
        return [Found(Flaw.UNREADABLE, f"projection: {error}")], error
    return run_check(connection, "cases", partial(check_cases, bench=sitting.bench)), None


def _check_findings(connection: Connection) -> Iterator[Found]:
    """Compare findings with the night of the run that settled them last."""
    yield from check_times(connection)
    last = last_settled(connection)
    if last and can_compare(connection):
        yield from check_findings(connection, last.as_of)
