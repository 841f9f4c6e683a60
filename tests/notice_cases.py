"""Four decisions, and the notice that moves their days (used by test_app_notices*.py).

Invented: a letter of Mon 05/01/2026 gives Fri 09/01/2026 off and has Sat 17/01/2026 worked.
Announcing takes three working days. Sat 10/01/2026 is worked (for Fri 02/01/2026).
- received Tue 06/01: Wed 7, Thu 8, Fri 9; with the letter Wed 7, Thu 8, Sat 10.
- received Thu 15/01: Fri 16, Mon 19, Tue 20; with the letter Fri 16, Sat 17, Mon 19.
"""

from typing import Any

from tests.registers import Unit

OPEN, LATE, TIMELY, FAR = "970/QĐ-BYT", "971/QĐ-BYT", "972/QĐ-BYT", "973/QĐ-BYT"
RULE = "announcement.list"
SWAP = ("--off", "09/01/2026", "--worked", "17/01/2026")
LETTER = ("--document", "1/VPCP-KGVX", "--declared-on", "05/01/2026")
ADD = ("calendar", "add-notice", *SWAP, *LETTER)
FILE = "2026-01-05-1-vpcp-kgvx.toml"


def receive(unit: Unit, number: str, day: str, signed: str | None = None) -> None:
    decision = ("--decision", number, "--decision-date", "02/01/2026")
    unit.record("decision.received", day, *decision)
    if signed:
        paper = f"{number[:3]}/QĐ-UBND"
        unit.record("announcement.signed", signed, *decision, "--document", paper)


def four_cases(unit: Unit) -> Unit:
    """Begin with a case still open, one done a day late, one in time, and one untouched."""
    receive(unit, OPEN, "06/01/2026")
    receive(unit, LATE, "06/01/2026", signed="10/01/2026")
    receive(unit, TIMELY, "15/01/2026", signed="20/01/2026")
    receive(unit, FAR, "20/01/2026")
    return unit


def duties(unit: Unit, as_of: str = "22/01/2026") -> dict[str, tuple[str, str]]:
    """Give due day and verdict of the duty to announce, by decision."""
    shown = [unit.ask("show", number, "--as-of", as_of) for number in (OPEN, LATE, TIMELY, FAR)]
    return {
        case["decision"]: (duty["due"], duty["verdict"])
        for one in shown
        for case in one["cases"]
        for duty in case["obligations"]
        if duty["rule"] == RULE
    }


def moves(said: dict[str, Any]) -> dict[str, tuple[str, str, str, str, str]]:
    return {
        one["decision"]: (
            one["before"],
            one["after"],
            one["verdict"],
            one["becomes"],
            one["outcome"],
        )
        for one in said["moves"]
        if one["rule"] == RULE
    }


BEFORE = {
    OPEN: ("2026-01-09", "overdue"),
    LATE: ("2026-01-09", "met_late"),
    TIMELY: ("2026-01-20", "met"),
    FAR: ("2026-01-23", "due_soon"),
}


def facts_of_terms(unit: Unit) -> list[tuple[Any, ...]]:
    return unit.sql(
        "SELECT kind, decision, rule, until FROM fact WHERE kind LIKE 'deadline.%' ORDER BY 1, 2"
    )


NOTICE = """
[[document]]
key = "1/VPCP-KGVX"
title = "Công văn 1/VPCP-KGVX ngày 05/01/2026"
declared_on = 2026-01-05

[[group]]
document = "1/VPCP-KGVX"
source = "https://vanban.chinhphu.vn/"
confidence = "seen"
evidence = "official_text"
swaps = [
  { off = 2026-01-09, off_weekday = "Fri", worked = 2026-01-17, worked_weekday = "Sat", \
vi = "dịp thử", en = "a test" },
]
"""
