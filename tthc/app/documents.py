"""The life of one document in full, and what rests on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tthc.app.abolished import Abolished, find_abolished
from tthc.app.document_standing import Standing, standing_of
from tthc.app.register import Register, Sitting, reading
from tthc.compliance.case import Told, TrackedCase
from tthc.compliance.cases import gather
from tthc.compliance.checks import Finding, find_all
from tthc.compliance.documents import DocumentLife, End, live
from tthc.compliance.hanging import hanging
from tthc.compliance.judgement import judge
from tthc.compliance.listings import rows_of
from tthc.compliance.piles import Piles, Ties
from tthc.compliance.waiting_ends import ends_some_day
from tthc.errors import NotFoundError
from tthc.store.facts import FactLine, read_facts
from tthc.store.names import Named, document_names, find_named, procedure_names
from tthc.store.told import Reached, covers, reach_named, read_reached
from tthc.workflows.removal import REMOVAL


class OnlyDecisionError(NotFoundError):
    """A ministry's decision, which is followed by its cases and not as a document."""

    template = "{asked}: a ministry's decision; `tthc show {asked}` shows what it announces."


@dataclass(frozen=True, slots=True)
class Resting:
    """A procedure that rests on the document or stands in its list, with its removal cases.

    `rows` are the places of the list in which it stands, None where it does not stand in it; the
    `others` are its other bases and lists; of each case its state, and whether it was told to end
    on a day that nobody knows yet.
    """

    code: str
    name: str | None
    rows: tuple[str, ...] | None
    others: tuple[Standing, ...]
    cases: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A document that hangs on the one shown, by level, and what rests on it and on none above.

    `again` says that the chain leads back to it: it stands above and is followed no further.
    """

    standing: Standing
    level: int
    again: bool
    resting: tuple[Resting, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document: how it stands, every fact about it, what rests on it, and what it ends.

    `tree` holds all that hangs on it, also through other documents, each thing once.
    """

    named: Named
    standing: Standing
    ends: tuple[Standing, ...]
    facts: tuple[FactLine, ...]
    findings: tuple[Finding, ...]
    resting: tuple[Resting, ...]
    brings_down: tuple[Standing, ...]
    abolished: tuple[Abolished, ...]
    tree: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read: lives, ties, cases, and what all of them are called.

    `ties` are the documents on which each procedure rests and the lists in which it stands, `rows`
    its places in these. `resting` are the procedures of each document in their order, `removals`
    the cases by which each procedure is removed: a list may hold thousands.
    """

    lives: Mapping[int, DocumentLife]
    ties: Ties
    rows: Mapping[tuple[int, int], Sequence[str]]
    resting: Mapping[int, Sequence[int]]
    cases: Sequence[TrackedCase]
    removals: Mapping[int, Sequence[TrackedCase]]
    documents: Mapping[int, Named]
    procedures: Mapping[int, Named]
    as_of: date


def show_document(register: Register, number: str, as_of: date) -> tuple[DocumentView, ...]:
    """Give every document of a number (the same number in two years is two documents)."""
    with reading(register) as sitting:
        wanted = find_named(sitting.connection, number).documents
        if not wanted:
            known = find_named(sitting.connection, number).decisions
            raise OnlyDecisionError(asked=number) if known else NotFoundError(asked=number)
        known = _read(sitting, wanted, as_of)
        return tuple(_view(sitting, document, known) for document in wanted)


def _read(sitting: Sitting, wanted: Sequence[int], as_of: date) -> _Known:
    connection = sitting.connection
    reached = reach_named(connection, Reached([], [], list(wanted)))
    told: list[Told] = []
    cases: list[TrackedCase] = []
    for facts in read_reached(connection, reached).values():
        told += facts
        cases += [one for one in gather(facts) if covers(reached, one.key)]
    piles = Piles.sort(told)
    lives = live(piles.papers)
    ties = Ties.of(piles, lives)
    causes = {fact.cause for fact in told if fact.cause}
    papers = {fact.document for fact in told if fact.document} | causes
    return _Known(
        lives,
        ties,
        rows_of(piles.listed),
        _by_paper(ties),
        cases,
        _by_procedure(cases),
        document_names(connection, [*papers, *wanted]),
        procedure_names(connection, [*ties.bases, *ties.lists]),
        as_of,
    )


def _by_paper(ties: Ties) -> Mapping[int, Sequence[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for procedure in dict.fromkeys([*ties.bases, *ties.lists]):
        for paper in _papers(procedure, ties):
            found[paper].append(procedure)
    return found


def _by_procedure(cases: Iterable[TrackedCase]) -> Mapping[int, Sequence[TrackedCase]]:
    found: dict[int, list[TrackedCase]] = defaultdict(list)
    for one in cases:
        if one.key.workflow == REMOVAL.name:
            found[one.key.procedure].append(one)
    return found


def _papers(procedure: int, ties: Ties) -> list[int]:
    """Name the documents that a procedure rests on, and the lists in which it stands, each once."""
    found = (*ties.bases.get(procedure, ()), *ties.lists.get(procedure, ()))
    return list(dict.fromkeys(found))


def _view(sitting: Sitting, document: int, known: _Known) -> DocumentView:
    life = known.lives.get(document)
    facts = read_facts(sitting.connection, [fact.id for fact in life.told] if life else [])
    own = [one for one in known.cases if one.key.document == document]
    effects = [one for one in known.lives.values() if _ended_by(one, document)]
    ends = life.ends if life else ()
    return DocumentView(
        named=known.documents[document],
        standing=standing_of(document, life, known.documents, known.as_of),
        ends=tuple(_statement(document, end, life, known) for end in ends),
        facts=tuple(facts[id_] for id_ in sorted(facts)),
        findings=tuple(found for one in own for found in _findings(sitting, one, known.as_of)),
        resting=tuple(_resting(sitting, code, document, known) for code in _on(document, known)),
        brings_down=tuple(
            standing_of(one.document, one, known.documents, known.as_of) for one in effects
        ),
        abolished=tuple(find_abolished(sitting, document, known.as_of)),
        tree=tuple(_tree(sitting, document, known)),
    )


def _tree(sitting: Sitting, root: int, known: _Known) -> Iterator[Branch]:
    drawn = set(_on(root, known))
    for one in hanging(root, known.lives):
        if one.level:
            on = [] if one.again else [p for p in _on(one.document, known) if p not in drawn]
            drawn.update(on)
            life = known.lives.get(one.document)
            standing = standing_of(one.document, life, known.documents, known.as_of)
            resting = tuple(_resting(sitting, code, one.document, known) for code in on)
            yield Branch(standing, one.level, one.again, resting)


def _findings(sitting: Sitting, tracked: TrackedCase, as_of: date) -> Iterable[Finding]:
    return find_all(judge(tracked.case, as_of, sitting.bench), tracked.case)


def _on(document: int, known: _Known) -> Sequence[int]:
    return known.resting.get(document, ())


def _ended_by(life: DocumentLife, document: int) -> bool:
    return any(end.cause == document for end in life.ends)


def _resting(sitting: Sitting, procedure: int, document: int, known: _Known) -> Resting:
    named = known.procedures[procedure]
    cases = (_state(sitting, one, known) for one in known.removals.get(procedure, ()))
    others = (
        standing_of(one, known.lives.get(one), known.documents, known.as_of)
        for one in _papers(procedure, known.ties)
        if one != document
    )
    listed = document in known.ties.lists.get(procedure, ())
    said = tuple(known.rows.get((procedure, document), ())) if listed else None
    return Resting(named.number, named.title, said, tuple(others), tuple(cases))


def _state(sitting: Sitting, tracked: TrackedCase, known: _Known) -> tuple[str, str, bool]:
    state = judge(tracked.case, known.as_of, sitting.bench).state
    return tracked.key.id, state, ends_some_day(tracked.case, state, known.as_of)


def _statement(document: int, end: End, life: DocumentLife | None, known: _Known) -> Standing:
    cause = known.documents[end.cause].number if end.cause else None
    ended = end.on is not None and end.on <= known.as_of
    begun = life.in_force if life else None
    return Standing(known.documents[document].number, begun, end.on, ended, end.whole, cause)
