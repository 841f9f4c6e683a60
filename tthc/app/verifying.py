"""Whether a register is what its journal says, and where its journal ends (mắt xích cuối)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from tthc.app.basis import is_settled
from tthc.app.initialising import FolderLockedError
from tthc.app.register import Register, Sitting, reading
from tthc.errors import InputFileError
from tthc.store.audit_tables import audit_run
from tthc.store.audits import Run, last_settled
from tthc.store.cache import tracked_case
from tthc.store.flaws import Flaw, Found
from tthc.store.heads import Head, Link, read_head
from tthc.store.tables import fact
from tthc.store.verifying import check_facts, check_file, check_head, count
from tthc.store.verifying_cases import check_cases, check_findings
from tthc.store.verifying_chains import check_chains, check_lists
from tthc.store.verifying_names import check_names


class HeadUnreadableError(InputFileError):
    """A head file cannot be read as what `tthc journal head` writes."""

    template = (
        "{file}: this is not what `tthc journal head --output FILE` writes ({detail})."
        " Name the file that was kept."
    )


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked through, and what is wrong; `settled` False: the cases were not compared."""

    facts: int
    runs: int
    cases: int
    head: Head
    settled: bool
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Headed:
    """Where the journal of a unit ends, and when that was read."""

    province: str
    department: str
    head: Head
    at: datetime


def verify(register: Register, wanted: Head | None = None) -> Verified:
    """Replay the journal and compare everything that rests on it."""
    with reading(register) as sitting:
        connection = sitting.connection
        settled = is_settled(connection, register.settings)
        return Verified(
            facts=count(connection, fact),
            runs=count(connection, audit_run),
            cases=count(connection, tracked_case),
            head=read_head(connection),
            settled=settled,
            found=tuple(_look(sitting, wanted, settled=settled)),
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


def read_head_file(file: Path) -> Head:
    """Read what `tthc journal head --output FILE` wrote.

    Raises:
        HeadUnreadableError: the file is missing or something else.
    """
    try:
        data = cast("dict[str, object]", json.loads(file.read_text(encoding="utf-8")))
        said = [name for name in CHAIN_NAMES if name in data or name in _ALWAYS]
        links = [Link(_number(data[k]), bytes.fromhex(str(data[f"{k}_hash"]))) for k in said]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise HeadUnreadableError(file=str(file), detail=str(error)) from error
    return Head(*links)


CHAIN_NAMES = ("facts", "runs", "alerts", "alert_steps", "snapshots", "packs")
"""The names of the chains in a head that is kept, in the order of `Head`."""

_ALWAYS = ("facts", "runs")
"""A head that an older program kept says no more."""


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def _look(sitting: Sitting, wanted: Head | None, *, settled: bool) -> Iterator[Found]:
    connection = sitting.connection
    for check in (check_file, check_facts, check_chains, check_lists, check_names):
        found = list(check(connection))
        yield from found
        if any(one.flaw is Flaw.FILE for one in found):
            return
    if wanted:
        yield from check_head(connection, wanted)
    if not settled:
        return
    yield from check_cases(connection, sitting.bench)
    last = _last_run(sitting)
    if last:
        yield from check_findings(connection, last)


def _last_run(sitting: Sitting) -> Run | None:
    """Give the run that settled the findings, if nothing has changed since."""
    last = last_settled(sitting.connection)
    if last is None or last.last_fact != read_head(sitting.connection).fact.number:
        return None
    return last if last.fingerprints == sitting.marks else None
