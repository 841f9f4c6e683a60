"""Which numbers and codes only look wrong: the register knows them by their full spelling."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tthc.compliance.identifiers import is_regular_code, is_regular_number
from tthc.intake.problems import CODE_IRREGULAR, NUMBER_IRREGULAR, Problem
from tthc.store.engine import Connection
from tthc.store.names import Named, decision_names, procedure_names
from tthc.store.resolving import Resolved


class Spelt(NamedTuple):
    """How the register spells the decisions and procedures that some facts spell oddly."""

    decisions: Mapping[int, Named]
    procedures: Mapping[int, Named]

    def in_full(self, facts: Iterable[Resolved]) -> set[str]:
        """Give what facts write otherwise than the register spells it, which is in full.

        `3361/qd-bct` is found and kept under 3361/QĐ-BCT: that is no typing error to be voided.
        """
        found: set[str] = set()
        for one in facts:
            number, code = one.content.decision, one.content.procedure
            decision = self.decisions.get(one.decision or 0)
            procedure = self.procedures.get(one.procedure or 0)
            if number and decision and is_regular_number(decision.number):
                found.add(number)
            if code and procedure and is_regular_code(procedure.number):
                found.add(code)
        return found


def read_spellings(connection: Connection, facts: Sequence[Resolved]) -> Spelt:
    """Read how the register spells what these facts spell oddly."""
    decisions = {f.decision for f in facts if f.decision and _is_odd(f.content.decision)}
    codes = {f.procedure for f in facts if f.procedure and _is_odd_code(f.content.procedure)}
    return Spelt(
        decision_names(connection, sorted(decisions)), procedure_names(connection, sorted(codes))
    )


def without_known(
    problems: Iterable[Problem], spelt: Spelt, facts: Iterable[Resolved]
) -> list[Problem]:
    """Leave out what a file is warned of for its spelling, where the register knows it."""
    found = list(problems)
    odd = [one for one in found if one.template in (NUMBER_IRREGULAR, CODE_IRREGULAR)]
    known = spelt.in_full(facts) if odd else ()
    return [one for one in found if one not in odd or dict(one.fields)["value"] not in known]


def _is_odd(number: str | None) -> bool:
    return number is not None and not is_regular_number(number)


def _is_odd_code(code: str | None) -> bool:
    return code is not None and not is_regular_code(code)
