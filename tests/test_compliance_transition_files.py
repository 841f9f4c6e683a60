"""Is a transitional provision read from its file, or refused there with every other mistake?"""

from datetime import date
from pathlib import Path

import pytest

from tests.carried_over import transition
from tthc.compliance.rule import Carried
from tthc.compliance.rule_differences import compare_books
from tthc.compliance.rule_files import (
    dump_rule_book,
    find_mistakes,
    load_rule_book,
    parse_rule_book,
)

FILE = """\
id = "announcement.list"
workflow = "announcement"
title_vi = "Công bố"
title_en = "Announce"
bearer = "province"
counted = true
starts = ["decision.received"]
met_by = ["announcement.signed"]

[[version]]
label = "cũ"
effective_from = 2024-01-01
effective_to = 2026-03-08
limit = 3
unit = "working_day"
direction = "after"
roll = "none"
policy = "earliest"

[version.basis]
instrument = "Quyết định giả định"
article = "Điều 1"
words = "03 ngày làm việc"
source = "Chỉ để kiểm thử"
confidence = "inferred"

[[version]]
label = "mới"
effective_from = 2026-03-09
limit = 5
unit = "working_day"
direction = "after"
roll = "none"
policy = "earliest"

[version.basis]
instrument = "Quyết định giả định"
article = "Điều 1"
words = "05 ngày làm việc"
source = "Chỉ để kiểm thử"
confidence = "inferred"

[[version.transition]]
applies = "new"
started_from = 2026-01-01

[version.transition.basis]
instrument = "Quyết định giả định"
article = "Điều 5"
words = "hồ sơ đang giải quyết"
source = "Chỉ để kiểm thử"
confidence = "inferred"
"""


def written(folder: Path, text: str = FILE) -> list[Path]:
    (folder / "announcement.list.toml").write_text(text, encoding="utf-8")
    return [folder]


def test_a_provision_is_read_from_its_file_copied_and_compared(tmp_path: Path) -> None:
    book = load_rule_book(written(tmp_path))
    law = book.named("announcement.list")
    assert law is not None

    (found,) = law.versions[1].transitions
    assert found == transition(Carried.NEW, date(2026, 1, 1))
    assert parse_rule_book(dump_rule_book(book)) == book
    without = FILE.partition("[[version.transition]]")[0]
    (tmp_path / "plain").mkdir()
    plain = load_rule_book(written(tmp_path / "plain", without))
    (difference,) = compare_books(plain, book).differences
    assert (difference.key, difference.before) == ("transition", None)
    assert difference.after == "new 2026-01-01 - 2026-03-08: Quyết định giả định, Điều 5"
    always = load_rule_book(written(tmp_path, FILE.replace("started_from = 2026-01-01", "")))
    (difference,) = compare_books(plain, always).differences
    assert difference.after == "new … - 2026-03-08: Quyết định giả định, Điều 5"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("started_from = 2026-03-09", "version.2.transition.1.started_from: a transitional"),
        ("started_to = 2026-03-09", "version.2.transition.1.started_to: a transitional"),
        ('applies = "newest"', 'version.2.transition.1.applies: "newest" is not known here'),
        ("until = 2026-03-01", "version.2.transition.1.until: no rule file has this key"),
        ('words = ""', 'version.2.transition.1.basis.words: "" cannot stand here'),
    ],
)
def test_a_provision_that_says_nothing_sound_is_refused_with_its_key(
    tmp_path: Path, line: str, said: str
) -> None:
    key = line.partition(" = ")[0]
    head, mark, tail = FILE.partition("[[version.transition]]")
    kept = "\n".join(one for one in tail.splitlines() if not one.startswith(f"{key} = "))
    at = "[version.transition.basis]" if key == "words" else ""
    changed = kept.replace(at, f"{at}\n{line}", 1) if at else f"\n{line}{kept}"

    (mistake,) = find_mistakes(written(tmp_path, f"{head}{mark}{changed}\n"))
    assert said in str(mistake)


def test_every_mistake_of_every_file_is_found_at_once(tmp_path: Path) -> None:
    wrong = (
        FILE.replace("limit = 3", 'limit = "3"')
        .replace("limit = 5", "limit = 0")
        .replace("effective_to = 2026-03-08", "effective_to = 2026-03-09")
        .replace("title_en", "titel_en")
        .replace('id = "announcement.list"', 'id = "announcement.lists"')
    )
    folder = written(tmp_path, wrong)
    (tmp_path / "broken.toml").write_text("id = ", encoding="utf-8")

    assert [mistake.fields.get("key", "id") for mistake in find_mistakes(folder)] == [
        "titel_en",
        "title_en",
        "version.1.limit",
        "version.2.limit",
        "id",
        "version.2.effective_from",
        "id =",
    ]
    assert find_mistakes() == ()


def test_a_table_that_is_no_table_is_refused_and_stops_no_other_check(tmp_path: Path) -> None:
    text = FILE.partition("[[version]]")[0] + 'version = ["once", "twice"]\n'

    said = [str(one) for one in find_mistakes(written(tmp_path, text))]
    assert len(said) == 2
    assert all("cannot stand here" in one for one in said)


def test_versions_without_a_day_are_refused_for_that_alone(tmp_path: Path) -> None:
    text = FILE.replace("effective_from = 2026-03-09\n", "", 1)

    (mistake,) = find_mistakes(written(tmp_path, text))
    assert "version.2.effective_from: this key is missing" in str(mistake)
