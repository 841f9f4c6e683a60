"""In which language a sentence is said: messages are looked up by their English template."""

import gettext
from functools import cache
from pathlib import Path

from tthc.errors import FieldValue, TthcError, show_field

LANGUAGES = ("vi", "en")
LOCALE = Path(__file__).parent / "locale"
"""Where the catalogues lie; gettext needs a real folder, and a path is quicker than resources."""


class Catalogue:
    """The messages of one language (vi or en); English is what the program is written in."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._translations = _translations(language)

    def say(self, template: str, **fields: FieldValue) -> str:
        """Say a sentence: translate the template, then fill in the fields."""
        translated = self._translations.gettext(template) if template else ""
        shown = {name: show_field(value) for name, value in fields.items()}
        return translated.format(**shown) if shown else translated

    def of(self, vi: str, en: str) -> str:
        """Choose between two texts that data files give in both languages."""
        return vi if self.language == "vi" else en

    def error(self, error: TthcError) -> str:
        """Say what stopped a command."""
        translate = self._translations.gettext
        return error.message(translate(error.template), translate)

    def fill(self, template: str) -> str:
        """Translate a template that its owner fills in."""
        return self._translations.gettext(template)


def choose_language(asked: str | None, locale: str | None) -> str:
    """Follow what was asked, then the locale; Vietnamese officers come first."""
    if asked in LANGUAGES:
        return asked
    return "en" if (locale or "").casefold().startswith("en") else "vi"


@cache
def _translations(language: str) -> gettext.NullTranslations:
    return gettext.translation("tthc", LOCALE, languages=[language], fallback=True)
