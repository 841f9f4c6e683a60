"""Must two officers share a step: one who drafts it, another who confirms it (hai người)?

Asked for by `[roles] separate = true`. What a file brings happened already, so that it is never
refused: the import says how often one officer did both.
"""

from collections.abc import Iterable
from datetime import datetime

from tthc.app.settings import Settings
from tthc.clock import show_moment
from tthc.compliance.identifiers import fold, normalise
from tthc.errors import FactRefusedError
from tthc.store.drafting import Drafted, read_drafts
from tthc.store.engine import Connection


class SameHandError(FactRefusedError):
    """The officer who drafted a step would also confirm it."""

    template = (
        "{kind}: not recorded, for {actor} also recorded the draft of this step ({what}, fact"
        " {fact}, at {at}), and [roles] separate in tthc.toml asks for two officers. Let another"
        " officer confirm it under his or her own name (login or --actor)."
    )


class DrafterUnnamedError(FactRefusedError):
    """A change is applied, and nobody is named who drafted it."""

    template = (
        "{kind}: not applied, for [roles] separate in tthc.toml asks for two officers. Name the"
        " one who drafted the change: --drafted-by NAME; another one applies it (login or --actor)."
    )


class DrafterAppliesError(FactRefusedError):
    """The officer who drafted a change would also apply it."""

    template = (
        "{kind}: not applied, for {actor} drafted it, and [roles] separate in tthc.toml asks for"
        " two officers. Let another officer apply it under his or her own name (login or --actor)."
    )


class TakerWithdrawsError(FactRefusedError):
    """The officer who took a list in would also withdraw it."""

    template = (
        "{kind}: not withdrawn, for {actor} also took snapshot {id} in (at {at}), and [roles]"
        " separate in tthc.toml asks for two officers. Let another officer withdraw it under his"
        " or her own name (login or --actor)."
    )


def require_two(
    connection: Connection, settings: Settings, kind: str, actor: str, after: int
) -> None:
    """Refuse the facts after a number that confirm what the same officer drafted."""
    if not settings.separate:
        return
    for draft in _by_same(read_drafts(connection, after), actor):
        raise SameHandError(
            kind=kind,
            actor=actor,
            what=draft.kind.value,
            fact=draft.draft,
            at=show_moment(draft.at),
        )


def count_alone(connection: Connection, settings: Settings, actor: str, after: int) -> int:
    """Count the facts after a number that confirm what the same officer drafted."""
    return len(_by_same(read_drafts(connection, after), actor)) if settings.separate else 0


def require_drafter(settings: Settings, kind: str, actor: str, drafter: str | None) -> None:
    """Refuse to apply a change of law or days off that nobody else drafted."""
    if not settings.separate:
        return
    if not normalise(drafter or ""):
        raise DrafterUnnamedError(kind=kind)
    if _same(drafter or "", actor):
        raise DrafterAppliesError(kind=kind, actor=actor)


def require_other(
    settings: Settings, kind: str, actor: str, taken: tuple[int, str, datetime]
) -> None:
    """Refuse to withdraw a snapshot (number, who took it in, when) by the same officer."""
    id_, taker, at = taken
    if settings.separate and _same(taker, actor):
        raise TakerWithdrawsError(kind=kind, actor=actor, id=id_, at=show_moment(at))


def _by_same(steps: Iterable[list[Drafted]], actor: str) -> list[Drafted]:
    """Give the first draft by the same officer of each step."""
    own = (next((one for one in drafts if _same(one.actor, actor)), None) for drafts in steps)
    return [draft for draft in own if draft]


def _same(one: str, other: str) -> bool:
    """Say whether two names are one officer's: with or without marks, in capitals or not."""
    return fold(one) == fold(other)
