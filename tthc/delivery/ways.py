"""Which way a letter goes: the scheme of the address says it."""

from collections.abc import Callable

from tthc.delivery.letter import Letter, Way

SCHEMES = ("smtp", "smtps", "file", "apprise")


def deliver(letter: Letter, way: Way) -> str:
    """Deliver a letter; give what is to be said beside, such as an address that was refused."""
    return _by_scheme(way.address.partition(":")[0])(letter, way)


def _by_scheme(scheme: str) -> Callable[[Letter, Way], str]:
    """Import only what is used: smtplib and apprise are slow."""
    if scheme == "file":
        from tthc.delivery import file  # noqa: PLC0415

        return file.deliver
    if scheme == "apprise":
        from tthc.delivery import chat  # noqa: PLC0415

        return chat.deliver
    from tthc.delivery import smtp  # noqa: PLC0415

    return smtp.deliver
