"""Whether the list of the portal that was asked for by its name is one of the register."""

from collections.abc import Sequence

from tthc.errors import NotFoundError
from tthc.intake.snapshots import scope_key
from tthc.store.snapshots import Snapshot


class ScopeMissingError(NotFoundError):
    """The register has lists of the portal, and none of this name."""

    template = "{asked}: the register has no list of the portal of this name. It has: {known}."


class NoListError(NotFoundError):
    """The register has no list of the portal at all."""

    template = (
        "{asked}: the register has no list of the portal yet. Take one in with `tthc import`."
    )


def key_of_scope(there: Sequence[Snapshot], scope: str | None) -> str | None:
    """Give the key by which lists of this name are compared; None asks for all of them.

    Raises:
        NotFoundError: there is no list of this name; that nothing is wrong would be no answer.
    """
    if not scope:
        return None
    wanted, known = scope_key(scope), {one.scope_key: one.scope for one in there}
    if not known:
        raise NoListError(asked=scope)
    if wanted not in known:
        raise ScopeMissingError(asked=scope, known=", ".join(known.values()))
    return wanted
