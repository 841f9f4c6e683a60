"""Does `document list` tell how each document stands, and find what is asked for and no more?"""

import pytest

from tests.registers import Unit

DAY = ("--as-of", "27/11/2026")
LIST = """\
"Số, ký hiệu",Ngày có hiệu lực,Ngày hết hiệu lực,Tình trạng hiệu lực,Văn bản thay thế
1/2019/TT-BTC,20/07/2019,,Còn hiệu lực,
2/2019/TT-BTC,20/07/2019,01/11/2026,Hết hiệu lực toàn bộ,30/2026/TT-BTC
3/2019/TT-BTC,20/07/2019,31/11/2026,Hết hiệu lực toàn bộ,
4/2019/TT-BTC,20/07/2019,20/12/2026,Còn hiệu lực,
5/2019/TT-BTC,20/07/2019,01/06/2026,Hết hiệu lực một phần,
6/2019/TT-BTC,20/07/2019,kể từ ngày Thông tư 36/2027/TT-BTC có hiệu lực,,
7/2019/TT-BTC,20/07/2019,01/03/2027,Còn hiệu lực,
"""
STANDS = {
    "1/2019/TT-BTC": "Còn hiệu lực",
    "2/2019/TT-BTC": "Hết hiệu lực",
    "3/2019/TT-BTC": "Đã hoặc sẽ hết hiệu lực, chưa rõ ngày",
    "4/2019/TT-BTC": "Còn hiệu lực, sẽ hết hiệu lực",
    "5/2019/TT-BTC": "Còn hiệu lực, đã hết hiệu lực một phần",
    "6/2019/TT-BTC": "Hết hiệu lực theo sự kiện chưa xảy ra",
    "7/2019/TT-BTC": "Còn hiệu lực, sẽ hết hiệu lực",
}


@pytest.fixture
def documents(unit: Unit) -> Unit:
    file = unit.folder / "van-ban.csv"
    file.write_text(LIST, encoding="utf-8")
    unit.ask("import", str(file))
    return unit


def test_each_document_says_how_it_stands(documents: Unit) -> None:
    table = documents.call("document", "list", *DAY, "--format", "csv").out.splitlines()[1:]
    told = {row.split(",")[0]: row for row in table}
    assert sorted(told) == sorted(STANDS)
    for number, words in STANDS.items():
        assert f",{words}," in told[number].replace('"', "")
    found = documents.ask("document", "list", *DAY)["documents"]
    assert [one["number"] for one in found if one["part_ended"]] == ["5/2019/TT-BTC"]
    unknown = [one["number"] for one in found if one["day_unknown"]]
    assert unknown == ["3/2019/TT-BTC", "6/2019/TT-BTC"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("--ended",), "23"),
        (("--ending",), "436"),
        (("--within", "30"), "436"),
        (("--within", "120"), "4736"),
        (("--ending", "--within", "10"), "36"),
    ],
)
def test_a_list_holds_what_was_asked_for(
    documents: Unit, asked: tuple[str, ...], expected: str
) -> None:
    found = documents.ask("document", "list", *asked, *DAY)["documents"]
    assert "".join(one["number"][0] for one in found) == expected


@pytest.mark.parametrize("other", [("--ending",), ("--within", "60")])
def test_what_has_ended_and_what_will_end_are_two_questions(
    documents: Unit, other: tuple[str, ...]
) -> None:
    refused = documents.call("document", "list", "--ended", *other)
    assert refused.code == 2
    assert "chỉ dùng một trong hai" in refused.err


def test_the_day_on_which_an_end_with_an_event_was_stated_is_not_shown_as_its_day(
    documents: Unit,
) -> None:
    shown = documents.call("document", "show", "6/2019/TT-BTC", *DAY).out
    assert "] hết hiệu lực khi một văn bản khác có hiệu lực (36/2027/TT-BTC) (nêu ngày " in shown
