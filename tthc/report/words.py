"""What verdicts, facts, checks and days are called; English here, Vietnamese in the catalogue."""

from tthc.app.ran import Ran
from tthc.calendar.days import DayKind
from tthc.calendar.readings import ReadingName
from tthc.compliance.checks import Check
from tthc.compliance.ledger import Effect
from tthc.compliance.removals import PlaceState
from tthc.compliance.rule import Carried, Confidence, StartPolicy
from tthc.compliance.rule_differences import Change
from tthc.compliance.rule_profiles import Reason
from tthc.compliance.rungs import Rung
from tthc.compliance.verdicts import Verdict
from tthc.store.flaws import Flaw
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.facts import FactKind
from tthc.workflows.removal import REMOVAL

VERDICTS = {
    Verdict.OVERDUE: "overdue",
    Verdict.DUE_TODAY: "due today",
    Verdict.DUE_SOON: "due soon",
    Verdict.UNKNOWN: "unknown",
    Verdict.OPEN: "open",
    Verdict.NOT_STARTED: "not started",
    Verdict.MET_LATE: "met late",
    Verdict.MET: "met",
    Verdict.VOID: "void",
}

FACTS = {
    FactKind.DECISION_ISSUED: "ministry signed the decision",
    FactKind.DECISION_WITHDRAWN: "ministry withdrew the decision",
    FactKind.PORTAL_UPDATED: "updated on the National Database",
    FactKind.BASIS_SIGNED: "legal document signed",
    FactKind.BASIS_IN_FORCE: "legal document in force",
    FactKind.BASIS_ACCELERATED: "legal document of accelerated procedure",
    FactKind.DECISION_RECEIVED: "decision received",
    FactKind.DISPATCH_REGISTERED: "incoming dispatch registered",
    FactKind.CASE_ASSIGNED: "assigned",
    FactKind.DRAFT_SUBMITTED: "draft submitted",
    FactKind.DRAFT_RETURNED: "draft returned",
    FactKind.ANNOUNCEMENT_SIGNED: "announcement signed",
    FactKind.ANNOUNCEMENT_PUBLISHED: "published on the National Database",
    FactKind.ANNOUNCEMENT_IN_FORCE: "announcement in force",
    FactKind.ANNOUNCEMENT_POSTED: "announcement posted on the province's portal",
    FactKind.NOTICE_POSTED: "notice posted",
    FactKind.PROCESS_SUBMITTED: "internal process submitted",
    FactKind.PROCESS_CONFIGURED: "electronic process set up",
    FactKind.INTAKE_LOCKED: "intake locked",
    FactKind.PROCESS_APPROVED: "internal process approved",
    FactKind.ANNOUNCEMENT_SYNCHRONISED: "synchronised with the provincial system",
    FactKind.SERVICE_SHOWN: "online service shown to the public",
    FactKind.SERVICE_INTEGRATED: "online service integrated on the National Portal",
    FactKind.CASE_DISMISSED: "dismissed: not ours",
    FactKind.FORCE_ENDED: "force ended",
    FactKind.REMOVAL_PROPOSED: "removal proposed",
    FactKind.REMOVAL_DONE: "removed",
    FactKind.REMOVAL_PART_DONE: "removed from one place, others left",
    FactKind.REMOVAL_TOO_EARLY: "removed before any paper that ends it",
    FactKind.FORCE_RESTORED: "back in force",
    FactKind.DOCUMENT_ISSUED: "document issued",
    FactKind.DOCUMENT_IN_FORCE: "document in force",
    FactKind.DOCUMENT_AMENDED: "document amended",
    FactKind.FORCE_BOUND: "force ends with another document",
    FactKind.FORCE_TIED: "force ends when another document ends",
    FactKind.PROCEDURE_BASED: "procedure rests on the document",
    FactKind.PROCEDURE_REPLACED: "procedure replaced by another code",
    FactKind.PORTAL_SHOWN: "newly seen on the portal",
    FactKind.PORTAL_GONE: "no longer seen on the portal",
    FactKind.PORTAL_CHANGED: "changed on the portal",
    FactKind.DEADLINE_SUSPENDED: "term suspended",
    FactKind.DEADLINE_RESUMED: "term resumed",
    FactKind.DEADLINE_EXTENDED: "term extended",
    FactKind.DEADLINE_MOVED: "due day moved",
    FactKind.DEADLINE_KEPT: "due day kept",
    FactKind.PROCEDURE_LISTED: "procedure listed",
    FactKind.FACT_VOIDED: "fact voided",
    FactKind.NOTE_ADDED: "note",
}

CHECKS = {
    Check.OVERDUE: "Overdue: {title}, due {due}, {days} late.",
    Check.DUE_TODAY: "Due today, until 24:00: {title}.",
    Check.DUE_SOON: "Due soon: {title}, due {due}, {days} left.",
    Check.MET_LATE: "Done late: {title}, was due {due}.",
    Check.DONE_BETWEEN: "In time or late, not known: {title}, due {due}; only two lists of the"
    " portal bound it ({detail}). Record the day itself.",
    Check.NO_START: "No recorded fact starts the clock of: {title}.",
    Check.IRREGULAR_ORDER: "Out of order: {detail}. Check the dates of this case.",
    Check.CONTRADICTION: "Contradiction: {detail}. Check which paper is right.",
    Check.STILL_SHOWN: "No longer in force and no removal recorded: {detail}.",
    Check.SEEN_ON_PORTAL: "No longer in force, yet the last list taken from the portal shows it.",
    Check.SHOWN_AGAIN: "Removed and shown again: {detail}.",
    Check.NEVER_REPORTED: "No longer in force and nobody proposed its removal by {due}.",
    Check.NO_EVIDENCE: "Removed without a link, file or paper to prove it: {detail}.",
    Check.PLACE_UNKNOWN: "Removed from a place that is not among this unit's: {detail}.",
    Check.CODE_REMOVED: "The code was removed on {detail}, yet this announcement uses it.",
    Check.PROVISIONAL: "Provisional: {title}, due {due}; the days off are not announced yet.",
    Check.RULE_MISSING: "No rule in force for: {title} ({detail}).",
    Check.CALENDAR_MISSING: "The calendar does not reach the due day of: {title}.",
    Check.ENDING_SOON: "Its force ends on {detail}: prepare its removal from every place.",
    Check.BASIS_ENDED: "Ended; procedures that keep another basis, to be reviewed: {detail}.",
    Check.PART_ENDED: "A part of it ended; procedures that rest on it, to be reviewed: {detail}.",
    Check.LIST_ENDED: "The list or a part of it ended; procedures in it that nothing says end or go"
    " on: {detail}.",
    Check.END_UNKNOWN: "Its force ends on a day that is not known yet; record the day. {detail}",
    Check.SUSPENDED: "The term stands still since {detail}: {title}.",
    Check.TERM_UNCHANGED: "A fact about the term changes no due day: {detail}.",
    Check.NOT_JUDGED: "This case cannot be judged ({detail}). Run tthc verify.",
}

RUNGS = {
    Rung.DUE_SOON: "due soon",
    Rung.DUE_TODAY: "due today",
    Rung.OVERDUE: "overdue",
    Rung.LONG_OVERDUE: "long overdue",
}

ALERT_STEPS = {
    "sending": "sent, answer not known",
    "delivered": "sent",
    "failed": "not delivered",
    "settled": "no longer due",
    "renewed": "due again",
}

QUIET = {
    "night": "It is night (22:00-6:00): nothing was sent. To send all the same: --anytime",
    "day_off": "Today is a day off: nothing was sent. To send all the same: --anytime",
}

EFFECTS = {
    Effect.COUNTS: "counts",
    Effect.NO_DOCUMENT: "it names no document",
    Effect.NO_DAY: "it names no due day",
    Effect.NO_DUTY: "it names no duty of this case",
    Effect.BACKWARD: "a limit counted back is neither suspended nor extended",
    Effect.BEFORE_START: "the term had not begun",
    Effect.AFTER_DUE: "the term was over",
    Effect.NOT_LATER: "the day it names is no later than the due day",
    Effect.STANDS_STILL: "the term stood still already",
    Effect.NOT_SUSPENDED: "the term did not stand still",
    Effect.NAMED_DATE: "a fixed date does not stand still",
    Effect.OUTDATED: "what it was kept by has been corrected since",
}

STATES = {
    (workflow.name, state.name): (state.title_vi, state.title_en)
    for workflow in (ANNOUNCEMENT, REMOVAL)
    for state in workflow.states
}

PLACE_STATES = {
    PlaceState.OPEN: "not removed",
    PlaceState.SEEN: "seen on the portal",
    PlaceState.LOCKED: "intake locked, dossiers pending",
    PlaceState.GONE: "no longer seen, not confirmed",
    PlaceState.REMOVED: "removed",
    PlaceState.SHOWN_AGAIN: "shown again",
}

CONFLICTS = {
    "decision_date": "one decision with two dates",
    "change_kinds": "one decision with two kinds of change of one code",
    "announcement_number": "two announcement numbers on one day",
    "announcement_date": "one announcement number with two dates",
    "arrival_day": "one arrival number with two days",
    "signed_before_decision": "announced before the ministry signed",
    "learned_before_decision": "updated, received or registered before the ministry signed",
    "published_before_signing": "published before the province's decision was signed",
    "published_days": "published in one place on two days",
    "in_force_date": "one document with two days of coming into force",
    "end_date": "one document with two days of end",
    "procedure_end_date": "one procedure with two days of end",
    "two_causes": "one document ended by two documents",
    "part_after_whole": "a part ended after the whole",
    "said_in_force": "said to be in force after the day of its end",
    "end_before_start": "ended before it was in force",
    "circular": "documents that end one another",
    "removal_days": "removed from one place on different days",
    "codes_circular": "codes that replace one another, as facts of these days say",
}

CHANGE_KINDS = {
    "new": "newly issued",
    "amended": "amended or supplemented",
    "replaced": "replaced by another",
    "abolished": "abolished by a decision",
    "cancelled": "cancelled by a decision",
    "standardised": "brought to the standard",
    "mixed": "changes of several kinds",
}
"""What a decision does to a procedure (tthc.workflows.facts.ChangeKind)."""

PROBLEMS = {"error": "error", "warning": "warning"}
"""How much a problem of a row costs (tthc.intake.problems.Severity)."""

POLICIES = {
    StartPolicy.EARLIEST: "the earliest day counts",
    StartPolicy.LATEST: "the latest day counts",
    StartPolicy.PORTAL_FIRST: "the National Database counts first",
}

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

UNITS = {
    "working_day": "{number} working days",
    "calendar_day": "{number} days",
    "month": "{number} months",
}

READINGS = {
    ReadingName.START_COUNTED: "the starting day counted",
    ReadingName.LITERAL: "to the letter, a day off or not",
    ReadingName.SAFE: "on the safe side, the working day before",
    ReadingName.ROLLED: "moved from a day off to the next working day",
    ReadingName.DAY_INCLUDED: "with the day itself",
    ReadingName.DAY_EXCLUDED: "without the day itself",
    ReadingName.MADE_UP: "24/11 made up",
}

CONFIDENCE = {
    Confidence.SEEN: "in its own text",
    Confidence.SEEN_SECOND_HAND: "as quoted elsewhere",
    Confidence.INFERRED: "inferred; have it confirmed",
}

LEFT_OUT = {
    Reason.NO_START: "no fact for its start",
    Reason.NO_FACT: "no fact for its fulfilment",
    Reason.NO_NUMBER: "no number of days",
}

CARRIED = {
    Carried.OLD: "the older version goes on",
    Carried.NEW: "this version counts, from the starting day",
    Carried.ANEW: "this version counts, from its own first day",
    Carried.MORE_FAVOURABLE: "the version with the later due day counts",
}

RULE_CHANGES = {
    Change.ADDED: "added",
    Change.REMOVED: "taken out",
    Change.CHANGED: "changed",
}

DAY_KINDS = {
    DayKind.WORKING: "working day",
    DayKind.WEEKEND: "weekly rest",
    DayKind.HOLIDAY: "holiday",
    DayKind.SUBSTITUTE: "substitute day off",
    DayKind.SWAP_OFF: "swapped day off",
    DayKind.SWAP_WORK: "worked in exchange",
    DayKind.CLOSURE: "closed in this unit",
}

FLAWS = {
    Flaw.FILE: "the database file is damaged",
    Flaw.LINK: "changed, moved or put in after it was recorded",
    Flaw.GAP: "missing",
    Flaw.ENTRY: "no fact belongs to it",
    Flaw.RUN: "changed or missing",
    Flaw.RECORD: "changed or missing",
    Flaw.PACK: "changed or missing",
    Flaw.NAME: "no fact says so",
    Flaw.HEAD: "not as it was when the head was read",
    Flaw.UNREADABLE: "cannot be read",
    Flaw.GUARD: "the database is not made as every register is, and may refuse less than it must",
    Flaw.CACHE: "not what the facts say",
}

RAN = {Ran.IN_TIME: "", Ran.LATE: "afterwards", Ran.AHEAD: "ahead of its night"}
