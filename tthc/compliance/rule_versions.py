"""Which version (phiên bản) of a rule is in force on a day, and if none is, why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tthc.compliance.rule import Rule, RuleVersion


class Absence(StrEnum):
    """Where a day without a version lies (vì sao không có phiên bản nào có hiệu lực)."""

    BEFORE_FIRST = "before_first"  # trước phiên bản đầu tiên
    GAP = "gap"  # giữa hai phiên bản
    AFTER_LAST = "after_last"  # sau phiên bản cuối cùng


@dataclass(frozen=True, slots=True)
class NoVersion:
    """No version is in force: the last day before that had one, the next first day that will."""

    reason: Absence
    last_in_force: date | None
    next_from: date | None


def version_on(rule: Rule, day: date) -> RuleVersion | NoVersion:
    """Find the version in force on `day`; its first and its last day are both included.

    An older version is never used in place of a missing one.
    """
    for version in rule.versions:
        if version.effective_from <= day <= (version.effective_to or date.max):
            return version
    return _no_version(rule, day)


def _no_version(rule: Rule, day: date) -> NoVersion:
    ends = [version.effective_to for version in rule.versions if version.effective_to]
    last_in_force = max((end for end in ends if end < day), default=None)
    starts = (version.effective_from for version in rule.versions)
    next_from = min((start for start in starts if start > day), default=None)
    return NoVersion(_where(last_in_force, next_from), last_in_force, next_from)


def _where(last_in_force: date | None, next_from: date | None) -> Absence:
    if last_in_force is None:
        return Absence.BEFORE_FIRST
    return Absence.AFTER_LAST if next_from is None else Absence.GAP
