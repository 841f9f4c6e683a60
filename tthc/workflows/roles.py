"""Which fact drafts which step, so that two officers (hai người) may have to share it."""

from tthc.workflows.facts import FactKind

DRAFTED_BY = {
    FactKind.ANNOUNCEMENT_SIGNED: FactKind.DRAFT_SUBMITTED,
    FactKind.ANNOUNCEMENT_PUBLISHED: FactKind.DRAFT_SUBMITTED,
    FactKind.REMOVAL_DONE: FactKind.REMOVAL_PROPOSED,
}
"""A fact that confirms a step, and the fact that proposed the step."""
