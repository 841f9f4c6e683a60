"""Do `tthc portal show` and `diff` tell what stood on a list, and what changed between two days?"""

import pytest

from tests.portal_files import ADOPTION, AUCTION, TRUSTEE
from tests.portal_lists import LISTS, take
from tests.registers import Unit


def test_diff_shows_what_changed_between_two_days(unit: Unit) -> None:
    for day, rows in LISTS.items():
        take(unit, day, *rows)
    last = unit.ask("portal", "diff", "--to", "2026-07-15")["changes"]
    assert [(one["kind"], one["code"], one["since"], one["seen_on"]) for one in last] == [
        ("portal.changed", "1.014966", "2026-07-08", "2026-07-15"),
        ("portal.shown", "2.002139", "2026-07-08", "2026-07-15"),
    ]
    whole = unit.ask("portal", "diff", "--from", "2026-07-01", "--scope", "BỘ TƯ PHÁP")
    assert whole["changes"] == []


def test_diff_says_nothing_changed_only_of_two_lists(unit: Unit) -> None:
    ask, no_two = ("portal", "diff"), "Không có hai danh sách để so sánh"
    assert "Chưa có danh sách nào của Cổng" in unit.call(*ask).out
    take(unit, "2026-07-01", TRUSTEE)
    assert no_two in unit.call(*ask).out
    take(unit, "2026-07-08", TRUSTEE)
    assert "không có gì thay đổi" in unit.call(*ask, "--to", "2026-07-08").out
    assert no_two in unit.call(*ask, "--to", "2026-07-01").out
    refused = unit.call(*ask, "--from", "2026-07-15", "--to", "2026-07-01")
    assert refused.code == 2
    assert "--from 15/07/2026 sau --to 01/07/2026" in refused.err


def test_show_tells_what_stood_on_the_list_on_a_day(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE, ADOPTION)
    take(unit, "2026-07-10", TRUSTEE, AUCTION)
    take(unit, "2026-07-03", AUCTION, scope="Bộ khác")
    (others, justice) = sorted(
        unit.ask("portal", "show", "09/07/2026")["lists"],
        key=lambda one: one["scope"] == "Bộ Tư pháp",
    )
    assert (justice["id"], justice["taken_on"], justice["codes"]) == (1, "2026-07-01", 2)
    assert justice["procedures"][1] == {
        "row": 4,
        "code": ADOPTION[0],
        "name": ADOPTION[1],
        "issuer": "Bộ Tư pháp",
        "agencies": "Bộ Tư pháp; Ủy ban nhân dân cấp tỉnh",
        "field": "Nuôi con nuôi",
        "taken_for": None,
    }
    assert [row["code"] for row in others["procedures"]] == [AUCTION[0]]
    assert unit.ask("portal", "show", "30/06/2026")["lists"] == []


def test_show_takes_a_number_a_name_and_words_in_any_spelling(unit: Unit) -> None:
    take(unit, "2026-07-01", TRUSTEE, ADOPTION)
    take(unit, "2026-07-02", AUCTION, scope="Bộ khác")
    (found,) = unit.ask("portal", "show", "1", "--search", "NUOI con")["lists"]
    assert [row["code"] for row in found["procedures"]] == [ADOPTION[0]]
    (other,) = unit.ask("portal", "show", "2026-07-20", "--scope", "bo khac")["lists"]
    assert other["id"] == 2
    text = unit.call("portal", "show", "1", "--search", "nuôi").out
    assert "Bộ Tư pháp, ngày 01/07/2026, 1/2 mã" in text


@pytest.mark.parametrize(("asked", "code"), [("9", 7), ("32/07/2026", 2), ("hôm nay", 2)])
def test_show_refuses_what_is_neither_a_list_nor_a_day(asked: str, code: int, unit: Unit) -> None:
    answer = unit.call("portal", "show", asked)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.strip()
