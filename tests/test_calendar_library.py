"""Does a new version of the `holidays` library change a day that has passed?"""

from datetime import date, timedelta
from hashlib import sha256

from tests.golden_files import GOLDEN, same_as_golden
from tthc.calendar.estimate import library_days

FROZEN = "holidays-library.txt"
YEARS = range(2010, 2028)
WHAT_TO_DO = (
    "The library changes working days of {years}. Due dates follow the notices and do not move, "
    "but say what changed: run `tthc calendar check` with the old and the new version, check each "
    "day against its notice, correct the list of wrong days in tests/test_calendar_estimates.py "
    "and in docs/calendar.md, then write tests/golden/holidays-library.txt anew with "
    "TTHC_UPDATE_GOLDEN=1."
)


def _status(year: int) -> str:
    """Write each day of the year as 1 (worked) or 0 (off), as the library has it."""
    off, worked = library_days(year)
    first = date(year, 1, 1)
    days = [first + timedelta(days=i) for i in range((date(year + 1, 1, 1) - first).days)]
    return "".join(
        str(int(day in worked or (day.weekday() < 5 and day not in off))) for day in days
    )


def _lines(status: dict[int, str]) -> str:
    return "".join(
        f"{year} {sha256(text.encode()).hexdigest()[:16]} {text.count('1')}\n"
        for year, text in status.items()
    )


def _changed(frozen: str, now: str) -> list[str]:
    """List the years whose line is another one now."""
    return sorted({line[:4] for line in set(frozen.splitlines()) ^ set(now.splitlines())})


def test_t1_a_new_version_of_the_library_changes_no_past_day() -> None:
    now = _lines({year: _status(year) for year in YEARS})
    same = same_as_golden(FROZEN, now)

    years = _changed((GOLDEN / FROZEN).read_text("utf-8"), now)
    assert same, WHAT_TO_DO.format(years=", ".join(years))


def test_one_changed_day_is_noticed_in_its_year() -> None:
    status = {2025: "0110", 2026: "0111"}

    assert _changed(_lines(status), _lines(status)) == []
    assert _changed(_lines(status), _lines(status | {2026: "0011"})) == ["2026"]
