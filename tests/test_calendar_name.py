"""Does a room named calendar leave the standard library's module of that name alone?"""

import calendar
import subprocess
import sys
import sysconfig
from datetime import date, datetime
from pathlib import Path

import tthc.calendar


def test_the_standard_librarys_calendar_is_the_one_imported() -> None:
    standard = Path(sysconfig.get_path("stdlib"))

    assert Path(calendar.__file__).parent == standard
    assert "tthc" not in Path(calendar.__file__).parts[-2:]
    assert tthc.calendar is not calendar


def test_parsing_a_date_which_needs_that_module_works_beside_the_room() -> None:
    # `strptime` imports calendar: it crashes when the room shadows the standard module.
    code = (
        "import tthc.calendar.working_days, datetime;"
        "print(datetime.datetime.strptime('05/02/2026', '%d/%m/%Y').date())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert date.fromisoformat(done.stdout.strip()) == datetime(2026, 2, 5).date()  # noqa: DTZ001
