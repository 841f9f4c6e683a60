"""What a letter (thư) is, by which way it goes, and why it may not have gone."""

from dataclasses import dataclass, field
from datetime import datetime


class DeliveryError(Exception):
    """A letter was not delivered; its alerts wait for the next sending.

    `certain` False: the answer did not come, so that it may have been delivered all the same.
    """

    def __init__(self, *, way: str, reason: str, certain: bool = True) -> None:
        super().__init__(f"{way}: {reason}")
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
