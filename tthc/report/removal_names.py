"""What a thing that must go is called in the worklist and in the proposal to remove."""

from tthc.app.case_view import CaseView
from tthc.app.removing import Removal
from tthc.compliance.annex_rows import names_all, row_keys
from tthc.store.facts import FactLine


def name_of(removal: Removal) -> str | None:
    """Name what must go: the procedure, the document, or the decision whose list is not entered."""
    view = removal.view
    about = view.procedure or view.document or view.decision
    told = (line.fact.content.title for line in removal.ended_by if _names_it(line, view))
    return (about.title if about else None) or next((title for title in told if title), None)


def _names_it(line: FactLine, view: CaseView) -> bool:
    """Leave out what something else is called.

    What a row of an annex or a whole list is called is no document's name; of a procedure only its
    own facts and the end of its one row tell the name, not that of its list or basis.
    """
    said = line.fact.content
    if not view.key.procedure:
        return said.place is None
    return bool(said.procedure) or (said.place is not None and _names_one(said.place))


def _names_one(place: str) -> bool:
    return not names_all(place) and len(row_keys(place)) == 1


def number_of(removal: Removal) -> str:
    """Give the code or number of what must go."""
    view = removal.view
    about = view.procedure or view.document or view.decision
    return about.number if about else view.key.id
