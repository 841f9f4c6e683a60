"""`tthc audit`: the nightly run."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tthc.clock import today
from tthc.commands.language import catalogue, help_text
from tthc.commands.options import (
    actor_option,
    as_of_option,
    chosen,
    day_or_today,
    emit,
    format_option,
    known_at_option,
    place_options,
    policy_option,
)
from tthc.compliance.checks import Check

if TYPE_CHECKING:
    from tthc.app.register import Register

_ = help_text
_FAIL_ON = ("new", *(check.value for check in Check))


@click.command("audit", help=_("The nightly audit: judge, record, report."))
@click.option(
    "--fail-on",
    type=click.Choice(_FAIL_ON),
    multiple=True,
    help=_("End with exit code 1 on a finding of this check, or on any new one."),
)
@click.option(
    "--check-runs",
    is_flag=True,
    help=_("Only say whether audits run: exit code 1 when the last good one is too old."),
)
@click.option(
    "--all",
    "whole",
    is_flag=True,
    default=False,
    help=_("List every finding; of more than 10,000 only the new ones are listed."),
)
@policy_option
@actor_option
@as_of_option
@known_at_option
@place_options
@format_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    fail_on: tuple[str, ...],
    check_runs: bool,
    whole: bool,
    policy: str | None,
    actor: str | None,
    as_of: date | None,
    known_at: date | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> int:
    """Judge the register as of a day; with --policy or --known-at nothing is recorded."""
    from tthc.app.auditing import audit  # noqa: PLC0415 - brings the store along
    from tthc.app.supposing import suppose  # noqa: PLC0415
    from tthc.app.viewpoint import Viewpoint  # noqa: PLC0415
    from tthc.commands.opening import open_register, sign  # noqa: PLC0415
    from tthc.report.findings import audit_paper, suppose_paper  # noqa: PLC0415

    register = open_register(config, database)
    if check_runs:
        return _check_runs(register, day_or_today(as_of), form)
    errors = 0
    viewpoint = Viewpoint(day_or_today(as_of), chosen(policy), known_at)
    if viewpoint.policy or viewpoint.known_at:
        supposed = suppose(register, viewpoint)
        emit(suppose_paper(supposed, catalogue()), form)
        found = supposed.findings
    else:
        whole = whole or not {"new"}.issuperset(fail_on)
        audited = audit(register, viewpoint.as_of, sign(actor), whole=whole)
        emit(audit_paper(audited, catalogue()), form)
        found, errors = audited.findings, audited.run.errors
    if errors:
        return 1
    fails = {one.line.check for one in found} | {"new" for one in found if one.line.new}
    return int(not fails.isdisjoint(fail_on))


def _check_runs(register: "Register", day: date, form: str) -> int:
    from tthc.app.nights import check_runs  # noqa: PLC0415
    from tthc.report.runs import check_paper  # noqa: PLC0415

    punctual = check_runs(register, day, today())
    emit(check_paper(punctual, catalogue()), form)
    return int(not punctual.in_time)
