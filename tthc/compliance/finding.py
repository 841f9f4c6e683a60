"""What a finding (phát hiện) is: which check, how much it presses, and what it is about."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding presses (mức độ)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Check(StrEnum):
    """What was checked (nội dung kiểm tra)."""

    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    DUE_SOON = "due_soon"
    MET_LATE = "met_late"
    DONE_BETWEEN = "done_between"
    NO_START = "no_start"
    IRREGULAR_ORDER = "irregular_order"
    CONTRADICTION = "contradiction"
    STILL_SHOWN = "still_shown"
    SEEN_ON_PORTAL = "seen_on_portal"
    SHOWN_AGAIN = "shown_again"
    NEVER_REPORTED = "never_reported"
    NO_EVIDENCE = "no_evidence"
    PLACE_UNKNOWN = "place_unknown"
    CODE_REMOVED = "code_removed"
    PROVISIONAL = "provisional"
    RULE_MISSING = "rule_missing"
    CALENDAR_MISSING = "calendar_missing"
    ENDING_SOON = "ending_soon"
    BASIS_ENDED = "basis_ended"
    PART_ENDED = "part_ended"
    LIST_ENDED = "list_ended"
    END_UNKNOWN = "end_unknown"
    SUSPENDED = "suspended"
    TERM_UNCHANGED = "term_unchanged"
    NOT_JUDGED = "not_judged"


SEVERITY = {
    Check.OVERDUE: Severity.ERROR,
    Check.DUE_TODAY: Severity.WARNING,
    Check.DUE_SOON: Severity.INFO,
    Check.MET_LATE: Severity.INFO,
    Check.DONE_BETWEEN: Severity.WARNING,
    Check.NO_START: Severity.WARNING,
    Check.IRREGULAR_ORDER: Severity.WARNING,
    Check.CONTRADICTION: Severity.WARNING,
    Check.STILL_SHOWN: Severity.ERROR,
    Check.SEEN_ON_PORTAL: Severity.ERROR,
    Check.SHOWN_AGAIN: Severity.ERROR,
    Check.NEVER_REPORTED: Severity.WARNING,
    Check.NO_EVIDENCE: Severity.INFO,
    Check.PLACE_UNKNOWN: Severity.WARNING,
    Check.CODE_REMOVED: Severity.WARNING,
    Check.PROVISIONAL: Severity.INFO,
    Check.RULE_MISSING: Severity.WARNING,
    Check.CALENDAR_MISSING: Severity.WARNING,
    Check.ENDING_SOON: Severity.INFO,
    Check.BASIS_ENDED: Severity.WARNING,
    Check.PART_ENDED: Severity.WARNING,
    Check.LIST_ENDED: Severity.WARNING,
    Check.END_UNKNOWN: Severity.WARNING,
    Check.SUSPENDED: Severity.INFO,
    Check.TERM_UNCHANGED: Severity.WARNING,
    Check.NOT_JUDGED: Severity.ERROR,
}


PLACE_CHECKS = frozenset(
    {
        Check.STILL_SHOWN,
        Check.SEEN_ON_PORTAL,
        Check.SHOWN_AGAIN,
        Check.NO_EVIDENCE,
        Check.PLACE_UNKNOWN,
    }
)
"""Checks whose `detail` is a place."""


class Finding(NamedTuple):
    """One thing to report about a case; `detail` is the fact kind or the papers it is about.

    `version` is the label of the rule version that set the due day.
    """

    check: Check
    rule: str = ""
    due: date | None = None
    detail: str = ""
    version: str = ""
