"""Does the address of a database hold a password? Asked on every call, so without SQLAlchemy."""

import re

_PASSWORD = re.compile(r"[\w+]+://(?:[^:/@]*:[^@]*@|.*[?&]password=)")


def has_password(url: str) -> bool:
    """Say whether an address holds a password in plain words, however it is written in."""
    return not url.startswith("sqlite:") and _PASSWORD.match(url) is not None
