"""What a letter (thư) is, by which way it goes, and why it may not have gone."""

from dataclasses import dataclass, field
from datetime import datetime

from tthc.errors import TthcError


class DeliveryError(TthcError):
    """A letter was not delivered.

    `certain` False: the answer did not come, so that it may have been delivered all the same.
    """

    template = "{way}: the message was not delivered: {reason}. It waits for the next sending."

    def __init__(self, *, way: str, reason: str, certain: bool = True) -> None:
        super().__init__(way=way, reason=reason)
        self.reason = reason
        self.certain = certain


@dataclass(frozen=True, slots=True)
class Letter:
    """One message; `id` is the same whenever the same message is sent, `at` an aware instant."""

    id: str
    to: tuple[str, ...]
    subject: str
    text: str
    html: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Way:
    """By which way letters go: smtp://, smtps://, file:/// or apprise:; its secret is not shown."""

    address: str
    sender: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
