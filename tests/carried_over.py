"""A transitional provision as the tests suppose one: the law changes on Monday 9/3/2026."""

from datetime import date

from tthc.compliance.rule import Basis, Carried, Confidence, Transition

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
