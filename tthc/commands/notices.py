"""`tthc calendar add-notice`: a notice of days off, weighed before it is written."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tthc.commands.impact import ask, exit_code, taking_up_options
from tthc.commands.language import catalogue, help_text
from tthc.commands.options import DAY, emit

if TYPE_CHECKING:
    from tthc.app.notice_file import Draft

_ = help_text
_ENGLISH = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_VIETNAMESE = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


class WeekdayType(click.ParamType[str]):
    """A weekday, in English as the files write it, or in Vietnamese."""

    name = "weekday"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read a weekday or say which there are."""
        words = (*_ENGLISH, *_VIETNAMESE)
        names = {word.casefold(): _ENGLISH[n % len(_ENGLISH)] for n, word in enumerate(words)}
        if value.casefold() not in names:
            said = catalogue().say(
                "{value} is no weekday; write one of {known}", value=value, known=", ".join(words)
            )
            self.fail(said, param, ctx)
        return names[value.casefold()]


WEEKDAY = WeekdayType()


@click.command(
    "add-notice",
    help=_("Add a notice of days off: first shows what would move, writes with --apply."),
)
@click.argument(
    "file", type=click.Path(path_type=Path, dir_okay=False), required=False, metavar="[FILE.toml]"
)
@click.option("--off", type=DAY, help=_("Day off of one swap, instead of a file."))
@click.option("--off-weekday", type=WEEKDAY, help=_("Its weekday, as the letter states it."))
@click.option("--worked", type=DAY, help=_("Weekend day worked in exchange."))
@click.option("--worked-weekday", type=WEEKDAY, help=_("Its weekday, as the letter states it."))
@click.option("--closed", type=DAY, help=_("Day on which one department is closed (a storm)."))
@click.option("--closed-weekday", type=WEEKDAY, help=_("Its weekday, as the letter states it."))
@click.option("--department", help=_("The department that is closed."))
@click.option("--document", help=_("Number of the letter or notice."))
@click.option("--declared-on", type=DAY, help=_("Date of that paper."))
@click.option("--occasion", help=_("What for, such as Quốc khánh 2027."))
@taking_up_options
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    file: Path | None,
    off: date | None,
    off_weekday: str | None,
    worked: date | None,
    worked_weekday: str | None,
    closed: date | None,
    closed_weekday: str | None,
    department: str | None,
    document: str | None,
    declared_on: date | None,
    occasion: str | None,
    apply: bool,
    drafted_by: str | None,
    flips: tuple[str, ...],
    fail_on: str | None,
    actor: str | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> int:
    """Add a notice."""
    from tthc.app.noticing import add_notice  # noqa: PLC0415 - pydantic and the store
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.impact import notice_paper  # noqa: PLC0415

    days = {"off": off, "worked": worked, "closed": closed}
    weekdays = {"off": off_weekday, "worked": worked_weekday, "closed": closed_weekday}
    stated = {which: weekday for which, weekday in weekdays.items() if weekday}
    paper, names = (document, declared_on), (occasion, department)
    draft = _draft(file, days, stated, paper=paper, names=names)
    asked = ask(flips, actor, drafted_by, apply=apply)
    noticed = add_notice(open_register(config, database), draft, asked)
    emit(notice_paper(noticed, catalogue()), form)
    return exit_code(noticed.impact, fail_on)


def _draft(
    file: Path | None,
    days: dict[str, date | None],
    weekdays: dict[str, str],
    *,
    paper: tuple[str | None, date | None],
    names: tuple[str | None, str | None],
) -> "Draft":
    """Read the file, or write one of what was typed; it is one or the other, and whole."""
    from tthc.app.notice_file import Typed, read_draft, write_draft  # noqa: PLC0415 - pydantic

    (document, declared_on), (occasion, department) = paper, names
    typed = (*days.values(), *weekdays, *paper, *names)
    if file and not any(typed):
        return read_draft(file)
    swap = days["off"] and days["worked"] and not days["closed"] and not department
    closure = days["closed"] and department and not days["off"] and not days["worked"]
    stray = any(days[which] is None for which in weekdays)
    if file or stray or not (document and declared_on) or not (swap or closure):
        raise click.UsageError(
            catalogue().say(
                "give FILE.toml, or --document NUMBER --declared-on DATE with one swap (--off DATE"
                " --worked DATE) or one closure (--closed DATE --department NAME)"
            )
        )
    return write_draft(
        Typed(
            document=document,
            declared_on=declared_on,
            occasion=occasion,
            department=department,
            weekdays=weekdays,
            **days,
        )
    )
