"""How a document is shown: its life, and the tree of what rests on it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise

from tthc.app.abolished import Abolished
from tthc.app.document_standing import Standing
from tthc.app.documents import Branch, DocumentView, Resting
from tthc.report.catalogue import Catalogue
from tthc.report.fact_names import day_unknown, name_in_full
from tthc.report.findings import Amount, finding_message
from tthc.report.paper import Column, Heading, Paper, Part, Sheet, show_value
from tthc.report.tree import Twig, draw
from tthc.report.words import STATES
from tthc.store.facts import FactLine
from tthc.workflows.facts import BOUND_KINDS, Content, FactKind


def document_paper(views: Sequence[DocumentView], say: Catalogue) -> Paper:
    """Show each document as a tree."""
    parts: list[Part] = []
    for view in views:
        title = ", ".join(part for part in (view.named.number, _signed(view)) if part)
        parts += [Heading(title), standing_text(view.standing, say), *_lines(view, say)]
    data: dict[str, object] = {"documents": [_data(view, say) for view in views]}
    return Paper(tuple(parts), _resting_sheet(views, say), data)


def documents_paper(found: Sequence[Standing], say: Catalogue) -> Paper:
    """Show a list of documents by the day of their end."""
    columns = (
        Column("number", say.say("Number"), folds=True),
        Column("in_force", say.say("In force from")),
        Column("ends_on", say.say("Force ends on")),
        Column("standing", say.say("How it stands"), wide=True),
        Column("cause", say.say("Ended by"), folds=True),
    )
    rows = tuple(
        (one.number, one.in_force, one.ends_on, _standing_words(one, say), one.cause)
        for one in found
    )
    sheet = Sheet(say.say("{count} documents", count=len(found)), columns, rows)
    data = [standing_data(one) | _listed_data(one) for one in found]
    return Paper((sheet,), sheet, {"documents": data})


def _listed_data(one: Standing) -> dict[str, object]:
    return {"day_unknown": one.day_unknown, "part_ended": one.part_ended}


def _standing_words(one: Standing, say: Catalogue) -> str:
    """Say how it stands beside the columns of its day and of what ends it."""
    if one.ended:
        return say.say("No longer in force")
    if one.day_unknown:
        with_event = say.say("Ends with an event that has not come")
        return with_event if one.cause else day_unknown(say)
    if one.part_ended:
        return say.say("In force; a part of it ended")
    return say.say("In force") if one.ends_on is None else say.say("In force; will end")


def standing_text(one: Standing, say: Catalogue) -> str:
    """Say in one sentence how a document stands."""
    day, cause = show_value(one.ends_on), one.cause or ""
    if one.whole and one.ends_on is None and cause:
        if one.tied:
            return say.say("Ends when {cause} ends, on a day not known yet", cause=cause)
        return say.say("Ends when {cause} comes into force, on a day not known yet", cause=cause)
    if one.whole and one.ends_on is None:
        return day_unknown(say)
    if one.ended:
        template = "No longer in force since {day} {cause}"
    elif one.ends_on is not None:
        template = "In force until it ends on {day} {cause}"
    else:
        template = "In force, as far as is recorded"
    return say.say(template, day=day, cause=f"({cause})" if cause else "").rstrip()


def standing_data(one: Standing) -> dict[str, object]:
    """Give how a document stands as data."""
    return {
        "number": one.number,
        "in_force": one.in_force,
        "ends_on": one.ends_on,
        "ended": one.ended,
        "whole": one.whole,
        "cause": one.cause,
    }


def _signed(view: DocumentView) -> str:
    return show_value(view.named.signed_on)


def _lines(view: DocumentView, say: Catalogue) -> Iterator[str]:
    found = (finding_message(one, Amount(None, None, None), say) for one in view.findings)
    return draw(
        [
            *(_fact_twig(line, say) for line in view.facts),
            *(Twig(f"! {text}") for text in found),
            *(_abolished(one, say) for one in view.abolished),
            *_branches(view.tree, say),
            *(_procedure(one, say) for one in view.resting),
        ]
    )


def _fact_twig(line: FactLine, say: Catalogue) -> Twig:
    content = line.fact.content
    day, named = show_value(content.happened_on), name_in_full(content, say)
    of_statement = content.kind in BOUND_KINDS or _begins_with_another(content)
    said = say.say("{fact} (stated on {day})", fact=named, day=day)
    return Twig(f"[{line.fact.id}] {said if of_statement else f'{day} {named}'}")


def _begins_with_another(content: Content) -> bool:
    return content.kind is FactKind.DOCUMENT_IN_FORCE and content.cause is not None


def _branches(tree: Sequence[Branch], say: Catalogue) -> Iterator[Twig]:
    """Hang each branch, with those of a deeper level that follow it, beside the others."""
    starts = [at for at, one in enumerate(tree) if one.level == tree[0].level]
    for start, end in pairwise([*starts, len(tree)]):
        yield _branch(tree[start], tree[start + 1 : end], say)


def _branch(branch: Branch, below: Sequence[Branch], say: Catalogue) -> Twig:
    one = branch.standing
    if branch.again:
        said = say.say("{number}: leads back to itself; it stands above", number=one.number)
        return Twig(f"↺ {said}")
    resting = (_procedure(procedure, say) for procedure in branch.resting)
    text = f"→ {one.number}: {standing_text(one, say)}"
    return Twig(text, [*resting, *_branches(below, say)])


def _abolished(one: Abolished, say: Catalogue) -> Twig:
    what = " ".join(part for part in (one.number, one.name) if part)
    state, day = _state(one.state, say, some_day=one.day_unknown), show_value(one.ended_on)
    under = f"{one.case}: {state}" + (f" ({day})" if day else "")
    return Twig(_abolishes(what, one.successor, say), [Twig(under)])


def _abolishes(what: str, successor: str | None, say: Catalogue) -> str:
    if successor:
        return say.say("Replaces: {what} by {successor}", what=what, successor=successor)
    return say.say("Abolishes: {what}", what=what)


def _procedure(one: Resting, say: Catalogue) -> Twig:
    listed = "" if one.rows is None else f"[{', '.join(one.rows) or say.say('in the list')}]"
    text = " ".join(part for part in (one.code, one.name, listed) if part)
    return Twig(text, [Twig(under) for under in _under(one, say)])


def _under(one: Resting, say: Catalogue) -> Iterator[str]:
    for other in one.others:
        yield f"{other.number}: {standing_text(other, say)}"
    for case, state, some_day in one.cases:
        yield f"{case}: {_state(state, say, some_day=some_day)}"


def _state(state: str, say: Catalogue, *, some_day: bool) -> str:
    return day_unknown(say) if some_day else say.of(*STATES["removal", state])


def _resting_sheet(views: Sequence[DocumentView], say: Catalogue) -> Sheet:
    columns = (
        Column("document", say.say("Document"), folds=True),
        Column("procedure", say.say("Procedure"), folds=True),
        Column("name", say.say("Name"), wide=True),
        Column("other_bases", say.say("Other bases"), wide=True),
        Column("cases", say.say("Case")),
    )
    rows = tuple(
        (
            number,
            one.code,
            one.name,
            "; ".join(other.number for other in one.others if not other.ended),
            "; ".join(case for case, *_ in one.cases),
        )
        for view in views
        for number, resting in _all_resting(view)
        for one in resting
    )
    return Sheet("", columns, rows)


def _all_resting(view: DocumentView) -> Iterator[tuple[str, Sequence[Resting]]]:
    yield view.named.number, view.resting
    yield from ((one.standing.number, one.resting) for one in view.tree)


def _data(view: DocumentView, say: Catalogue) -> dict[str, object]:
    return {
        **standing_data(view.standing),
        "signed_on": view.named.signed_on,
        "ends": [standing_data(end) for end in view.ends],
        "facts": [_fact(view, index) for index in range(len(view.facts))],
        "findings": [
            {
                "check": one.check.value,
                "message": finding_message(one, Amount(None, None, None), say),
            }
            for one in view.findings
        ],
        "brings_down": [standing_data(one) for one in view.brings_down],
        "abolished": [asdict(one) for one in view.abolished],
        "procedures": [_resting_data(one) for one in view.resting],
        "tree": [
            {
                **standing_data(one.standing),
                "level": one.level,
                "again": one.again,
                "procedures": [_resting_data(resting) for resting in one.resting],
            }
            for one in view.tree
        ],
    }


def _resting_data(one: Resting) -> dict[str, object]:
    return {
        "procedure": one.code,
        "name": one.name,
        "rows": None if one.rows is None else list(one.rows),
        "other_bases": [standing_data(other) for other in one.others],
        "cases": [
            {"case": case, "state": state, "day_unknown": some_day}
            for case, state, some_day in one.cases
        ],
    }


def _fact(view: DocumentView, index: int) -> dict[str, object]:
    fact = view.facts[index].fact
    return {
        "id": fact.id,
        "kind": fact.content.kind.value,
        "on": fact.content.happened_on,
        "cause": fact.content.cause,
        "source": fact.content.evidence or fact.origin.file_name or fact.origin.command,
        "row": fact.origin.row,
    }
