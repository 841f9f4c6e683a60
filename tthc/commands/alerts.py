"""`tthc alerts`: what is to be told to whom, and sending it."""

from pathlib import Path

import click

from tthc.clock import now
from tthc.commands.language import catalogue, help_text
from tthc.commands.options import actor_option, emit, format_option, place_options

_ = help_text


@click.group("alerts", help=_("Alerts of due days: what waits, and sending it."))
def command() -> None:
    """Hold the commands on alerts."""


@command.command("list", help=_("List the alerts that wait to be sent."))
@click.option(
    "--all", "closed", is_flag=True, help=_("Also those that were sent or are no longer due.")
)
@place_options
@format_option
def list_command(
    *,
    closed: bool,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> int:
    """List alerts; exit code 1 when one cannot be read."""
    from tthc.app.alerting import list_alerts  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register  # noqa: PLC0415
    from tthc.report.alerts import alerts_paper  # noqa: PLC0415

    alerts = list_alerts(open_register(config, database), now(), closed=closed)
    emit(alerts_paper(alerts, catalogue()), form)
    return int(bool(alerts.unread))


@command.command("send", help=_("Send what waits: one letter to each department and officer."))
@click.option("--dry-run", is_flag=True, help=_("Show what would be sent; send and write nothing."))
@click.option("--anytime", is_flag=True, help=_("Send also at night (22:00-6:00) and on days off."))
@actor_option
@place_options
@format_option
def send_command(  # noqa: PLR0913 - one parameter for each option
    *,
    dry_run: bool,
    anytime: bool,
    actor: str | None,
    config: Path | None,
    database: str | None,
    lang: str | None,  # noqa: ARG001 - read by tthc.commands.language
    form: str,
) -> int:
    """Send alerts; exit code 1 when something that ought to have gone still waits."""
    from tthc.app.alerting import Order, send  # noqa: PLC0415 - brings the store along
    from tthc.commands.opening import open_register, sign  # noqa: PLC0415
    from tthc.report.alerts import sending_paper  # noqa: PLC0415
    from tthc.report.digests import digest_letter  # noqa: PLC0415

    order = Order(sign(actor), any_time=anytime, dry_run=dry_run)
    done = send(open_register(config, database), order, digest_letter)
    emit(sending_paper(done, catalogue(), dry_run=dry_run), form)
    return int(not done.whole)
