"""Begin the tests: no setting of the developer's shell steers the program in them."""

import os

STEERING = (
    *("TTHC_DB", "TTHC_CONFIG", "TTHC_LANG", "TTHC_ACTOR", "TTHC_DEBUG", "PYTHONIOENCODING"),
    *("LC_ALL", "LC_MESSAGES", "LANG"),
)
"""What does; a test sets what it needs itself."""

for name in STEERING:  # before the program is imported: its help speaks a language from then on
    os.environ.pop(name, None)
