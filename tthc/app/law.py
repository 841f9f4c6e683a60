"""Which rules apply here: the package's, those of the unit's settings, and those named."""

from pathlib import Path

from tthc.app.settings import SettingsMissingError, find_settings, load_settings
from tthc.compliance.rule import Rule, RuleBook
from tthc.compliance.rule_files import load_rule_book
from tthc.errors import NotFoundError


class RuleUnknownError(NotFoundError):
    """No rule has this id."""

    template = "{asked}: no rule has this id. Rules: {known}."


def rule_book(config: Path | None, overlays: tuple[Path, ...]) -> RuleBook:
    """Load the rule book; the folder need not belong to a unit."""
    return load_rule_book((*_own(config), *overlays))


def find_rule(config: Path | None, overlays: tuple[Path, ...], rule_id: str) -> Rule:
    """Find one rule by its id."""
    book = rule_book(config, overlays)
    rule = book.named(rule_id)
    if rule is None:
        raise RuleUnknownError(asked=rule_id, known=", ".join(rule.id for rule in book.rules))
    return rule


def _own(config: Path | None) -> tuple[Path, ...]:
    if config:
        return load_settings(config).overlays
    try:
        return load_settings(find_settings(Path.cwd())).overlays
    except SettingsMissingError:
        return ()
