"""Does the rule pack say what the papers say? Typed from the decrees, the notice and index 766."""

import re
import unicodedata
from datetime import date

import pytest

from tthc.calendar.limits import Unit
from tthc.compliance.rule import RuleVersion
from tthc.compliance.rule_files import load_rule_book

BOOK = load_rule_book()
RULES = {rule.id: rule for rule in BOOK.rules}
VERSIONS = [(rule.id, version) for rule in BOOK.rules for version in rule.versions]

# Decree 63/2010 in force 14/10/2010; 48/2013 from 01/7/2013; 92/2017 from 25/9/2017.
D2010, E2010 = date(2010, 10, 14), date(2013, 6, 30)
D2013, E2013 = date(2013, 7, 1), date(2017, 9, 24)
D2017 = date(2017, 9, 25)
D766 = date(2022, 8, 1)

WORKING, CALENDAR = "working_day", "calendar_day"
NEXT, PREVIOUS = "next_working_day", "previous_working_day"

LIMITS = [
    # Thông báo kết quả chỉ số tháng 11/2023
    ("announcement.list", date(2023, 11, 1), None, 3, WORKING, "after", "none"),
    # Art. 24, then art. 24(2)
    ("announcement.publish", D2010, E2013, 5, WORKING, "after", "none"),
    ("announcement.publish", D2017, None, 5, WORKING, "after", "none"),
    ("announcement.publish-accelerated", D2010, E2013, 5, WORKING, "after", "none"),
    ("announcement.publish-accelerated", D2017, None, 2, WORKING, "after", "none"),
    # Art. 15
    ("announcement.before-effect", D2010, E2010, 10, WORKING, "before", "none"),
    ("announcement.before-effect", D2013, E2013, 5, WORKING, "before", "none"),
    ("announcement.before-effect", D2017, None, 5, CALENDAR, "before", PREVIOUS),
    ("announcement.after-accelerated", D2017, None, 3, CALENDAR, "after", NEXT),
    # The ministry: art. 24 and 15
    ("ministry.publish", D2010, E2013, 5, WORKING, "after", "none"),
    ("ministry.publish", D2017, None, 10, WORKING, "after", "none"),
    ("ministry.publish-accelerated", D2010, E2013, 5, WORKING, "after", "none"),
    ("ministry.publish-accelerated", D2017, None, 2, WORKING, "after", "none"),
    ("ministry.before-effect", D2010, E2010, 10, WORKING, "before", "none"),
    ("ministry.before-effect", D2013, E2013, 20, WORKING, "before", "none"),
    ("ministry.before-effect", D2017, None, 20, CALENDAR, "before", PREVIOUS),
    ("ministry.after-accelerated", D2017, None, 3, CALENDAR, "after", NEXT),
    # Art. 14(2)(c) with 24(2), inferred
    ("removal.after-announcement", D2017, None, 5, WORKING, "after", "none"),
    # Index set of Decision 766/QĐ-TTg
    ("index.1-1", D766, None, 5, WORKING, "before", "none"),
    ("index.1-2", D766, None, 5, WORKING, "after", "none"),
]

SIGNED, PUBLISHED = "announcement.signed", "announcement.published"
LIST_STARTS = ("portal.updated", "decision.received", "dispatch.registered")
FAST = ("basis.accelerated",)

EFFECT = ("basis.in_force",)  # judged once the day of effect is known
FAST_SIGNED = ("basis.accelerated", "basis.signed")
DUTIES = [
    ("announcement.list", "province", True, LIST_STARTS, (SIGNED,), (), ()),
    ("announcement.publish", "province", True, (SIGNED,), (PUBLISHED,), (), FAST),
    ("announcement.publish-accelerated", "province", True, (SIGNED,), (PUBLISHED,), FAST, ()),
    ("announcement.before-effect", "province", True, ("basis.in_force",), (SIGNED,), EFFECT, FAST),
    (
        "announcement.after-accelerated",
        "province",
        True,
        ("basis.signed",),
        (SIGNED,),
        FAST_SIGNED,
        (),
    ),
    ("ministry.publish", "ministry", True, ("decision.issued",), ("portal.updated",), (), FAST),
    (
        "ministry.publish-accelerated",
        "ministry",
        True,
        ("decision.issued",),
        ("portal.updated",),
        FAST,
        (),
    ),
    (
        "ministry.before-effect",
        "ministry",
        True,
        ("basis.in_force",),
        ("decision.issued",),
        EFFECT,
        FAST,
    ),
    (
        "ministry.after-accelerated",
        "ministry",
        True,
        ("basis.signed",),
        ("decision.issued",),
        FAST_SIGNED,
        (),
    ),
    ("removal.after-announcement", "province", True, (SIGNED,), ("removal.done",), (), ()),
    ("index.1-1", "province", False, ("basis.in_force",), (SIGNED,), EFFECT, ()),
    ("index.1-2", "province", False, (SIGNED,), (PUBLISHED,), (), ()),
]


def test_the_versions_are_those_of_the_papers_and_no_others() -> None:
    found = [
        (
            rule_id,
            version.effective_from,
            version.effective_to,
            version.limit.number,
            str(version.limit.unit),
            str(version.limit.direction),
            str(version.limit.roll),
        )
        for rule_id, version in VERSIONS
    ]
    assert sorted(found, key=str) == sorted(LIMITS, key=str)


def test_the_duties_are_those_of_the_papers_and_no_others() -> None:
    found = [
        (
            rule.id,
            str(rule.bearer),
            rule.counted,
            tuple(map(str, rule.starts)),
            tuple(map(str, rule.met_by)),
            tuple(map(str, rule.requires)),
            tuple(map(str, rule.excludes)),
        )
        for rule in BOOK.rules
    ]
    assert sorted(found) == sorted(DUTIES)


def test_only_the_removal_of_what_was_abolished_or_cancelled_is_limited_to_kinds_of_change() -> (
    None
):
    limited = {
        rule.id: list(map(str, rule.change_kinds)) for rule in BOOK.rules if rule.change_kinds
    }
    assert limited == {"removal.after-announcement": ["abolished", "cancelled"]}
    assert [rule.id for rule in BOOK.rules if rule.workflow == "removal"] == list(limited)


def test_the_notice_is_read_as_the_earliest_of_its_starts() -> None:
    assert {str(version.policy) for _, version in VERSIONS} == {"earliest"}


@pytest.mark.parametrize(("rule_id", "version"), VERSIONS)
def test_the_words_hold_the_number_and_the_unit_of_the_limit(
    rule_id: str, version: RuleVersion
) -> None:
    words, limit = version.basis.words, version.limit
    unit = "ngày làm việc" if limit.unit is Unit.WORKING_DAY else "ngày (?!làm việc)"
    assert re.search(rf"\b0?{limit.number} (\([^)]+\) )?{unit}", words), rule_id


@pytest.mark.parametrize(("rule_id", "version"), VERSIONS)
def test_the_texts_are_nfc_on_one_line_without_double_spaces(
    rule_id: str, version: RuleVersion
) -> None:
    basis = version.basis
    for text in (basis.instrument, basis.article, basis.words, basis.source, basis.note or ""):
        assert text == unicodedata.normalize("NFC", " ".join(text.split())), rule_id


def test_what_was_not_read_in_its_own_text_is_marked() -> None:
    unsure = {
        rule_id: str(version.basis.confidence)
        for rule_id, version in VERSIONS
        if version.basis.confidence != "seen"
    }
    assert unsure == {
        "removal.after-announcement": "inferred",
        "index.1-1": "seen_2nd",
        "index.1-2": "seen_2nd",
    }


def test_the_notes_own_up_to_the_missing_date_and_province_and_to_what_is_inferred() -> None:
    def note(rule_id: str) -> str:
        return RULES[rule_id].versions[-1].basis.note or ""

    assert "không ghi ngày" in note("announcement.list")
    assert "không nêu tên tỉnh" in note("announcement.list")
    assert "suy luận" in note("announcement.before-effect")
    assert "suy luận" in note("removal.after-announcement")
    assert "Chưa đọc phụ lục chính thức" in note("index.1-1")


@pytest.mark.parametrize("accelerated", [True, False])
@pytest.mark.parametrize("day", [date(2012, 5, 2), date(2020, 5, 4)])
@pytest.mark.parametrize("family", ["announcement.publish", "ministry.publish"])
def test_publishing_has_exactly_one_limit_on_any_day_accelerated_or_not(
    family: str, day: date, *, accelerated: bool
) -> None:
    in_force = [
        version
        for rule in BOOK.rules
        if rule.id.startswith(family) and ("basis.accelerated" in rule.requires) is accelerated
        for version in rule.versions
        if version.effective_from <= day
        and (version.effective_to is None or day <= version.effective_to)
    ]
    assert len(in_force) == 1
