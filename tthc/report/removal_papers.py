"""Which papers announced a removal, and under which legal documents the force ended."""

from collections.abc import Iterable

from tthc.app.removing import Removal, Worklist
from tthc.compliance.annex_rows import is_part, names_all
from tthc.compliance.identifiers import is_province_number, number_in
from tthc.report.cases import ends_some_day
from tthc.report.catalogue import Catalogue
from tthc.report.fact_names import day_unknown
from tthc.report.words import STATES
from tthc.store.facts import FactLine
from tthc.workflows.facts import BOUND_KINDS, Content, FactKind
from tthc.workflows.removal import IN_FORCE, REMOVAL


def _numbers(lines: Iterable[FactLine]) -> list[str]:
    """Name the papers that prove facts, each once."""
    papers = (line.fact.content.document for line in lines)
    return list(dict.fromkeys(paper for paper in papers if paper))


def announced_by(removal: Removal) -> list[str]:
    """Name the province's decisions that announced it; of a procedure, also those that ended it."""
    if announced := _numbers(removal.announced):
        return announced
    ended = () if removal.view.document else _papers(removal)
    return [paper for paper in ended if is_province_number(paper)]


def legal_grounds(removal: Removal) -> list[str]:
    """Name the legal documents under which the force ended, each once."""
    announced = announced_by(removal)
    return [paper for paper in _papers(removal) if paper not in announced]


def traced_to(removal: Removal) -> list[str]:
    """Name what ended it: the legal documents, else the ministry's decision that says so alone.

    The proposal has a column of its own for the decision, and calls it no legal document.
    """
    found = legal_grounds(removal)
    if found or announced_by(removal):
        return found
    decisions = (line.fact.content.decision for line in removal.ended_by)
    return list(dict.fromkeys(decision for decision in decisions if decision))


def list_lines(removal: Removal, say: Catalogue) -> list[str]:
    """Name the list or the document with which it ended, where no paper is named that ended that.

    The proposal leaves the column of that paper empty: the list that ended abolished nothing.
    """
    if removal.view.document or traced_to(removal) or announced_by(removal):
        return []
    contents = [line.fact.content for line in removal.ended_by if line.fact.content.document]
    return [
        say.say(
            "It ended with {paper}, and no paper is recorded that ended that. If there is one, void"
            " that fact and state it again with --cause NUMBER.",
            paper=" ".join(part for part in (said.document, said.place) if part),
        )
        for said in contents
    ]


def need_not_go_lines(removal: Removal, say: Catalogue) -> list[str]:
    """Say of what is in force that it need not go, and when it will end."""
    if not removal.need_not_go:
        return []
    if ends_some_day(removal.view):
        must = say.say("Record the day when it is known: from then on it must go.")
        return [f"{day_unknown(say)}. {must}"]
    lines = [_why_it_stays(removal, say)]
    return [*lines, say.say("It ends on {day}.", day=ends)] if (ends := removal.ends_on) else lines


def _why_it_stays(removal: Removal, say: Catalogue) -> str:
    judgement, back = removal.view.judgement, removal.back_on
    if back is None:
        return say.say("In force on {day}: it need not go from anywhere.", day=judgement.as_of)
    if judgement.state in IN_FORCE:
        return say.say("Back in force since {day}: it need not go from anywhere.", day=back)
    state = say.of(*STATES[REMOVAL.name, judgement.state])
    return say.say("{state} ({day}): it need not go from anywhere.", state=state, day=back)


def early_lines(removal: Removal, say: Catalogue) -> list[str]:
    """Name the removals that clear no place, so that nobody takes the place for forgotten."""
    return [
        say.say(
            "The removal of {day} (fact {fact}) is dated before any paper that ends it, and clears"
            " no place. If the day is wrong, void the fact and state it again; else confirm the"
            " removal once it has ended.",
            day=early.on,
            fact=early.fact,
        )
        for early in removal.view.judgement.irregular
        if early.kind is FactKind.REMOVAL_TOO_EARLY
    ]


def limit_lines(removal: Removal, say: Catalogue) -> list[str]:
    """Say how the limit runs of what the province abolished, where only its end was recorded."""
    procedure, standing = removal.view.procedure, removal.view.judgement.standing
    if not (procedure and standing) or removal.view.decision or removal.announced:
        return []
    return [
        say.say(
            "No limit runs: {paper} ended it, and its signing is not recorded. If it is the"
            " province's decision that abolishes it: `tthc record announcement.signed --procedure"
            " {code} --document {paper} --on {day} --change-kind abolished`.",
            paper=paper,
            code=procedure.number,
            day=f"{said.document_date:%d/%m/%Y}" if said.document_date else "DD/MM/YYYY",
        )
        for paper, said in _own_ends(removal).items()
    ]


def _own_ends(removal: Removal) -> dict[str, Content]:
    """Give what ends it by a decision of the province, by the number of that decision."""
    told = (line.fact.content for line in removal.ended_by)
    papers = ((said.document or "", said) for said in told if said.procedure)
    return {paper: said for paper, said in papers if is_province_number(paper)}


def unread_notes(worklist: Worklist, say: Catalogue) -> tuple[str, ...]:
    """Name the cases of which a fact cannot be read."""
    return tuple(
        say.say(
            "Case {case} cannot be read: the record of fact {fact} was changed or damaged. Run"
            " `tthc verify`, and restore the last good backup.",
            case=one.case,
            fact=one.fact,
        )
        for one in worklist.unreadable
    )


def _papers(removal: Removal) -> list[str]:
    """Name the papers of what ended it; the list in which a row ended ended nothing."""
    about = removal.view.document.number if removal.view.document else None
    contents = [line.fact.content for line in removal.ended_by]
    named = (
        (one.cause, _said_by(one), None if _of_list(one) else one.document) for one in contents
    )
    papers = dict.fromkeys(paper for pair in named for paper in pair)
    return [paper for paper in papers if paper and paper != about]


def _said_by(content: Content) -> str | None:
    """Give the paper that lets it end with an event, where a fact has it as its evidence."""
    return number_in(content.evidence) if content.kind in BOUND_KINDS else None


def _of_list(content: Content) -> bool:
    return is_part(content.extent, content.place) or names_all(content.place or "")
