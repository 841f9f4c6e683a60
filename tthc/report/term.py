"""How is it told what suspensions, extensions and kept days made of a due day?"""

from collections.abc import Iterator
from datetime import date

from tthc.app.case_view import CaseView
from tthc.compliance.judgement import Duty
from tthc.compliance.ledger import Effect, Entry
from tthc.compliance.obligations import Obligation
from tthc.report.catalogue import Catalogue
from tthc.report.findings import days_text
from tthc.report.words import EFFECTS, FACTS
from tthc.store.facts import FactLine
from tthc.workflows.facts import Content, FactKind
from tthc.workflows.table import Occurrence

TAKEN_UP = frozenset({FactKind.DEADLINE_MOVED, FactKind.DEADLINE_KEPT})
"""What is recorded when a change of calendar or rules is taken up."""


def term_lines(owed: Obligation, view: CaseView, say: Catalogue) -> Iterator[str]:
    """Say what each fact about the term did to the due day, in the order of their days."""
    for entry in owed.ledger:
        yield say.say(
            "{day} {what} (fact {fact}): {effect}",
            day=entry.occurrence.on,
            what=what_happened(entry.occurrence, view, say),
            fact=entry.occurrence.fact,
            effect=_effect(entry, say),
        )
    for line in view.facts:
        said = line.fact.content
        if _moved(line, owed, view) and said.until:
            yield say.say(
                "{day} {what} (fact {fact}): {effect}",
                day=said.happened_on,
                what=_with_paper(said, say),
                fact=line.fact.id,
                effect=say.say("due {due}, until 24:00.", due=said.until),
            )
    if owed.pinned_by and owed.due:
        yield say.say("Kept by fact {fact}: due {due}.", fact=owed.pinned_by.fact, due=owed.due)


def original_lines(duty: Duty, as_of: date, say: Catalogue) -> Iterator[str]:
    """Say how late it is against the day by rule and calendar alone."""
    owed = duty.obligation
    if owed.original_due is None or owed.original_due == owed.due:
        return
    day, done = owed.original_due, owed.met.on if owed.met else as_of
    days = days_text(duty.original_days, owed.version, say)
    if done > day and days:
        yield say.say("By rule and calendar alone, due {day}: {days} late.", day=day, days=days)
    else:
        yield say.say("By rule and calendar alone, due {day}: not late.", day=day)


def term_data(owed: Obligation) -> dict[str, object]:
    """Give what facts about the term made of the due day as data."""
    return {
        "original_due": owed.original_due,
        "suspended_since": owed.suspended.on if owed.suspended else None,
        "pinned_by": owed.pinned_by.fact if owed.pinned_by else None,
        "ledger": [
            {
                "fact": entry.occurrence.fact,
                "kind": entry.occurrence.kind.value,
                "date": entry.occurrence.on,
                "effect": entry.effect.value,
                "due": entry.due,
                "days": entry.days,
            }
            for entry in owed.ledger
        ],
    }


def what_happened(occurrence: Occurrence, view: CaseView, say: Catalogue) -> str:
    """Name what happened, with the number of the paper that proves it."""
    line = line_of(occurrence, view)
    if line and occurrence.kind in TAKEN_UP:
        return _with_paper(line.fact.content, say)
    what, paper = say.say(FACTS[occurrence.kind]), line.fact.content.document if line else None
    return say.say("{what}, no. {paper}", what=what, paper=paper) if paper else what


def _with_paper(said: Content, say: Catalogue) -> str:
    """Name what a change of calendar or rules did, with the paper that brought it about."""
    what = say.say(FACTS[said.kind])
    return say.say("{what}, no. {paper}", what=what, paper=said.cause) if said.cause else what


def _moved(line: FactLine, owed: Obligation, view: CaseView) -> bool:
    said = line.fact.content
    about = (said.kind, said.rule) == (FactKind.DEADLINE_MOVED, owed.rule.id)
    return about and line.voided_by is None and said.happened_on <= view.judgement.as_of


def line_of(occurrence: Occurrence, view: CaseView) -> FactLine | None:
    """Find the fact behind an occurrence; None where it is about something beside the case."""
    return next((line for line in view.facts if line.fact.id == occurrence.fact), None)


def _effect(entry: Entry, say: Catalogue) -> str:
    if entry.effect is not Effect.COUNTS:
        return say.say("changes nothing, {why}.", why=say.say(EFFECTS[entry.effect]))
    if entry.due is None:
        return say.say("the term stands still.")
    return say.say("due {due}, until 24:00.", due=entry.due)
