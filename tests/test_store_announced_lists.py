"""Do single refreshes reach by announcements exactly what a rebuild would judge otherwise?"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from tests.registers import Unit
from tests.test_store_documents import UNIT, grow
from tthc.workflows.facts import ChangeKind, Content, FactKind

CODES = tuple(f"1.00000{number}" for number in range(1, 7))
DECISIONS = {f"{number}/QĐ-BTP": date(2025, 1, number) for number in range(10, 15)}
PAPERS = tuple(f"{number}/QĐ-UBND" for number in range(1, 5))
CHANGES = (ChangeKind.ABOLISHED, ChangeKind.AMENDED, None, None)


def announced(random: Random) -> Content:
    """Say that decisions of the province announce codes, that these papers end or come back."""
    kinds = (FactKind.ANNOUNCEMENT_SIGNED, FactKind.DECISION_ISSUED, FactKind.FORCE_ENDED)
    kind = random.choices((*kinds, FactKind.FORCE_RESTORED), (7, 3, 3, 1))[0]
    of_paper = kind in (FactKind.FORCE_ENDED, FactKind.FORCE_RESTORED)
    decision = None if of_paper else random.choice(list(DECISIONS))
    signed = kind is FactKind.ANNOUNCEMENT_SIGNED
    return replace(
        UNIT,
        kind=kind,
        happened_on=date(2025, 2, 1) + timedelta(days=random.randrange(300)),
        decision=decision,
        decision_date=DECISIONS[decision] if decision else None,
        procedure=random.choice((*CODES, None)) if decision else None,
        document=random.choice(PAPERS) if of_paper or signed else None,
        place="toàn bộ" if of_paper and random.random() < 0.5 else None,
        change_kind=random.choice(CHANGES) if decision else None,
    )


@pytest.mark.many
@pytest.mark.parametrize("seed", range(10))
def test_what_announcements_tell_of_a_list_is_found_from_either(seed: int, unit: Unit) -> None:
    grow(unit, Random(seed), announced)  # noqa: S311 - no secret
