"""Do the lists of the portal reopen and clear what must go from the National Database?"""

from itertools import permutations
from typing import Any

import pytest

from tests.portal_files import ADOPTION, AUCTION, TRUSTEE, Row, write_export
from tests.registers import Unit

CODE = ADOPTION[0]
OTHERS = ("provincial_system", "department_site", "notice_board")
ALL = "Toàn bộ"


def take(unit: Unit, day: str, *rows: Row, scope: str = "Bộ Tư pháp") -> int:
    """Import a list of a day; the day stands in the file's name."""
    path = write_export(unit.folder / f"{scope}-{day}.xlsx", rows)
    return unit.ask("import", str(path), "--scope", scope)["snapshot"]["id"]


def end(unit: Unit, day: str = "2026-08-01") -> None:
    unit.record("force.ended", day, "--procedure", CODE, "--document", "2000/QĐ-UBND")


def confirm(unit: Unit, day: str = "2026-08-05", *places: str) -> None:
    for place in places or ("national_database", *OTHERS):
        typed = ("removal", "confirm", CODE, "--place", place, "--on", day)
        unit.ask(*typed, "--evidence", "https://x.vn/1")


def database(unit: Unit, as_of: str) -> tuple[Any, ...]:
    """State of the removal, state of the database and since when, and whether it must go."""
    (shown,) = unit.ask("removal", "show", CODE, "--as-of", as_of)["removals"]
    at = shown["places"][0]
    listed = unit.ask("removal", "list", "--as-of", as_of, "--place", "CSDLQG")["removals"]
    assert unit.call("verify").code == 0  # worked out one by one, and all at once
    return shown["state"], at["state"], at["since"], bool(listed)


GONE_ON = ("removed", "removed", "2026-08-05", False)
AGAIN_ON = ("partly_removed", "shown_again", "2026-08-20", True)


def test_a_code_that_the_next_list_still_holds_is_shown_again(unit: Unit) -> None:
    take(unit, "2026-07-20", ADOPTION, TRUSTEE)
    end(unit)
    confirm(unit)
    assert database(unit, "2026-08-06") == GONE_ON
    take(unit, "2026-08-20", ADOPTION, TRUSTEE)

    assert database(unit, "2026-08-19") == GONE_ON
    assert database(unit, "2026-08-25") == AGAIN_ON
    found = unit.ask("audit", "--as-of", "2026-08-25")["findings"]
    assert [one["check"] for one in found if one["check"].startswith("s")] == ["shown_again"]
    confirm(unit, "2026-08-26", "national_database")
    assert database(unit, "2026-08-27") == ("removed", "removed", "2026-08-26", False)


@pytest.mark.many
@pytest.mark.parametrize("order", list(permutations(("first", "second", "end"))))
def test_the_order_of_recording_makes_no_difference(order: tuple[str, ...], unit: Unit) -> None:
    steps = {
        "first": lambda: take(unit, "2026-07-20", ADOPTION),
        "second": lambda: take(unit, "2026-08-20", ADOPTION),
        "end": lambda: (end(unit), confirm(unit)),
    }
    for step in order:
        steps[step]()
    assert database(unit, "2026-08-25") == AGAIN_ON


def test_a_list_that_comes_late_or_is_withdrawn_redates_what_it_shows(unit: Unit) -> None:
    take(unit, "2026-07-20", ADOPTION)
    end(unit)
    confirm(unit)
    take(unit, "2026-09-20", ADOPTION)
    assert database(unit, "2026-09-30")[2] == "2026-09-20"
    late = take(unit, "2026-08-20", ADOPTION)
    assert database(unit, "2026-09-30")[2] == "2026-08-20"
    unit.ask("portal", "withdraw", str(late))
    assert database(unit, "2026-09-30")[2] == "2026-09-20"


@pytest.mark.parametrize(
    "day",
    [
        "2026-08-05",  # taken on the day of the removal, perhaps before it
        "2026-07-25",
    ],
)
def test_a_list_that_is_not_later_than_the_removal_reopens_nothing(day: str, unit: Unit) -> None:
    take(unit, "2026-07-20", ADOPTION)
    end(unit)
    confirm(unit)
    take(unit, day, ADOPTION)
    assert database(unit, "2026-08-25") == GONE_ON


def test_what_a_later_list_holds_says_nothing_of_other_places(unit: Unit) -> None:
    take(unit, "2026-07-20", ADOPTION)
    end(unit)
    confirm(unit, "2026-08-05", *OTHERS)
    take(unit, "2026-08-20", ADOPTION)
    assert database(unit, "2026-08-25") == ("partly_removed", "seen", "2026-07-20", True)


def test_a_removal_of_all_that_a_decision_holds_is_looked_for_in_the_lists(unit: Unit) -> None:
    said = ("--decision", "2000/QĐ-BTP", "--decision-date", "2026-07-30")
    take(unit, "2026-07-20", ADOPTION)
    listed = (*said, "--procedure", CODE, "--change-kind", "abolished")
    unit.record("decision.issued", "2026-07-30", *listed)
    unit.record("announcement.signed", "2026-08-01", *said, "--document", "9/QĐ-UBND")
    unit.record("removal.done", "2026-08-05", *said, "--document", "10/BC-STP")
    assert database(unit, "2026-08-25") == GONE_ON
    take(unit, "2026-08-20", ADOPTION)
    assert database(unit, "2026-08-25") == AGAIN_ON


def test_a_code_is_gone_only_when_no_list_shows_it(unit: Unit) -> None:
    take(unit, "2026-07-20", ADOPTION, TRUSTEE, scope=ALL)
    take(unit, "2026-07-20", ADOPTION, TRUSTEE)
    end(unit)
    take(unit, "2026-08-20", TRUSTEE, scope=ALL)
    take(unit, "2026-08-21", ADOPTION, TRUSTEE)
    assert database(unit, "2026-08-22") == ("ended", "seen", "2026-07-20", True)
    take(unit, "2026-08-24", TRUSTEE)
    assert database(unit, "2026-08-25") == ("partly_removed", "gone", "2026-08-24", False)


def test_what_only_lists_show_as_removed_is_shown_again_too(unit: Unit) -> None:
    take(unit, "2026-07-20", ADOPTION, TRUSTEE)
    end(unit)
    take(unit, "2026-08-20", TRUSTEE)
    take(unit, "2026-09-20", ADOPTION, TRUSTEE)
    assert database(unit, "2026-09-25") == ("partly_removed", "shown_again", "2026-09-20", True)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (TRUSTEE, ("partly_removed", "gone", "2026-08-20", False)),
        (ADOPTION, ("ended", "seen", "2026-08-25", True)),
    ],
)
def test_the_lists_last_word_outlives_a_force_that_was_restored(
    last: Row, expected: tuple[Any, ...], unit: Unit
) -> None:
    take(unit, "2026-07-20", ADOPTION, AUCTION)
    end(unit)
    take(unit, "2026-08-20", AUCTION)
    take(unit, "2026-08-25", AUCTION, last)
    unit.record("force.restored", "2026-09-01", "--procedure", CODE)
    end(unit, "2026-10-01")
    assert database(unit, "2026-10-05") == expected


BTP = ("--decision", "102/QĐ-BTP", "--decision-date", "2026-07-30")


def abolish(unit: Unit, announced: str) -> None:
    listed = (*BTP, "--procedure", CODE, "--change-kind", "abolished")
    unit.record("decision.issued", "2026-07-30", *listed)
    unit.record("announcement.signed", announced, *BTP, "--document", "9/QĐ-UBND")


def publishing(unit: Unit, as_of: str) -> tuple[str, str | None]:
    (shown,) = unit.ask("show", "A1-1", "--as-of", as_of)["cases"]
    assert unit.call("verify").code == 0
    (duty,) = [one for one in shown["obligations"] if one["rule"] == "announcement.publish"]
    return duty["verdict"], duty["met_on"]


def test_an_abolition_is_published_by_its_deletion_that_lists_show(unit: Unit) -> None:
    take(unit, "2026-07-20", ADOPTION, TRUSTEE)
    abolish(unit, "2026-08-11")
    take(unit, "2026-08-10", TRUSTEE)
    # Five working days from Tuesday 11/8: 12, 13, 14, 17, 18.
    assert publishing(unit, "2026-08-20") == ("met", "2026-08-11")
    take(unit, "2026-08-11", ADOPTION)
    assert publishing(unit, "2026-08-20") == ("overdue", None)
    take(unit, "2026-08-14", TRUSTEE)
    assert publishing(unit, "2026-08-20") == ("met", "2026-08-14")
    take(unit, "2026-09-14", ADOPTION)
    assert publishing(unit, "2026-09-20") == ("met", "2026-08-14")


def test_an_abolition_is_published_by_its_confirmed_deletion_from_the_database(unit: Unit) -> None:
    unit.record("removal.done", "2026-05-01", "--procedure", CODE)
    unit.record("force.restored", "2026-06-01", "--procedure", CODE)
    abolish(unit, "2026-08-11")
    confirm(unit, "2026-08-12", *OTHERS)
    assert publishing(unit, "2026-08-20") == ("overdue", None)
    confirm(unit, "2026-08-13", "national_database")
    assert publishing(unit, "2026-08-20") == ("met", "2026-08-13")


def removing(unit: Unit, as_of: str) -> tuple[str, str | None]:
    (shown,) = unit.ask("show", "R1-1", "--as-of", as_of)["cases"]
    assert unit.call("verify").code == 0
    (duty,) = shown["obligations"]
    return duty["verdict"], duty["met_on"]


def test_a_confirmation_that_a_later_list_disproves_meets_no_duty(unit: Unit) -> None:
    take(unit, "2026-07-20", ADOPTION, TRUSTEE)
    abolish(unit, "2026-08-11")
    confirm(unit, "2026-08-13", "national_database")
    assert removing(unit, "2026-08-20") == ("met", "2026-08-13")
    take(unit, "2026-08-17", ADOPTION, TRUSTEE)
    take(unit, "2026-11-20", TRUSTEE)

    assert removing(unit, "2026-08-14") == ("met", "2026-08-13")
    assert removing(unit, "2026-08-17") == ("due_soon", None)
    assert removing(unit, "2026-08-20") == ("overdue", None)
    # Still there on 17/8, gone on 20/11: perhaps by Tuesday 18/8, its last day.
    for duty in (removing, publishing):
        assert duty(unit, "2026-11-25") == ("unknown", "2026-11-20")
    take(unit, "2026-08-19", ADOPTION, TRUSTEE)
    for duty in (removing, publishing):
        assert duty(unit, "2026-11-25") == ("met_late", "2026-11-20")
    confirm(unit, "2026-08-28", "national_database")
    for duty in (removing, publishing):
        assert duty(unit, "2026-11-25") == ("met_late", "2026-08-28")


@pytest.mark.parametrize("first", ["2026-07-20", "2026-08-20"])
def test_a_removal_that_a_list_in_hand_disproves_is_kept_and_said_at_once(
    unit: Unit, first: str
) -> None:
    for day in sorted({first, "2026-08-20"}):
        take(unit, day, ADOPTION, TRUSTEE)
    end(unit)
    at = ("--on", "2026-08-05", "--evidence", "https://x.vn/1")
    done = unit.ask("removal", "confirm", CODE, "--place", "CSDLQG", *at)
    assert done["added"]
    (said,) = done["warnings"]
    assert "Danh sách của Cổng ngày 20/08/2026 vẫn còn hiển thị" in said
    for place, day in (("notice_board", "2026-08-05"), ("CSDLQG", "2026-08-21")):
        later = unit.ask("removal", "confirm", CODE, "--place", place, "--on", day, *at[2:])
        assert (later["added"], later["warnings"]) == (True, [])
