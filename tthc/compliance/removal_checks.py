"""What the audit reports of removals (gỡ bỏ): place by place, from a judgement to findings."""

from collections.abc import Iterable, Iterator

from tthc.compliance.case import Case
from tthc.compliance.conflicts import say_days
from tthc.compliance.finding import Check, Finding
from tthc.compliance.judgement import Judgement
from tthc.compliance.removals import PlaceStanding, PlaceState


def still_shown(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Hết hiệu lực mà còn hiển thị, place by place."""
    for standing in judgement.to_clear:
        if standing.state in (PlaceState.OPEN, PlaceState.LOCKED):
            yield Finding(Check.STILL_SHOWN, detail=standing.place)


def seen_on_portal(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Hết hiệu lực mà danh sách tải từ Cổng còn thấy."""
    return _in_state(judgement, PlaceState.SEEN, Check.SEEN_ON_PORTAL)


def shown_again(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Đã gỡ bỏ nhưng lại hiển thị."""
    return _in_state(judgement, PlaceState.SHOWN_AGAIN, Check.SHOWN_AGAIN)


def never_reported(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Hết hiệu lực đã lâu mà chưa ai đề nghị gỡ bỏ; how long, the unit has set."""
    by = judgement.report_by
    if by is not None and judgement.as_of > by and judgement.state == "ended":
        yield Finding(Check.NEVER_REPORTED, due=by)


def no_evidence(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Đã gỡ bỏ nhưng không có minh chứng: neither a link, a file nor a paper."""
    for standing in judgement.places:
        done = standing.removed
        if standing.state is PlaceState.REMOVED and done and not done.proved:
            yield Finding(Check.NO_EVIDENCE, detail=standing.place)


def two_days(places: Iterable[PlaceStanding]) -> Iterator[str]:
    """Say of each place that is said to be cleared more than once on which days (hai ngày gỡ bỏ).

    The earlier may turn a removal that was late into one in time.
    """
    for standing in places:
        if standing.removed and standing.again:
            yield say_days((standing.removed.on, *standing.again))


def place_unknown(judgement: Judgement, _: Case) -> Iterator[Finding]:
    """Gỡ bỏ ở một nơi không có trong danh mục nơi phải gỡ: perhaps its name is mistyped."""
    for standing in judgement.places:
        if not standing.required:
            yield Finding(Check.PLACE_UNKNOWN, detail=standing.place)


def _in_state(judgement: Judgement, state: PlaceState, check: Check) -> Iterator[Finding]:
    for standing in judgement.to_clear:
        if standing.state is state:
            yield Finding(check, detail=standing.place)
