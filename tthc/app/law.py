"""Which rules apply here: the package's, a province's profiles, the unit's own, and those named."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tthc.app.settings import SettingsMissingError, find_settings, load_settings
from tthc.compliance.rule import Rule, RuleBook
from tthc.compliance.rule_differences import BookDifference, compare_books
from tthc.compliance.rule_files import find_mistakes, load_rule_book
from tthc.compliance.rule_profiles import (
    PROFILES,
    Profile,
    profile_folders,
    profile_names,
    read_profile,
)
from tthc.errors import NotFoundError, RuleFileError

PACK = "pack"
"""What stands for the package's rules alone, where a folder or a profile may stand."""


class RuleUnknownError(NotFoundError):
    """No rule has this id."""

    template = "{asked}: no rule has this id. Rules: {known}."


class Added(NamedTuple):
    """What is laid over the package's rules beside what the unit's settings name."""

    profiles: tuple[str, ...] = ()
    overlays: tuple[Path, ...] = ()


class ProfileRules(NamedTuple):
    """A profile and its rules."""

    profile: Profile
    rules: tuple[Rule, ...]


def rule_book(config: Path | None, added: Added) -> RuleBook:
    """Load the rule book; the folder need not belong to a unit.

    Profiles lie under overlays, and what the settings name lies under what was named beside them.
    """
    return load_rule_book(_folders_in_use(config, added))


def rule_mistakes(config: Path | None, added: Added) -> tuple[RuleFileError, ...]:
    """Find everything that is wrong with the files that `rule_book` would load."""
    return find_mistakes(_folders_in_use(config, added))


def find_rule(config: Path | None, added: Added, rule_id: str) -> Rule:
    """Find one rule by its id."""
    book = rule_book(config, added)
    rule = book.named(rule_id)
    if rule is None:
        raise RuleUnknownError(asked=rule_id, known=", ".join(rule.id for rule in book.rules))
    return rule


def profiles() -> tuple[ProfileRules, ...]:
    """Read every profile that the package brings."""
    names = profile_names()
    rules = load_rule_book(profile_folders(names)).rules
    return tuple(ProfileRules(read_profile(name), _within(name, rules)) for name in names)


def compare_rules(before: str, after: str) -> BookDifference:
    """Compare what applies with one folder or profile, or with the package alone, and another."""
    return compare_books(load_rule_book(_folders(before)), load_rule_book(_folders(after)))


def _folders_in_use(config: Path | None, added: Added) -> tuple[Path, ...]:
    profiles, overlays = _own(config)
    named = profile_folders((*profiles, *added.profiles))
    return (*named, *overlays, *added.overlays)


def _within(name: str, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    prefix = f"{PROFILES.name}/{name}/"
    return tuple(rule for rule in rules if rule.file.startswith(prefix))


def _folders(asked: str) -> tuple[Path, ...]:
    """Read `pack`, the name of a profile, or a path; what names no folder here is a profile."""
    if asked == PACK:
        return ()
    folder = Path(asked)
    if folder.is_dir() and asked not in profile_names():
        return (folder,)
    return (folder,) if len(folder.parts) > 1 else profile_folders((asked,))


def _own(config: Path | None) -> Added:
    try:
        settings = load_settings(config or find_settings(Path.cwd()))
    except SettingsMissingError:
        if config:
            raise
        return Added()
    return Added(settings.profiles, settings.own_overlays)
