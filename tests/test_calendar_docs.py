"""Is the example of docs/calendar.md a notice that loads, and does it do what the page says?"""

import re
import shutil
from datetime import date
from importlib import resources
from pathlib import Path

from tthc.calendar.days import DayKind
from tthc.calendar.notices import load_official_days

PAGE = Path(__file__).parents[1] / "docs" / "calendar.md"


def test_the_swap_of_the_example_is_read_when_added_to_its_year(tmp_path: Path) -> None:
    with resources.as_file(resources.files("tthc.calendar") / "data") as data:
        folder = Path(shutil.copytree(data, tmp_path / "data"))
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    with (folder / "2027.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + example)

    kinds = {day.date: day.kind for day in load_official_days(folder)}

    assert len(kinds) == 281
    assert kinds[date(2027, 9, 1)] is DayKind.SWAP_OFF
    assert kinds[date(2027, 8, 28)] is DayKind.SWAP_WORK


def test_every_kind_of_day_is_explained_on_the_page() -> None:
    page = PAGE.read_text("utf-8")

    assert [kind for kind in DayKind if f"| `{kind.value}` |" not in page] == []
