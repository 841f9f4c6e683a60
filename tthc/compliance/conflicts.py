"""Which papers of a case cannot both be right (số hoặc ngày mâu thuẫn)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tthc.compliance.case import Conflict, Contradiction, Told
from tthc.compliance.case_facts import LEARNED_BY
from tthc.compliance.identifiers import number_key
from tthc.workflows.facts import ENDING_CHANGES, ChangeKind, FactKind


def find_contradictions(told: Sequence[Told]) -> tuple[Contradiction, ...]:
    """Compare the dates and numbers that the facts of one case state."""
    kinds: dict[FactKind, list[Told]] = {}
    for fact in told:
        kinds.setdefault(fact.kind, []).append(fact)
    signed = kinds.get(FactKind.ANNOUNCEMENT_SIGNED, [])
    published = kinds.get(FactKind.ANNOUNCEMENT_PUBLISHED, [])
    arrived = kinds.get(FactKind.DISPATCH_REGISTERED, [])
    learned = [fact for kind in LEARNED_BY for fact in kinds.get(kind, [])]
    stated = _stated_dates(told)
    return (
        *_decision_dates(stated),
        *_change_kinds(told),
        *_announcement_numbers(signed),
        *_dates_of_numbers(Conflict.ANNOUNCEMENT_DATE, signed),
        *_dates_of_numbers(Conflict.ARRIVAL_DAY, arrived),
        *_before_decision(Conflict.SIGNED_BEFORE_DECISION, stated, signed),
        *_before_decision(Conflict.LEARNED_BEFORE_DECISION, stated, learned),
        *_published_before_signing(published, signed),
    )


def _decision_dates(stated: dict[date, date]) -> Iterator[Contradiction]:
    """One decision has one day of signing; day and month are often transposed."""
    for since, shown in set_against_the_first(stated):
        yield Contradiction(Conflict.DECISION_DATE, since, shown)


def _change_kinds(told: Sequence[Told]) -> Iterator[Contradiction]:
    """One decision does one thing to one code; as a whole it may do several."""
    kinds: dict[tuple[FactKind, date], set[ChangeKind]] = {}
    for fact in told:
        if fact.change and fact.procedure and fact.kind in _LISTS:
            kinds.setdefault((fact.kind, fact.on), set()).add(fact.change)
    for (_, day), said in kinds.items():
        if len(said) > 1:
            shown = " ≠ ".join(kind.value for kind in sorted(said, key=change_rank))
            yield Contradiction(Conflict.CHANGE_KINDS, day, shown)


_LISTS = frozenset({FactKind.DECISION_ISSUED, FactKind.PROCEDURE_LISTED})


def change_rank(change: ChangeKind) -> tuple[bool, int]:
    """Order kinds of change: what leaves a procedure in force first."""
    return change in ENDING_CHANGES, list(ChangeKind).index(change)


def _stated_dates(told: Sequence[Told]) -> dict[date, date]:
    """Give each day on which the decision is said to be signed, and when that was first said."""
    stated: dict[date, date] = {}
    for fact in told:
        if fact.decision_date is not None:
            _state(stated, fact.decision_date, fact.on)
        if fact.kind is FactKind.DECISION_ISSUED:
            _state(stated, fact.on, fact.on)
    return stated


def _announcement_numbers(signed: Sequence[Told]) -> Iterator[Contradiction]:
    if len(signed) < 2:  # noqa: PLR2004 - as in most cases
        return
    numbers: dict[date, list[Written]] = {}
    for fact in signed:
        if fact.paper:
            numbers.setdefault(fact.on, []).append((fact.id, fact.paper))
    for day, said in numbers.items():
        papers = as_written(said)
        if len(papers) > 1:
            shown = " ≠ ".join(papers[key] for key in sorted(papers))
            yield Contradiction(Conflict.ANNOUNCEMENT_NUMBER, day, shown)


def _dates_of_numbers(what: Conflict, facts: Sequence[Told]) -> Iterator[Contradiction]:
    """One number has one day; it starts again each year (Decree 30/2020/NĐ-CP, art. 15(1))."""
    if len(facts) < 2 and not any(fact.document_date for fact in facts):  # noqa: PLR2004
        return
    dates: dict[tuple[str, int], list[tuple[date, date]]] = {}
    for fact in facts:
        if fact.paper:
            for day in dict.fromkeys((fact.on, fact.document_date or fact.on)):
                key = (number_key(fact.paper), day.year)
                dates.setdefault(key, []).append((day, fact.on))
    for (key, _), stated in dates.items():
        if len(stated) > 1:
            papers = as_written((fact.id, fact.paper) for fact in facts if fact.paper)
            for since, shown in set_against_the_first(_first_told(stated)):
                yield Contradiction(what, since, f"{papers[key]}: {shown}")


Written = tuple[int, str]
"""What a fact, by its number, writes for a paper."""


def as_written(said: Iterable[Written]) -> dict[str, str]:
    """Give each paper by its key as the first fact that names it writes it."""
    found: dict[str, str] = {}
    for _, paper in sorted(said):
        found.setdefault(number_key(paper), paper)
    return found


def _before_decision(
    what: Conflict, stated: dict[date, date], facts: Sequence[Told]
) -> Iterator[Contradiction]:
    """Nothing answers, brings or shows a decision before the ministry has signed it."""
    if stated and facts:
        issued = min(stated, key=lambda day: (stated[day], day))
        yield from _earlier(what, [fact.on for fact in facts], issued, stated[issued])


def _published_before_signing(
    published: Sequence[Told], signed: Sequence[Told]
) -> Iterator[Contradiction]:
    """A list is published (công khai) once the province has announced it (công bố)."""
    if published and signed:
        days, first = [fact.on for fact in published], min(fact.on for fact in signed)
        yield from _earlier(Conflict.PUBLISHED_BEFORE_SIGNING, days, first, first)


def find_published_twice(told: Iterable[Told]) -> tuple[Contradiction, ...]:
    """Compare the days on which a list is said to have been published (công khai) in one place.

    The earlier one meets the duty: typed by mistake, it would clear what was late. The deletion
    that publishes an abolition may come again, and is not asked for here.
    """
    days: dict[tuple[str | None, str], dict[date, date]] = {}
    for fact in told:
        if fact.kind is FactKind.ANNOUNCEMENT_PUBLISHED:
            of = days.setdefault((fact.place, number_key(fact.paper or "")), {})
            of[fact.on] = fact.on
    return tuple(
        Contradiction(Conflict.PUBLISHED_DAYS, since, shown)
        for stated in days.values()
        for since, shown in set_against_the_first(stated)
    )


def _earlier(
    what: Conflict, days: Sequence[date], bound: date, known: date
) -> Iterator[Contradiction]:
    """Set the first of some days against the one that it must not precede, told on `known`."""
    first = min(days)
    if first < bound:
        shown = f"{say_days([first])} < {say_days([bound])}"
        yield Contradiction(what, max(first, known), shown, bound)


def _first_told(pairs: Iterable[tuple[date, date]]) -> dict[date, date]:
    """Give each date that is stated the first day on which a fact states it."""
    stated: dict[date, date] = {}
    for day, on in pairs:
        _state(stated, day, on)
    return stated


def _state(stated: dict[date, date], day: date, on: date) -> None:
    if day not in stated or on < stated[day]:
        stated[day] = on


def set_against_the_first(stated: dict[date, date]) -> Iterator[tuple[date, str]]:
    """Set each other date against the one stated first: what is found stays as it was found."""
    if len(stated) < 2:  # noqa: PLR2004 - as of most papers, asked of every case
        return
    ordered = sorted(stated, key=lambda day: (stated[day], day))
    for other in ordered[1:]:
        yield stated[other], say_days([ordered[0], other])


def say_days(days: Iterable[date]) -> str:
    """Write dates as an officer reads them."""
    return " ≠ ".join(f"{day:%d/%m/%Y}" for day in sorted(days))
