"""How a use case gets at the register: opened, checked, and with the judgement up to date."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from tthc.app.basis import Basis, is_settled, read_basis, settle
from tthc.app.ground import Unsafe, look_at, require_clock
from tthc.app.settings import Settings, find_settings, load_settings, locate
from tthc.compliance.judgement import Bench
from tthc.store.engine import Connection, open_engine, show_address, transaction
from tthc.store.packs import Fingerprints
from tthc.store.schema import require_schema
from tthc.store.units import UnitKey, ensure_unit, unit_key


@dataclass(frozen=True, slots=True)
class Register:
    """A unit's register, by its settings; nothing is open until a use case asks.

    `tell_waiting` is called when rules or calendar have changed and the change is not applied yet,
    `tell_unsafe` with what is unsafe about the place of a register that is written.
    """

    settings: Settings
    tell_waiting: Callable[[], object] = field(default=lambda: None, compare=False)
    tell_unsafe: Callable[[Unsafe], object] = field(default=lambda _: None, compare=False)

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
    """One open transaction with everything that judges.

    `waiting`: rules or calendar have changed, and the change is not applied yet.
    """

    connection: Connection
    bench: Bench
    marks: Fingerprints
    home: UnitKey
    waiting: bool


def locate_register(config: Path | None, database: str | None, folder: Path) -> Register:
    """Find the register: the settings at or above `folder`, or given; `database` overrides."""
    settings = load_settings(config or find_settings(folder))
    if database:
        return Register(replace(settings, database=locate(database, folder)))
    return Register(settings)


@contextmanager
def opened(register: Register, *, writing: bool, keep: bool = True) -> Generator[Connection]:
    """Open a transaction on the register; with `keep` False nothing stays written (a dry run).

    Who writes is noted first: in tthc.toml the department may bear another name than last time.

    Raises:
        ClockBackError: it is to be written, and the clock was set back.
    """
    engine = open_engine(register.settings.database, writing=writing)
    with transaction(engine, register.shown, keep=keep) as connection:
        require_schema(connection, register.shown)
        if writing:
            require_clock(connection, register.shown)
            for unsafe in look_at(register.settings.database):
                register.tell_unsafe(unsafe)
            ensure_unit(connection, register.settings.province, register.settings.department)
        yield connection


@contextmanager
def reading(register: Register) -> Generator[Sitting]:
    """Open the register for reading; facts are read as they stand when it opens."""
    with opened(register, writing=False) as connection:
        yield sit(register, connection)


def sit(register: Register, connection: Connection) -> Sitting:
    """Load what judges an open register, for those who only read."""
    return _sit(register, connection, read_basis(connection, register.settings))


@contextmanager
def writing(register: Register, at: datetime, *, keep: bool = True) -> Generator[Sitting]:
    """Open the register for writing, the only one to do so; whole or not at all."""
    with opened(register, writing=True, keep=keep) as connection:
        yield _sit(register, connection, settle(connection, register.settings, at))


def bring_up_to_date(register: Register, at: datetime) -> None:
    """Work the cache out anew when program, rules or calendar have changed since it was made."""
    with opened(register, writing=False) as connection:
        if is_settled(connection, register.settings):
            return
    with writing(register, at):
        pass


def _sit(register: Register, connection: Connection, basis: Basis) -> Sitting:
    if basis.waiting:
        register.tell_waiting()
    return Sitting(connection, basis.bench, basis.marks, register.home, basis.waiting)
