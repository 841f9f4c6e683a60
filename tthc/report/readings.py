"""How are the other readings of a limit or a named date told, each with its text?"""

from collections.abc import Iterable, Iterator

from tthc.calendar.readings import Reading, ReadingName
from tthc.report.catalogue import Catalogue
from tthc.report.words import READINGS


def reading_lines(
    readings: Iterable[Reading], say: Catalogue, *, said: ReadingName | None = None
) -> Iterator[str]:
    """Say what each reading would give, but for the one that another line says."""
    for reading in readings:
        if reading.name is not said:
            yield say.say(
                "  Read otherwise, {how}: due {due} ({source})",
                how=say.say(READINGS[reading.name]),
                due=reading.due,
                source=reading.source,
            )


def readings_data(readings: Iterable[Reading]) -> list[dict[str, object]]:
    """Give the other readings as data."""
    return [
        {"reading": each.name.value, "due": each.due, "source": each.source} for each in readings
    ]
