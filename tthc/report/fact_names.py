"""What one fact is called, by its kind and by what it leaves open."""

from tthc.report.catalogue import Catalogue
from tthc.report.words import FACTS
from tthc.workflows.facts import BOUND_KINDS, Content


def name_fact(content: Content, say: Catalogue) -> str:
    """Say what a fact tells; an end that names no document comes on a day not known."""
    if content.kind in BOUND_KINDS and content.cause is None:
        return say.say("force ends on a day not known")
    return say.say(FACTS[content.kind])
