"""How a paper gets into a file whole: whoever opens it finds the old one or the new one."""

import os
from pathlib import Path
from secrets import token_hex
from stat import S_IMODE


def write_whole(file: Path, content: bytes) -> None:
    """Write a file beside its place, bring it to the disk, and only then put it in its place.

    What is no ordinary file, such as /dev/stdout, is written to as it is. Whoever could not open
    the old file cannot open the new one.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    if file.exists() and not file.is_file():
        file.write_bytes(content)
        return
    place = file.resolve()
    part = place.with_name(f".{place.name}.{token_hex(4)}.part")
    try:
        with part.open("wb") as written:
            if place.exists():
                part.chmod(S_IMODE(place.stat().st_mode))
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
