"""Which papers of a case cannot both be right (số hoặc ngày mâu thuẫn)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tthc.compliance.case import Conflict, Contradiction, Told
from tthc.workflows.facts import FactKind


def find_contradictions(told: Sequence[Told]) -> tuple[Contradiction, ...]:
    """Compare the dates and numbers that the facts of one case state."""
    signed = [fact for fact in told if fact.kind is FactKind.ANNOUNCEMENT_SIGNED]
    return (
        *_decision_dates(told),
        *_announcement_numbers(signed),
        *_announcement_dates(signed),
        *_signed_before_decision(told, signed),
    )


def _decision_dates(told: Sequence[Told]) -> Iterator[Contradiction]:
    """One decision has one day of signing; day and month are often transposed."""
    stated: dict[date, date] = {}
    for fact in told:
        day = _stated_date(fact)
        if day is not None:
            stated[day] = min(stated.get(day, fact.on), fact.on)
    if len(stated) > 1:
        yield Contradiction(Conflict.DECISION_DATE, max(stated.values()), _days(stated))


def _stated_date(fact: Told) -> date | None:
    issued = fact.on if fact.kind is FactKind.DECISION_ISSUED else None
    return fact.decision_date or issued


def _announcement_numbers(signed: Sequence[Told]) -> Iterator[Contradiction]:
    numbers: dict[date, set[str]] = {}
    for fact in signed:
        if fact.paper:
            numbers.setdefault(fact.on, set()).add(fact.paper)
    for day, papers in numbers.items():
        if len(papers) > 1:
            shown = " ≠ ".join(sorted(papers))
            yield Contradiction(Conflict.ANNOUNCEMENT_NUMBER, day, shown)


def _announcement_dates(signed: Sequence[Told]) -> Iterator[Contradiction]:
    dates: dict[str, set[date]] = {}
    for fact in signed:
        if fact.paper:
            stated = {fact.on, fact.document_date or fact.on}
            dates.setdefault(fact.paper, set()).update(stated)
    for paper, days in dates.items():
        # A number starts again each year (Decree 30/2020/NĐ-CP, art. 15(1)).
        if len(days) > 1 and len({day.year for day in days}) == 1:
            shown = f"{paper}: {_days(days)}"
            yield Contradiction(Conflict.ANNOUNCEMENT_DATE, max(days), shown)


def _signed_before_decision(
    told: Sequence[Told], signed: Sequence[Told]
) -> Iterator[Contradiction]:
    dates = [day for fact in told if (day := _stated_date(fact)) is not None]
    for fact in signed:
        if dates and fact.on < min(dates):
            shown = f"{_days([fact.on])} < {_days([min(dates)])}"
            yield Contradiction(Conflict.SIGNED_BEFORE_DECISION, fact.on, shown)
            return


def _days(days: Iterable[date]) -> str:
    """Write dates as an officer reads them."""
    return " ≠ ".join(f"{day:%d/%m/%Y}" for day in sorted(days))
