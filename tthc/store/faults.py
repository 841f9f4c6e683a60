"""What a fault of the database means to an officer, and what to do about it."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from tthc.errors import StoreError


class BadUrlError(StoreError):
    """The database address cannot be read."""

    template = (
        "{database}: not a database address. Write for example sqlite:///tthc.db,"
        " or set [register] database in tthc.toml."
    )


class UnsupportedDatabaseError(StoreError):
    """The address is that of a database of another kind."""

    template = (
        "{database}: a register is kept in SQLite or PostgreSQL. Write for example"
        " sqlite:///tthc.db or postgresql://user@host/tthc."
    )


class DriverMissingError(StoreError):
    """The driver for PostgreSQL is not installed."""

    template = (
        "{database}: the driver for PostgreSQL is not installed. Install it with"
        " pip install tthc[pg], then run this command again."
    )


class UnreachableServerError(StoreError):
    """The server does not answer, or does not let us in."""

    template = (
        "{database}: the server cannot be reached ({reason}). Check the address, the user and its"
        " password, and that the server runs; nothing was changed."
    )


class LostServerError(StoreError):
    """The server was there and went; nobody can tell whether it still heard the commit."""

    template = (
        "{database}: the server ended the connection ({reason}). This command was done wholly or"
        " not at all. When the server runs, run this command again; nothing is added twice."
    )


class OlderRegisterError(StoreError):
    """The register was made by an older program."""

    template = (
        "{database}: this register has schema {found}; this program needs {known}."
        " Make a backup, then run `tthc db upgrade`; nothing was changed."
    )


class MissingRegisterError(StoreError):
    """There is no register at this place."""

    template = (
        "{database}: there is no register here. Name the right one with --db; for a new register"
        " run `tthc init` in the folder of your unit."
    )


class NotARegisterError(StoreError):
    """The file is something else, or damaged."""

    template = (
        "{database}: this file is not a tthc register, or it is damaged."
        " Check the name, or restore your last backup; nothing was changed."
    )


class BusyRegisterError(StoreError):
    """Another command has been writing for too long."""

    template = (
        "{database}: another tthc command is writing. Nothing was changed;"
        " run this command again when the other one has ended."
    )


class ClosedRegisterError(StoreError):
    """The register, its folder or a file beside it may not be opened."""

    template = (
        "{database}: the register cannot be opened. Check that you may read and write the file and"
        " its folder; nothing was changed."
    )


class ReadOnlyRegisterError(StoreError):
    """The register or its folder may not be written."""

    template = (
        "{database}: the register cannot be written. Check the rights of the file and of its"
        " folder; nothing was changed."
    )


class DiskFaultError(StoreError):
    """The disk is full or failing: stop, keep the files.

    Where the last operation of a commit failed, what was written is there all the same.
    """

    template = (
        "{database}: the disk is full or failing ({reason}). This command was done wholly or not at"
        " all. Make room or call your administrator, then run `tthc verify` and this command again;"
        " nothing is added twice."
    )


class NewerRegisterError(StoreError):
    """The register was made by a newer program."""

    template = (
        "{database}: this register has schema {found}; this program knows {known}."
        " Install the newer tthc; nothing was changed."
    )


class UnreadableTextError(StoreError):
    """What is kept where text belongs is none (SQLite), or no number that was ever counted."""

    template = (
        "{database}: a record cannot be read ({reason}): it was changed or damaged. Run `tthc"
        " audit`, which judges anew what is kept of cases, then `tthc verify`; for what that still"
        " names restore the last good backup."
    )


class OtherFaultError(StoreError):
    """Anything else the database says."""

    template = "{database}: the database refused: {reason}. Nothing was changed."


# What SQLite and PostgreSQL say, lower case.
_SIGNS: tuple[tuple[str, type[StoreError]], ...] = (
    ("could not decode", UnreadableTextError),  # the text itself may say anything
    ("integer overflow", UnreadableTextError),  # what is counted of cases: sums beyond 64 bits
    ("bigint out of range", UnreadableTextError),
    ("cannot store real", UnreadableTextError),
    ("locked", BusyRegisterError),
    ("busy", BusyRegisterError),
    ("lock timeout", BusyRegisterError),
    ("deadlock", BusyRegisterError),
    ("read-only transaction", ReadOnlyRegisterError),
    ("permission denied", ReadOnlyRegisterError),
    ("could not connect", UnreachableServerError),
    ("connection failed", UnreachableServerError),
    ("connection refused", UnreachableServerError),
    ("failed to resolve", UnreachableServerError),
    ("translate host name", UnreachableServerError),
    ("timeout expired", UnreachableServerError),
    ("server closed the connection", LostServerError),
    ("terminating connection", LostServerError),
    ("connection is lost", LostServerError),
    ("does not exist", NotARegisterError),
    ("readonly", ReadOnlyRegisterError),
    ("query_only", ReadOnlyRegisterError),
    ("unable to open", ClosedRegisterError),
    ("not a database", NotARegisterError),
    ("malformed", NotARegisterError),
    ("no such table", NotARegisterError),
    ("no such column", NotARegisterError),
    ("disk", DiskFaultError),
    ("i/o error", DiskFaultError),
)


def translate_fault(error: DBAPIError | sqlite3.Error, database: str) -> StoreError:
    """Say in the officer's words what the database said in its own."""
    said = " ".join(str(error.orig if isinstance(error, DBAPIError) else error).split())
    for sign, family in _SIGNS:
        if sign in said.casefold():
            return family(database=database, reason=said)
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return LostServerError(database=database, reason=said)
    return OtherFaultError(database=database, reason=said)
