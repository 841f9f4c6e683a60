"""Are rule files read, refused, replaced and copied as docs/rules.md says?"""

import json
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tthc.compliance.rule import RuleBook
from tthc.compliance.rule_files import (
    dump_rule_book,
    load_rule_book,
    overlay_fingerprint,
    parse_rule_book,
)
from tthc.errors import RuleFileError

BAD_RULES = Path(__file__).parent / "bad_rules"

GOOD = """\
id = "announcement.list"
workflow = "announcement"
title_vi = "Công bố"
title_en = "Announce"
bearer = "province"
counted = true
starts = ["decision.received"]
met_by = ["announcement.signed"]

[[version]]
label = "Tỉnh"
effective_from = 2021-01-01
effective_to = 2021-12-31
limit = 7
unit = "working_day"
direction = "after"
roll = "none"
policy = "portal_first"

[version.basis]
instrument = "Quyết định của tỉnh"
article = "Điều 1"
words = "07 ngày làm việc"
source = "Công báo"
confidence = "seen"

[[version]]
label = "Tỉnh, mới"
effective_from = 2023-01-01
limit = 2
unit = "month"
direction = "after"
roll = "next_working_day"
policy = "latest"

[version.basis]
instrument = "Quyết định của tỉnh"
article = "Điều 2"
words = "02 tháng"
source = "Công báo"
confidence = "inferred"
note = "Thử"
"""

# File under bad_rules/, then words its message must hold: the key, and what to write instead.
REFUSALS = [
    ("unknown-key", "deadline: no rule file has this key", "write one of: id, workflow"),
    ("unknown-version-key", "version.1.limt:", "effective_to, limit, unit"),
    ("unknown-basis-key", "version.1.basis.page:", "instrument, article, words"),
    ("key-twice", "line 14: limit = 5: this stands twice", "keep one"),
    ("table-twice", "line 26: [version.basis]: this stands twice", "keep one"),
    ("date-as-number", "version.1.limit: 5 cannot stand here", "limit = 2025-11-21"),
    ("date-of-other-unit", 'version.1.unit: "working_day" cannot', 'unit = "fixed_date"'),
    ("date-half-said", "version.1.inclusive: this key is missing", "inclusive = true"),
    ("limit-zero", "version.1.limit: 0 cannot stand here", "limit = 3"),
    ("limit-negative", "version.1.limit: -3 cannot stand here", "limit = 3"),
    ("limit-four-digits", "line 13: version.1.limit: 1000 cannot", "limit = 3 # 1-999"),
    ("limit-text", 'version.1.limit: "5" cannot stand here', "limit = 3"),
    ("limit-true", "version.1.limit: true cannot stand here", "limit = 3"),
    ("limit-fraction", "version.1.limit: 3.0 cannot stand here", "limit = 3"),
    ("limit-absent", "version.1.limit: this key is missing", "limit = 3"),
    ("no-basis", "version.1.basis: this key is missing", "[version.basis]"),
    ("no-basis-words", "version.1.basis.words: this key is missing", "words = "),
    ("words-empty", 'version.1.basis.words: "  " cannot stand here', "words = "),
    ("words-placeholder", 'version.1.basis.words: "Đang cập nhật"', "words = "),
    ("source-null", 'version.1.basis.source: "null" cannot stand here', "source = "),
    ("unknown-fact", 'starts.1: "announcement.sign" is not known', "announcement.signed"),
    ("unknown-unit", 'version.1.unit: "hour" is not known', "working_day, calendar_day, month"),
    ("unknown-policy", 'version.1.policy: "first"', "earliest, latest, portal_first"),
    ("unknown-workflow", 'workflow: "publication" is not known', "announcement, removal"),
    ("unknown-change", 'change_kinds.1: "deleted" is not known', "abolished, cancelled"),
    ("starts-empty", "starts: [] cannot stand here", 'starts = ["announcement.signed"]'),
    ("starts-text", 'starts: "announcement.signed" cannot', 'starts = ["announcement.signed"]'),
    ("met-by-empty", "met_by: [] cannot stand here", 'met_by = ["announcement.published"]'),
    ("counted-text", 'counted: "true" cannot stand here', "counted = true"),
    ("date-text", 'version.1.effective_from: "01/01/2020"', "effective_from = 2025-11-19"),
    ("date-null", 'version.1.effective_to: "null" cannot', "effective_to = 2026-12-31"),
    ("date-with-hour", "version.1.effective_from:", "effective_from = 2025-11-19"),
    ("other-id", 'id: "announcement.list" is not the name', 'id = "other-id"'),
    ("not-toml", "line 13: limit: 3: this is not TOML", "write key = value"),
    ("not-closed", "line 24:", "write key = value"),
    ("not-utf8", "byte 57 is not UTF-8", "save the file again as UTF-8"),
    ("no-version", "version: this key is missing", "[[version]]"),
    ("empty", "id: this key is missing", "id = "),
    ("end-before-start", "version.1.effective_to: the version ends on 31/12/2019", "01/01/2020"),
    ("overlap", "version.2.effective_from: the version starts on 31/12/2020", "to 31/12/2020"),
    ("open-version-followed", "version.2.effective_from:", "write effective_to in the one above"),
    ("out-of-order", "version.2.effective_from: the version starts on 01/01/2019", "oldest"),
]


def overlay(tmp_path: Path, name: str = "announcement.list.toml", text: str = GOOD) -> Path:
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def rule_ids(book: RuleBook) -> list[str]:
    return [rule.id for rule in book.rules]


def test_every_bad_file_has_its_words() -> None:
    assert sorted(path.stem for path in BAD_RULES.iterdir()) == sorted(row[0] for row in REFUSALS)


@pytest.mark.parametrize(("name", "key", "advice"), REFUSALS)
def test_a_bad_file_is_refused_with_its_name_its_key_and_what_to_write(
    tmp_path: Path, name: str, key: str, advice: str
) -> None:
    shutil.copy(BAD_RULES / f"{name}.toml", tmp_path)

    with pytest.raises(RuleFileError) as refused:
        load_rule_book([tmp_path])

    message = str(refused.value)
    assert message.startswith(f"{tmp_path.name}/{name}.toml: ")
    assert key in message
    assert advice in message
    assert refused.value.exit_code == 4


@pytest.mark.parametrize(
    ("twice", "line"),
    [
        ('bearer = "province"\n', 6),
        ("limit = 7\n", 15),
        ('article = "Điều 1"\n', 23),
    ],
)
def test_t41_a_key_that_stands_twice_is_refused_with_its_line(
    tmp_path: Path, twice: str, line: int
) -> None:
    """Even with the same value: nobody can tell which of the two was meant."""
    folder = overlay(tmp_path, text=GOOD.replace(twice, twice * 2))
    with pytest.raises(RuleFileError, match=rf"line {line}: .*this stands twice"):
        load_rule_book([folder])


@pytest.mark.parametrize(
    "after", ["counted = true\n", "limit = 7\n", 'words = "07 ngày làm việc"\n']
)
def test_t41_a_key_that_no_rule_has_is_refused_in_every_table(tmp_path: Path, after: str) -> None:
    folder = overlay(tmp_path, text=GOOD.replace(after, f"{after}limt = 7\n"))
    with pytest.raises(RuleFileError, match=r"limt: no rule file has this key"):
        load_rule_book([folder])


EMPTY = ["", "  ", "null", "NULL", "none", "-", "–", "—", "...", "…", "?", "Đang cập nhật"]


@pytest.mark.parametrize("said", EMPTY)
@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('title_vi = "Công bố"', "title_vi"),
        ('label = "Tỉnh"', "version.1.label"),
        ('words = "07 ngày làm việc"', "version.1.basis.words"),
        ('source = "Công báo"', "version.1.basis.source"),
        ("effective_to = 2021-12-31", "version.1.effective_to"),
    ],
)
def test_t46_a_filling_that_says_nothing_is_no_text_and_no_day(
    tmp_path: Path, line: str, key: str, said: str
) -> None:
    wrong = GOOD.replace(line, f'{line.partition(" = ")[0]} = "{said}"', 1)
    assert wrong != GOOD
    with pytest.raises(
        RuleFileError, match=rf"announcement\.list\.toml: line \d+: {key}: .* cannot stand here"
    ):
        load_rule_book([overlay(tmp_path, text=wrong)])


def test_an_overlay_replaces_a_rule_entirely_and_leaves_the_others(tmp_path: Path) -> None:
    before, after = load_rule_book(), load_rule_book([overlay(tmp_path)])
    changed = [new for new in after.rules if new not in before.rules]

    assert rule_ids(after) == rule_ids(before)
    assert [rule.id for rule in changed] == ["announcement.list"]
    assert [version.limit.number for version in changed[0].versions] == [7, 2]
    assert [str(start) for start in changed[0].starts] == ["decision.received"]
    assert changed[0].file == f"{tmp_path.name}/announcement.list.toml"


def test_an_overlay_with_a_new_id_adds_a_rule_in_its_place_by_id(tmp_path: Path) -> None:
    text = GOOD.replace('"announcement.list"', '"announcement.local"')
    book = load_rule_book([overlay(tmp_path, "announcement.local.toml", text)])

    assert len(book.rules) == len(load_rule_book().rules) + 1
    assert rule_ids(book) == sorted(rule_ids(book))
    assert "announcement.local" in rule_ids(book)


def test_of_two_overlays_the_later_one_counts(tmp_path: Path) -> None:
    province = overlay(tmp_path / "province")
    department = overlay(tmp_path / "department", text=GOOD.replace("limit = 7", "limit = 4"))

    numbers = {
        order: next(
            rule.versions[0].limit.number
            for rule in load_rule_book(order).rules
            if rule.id == "announcement.list"
        )
        for order in ((province, department), (department, province))
    }

    assert numbers == {(province, department): 4, (department, province): 7}


def test_a_gap_between_versions_is_allowed(tmp_path: Path) -> None:
    rules = load_rule_book([overlay(tmp_path)]).rules
    assert next(len(rule.versions) for rule in rules if rule.id == "announcement.list") == 2


def test_a_version_may_last_one_day(tmp_path: Path) -> None:
    one_day = GOOD.replace("effective_to = 2021-12-31", "effective_to = 2021-01-01")
    rules = load_rule_book([overlay(tmp_path, text=one_day)]).rules
    first = next(rule.versions[0] for rule in rules if rule.id == "announcement.list")
    assert first.effective_from == first.effective_to


def test_two_files_of_one_directory_cannot_claim_one_id(tmp_path: Path) -> None:
    overlay(tmp_path)
    overlay(tmp_path, "copy.toml")

    with pytest.raises(RuleFileError, match=r"copy\.toml: line 1: id: .*rename the file"):
        load_rule_book([tmp_path])


@pytest.mark.parametrize("read", [load_rule_book, overlay_fingerprint])
def test_an_overlay_that_is_not_there_is_never_passed_over(tmp_path: Path, read: object) -> None:
    assert callable(read)
    with pytest.raises(RuleFileError, match="no-such-place: there is no such directory"):
        read([tmp_path / "no-such-place"])


def test_a_rule_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(RuleFileError, match=r"folder\.toml: cannot be read"):
        load_rule_book([tmp_path])


def test_files_that_are_not_toml_by_name_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("not a rule", encoding="utf-8")
    assert load_rule_book([tmp_path]) == load_rule_book()


def test_a_file_of_windows_notepad_or_of_a_mac_gives_the_same_rule(tmp_path: Path) -> None:
    plain = load_rule_book([overlay(tmp_path / "x")])
    path = tmp_path / "x" / "announcement.list.toml"
    text = unicodedata.normalize("NFD", GOOD).replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert load_rule_book([tmp_path / "x"]).rules == plain.rules


def test_the_fingerprint_from_the_bytes_alone_is_the_one_of_the_book(tmp_path: Path) -> None:
    own = [overlay(tmp_path)]
    assert overlay_fingerprint() == load_rule_book().fingerprint
    assert overlay_fingerprint(own) == load_rule_book(own).fingerprint
    assert len(overlay_fingerprint()) == 64


def test_the_fingerprint_knows_every_byte_every_name_and_the_order(tmp_path: Path) -> None:
    one, two = overlay(tmp_path / "one"), overlay(tmp_path / "two", "other.toml", "a = 1")
    seen = [overlay_fingerprint(order) for order in ([], [one], [two], [one, two], [two, one])]
    (two / "other.toml").rename(two / "another.toml")
    seen.append(overlay_fingerprint([two]))
    (two / "another.toml").write_text("a = 2", encoding="utf-8")
    seen.append(overlay_fingerprint([two]))
    assert len(set(seen)) == len(seen)


def test_the_fingerprint_does_not_depend_on_where_the_directory_stands(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    here, there = overlay(tmp_path / "a" / "own"), overlay(tmp_path / "b" / "own")
    assert overlay_fingerprint([here]) == overlay_fingerprint([there])


def test_a_rule_book_survives_being_kept_as_json(tmp_path: Path) -> None:
    book = load_rule_book([overlay(tmp_path)])
    kept = json.dumps(dump_rule_book(book))
    assert parse_rule_book(json.loads(kept)) == book


def test_reading_a_kept_rule_book_loads_no_reader() -> None:
    code = (
        "import sys, tthc.compliance.rule_files as f; f.overlay_fingerprint();"
        "print([m for m in ('pydantic', 'holidays') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
