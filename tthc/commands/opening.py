"""How a command finds its register and signs what it writes."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from tthc.app.ground import Ground, Unsafe
from tthc.app.register import Register, locate_register
from tthc.clock import now
from tthc.commands.language import catalogue
from tthc.commands.options import login_name
from tthc.commands.screen import tell
from tthc.store.journal import Signature


def open_register(config: Path | None, database: str | None) -> Register:
    """Find the register of this folder, or the one named."""
    found = locate_register(config, database, Path.cwd())
    return replace(found, tell_waiting=cache(_tell_waiting), tell_unsafe=cache(tell_unsafe))


def _tell_waiting() -> None:
    """Say that a change waits; what was asked is answered all the same."""
    said = catalogue().say(
        "Rules or days off have changed and the change is not applied yet: this is judged as"
        " before. See what would move with `tthc rules impact`."
    )
    tell(said)


def tell_unsafe(unsafe: Unsafe) -> None:
    """Warn of the place of the register; what was asked is done all the same."""
    said = {
        Ground.NETWORK: catalogue().say(
            "Warning: the register lies on a network drive ({detail}), where SQLite cannot promise"
            " to keep it whole. Move it to a disk of this computer, or use PostgreSQL"
            " (docs/database.md).",
            detail=unsafe.detail,
        ),
        Ground.SYNCED: catalogue().say(
            "Warning: the register lies in a folder that is kept the same on several computers"
            " ({detail}): half a change may be copied, or an older register put back. Move it, and"
            " let only backups lie there (tthc db backup).",
            detail=unsafe.detail,
        ),
        Ground.FULL: catalogue().say(
            "Warning: the disk of the register is nearly full: {detail} is free. Make room soon;"
            " when it is full, nothing more can be recorded.",
            detail=unsafe.detail,
        ),
    }
    tell(said[unsafe.what])


def sign(actor: str | None) -> Signature:
    """Sign with the actor and the present moment."""
    return Signature(login_name(actor), now())
