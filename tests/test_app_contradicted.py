"""Does an import say which rows contradict the end of a document that is recorded already?"""

from datetime import UTC, datetime

import pytest

from tests.registers import SIGNED, Unit
from tthc.app.importing import Wanted, import_file

HEAD = '"Số, ký hiệu",Ngày có hiệu lực,Ngày hết hiệu lực,Tình trạng hiệu lực,Văn bản thay thế\n'
ENDED = "18/2019/TT-BTC,20/07/2019,01/11/2024,Hết hiệu lực toàn bộ,30/2024/TT-BTC\n"
LATER = "18/2019/TT-BTC,20/07/2019,01/12/2098,Hết hiệu lực toàn bộ,30/2024/TT-BTC\n"
LATEST = "18/2019/TT-BTC,20/07/2019,15/12/2098,Hết hiệu lực toàn bộ,30/2024/TT-BTC\n"
STANDS = "18/2019/TT-BTC,20/07/2019,,Còn hiệu lực,\n"
AMENDED = "18/2019/TT-BTC,20/07/2019,,Hết hiệu lực một phần,\n"


def take(unit: Unit, rows: str, *said: str, name: str = "danh-sach-van-ban.csv") -> list[str]:
    """Import a list, and give what is said of its rows."""
    path = unit.folder / name
    path.write_text(HEAD + rows, encoding="utf-8")
    return [problem["message"] for problem in unit.ask("import", str(path), *said)["problems"]]


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
        (said,) = take(unit, STANDS, "--taken-on", "31/12/2025")
        assert (
            'danh sách ngày 31/12/2025 ghi "Còn hiệu lực", nhưng theo sổ thì 18/2019/TT-BTC đã hết'
            " hiệu lực từ 01/11/2024"
        ) in said
    (contradiction,) = found(unit)
    assert "ghi là còn hiệu lực sau ngày hết hiệu lực (01/11/2024)" in contradiction
    ends = "SELECT happened_on, cause FROM fact WHERE kind = 'force.ended'"
    assert unit.sql(ends) == [("2024-11-01", "30/2024/TT-BTC")] * 2


def test_a_list_of_a_day_before_the_end_contradicts_nothing(unit: Unit) -> None:
    take(unit, ENDED)
    assert take(unit, STANDS, "--taken-on", "31/10/2024") == []
    assert take(unit, STANDS, name="van-ban 2024-10-31.csv") == []
    assert found(unit) == []


def test_a_list_of_no_known_day_is_asked_for_it_and_accuses_nobody(unit: Unit) -> None:
    take(unit, ENDED)
    (said,) = take(unit, STANDS)
    assert "18/2019/TT-BTC đã hết hiệu lực từ 01/11/2024" in said
    assert "không có gì cho biết danh sách là của ngày nào" in said
    assert "--taken-on" in said
    assert found(unit) == []
    assert unit.sql("SELECT count(*) FROM fact WHERE kind = 'force.ended'") == [(1,)]


def test_what_is_in_force_again_or_ended_in_part_contradicts_nothing(unit: Unit) -> None:
    assert take(unit, STANDS) == []
    take(unit, ENDED)
    unit.record("force.restored", "01/12/2024", "--document", "18/2019/TT-BTC")
    assert take(unit, STANDS, "--taken-on", "31/12/2025") == []
    assert found(unit) == []


FILLER = "".join(f"{number}/2018/TT-BTC,20/07/2018,,Còn hiệu lực,\n" for number in range(1, 2101))
BOUND = "18/2019/TT-BTC,20/07/2019,kể từ ngày 30/2024/TT-BTC có hiệu lực,Còn hiệu lực,\n"
BEGINS = "30/2024/TT-BTC,01/11/2024,,Còn hiệu lực,\n"


def test_a_row_is_compared_with_every_other_of_its_file(unit: Unit) -> None:
    rows = STANDS + FILLER + ENDED
    (said,) = take(unit, rows, "--taken-on", "31/12/2025")
    assert "Dòng 2: danh sách ngày 31/12/2025" in said
    assert len(found(unit)) == 1
    path = str(unit.folder / "danh-sach-van-ban.csv")
    again = unit.ask("import", path, "--taken-on", "31/12/2025")
    assert (again["facts_added"], again["rows_added"]) == (0, 0)


def test_an_end_with_an_event_that_has_come_is_compared_too(unit: Unit) -> None:
    (said,) = take(unit, BOUND + BEGINS, "--taken-on", "31/12/2025")
    assert "đã hết hiệu lực từ 01/11/2024" in said
    assert len(found(unit)) == 1
    assert take(unit, BOUND + BEGINS, "--taken-on", "31/10/2024") == []


def test_the_day_of_the_import_adds_nothing(unit: Unit) -> None:
    rows = (
        STANDS
        + ENDED
        + "19/2019/TT-BTC,20/07/2019,01/03/2025,Còn hiệu lực,\n20/2019/TT-BTC,,,Còn hiệu lực,\n"
    )
    path = unit.folder / "danh-sach.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    days = (datetime(2025, 2, 1, 3, tzinfo=UTC), datetime(2026, 2, 1, 3, tzinfo=UTC))
    first, again = (
        import_file(unit.register, path, Wanted(), SIGNED._replace(at=at)) for at in days
    )
    assert (first.facts_added, again.facts_added, again.rows_added) == (5, 0, 0)
    assert [one.row for one in first.problems] == [2]
    assert [one.row for one in again.problems] == [4, 2]
