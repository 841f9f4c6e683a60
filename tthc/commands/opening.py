"""How a command finds its register and signs what it writes."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import click

from tthc.app.register import Register, locate_register
from tthc.clock import now
from tthc.commands.language import catalogue
from tthc.commands.options import login_name
from tthc.store.journal import Signature


def open_register(config: Path | None, database: str | None) -> Register:
    """Find the register of this folder, or the one named."""
    return replace(locate_register(config, database, Path.cwd()), tell_waiting=cache(_tell_waiting))


def _tell_waiting() -> None:
    """Say that a change waits; what was asked is answered all the same."""
    said = catalogue().say(
        "Rules or days off have changed and the change is not applied yet: this is judged as"
        " before. See what would move with `tthc rules impact`."
    )
    click.echo(said, err=True)


def sign(actor: str | None) -> Signature:
    """Sign with the actor and the present moment."""
    return Signature(login_name(actor), now())
