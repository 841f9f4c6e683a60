"""Which version counts for a case over which the law changed? Days counted by hand.

Until Sunday 8/3/2026 three working days, from Monday 9/3/2026 another number. Received on Wednesday
4/3: by the old version due on Monday 9/3 (5, 6, 9).
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.compliance_bench import BENCH, CALENDAR, RULES, announcement, duty_of, happened
from tthc.compliance.judgement import Bench, judge
from tthc.compliance.obligations import Obligation, View, apply_rule
from tthc.compliance.rule import Basis, Carried, Confidence, Rule, RuleBook, Transition
from tthc.compliance.rule_differences import compare_books
from tthc.compliance.rule_files import (
    dump_rule_book,
    find_mistakes,
    load_rule_book,
    parse_rule_book,
)
from tthc.compliance.rule_versions import Absence
from tthc.compliance.timeline import unroll
from tthc.compliance.verdicts import Verdict

LIST = RULES["announcement.list"]
RECEIVED = "2026-03-04 decision.received"
FIRST = date(2026, 3, 9)
BASIS = Basis(
    instrument="Quyết định giả định",
    article="Điều 5",
    words="hồ sơ đang giải quyết",
    source="Chỉ để kiểm thử",
    confidence=Confidence.INFERRED,
)


def transition(applies: Carried, started_from: date | None = None) -> Transition:
    eve = date(2026, 3, 8)
    return Transition(applies=applies, started_from=started_from, started_to=eve, basis=BASIS)


def rule(number: int, *transitions: Transition, old_from: date | None = None) -> Rule:
    """Three working days until 8/3/2026, then another number with these provisions."""
    (only,) = LIST.versions
    old = replace(
        only, effective_from=old_from or only.effective_from, effective_to=date(2026, 3, 8)
    )
    new = replace(
        only,
        label="mới",
        effective_from=FIRST,
        limit=replace(only.limit, number=number),
        transitions=transitions,
    )
    return replace(LIST, versions=(old, new))


def applied(law: Rule, *lines: str, as_of: date | None = None) -> Obligation:
    return apply_rule(law, happened(*lines), CALENDAR, view=View(as_of=as_of))


@pytest.mark.parametrize(
    ("applies", "number", "due"),
    [
        (Carried.OLD, 5, "2026-03-09"),
        (Carried.NEW, 5, "2026-03-11"),  # 5, 6, 9, 10, 11
        (Carried.NEW, 1, "2026-03-05"),
        (Carried.ANEW, 5, "2026-03-16"),  # from 9/3: 10 to 13, 16
        (Carried.MORE_FAVOURABLE, 5, "2026-03-11"),
        (Carried.MORE_FAVOURABLE, 3, "2026-03-09"),
        (Carried.MORE_FAVOURABLE, 1, "2026-03-09"),
    ],
)
def test_a_case_that_was_open_when_the_law_changed_is_due_as_its_provision_says(
    applies: Carried, number: int, due: str
) -> None:
    owed = applied(rule(number, transition(applies)), RECEIVED)

    assert owed.due == date.fromisoformat(due)
    assert owed.transition is not None
    assert owed.transition.applies is applies


def test_without_a_provision_the_version_of_the_starting_day_counts_to_the_end() -> None:
    owed = applied(rule(5), RECEIVED)

    assert (owed.due, owed.transition) == (date(2026, 3, 9), None)


@pytest.mark.parametrize(("signed", "due"), [("2026-03-08", 9), ("2026-03-09", 11)])
def test_what_was_finished_before_the_first_day_stays_as_it_was(signed: str, due: int) -> None:
    law = rule(5, transition(Carried.NEW))
    owed = applied(law, RECEIVED, f"{signed} announcement.signed")

    assert owed.due == date(2026, 3, due)


@pytest.mark.parametrize(("as_of", "due"), [(date(2026, 3, 8), 9), (date(2026, 3, 9), 11)])
def test_a_provision_holds_from_the_first_day_of_its_version(as_of: date, due: int) -> None:
    law = rule(5, transition(Carried.NEW))

    assert applied(law, RECEIVED, as_of=as_of).due == date(2026, 3, due)


def test_a_provision_speaks_of_its_own_window_alone_and_the_first_that_fits_counts() -> None:
    late, any_day = transition(Carried.ANEW, date(2026, 3, 5)), transition(Carried.NEW)

    assert applied(rule(5, late), RECEIVED).due == date(2026, 3, 9)
    assert applied(rule(5, late, any_day), RECEIVED).due == date(2026, 3, 11)
    assert applied(rule(5, any_day, late), "2026-03-05 decision.received").due == date(2026, 3, 12)
    # What began under the new version needs none.
    assert applied(rule(5, any_day), "2026-03-09 decision.received").transition is None


@pytest.mark.parametrize(
    ("applies", "due"),
    [
        (Carried.OLD, None),
        (Carried.NEW, date(2026, 3, 11)),
        (Carried.MORE_FAVOURABLE, date(2026, 3, 11)),
    ],
)
def test_a_case_without_an_older_version_is_brought_under_the_new_one_or_left(
    applies: Carried, due: date | None
) -> None:
    owed = applied(rule(5, transition(applies), old_from=date(2026, 3, 5)), RECEIVED)

    assert owed.due == due
    assert (owed.absence is None) is (due is not None)
    if owed.absence:
        assert owed.absence.reason is Absence.BEFORE_FIRST


def test_the_verdict_turns_on_the_day_on_which_the_law_changes() -> None:
    # Received on Thu 26/2: due on Tue 3/3 by the old version; by the new one, from 9/3 anew.
    law = rule(5, transition(Carried.ANEW))
    bench: Bench = replace(BENCH, book=RuleBook((law,), ""))
    case = announcement("2026-02-26 decision.received")
    spans = [(s.first.isoformat(), s.verdict.value) for s in unroll(case, bench).verdicts]

    assert bench.book.turns == (FIRST,)
    assert spans == [
        ("2026-02-26", "open"),
        ("2026-03-02", "due_soon"),
        ("2026-03-03", "due_today"),
        ("2026-03-04", "overdue"),
        ("2026-03-09", "open"),
        ("2026-03-13", "due_soon"),
        ("2026-03-16", "due_today"),
        ("2026-03-17", "overdue"),
    ]
    for first, verdict in spans:
        assert judge(case, date.fromisoformat(first), bench).verdict.value == verdict


def test_a_suspension_stops_the_limit_that_runs_anew_from_the_first_day() -> None:
    law = rule(5, transition(Carried.ANEW))
    lines = ("2026-03-11 deadline.suspended proved", "2026-03-16 deadline.resumed proved")

    # From 9/3: 10; still Wed 11 to Fri 13; 16, 17, 18, 19.
    assert applied(law, RECEIVED, *lines).due == date(2026, 3, 19)


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


def test_met_under_the_new_version_counts_by_the_new_day() -> None:
    bench = replace(BENCH, book=RuleBook((rule(5, transition(Carried.NEW)),), ""))
    case = announcement(RECEIVED, "2026-03-11 announcement.signed")

    assert duty_of(judge(case, date(2026, 3, 31), bench), LIST.id).verdict is Verdict.MET
