"""What can be recorded: the closed list of fact kinds (loại sự kiện) and the shape of a fact."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class FactKind(StrEnum):
    """What happened. Past tense; each names one day of one decision, procedure or document."""

    # The ministry's side (phía Bộ)
    DECISION_ISSUED = "decision.issued"  # Bộ ký quyết định công bố
    DECISION_WITHDRAWN = "decision.withdrawn"  # Bộ thu hồi quyết định
    PORTAL_UPDATED = "portal.updated"  # Bộ cập nhật lên CSDLQG về TTHC
    # The legal document behind the decision (văn bản quy phạm pháp luật)
    BASIS_SIGNED = "basis.signed"  # VBQPPL được ký hoặc công bố
    BASIS_IN_FORCE = "basis.in_force"  # VBQPPL có hiệu lực; may lie ahead
    BASIS_ACCELERATED = "basis.accelerated"  # VBQPPL theo trình tự, thủ tục rút gọn
    # The province's side (phía tỉnh)
    DECISION_RECEIVED = "decision.received"  # nhận được quyết định
    DISPATCH_REGISTERED = "dispatch.registered"  # vào sổ công văn đến
    CASE_ASSIGNED = "case.assigned"  # giao phòng, chuyên viên
    DRAFT_SUBMITTED = "draft.submitted"  # Tờ trình
    DRAFT_RETURNED = "draft.returned"  # trả lại
    ANNOUNCEMENT_SIGNED = "announcement.signed"  # Chủ tịch ký công bố danh mục
    ANNOUNCEMENT_PUBLISHED = "announcement.published"  # công khai trên CSDLQG
    ANNOUNCEMENT_IN_FORCE = "announcement.in_force"  # có hiệu lực; may lie ahead
    ANNOUNCEMENT_POSTED = "announcement.posted"  # đăng tải quyết định trên Cổng TTĐT tỉnh
    NOTICE_POSTED = "notice.posted"  # niêm yết
    PROCESS_SUBMITTED = "process.submitted"  # trình phê duyệt quy trình nội bộ
    PROCESS_APPROVED = "process.approved"  # phê duyệt quy trình nội bộ
    PROCESS_CONFIGURED = "process.configured"  # thiết lập, cấu hình quy trình điện tử
    ANNOUNCEMENT_SYNCHRONISED = "announcement.synchronised"  # đồng bộ lên HTTT của tỉnh
    SERVICE_SHOWN = "service.shown"  # DVCTT được hiển thị công khai
    SERVICE_INTEGRATED = "service.integrated"  # DVCTT tích hợp, cung cấp trên Cổng DVCQG
    INTAKE_LOCKED = "intake.locked"  # khóa tiếp nhận hồ sơ của quy trình điện tử
    CASE_DISMISSED = "case.dismissed"  # không thuộc thẩm quyền của đơn vị
    # Removal (gỡ bỏ)
    FORCE_ENDED = "force.ended"  # hết hiệu lực; may lie ahead
    REMOVAL_PROPOSED = "removal.proposed"  # đề nghị gỡ bỏ
    REMOVAL_DONE = "removal.done"  # đã gỡ bỏ, một sự kiện cho mỗi nơi
    REMOVAL_PART_DONE = "removal.partly_done"  # đã gỡ một nơi, còn nơi khác; suy ra, không ghi
    REMOVAL_TOO_EARLY = "removal.too_early"  # ghi gỡ trước khi có văn bản làm hết hiệu lực; suy ra
    FORCE_RESTORED = "force.restored"  # có hiệu lực trở lại
    # The life of a document and what rests on it (văn bản và TTHC căn cứ vào nó)
    DOCUMENT_ISSUED = "document.issued"  # văn bản được ban hành
    DOCUMENT_IN_FORCE = "document.in_force"  # văn bản có hiệu lực; may lie ahead
    DOCUMENT_AMENDED = "document.amended"  # được sửa đổi, bổ sung: còn hiệu lực
    FORCE_BOUND = "force.bound"  # hết hiệu lực kể từ ngày một văn bản khác có hiệu lực
    FORCE_TIED = "force.tied"  # hết hiệu lực cùng lúc một văn bản khác hết hiệu lực
    PROCEDURE_BASED = "procedure.based"  # TTHC căn cứ vào văn bản
    PROCEDURE_REPLACED = "procedure.replaced"  # mã cũ được thay bằng mã mới
    # What the National Portal showed (ảnh chụp danh sách trên Cổng)
    PORTAL_SHOWN = "portal.shown"  # mới thấy trên Cổng
    PORTAL_GONE = "portal.gone"  # không còn thấy trên Cổng
    PORTAL_CHANGED = "portal.changed"  # đổi tên, cơ quan hoặc lĩnh vực trên Cổng
    # The term itself (thời hạn)
    DEADLINE_SUSPENDED = "deadline.suspended"  # tạm dừng tính thời hạn
    DEADLINE_RESUMED = "deadline.resumed"  # tính tiếp
    DEADLINE_EXTENDED = "deadline.extended"  # gia hạn
    DEADLINE_MOVED = "deadline.moved"  # hạn đổi vì lịch hoặc quy định đổi
    DEADLINE_KEPT = "deadline.kept"  # giữ hạn cũ dù lịch hoặc quy định đổi
    # Any
    PROCEDURE_LISTED = "procedure.listed"  # TTHC có trong một danh sách
    FACT_VOIDED = "fact.voided"  # hủy một sự kiện ghi sai
    NOTE_ADDED = "note.added"  # ghi chú


AHEAD_KINDS = frozenset(
    {
        FactKind.BASIS_IN_FORCE,
        FactKind.ANNOUNCEMENT_IN_FORCE,
        FactKind.FORCE_ENDED,
        FactKind.DOCUMENT_IN_FORCE,
    }
)
"""Kinds whose day is fixed by a text beforehand, so that it may lie in the future."""

PAPER_KINDS = frozenset(
    {
        FactKind.FORCE_ENDED,
        FactKind.FORCE_RESTORED,
        FactKind.FORCE_BOUND,
        FactKind.FORCE_TIED,
        FactKind.REMOVAL_PROPOSED,
        FactKind.REMOVAL_DONE,
        FactKind.DOCUMENT_ISSUED,
        FactKind.DOCUMENT_IN_FORCE,
        FactKind.DOCUMENT_AMENDED,
    }
)
"""Kinds that may be about a document alone, named by its number without decision or procedure."""

BOUND_KINDS = frozenset({FactKind.FORCE_BOUND, FactKind.FORCE_TIED})
"""Kinds by which something ends with another document, on a day that may not be known yet."""

END_KINDS = BOUND_KINDS | {FactKind.FORCE_ENDED}
"""Kinds that tell an end of force, on a day or with an event."""

DERIVED_KINDS = frozenset({FactKind.REMOVAL_PART_DONE, FactKind.REMOVAL_TOO_EARLY})
"""Kinds that are worked out from others and never recorded."""

RECORDED_KINDS = tuple(kind for kind in FactKind if kind not in DERIVED_KINDS)
"""Kinds that can be recorded, in their order."""

DEADLINE_KINDS = (
    FactKind.DEADLINE_SUSPENDED,
    FactKind.DEADLINE_RESUMED,
    FactKind.DEADLINE_EXTENDED,
    FactKind.DEADLINE_MOVED,
    FactKind.DEADLINE_KEPT,
)
"""Kinds that speak of the term of a duty, never of its state."""

FORESEEN_KINDS = frozenset(
    {
        FactKind.BASIS_IN_FORCE,
        FactKind.BASIS_ACCELERATED,
        FactKind.ANNOUNCEMENT_IN_FORCE,
        FactKind.DEADLINE_KEPT,
    }
)
"""Kinds that a judgement looks at on whatever day it is made: they are known before their day, or
say (a due day kept) what has held all along."""


class ChangeKind(StrEnum):
    """What a decision does to a procedure (domain.md 3.1)."""

    NEW = "new"  # mới ban hành
    AMENDED = "amended"  # được sửa đổi, bổ sung
    REPLACED = "replaced"  # được thay thế
    ABOLISHED = "abolished"  # bị bãi bỏ
    CANCELLED = "cancelled"  # bị hủy bỏ
    STANDARDISED = "standardised"  # được chuẩn hóa
    MIXED = "mixed"  # nhiều loại trong một quyết định


ENDING_CHANGES = frozenset({ChangeKind.ABOLISHED, ChangeKind.CANCELLED})
"""Changes after which the procedure must be removed from every place that shows it."""


class Extent(StrEnum):
    """How much of a document ended (hết hiệu lực toàn bộ, hết hiệu lực một phần)."""

    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a fact says, as written in its source; texts are NFC, empty is None.

    `decision` is the ministry's decision that the fact is about (số, ký hiệu), `procedure` the
    procedure's code. A fact without a procedure is about every procedure of the decision.
    `document` is the paper that proves the fact: the provincial decision of an announcement, the
    arrival number (số đến) of a registered dispatch, the number of a submission (Tờ trình).
    Where the fact names neither decision nor procedure, the document is itself the subject.

    `cause` is the paper that brought the fact about (văn bản làm hết hiệu lực, văn bản sửa đổi),
    `successor` the code that takes the procedure's place, `evidence` a link or a file's hash.
    `happened_at` is the local hour of the fact where one was noted (giờ đến).
    `rule` is the duty that a fact about a term speaks of (None: every duty), `until` the due day
    that it sets. `since` is the last day on which it is known not to have happened yet; of a due
    day that was kept, the starting day from which that day was counted.
    """

    province: str
    department: str
    kind: FactKind
    happened_on: date
    decision: str | None = None
    decision_date: date | None = None
    procedure: str | None = None
    document: str | None = None
    document_date: date | None = None
    issuer: str | None = None
    title: str | None = None
    field: str | None = None
    change_kind: ChangeKind | None = None
    place: str | None = None
    note: str | None = None
    cause: str | None = None
    cause_date: date | None = None
    extent: Extent | None = None
    successor: str | None = None
    evidence: str | None = None
    rule: str | None = None
    until: date | None = None
    since: date | None = None
    happened_at: time | None = None
    corrects: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a fact came from: a row of a file, or a command typed by hand."""

    file_name: str | None = None
    file_hash: str | None = None
    sheet: str | None = None
    row: int | None = None
    command: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact (sự kiện) as the journal keeps it; `recorded_at` is an aware UTC instant."""

    id: int
    content: Content
    actor: str
    recorded_at: datetime
    origin: Origin
