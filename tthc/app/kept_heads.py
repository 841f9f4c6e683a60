"""Where the journal of a register ends (mắt xích cuối), to be kept outside it and compared."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from tthc.app.initialising import FolderLockedError
from tthc.app.register import Register, reading
from tthc.app.whole_files import write_whole
from tthc.errors import InputFileError, os_reason
from tthc.store.heads import Head, Link, read_head
from tthc.store.units import unit_key


class HeadUnreadableError(InputFileError):
    """A file is something else than what `tthc journal head` writes."""

    template = (
        "{file}: this is not what `tthc journal head --output FILE` writes."
        " Name the file that was kept."
    )


class HeadMissingError(InputFileError):
    """A head file cannot be opened."""

    template = "{file}: the head cannot be read: {detail}. Name the file that was kept."


class OtherUnitsHeadError(InputFileError):
    """A head file is of another unit's register."""

    template = (
        "{file}: this head is of {found}, not of {asked}. Name the file that was kept of this"
        " register."
    )


@dataclass(frozen=True, slots=True)
class Headed:
    """Where the journal of a unit ends, and when that was read."""

    province: str
    department: str
    head: Head
    at: datetime


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
        write_whole(file, f"{text}\n".encode())
    except OSError as error:
        detail = os_reason(error)
        raise FolderLockedError(file=str(file), detail=detail) from error


def read_head_file(file: Path, register: Register) -> Head:
    """Read what `tthc journal head --output FILE` wrote of this register.

    Raises:
        HeadMissingError: the file cannot be opened.
        HeadUnreadableError: it is something else.
        OtherUnitsHeadError: it is of another unit.
    """
    try:
        data = cast("dict[str, object]", json.loads(file.read_text(encoding="utf-8")))
        unit = str(data["province"]), str(data["department"])
        said = [name for name in CHAIN_NAMES if name in data or name in _ALWAYS]
        links = [Link(_number(data[k]), bytes.fromhex(str(data[f"{k}_hash"]))) for k in said]
    except OSError as error:
        raise HeadMissingError(file=str(file), detail=os_reason(error)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise HeadUnreadableError(file=str(file)) from error
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
