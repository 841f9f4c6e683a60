"""Does `import` account for every row of the example's files, twice, dry, and as told?"""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.registers import EXAMPLES, Unit

# Counted by hand in the files. quyet-dinh-cua-bo: 22 decisions + 70 procedures + 41 upload days +
# 1 receipt. so-van-ban-den: 41 dispatches, 23 about ministry decisions; row 24 brings 3659/QĐ-BKHCN
# and only mentions 3212/QĐ-BKHCN, which that one amends.
COUNTS = [
    ("quyet-dinh-cua-bo.csv", "decisions", (83, 83, 0), 134),
    ("so-van-ban-den-2025.csv", "dispatches", (41, 23, 18), 23),
    ("su-kien.csv", "facts", (35, 35, 0), 35),
]
WARNED = {"so-van-ban-den-2025.csv": [24]}


@pytest.mark.parametrize(("file", "kind", "rows", "facts"), COUNTS)
def test_every_row_of_a_file_is_accounted_for(
    unit: Unit, file: str, kind: str, rows: tuple[int, int, int], facts: int
) -> None:
    done = unit.ask("import", str(EXAMPLES / file))
    assert (done["file"], done["kind"]) == (file, kind)
    assert [problem["row"] for problem in done["problems"]] == WARNED.get(file, [])
    assert (done["rows_read"], done["rows_added"], done["rows_not_relevant"]) == rows
    assert (done["rows_known"], done["rows_refused"], done["facts_added"]) == (0, 0, facts)
    assert unit.sql("SELECT count(*) FROM fact") == [(facts,)]


def test_fifteen_announcements_discharge_seventeen_decisions(unit: Unit) -> None:
    """505/QĐ-UBND follows three; ten have a Tờ trình; only 2715/QĐ-UBND is not published."""
    done = unit.ask("import", str(EXAMPLES / "quyet-dinh-cua-tinh.csv"))
    assert (done["kind"], done["rows_read"], done["rows_added"]) == ("announcements", 15, 15)
    kinds = Counter(kind for (kind,) in unit.sql("SELECT kind FROM fact"))
    assert kinds["announcement.signed"] == 15 + 2
    assert kinds["announcement.published"] == 14 + 2
    assert kinds["draft.submitted"] == 11 + 2
    assert unit.sql("SELECT count(*) FROM decision") == [(17,)]


def test_a_dry_run_says_the_same_and_writes_nothing(unit: Unit) -> None:
    before = unit.dump()
    dry = unit.ask("import", str(EXAMPLES / "su-kien.csv"), "--dry-run")
    assert unit.dump() == before
    real = unit.ask("import", str(EXAMPLES / "su-kien.csv"))
    assert (dry.pop("dry_run"), real.pop("dry_run")) == (True, False)
    assert dry == real


def test_a_file_read_again_is_known_row_by_row(unit: Unit) -> None:
    unit.ask("import", str(EXAMPLES / "su-kien.csv"))
    again = unit.ask("import", str(EXAMPLES / "su-kien.csv"))
    assert (again["rows_added"], again["rows_known"], again["already_known"]) == (0, 35, 35)


def test_a_copy_under_another_name_adds_nothing(example: Unit, tmp_path: Path) -> None:
    copy = shutil.copy(EXAMPLES / "so-van-ban-den-2025.csv", tmp_path / "sổ (bản sao).csv")
    assert example.ask("import", str(copy))["facts_added"] == 0


def test_a_file_is_read_as_the_kind_that_is_named(unit: Unit) -> None:
    done = unit.ask("import", str(EXAMPLES / "su-kien.csv"), "--as", "facts")
    assert (done["kind"], done["facts_added"]) == ("facts", 35)


@pytest.mark.parametrize(
    ("fail_on", "codes"), [((), [0, 0]), (("refused",), [0, 1]), (("problems",), [0, 1])], ids=str
)
def test_one_bad_row_is_told_and_the_others_are_added(
    unit: Unit, tmp_path: Path, fail_on: tuple[str, ...], codes: list[int]
) -> None:
    good = "kind,happened_on,decision\ncase.assigned,2026-01-05,388/QĐ-TTCP\n"
    bad = good + "case.assigned,31/02/2026,389/QĐ-TTCP\ncase.assigned,2026-01-06,390/QĐ-TTCP\n"
    options = [text for word in fail_on for text in ("--fail-on", word)]
    ends: list[int] = []
    for name, text in (("good.csv", good), ("bad.csv", bad)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        ends.append(unit.call("import", str(tmp_path / name), *options).code)
    assert ends == codes
    assert unit.sql("SELECT decision FROM fact ORDER BY id") == [("388/QĐ-TTCP",), ("390/QĐ-TTCP",)]


def test_a_problem_names_its_row_its_column_and_what_to_do(unit: Unit, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("kind,happened_on,decision\ncase.assigned,null,1/QĐ-BYT\n", encoding="utf-8")
    done = unit.ask("import", str(file))
    (problem,) = done["problems"]
    assert set(problem) == {"row", "column", "severity", "message"}
    assert (problem["row"], problem["column"], problem["severity"]) == (2, "happened_on", "error")
    assert "null" in problem["message"]
    assert (done["rows_refused"], done["facts_added"]) == (1, 0)


def test_a_file_that_breaks_off_half_way_leaves_nothing(unit: Unit, tmp_path: Path) -> None:
    whole = (EXAMPLES / "quyet-dinh-cua-bo.csv").read_bytes()
    (tmp_path / "half.csv").write_bytes(whole[:3000] + b"\xff\xfe\x00")
    before = unit.dump()
    assert unit.call("import", str(tmp_path / "half.csv")).code == 3
    assert unit.dump() == before


def test_a_whole_file_counts_as_one_entry_of_its_author(unit: Unit) -> None:
    unit.ask("import", str(EXAMPLES / "su-kien.csv"), "--actor", "Lê Văn Cường")
    entries = unit.sql("SELECT actor, file_name, length(file_hash) FROM entry")
    assert entries == [("Lê Văn Cường", "su-kien.csv", 64)]
