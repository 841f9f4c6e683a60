"""Which schemas a register may have: the names of the migrations, oldest first."""

REVISIONS = ("0001",)
"""Each is a file of tthc/store/migrations/versions; a test compares them."""

HEAD = REVISIONS[-1]
"""The schema that this program reads and writes."""
