"""Vietnamese text as old fonts and systems wrote it: one byte for each letter."""

import shutil
import subprocess

# TCVN3 (ABC fonts), position by position from 0xA1; capitals with a tone have no place of their
# own, for a second font draws the small letters large.
_TCVN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
TCVN3 = {
    letter: place + first
    for first, letters in _TCVN3.items()
    for place, letter in enumerate(letters)
}
LETTERS = "".join(TCVN3) + "".join(letter.upper() for letter in TCVN3 if letter.islower())


def tcvn3(text: str) -> bytes:
    """Write text as ABC fonts show it."""
    return bytes(TCVN3.get(one) or TCVN3.get(one.lower()) or ord(one) for one in text)


def by_iconv(text: str, encoding: str) -> bytes | None:
    """Write text as the iconv program does; None where it is not there, or not so clever."""
    program = shutil.which("iconv")
    if program is None:
        return None
    command = [program, "-f", "UTF-8", "-t", encoding]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None
