"""Does an abolition by the province, recorded as the guide and the program say, get its limit?"""

import re
import shlex
from pathlib import Path

from tests.registers import Unit

DOCS = Path(__file__).parent.parent / "docs" / "removal.md"
DAY = ("--as-of", "02/06/2026")
ENDED = ("--procedure", "1.000003", "--document", "700/QĐ-UBND", "--document-date", "01/06/2026")


def _guided() -> list[str]:
    guide = DOCS.read_text(encoding="utf-8")
    (line,) = re.findall(r"^tthc (record announcement\.signed .*)$", guide, re.MULTILINE)
    return shlex.split(line)


def _due(unit: Unit) -> str | None:
    (removal,) = unit.ask("removal", "show", "1.000003", *DAY)["removals"]
    assert (removal["case"], removal["ended_on"]) == ("R0-1", "2026-06-01")
    return removal["places"][0]["due"]


def test_the_command_of_the_guide_starts_the_limit(unit: Unit) -> None:
    (line,) = re.findall(
        r"^tthc (record announcement\.signed .*)$", DOCS.read_text("utf-8"), re.MULTILINE
    )
    assert unit.call(*shlex.split(line)).code == 0
    assert _due(unit) == "2026-06-08"
    assert {one["case"] for one in unit.ask("list", *DAY)["cases"]} == {"R0-1"}
    assert "tthc record" not in unit.call("removal", "show", "1.000003", *DAY).out


def test_what_only_ended_by_the_province_names_the_command_that_starts_it(unit: Unit) -> None:
    unit.record("force.ended", "01/06/2026", *ENDED)
    assert _due(unit) is None
    said = " ".join(unit.call("removal", "show", "1.000003", *DAY).out.split())
    (line,) = re.findall(r"`tthc (record announcement\.signed [^`]*)`", said)
    assert unit.call(*shlex.split(line)).code == 0
    assert _due(unit) == "2026-06-08"


def test_an_abolition_from_a_later_day_has_its_limit_from_then(unit: Unit) -> None:
    assert unit.call(*_guided()).code == 0
    unit.record("force.ended", "01/07/2026", *ENDED)
    (removal,) = unit.ask("removal", "show", "1.000003", "--as-of", "02/07/2026")["removals"]
    assert (removal["ended_on"], removal["places"][0]["due"]) == ("2026-07-01", "2026-07-08")


def test_what_ended_by_another_text_names_no_command(unit: Unit) -> None:
    unit.record("force.ended", "01/06/2026", *ENDED[:2], "--cause", "05/2026/TT-BTP")
    assert "tthc record" not in unit.call("removal", "show", "1.000003", *DAY).out


def test_a_code_in_force_names_the_command_by_which_an_abolition_is_recorded(unit: Unit) -> None:
    brought = ("--procedure", "1.000003", "--document", "600/QĐ-UBND", "--change-kind", "new")
    unit.record("announcement.signed", "01/06/2025", *brought)
    for command in (("show", "1.000003"), ("confirm", "1.000003", "--place", "CSDLQG")):
        said = unit.call("removal", *command)
        assert said.code != 0
        assert "`tthc record announcement.signed --procedure MÃ" in said.err
