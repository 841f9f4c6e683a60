"""How a use case gets at the register: opened, checked, and with the judgement up to date."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tthc.app.settings import Settings, find_settings, load_settings, locate
from tthc.app.sources import fingerprints, keep_bench, load_bench, projection_fingerprint
from tthc.compliance.judgement import Bench
from tthc.store.engine import Connection, open_engine, show_address, transaction
from tthc.store.packs import Fingerprints
from tthc.store.schema import require_schema
from tthc.store.units import UnitKey, unit_key


@dataclass(frozen=True, slots=True)
class Register:
    """A unit's register, by its settings; nothing is open until a use case asks."""

    settings: Settings

    @property
    def home(self) -> UnitKey:
        """The unit whose register this is."""
        return unit_key(self.settings.province, self.settings.department)

    @property
    def shown(self) -> str:
        """The register's address as messages name it."""
        return show_address(self.settings.database)


@dataclass(frozen=True, slots=True)
class Sitting:
    """One open transaction with everything that judges."""

    connection: Connection
    bench: Bench
    marks: Fingerprints
    home: UnitKey


def locate_register(config: Path | None, database: str | None, folder: Path) -> Register:
    """Find the register: the settings at or above `folder`, or given; `database` overrides."""
    settings = load_settings(config or find_settings(folder))
    if database:
        return Register(replace(settings, database=locate(database, folder)))
    return Register(settings)


@contextmanager
def reading(register: Register) -> Generator[Sitting]:
    """Open the register for reading; facts are read as they stand when it opens."""
    engine = open_engine(register.settings.database, writing=False)
    with transaction(engine, register.shown) as connection:
        require_schema(connection, register.shown)
        marks = fingerprints(register.settings)
        bench = load_bench(register.settings, marks, connection)
        yield Sitting(connection, bench, marks, register.home)


@contextmanager
def writing(register: Register, at: datetime, *, keep: bool = True) -> Generator[Sitting]:
    """Open the register for writing, the only one to do so; whole or not at all.

    With `keep` False nothing stays written (a dry run).
    """
    engine = open_engine(register.settings.database, writing=True)
    with transaction(engine, register.shown, keep=keep) as connection:
        require_schema(connection, register.shown)
        marks = fingerprints(register.settings)
        bench = load_bench(register.settings, marks, connection)
        keep_bench(connection, register.home, marks, bench, at)
        _bring_up_to_date(connection, register, bench, marks)
        yield Sitting(connection, bench, marks, register.home)


def bring_up_to_date(register: Register, at: datetime) -> None:
    """Work the cache out anew when rules, calendar or program have changed since it was made."""
    from tthc.store.projection import is_current  # noqa: PLC0415 - `show` has no use for the cache

    engine = open_engine(register.settings.database, writing=False)
    with transaction(engine, register.shown) as connection:
        require_schema(connection, register.shown)
        marks = fingerprints(register.settings)
        if is_current(connection, projection_fingerprint(marks)):
            return
    with writing(register, at):
        pass


def _bring_up_to_date(
    connection: Connection, register: Register, bench: Bench, marks: Fingerprints
) -> None:
    from tthc.store.projection import is_current, rebuild  # noqa: PLC0415

    mark = projection_fingerprint(marks)
    if not is_current(connection, mark):
        rebuild(connection, bench, register.home, mark)
