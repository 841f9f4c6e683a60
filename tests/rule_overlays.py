"""How a test gives a unit rules of its own, and asks what they make of a case."""

from pathlib import Path
from typing import Any

from tests.registers import Unit

LIST_RULE = (
    Path(__file__).parent.parent / "tthc" / "compliance" / "rules" / "announcement.list.toml"
)


def make_stricter(tmp_path: Path) -> Path:
    """Give a folder in which the list is due in two working days instead of three."""
    folder = tmp_path / "quy-dinh-rieng"
    folder.mkdir()
    text = LIST_RULE.read_text(encoding="utf-8")
    assert text.count("limit = 3") == 1
    changed = text.replace("limit = 3", "limit = 2")
    (folder / LIST_RULE.name).write_text(changed, encoding="utf-8")
    return folder


def end_rule(tmp_path: Path) -> Path:
    """Give a folder in which the rule of the list ended with the year 2025."""
    folder = tmp_path / "het-hieu-luc"
    folder.mkdir()
    text = LIST_RULE.read_text(encoding="utf-8")
    first = "effective_from = 2023-11-01\n"
    assert text.count(first) == 1
    changed = text.replace(first, f"{first}effective_to = 2025-12-31\n")
    (folder / LIST_RULE.name).write_text(changed, encoding="utf-8")
    return folder


def change_settings(unit: Unit, line: str, instead: str) -> None:
    settings = unit.folder / "tthc.toml"
    text = settings.read_text(encoding="utf-8")
    assert text.count(line) == 1
    settings.write_text(text.replace(line, instead), encoding="utf-8")


def limit_of(rules: list[dict[str, Any]], rule_id: str) -> int:
    (rule,) = (one for one in rules if one["id"] == rule_id)
    return rule["versions"][-1]["limit"]


DECISION = ("--decision", "970/QĐ-BYT", "--decision-date", "21/03/2025")


def duty_of(unit: Unit, rule: str, as_of: str) -> dict[str, Any]:
    (case,) = unit.ask("explain", "970/QĐ-BYT", "--as-of", as_of)["cases"]
    (duty,) = (one for one in case["obligations"] if one["rule"] == rule)
    return duty
