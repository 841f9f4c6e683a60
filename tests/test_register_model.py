"""Does the whole register agree with a plain list of facts, step by step, whatever is done?

Recording, importing, voiding, auditing, new days off and a new limit in any order; after each step
every case has the verdict that the plain register gives it, and `tthc verify` finds nothing.
"""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

import tthc.compliance
from tests.plain_register import LIST, PlainFact, PlainRegister
from tests.registers import Unit
from tthc.clock import today
from tthc.workflows.facts import FactKind

RULES = Path(tthc.compliance.__file__).parent / "rules"
FIRST = date(2025, 12, 26)
DAYS = [FIRST + timedelta(days=number) for number in range(71)]  # to 06/03/2026
SIGNED = date(2025, 12, 22)
DECISIONS = [f"{number}/QĐ-BYT" for number in range(970, 975)]
KINDS = [
    FactKind.PORTAL_UPDATED,
    FactKind.DECISION_RECEIVED,
    FactKind.DISPATCH_REGISTERED,
    FactKind.ANNOUNCEMENT_SIGNED,
    FactKind.ANNOUNCEMENT_SIGNED,
    FactKind.ANNOUNCEMENT_PUBLISHED,
    FactKind.CASE_DISMISSED,
    FactKind.DECISION_WITHDRAWN,
]
# Ordinary working days that a notice gives off, and Saturdays that it has worked for them.
SWAPS = [
    (date(2026, 1, 7), date(2026, 1, 17)),
    (date(2026, 1, 14), date(2026, 1, 24)),
    (date(2026, 1, 30), date(2026, 1, 31)),
    (date(2026, 2, 4), date(2026, 2, 7)),
    (date(2026, 3, 3), date(2026, 2, 28)),
]
HEADER = "kind,happened_on,decision,decision_date\n"

days = st.sampled_from(DAYS)
facts = st.builds(PlainFact, st.sampled_from(KINDS), days, st.sampled_from(DECISIONS))
NewUnit = Callable[[], Unit]


class WholeRegister(RuleBasedStateMachine):
    """The program on one side, a plain list on the other."""

    def __init__(self, new_unit: NewUnit, *, thorough: bool) -> None:
        super().__init__()
        self.new_unit, self.thorough = new_unit, thorough
        self.unit, self.plain = new_unit(), PlainRegister()
        self.as_of, self.files, self.swaps = DAYS[20], 0, list(SWAPS)
        self.changed = False

    @initialize(told=st.lists(facts, min_size=1, max_size=6))
    def begin(self, told: list[PlainFact]) -> None:
        self.bring(told, DAYS[20])

    @rule(fact=facts, as_of=days)
    def record(self, fact: PlainFact, as_of: date) -> None:
        said = self.unit.record(fact.kind.value, fact.on.isoformat(), *_about(fact))
        assert said["added"] is self.plain.record(fact)
        self.as_of = as_of

    @rule(told=st.lists(facts, min_size=1, max_size=8), as_of=days)
    def bring(self, told: list[PlainFact], as_of: date) -> None:
        """Import a file, and the same file once more."""
        self.files += 1
        file = self.unit.folder / f"{self.files}.csv"
        file.write_text(HEADER + "".join(map(_row, told)), encoding="utf-8")
        added = sum([self.plain.bring(fact) for fact in told])
        first, again = (self.unit.ask("import", file.name) for _ in range(2))
        assert (first["rows_added"], first["rows_known"]) == (added, len(told) - added)
        assert (again["rows_added"], again["rows_known"]) == (0, len(told))
        self.as_of = as_of

    @precondition(lambda self: self.plain.standing())
    @rule(data=st.data(), as_of=days)
    def void(self, data: st.DataObject, as_of: date) -> None:
        numbers = [number for number, _ in self.plain.standing()]
        number = data.draw(st.sampled_from(numbers))
        self.unit.record("fact.voided", as_of.isoformat(), "--fact", str(number))
        self.plain.void(number, as_of)
        self.as_of = as_of

    @precondition(lambda self: any(not fact.until for _, fact in self.plain.standing()))
    @rule(data=st.data())
    def void_and_state_again(self, data: st.DataObject) -> None:
        """A fact that is voided and stated again is as if nothing had been done."""
        before = self.plain.verdicts(self.as_of)
        told = [(n, fact) for n, fact in self.plain.standing() if not fact.until]
        number, fact = data.draw(st.sampled_from(told))
        self.unit.record("fact.voided", self.as_of.isoformat(), "--fact", str(number))
        self.plain.void(number, self.as_of)
        self.record(fact, self.as_of)
        assert self.plain.verdicts(self.as_of) == before

    @rule(as_of=days)
    def audit(self, as_of: date) -> None:
        audited = self.unit.ask("audit", "--as-of", as_of.isoformat())
        assert audited["counts"] == self.plain.counts(as_of)
        self.as_of = as_of

    @precondition(lambda self: self.swaps)
    @rule(data=st.data())
    def swap_days(self, data: st.DataObject) -> None:
        """The unit learns of a day off, and of a Saturday that is worked for it."""
        off, worked = data.draw(st.sampled_from(self.swaps))
        self.swaps.remove((off, worked))
        paper = ("--document", f"{off.day}/VPCP-KGVX", "--declared-on", SIGNED.isoformat())
        swap = ("--off", off.isoformat(), "--worked", worked.isoformat())
        self.unit.ask("calendar", "add-notice", *swap, *paper, "--apply")
        self._take_up(self.plain.limit, {off}, {worked})

    @rule(limit=st.sampled_from([2, 3, 4]))
    def change_limit(self, limit: int) -> None:
        """The unit lays a rule of its own over that of the package."""
        own = self.unit.folder / "rieng"
        own.mkdir(exist_ok=True)
        text = (RULES / f"{LIST}.toml").read_text(encoding="utf-8")
        assert text.count("limit = 3\n") == 1
        new = text.replace("limit = 3\n", f"limit = {limit}\n")
        (own / f"{LIST}.toml").write_text(new, encoding="utf-8")
        file = self.unit.folder / "tthc.toml"
        said = file.read_text(encoding="utf-8")
        file.write_text(said.replace("overlays = []", "overlays = ['rieng']"), encoding="utf-8")
        if self.unit.ask("rules", "impact")["waiting"]:
            self.unit.ask("rules", "impact", "--apply")
        self._take_up(limit, set(), set())

    def _take_up(self, limit: int, off: set[date], worked: set[date]) -> None:
        """Write down what the plain register keeps, and hold it against what the program wrote."""
        self.changed = True
        kept = set(self.plain.change(limit, off, worked, today()))
        new = self.unit.sql(
            "SELECT kind, happened_on, decision, rule, until FROM fact WHERE id > ? ORDER BY id",
            len(self.plain.facts),
        )
        written = [
            PlainFact(FactKind(kind), _day(on), about, until=_day(until), rule=named)
            for kind, on, about, named, until in new
        ]
        keeping = [fact for fact in written if fact.kind is FactKind.DEADLINE_KEPT]
        assert {(fact.decision, fact.rule, fact.until) for fact in keeping} == kept
        self.plain.facts += written

    @invariant()
    def agree(self) -> None:
        listed = self.unit.ask("list", "--as-of", self.as_of.isoformat())["cases"]
        found = {case["decision"]: case["verdict"] for case in listed}
        assert found == self.plain.verdicts(self.as_of)
        numbers = [number for (number,) in self.unit.sql("SELECT id FROM fact ORDER BY id")]
        assert numbers == list(range(1, len(self.plain.facts) + 1))
        if self.thorough:
            self.verify()

    def verify(self) -> None:
        said = self.unit.call("verify")
        assert said.code == 0, said

    def teardown(self) -> None:
        """The same facts in another order make the same register."""
        self.verify()
        if self.changed:
            return
        told = sorted(
            {fact for _, fact in self.plain.standing()}, key=lambda f: (f.on, f.decision, f.kind)
        )
        other = self.new_unit()
        rows = "".join(map(_row, reversed(told)))
        (other.folder / "anders.csv").write_text(HEADER + rows, encoding="utf-8")
        if told:
            other.ask("import", "anders.csv")
        listed = other.ask("list", "--as-of", self.as_of.isoformat())["cases"]
        found = {case["decision"]: case["verdict"] for case in listed}
        assert found == self.plain.verdicts(self.as_of)


def _about(fact: PlainFact) -> tuple[str, ...]:
    return ("--decision", fact.decision, "--decision-date", SIGNED.isoformat())


def _row(fact: PlainFact) -> str:
    return f"{fact.kind},{fact.on},{fact.decision},{SIGNED}\n"


def _day(said: str) -> date:
    return date.fromisoformat(said)


def run_model(new_unit: NewUnit, runs: int, steps: int, *, thorough: bool = False) -> None:
    class Begun(WholeRegister):
        def __init__(self) -> None:
            super().__init__(new_unit, thorough=thorough)

    run_state_machine_as_test(
        Begun,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
            print_blob=True,
            phases=(Phase.explicit, Phase.generate),  # a step costs too much to shrink by default
        ),
    )


def test_the_register_agrees_with_a_plain_list_of_facts(
    new_unit: NewUnit, server: str | None
) -> None:
    run_model(new_unit, 4 if server else 10, 10)


def test_a_register_that_overlooks_a_voiding_is_found_out(
    new_unit: NewUnit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plain register is made wrong instead: the two must be seen to differ."""

    def overlook(_: PlainRegister) -> set[int]:
        return set()

    monkeypatch.setattr(PlainRegister, "voided", overlook)
    with pytest.raises(AssertionError):
        run_model(new_unit, 30, 10)
