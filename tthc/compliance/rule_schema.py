"""What a rule file (tệp quy định) may say: its keys, their types, and the rule they make.

Imported only when rule files are read: pydantic takes longer to import than a report to print.
"""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    Strict,
    StringConstraints,
)

from tthc.calendar.limits import Direction, Limit, Roll, Unit
from tthc.compliance.places import place_key
from tthc.compliance.rule import (
    Basis,
    Bearer,
    Carried,
    Confidence,
    Rule,
    RuleVersion,
    StartPolicy,
    Transition,
)
from tthc.workflows.facts import ChangeKind, FactKind

EXAMPLES = {
    "id": 'id = "announcement.publish"',
    "workflow": 'workflow = "announcement"',
    "title_vi": 'title_vi = "Công bố danh mục thủ tục hành chính"',
    "title_en": 'title_en = "Announce the list of procedures"',
    "bearer": 'bearer = "province"',
    "counted": "counted = true",
    "starts": 'starts = ["announcement.signed"]',
    "met_by": 'met_by = ["announcement.published"]',
    "change_kinds": 'change_kinds = ["abolished"]',
    "requires": 'requires = ["basis.accelerated"]',
    "excludes": 'excludes = ["basis.accelerated"]',
    "place": 'place = "national_database"',
    "version": "[[version]]",
    "label": 'label = "QĐ 2873"',
    "effective_from": "effective_from = 2025-11-19",
    "effective_to": "effective_to = 2026-12-31",
    "limit": "limit = 3 # 1-999",
    "unit": 'unit = "working_day"',
    "inclusive": "inclusive = true",
    "direction": 'direction = "after"',
    "roll": 'roll = "none"',
    "policy": 'policy = "earliest"',
    "basis": "[version.basis]",
    "transition": "[[version.transition]]",
    "applies": 'applies = "old"',
    "started_from": "started_from = 2026-01-01",
    "started_to": "started_to = 2026-06-30",
    "instrument": 'instrument = "Quyết định số 2873/QĐ-UBND ngày 19/11/2025"',
    "article": 'article = "Điều 2"',
    "words": 'words = "trong thời hạn 03 ngày làm việc"',
    "source": 'source = "Công báo tỉnh"',
    "confidence": 'confidence = "seen"',
    "note": 'note = "Quyết định không nêu ngày bắt đầu tính"',
}
"""What to write, per key; shown when a key is missing or wrong."""

TOO_LONG = 1000
"""Four digits are a slip, and overflow dates."""

PLACEHOLDERS = frozenset({"null", "none", "-", "–", "—", "...", "…", "?", "đang cập nhật"})
"""Fillings of forms that look like a text and say nothing."""


def _says_something(text: str) -> str:
    if text.lower() in PLACEHOLDERS:
        raise ValueError(text)
    return text


def _read_limit(value: object) -> int | date:
    if type(value) is date:  # a moment (datetime) is none
        return value
    if type(value) is int and 1 <= value < TOO_LONG:
        return value
    raise ValueError(value)


Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    AfterValidator(_says_something),
]
# TOML has no enums and no tuples: these alone may be converted.
LAX = Strict(strict=False)
Kind = Annotated[FactKind, LAX]
Kinds = Annotated[tuple[Kind, ...], LAX]
SomeKinds = Annotated[tuple[Kind, ...], LAX, Field(min_length=1)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class BasisTable(_Table):
    """`[version.basis]`: the words a version rests on."""

    instrument: Text
    article: Text
    words: Text
    source: Text
    confidence: Annotated[Confidence, LAX]
    note: Text | None = None

    def to_basis(self) -> Basis:
        """Make the legal basis (căn cứ pháp lý)."""
        return Basis(
            instrument=self.instrument,
            article=self.article,
            words=self.words,
            source=self.source,
            confidence=self.confidence,
            note=self.note,
        )


class TransitionTable(_Table):
    """`[[version.transition]]`: what becomes of cases that began before the version."""

    applies: Annotated[Carried, LAX]
    started_from: date | None = None
    started_to: date | None = None
    basis: BasisTable

    def to_transition(self, effective_from: date) -> Transition:
        """Make the transitional provision (điều khoản chuyển tiếp) of a version."""
        return Transition(
            applies=self.applies,
            started_from=self.started_from,
            started_to=self.started_to or effective_from - timedelta(days=1),
            basis=self.basis.to_basis(),
        )


class VersionTable(_Table):
    """`[[version]]`: what the rule says from a day on."""

    label: Text
    effective_from: date
    effective_to: date | None = None
    limit: Annotated[int | date, PlainValidator(_read_limit)]
    unit: Annotated[Unit, LAX]
    inclusive: bool | None = None
    direction: Annotated[Direction, LAX]
    roll: Annotated[Roll, LAX]
    policy: Annotated[StartPolicy, LAX]
    basis: BasisTable
    transition: Annotated[tuple[TransitionTable, ...], LAX] = ()

    def to_version(self) -> RuleVersion:
        """Make the version (phiên bản)."""
        return RuleVersion(
            label=self.label,
            effective_from=self.effective_from,
            effective_to=self.effective_to,
            limit=self._limit(),
            policy=self.policy,
            basis=self.basis.to_basis(),
            transitions=tuple(one.to_transition(self.effective_from) for one in self.transition),
        )

    def _limit(self) -> Limit:
        if isinstance(self.limit, int):
            return Limit(self.limit, self.unit, self.direction, self.roll)
        inclusive = self.inclusive is not False
        return Limit(1, self.unit, self.direction, self.roll, self.limit, inclusive)


class RuleTable(_Table):
    """A whole rule file: one duty."""

    id: Text
    workflow: Literal["announcement", "removal"]
    title_vi: Text
    title_en: Text
    bearer: Annotated[Bearer, LAX]
    counted: bool
    starts: SomeKinds
    met_by: SomeKinds
    change_kinds: Annotated[tuple[Annotated[ChangeKind, LAX], ...], LAX] = ()
    requires: Kinds = ()
    excludes: Kinds = ()
    place: Text | None = None
    version: Annotated[tuple[VersionTable, ...], LAX, Field(min_length=1)]

    def to_rule(self, file: str) -> Rule:
        """Make the rule (quy định); `file` is where it was read."""
        return Rule(
            id=self.id,
            workflow=self.workflow,
            title_vi=self.title_vi,
            title_en=self.title_en,
            bearer=self.bearer,
            counted=self.counted,
            starts=self.starts,
            met_by=self.met_by,
            change_kinds=self.change_kinds,
            requires=self.requires,
            excludes=self.excludes,
            versions=tuple(version.to_version() for version in self.version),
            file=file,
            place=place_key(self.place) if self.place else None,
        )
