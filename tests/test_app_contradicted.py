"""Does an import say which rows contradict the end of a document that is recorded already?"""

import pytest

from tests.registers import Unit

HEAD = '"Số, ký hiệu",Ngày có hiệu lực,Ngày hết hiệu lực,Tình trạng hiệu lực,Văn bản thay thế\n'
ENDED = "18/2019/TT-BTC,20/07/2019,01/11/2024,Hết hiệu lực toàn bộ,30/2024/TT-BTC\n"
LATER = "18/2019/TT-BTC,20/07/2019,01/12/2098,Hết hiệu lực toàn bộ,30/2024/TT-BTC\n"
LATEST = "18/2019/TT-BTC,20/07/2019,15/12/2098,Hết hiệu lực toàn bộ,30/2024/TT-BTC\n"
STANDS = "18/2019/TT-BTC,20/07/2019,,Còn hiệu lực,\n"
AMENDED = "18/2019/TT-BTC,20/07/2019,,Hết hiệu lực một phần,\n"


def take(unit: Unit, row: str) -> list[str]:
    """Import a list of one row, and give what is said of it."""
    path = unit.folder / "danh-sach-van-ban.csv"
    path.write_text(HEAD + row, encoding="utf-8")
    return [problem["message"] for problem in unit.ask("import", str(path))["problems"]]


def found(unit: Unit) -> list[str]:
    (shown,) = unit.ask("document", "show", "18/2019/TT-BTC")["documents"]
    return [one["message"] for one in shown["findings"] if one["check"] == "contradiction"]


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        (ENDED, LATER, "01/11/2024 ≠ 01/12/2098"),
        (LATER, ENDED, "01/11/2024 ≠ 01/12/2098"),
        (LATER, LATEST, "01/12/2098 ≠ 15/12/2098"),
    ],
)
def test_a_second_day_of_an_end_is_said_and_found_from_the_day_it_is_known(
    unit: Unit, first: str, second: str, days: str
) -> None:
    assert take(unit, first) == []
    (said,) = take(unit, second)
    assert f"18/2019/TT-BTC có hai ngày hết hiệu lực, {days}" in said
    (contradiction,) = found(unit)
    assert f"hai ngày hết hiệu lực ({days})" in contradiction
    assert take(unit, second) == []


def test_what_ended_is_planned_to_end_on_no_later_day(unit: Unit) -> None:
    take(unit, LATER)
    take(unit, ENDED)
    assert unit.ask("removal", "plan", "--until", "31/12/2098")["ending"] == []


def test_a_list_that_calls_in_force_what_ended_is_said_each_time_and_found_once(
    unit: Unit,
) -> None:
    take(unit, ENDED)
    for _ in range(2):
        (said,) = take(unit, STANDS)
        assert (
            '"Còn hiệu lực", nhưng theo sổ thì 18/2019/TT-BTC đã hết hiệu lực từ 01/11/2024' in said
        )
    (contradiction,) = found(unit)
    assert "ghi là còn hiệu lực sau ngày hết hiệu lực (01/11/2024)" in contradiction
    ends = "SELECT happened_on, cause FROM fact WHERE kind = 'force.ended'"
    assert unit.sql(ends) == [("2024-11-01", "30/2024/TT-BTC")] * 2


def test_what_is_in_force_again_or_ended_in_part_contradicts_nothing(unit: Unit) -> None:
    assert take(unit, STANDS) == []
    take(unit, ENDED)
    unit.record("force.restored", "01/12/2024", "--document", "18/2019/TT-BTC")
    assert take(unit, STANDS) == []
    assert found(unit) == []
