"""Does the plain copy of the official days read back to the same days and the same hash?"""

import json
from dataclasses import replace
from datetime import date

from tthc.calendar.notices import load_official_days
from tthc.calendar.records import dump_days, fingerprint, parse_days

DAYS = load_official_days()


def test_days_come_back_from_json_as_they_were() -> None:
    assert parse_days(json.loads(json.dumps(dump_days(DAYS)))) == DAYS


def test_a_record_holds_texts_alone() -> None:
    (record,) = dump_days(day for day in DAYS if day.date == date(2026, 1, 2))

    assert record == {
        "date": "2026-01-02",
        "kind": "swap_off",
        "name_vi": "Nghỉ hoán đổi dịp Tết Dương lịch 2026 (làm bù ngày 10/01/2026)",
        "name_en": "Day off by swap, New Year 2026 (worked on 10/01/2026)",
        "basis": "Công văn 12729/VPCP-KGVX ngày 25/12/2025",
        "declared_on": "2025-12-25",
        "source": (
            "https://baohiemxahoi.gov.vn/tintuc/audio/Pages/default.aspx"
            "?CateID=0&ItemID=25908&OtItem=date"
        ),
        "confidence": "seen",
        "evidence": "press",
        "pair": "2026-01-10",
    }


def test_the_hash_of_no_days_is_that_of_an_empty_json_list() -> None:
    # printf '[]' | sha256sum
    empty = "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"

    assert fingerprint([]) == empty


def test_the_hash_does_not_depend_on_the_order_of_the_days() -> None:
    assert fingerprint(reversed(DAYS)) == fingerprint(DAYS)


def test_any_change_of_a_day_changes_the_hash() -> None:
    first, *others = DAYS
    changed = replace(first, declared_on=date(2009, 12, 1))

    assert fingerprint([changed, *others]) != fingerprint(DAYS)
    assert fingerprint(others) != fingerprint(DAYS)
