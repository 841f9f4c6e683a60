"""Does the order in which facts are recorded decide nothing, where two of one day differ?"""

from datetime import date

import pytest

from tests.compliance_bench import BENCH
from tests.placed_removals import FOUR
from tests.told_facts import cases, conflicts, day
from tthc.compliance.checks import find_all
from tthc.compliance.finding import Check
from tthc.compliance.judgement import Bench, judge

OF = "2025-03-03 decision.issued decision 5 of 7 change"
WHOLE = "2025-03-03 decision.issued decision 5 change"


def found(case: str, check: Check, on: str, *lines: str, bench: Bench = BENCH) -> list[str]:
    of = cases(*lines)[case].case
    return [one.detail for one in find_all(judge(of, day(on), bench), of) if one.check is check]


def odd(case: str, on: str, *lines: str, bench: Bench = BENCH) -> list[str]:
    return found(case, Check.IRREGULAR_ORDER, on, *lines, bench=bench)


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("amended", "abolished", "amended ≠ abolished"),
        ("cancelled", "new", "new ≠ cancelled"),
        ("cancelled", "abolished", "abolished ≠ cancelled"),
        ("new", "amended", "new ≠ amended"),
    ],
)
def test_two_kinds_of_change_of_one_code_contradict_each_other(
    one: str, other: str, shown: str
) -> None:
    for lines in ((f"{OF} {one}", f"{OF} {other}"), (f"{OF} {other}", f"{OF} {one}")):
        given = cases(*lines)
        assert conflicts(given["A5-7"]) == [f"change_kinds: {shown}"]
        assert given["A5-7"].case.change_kind is not None
        assert given["A5-7"].case.change_kind.value == shown.split(" ≠ ", maxsplit=1)[0]
        assert ("R5-7" in given) is (shown == "abolished ≠ cancelled")  # nobody need remove it


def test_rows_of_a_list_contradict_each_other_too() -> None:
    row = "2025-03-03 procedure.listed decision 5 of 7 change"
    tracked = cases(f"{row} abolished", f"{row} new", "2025-03-05 decision.received decision 5")
    assert conflicts(tracked["A5-7"]) == ["change_kinds: new ≠ abolished"]


def test_what_agrees_is_no_contradiction() -> None:
    for lines in (
        (f"{OF} new", f"{OF} new"),
        (f"{WHOLE} new", f"{WHOLE} abolished"),  # one decision may do both, of other codes
        (f"{OF} new", OF.removesuffix(" change")),
        (f"{OF} new", f"{OF} abolished".replace("of 7", "of 8")),
    ):
        assert conflicts(cases(*lines)["A5-7" if "of 7" in lines[0] else "A5"]) == []


def test_the_kind_stated_on_the_latest_day_still_counts() -> None:
    later = f"{OF} abolished".replace("03-03", "04-03")
    tracked = cases(later, f"{OF} amended")["A5-7"]
    assert [one.split(":")[0] for one in conflicts(tracked)] == ["decision_date"]
    assert "R5-7" in cases(later, f"{OF} amended")


def test_removals_of_one_day_read_alike_in_either_order() -> None:
    lines = ("2026-03-01 removal.done of 7", "2026-03-01 removal.done of 7 place niêm_yết")
    for order in (lines, lines[::-1]):
        assert odd("R0-7", "2026-03-31", *order, bench=FOUR) == ["removal.done"]


ABOLISHED = (
    "2025-01-03 decision.issued decision 5 of 7 change abolished",
    "2025-01-10 announcement.signed decision 5",
)
ANEW = (
    "2025-02-03 decision.issued decision 6 of 7 change new",
    "2025-02-10 announcement.signed decision 6",
)


def test_the_withdrawal_of_an_abolition_that_was_taken_back_is_in_order() -> None:
    lines = (*ABOLISHED, *ANEW, "2025-05-01 decision.withdrawn decision 5")
    assert odd("R5-7", "2025-06-01", *lines) == []
    assert judge(cases(*lines)["R5-7"].case, day("2025-06-01"), BENCH).state == "withdrawn"


def test_the_withdrawal_of_an_abolition_that_is_removed_already_is_in_order() -> None:
    done, back = "2025-01-13 removal.done of 7", "2025-05-01 decision.withdrawn decision 5"
    assert odd("R5-7", "2025-06-01", *ABOLISHED, done, back) == []
    assert judge(cases(*ABOLISHED, done, back)["R5-7"].case, date(2025, 6, 1), BENCH).state == (
        "withdrawn"
    )


def test_a_withdrawal_cannot_be_foreseen() -> None:
    lines = (*ABOLISHED, *ANEW, "2025-05-01 decision.withdrawn decision 6")
    assert found("R5-7", Check.ENDING_SOON, "2025-04-15", *lines) == []
    assert judge(cases(*lines)["R5-7"].case, day("2025-05-01"), BENCH).state == "ended"
    stated = (*ABOLISHED, *ANEW, "2025-05-01 force.ended of 7 by B")
    assert found("R5-7", Check.ENDING_SOON, "2025-04-15", *stated) == ["01/05/2025"]
