"""What is wrong between the keys of a rule file: each may stand, but not beside the others."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import cast

from tthc.calendar.limits import Unit
from tthc.compliance.rule_errors import (
    RuleIdError,
    RuleKeyMissingError,
    RuleValueError,
    RuleVersionEndError,
    RuleVersionOpenError,
    RuleVersionOrderError,
    RuleVersionOverlapError,
    TransitionWindowError,
)
from tthc.errors import RuleFileError

A_DATE, A_FIXED_DATE = "limit = 2025-11-21", 'unit = "fixed_date"'
INCLUSIVE = "inclusive = true"
ONE_DAY = timedelta(days=1)
_Raw = Mapping[str, object]


def find_misplaced(file: str, tables: Mapping[str, object]) -> Iterator[RuleFileError]:
    """Find an id that is not the file's name, versions out of order, windows that fit no case.

    Keys of the wrong type are passed over: they are refused for themselves.
    """
    named, rule_id = file.rpartition("/")[2].removesuffix(".toml"), tables.get("id")
    if isinstance(rule_id, str) and rule_id.strip() not in ("", named):
        yield RuleIdError(file=file, found=f'"{rule_id}"', example=f'"{named}"')
    versions = list(enumerate(_list_of_tables(tables.get("version")), start=1))
    for place, version in versions:
        start, end = _day(version, "effective_from"), _day(version, "effective_to")
        key = f"version.{place}.effective_to"
        if start and end and end < start:
            yield RuleVersionEndError(file=file, key=key, end=end, start=start)
        if start:
            yield from _stray_windows(file, f"version.{place}", start, version)
        yield from _mixed_limit(file, f"version.{place}", version)
    for (_, older), (place, newer) in pairwise(versions):
        yield from _overlap(file, f"version.{place}.effective_from", older, newer)


def _mixed_limit(file: str, key: str, version: _Raw) -> Iterator[RuleFileError]:
    """Find a number where the unit is a date, a date where it is none, a date left half said."""
    fixed, day = version.get("unit") == Unit.FIXED_DATE.value, _day(version, "limit")
    if fixed and day is None and type(version.get("limit")) is int:
        found = str(version["limit"])
        yield RuleValueError(file=file, key=f"{key}.limit", found=found, example=A_DATE)
    if not fixed and (day or "inclusive" in version):
        found = json.dumps(version.get("unit"), ensure_ascii=False, default=str)
        yield RuleValueError(file=file, key=f"{key}.unit", found=found, example=A_FIXED_DATE)
    if fixed and "inclusive" not in version:
        yield RuleKeyMissingError(file=file, key=f"{key}.inclusive", example=INCLUSIVE)


def _overlap(file: str, key: str, older: _Raw, newer: _Raw) -> Iterator[RuleFileError]:
    start, before, end = (
        _day(newer, "effective_from"),
        _day(older, "effective_from"),
        _day(older, "effective_to"),
    )
    if start is None or before is None:
        return
    if start < before:
        yield RuleVersionOrderError(file=file, key=key, start=start, previous_start=before)
    elif "effective_to" not in older:
        yield RuleVersionOpenError(file=file, key=key, start=start)
    elif end and start <= end:
        yield RuleVersionOverlapError(file=file, key=key, start=start, previous_end=end)


def _stray_windows(file: str, key: str, start: date, version: _Raw) -> Iterator[RuleFileError]:
    """Find transitional provisions about cases that did not begin before the version."""
    for place, one in enumerate(_list_of_tables(version.get("transition")), start=1):
        first, last = _day(one, "started_from"), _day(one, "started_to") or start - ONE_DAY
        at = f"{key}.transition.{place}"
        if first and first > last:
            yield TransitionWindowError(
                file=file, key=f"{at}.started_from", start=start, found=first
            )
        if last >= start:
            yield TransitionWindowError(file=file, key=f"{at}.started_to", start=start, found=last)


def _list_of_tables(value: object) -> list[_Raw]:
    if not isinstance(value, list):
        return []
    return [cast("_Raw", one) for one in cast("list[object]", value) if isinstance(one, dict)]


def _day(table: _Raw, key: str) -> date | None:
    """Give a day; a moment (datetime) is none."""
    value = table.get(key)
    return value if type(value) is date else None
