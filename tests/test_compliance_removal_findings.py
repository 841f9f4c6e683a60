"""Is each place that still shows what has ended a finding, and what else must be said of it?"""

from dataclasses import replace
from datetime import date

import pytest

from tests.placed_removals import BOARD, DATABASE, ENDED, FOUR, SITE, SYSTEM, case, on
from tthc.compliance.case import Case
from tthc.compliance.checks import Check, Finding, find_all
from tthc.compliance.places import DEFAULT_PLACES
from tthc.compliance.timeline import unroll
from tthc.workflows.facts import ChangeKind


def of_any_kind(*lines: str, proved: bool = True) -> Case:
    """A removal to which no limit applies, so that only its places are told."""
    return replace(case(*lines, proved=proved), change_kind=ChangeKind.REPLACED)


def checks(of: Case, day: str) -> list[tuple[str, str]]:
    judged = on(day, of)
    return [(f.check.value, f.detail) for f in find_all(judged, of)]


def test_each_place_that_still_shows_it_is_a_finding_of_its_own() -> None:
    of = of_any_kind(ENDED, "2026-03-03 removal.done CSDLQG")

    assert checks(of, "2026-03-31") == [
        ("still_shown", SYSTEM),
        ("still_shown", SITE),
        ("still_shown", BOARD),
    ]


def test_what_the_portal_still_shows_is_said_more_strongly() -> None:
    seen = case(ENDED, "2026-03-04 portal.shown")
    again = of_any_kind(ENDED, "2026-03-03 removal.done", "2026-03-09 portal.shown")

    assert ("seen_on_portal", DATABASE) in checks(seen, "2026-03-05")
    assert checks(again, "2026-03-10") == [("shown_again", DATABASE)]


def test_a_removal_without_evidence_and_one_from_an_unknown_place_are_findings() -> None:
    bare = of_any_kind(ENDED, "2026-03-03 removal.done", proved=False)
    odd = of_any_kind(ENDED, "2026-03-03 removal.done", "2026-03-04 removal.done bảng_tin")

    assert checks(bare, "2026-03-31") == [("no_evidence", place) for place in DEFAULT_PLACES]
    assert checks(odd, "2026-03-31") == [("place_unknown", "bảng tin")]


TWO_DAYS = ("contradiction", "removal_days: 03/03/2026 ≠ 09/03/2026")


@pytest.mark.parametrize(
    ("lines", "two"),
    [
        (["removal.done CSDLQG", "2026-03-09 removal.done CSDLQG"], True),
        (["removal.done", "2026-03-09 removal.done CSDLQG"], True),
        (["removal.done niêm_yết", "2026-03-09 removal.done CSDLQG"], False),
        (["removal.done CSDLQG", "2026-03-09 removal.done"], False),  # gone everywhere by then
        (["removal.done CSDLQG", "2026-03-03 removal.done CSDLQG"], False),
        (["removal.done CSDLQG", "2026-03-09 portal.gone"], False),
        (
            [
                "removal.done CSDLQG",
                "2026-03-05 portal.shown",
                "2026-03-09 removal.done CSDLQG",
            ],
            False,
        ),
        (
            [
                "removal.done CSDLQG",
                "2026-03-05 force.restored",
                "2026-03-06 force.ended",
                "2026-03-09 removal.done CSDLQG",
            ],
            False,
        ),
    ],
)
def test_one_place_that_is_cleared_on_two_days_is_a_contradiction(
    lines: list[str],
    two: bool,  # noqa: FBT001
) -> None:
    of = of_any_kind(ENDED, f"2026-03-03 {lines[0]}", *lines[1:])
    assert TWO_DAYS not in checks(of, "2026-03-08")
    assert (TWO_DAYS in checks(of, "2026-03-31")) is two


def test_what_nobody_proposed_to_remove_is_a_finding_after_thirty_days() -> None:
    of = of_any_kind(ENDED)
    late = Finding(Check.NEVER_REPORTED, due=date(2026, 4, 1))

    assert late not in find_all(on("2026-04-01", of), of)
    assert late in find_all(on("2026-04-02", of), of)
    spans = [span for span in unroll(of, FOUR).findings if span.finding == late]
    assert [span.first for span in spans] == [date(2026, 4, 2)]
    proposed = case(ENDED, "2026-04-20 removal.proposed")
    assert late not in find_all(on("2026-04-21", proposed), proposed)
