"""What the withdrawal of an abolition takes back (thu hồi): its own end, not that of another text.

What one text has ended stays ended when the ministry withdraws another (docs/documents.md).
"""

from collections.abc import Sequence

from tthc.compliance.abolition_days import OwnTexts
from tthc.compliance.case import Told
from tthc.workflows.facts import FactKind


def take_back(ending: list[Told], told: Sequence[Told]) -> list[Told]:
    """Drop the own ends that a withdrawal came before, or one that brings nothing back.

    `told` holds the announcements with the day of their signing.
    """
    withdrawn = min(_of(told, FactKind.DECISION_WITHDRAWN), key=lambda fact: fact.on, default=None)
    if withdrawn is None:
        return ending
    texts = OwnTexts.of(_of(told, FactKind.ANNOUNCEMENT_SIGNED), told)
    ends = _of(ending, FactKind.FORCE_ENDED)
    own = {f.id for f in ends if f.decision in (None, withdrawn.decision) and texts.state(f)}
    others = [fact for fact in ends if fact.id not in own and fact.on <= withdrawn.on]
    back = _of(ending, FactKind.FORCE_RESTORED)
    if any(not any(end.on <= one.on <= withdrawn.on for one in back) for end in others):
        return [fact for fact in ending if fact.kind is not FactKind.DECISION_WITHDRAWN]
    own |= {f.id for f in _of(told, FactKind.ANNOUNCEMENT_SIGNED) if f.on <= withdrawn.on}
    return [fact for fact in ending if fact.on <= withdrawn.on or fact.id not in own]


def _of(told: Sequence[Told], kind: FactKind) -> list[Told]:
    return [fact for fact in told if fact.kind is kind]
