"""Is a notice that was typed wrong refused, and nothing written?"""

import pytest

from tests.notice_cases import LETTER, SWAP, four_cases
from tests.registers import Unit

cases = pytest.fixture(four_cases)


@pytest.mark.parametrize(
    "typed",
    [
        (),
        ("lich.toml", *SWAP, *LETTER),
        SWAP,
        (*SWAP, *LETTER[:2]),
        (*SWAP[:2], *LETTER),
        (*SWAP, "--closed", "08/01/2026", "--department", "A", *LETTER),
        ("--closed", "08/01/2026", *LETTER),
        (*SWAP, "--closed-weekday", "Thu", *LETTER),
    ],
)
def test_half_a_notice_is_wrong_usage(unit: Unit, typed: tuple[str, ...]) -> None:
    said = unit.call("calendar", "add-notice", *typed)
    assert said.code == 2
    assert "FILE.toml" in said.err


def test_a_stated_weekday_is_held_against_its_day(cases: Unit) -> None:
    """Day and month transposed, 01/09/2026 is a Tuesday and 09/01/2026 a Friday."""
    stated = ("--off-weekday", "t6", "--worked-weekday", "Sat")
    said = cases.ask("calendar", "add-notice", *SWAP, *stated, *LETTER)
    assert [day["weekday"] for day in said["days"]] == ["Friday", "Saturday"]
    wrong = cases.call("calendar", "add-notice", *SWAP, "--off-weekday", "Thứ Sáu", *LETTER)
    assert (wrong.code, "T2, T3, T4, T5, T6, T7, CN" in wrong.err) == (2, True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--off", "10/01/2026", *SWAP[2:], *LETTER), "Sat"),
        ((*SWAP, "--off-weekday", "Thu", *LETTER), "09/01/2026"),
        ((*SWAP, "--worked-weekday", "CN", *LETTER), "17/01/2026"),
        ((*SWAP[:2], "--worked", "10/01/2026", *LETTER), "12729/VPCP-KGVX ngày 25/12/2025"),
        ((*SWAP, *LETTER[:2], "--declared-on", "12/01/2026"), "09/01/2026 (Fri)"),
        ((*SWAP, *LETTER[:2], "--declared-on", "05/01/2099"), "05/01/2099"),
    ],
)
def test_a_wrong_day_is_refused_and_nothing_written(
    cases: Unit, typed: tuple[str, ...], said: str
) -> None:
    before = cases.dump()
    refused = cases.call("calendar", "add-notice", *typed, "--apply")
    assert (refused.code, refused.out) == (5, "")
    assert said in refused.err
    assert list((cases.folder / "notices").iterdir()) == []
    assert cases.dump() == before
