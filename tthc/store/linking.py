"""How a record that belongs to no entry (lần ghi) is written at the end of its table's chain."""

from collections.abc import Iterable, Mapping
from typing import cast

from sqlalchemy import Connection, Table

from tthc.store.bulk import Plain, insert_rows
from tthc.store.chain import canonical_row, follow, plain
from tthc.store.heads import last_link, names_of


def add_linked(
    connection: Connection, table: Table, records: Iterable[Mapping[str, object]]
) -> None:
    """Number records on, link each to the one before it, and write them.

    A record may leave out its `id`, which is the next, and what is null.
    """
    last, before = last_link(connection, table)
    names = names_of(table)
    rows: list[tuple[Plain, ...]] = []
    for number, record in enumerate(records, last + 1):
        said = {**record, "id": number}
        values = [plain(said.get(name)) for name in names]
        before = follow(before, canonical_row(names, values))
        rows.append((*cast("list[Plain]", values), before))
    insert_rows(connection, table, (*names, "link"), rows)
