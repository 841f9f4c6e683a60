"""What the journal keeps of one fact: its row, made in one place, in one order."""

from typing import NamedTuple

from tthc.store.bulk import Plain, iso
from tthc.store.resolving import Resolved
from tthc.store.units import UnitKey

COLUMNS = (
    *("cause", "cause_date", "cause_id", "change_kind", "content_key", "corrects", "decision"),
    *("decision_date", "decision_id", "department", "document", "document_date", "document_id"),
    *("entry_department", "entry_id", "entry_province", "evidence", "extent", "field"),
    *("generation", "happened_at", "happened_on", "id", "issuer", "kind", "note", "place"),
    *("procedure", "procedure_id", "province", "rule", "since", "source_row", "successor"),
    *("successor_id", "title", "until"),
)
"""The columns of `fact`, sorted by name."""


class Place(NamedTuple):
    """Where in the journal a fact stands: its number, its entry (lần ghi), the row it came from.

    `generation` counts how often the same fact was voided before.
    """

    id: int
    entry: int
    home: UnitKey
    source_row: int | None
    generation: int


def fact_row(fact: Resolved, place: Place) -> tuple[Plain, ...]:
    """Give the values of `COLUMNS`, as SQLite keeps them."""
    return _cause_to_field(fact, place) + _generation_to_until(fact, place)


def _cause_to_field(fact: Resolved, place: Place) -> tuple[Plain, ...]:
    said = fact.content
    return (
        said.cause,
        iso(said.cause_date),
        fact.cause,
        said.change_kind.value if said.change_kind else None,
        fact.key,
        said.corrects,
        said.decision,
        iso(said.decision_date),
        fact.decision,
        fact.unit.department,
        said.document,
        iso(said.document_date),
        fact.document,
        place.home.department,
        place.entry,
        place.home.province,
        said.evidence,
        said.extent.value if said.extent else None,
        said.field,
    )


def _generation_to_until(fact: Resolved, place: Place) -> tuple[Plain, ...]:
    said = fact.content
    return (
        place.generation,
        said.happened_at and f"{said.happened_at:%H:%M}",
        said.happened_on.isoformat(),
        place.id,
        said.issuer,
        said.kind.value,
        said.note,
        said.place,
        said.procedure,
        fact.procedure,
        fact.unit.province,
        said.rule,
        iso(said.since),
        place.source_row,
        said.successor,
        fact.successor,
        said.title,
        iso(said.until),
    )
