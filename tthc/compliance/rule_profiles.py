"""Which provincial profiles (bộ quy định của tỉnh) the package brings, and what each leaves out.

A profile is a folder of rule files, laid over the package's own, and beside it a file of the same
name that says in which decisions it was read and which duties of these no rule can express yet.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from tthc.compliance.rule_errors import ProfileUnknownError

PROFILES = Path(str(files("tthc.compliance") / "profiles"))


class Reason(StrEnum):
    """Why a duty of a decision is no rule (lý do chưa đưa vào)."""

    NO_START = "no_start"  # không ghi được ngày bắt đầu
    NO_FACT = "no_fact"  # không ghi được việc hoàn thành
    NO_NUMBER = "no_number"  # không nêu số ngày


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A duty (nghĩa vụ) that a decision gives and that its profile does not hold."""

    duty: str
    words: str
    why: Reason


@dataclass(frozen=True, slots=True)
class Profile:
    """What a province's own decisions ask: `name` is its folder, its rules stand in there."""

    name: str
    province: str
    decisions: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


class _LeftOutTable(TypedDict):
    duty: str
    words: str
    why: str


class _ProfileTable(TypedDict):
    province: str
    decisions: list[str]
    left_out: NotRequired[list[_LeftOutTable]]


def profile_names() -> tuple[str, ...]:
    """Give the name of every profile, in the order of the alphabet."""
    return tuple(sorted(file.stem for file in PROFILES.glob("*.toml")))


def profile_folders(names: Sequence[str]) -> tuple[Path, ...]:
    """Find the folders of rules; a profile that holds no rule has none.

    Raises:
        ProfileUnknownError: there is no profile of this name.
    """
    known = profile_names() if names else ()
    for name in names:
        if name not in known:
            raise ProfileUnknownError(asked=name, known=", ".join(known))
    return tuple(folder for name in names if (folder := PROFILES / name).is_dir())


def read_profile(name: str) -> Profile:
    """Read what a profile says about itself."""
    text = (PROFILES / f"{name}.toml").read_text(encoding="utf-8")
    table = cast("_ProfileTable", tomllib.loads(text))
    return Profile(
        name,
        table["province"],
        tuple(table["decisions"]),
        tuple(
            LeftOut(one["duty"], one["words"], Reason(one["why"]))
            for one in table.get("left_out", ())
        ),
    )
