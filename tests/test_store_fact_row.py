"""Does the row that is made of a fact have every column that the journal has?"""

from tthc.store.fact_row import COLUMNS
from tthc.store.tables import fact


def test_a_facts_row_names_every_column_of_the_journal_in_order() -> None:
    assert list(COLUMNS) == sorted({*fact.c.keys()} - {"link"})
