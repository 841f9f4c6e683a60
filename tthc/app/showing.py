"""All about one procedure, decision, document or case: facts, state, duties, findings."""

import re
from dataclasses import dataclass, replace
from datetime import date

from tthc.app.case_view import CaseView, view_cases
from tthc.app.register import Register, Sitting, reading
from tthc.app.viewpoint import Viewpoint
from tthc.calendar.working_days import WorkingCalendar
from tthc.clock import today
from tthc.compliance.case import CaseKey, TrackedCase
from tthc.compliance.cases import gather
from tthc.compliance.identifiers import fold, is_part_of_code, is_regular_code
from tthc.compliance.judgement import Bench
from tthc.errors import NotFoundError
from tthc.store.engine import Connection
from tthc.store.facts import FactLine, begun_at, first_recorded, read_facts
from tthc.store.names import find_named, procedure_names, search_named
from tthc.store.near_codes import codes_beginning, near_codes
from tthc.store.told import Reached, citing, reach_named, read_about, read_reached
from tthc.store.units import UnitKey
from tthc.workflows.facts import FactKind

_CASE_ID = re.compile(r"([AR])(\d{1,18})(?:-(\d{1,18}))?|D(\d{1,18})", re.IGNORECASE)


class NoCaseError(NotFoundError):
    """Facts speak of it, and no case came of them."""

    template = "{asked}: no case of it."


class OnlyVoidError(NotFoundError):
    """Every fact that spoke of it is void."""

    template = "{asked}: no case is left of this; its facts are void."


class OnlyListedError(NotFoundError):
    """A procedure of which lists or notes speak, and no decision."""

    template = (
        "{asked} {name}: no case of it. A case begins when a decision that speaks of it is"
        " imported or recorded."
    )


class OnlyPaperError(NotFoundError):
    """A document on which something rests, or that something else ends by; it has no case."""

    template = (
        "{asked}: a document of which there is no case here. `tthc document show {asked}` shows"
        " whether it is in force, what rests on it and what ends with it."
    )


class NotWholeError(NotFoundError):
    """Nothing is named exactly so, and a part of a name is not enough to write by."""

    template = (
        "{asked}: no case, code or number of the register is written so. Name a case (R1-1), the"
        " code of a procedure, or the number of a decision or document, in full;"
        " `tthc show` finds them by words."
    )


class IncompleteCodeError(NotFoundError):
    """A code lacks digits, and the register knows none that begins so."""

    template = (
        "{asked} is no complete code: a code has one digit, a point and six digits (1.014390)."
        " The register knows none that begins so."
    )


class BegunCodeError(NotFoundError):
    """A code lacks digits; which of those that begin so is meant, nobody can tell."""

    template = (
        "{asked} is no complete code: a code has one digit, a point and six digits (1.014390)."
        " The register knows: {codes}."
    )


class NearCodesError(NotFoundError):
    """The register does not know a code, but some that differ in one digit."""

    template = (
        "{asked}: nothing in the register has this code. It knows codes that differ in one digit:"
        " {codes}."
    )


class KnownLaterError(NotFoundError):
    """Nothing about it had been recorded by the end of the day of knowing."""

    template = (
        "{asked}: nothing about it had been recorded by the end of {day}; the first fact was"
        " recorded on {first}. For the days off alone: tthc calendar add DATE N --known-at {day}"
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked, and every case it names.

    Where there is none, `caseless` says why, `standing` are the facts that stand and `void` those
    that do not. `bench` judged, as the days off were known; `calendar` is the whole one, of today.
    """

    asked: str
    viewpoint: Viewpoint
    cases: tuple[CaseView, ...]
    bench: Bench
    calendar: WorkingCalendar
    caseless: NotFoundError | None = None
    standing: tuple[FactLine, ...] = ()
    void: tuple[FactLine, ...] = ()

    @property
    def as_of(self) -> date:
        """The day as of which the cases were judged."""
        return self.viewpoint.as_of


def show(
    register: Register,
    what: str,
    viewpoint: Viewpoint,
    *,
    whole: bool = False,
    codes_in_full: bool = False,
) -> Shown:
    """Find a case by its id, or cases by a number, a code, or words in a name or title.

    With `whole` no words and no part of a number or a code, with `codes_in_full` no part of a code.
    """
    with reading(register) as sitting:
        viewpoint = viewpoint.over(begun_at(sitting.connection) if viewpoint.known_at else None)
        named = _case_id(what)
        wanted = named or _wanted(
            sitting.connection, what, whole=whole, codes_in_full=codes_in_full
        )
        found = _find(sitting, what, wanted, viewpoint, by_id=named is not None)
        shown = Shown(what, viewpoint, (), viewpoint.bench(sitting.bench), sitting.bench.calendar)
        if found:
            return replace(
                shown, cases=view_cases(sitting.connection, found, viewpoint, shown.bench)
            )
        lines = () if named else _lines(sitting.connection, wanted, viewpoint)
        standing = tuple(line for line in lines if _stands(line))
        why = _nothing(sitting.connection, what, wanted, viewpoint)
        if not lines or (standing and len(wanted.procedures) + len(wanted.documents) > 1):
            raise why  # a table of the facts of several things would not say whose they are
        return replace(
            shown,
            caseless=_caseless(what, why, standing),
            standing=standing,
            void=tuple(line for line in lines if not _stands(line)),
        )


def _lines(connection: Connection, wanted: Reached, viewpoint: Viewpoint) -> tuple[FactLine, ...]:
    told = read_about(connection, wanted, viewpoint.before)
    ids = [fact.id for facts in told.values() for fact in facts]
    lines = read_facts(connection, ids, viewpoint.before)
    return tuple(
        sorted(lines.values(), key=lambda line: (line.fact.content.happened_on, line.fact.id))
    )


def _stands(line: FactLine) -> bool:
    return line.voided_by is None and line.fact.content.kind is not FactKind.FACT_VOIDED


def _caseless(what: str, why: NotFoundError, standing: tuple[FactLine, ...]) -> NotFoundError:
    if not standing:
        return OnlyVoidError(asked=what)
    return why if isinstance(why, OnlyListedError | OnlyPaperError) else NoCaseError(asked=what)


def _nothing(
    connection: Connection, what: str, wanted: Reached, viewpoint: Viewpoint
) -> NotFoundError:
    """Say whether the register knows the name, though nothing was decided about it, or not yet."""
    first = first_recorded(connection, wanted) if viewpoint.before else None
    if viewpoint.known_at and viewpoint.before and first and first >= viewpoint.before:
        return KnownLaterError(asked=what, day=viewpoint.known_at, first=today(first))
    names = procedure_names(connection, wanted.procedures)
    if not names:
        return OnlyPaperError(asked=what) if wanted.documents else _unknown(connection, what)
    listed = next(iter(names.values()))
    return OnlyListedError(asked=listed.number, name=listed.title or "")


def _unknown(connection: Connection, what: str) -> NotFoundError:
    near = near_codes(connection, what) if is_regular_code(what) else []
    return NearCodesError(asked=what, codes=", ".join(near)) if near else NotFoundError(asked=what)


def _incomplete(connection: Connection, what: str) -> NotFoundError:
    near = codes_beginning(connection, what)
    if not near:
        return IncompleteCodeError(asked=what)
    return BegunCodeError(asked=what, codes=", ".join(near))


def _wanted(connection: Connection, what: str, *, whole: bool, codes_in_full: bool) -> Reached:
    """Find what a number, a code or words name."""
    if not fold(what):
        return Reached([], [], [])  # nothing is in every name, and would answer with everything
    exact = find_named(connection, what)
    if whole and not any(exact):
        raise NotWholeError(asked=what)
    if codes_in_full and not any(exact) and is_part_of_code(what):
        raise _incomplete(connection, what)
    wanted = exact if any(exact) else search_named(connection, what)
    return _join(wanted, Reached(citing(connection, wanted.documents), [], []))


def _find(
    sitting: Sitting, what: str, wanted: Reached, viewpoint: Viewpoint, *, by_id: bool
) -> list[tuple[UnitKey, TrackedCase]]:
    tracked = _gather(sitting, wanted, viewpoint)
    if by_id:
        return [pair for pair in tracked if pair[1].key.id == what.strip().upper()]
    return [pair for pair in tracked if _is_about(pair[1].key, wanted)]


def _case_id(what: str) -> Reached | None:
    found = _CASE_ID.fullmatch(what.strip())
    if found is None:
        return None
    _, decision, procedure, document = found.groups()
    ids = ([int(text)] if text and int(text) else [] for text in (decision, procedure, document))
    return Reached(*ids)


def _gather(
    sitting: Sitting, named: Reached, viewpoint: Viewpoint
) -> list[tuple[UnitKey, TrackedCase]]:
    reached = reach_named(sitting.connection, named)
    told = read_reached(sitting.connection, reached, viewpoint.before)
    return [(unit, tracked) for unit, facts in told.items() for tracked in gather(facts)]


def _join(one: Reached, other: Reached) -> Reached:
    return Reached(*(sorted({*a, *b}) for a, b in zip(one, other, strict=True)))


def _is_about(key: CaseKey, wanted: Reached) -> bool:
    return (
        key.decision in wanted.decisions
        or key.procedure in wanted.procedures
        or key.document in wanted.documents
    )
