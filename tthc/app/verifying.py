"""Whether a register is what its journal says, and where its journal ends (mắt xích cuối)."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import cast

from tthc.app.basis import is_settled
from tthc.app.initialising import FolderLockedError
from tthc.app.register import Register, opened, reading, sit
from tthc.errors import InputFileError, TthcError
from tthc.store.audit_tables import audit_run, finding
from tthc.store.audits import last_settled
from tthc.store.cache import tracked_case
from tthc.store.engine import Connection
from tthc.store.flaws import Flaw, Found
from tthc.store.heads import CHAINS, Head, Link, read_head
from tthc.store.tables import fact
from tthc.store.trying import Check, run_check
from tthc.store.units import unit_key
from tthc.store.verifying import check_facts, check_file, check_head, count
from tthc.store.verifying_cases import check_cases
from tthc.store.verifying_chains import check_chain, check_lists, check_mark
from tthc.store.verifying_findings import can_compare, check_findings, check_times
from tthc.store.verifying_guards import check_guards
from tthc.store.verifying_names import check_names, check_units


class HeadUnreadableError(InputFileError):
    """A head file cannot be read as what `tthc journal head` writes."""

    template = (
        "{file}: this is not what `tthc journal head --output FILE` writes ({detail})."
        " Name the file that was kept."
    )


class OtherUnitsHeadError(InputFileError):
    """A head file is of another unit's register."""

    template = (
        "{file}: this head is of {found}, not of {asked}. Name the file that was kept of this"
        " register."
    )


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


@dataclass(frozen=True, slots=True)
class Headed:
    """Where the journal of a unit ends, and when that was read."""

    province: str
    department: str
    head: Head
    at: datetime


def verify(register: Register, wanted: Head | None = None) -> Verified:
    """Replay the journal and compare everything that rests on it."""
    with opened(register, writing=False) as connection:
        # A register without facts has no cases that could differ.
        settled = is_settled(connection, register.settings) or not count(connection, fact)
        found = _look(register, connection, wanted)
        if settled:
            found += _look_at_cases(register, connection, found)
        if not any(one.flaw is Flaw.FILE for one in found):
            found += run_check(connection, finding.name, _check_findings)
        return Verified(
            facts=count(connection, fact),
            runs=count(connection, audit_run),
            cases=count(connection, tracked_case),
            head=read_head(connection),
            settled=settled,
            audited=can_compare(connection),
            found=tuple(found),
        )


def head(register: Register, at: datetime) -> Headed:
    """Read where the journal ends, to be kept outside the register."""
    with reading(register) as sitting:
        unit = register.settings
        return Headed(unit.province, unit.department, read_head(sitting.connection), at)


def head_data(headed: Headed) -> dict[str, object]:
    """Give a head as the JSON that is kept."""
    return {
        "province": headed.province,
        "department": headed.department,
        **links_data(headed.head),
        "read_at": headed.at,
    }


def links_data(head: Head) -> dict[str, object]:
    """Give the number and the hash of the end of each chain."""
    data: dict[str, object] = {}
    for name, end in zip(CHAIN_NAMES, head, strict=True):
        data |= {name: end.number, f"{name}_hash": end.hash.hex()}
    return data


def keep_head(headed: Headed, file: Path) -> None:
    """Write a head into a file.

    Raises:
        FolderLockedError: the file cannot be written.
    """
    text = json.dumps(head_data(headed), ensure_ascii=False, indent=2, default=str)
    try:
        file.write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        detail = error.strerror or str(error)
        raise FolderLockedError(file=str(file), detail=detail) from error


def read_head_file(file: Path, register: Register) -> Head:
    """Read what `tthc journal head --output FILE` wrote of this register.

    Raises:
        HeadUnreadableError: the file is missing or something else.
        OtherUnitsHeadError: it is of another unit.
    """
    try:
        data = cast("dict[str, object]", json.loads(file.read_text(encoding="utf-8")))
        unit = str(data["province"]), str(data["department"])
        said = [name for name in CHAIN_NAMES if name in data or name in _ALWAYS]
        links = [Link(_number(data[k]), bytes.fromhex(str(data[f"{k}_hash"]))) for k in said]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise HeadUnreadableError(file=str(file), detail=str(error)) from error
    if unit_key(*unit) != register.home:
        asked = f"{register.settings.province}, {register.settings.department}"
        raise OtherUnitsHeadError(file=str(file), found=", ".join(unit), asked=asked)
    return Head(*links)


CHAIN_NAMES = ("facts", "runs", "alerts", "alert_steps", "snapshots", "packs")
"""The names of the chains in a head that is kept, in the order of `Head`."""

_ALWAYS = ("facts", "runs")
"""A head that an older program kept says no more."""


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


_CHECKS: tuple[tuple[str, Check], ...] = (
    ("fact", check_facts),
    *((table.name, partial(check_chain, table=table)) for table in CHAINS if table is not fact),
    ("listing", check_lists),
    ("names", check_names),
    ("unit", check_units),
    ("guards", check_guards),
    ("projection", check_mark),
)


def _look(register: Register, connection: Connection, wanted: Head | None) -> list[Found]:
    """Look through what is recorded; of a damaged file only that is told.

    SQLite looks through its file by itself, which takes as long as following the chain.
    """
    with ThreadPoolExecutor(max_workers=1) as beside:
        of_file = beside.submit(_look_at_file, register)
        found = [one for name, check in _CHECKS for one in run_check(connection, name, check)]
        if wanted:
            found += run_check(connection, "head", partial(check_head, wanted=wanted))
        return of_file.result() or found


def _look_at_file(register: Register) -> list[Found]:
    with opened(register, writing=False) as connection:
        return run_check(connection, register.shown, check_file)


def _look_at_cases(
    register: Register, connection: Connection, found: Sequence[Found]
) -> list[Found]:
    """Compare what is worked out from the facts with how they are judged."""
    if any(one.flaw is Flaw.FILE for one in found):
        return []
    try:
        sitting = sit(register, connection)
    except TthcError as error:
        if not found:
            raise
        return [Found(Flaw.UNREADABLE, f"projection: {error}")]
    return run_check(connection, "cases", partial(check_cases, bench=sitting.bench))


def _check_findings(connection: Connection) -> Iterator[Found]:
    """Compare findings with the night of the run that settled them last."""
    yield from check_times(connection)
    last = last_settled(connection)
    if last and can_compare(connection):
        yield from check_findings(connection, last.as_of)
