"""What a case (việc theo dõi) is: one thing followed under one workflow, with its facts."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import NamedTuple

from tthc.workflows.facts import ChangeKind, Extent, FactKind
from tthc.workflows.table import Occurrence


class Told(NamedTuple):
    """A fact as far as cases go: numbers of what it is about in the register, and its dates.

    `document` is the number in the register of the paper that proves it, `paper` what is written
    for it; `cause` and `successor` are numbers as well, `cause_paper` is written for the cause.
    `decided` is written for the ministry's decision, of an announcement alone. `cause_date` is the
    day on which the cause was signed. `recorded_on` is given of ends of one thing that differ.
    """

    id: int
    kind: FactKind
    on: date
    decision: int | None = None
    procedure: int | None = None
    document: int | None = None
    change: ChangeKind | None = None
    decision_date: date | None = None
    document_date: date | None = None
    paper: str | None = None
    cause: int | None = None
    successor: int | None = None
    extent: Extent | None = None
    until: date | None = None
    rule: str | None = None
    place: str | None = None
    cause_paper: str | None = None
    evidence: str | None = None
    since: date | None = None
    at: time | None = None
    fault: str | None = None
    decided: str | None = None
    cause_date: date | None = None
    recorded_on: date | None = None

    @property
    def occurrence(self) -> Occurrence:
        """What replay and rules look at."""
        by_paper = self.document is not None and bool(self.decision or self.procedure)
        proved = by_paper or self.evidence is not None
        known = (self.until, self.rule, self.place, proved, self.at, self.since)
        return Occurrence(self.kind, self.on, self.id, *known)


class Conflict(StrEnum):
    """Which two statements cannot both be right (mâu thuẫn)."""

    DECISION_DATE = "decision_date"  # một quyết định, hai ngày ký
    CHANGE_KINDS = "change_kinds"  # một quyết định, một mã, hai loại thay đổi
    ANNOUNCEMENT_NUMBER = "announcement_number"  # cùng ngày ký, hai số quyết định
    ANNOUNCEMENT_DATE = "announcement_date"  # một số quyết định, hai ngày
    ARRIVAL_DAY = "arrival_day"  # một số đến, hai ngày đến
    SIGNED_BEFORE_DECISION = "signed_before_decision"  # công bố trước ngày Bộ ký
    LEARNED_BEFORE_DECISION = "learned_before_decision"  # nhận được trước ngày Bộ ký
    PUBLISHED_BEFORE_SIGNING = "published_before_signing"  # công khai trước ngày ký công bố
    PUBLISHED_DAYS = "published_days"  # một nơi, hai ngày công khai
    IN_FORCE_DATE = "in_force_date"  # một văn bản, hai ngày có hiệu lực
    END_DATE = "end_date"  # một văn bản, hai ngày hết hiệu lực
    TWO_CAUSES = "two_causes"  # một văn bản, hai văn bản thay thế hoặc bãi bỏ
    PART_AFTER_WHOLE = "part_after_whole"  # hết hiệu lực một phần sau khi hết toàn bộ
    SAID_IN_FORCE = "said_in_force"  # ghi là còn hiệu lực sau ngày hết hiệu lực
    END_BEFORE_START = "end_before_start"  # hết hiệu lực trước khi có hiệu lực
    CIRCULAR = "circular"  # các văn bản làm hết hiệu lực lẫn nhau
    PROCEDURE_END_DATE = "procedure_end_date"  # một văn bản, hai ngày hết hiệu lực của một TTHC
    REMOVAL_DAYS = "removal_days"  # một nơi, hai ngày gỡ bỏ
    CODES_CIRCULAR = "codes_circular"  # các mã thay thế lẫn nhau
    CODE_REMOVED = "code_removed"  # việc công bố dùng mã đã gỡ bỏ


class Contradiction(NamedTuple):
    """Two papers that cannot both be right: what disagrees, since when, and the two statements.

    `before`: what is dated earlier than this day cannot have happened then.
    """

    what: Conflict
    since: date
    shown: str
    before: date | None = None


class Reviewed(StrEnum):
    """What about a document asks to be looked at by an officer (cần rà soát)."""

    ENDING_SOON = "ending_soon"  # sắp hết hiệu lực
    BASIS_ENDED = "basis_ended"  # văn bản hết hiệu lực, TTHC còn căn cứ khác
    PART_ENDED = "part_ended"  # văn bản hết hiệu lực một phần
    LIST_ENDED = "list_ended"  # danh mục hết hiệu lực, chưa rõ TTHC trong đó ra sao
    END_UNKNOWN = "end_unknown"  # hết hiệu lực nhưng chưa rõ ngày


class Review(NamedTuple):
    """Something to look at from `since` to `until`; `shown` is a number or a paper."""

    what: Reviewed
    since: date
    until: date
    shown: str


@dataclass(frozen=True, slots=True)
class Case:
    """The part of a case that the law looks at; two cases alike in it are judged alike.

    `occurrences` are in order (see `tthc.workflows.table.in_order`) and hold no voided fact.
    `about_document`: it is a legal document that must go, not a procedure.
    `faults` say why it cannot be judged. `removals` tell of an announced abolition what was removed
    where, and what brought it back: where the unit removes nothing from the National Database,
    they publish it.
    """

    workflow: str
    change_kind: ChangeKind | None
    occurrences: tuple[Occurrence, ...]
    contradictions: tuple[Contradiction, ...] = ()
    reviews: tuple[Review, ...] = ()
    about_document: bool = False
    faults: tuple[str, ...] = ()
    removals: tuple[Occurrence, ...] = ()


class CaseKey(NamedTuple):
    """What a case is about, by numbers in the register; 0 where it has none."""

    workflow: str
    decision: int
    procedure: int
    document: int = 0

    @property
    def id(self) -> str:
        """The case's name on screen: A12 (placeholder), A12-7, R12-7, R0-7, D3."""
        if self.document:
            return f"D{self.document}"
        letter = self.workflow[0].upper()
        return (
            f"{letter}{self.decision}-{self.procedure}"
            if self.procedure
            else f"{letter}{self.decision}"
        )


class TrackedCase(NamedTuple):
    """A case with its key and every fact that speaks of it."""

    key: CaseKey
    case: Case
    told: tuple[Told, ...]
