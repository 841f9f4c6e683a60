"""What the audit reports (phát hiện): small pure functions from a judgement to findings.

Run by `tthc.compliance.timeline` on every day on which something can change, and by `show` and
`explain` on the day asked for. A check never reads the time or the database.
"""

from collections.abc import Callable, Iterator

from tthc.compliance.case import Case, Conflict, Reviewed
from tthc.compliance.case_facts import LEARNED_BY
from tthc.compliance.finding import PLACE_CHECKS, SEVERITY, Check, Finding, Severity
from tthc.compliance.judgement import Duty, Judgement, seen_by
from tthc.compliance.ledger import Effect, concerning, flaw_of
from tthc.compliance.obligations import Obligation
from tthc.compliance.removal_checks import (
    never_reported,
    no_evidence,
    place_unknown,
    seen_on_portal,
    shown_again,
    still_shown,
    two_days,
)
from tthc.compliance.verdicts import Verdict

__all__ = ["CHECKS", "PLACE_CHECKS", "SEVERITY", "Check", "Finding", "Severity", "find_all"]


def overdue(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Quá hạn."""
    return _with_verdict(judgement, Verdict.OVERDUE, Check.OVERDUE)


def due_today(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Đến hạn hôm nay."""
    return _with_verdict(judgement, Verdict.DUE_TODAY, Check.DUE_TODAY)


def due_soon(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Sắp đến hạn."""
    return _with_verdict(judgement, Verdict.DUE_SOON, Check.DUE_SOON)


def met_late(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Đã làm nhưng trễ hạn."""
    return _with_verdict(judgement, Verdict.MET_LATE, Check.MET_LATE)


def done_between(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Đã làm trong khoảng hai danh sách của Cổng: whether by the due day is not known."""
    for duty in _counted(judgement):
        met = duty.obligation.met
        if duty.verdict is Verdict.UNKNOWN and duty.obligation.due and met and met.since:
            found = _about(Check.DONE_BETWEEN, duty)
            yield found._replace(detail=f"{met.since:%d/%m/%Y} - {met.on:%d/%m/%Y}")


def no_start(judgement: Judgement, case: Case) -> Iterator[Finding]:
    """Chưa có sự kiện nào bắt đầu tính hạn: something happened, but nothing started the clock."""
    if not case.occurrences or judgement.state in ("dismissed", "withdrawn"):
        return
    for duty in _counted(judgement):
        obligation = duty.obligation
        awaited = duty.verdict in (Verdict.UNKNOWN, Verdict.NOT_STARTED)
        if awaited and not obligation.starts and (obligation.met or _opens(duty)):
            yield Finding(Check.NO_START, obligation.rule.id)


def irregular_order(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Sai trình tự: a fact came where it cannot, or the duty was done before its clock started."""
    for occurrence in judgement.irregular:
        yield Finding(Check.IRREGULAR_ORDER, detail=occurrence.kind.value)
    for duty in _counted(judgement):
        met, start = duty.obligation.met, duty.obligation.start
        if met and start and met.on < start.on and _opens(duty):
            yield Finding(Check.IRREGULAR_ORDER, duty.obligation.rule.id, detail=met.kind.value)


def contradiction(judgement: Judgement, case: Case) -> Iterator[Finding]:
    """Số hoặc ngày mâu thuẫn: two papers that cannot both be right."""
    for found in case.contradictions:
        if found.since <= judgement.as_of and found.what is not Conflict.CODE_REMOVED:
            yield Finding(Check.CONTRADICTION, detail=f"{found.what}: {found.shown}")
    for shown in two_days(judgement.places):
        yield Finding(Check.CONTRADICTION, detail=f"{Conflict.REMOVAL_DAYS}: {shown}")


def code_removed(judgement: Judgement, case: Case) -> Iterator[Finding]:
    """Việc công bố còn mở dùng mã đã gỡ bỏ: the code is wrong, or the removal was."""
    settled = judgement.state in ("published", "withdrawn", "dismissed")
    for found in () if settled else case.contradictions:
        if found.what is Conflict.CODE_REMOVED and found.since <= judgement.as_of:
            yield Finding(Check.CODE_REMOVED, detail=found.shown)


def provisional(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Ngày đến hạn là dự kiến: the days off of a year in its span are not announced yet."""
    for duty in _counted(judgement):
        obligation = duty.obligation
        if obligation.provisional and obligation.due and duty.verdict not in _SETTLED:
            yield _about(Check.PROVISIONAL, duty)


def rule_missing(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Không có quy định có hiệu lực vào ngày bắt đầu."""
    for duty in _counted(judgement):
        if duty.verdict is Verdict.UNKNOWN and duty.obligation.absence is not None:
            yield Finding(Check.RULE_MISSING, duty.obligation.rule.id, detail=_gap(duty.obligation))


def calendar_missing(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Lịch không có năm cần tính."""
    for duty in _counted(judgement):
        if duty.obligation.calendar_gap is not None:
            yield Finding(Check.CALENDAR_MISSING, duty.obligation.rule.id)


def suspended(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Thời hạn đang tạm dừng: nothing is late meanwhile, so that nobody may forget it."""
    for duty in _counted(judgement):
        since = duty.obligation.suspended
        if since is not None and duty.verdict is Verdict.OPEN:
            yield Finding(Check.SUSPENDED, duty.obligation.rule.id, detail=f"{since.on:%d/%m/%Y}")


def term_unchanged(judgement: Judgement, case: Case) -> Iterator[Finding]:
    """Tạm dừng, gia hạn không có tác dụng: a fact about the term that changes no due day."""
    about = tuple(concerning(seen_by(case.occurrences, judgement.as_of)))
    if not about:
        return
    rules = {duty.obligation.rule.id for duty in judgement.duties}
    entries = [entry for duty in judgement.duties for entry in duty.obligation.ledger]
    for told in about:
        effects = {entry.effect for entry in entries if entry.occurrence.fact == told.fact}
        flaw = flaw_of(told) or (Effect.NO_DUTY if told.rule and told.rule not in rules else None)
        if flaw or (effects and Effect.COUNTS not in effects):
            why = flaw or min(effects, key=list(Effect).index)
            yield Finding(Check.TERM_UNCHANGED, told.rule or "", detail=f"{told.kind}: {why}")


def not_judged(_: Judgement, case: Case) -> Iterator[Finding]:
    """Không kết luận được: a record of the case cannot be read, or its judgement failed."""
    return (Finding(Check.NOT_JUDGED, detail=fault) for fault in case.faults)


def ending_soon(judgement: Judgement, case: Case) -> Iterator[Finding]:
    """Sắp hết hiệu lực: what will have to go, announced before it ends."""
    if judgement.state in ("in_force", "restored"):
        yield from _to_review(judgement, case, Reviewed.ENDING_SOON)


def basis_ended(judgement: Judgement, case: Case) -> Iterator[Finding]:
    """Văn bản hết hiệu lực, có TTHC còn căn cứ khác: to be reviewed."""
    return _to_review(judgement, case, Reviewed.BASIS_ENDED)


def part_ended(judgement: Judgement, case: Case) -> Iterator[Finding]:
    """Văn bản hết hiệu lực một phần: what rests on it is to be reviewed."""
    return _to_review(judgement, case, Reviewed.PART_ENDED)


def list_ended(judgement: Judgement, case: Case) -> Iterator[Finding]:
    """Danh mục hết hiệu lực, chưa rõ TTHC trong đó bị bãi bỏ hay chuyển sang danh mục mới."""
    return _to_review(judgement, case, Reviewed.LIST_ENDED)


def end_unknown(judgement: Judgement, case: Case) -> Iterator[Finding]:
    """Hết hiệu lực nhưng chưa rõ ngày."""
    return _to_review(judgement, case, Reviewed.END_UNKNOWN)


CHECKS: tuple[Callable[[Judgement, Case], Iterator[Finding]], ...] = (
    overdue,
    due_today,
    due_soon,
    met_late,
    done_between,
    no_start,
    irregular_order,
    contradiction,
    still_shown,
    seen_on_portal,
    shown_again,
    never_reported,
    no_evidence,
    place_unknown,
    code_removed,
    provisional,
    rule_missing,
    calendar_missing,
    ending_soon,
    basis_ended,
    part_ended,
    list_ended,
    end_unknown,
    suspended,
    term_unchanged,
    not_judged,
)

_SETTLED = frozenset({Verdict.MET, Verdict.MET_LATE, Verdict.VOID})


def find_all(judgement: Judgement, case: Case) -> tuple[Finding, ...]:
    """Run every check, in the order in which a report shows them; nothing is reported twice."""
    return tuple(dict.fromkeys(found for check in CHECKS for found in check(judgement, case)))


def _to_review(judgement: Judgement, case: Case, what: Reviewed) -> Iterator[Finding]:
    for found in case.reviews:
        if found.what is what and found.since <= judgement.as_of <= found.until:
            yield Finding(Check(what.value), detail=found.shown)


def _counted(judgement: Judgement) -> Iterator[Duty]:
    return (duty for duty in judgement.duties if duty.counted)


def _with_verdict(judgement: Judgement, verdict: Verdict, check: Check) -> Iterator[Finding]:
    for duty in _counted(judgement):
        if duty.verdict is verdict:
            yield _about(check, duty)


def _about(check: Check, duty: Duty) -> Finding:
    obligation = duty.obligation
    version = obligation.version.label if obligation.version else ""
    return Finding(check, obligation.rule.id, obligation.due, version=version)


def _gap(obligation: Obligation) -> str:
    """Give the starting day and the last day on which the rule was in force."""
    last = obligation.absence.last_in_force if obligation.absence else None
    day = max((start.day for start in obligation.starts if start.counts), default=None)
    return f"{day} {last}"


def _opens(duty: Duty) -> bool:
    """Say whether learning of the decision is what starts this duty's clock."""
    return set(duty.obligation.rule.starts) <= set(LEARNED_BY)
