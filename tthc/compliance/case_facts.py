"""Which kinds of facts make a case, tell it something, or give nobody anything to do."""

from tthc.workflows.facts import BOUND_KINDS, FactKind

REMOVAL_FACTS = frozenset(
    {
        FactKind.FORCE_ENDED,
        FactKind.REMOVAL_PROPOSED,
        FactKind.REMOVAL_DONE,
        FactKind.FORCE_RESTORED,
    }
)
"""Kinds that speak of removal only, whether or not they name the decision that abolished."""

FOLLOWED = REMOVAL_FACTS | BOUND_KINDS
"""Kinds that make a procedure or a document something to follow until it is gone."""

HEARD_BY_REMOVALS = FOLLOWED | {
    FactKind.PORTAL_SHOWN,
    FactKind.PORTAL_GONE,
    FactKind.INTAKE_LOCKED,
}
"""Kinds that tell a removal something, though they make none."""

LISTING = frozenset(
    {
        FactKind.PROCEDURE_LISTED,
        FactKind.PROCEDURE_REPLACED,
        FactKind.DECISION_ISSUED,
        FactKind.PORTAL_UPDATED,
        FactKind.DECISION_RECEIVED,
        FactKind.DISPATCH_REGISTERED,
        FactKind.BASIS_SIGNED,
        FactKind.BASIS_IN_FORCE,
        FactKind.BASIS_ACCELERATED,
    }
)
"""Kinds that tell what the ministry's decision holds; naming a procedure in one lists it."""

FATES = frozenset({FactKind.FORCE_ENDED, FactKind.FORCE_RESTORED, FactKind.PROCEDURE_REPLACED})
"""Kinds that say of a procedure whether it ended: asked of what stands in an ended list."""

SILENT = frozenset(
    {
        FactKind.PROCEDURE_LISTED,
        FactKind.PROCEDURE_BASED,
        FactKind.PROCEDURE_REPLACED,
        FactKind.DOCUMENT_ISSUED,
        FactKind.DOCUMENT_IN_FORCE,
        FactKind.DOCUMENT_AMENDED,
        FactKind.FORCE_BOUND,
        FactKind.FORCE_TIED,
        FactKind.PORTAL_SHOWN,
        FactKind.PORTAL_GONE,
        FactKind.PORTAL_CHANGED,
        FactKind.NOTE_ADDED,
        FactKind.FACT_VOIDED,
    }
)
"""Kinds that by themselves give nobody anything to do."""

LEARNED_BY = (
    FactKind.PORTAL_UPDATED,
    FactKind.DECISION_RECEIVED,
    FactKind.DISPATCH_REGISTERED,
)
"""The facts by which a province can learn that a ministry has decided."""
