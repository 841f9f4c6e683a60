"""How a command finds its register and signs what it writes."""

from pathlib import Path

from tthc.app.register import Register, locate_register
from tthc.clock import now
from tthc.commands.options import login_name
from tthc.store.journal import Signature


def open_register(config: Path | None, database: str | None) -> Register:
    """Find the register of this folder, or the one named."""
    return locate_register(config, database, Path.cwd())


def sign(actor: str | None) -> Signature:
    """Sign with the actor and the present moment."""
    return Signature(login_name(actor), now())
