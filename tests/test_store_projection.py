"""Is the cache the same whichever way it came about, and the same as judging the facts anew?"""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.registers import EXAMPLE_FILES, EXAMPLES, SIGNED, Unit
from tthc.app.importing import Wanted, import_file
from tthc.app.register import reading, writing
from tthc.compliance.case import Case
from tthc.compliance.cases import gather
from tthc.compliance.checks import find_all
from tthc.compliance.judgement import judge
from tthc.compliance.timeline import LAST_DAY
from tthc.store.projection import rebuild
from tthc.store.told import read_all

ORDERS = list(permutations(EXAMPLE_FILES))
NAMED = """
    SELECT c.province, c.workflow, d.number_key, d.year, p.code_key, w.number_key, {columns}
    FROM tracked_case c
    JOIN {table} s ON s.course_id = c.course_id AND s.province = c.province
    LEFT JOIN decision d ON d.id = c.decision_id
    LEFT JOIN procedure p ON p.id = c.procedure_id
    LEFT JOIN document w ON w.id = c.document_id
"""
CACHED = {
    "verdict_span": 's."first", s."last", s.verdict, s.rule, s.due',
    "finding_span": 's."first", s."last", s."check", s.rule, s.due, s.detail, s.version',
    "obligation": "s.rule, s.version, s.start_kind, s.start_on, s.due, s.met_on, s.provisional",
}
DAYS = [
    *(date(2019, 2, 26) + timedelta(days=97 * step) for step in range(25)),
    *(date(2025, 11, 5) + timedelta(days=step) for step in range(75)),
    date(9999, 12, 31),
]


def cached_by_name(unit: Unit) -> dict[str, list[tuple[Any, ...]]]:
    """Give what is cached of every case, by the names of the case and not by its numbers."""
    return {
        table: sorted(unit.sql(NAMED.format(table=table, columns=columns)), key=repr)
        for table, columns in CACHED.items()
    }


def _has_begun(case: Case, day: date) -> bool:
    """What will end is announced before anything has happened."""
    return day >= min(case.occurrences[0].on, *(found.since for found in case.reviews), LAST_DAY)


def _rebuild(unit: Unit) -> None:
    with writing(unit.register, SIGNED.at) as sitting:
        rebuild(sitting.connection, sitting.bench)


def test_rebuilding_gives_the_rows_that_single_refreshes_gave(example: Unit) -> None:
    grown = cached_by_name(example)
    assert min(len(rows) for rows in grown.values()) > 100
    _rebuild(example)
    assert cached_by_name(example) == grown


def test_rebuilding_twice_gives_the_same_database(example: Unit) -> None:
    _rebuild(example)
    once = example.dump()
    _rebuild(example)
    assert example.dump() == once


@pytest.mark.many
@pytest.mark.parametrize("order", ORDERS[1::4], ids=lambda order: ",".join(n[-8:-4] for n in order))
def test_the_order_in_which_files_come_does_not_matter(
    order: tuple[str, ...], example_to_read: Unit, new_example: Callable[[], Unit]
) -> None:
    unit = new_example()
    for name in order:
        import_file(unit.register, EXAMPLES / name, Wanted(), SIGNED)
    assert cached_by_name(unit) == cached_by_name(example_to_read)


def test_row_by_row_gives_the_same_as_all_at_once(
    example_to_read: Unit, new_example: Callable[[], Unit], tmp_path: Path
) -> None:
    unit = new_example()
    for name in EXAMPLE_FILES[:3]:
        import_file(unit.register, EXAMPLES / name, Wanted(), SIGNED)
    header, *rows = (EXAMPLES / EXAMPLE_FILES[3]).read_text(encoding="utf-8").splitlines()
    for row in reversed(rows):
        (tmp_path / "mot-dong.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
        import_file(unit.register, tmp_path / "mot-dong.csv", Wanted(), SIGNED)
    assert cached_by_name(unit) == cached_by_name(example_to_read)


def test_the_verdict_of_every_case_on_every_day_is_that_of_its_facts(
    example_to_read: Unit,
) -> None:
    with reading(example_to_read.register) as sitting:
        judged = {
            (tracked.key.id, day): judge(tracked.case, day, sitting.bench).verdict.value
            for told in read_all(sitting.connection).values()
            for tracked in gather(told)
            for day in DAYS
            if _has_begun(tracked.case, day)
        }
    spans = example_to_read.sql(
        'SELECT c.id, s."first", s."last", s.verdict FROM tracked_case c'
        " JOIN verdict_span s ON s.course_id = c.course_id"
    )
    cached = {
        (case, day): verdict
        for case, first, last, verdict in spans
        for day in DAYS
        if first <= day.isoformat() <= last
    }
    assert len(judged) > 2000
    assert cached == judged


def test_the_findings_of_every_case_on_every_day_are_those_of_its_facts(
    example_to_read: Unit,
) -> None:
    found: set[tuple[str, date, str, str, str]] = set()
    with reading(example_to_read.register) as sitting:
        for told in read_all(sitting.connection).values():
            for tracked in gather(told):
                for day in DAYS:
                    if _has_begun(tracked.case, day):
                        judgement = judge(tracked.case, day, sitting.bench)
                        found |= {
                            (tracked.key.id, day, one.check.value, one.rule, one.detail)
                            for one in find_all(judgement, tracked.case)
                        }
    spans = example_to_read.sql(
        'SELECT c.id, s."first", s."last", s."check", s.rule, s.detail FROM tracked_case c'
        " JOIN finding_span s ON s.course_id = c.course_id"
    )
    cached = {
        (case, day, check, rule, detail)
        for case, first, last, check, rule, detail in spans
        for day in DAYS
        if first <= day.isoformat() <= last
    }
    assert len(found) > 2000
    assert cached == found


def test_the_cache_of_other_rules_is_worked_out_anew(example: Unit) -> None:
    """Warning ten days ahead instead of two moves cases from open to due soon."""
    ask = ("status", "--as-of", "10/01/2026")
    assert example.ask(*ask)["counts"]["due_soon"] == 3
    settings = example.folder / "tthc.toml"
    text = settings.read_text(encoding="utf-8").replace("due_soon = 2", "due_soon = 10")
    settings.write_text(text, encoding="utf-8")
    counts = example.ask(*ask)["counts"]
    assert (counts["due_soon"], counts["open"], counts["due_today"]) == (4, 0, 1)


def test_a_list_that_comes_later_replaces_the_placeholder_of_its_decision(unit: Unit) -> None:
    decision = ("--decision", "886/QĐ-BNV", "--decision-date", "11/08/2025")
    unit.record("decision.received", "17/11/2025", *decision)
    assert unit.sql("SELECT id FROM tracked_case") == [("A1",)]
    for code in ("1.013724", "1.013725"):
        unit.record("procedure.listed", "17/11/2025", *decision, "--procedure", code)
    assert unit.sql("SELECT id FROM tracked_case ORDER BY id") == [("A1-1",), ("A1-2",)]
    assert unit.ask("status", "--as-of", "22/11/2025")["counts"]["overdue"] == 2


UNUSED = "SELECT count(*) FROM course WHERE id NOT IN (SELECT course_id FROM tracked_case)"


def test_no_course_stays_that_no_case_has(example: Unit) -> None:
    """A course that nobody has would be taken up again unseen when the case goes back to it."""
    assert example.sql(UNUSED) == [(0,)]
    decision = ("--decision", "970/QĐ-BYT", "--decision-date", "21/03/2025")
    example.record("decision.received", "06/01/2026", *decision)
    example.record("announcement.signed", "08/01/2026", *decision, "--document", "9/QĐ-UBND")
    ((signed,),) = example.sql("SELECT max(id) FROM fact")
    example.record("fact.voided", "08/01/2026", "--fact", str(signed))
    assert example.sql(UNUSED) == [(0,)]
