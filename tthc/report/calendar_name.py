"""How is it told which calendar counted?"""

from tthc.report.catalogue import Catalogue


def calendar_name(label: str, say: Catalogue) -> str:
    """Say a calendar's label in the officer's language; in JSON it stands as it is."""
    years, days, mark = label.split(", ")
    return say.say(
        "{years}, {count} days, {mark}", years=years, count=days.split(" ")[0], mark=mark
    )
