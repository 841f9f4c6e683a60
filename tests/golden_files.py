"""What a program's text was when somebody last read it; shows drift, proves nothing.

With TTHC_UPDATE_GOLDEN=1 in the environment the files are written anew, to be read as a diff.
"""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def same_as_golden(name: str, text: str) -> bool:
    """Compare a text with the file of that name; a missing file is a difference."""
    path = GOLDEN / name
    if os.environ.get("TTHC_UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    return path.is_file() and path.read_text(encoding="utf-8") == text
