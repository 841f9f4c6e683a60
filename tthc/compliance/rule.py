"""What a rule (quy định) is: one duty, its dated versions, and the words each version rests on."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tthc.calendar.limits import Limit
from tthc.workflows.facts import ChangeKind, FactKind


class StartPolicy(StrEnum):
    """Which of several possible starting days counts (ngày bắt đầu tính hạn)."""

    EARLIEST = "earliest"  # ngày sớm nhất
    LATEST = "latest"  # ngày muộn nhất
    PORTAL_FIRST = "portal_first"  # the first kind of `starts` that has a day, in their order


class Bearer(StrEnum):
    """Whose duty it is (chủ thể có nghĩa vụ)."""

    PROVINCE = "province"
    MINISTRY = "ministry"


class Confidence(StrEnum):
    """How well the words of a basis are known (domain.md 0.1)."""

    SEEN = "seen"
    SEEN_SECOND_HAND = "seen_2nd"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The legal basis (căn cứ pháp lý) of one version, down to its exact words."""

    instrument: str
    article: str
    words: str
    source: str
    confidence: Confidence
    note: str | None = None


class Carried(StrEnum):
    """What becomes of a case that was not finished when a version came into force."""

    OLD = "old"  # tiếp tục áp dụng quy định cũ
    NEW = "new"  # áp dụng quy định mới, tính từ ngày bắt đầu của việc
    ANEW = "anew"  # áp dụng quy định mới, tính từ ngày quy định mới có hiệu lực
    MORE_FAVOURABLE = "more_favourable"  # quy định nào có hạn muộn hơn thì áp dụng


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A transitional provision (điều khoản chuyển tiếp) of a version.

    It speaks of cases whose starting day lies from `started_from` (None: any) to `started_to`, both
    included, and which were not finished before the version's first day.
    """

    applies: Carried
    started_from: date | None
    started_to: date
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleVersion:
    """What a rule says from `effective_from` to `effective_to`, both days included."""

    label: str
    effective_from: date
    effective_to: date | None
    limit: Limit
    policy: StartPolicy
    basis: Basis
    transitions: tuple[Transition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One duty (nghĩa vụ): what starts it, what fulfils it, to which cases it applies.

    `counted` is False for what is measured beside the duties: index definitions (chỉ số), and
    duties of a narrower list than the facts can tell apart.
    A rule applies to a case when the case's change kind is in `change_kinds` (empty: any), every
    kind in `requires` and no kind in `excludes` has been recorded. Where it names a `place`, a
    removal from there fulfils it; without one, only the removal from the last place does.
    """

    id: str
    workflow: str
    title_vi: str
    title_en: str
    bearer: Bearer
    counted: bool
    starts: tuple[FactKind, ...]
    met_by: tuple[FactKind, ...]
    change_kinds: tuple[ChangeKind, ...]
    requires: tuple[FactKind, ...]
    excludes: tuple[FactKind, ...]
    versions: tuple[RuleVersion, ...]
    file: str
    place: str | None = None

    def version(self, label: str) -> RuleVersion:
        """Give the version of a label, the latest where there is none of it."""
        found = (version for version in self.versions if version.label == label)
        return next(found, self.versions[-1])


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Every rule that applies here, in the order of their ids, and the hash of their files."""

    rules: tuple[Rule, ...]
    fingerprint: str
    _by_id: dict[str, Rule] = field(init=False, repr=False, compare=False)
    _turns: tuple[date, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        versions = [version for rule in self.rules for version in rule.versions]
        turns = {version.effective_from for version in versions if version.transitions}
        object.__setattr__(self, "_by_id", {rule.id: rule for rule in self.rules})
        object.__setattr__(self, "_turns", tuple(sorted(turns)))

    def named(self, rule_id: str) -> Rule | None:
        """Give the rule of an id, None where there is none."""
        return self._by_id.get(rule_id)

    @property
    def turns(self) -> tuple[date, ...]:
        """The first days of versions that carry over what began before them."""
        return self._turns
