"""Does what was recorded under every schema give the same chain, states, due days and verdicts?

tests/histories holds one file for each stored history: `NNNN-name.json`, told under schema NNNN.
A file is never told anew: a release adds files. Where law or code changes an answer on purpose,
the file's answers change in the same commit, and CHANGELOG.md names the duty.
"""

from pathlib import Path
from typing import Any

import pytest

import tthc.compliance
from tests.registers import Unit
from tests.replaying import HISTORIES, answers, read_history, tell
from tthc.store import revisions

NAMES = sorted(path.stem for path in HISTORIES.glob("*.json"))
OF = {"0001-example": "new_example", "0001-terms": "new_unit"}


def _told_anew(request: pytest.FixtureRequest, name: str) -> tuple[Unit, dict[str, Any]]:
    unit, history = request.getfixturevalue(OF[name])(), read_history(name)
    assert tell(unit, history["entries"]) == tuple(history["head"]), "another chain"
    return unit, history


@pytest.mark.parametrize("name", NAMES)
def test_a_stored_history_says_what_it_said(name: str, request: pytest.FixtureRequest) -> None:
    unit, history = _told_anew(request, name)
    for day, said in history["answers"].items():
        assert answers(unit, day) == said, day
    assert unit.call("verify").code == 0


def test_there_is_a_history_of_this_schema() -> None:
    assert revisions.HEAD in {name.partition("-")[0] for name in NAMES}


def test_a_change_of_the_law_is_seen_in_a_history(request: pytest.FixtureRequest) -> None:
    """Negative control: announcing within two days instead of three."""
    unit, history = _told_anew(request, "0001-terms")
    rule = Path(tthc.compliance.__file__).parent / "rules" / "announcement.list.toml"
    (unit.folder / "rieng").mkdir()
    changed = rule.read_text(encoding="utf-8").replace("limit = 3", "limit = 2")
    (unit.folder / "rieng" / "announcement.list.toml").write_text(changed, encoding="utf-8")
    settings = unit.folder / "tthc.toml"
    said = settings.read_text(encoding="utf-8")
    settings.write_text(said.replace("overlays = []", "overlays = ['rieng']"), encoding="utf-8")
    assert unit.call("rules", "impact", "--apply", "--flip", "all").code == 0
    assert answers(unit, "2026-01-15") != history["answers"]["2026-01-15"]


def test_a_word_changed_in_a_history_gives_another_chain(
    request: pytest.FixtureRequest,
) -> None:
    unit, history = request.getfixturevalue("new_unit")(), read_history("0001-terms")
    history["entries"][0]["actor"] = "Ân"
    assert tell(unit, history["entries"]) != tuple(history["head"])
