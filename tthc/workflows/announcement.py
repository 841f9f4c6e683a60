"""How a procedure goes from the ministry's decision to the provincial list (công bố, công khai)."""

from tthc.workflows.definition import State, Step, Workflow
from tthc.workflows.facts import DEADLINE_KINDS, FactKind

NEW = State("new", "Chưa có sự kiện", "Nothing recorded")
ISSUED = State("issued", "Bộ đã ban hành", "Issued by the ministry")
KNOWN = State("known", "Tỉnh đã biết", "Known to the province")
ASSIGNED = State("assigned", "Đã giao xử lý", "Assigned")
SUBMITTED = State("submitted", "Đã trình", "Submitted")
RETURNED = State("returned", "Bị trả lại", "Returned")
ANNOUNCED = State("announced", "Đã công bố", "Announced")
PUBLISHED = State("published", "Đã công khai", "Published", terminal=True)
WITHDRAWN = State("withdrawn", "Bộ đã thu hồi", "Withdrawn", terminal=True)
DISMISSED = State("dismissed", "Không thuộc thẩm quyền", "Dismissed", terminal=True)

_BEFORE_SIGNING = ("new", "issued", "known", "assigned", "submitted", "returned")
_BEFORE_SUBMISSION = ("new", "issued", "known", "assigned", "returned")
_BEFORE_WITHDRAWAL = (*_BEFORE_SIGNING, "announced", "published")
_KNOWN_ON = ("known", "assigned", "submitted", "returned", "announced", "published")
_EVERYWHERE = (*_BEFORE_SIGNING, "announced", "published", "withdrawn", "dismissed")

ANNOUNCEMENT = Workflow(
    name="announcement",
    states=(
        NEW,
        ISSUED,
        KNOWN,
        ASSIGNED,
        SUBMITTED,
        RETURNED,
        ANNOUNCED,
        PUBLISHED,
        WITHDRAWN,
        DISMISSED,
    ),
    steps=(
        Step(FactKind.DECISION_ISSUED, ("new",), "issued"),
        Step(FactKind.PORTAL_UPDATED, ("new", "issued"), "known"),
        Step(FactKind.DECISION_RECEIVED, ("new", "issued"), "known"),
        Step(FactKind.DISPATCH_REGISTERED, ("new", "issued"), "known"),
        # A fact that nobody recorded is missing, not out of order: a step may skip states.
        Step(FactKind.CASE_ASSIGNED, ("new", "issued", "known"), "assigned"),
        Step(FactKind.DRAFT_SUBMITTED, _BEFORE_SUBMISSION, "submitted"),
        Step(FactKind.DRAFT_RETURNED, ("submitted",), "returned"),
        Step(FactKind.ANNOUNCEMENT_SIGNED, _BEFORE_SIGNING, "announced"),
        Step(FactKind.ANNOUNCEMENT_PUBLISHED, ("announced",), "published"),
        Step(FactKind.DECISION_WITHDRAWN, _BEFORE_WITHDRAWAL, "withdrawn"),
        Step(FactKind.CASE_DISMISSED, _BEFORE_SIGNING, "dismissed"),
    ),
    repeats=(
        (FactKind.DECISION_ISSUED, ("issued",)),
        (FactKind.PORTAL_UPDATED, _KNOWN_ON),
        (FactKind.DECISION_RECEIVED, _KNOWN_ON),
        (FactKind.DISPATCH_REGISTERED, (*_KNOWN_ON, "withdrawn", "dismissed")),
        (FactKind.CASE_ASSIGNED, ("assigned", "submitted", "returned", "announced", "published")),
        (FactKind.DRAFT_SUBMITTED, ("submitted",)),
        # A decision can be announced list by list, and one signing told by two files.
        (FactKind.ANNOUNCEMENT_SIGNED, ("announced", "published")),
        (FactKind.ANNOUNCEMENT_PUBLISHED, ("published",)),
        (FactKind.ANNOUNCEMENT_POSTED, ("announced", "published")),
        (FactKind.NOTICE_POSTED, ("announced", "published")),
        # What the provinces' own decisions ask for beside the chain; some have it done beforehand.
        (FactKind.ANNOUNCEMENT_IN_FORCE, _EVERYWHERE),
        (FactKind.PROCESS_SUBMITTED, _EVERYWHERE),
        (FactKind.PROCESS_APPROVED, _EVERYWHERE),
        (FactKind.PROCESS_CONFIGURED, _EVERYWHERE),
        (FactKind.ANNOUNCEMENT_SYNCHRONISED, _EVERYWHERE),
        (FactKind.SERVICE_SHOWN, _EVERYWHERE),
        (FactKind.SERVICE_INTEGRATED, _EVERYWHERE),
        (FactKind.INTAKE_LOCKED, _EVERYWHERE),
        (FactKind.BASIS_SIGNED, _EVERYWHERE),
        (FactKind.BASIS_IN_FORCE, _EVERYWHERE),
        (FactKind.BASIS_ACCELERATED, _EVERYWHERE),
        # Of an abolition: what it asks to be deleted is in force again.
        (FactKind.FORCE_RESTORED, _EVERYWHERE),
        (FactKind.NOTE_ADDED, _EVERYWHERE),
        *((kind, _EVERYWHERE) for kind in DEADLINE_KINDS),
    ),
)
"""The announcement workflow: decision issued, known, announced, published."""
