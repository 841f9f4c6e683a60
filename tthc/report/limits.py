"""How is a limit said: a number with its unit, or a date?"""

from tthc.calendar.limits import Limit
from tthc.report.catalogue import Catalogue
from tthc.report.words import UNITS


def limit_words(limit: Limit, say: Catalogue) -> str:
    """Say a limit with its unit, or the date that it names."""
    if limit.fixed_on is None:
        return say.say(UNITS[limit.unit.value], number=limit.number)
    if limit.inclusive:
        return say.say("no later than {day}", day=limit.fixed_on)
    return say.say("before {day}", day=limit.fixed_on)
