"""How profiles are listed, and how two rule books are set side by side."""

from collections import Counter

from tthc.app.law import ProfileRules
from tthc.app.taking_up import Impact
from tthc.compliance.rule import Confidence, Rule
from tthc.compliance.rule_differences import BookDifference, Change, RuleDifference
from tthc.compliance.rule_profiles import LeftOut
from tthc.report.catalogue import Catalogue
from tthc.report.impact import moved_parts, moves_data
from tthc.report.paper import Column, Heading, Paper, Part, Sheet, Value
from tthc.report.words import CONFIDENCE, LEFT_OUT, RULE_CHANGES


def profiles_paper(found: tuple[ProfileRules, ...], say: Catalogue) -> Paper:
    """List every profile, and below each the duties that no rule can express."""
    columns = (
        Column("profile", say.say("Profile")),
        Column("province", say.say("Province")),
        Column("rules", say.say("Rules")),
        Column("confidence", say.say("Read"), wide=True),
        Column("left_out", say.say("Left out")),
        Column("decisions", say.say("Decisions"), wide=True),
    )
    sheet = Sheet("", columns, tuple(_profile_row(one, say) for one in found))
    data: dict[str, object] = {"profiles": [_profile_data(one) for one in found]}
    return Paper((sheet, *_left_out(found, say)), sheet, data)


def difference_paper(found: BookDifference, impact: Impact | None, say: Catalogue) -> Paper:
    """Say what the second rule book says differently, and what it would move in a register."""
    columns = (
        Column("change", say.say("Change")),
        Column("rule", say.say("Rule"), wide=True),
        Column("version", say.say("Version of")),
        Column("key", say.say("Key")),
        Column("before", say.say("Before"), wide=True),
        Column("after", say.say("After"), wide=True),
    )
    rows = tuple(_difference_row(one, found, say) for one in found.differences)
    sheet = Sheet("", columns, rows)
    data: dict[str, object] = {
        "before": {"fingerprint": found.before.fingerprint, "rules": len(found.before.rules)},
        "after": {"fingerprint": found.after.fingerprint, "rules": len(found.after.rules)},
        "differences": [_difference_data(one, found, say) for one in found.differences],
        "moves": moves_data(impact, say) if impact else None,
    }
    parts: list[Part] = [sheet] if rows else [say.say("No difference.")]
    if rows and impact:
        parts += [Heading(say.say("What it would move in this register, today:"))]
        parts += moved_parts(impact, say)
    return Paper(tuple(parts), sheet, data)


def _profile_row(one: ProfileRules, say: Catalogue) -> tuple[Value, ...]:
    counts = _confidence(one.rules)
    read = (f"{say.say(CONFIDENCE[how])}: {number}" for how, number in counts.items())
    profile = one.profile
    return (
        profile.name,
        profile.province,
        len(one.rules),
        "; ".join(read),
        len(profile.left_out),
        "; ".join(profile.decisions),
    )


def _profile_data(one: ProfileRules) -> dict[str, object]:
    profile = one.profile
    return {
        "name": profile.name,
        "province": profile.province,
        "decisions": list(profile.decisions),
        "rules": [rule.id for rule in one.rules],
        "confidence": {how.value: number for how, number in _confidence(one.rules).items()},
        "left_out": [
            {"duty": left.duty, "words": left.words, "why": left.why.value}
            for left in profile.left_out
        ],
    }


def _confidence(rules: tuple[Rule, ...]) -> dict[Confidence, int]:
    read = Counter(rule.versions[-1].basis.confidence for rule in rules)
    return {how: read[how] for how in Confidence if how in read}


def _left_out(found: tuple[ProfileRules, ...], say: Catalogue) -> list[Part]:
    lines = [
        f"  {one.profile.name}: {_left_out_text(left, say)}"
        for one in found
        for left in one.profile.left_out
    ]
    return [Heading(say.say("Asked in these decisions, and not among the rules:")), *lines]


def _left_out_text(left: LeftOut, say: Catalogue) -> str:
    return f"{left.duty}, “{left.words}” ({say.say(LEFT_OUT[left.why])})"


def _difference_row(
    one: RuleDifference, found: BookDifference, say: Catalogue
) -> tuple[Value, ...]:
    before, after = one.before, one.after
    if one.key is None:
        whole = _title(one, found, say)
        before, after = (whole, None) if one.change is Change.REMOVED else (None, whole)
    change = say.say(RULE_CHANGES[one.change])
    return (change, one.rule, one.version, one.key, before, after)


def _difference_data(
    one: RuleDifference, found: BookDifference, say: Catalogue
) -> dict[str, object]:
    return {
        "change": one.change.value,
        "rule": one.rule,
        "title": _title(one, found, say),
        "version": one.version,
        "key": one.key,
        "before": one.before,
        "after": one.after,
    }


def _title(one: RuleDifference, found: BookDifference, say: Catalogue) -> str:
    rule = found.after.named(one.rule) or found.before.named(one.rule)
    return say.of(rule.title_vi, rule.title_en) if rule else ""
