"""How a letter goes into a folder, whole or not at all; the same letter again is the same file."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit
from urllib.request import url2pathname

from tthc.delivery.letter import DeliveryError, Letter, Way
from tthc.errors import os_reason


def deliver(letter: Letter, way: Way) -> str:
    """Write a letter as text and as a page.

    Raises:
        DeliveryError: the folder is missing or cannot be written.
    """
    folder = Path(url2pathname(urlsplit(way.address).path))
    name = letter.id.partition("@")[0]
    head = f"{letter.subject}\n{', '.join(letter.to)}\n\n"
    try:
        _write(folder / f"{name}.html", letter.html)
        _write(folder / f"{name}.txt", head + letter.text)
    except OSError as error:
        raise DeliveryError(way=str(folder), reason=os_reason(error)) from error
    return ""


def _write(file: Path, text: str) -> None:
    with NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as draft:
        draft.write(text)
        draft.flush()
        os.fsync(draft.fileno())
    Path(draft.name).replace(file)
