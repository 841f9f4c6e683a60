"""Where the rules (quy định) come from: the package's files, then each unit's own directories."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypedDict, cast

from tthc.calendar.limits import Direction, Limit, Roll, Unit
from tthc.compliance.rule import (
    Basis,
    Bearer,
    Carried,
    Confidence,
    Rule,
    RuleBook,
    RuleVersion,
    StartPolicy,
    Transition,
)
from tthc.compliance.rule_errors import OverlayMissingError, RuleUnreadableError
from tthc.compliance.rule_profiles import PROFILES
from tthc.errors import RuleFileError, os_reason
from tthc.workflows.facts import ChangeKind, FactKind


@dataclass(frozen=True, slots=True)
class _RuleFile:
    """The bytes of one file; `name` is its directory and its own name, e.g. rules/a.b.toml."""

    name: str
    content: bytes


def load_rule_book(overlays: Sequence[Path] = ()) -> RuleBook:
    """Read the package's rules, then each overlay (thư mục quy định riêng) in the order given.

    A rule of an overlay replaces the rule of the same id entirely; a new id adds a rule.

    Raises:
        RuleFileError: a file says what no rule can say, or an overlay is not there.
    """
    from tthc.compliance.rule_reading import (  # noqa: PLC0415 (pydantic, slow)
        read_rule,
    )

    found = _rule_files(overlays)
    rules = {rule.id: rule for rule in (read_rule(file.name, file.content) for file in found)}
    return RuleBook(tuple(rules[rule_id] for rule_id in sorted(rules)), _fingerprint(found))


def find_mistakes(overlays: Sequence[Path] = ()) -> tuple[RuleFileError, ...]:
    """Read what `load_rule_book` reads and give everything that is wrong, file by file.

    Raises:
        RuleFileError: an overlay is not there, or a file cannot be opened.
    """
    from tthc.compliance.rule_reading import (  # noqa: PLC0415 (pydantic, slow)
        inspect_rule,
    )

    found = (inspect_rule(file.name, file.content) for file in _rule_files(overlays))
    return tuple(mistake for one in found for mistake in one.mistakes)


def overlay_fingerprint(overlays: Sequence[Path] = ()) -> str:
    """Compute `load_rule_book(overlays).fingerprint` from the bytes alone, parsing nothing.

    Raises:
        RuleFileError: an overlay is not there, or a file cannot be opened.
    """
    return _fingerprint(_rule_files(overlays))


def _rule_files(overlays: Sequence[Path]) -> list[_RuleFile]:
    found = list(_in_directory("rules", files("tthc.compliance") / "rules"))
    for overlay in overlays:
        if not overlay.is_dir():
            raise OverlayMissingError(file=str(overlay))
        found += _in_directory(_shown(overlay), overlay)
    return found


def _shown(overlay: Path) -> str:
    """Name an overlay in messages; a profile of the package differs from a folder of its name."""
    name = overlay.resolve().name
    return f"{PROFILES.name}/{name}" if overlay.parent == PROFILES else name


def _in_directory(name: str, directory: Traversable) -> Iterator[_RuleFile]:
    for entry in sorted(directory.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            yield _RuleFile(f"{name}/{entry.name}", _content(f"{name}/{entry.name}", entry))


def _content(name: str, entry: Traversable) -> bytes:
    try:
        return entry.read_bytes()
    except OSError as error:
        raise RuleUnreadableError(file=name, detail=os_reason(error)) from error


def _fingerprint(found: Sequence[_RuleFile]) -> str:
    digest = hashlib.sha256()
    for file in found:
        # With its length before it, no file's text can pass for the start of the next file.
        digest.update(f"{file.name}\0{len(file.content)}\0".encode())
        digest.update(file.content)
    return digest.hexdigest()


def dump_rule_book(book: RuleBook) -> dict[str, object]:
    """Copy a rule book into plain JSON values; `parse_rule_book` reads it back."""
    plain = {"rules": [asdict(rule) for rule in book.rules], "fingerprint": book.fingerprint}
    copy: dict[str, object] = json.loads(json.dumps(plain, default=date.isoformat))
    return copy


def parse_rule_book(copy: dict[str, object]) -> RuleBook:
    """Read back what `dump_rule_book` wrote; nothing is checked again.

    Raises:
        KeyError: the copy is another version's; load the files instead.
        ValueError: the same.
    """
    book = cast("_BookCopy", copy)
    return RuleBook(tuple(_parse_rule(rule) for rule in book["rules"]), book["fingerprint"])


class _LimitCopy(TypedDict):
    number: int
    unit: str
    direction: str
    roll: str
    fixed_on: str | None
    inclusive: bool


class _BasisCopy(TypedDict):
    instrument: str
    article: str
    words: str
    source: str
    confidence: str
    note: str | None


class _TransitionCopy(TypedDict):
    applies: str
    started_from: str | None
    started_to: str
    basis: _BasisCopy


class _VersionCopy(TypedDict):
    label: str
    effective_from: str
    effective_to: str | None
    limit: _LimitCopy
    policy: str
    basis: _BasisCopy
    transitions: list[_TransitionCopy]


class _RuleCopy(TypedDict):
    id: str
    workflow: str
    title_vi: str
    title_en: str
    bearer: str
    counted: bool
    starts: list[str]
    met_by: list[str]
    change_kinds: list[str]
    requires: list[str]
    excludes: list[str]
    versions: list[_VersionCopy]
    file: str
    place: str | None


class _BookCopy(TypedDict):
    rules: list[_RuleCopy]
    fingerprint: str


def _parse_rule(copy: _RuleCopy) -> Rule:
    return Rule(
        id=copy["id"],
        workflow=copy["workflow"],
        title_vi=copy["title_vi"],
        title_en=copy["title_en"],
        bearer=Bearer(copy["bearer"]),
        counted=copy["counted"],
        starts=tuple(FactKind(kind) for kind in copy["starts"]),
        met_by=tuple(FactKind(kind) for kind in copy["met_by"]),
        change_kinds=tuple(ChangeKind(kind) for kind in copy["change_kinds"]),
        requires=tuple(FactKind(kind) for kind in copy["requires"]),
        excludes=tuple(FactKind(kind) for kind in copy["excludes"]),
        versions=tuple(_parse_version(version) for version in copy["versions"]),
        file=copy["file"],
        place=copy["place"],
    )


def _parse_version(copy: _VersionCopy) -> RuleVersion:
    end, limit = copy["effective_to"], copy["limit"]
    return RuleVersion(
        label=copy["label"],
        effective_from=date.fromisoformat(copy["effective_from"]),
        effective_to=date.fromisoformat(end) if end else None,
        limit=Limit(
            limit["number"],
            Unit(limit["unit"]),
            Direction(limit["direction"]),
            Roll(limit["roll"]),
            date.fromisoformat(limit["fixed_on"]) if limit["fixed_on"] else None,
            limit["inclusive"],
        ),
        policy=StartPolicy(copy["policy"]),
        basis=_parse_basis(copy["basis"]),
        transitions=tuple(_parse_transition(one) for one in copy["transitions"]),
    )


def _parse_transition(copy: _TransitionCopy) -> Transition:
    start = copy["started_from"]
    return Transition(
        applies=Carried(copy["applies"]),
        started_from=date.fromisoformat(start) if start else None,
        started_to=date.fromisoformat(copy["started_to"]),
        basis=_parse_basis(copy["basis"]),
    )


def _parse_basis(copy: _BasisCopy) -> Basis:
    return Basis(
        instrument=copy["instrument"],
        article=copy["article"],
        words=copy["words"],
        source=copy["source"],
        confidence=Confidence(copy["confidence"]),
        note=copy["note"],
    )
