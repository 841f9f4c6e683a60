"""Does a comparison of two rule books name every difference, and none that is not there?"""

from dataclasses import replace
from datetime import date

import pytest

from tthc.calendar.limits import Limit, Roll, Unit
from tthc.compliance.rule import Basis, Bearer, Confidence, Rule, RuleBook, RuleVersion, StartPolicy
from tthc.compliance.rule_differences import RuleDifference, compare_books
from tthc.compliance.rule_files import load_rule_book
from tthc.compliance.rule_profiles import profile_folders
from tthc.workflows.facts import FactKind

FIRST, SECOND = date(2010, 10, 14), date(2017, 9, 25)
BASIS = Basis(instrument="I", article="A", words="03 ngày", source="S", confidence=Confidence.SEEN)
OLD = RuleVersion(
    label="2010",
    effective_from=FIRST,
    effective_to=date(2017, 9, 24),
    limit=Limit(5, Unit.WORKING_DAY),
    policy=StartPolicy.EARLIEST,
    basis=BASIS,
)
NEW = replace(OLD, label="2017", effective_from=SECOND, effective_to=None)
RULE = Rule(
    id="trial",
    workflow="announcement",
    title_vi="Thử",
    title_en="Trial",
    bearer=Bearer.PROVINCE,
    counted=True,
    starts=(FactKind.ANNOUNCEMENT_SIGNED,),
    met_by=(FactKind.ANNOUNCEMENT_PUBLISHED,),
    change_kinds=(),
    requires=(),
    excludes=(),
    versions=(OLD, NEW),
    file="rules/trial.toml",
)

Row = tuple[object, ...]


def compared(before: Rule | None, after: Rule | None) -> list[Row]:
    """Give each difference as change, first day of the version, key, before, after."""
    books = [RuleBook((rule,) if rule else (), "") for rule in (before, after)]
    found = compare_books(*books).differences
    assert {one.rule for one in found} <= {"trial"}
    return [(str(d.change), d.version, d.key, d.before, d.after) for d in found]


def test_a_book_does_not_differ_from_itself() -> None:
    book = load_rule_book(profile_folders(("ha-tinh",)))
    assert compare_books(book, book).differences == ()


def test_the_file_that_a_rule_stands_in_is_no_difference() -> None:
    assert compared(RULE, replace(RULE, file="rieng/trial.toml")) == []


def test_a_rule_is_added_or_removed_as_a_whole() -> None:
    assert compared(None, RULE) == [("added", None, None, None, None)]
    assert compared(RULE, None) == [("removed", None, None, None, None)]


@pytest.mark.parametrize(
    ("change", "key", "before", "after"),
    [
        ({"workflow": "removal"}, "workflow", "announcement", "removal"),
        ({"title_vi": "Khác"}, "title_vi", "Thử", "Khác"),
        ({"title_en": "Other"}, "title_en", "Trial", "Other"),
        ({"bearer": Bearer.MINISTRY}, "bearer", "province", "ministry"),
        ({"counted": False}, "counted", "true", "false"),
        (
            {"starts": (FactKind.DECISION_RECEIVED, FactKind.ANNOUNCEMENT_SIGNED)},
            *("starts", "announcement.signed", "decision.received, announcement.signed"),
        ),
        (
            {"met_by": (FactKind.NOTICE_POSTED,)},
            *("met_by", "announcement.published", "notice.posted"),
        ),
        ({"requires": (FactKind.BASIS_SIGNED,)}, "requires", "", "basis.signed"),
        ({"excludes": (FactKind.BASIS_SIGNED,)}, "excludes", "", "basis.signed"),
    ],
)
def test_a_key_of_a_rule_is_named_with_what_it_said(
    change: dict[str, object], key: str, before: str, after: str
) -> None:
    changed = replace(RULE, **change)  # pyright: ignore[reportArgumentType]
    assert compared(RULE, changed) == [("changed", None, key, before, after)]


@pytest.mark.parametrize(
    ("change", "key", "before", "after"),
    [
        ({"label": "NĐ 92"}, "label", "2017", "NĐ 92"),
        ({"effective_to": SECOND}, "effective_to", None, SECOND),
        ({"limit": Limit(3, Unit.WORKING_DAY)}, "limit", 5, 3),
        ({"limit": Limit(5, Unit.MONTH)}, "unit", "working_day", "month"),
        (
            {"limit": Limit(5, Unit.WORKING_DAY, roll=Roll.NEXT_WORKING_DAY)},
            *("roll", "none", "next_working_day"),
        ),
        ({"policy": StartPolicy.LATEST}, "policy", "earliest", "latest"),
        ({"basis": replace(BASIS, words="05 ngày")}, "basis.words", "03 ngày", "05 ngày"),
        ({"basis": replace(BASIS, note="N")}, "basis.note", None, "N"),
        (
            {"basis": replace(BASIS, confidence=Confidence.INFERRED)},
            *("basis.confidence", "seen", "inferred"),
        ),
    ],
)
def test_a_key_of_a_version_is_named_with_the_first_day_of_the_version(
    change: dict[str, object], key: str, before: object, after: object
) -> None:
    changed = replace(RULE, versions=(OLD, replace(NEW, **change)))  # pyright: ignore[reportArgumentType]
    assert compared(RULE, changed) == [("changed", SECOND, key, before, after)]


def test_a_version_is_added_removed_or_moved() -> None:
    only_old, only_new = replace(RULE, versions=(OLD,)), replace(RULE, versions=(NEW,))
    assert compared(only_old, RULE) == [("added", SECOND, None, None, None)]
    assert compared(RULE, only_new) == [("removed", FIRST, None, None, None)]
    moved = replace(only_new, versions=(replace(NEW, effective_from=date(2017, 10, 1)),))
    expected = ("changed", date(2017, 10, 1), "effective_from", SECOND, date(2017, 10, 1))
    assert compared(only_new, moved) == [expected]


def test_versions_of_another_day_and_another_label_are_not_one() -> None:
    old, new = replace(RULE, versions=(OLD,)), replace(RULE, versions=(NEW,))
    expected = [("removed", FIRST, None, None, None), ("added", SECOND, None, None, None)]
    assert compared(old, new) == expected


def test_two_versions_of_one_label_are_both_accounted_for() -> None:
    twins = replace(RULE, versions=(OLD, replace(NEW, label="2010")))
    moved = replace(RULE, versions=(replace(OLD, effective_from=date(2011, 1, 1)),))
    rows = compared(twins, moved)
    assert [row[:2] for row in rows if row[0] == "removed"] == [("removed", FIRST)]
    assert [row[2] for row in rows if row[0] == "changed"] == ["effective_from", "effective_to"]


def test_rules_are_compared_in_the_order_of_their_ids() -> None:
    before, after = load_rule_book(), load_rule_book(profile_folders(("phu-tho", "bac-ninh")))
    found = compare_books(before, after).differences
    assert [(str(one.change), one.rule) for one in found] == [
        ("added", "announcement.electronic-process-approved-bac-ninh"),
        ("added", "announcement.electronic-process-bac-ninh"),
        ("added", "announcement.internal-process-bac-ninh"),
        ("added", "announcement.internal-process-phu-tho"),
        ("added", "announcement.post-phu-tho"),
        ("added", "announcement.services-approved-bac-ninh"),
        ("added", "announcement.services-bac-ninh"),
        ("added", "announcement.synchronise-phu-tho"),
    ]
    assert all(isinstance(one, RuleDifference) for one in found)
