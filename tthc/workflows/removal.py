"""How something whose force has ended leaves the places that show it (gỡ bỏ)."""

from tthc.workflows.definition import State, Step, Workflow
from tthc.workflows.facts import DEADLINE_KINDS, FactKind

IN_FORCE = ("in_force", "restored")
"""States in which nothing has ended."""

NEED_NOT_GO = (*IN_FORCE, "withdrawn", "dismissed")
"""States in which nothing has to go."""

_EVERYWHERE = (
    "in_force",
    "ended",
    "proposed",
    "partly_removed",
    "removed",
    "restored",
    "withdrawn",
    "dismissed",
)

TO_CLEAR = ("ended", "proposed", "partly_removed")
"""States in which something has ended and still stands somewhere."""

AFTER_THE_END = (*TO_CLEAR, "removed")
"""States that a removal alone leads to, also one out of order; only an end makes them true."""

_BEFORE_THE_END = (
    FactKind.DECISION_ISSUED,
    FactKind.PORTAL_UPDATED,
    FactKind.DECISION_RECEIVED,
    FactKind.DISPATCH_REGISTERED,
    FactKind.NOTE_ADDED,
    # A document that was amended, or will end with the coming of another, is in force.
    FactKind.DOCUMENT_AMENDED,
    FactKind.FORCE_BOUND,
    FactKind.FORCE_TIED,
)

REMOVAL = Workflow(
    name="removal",
    states=(
        State("in_force", "Còn hiệu lực", "In force"),
        State("ended", "Hết hiệu lực, còn hiển thị", "Ended and still shown"),
        State("proposed", "Đã đề nghị gỡ bỏ", "Removal proposed"),
        State("partly_removed", "Đã gỡ bỏ ở một số nơi", "Removed from some places"),
        State("removed", "Đã gỡ bỏ", "Removed", terminal=True),
        State("restored", "Có hiệu lực trở lại", "Back in force"),
        State("withdrawn", "Bộ đã thu hồi việc bãi bỏ", "Abolition withdrawn", terminal=True),
        State("dismissed", "Không thuộc thẩm quyền", "Dismissed", terminal=True),
    ),
    steps=(
        # An announced abolition is "xóa bỏ nội dung thông tin" (Decree 63/2010, art. 14(2)(c)).
        Step(FactKind.ANNOUNCEMENT_SIGNED, IN_FORCE, "ended"),
        # Of a withdrawn abolition only the end by another text is told.
        Step(FactKind.FORCE_ENDED, (*IN_FORCE, "withdrawn"), "ended"),
        Step(FactKind.REMOVAL_PROPOSED, ("ended",), "proposed"),
        # Which of the two a removal is, `tthc.compliance.removals.settle` says before replay.
        Step(FactKind.REMOVAL_PART_DONE, ("ended", "proposed"), "partly_removed"),
        Step(FactKind.REMOVAL_DONE, TO_CLEAR, "removed"),
        Step(FactKind.PORTAL_SHOWN, ("removed",), "partly_removed"),
        Step(FactKind.FORCE_RESTORED, (*TO_CLEAR, "removed"), "restored"),
        Step(FactKind.DECISION_WITHDRAWN, (*IN_FORCE, *TO_CLEAR, "removed"), "withdrawn"),
        Step(FactKind.CASE_DISMISSED, ("in_force", *TO_CLEAR), "dismissed"),
    ),
    repeats=(
        (FactKind.ANNOUNCEMENT_SIGNED, (*TO_CLEAR, "removed")),
        (FactKind.FORCE_ENDED, (*TO_CLEAR, "removed")),
        (FactKind.REMOVAL_PROPOSED, ("proposed", "partly_removed")),
        (FactKind.REMOVAL_PART_DONE, ("partly_removed",)),
        (FactKind.REMOVAL_DONE, ("removed",)),
        (FactKind.PORTAL_SHOWN, tuple(name for name in _EVERYWHERE if name != "removed")),
        (FactKind.PORTAL_GONE, _EVERYWHERE),
        (FactKind.INTAKE_LOCKED, _EVERYWHERE),
        *((kind, _EVERYWHERE) for kind in (*_BEFORE_THE_END, *DEADLINE_KINDS)),
    ),
)
"""The removal workflow: force ended, proposed, removed place by place, or back in force."""
