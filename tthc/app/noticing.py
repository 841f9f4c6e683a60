"""How a unit adds a notice of days off: checked, weighed against the register, written whole."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tthc.app.basis import Basis, adopt
from tthc.app.day_files import notice_path, unit_of
from tthc.app.moving import find_moves
from tthc.app.notice_file import Draft, placed, read_draft
from tthc.app.register import Register, Sitting, bring_up_to_date, reading, writing
from tthc.app.separating import require_drafter
from tthc.app.sources import fingerprints
from tthc.app.taking_up import Asked, Cause, Impact, name_moves, record_moves
from tthc.calendar.changes import changed_days
from tthc.calendar.errors import CalendarDataError
from tthc.calendar.unit_notices import Notice, check_notice, lay_over, read_notice
from tthc.compliance.judgement import Bench
from tthc.errors import SettingsError
from tthc.store.engine import Connection
from tthc.store.units import unit_names


class NoticeThereError(SettingsError):
    """A notice of this name is in the unit's folder."""

    template = (
        "{file}: there is a notice of this name. Give the new one another name; what lies there"
        " counts already (`tthc calendar show`), or waits for `tthc rules impact --apply`."
    )


class ChangeWaitsError(SettingsError):
    """Another change of rules or calendar has not been applied yet."""

    template = (
        "{file}: rules or calendar have changed and the change is not applied yet, so what this"
        " notice alone would move cannot be told. Run `tthc rules impact` first."
    )


class NoticeAheadError(CalendarDataError):
    """A document whose date has not come."""

    template = (
        "{file}: {document}: {declared_on} has not come yet (today is {today});"
        " correct declared_on."
    )


class UnitOfScopeUnknownError(CalendarDataError):
    """A closure of a unit that the register does not know."""

    template = "{file}: scope: the register has no unit {unit}. It has: {known}. Correct the name."


@dataclass(frozen=True, slots=True)
class Noticed:
    """A notice with what it moves, and where its file lies once it is applied.

    `already`: it was there and applied before, so nothing was written.
    """

    notice: Notice
    impact: Impact
    file: Path
    already: bool = False


def add_notice(register: Register, draft: Draft, asked: Asked) -> Noticed:
    """Say what a notice would move; if asked, write its file and a fact for each move.

    Raises:
        CalendarDataError: the notice has a mistake; the message says what to write instead.
        FlipUnknownError: a case is named whose verdict would not change.
        NoticeThereError: there is another one of its name, or it is not applied yet.
    """
    file = notice_path(register.settings, draft.name)
    bring_up_to_date(register, asked.signature.at)
    if file.exists():
        return _there(register, draft, file)
    if asked.apply:
        return _add(register, draft, asked, file)
    with reading(register) as sitting:
        return _weigh(register, sitting, draft, asked)[0]


def _add(register: Register, draft: Draft, asked: Asked, file: Path) -> Noticed:
    """Write file and facts; whatever fails, neither of them stays."""
    at = asked.signature.at
    require_drafter(register.settings, draft.name, asked.signature.actor, asked.drafter)
    with placed(file, draft.content) as place, writing(register, at) as sitting:
        noticed, bench = _weigh(register, sitting, draft, asked)
        record_moves(sitting.connection, sitting.home, noticed.impact, asked)
        place()
        now = fingerprints(register.settings)
        adopt(sitting.connection, sitting.home, Basis(bench, now, now), at)
    return replace(noticed, impact=replace(noticed.impact, applied=True))


def _there(register: Register, draft: Draft, file: Path) -> Noticed:
    """Know a notice again that was applied before, as after a crash that hid the answer."""
    with reading(register) as sitting:
        if sitting.waiting or read_draft(file).content != draft.content:
            raise NoticeThereError(file=str(file))
        notice = read_notice(draft.name, draft.content, sitting.bench.calendar)
    return Noticed(notice, Impact(moves=(), applied=True), file, already=True)


def _weigh(
    register: Register, sitting: Sitting, draft: Draft, asked: Asked
) -> tuple[Noticed, Bench]:
    if sitting.waiting:
        raise ChangeWaitsError(file=draft.name)
    settings, before = register.settings, sitting.bench.calendar
    notice = read_notice(draft.name, draft.content, before)
    _check(register, sitting.connection, notice, asked.today)
    check_notice(notice, before, unit_of(settings))
    bench = replace(sitting.bench, calendar=lay_over(before, notice, unit_of(settings)))
    moves = find_moves(sitting.connection, bench, asked.today)
    impact = Impact(
        moves=name_moves(sitting.connection, moves, bench.book, asked.flips),
        days=changed_days(before, bench.calendar),
        cause=Cause(notice.document.key, notice.document.declared_on),
    )
    return Noticed(notice, impact, notice_path(settings, draft.name)), bench


def _check(register: Register, connection: Connection, notice: Notice, day: date) -> None:
    """Refuse a document of tomorrow, and a unit that nobody knows."""
    units = unit_names(connection)
    known = {*units, register.home, *((unit.province, "") for unit in units)}
    find = unit_of(register.settings)
    for declared in notice.days:
        document, scope = declared.document, declared.scope
        if document.declared_on and document.declared_on > day:
            raise NoticeAheadError(
                file=notice.file,
                document=document.key,
                declared_on=document.declared_on,
                today=day,
            )
        if scope and find(scope) not in known:
            names = (scope.province or register.settings.province, scope.department)
            raise UnitOfScopeUnknownError(
                file=notice.file,
                unit=", ".join(name for name in names if name),
                known="; ".join(", ".join(pair) for pair in units.values()),
            )
