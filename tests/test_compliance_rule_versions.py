"""Is the right version found on each side of every edge, and never an older one instead?"""

from datetime import date

import pytest

from tthc.calendar.limits import Limit, Unit
from tthc.compliance.rule import (
    Basis,
    Bearer,
    Confidence,
    Rule,
    RuleVersion,
    StartPolicy,
)
from tthc.compliance.rule_versions import Absence, NoVersion, version_on
from tthc.workflows.facts import FactKind

BASIS = Basis(instrument="I", article="A", words="03 ngày", source="S", confidence=Confidence.SEEN)


def version(label: str, first: date, last: date | None) -> RuleVersion:
    return RuleVersion(
        label=label,
        effective_from=first,
        effective_to=last,
        limit=Limit(3, Unit.WORKING_DAY),
        policy=StartPolicy.EARLIEST,
        basis=BASIS,
    )


def rule(*versions: RuleVersion) -> Rule:
    return Rule(
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
        versions=versions,
        file="rules/trial.toml",
    )


# One in force 10/10/2010-31/12/2012, nothing in 2013, one from 01/01/2014 to 24/09/2017.
ENDED = rule(
    version("old", date(2010, 10, 10), date(2012, 12, 31)),
    version("new", date(2014, 1, 1), date(2017, 9, 24)),
)
OPEN = rule(version("only", date(2023, 11, 1), None))


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2010, 10, 10), "old"),  # its first day
        (date(2011, 6, 1), "old"),
        (date(2012, 12, 31), "old"),  # its last day
        (date(2014, 1, 1), "new"),
        (date(2017, 9, 24), "new"),
    ],
)
def test_a_version_is_in_force_on_its_first_and_on_its_last_day(day: date, label: str) -> None:
    found = version_on(ENDED, day)
    assert isinstance(found, RuleVersion)
    assert found.label == label


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2010, 10, 9), NoVersion(Absence.BEFORE_FIRST, None, date(2010, 10, 10))),
        (date(2013, 1, 1), NoVersion(Absence.GAP, date(2012, 12, 31), date(2014, 1, 1))),
        (date(2013, 12, 31), NoVersion(Absence.GAP, date(2012, 12, 31), date(2014, 1, 1))),
        (date(2017, 9, 25), NoVersion(Absence.AFTER_LAST, date(2017, 9, 24), None)),
        (date(2026, 1, 1), NoVersion(Absence.AFTER_LAST, date(2017, 9, 24), None)),
    ],
)
def test_outside_every_version_the_answer_is_why_and_the_nearest_days(
    day: date, expected: NoVersion
) -> None:
    assert version_on(ENDED, day) == expected


def test_an_open_version_is_in_force_for_good() -> None:
    assert version_on(OPEN, date.max) == OPEN.versions[0]
    assert version_on(OPEN, date(2023, 10, 31)) == NoVersion(
        Absence.BEFORE_FIRST, None, date(2023, 11, 1)
    )


def test_versions_that_touch_leave_no_day_between_them() -> None:
    touching = rule(
        version("2013", date(2013, 7, 1), date(2017, 9, 24)),
        version("2017", date(2017, 9, 25), None),
    )
    assert version_on(touching, date(2017, 9, 24)) == touching.versions[0]
    assert version_on(touching, date(2017, 9, 25)) == touching.versions[1]
