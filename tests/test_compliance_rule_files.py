"""Is a rule file that is wrong refused with its key and what to write, as docs/rules.md says?"""

import shutil
from pathlib import Path

import pytest

from tests.good_rules import GOOD, overlay
from tthc.compliance.rule_files import load_rule_book, overlay_fingerprint
from tthc.errors import RuleFileError

BAD_RULES = Path(__file__).parent / "bad_rules"
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
