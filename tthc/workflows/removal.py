"""How something whose force has ended leaves the places that show it (gỡ bỏ)."""

from tthc.workflows.definition import State, Step, Workflow
from tthc.workflows.facts import DEADLINE_KINDS, FactKind

_OPEN = ("in_force", "restored")
_EVERYWHERE = (
    "in_force",
    "ended",
    "proposed",
    "removed",
    "restored",
    "withdrawn",
    "dismissed",
)

_BEFORE_THE_END = (
    FactKind.DECISION_ISSUED,
    FactKind.PORTAL_UPDATED,
    FactKind.DECISION_RECEIVED,
    FactKind.DISPATCH_REGISTERED,
    FactKind.NOTE_ADDED,
    # A document that was amended, or will end with the coming of another, is in force.
    FactKind.DOCUMENT_AMENDED,
    FactKind.FORCE_BOUND,
)

REMOVAL = Workflow(
    name="removal",
    states=(
        State("in_force", "Còn hiệu lực", "In force"),
        State("ended", "Hết hiệu lực, còn hiển thị", "Ended and still shown"),
        State("proposed", "Đã đề nghị gỡ bỏ", "Removal proposed"),
        State("removed", "Đã gỡ bỏ", "Removed", terminal=True),
        State("restored", "Có hiệu lực trở lại", "Back in force"),
        State("withdrawn", "Bộ đã thu hồi việc bãi bỏ", "Abolition withdrawn", terminal=True),
        State("dismissed", "Không thuộc thẩm quyền", "Dismissed", terminal=True),
    ),
    steps=(
        # An announced abolition is "xóa bỏ nội dung thông tin" (Decree 63/2010, art. 14(2)(c)).
        Step(FactKind.ANNOUNCEMENT_SIGNED, _OPEN, "ended"),
        Step(FactKind.FORCE_ENDED, _OPEN, "ended"),
        Step(FactKind.REMOVAL_PROPOSED, ("ended",), "proposed"),
        Step(FactKind.REMOVAL_DONE, ("ended", "proposed"), "removed"),
        Step(FactKind.FORCE_RESTORED, ("ended", "proposed", "removed"), "restored"),
        Step(FactKind.DECISION_WITHDRAWN, ("in_force", "ended", "proposed"), "withdrawn"),
        Step(FactKind.CASE_DISMISSED, ("in_force", "ended", "proposed"), "dismissed"),
    ),
    repeats=(
        (FactKind.ANNOUNCEMENT_SIGNED, ("ended", "proposed", "removed")),
        (FactKind.FORCE_ENDED, ("ended", "proposed", "removed")),
        (FactKind.REMOVAL_PROPOSED, ("proposed",)),
        (FactKind.REMOVAL_DONE, ("removed",)),
        *((kind, _EVERYWHERE) for kind in (*_BEFORE_THE_END, *DEADLINE_KINDS)),
    ),
)
"""The removal workflow: force ended, removal proposed, removed, or back in force."""
