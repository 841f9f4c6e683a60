"""`tthc calendar`: days off, working days and due days."""

from datetime import date
from pathlib import Path

import click

from tthc.calendar.limits import Direction, Limit, Roll, Unit
from tthc.commands.language import catalogue, help_text
from tthc.commands.notices import command as add_notice
from tthc.commands.options import DAY, as_of_option, day_or_today, emit, format_option

_ = help_text
_LANG = click.option("--lang", type=click.Choice(["vi", "en"]), help=_("Language of messages."))


_KNOWN_AT = click.option(
    "--known-at", type=DAY, help=_("Use the days off that had been declared by this day.")
)


class VersionType(click.ParamType[date | Path]):
    """A version of the calendar: the day it was known on, or a folder of year files."""

    name = "version"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | Path:
        """Take a folder that is there, else read a day."""
        return Path(value) if Path(value).is_dir() else DAY.convert(value, param, ctx)


_VERSION = VersionType()


@click.group("calendar", help=_("Days off, working days and due days."))
def command() -> None:
    """Group what the calendar can answer."""


command.add_command(add_notice)


@command.command(
    "add",
    help=_("The N-th working day after DATE (before it when N is negative), day by day."),
    context_settings={"ignore_unknown_options": True},
)
@click.argument("start", type=DAY, metavar="DATE")
@click.argument("number", type=int, metavar="N")
@click.option(
    "--unit",
    type=click.Choice([unit.value for unit in Unit if unit is not Unit.FIXED_DATE]),
    default="working_day",
    show_default=True,
    help=_("What N counts."),
)
@click.option(
    "--roll",
    type=click.Choice([roll.value for roll in Roll]),
    default="none",
    show_default=True,
    help=_("When the last day is a day off."),
)
@_KNOWN_AT
@click.option("--as-of", type=DAY, help=_("Warn of what may change after this day."))
@_LANG
@format_option
def add(  # noqa: PLR0913 - one parameter an option
    *,
    start: date,
    number: int,
    unit: str,
    roll: str,
    known_at: date | None,
    as_of: date | None,
    lang: str | None,  # noqa: ARG001
    form: str,
) -> None:
    """Compute a due day."""
    from tthc.app.day_files import known_here  # noqa: PLC0415
    from tthc.calendar.caveats import find_caveats  # noqa: PLC0415 - loads the calendar
    from tthc.calendar.deadlines import explain_due  # noqa: PLC0415
    from tthc.calendar.readings import other_readings  # noqa: PLC0415
    from tthc.report.days import add_paper  # noqa: PLC0415

    direction = Direction.BEFORE if number < 0 else Direction.AFTER
    limit = Limit(abs(number), Unit(unit), direction, Roll(roll))
    table = known_here(known_at)
    deadline = explain_due(table.calendar, start, limit)
    seen_from = day_or_today(as_of or known_at)
    caveats = find_caveats(table.whole, deadline, as_of=seen_from, known_at=known_at)
    readings = other_readings(table.calendar, start, limit)
    emit(add_paper(deadline, caveats, readings, number, catalogue()), form)


@command.command("count", help=_("Working days after A up to and including B."))
@click.argument("first", type=DAY, metavar="A")
@click.argument("last", type=DAY, metavar="B")
@_KNOWN_AT
@_LANG
@format_option
def count(*, first: date, last: date, known_at: date | None, lang: str | None, form: str) -> None:  # noqa: ARG001
    """Count working days."""
    from tthc.app.day_files import known_here  # noqa: PLC0415 - loads the calendar
    from tthc.report.days import count_paper  # noqa: PLC0415

    emit(count_paper(first, last, known_here(known_at), catalogue()), form)


@command.command("show", help=_("Days off and worked weekend days of a year."))
@click.argument("year", type=int)
@_KNOWN_AT
@_LANG
@format_option
def show(*, year: int, known_at: date | None, lang: str | None, form: str) -> None:  # noqa: ARG001
    """Show a year."""
    from tthc.app.day_files import known_here  # noqa: PLC0415
    from tthc.app.days import special_days  # noqa: PLC0415 - loads the calendar
    from tthc.report.days import year_paper  # noqa: PLC0415

    table = known_here(known_at)
    days = special_days(table.calendar, year)
    emit(year_paper(year, days, table, catalogue()), form)


@command.command("check", help=_("Days on which the holidays library differs from the notices."))
@click.option(
    "--fail-on",
    type=click.Choice(["differences"]),
    help=_("End with exit code 1 when there are any."),
)
@_LANG
@format_option
def check(*, fail_on: str | None, lang: str | None, form: str) -> int:  # noqa: ARG001
    """Compare the official table with the library."""
    from tthc.calendar.differences import differences  # noqa: PLC0415 - loads the library
    from tthc.calendar.working_days import load_calendar  # noqa: PLC0415
    from tthc.report.days import check_paper  # noqa: PLC0415

    years = load_calendar().official_years
    found = differences(*years)
    emit(check_paper(found, years, catalogue()), form)
    return int(bool(found) and fail_on is not None)


@command.command(
    "coverage",
    help=_("What is announced of each year; ends with 1 when too few working days are."),
)
@click.option(
    "--ahead",
    type=click.IntRange(min=1),
    default=250,
    show_default=True,
    help=_("How many announced working days must lie ahead."),
)
@as_of_option
@_KNOWN_AT
@_LANG
@format_option
def coverage(
    *,
    ahead: int,
    as_of: date | None,
    known_at: date | None,
    lang: str | None,  # noqa: ARG001
    form: str,
) -> int:
    """Show how far the days off are announced."""
    from tthc.app.day_files import known_here  # noqa: PLC0415 - loads the calendar
    from tthc.calendar.announced import announced_ahead, coming_years  # noqa: PLC0415
    from tthc.report.coverage import Ahead, coverage_paper  # noqa: PLC0415

    day, table = day_or_today(as_of), known_here(known_at)
    found = Ahead(day, announced_ahead(table.calendar, day), ahead)
    emit(coverage_paper(coming_years(table.calendar, day), found, table, catalogue()), form)
    return int(not found.enough)


@command.command("diff", help=_("Days on which two versions of the calendar differ."))
@click.argument("before", type=_VERSION, metavar="A")
@click.argument("after", type=_VERSION, metavar="B")
@_LANG
@format_option
def diff(*, before: date | Path, after: date | Path, lang: str | None, form: str) -> None:  # noqa: ARG001
    """Compare two calendars, each as known on a day or read from a folder of year files."""
    from tthc.app.day_files import calendar_here  # noqa: PLC0415
    from tthc.calendar.changes import changed_days  # noqa: PLC0415 - loads the calendar
    from tthc.calendar.known import load_version  # noqa: PLC0415
    from tthc.report.coverage import changes_paper  # noqa: PLC0415

    here = calendar_here()
    one, other = load_version(before, here), load_version(after, here)
    names = (_name(before), _name(after))
    found = changed_days(one, other)
    emit(changes_paper(names, found, (one.label, other.label), catalogue()), form)


@command.command("by", help=_("Last day of what a text puts at the latest on DATE."))
@click.argument("stated", type=DAY, metavar="DATE")
@_KNOWN_AT
@_LANG
@format_option
def by(*, stated: date, known_at: date | None, lang: str | None, form: str) -> None:  # noqa: ARG001
    """Read "chậm nhất ngày D"."""
    _fixed_date(stated, "by", known_at, form)


@command.command("before", help=_("Last day of what a text puts before DATE."))
@click.argument("stated", type=DAY, metavar="DATE")
@_KNOWN_AT
@_LANG
@format_option
def before(*, stated: date, known_at: date | None, lang: str | None, form: str) -> None:  # noqa: ARG001
    """Read "trước ngày D"."""
    _fixed_date(stated, "before", known_at, form)


def _fixed_date(stated: date, wording: str, known_at: date | None, form: str) -> None:
    from tthc.app.day_files import known_here  # noqa: PLC0415 - loads the calendar
    from tthc.calendar.fixed_dates import DateWording, read_fixed_date  # noqa: PLC0415
    from tthc.report.fixed_dates import fixed_date_paper  # noqa: PLC0415

    table = known_here(known_at)
    found = read_fixed_date(table.calendar, stated, DateWording(wording))
    emit(fixed_date_paper(found, table, catalogue()), form)


def _name(version: date | Path) -> date | str:
    return version if isinstance(version, date) else str(version)
