"""How a letter goes by Zalo, Telegram, Teams and what else apprise knows (tthc[notify])."""

from typing import Protocol, cast

from tthc.delivery.letter import DeliveryError, Letter, Way


class _Sender(Protocol):
    """As much of apprise as is used, which is not typed."""

    def add(self, servers: str) -> bool: ...

    def notify(self, *, body: str, title: str) -> bool | None: ...


def deliver(letter: Letter, way: Way) -> str:
    """Hand a letter to every address; apprise says only whether all took it.

    Raises:
        DeliveryError: apprise is not installed, knows no such address, or one did not take it.
    """
    try:
        import apprise  # noqa: PLC0415 - an extra, and slow to import
    except ModuleNotFoundError as error:
        reason = "apprise is not installed: pip install tthc[notify]"
        raise DeliveryError(way=way.address, reason=reason) from error
    sender = cast("_Sender", apprise.Apprise())
    if not all(sender.add(address) for address in letter.to):
        raise DeliveryError(way=way.address, reason="an address that apprise does not know")
    if not sender.notify(body=letter.text, title=letter.subject):
        raise DeliveryError(way=way.address, reason="not every address took it", certain=False)
    return ""
