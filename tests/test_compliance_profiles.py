"""Do the profiles say what the provinces decided in 11/2025, each over the package's rules?

Expected values are typed from the list of provincial decisions, not from the files.
"""

import re
import unicodedata
from datetime import date

import pytest

from tests.compliance_bench import CALENDAR, happened
from tthc.calendar.limits import Unit
from tthc.compliance.case import Case
from tthc.compliance.ledger import Effect
from tthc.compliance.obligations import applies, apply_rule
from tthc.compliance.rule_errors import ProfileUnknownError
from tthc.compliance.rule_files import load_rule_book, overlay_fingerprint
from tthc.compliance.rule_profiles import (
    PROFILES,
    Reason,
    profile_folders,
    profile_names,
    read_profile,
)
from tthc.workflows.facts import ChangeKind, FactKind

NAMES = (
    "bac-ninh",
    "ca-mau",
    "can-tho",
    "ha-tinh",
    "phu-tho",
    "quang-tri",
    "thai-nguyen",
    "vinh-long",
)
PACK = load_rule_book()
ALL = load_rule_book(profile_folders(NAMES))
OWN = {rule.id: rule for rule in ALL.rules if rule.file.startswith("profiles/")}

SIGNED, EFFECT = "announcement.signed", "announcement.in_force"
APPROVED, SUBMITTED_OR_APPROVED = "process.approved", "process.submitted process.approved"
WORKING, CALENDAR_DAY, FIXED = "working_day", "calendar_day", "fixed_date"
# Rule, from which day, how many, of what, from which fact, to which fact, counted, how well known.
RULES = [
    (
        "announcement.publish-ha-tinh",
        *(date(2025, 11, 19), 3, WORKING, SIGNED, "announcement.published", True, "seen"),
    ),
    (
        "announcement.electronic-process-ha-tinh",
        *(date(2025, 11, 19), 3, WORKING, SIGNED, "process.configured", True, "seen"),
    ),
    (
        "removal.after-announcement-ha-tinh",
        *(date(2025, 11, 19), 3, WORKING, SIGNED, "removal.done", True, "inferred"),
    ),
    (
        "announcement.internal-process-phu-tho",
        *(date(2025, 11, 18), 3, CALENDAR_DAY, SIGNED, "process.submitted", True, "seen"),
    ),
    (
        "announcement.post-phu-tho",
        *(date(2025, 11, 18), 3, WORKING, SIGNED, "announcement.posted", True, "seen"),
    ),
    (
        "announcement.electronic-process-vinh-long",
        *(date(2025, 11, 16), 3, CALENDAR_DAY, EFFECT, "process.configured", True, "seen"),
    ),
    (
        "announcement.electronic-process-bac-ninh",
        *(date(2025, 11, 18), 5, WORKING, SIGNED, "process.configured", True, "seen"),
    ),
    (
        "announcement.internal-process-can-tho",
        *(date(2025, 11, 24), 7, CALENDAR_DAY, SIGNED, "process.submitted", False, "seen"),
    ),
    (
        "announcement.post-ca-mau",
        *(date(2025, 11, 21), 3, WORKING, EFFECT, "announcement.posted", False, "seen"),
    ),
    (
        "announcement.synchronise-phu-tho",
        *(date(2025, 11, 18), 3, CALENDAR_DAY, SIGNED, "announcement.synchronised", True, "seen"),
    ),
    (
        "announcement.internal-process-bac-ninh",
        *(date(2025, 11, 18), 5, WORKING, SIGNED, SUBMITTED_OR_APPROVED, True, "seen"),
    ),
    (
        "announcement.services-bac-ninh",
        *(date(2025, 11, 18), 5, WORKING, SIGNED, "service.integrated", True, "seen"),
    ),
    (
        "announcement.electronic-process-approved-bac-ninh",
        *(date(2025, 11, 30), 3, WORKING, APPROVED, "process.configured", True, "seen"),
    ),
    (
        "announcement.services-approved-bac-ninh",
        *(date(2025, 11, 30), 3, WORKING, APPROVED, "service.integrated", True, "seen"),
    ),
    (
        "announcement.internal-process-thai-nguyen",
        *(date(2025, 11, 19), date(2025, 11, 21), FIXED, SIGNED, "process.submitted", True, "seen"),
    ),
    (
        "announcement.services-thai-nguyen",
        *(date(2025, 11, 19), 5, WORKING, "service.shown", "service.integrated", True, "seen"),
    ),
    (
        "announcement.internal-process-quang-tri",
        *(date(2025, 11, 19), date(2025, 11, 21), FIXED, SIGNED, "process.submitted", True, "seen"),
    ),
    (
        "announcement.lock-intake-quang-tri",
        *(date(2025, 11, 19), 5, WORKING, SIGNED, "intake.locked", True, "seen"),
    ),
]
LEFT_OUT = {
    "bac-ninh": [],
    "ca-mau": [],
    "can-tho": [],
    "ha-tinh": [],
    "phu-tho": ["no_number", "no_number"],
    "quang-tri": ["no_number"],
    "thai-nguyen": [],
    "vinh-long": ["no_number"],
}


def test_the_profiles_are_those_of_the_eight_provinces() -> None:
    assert profile_names() == NAMES
    assert {folder.name for folder in PROFILES.iterdir() if folder.is_dir()} == set(NAMES)


def test_the_rules_are_those_of_the_decisions_and_no_others() -> None:
    found = [
        (
            rule.id,
            version.effective_from,
            version.limit.stated,
            str(version.limit.unit),
            *map(" ".join, (rule.starts, rule.met_by)),
            rule.counted,
            str(version.basis.confidence),
        )
        for rule in OWN.values()
        for version in rule.versions
    ]
    assert sorted(found, key=str) == sorted(RULES, key=str)


def test_what_the_rules_leave_out_is_said_with_its_reason() -> None:
    found = {name: [str(one.why) for one in read_profile(name).left_out] for name in NAMES}
    assert found == LEFT_OUT
    assert {why for reasons in LEFT_OUT.values() for why in reasons} <= set(Reason)


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_adds_duties_and_leaves_the_decrees_as_they_are(name: str) -> None:
    laid = load_rule_book(profile_folders((name,))).rules
    assert [rule for rule in laid if rule in PACK.rules] == list(PACK.rules)
    added = [rule for rule in laid if rule not in PACK.rules]
    assert all(rule.id.endswith(f"-{name}") for rule in added)
    assert all(rule.file == f"profiles/{name}/{rule.id}.toml" for rule in added)


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_names_its_province_and_its_decisions(name: str) -> None:
    profile = read_profile(name)
    texts = [profile.province, *profile.decisions]
    texts += [text for one in profile.left_out for text in (one.duty, one.words)]
    assert all(text == unicodedata.normalize("NFC", text.strip()) != "" for text in texts)
    assert profile.decisions
    numbers = re.findall(r"\d{4,5}", " ".join(profile.decisions))
    for rule in OWN.values():
        if rule.id.endswith(f"-{name}"):
            assert profile.province in rule.versions[0].basis.instrument
            assert any(number in rule.versions[0].basis.instrument for number in numbers)


@pytest.mark.parametrize("rule_id", OWN)
def test_the_words_hold_the_number_and_the_unit_of_the_limit(rule_id: str) -> None:
    (version,) = OWN[rule_id].versions
    if version.limit.unit is Unit.FIXED_DATE:
        how = "chậm nhất" if version.limit.inclusive else "trước"
        assert f"{how} ngày 21/11/2025" in version.basis.words
        return
    unit = "ngày làm việc" if version.limit.unit is Unit.WORKING_DAY else "ngày (?!làm việc)"
    assert re.search(rf"\b0{version.limit.number} {unit}", version.basis.words)


@pytest.mark.parametrize("rule_id", OWN)
def test_the_words_are_those_of_the_decision_with_nothing_left_out(rule_id: str) -> None:
    basis = OWN[rule_id].versions[0].basis
    assert "[…]" not in basis.words
    assert "Điều" in basis.article


def test_the_fingerprint_knows_a_profile_and_a_folder_of_its_name_is_another() -> None:
    marks = {overlay_fingerprint(profile_folders((name,))) for name in NAMES}
    assert len(marks) == len(NAMES)
    assert overlay_fingerprint() not in marks
    both = overlay_fingerprint(profile_folders(("ha-tinh", "phu-tho")))
    assert both not in marks


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ProfileUnknownError, match=r"hue: .*bac-ninh, ca-mau, .*vinh-long") as said:
        profile_folders(("ha-tinh", "hue"))
    assert said.value.exit_code == 4


@pytest.mark.parametrize("name", ["../rules", "", "Ha-Tinh", "ha-tinh/"])
def test_no_path_passes_for_the_name_of_a_profile(name: str) -> None:
    with pytest.raises(ProfileUnknownError):
        profile_folders((name,))


@pytest.mark.parametrize(
    ("rule_id", "start", "due"),
    [
        # Signed Wed 19/11/2025: Thu, Fri, Mon.
        ("announcement.publish-ha-tinh", f"2025-11-19 {SIGNED}", date(2025, 11, 24)),
        # Signed Thu 20/11/2025: the third day is Sunday, so Monday.
        ("announcement.internal-process-phu-tho", f"2025-11-20 {SIGNED}", date(2025, 11, 24)),
        ("announcement.post-phu-tho", f"2025-11-20 {SIGNED}", date(2025, 11, 25)),
        # In force Mon 01/12/2025: the third day is Thursday.
        ("announcement.electronic-process-vinh-long", f"2025-12-01 {EFFECT}", date(2025, 12, 4)),
        # Signed Sat 22/11/2025 (QĐ 1512): Monday is the first of five.
        ("announcement.electronic-process-bac-ninh", f"2025-11-22 {SIGNED}", date(2025, 11, 28)),
        # Signed Mon 24/11/2025: the seventh day is Monday 01/12.
        ("announcement.internal-process-can-tho", f"2025-11-24 {SIGNED}", date(2025, 12, 1)),
        # Issued Thu 20/11/2025: the third day is Sunday, so Monday.
        ("announcement.synchronise-phu-tho", f"2025-11-20 {SIGNED}", date(2025, 11, 24)),
        # Approved on Sun 30/11/2025 (QĐ 1582): Mon, Tue, Wed.
        (
            "announcement.electronic-process-approved-bac-ninh",
            *(f"2025-11-30 {APPROVED}", date(2025, 12, 3)),
        ),
        # Shown on Thu 20/11/2025: Fri, Mon, Tue, Wed, Thu.
        ("announcement.services-thai-nguyen", "2025-11-20 service.shown", date(2025, 11, 27)),
        # "Chậm nhất ngày 21/11/2025", "trước ngày 21/11/2025".
        ("announcement.internal-process-thai-nguyen", f"2025-11-19 {SIGNED}", date(2025, 11, 21)),
        ("announcement.internal-process-quang-tri", f"2025-11-19 {SIGNED}", date(2025, 11, 20)),
        # Signed Wed 19/11/2025: Thu, Fri, Mon, Tue, Wed.
        ("announcement.lock-intake-quang-tri", f"2025-11-19 {SIGNED}", date(2025, 11, 26)),
    ],
)
def test_a_due_day_is_the_one_counted_by_hand(rule_id: str, start: str, due: date) -> None:
    assert apply_rule(OWN[rule_id], happened(start), CALENDAR).due == due


@pytest.mark.parametrize("day", ["2025-11-18", "2025-11-20", "2026-03-02"])
def test_a_named_date_binds_the_announcements_of_its_own_decision_alone(day: str) -> None:
    owed = apply_rule(
        OWN["announcement.internal-process-thai-nguyen"], happened(f"{day} {SIGNED}"), CALENDAR
    )
    assert (owed.owed, owed.due) == (False, None)


def test_a_named_date_is_extended_by_a_document_and_never_stands_still() -> None:
    rule = OWN["announcement.internal-process-thai-nguyen"]
    signed, until = f"2025-11-19 {SIGNED}", "until=2025-11-25"
    longer = apply_rule(
        rule, happened(signed, f"2025-11-20 deadline.extended proved {until}"), CALENDAR
    )
    stopped = apply_rule(rule, happened(signed, "2025-11-20 deadline.suspended proved"), CALENDAR)

    assert (longer.due, longer.original_due) == (date(2025, 11, 25), date(2025, 11, 21))
    assert (stopped.due, stopped.ledger[0].effect) == (date(2025, 11, 21), Effect.NAMED_DATE)


def test_a_duty_from_the_day_of_effect_waits_until_that_day_is_known() -> None:
    rule = OWN["announcement.electronic-process-vinh-long"]
    case = Case("announcement", ChangeKind.NEW, (), ())
    signed, known = frozenset({FactKind.ANNOUNCEMENT_SIGNED}), FactKind.ANNOUNCEMENT_IN_FORCE
    assert not applies(rule, case, signed)
    assert applies(rule, case, signed | {known})


@pytest.mark.parametrize(
    ("rule_id", "change", "asked"),
    [
        ("announcement.electronic-process-bac-ninh", ChangeKind.AMENDED, True),
        ("announcement.electronic-process-bac-ninh", ChangeKind.ABOLISHED, False),
        ("announcement.lock-intake-quang-tri", ChangeKind.ABOLISHED, True),
        ("announcement.lock-intake-quang-tri", ChangeKind.NEW, False),
    ],
)
def test_no_process_is_asked_for_what_was_abolished_and_no_lock_for_what_was_not(
    rule_id: str,
    change: ChangeKind,
    asked: bool,  # noqa: FBT001
) -> None:
    assert applies(OWN[rule_id], Case("announcement", change, (), ()), frozenset()) is asked
