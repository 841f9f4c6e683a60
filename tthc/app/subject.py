"""Which cases a fact speaks of, also one that is void and therefore in none of them."""

from tthc.compliance.case import CaseKey, Told
from tthc.compliance.case_facts import HEARD_BY_REMOVALS
from tthc.workflows.announcement import ANNOUNCEMENT
from tthc.workflows.facts import FactKind
from tthc.workflows.removal import REMOVAL

_OF_REMOVALS = HEARD_BY_REMOVALS | {FactKind.FACT_VOIDED}


def speaks_of(fact: Told, key: CaseKey) -> bool:
    """Say whether a fact is about a case, as `tthc.compliance.cases.gather` groups facts.

    A replacement is also about the announcement of the code that takes the place.

    A placeholder case takes in every void fact of its decision: their own cases are gone.
    """
    comes = fact.successor == key.procedure and key.workflow == ANNOUNCEMENT.name
    if fact.decision:
        return fact.decision == key.decision and (
            not fact.procedure or comes or key.procedure in (0, fact.procedure)
        )
    if fact.procedure:
        removal = key.workflow == REMOVAL.name and fact.kind in _OF_REMOVALS
        mine = fact.procedure == key.procedure and (not key.decision or removal)
        return mine or (comes and not key.decision)
    return bool(fact.document) and fact.document == key.document
