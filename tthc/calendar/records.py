"""How official days are written as plain records that JSON can carry, and their fingerprint."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from tthc.calendar.days import DayConfidence, DayKind, Evidence, LocalDay, OfficialDay


class DayRecord(TypedDict):
    """One official day in texts only, dates in ISO form."""

    date: str
    kind: str
    name_vi: str
    name_en: str
    basis: str
    declared_on: str | None
    source: str
    confidence: str
    evidence: str
    pair: str | None


def dump_days(days: Iterable[OfficialDay]) -> list[DayRecord]:
    """Write days as records that JSON can carry."""
    return [_dump_day(day) for day in days]


def parse_days(records: Iterable[DayRecord]) -> tuple[OfficialDay, ...]:
    """Read back what `dump_days` wrote: our own records, checked when their file was loaded."""
    return tuple(_parse_day(record) for record in records)


class LocalRecord(TypedDict):
    """The days of one unit, by its keys."""

    province: str
    department: str
    days: list[DayRecord]


def dump_local(local: Iterable[LocalDay]) -> list[LocalRecord]:
    """Write the days of single units as records that JSON can carry."""
    units: dict[tuple[str, str], list[OfficialDay]] = {}
    for province, department, day in local:
        units.setdefault((province, department), []).append(day)
    return [
        {"province": unit[0], "department": unit[1], "days": dump_days(days)}
        for unit, days in sorted(units.items())
    ]


def parse_local(records: Iterable[LocalRecord]) -> tuple[LocalDay, ...]:
    """Read back what `dump_local` wrote."""
    return tuple(
        LocalDay(record["province"], record["department"], day)
        for record in records
        for day in parse_days(record["days"])
    )


def fingerprint(days: Iterable[OfficialDay], local: Iterable[LocalDay] = ()) -> str:
    """Hash days over their canonical JSON: the same table gives the same 64 hex digits."""
    everywhere = sorted(dump_days(days), key=lambda record: record["date"])
    records = [*everywhere, *dump_local(local)]
    text = json.dumps(records, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _dump_day(day: OfficialDay) -> DayRecord:
    return {
        "date": day.date.isoformat(),
        "kind": day.kind.value,
        "name_vi": day.name_vi,
        "name_en": day.name_en,
        "basis": day.basis,
        "declared_on": day.declared_on.isoformat() if day.declared_on else None,
        "source": day.source,
        "confidence": day.confidence.value,
        "evidence": day.evidence.value,
        "pair": day.pair.isoformat() if day.pair else None,
    }


def _parse_day(record: DayRecord) -> OfficialDay:
    declared_on, pair = record["declared_on"], record["pair"]
    return OfficialDay(
        date=date.fromisoformat(record["date"]),
        kind=DayKind(record["kind"]),
        name_vi=record["name_vi"],
        name_en=record["name_en"],
        basis=record["basis"],
        declared_on=date.fromisoformat(declared_on) if declared_on else None,
        source=record["source"],
        confidence=DayConfidence(record["confidence"]),
        evidence=Evidence(record["evidence"]),
        pair=date.fromisoformat(pair) if pair else None,
    )
