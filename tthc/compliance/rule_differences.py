"""What two rule books (bộ quy định) say differently, by rule, by version and by key."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from tthc.compliance.rule import Rule, RuleBook, RuleVersion, Transition

Said = str | int | date | None


class Change(StrEnum):
    """What became of a rule, of one of its versions, or of one key (thay đổi)."""

    ADDED = "added"  # thêm
    REMOVED = "removed"  # bỏ
    CHANGED = "changed"  # đổi


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDifference:
    """One difference.

    `version` is the first day of the version it is in, None where it is about the rule itself;
    `key` is None where a whole rule or version was added or removed.
    """

    change: Change
    rule: str
    version: date | None = None
    key: str | None = None
    before: Said = None
    after: Said = None


@dataclass(frozen=True, slots=True)
class BookDifference:
    """Two rule books, and what the second says differently, in the order of the rules' ids."""

    before: RuleBook
    after: RuleBook
    differences: tuple[RuleDifference, ...]


def compare_books(before: RuleBook, after: RuleBook) -> BookDifference:
    """Compare two rule books; the file that a rule stands in is no difference."""
    ids = sorted({rule.id for book in (before, after) for rule in book.rules})
    found = tuple(
        difference
        for rule_id in ids
        for difference in _compare(rule_id, before.named(rule_id), after.named(rule_id))
    )
    return BookDifference(before, after, found)


def _compare(rule_id: str, old: Rule | None, new: Rule | None) -> Iterator[RuleDifference]:
    if old is None or new is None:
        change = Change.ADDED if old is None else Change.REMOVED
        yield RuleDifference(change=change, rule=rule_id)
        return
    yield from _keys(rule_id, None, _rule_keys(old), _rule_keys(new))
    pairs = _pairs(old.versions, new.versions)
    followed = [older for older, _ in pairs]
    for older in old.versions:
        if older not in followed:
            day = older.effective_from
            yield RuleDifference(change=Change.REMOVED, rule=rule_id, version=day)
    for older, newer in pairs:
        day = newer.effective_from
        if older is None:
            yield RuleDifference(change=Change.ADDED, rule=rule_id, version=day)
        else:
            yield from _keys(rule_id, day, _version_keys(older), _version_keys(newer))


def _pairs(
    old: tuple[RuleVersion, ...], new: tuple[RuleVersion, ...]
) -> list[tuple[RuleVersion | None, RuleVersion]]:
    """Set each new version beside the old one of its first day, else of its label, else of none."""
    days = {version.effective_from: version for version in old}
    kept = {version.effective_from for version in new}
    labels = {version.label: version for version in old if version.effective_from not in kept}
    return [(days.get(v.effective_from) or labels.pop(v.label, None), v) for v in new]


def _keys(
    rule_id: str, version: date | None, old: Mapping[str, Said], new: Mapping[str, Said]
) -> Iterator[RuleDifference]:
    for key, before in old.items():
        if before != new[key]:
            yield RuleDifference(
                change=Change.CHANGED,
                rule=rule_id,
                version=version,
                key=key,
                before=before,
                after=new[key],
            )


def _rule_keys(rule: Rule) -> dict[str, Said]:
    return {
        "workflow": rule.workflow,
        "title_vi": rule.title_vi,
        "title_en": rule.title_en,
        "bearer": rule.bearer.value,
        "counted": "true" if rule.counted else "false",
        "starts": ", ".join(rule.starts),
        "met_by": ", ".join(rule.met_by),
        "change_kinds": ", ".join(rule.change_kinds),
        "requires": ", ".join(rule.requires),
        "excludes": ", ".join(rule.excludes),
    }


def _version_keys(version: RuleVersion) -> dict[str, Said]:
    limit, basis = version.limit, asdict(version.basis)
    return {
        "label": version.label,
        "effective_from": version.effective_from,
        "effective_to": version.effective_to,
        "limit": limit.stated,
        "unit": limit.unit.value,
        "inclusive": ("true" if limit.inclusive else "false") if limit.fixed_on else None,
        "direction": limit.direction.value,
        "roll": limit.roll.value,
        "policy": version.policy.value,
        **{f"basis.{key}": said for key, said in basis.items()},
        "transition": "; ".join(_transition(one) for one in version.transitions) or None,
    }


def _transition(one: Transition) -> str:
    first = one.started_from.isoformat() if one.started_from else "…"
    return f"{one.applies} {first} - {one.started_to}: {one.basis.instrument}, {one.basis.article}"
