"""How is it told that what has ended must go from where it stands, though no rule sets a day?"""

from tthc.app.case_view import CaseView
from tthc.compliance.places import place_titles
from tthc.compliance.removals import standing_end
from tthc.report.catalogue import Catalogue
from tthc.report.term import line_of


def standing_lines(view: CaseView, say: Catalogue) -> tuple[str, ...]:
    """Say what ended it, where it still stands, and why no day can be given."""
    judgement = view.judgement
    end = standing_end(view.case.occurrences, judgement.as_of)
    if end is None or not judgement.standing:
        return ()
    places = ", ".join(say.of(*place_titles(one.place)) for one in judgement.to_clear)
    line = line_of(end, view)
    said, about = line.fact.content if line else None, view.document
    papers = (said.cause, said.document) if said else ()
    paper = next((one for one in papers if one and one != (about and about.number)), None)
    by = say.say(" under {paper}", paper=paper) if paper else ""
    return (
        say.say(
            "Ended on {day}{by} (fact {fact}), still shown: {places}.",
            day=end.on,
            by=by,
            fact=end.fact,
            places=places,
        ),
        say.say(
            "No rule sets a day for its removal: the notice of November 2023 makes it a standing"
            " duty (“Thường xuyên”), so it is neither in time nor late."
        ),
    )
