"""In which language this call of the program speaks, known before anything is said."""

import gettext
import os
import sys
from functools import cache

from tthc.report.catalogue import LOCALE, Catalogue, choose_language


@cache
def catalogue() -> Catalogue:
    """Give the messages of this call: --lang, else TTHC_LANG, else the locale."""
    asked = _asked(sys.argv[1:]) or os.environ.get("TTHC_LANG")
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((value for name in names if (value := os.environ.get(name))), None)
    language = choose_language(asked, locale)
    _teach_click(language)
    return Catalogue(language)


def _teach_click(language: str) -> None:
    """Let click's own words come from our catalogue: it asks the default domain of gettext."""
    gettext.bindtextdomain("messages", str(LOCALE))
    os.environ["LANGUAGE"] = language


def help_text(text: str) -> str:
    """Say a help text; help is built when a command is imported, so its language is fixed then."""
    return catalogue().say(text)


def _asked(arguments: list[str]) -> str | None:
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
    return None
