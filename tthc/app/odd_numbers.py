"""Which numbers and codes only look wrong: the register knows them by their full spelling."""

from collections.abc import Iterable, Sequence

from tthc.compliance.identifiers import is_regular_code, is_regular_number
from tthc.intake.problems import CODE_IRREGULAR, NUMBER_IRREGULAR, Problem
from tthc.store.engine import Connection
from tthc.store.names import decision_names, procedure_names
from tthc.store.resolving import Resolved


def well_known(connection: Connection, facts: Sequence[Resolved]) -> set[str]:
    """Find what is written otherwise than the register spells it, which is in full.

    `3361/qd-bct` is found and kept under 3361/QĐ-BCT: that is no typing error to be voided.
    """
    numbers = {f.decision: f.content.decision for f in facts if _is_odd(f.content.decision)}
    codes = {f.procedure: f.content.procedure for f in facts if _is_odd_code(f.content.procedure)}
    known = decision_names(connection, [id_ for id_ in numbers if id_])
    coded = procedure_names(connection, [id_ for id_ in codes if id_])
    found = {numbers[id_] for id_, name in known.items() if is_regular_number(name.number)}
    found |= {codes[id_] for id_, name in coded.items() if is_regular_code(name.number)}
    return {text for text in found if text}


def without_known(
    connection: Connection, problems: Iterable[Problem], facts: Sequence[Resolved]
) -> list[Problem]:
    """Leave out what a file is warned of for its spelling, where the register knows it."""
    found = list(problems)
    odd = [one for one in found if one.template in (NUMBER_IRREGULAR, CODE_IRREGULAR)]
    known = well_known(connection, facts) if odd else ()
    return [one for one in found if one not in odd or dict(one.fields)["value"] not in known]


def _is_odd(number: str | None) -> bool:
    return number is not None and not is_regular_number(number)


def _is_odd_code(code: str | None) -> bool:
    return code is not None and not is_regular_code(code)
