"""Does the list before tell what rows of a list of the portal leave open, and nothing else?"""

from tthc.compliance.settled_lists import ListRows, settle
from tthc.compliance.snapshots import Listed


def row(number: int, code: str, name: str | None, field: str = "Hộ tịch") -> Listed:
    return Listed(number, code, name, "Bộ Tư pháp", None, field)


A, B, C = row(3, "1.000001", "Tên A"), row(4, "1.000002", "Tên B"), row(5, "1.000003", "Tên C")
BEFORE = {one.code: one for one in (A, B, C)}


def test_rows_that_leave_nothing_open_need_no_list_before() -> None:
    rows = ListRows({"1.000001": A})
    assert not rows.leave_open
    assert settle(BEFORE, rows) is rows.listing
    open_rows = ListRows({"1.000001": A._replace(name=None)})
    assert open_rows.leave_open
    assert settle(None, open_rows) is open_rows.listing


def test_a_blank_and_an_odd_code_stand_for_what_bore_their_names() -> None:
    blank, odd = row(3, "", "Tên A"), row(4, "1.0000020", "TÊN B")
    stray = row(6, "1.0000040", "Tên D")
    listing = {"1.0000020": odd, "1.0000040": stray, "1.000003": C}
    found = settle(BEFORE, ListRows(listing, (blank, odd, stray)))
    assert found == {
        "1.000001": blank._replace(code="1.000001"),
        "1.000002": odd,
        "1.000003": C,
        "1.0000040": stray,
    }


def test_of_rows_of_one_code_that_of_the_list_before_stands_and_others_for_their_names() -> None:
    other, moved = row(3, "1.000001", "Tên khác"), row(5, "1.000001", "Tên B")
    rows = ListRows({"1.000001": other, "1.000003": C}, again=(A._replace(row=4), moved))
    found = settle(BEFORE, rows)
    assert found == {"1.000001": A._replace(row=4), "1.000002": moved, "1.000003": C}


def test_a_code_that_stands_twice_and_was_not_there_before_keeps_its_first_row() -> None:
    new, again = row(6, "1.000009", "Tên mới"), row(7, "1.000009", None)
    found = settle(BEFORE, ListRows({**BEFORE, "1.000009": new}, again=(again,)))
    assert found == {**BEFORE, "1.000009": new}


def test_a_row_without_a_name_keeps_the_name_where_there_was_one() -> None:
    nameless, new = A._replace(name=None, field="Luật sư"), row(9, "1.000009", None)
    found = settle({"1.000001": A}, ListRows({"1.000001": nameless, "1.000009": new}))
    assert found == {"1.000001": A._replace(field="Luật sư"), "1.000009": new}
