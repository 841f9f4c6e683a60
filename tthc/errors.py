"""What can stop a command, and the exit code of each family.

A message says what happened, where, why it matters and what to do. It is built from the class's
template and typed fields, so that the terminal can say it in Vietnamese or English
(`tthc.report.catalogue` translates the template, never the finished sentence).
"""

import errno
from collections.abc import Callable
from datetime import date
from typing import ClassVar

FieldValue = str | int | date


def show_field(value: FieldValue) -> str:
    """Write one field of a message as an officer reads it: dates as dd/mm/yyyy."""
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)


OS_WORDS = {
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "there is no such file or folder",
    errno.EISDIR: "it is a folder, not a file",
    errno.EACCES: "you may not open it",
    errno.EPERM: "you may not open it",
    errno.EROFS: "it can only be read",
    errno.EBUSY: "another program holds it open",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EIO: "the disk is failing",
    errno.EBADF: "it is closed",
    errno.ENAMETOOLONG: "the name is too long",
}
"""Why the system refuses a file, in words that are translated as those of a message are."""


def os_reason(error: Exception) -> str:
    """Say why the system refused a file; what it says itself is in its own language."""
    number = getattr(error, "errno", None)
    return OS_WORDS.get(number or 0) or getattr(error, "strerror", None) or str(error)


class TthcError(Exception):
    """Base of every error that a command may end with."""

    exit_code: ClassVar[int] = 1
    template: ClassVar[str] = ""
    spoken: ClassVar[frozenset[str]] = frozenset()
    """The fields that hold words of ours, to be translated too; all others stand as they are."""

    def __init__(self, **fields: FieldValue) -> None:
        self.fields = fields
        super().__init__(self.message())

    def message(self, template: str | None = None, translate: Callable[[str], str] = str) -> str:
        """Fill `template` (default: the English one of the class) with the fields.

        A `line` of the file, where one is known, stands behind the file's name.
        """
        template = template or self.template
        if "line" in self.fields and "{line}" not in template:
            place = "{file}: " + translate("line") + " {line}: "
            template = place + template.removeprefix("{file}: ")
        shown = {name: show_field(value) for name, value in self.fields.items()}
        ours = {name for name, text in shown.items() if text in OS_WORDS.values()}
        shown |= {name: translate(shown[name]) for name in self.spoken | ours if shown.get(name)}
        return template.format(**shown)


class InputFileError(TthcError):
    """A file that cannot be read as what it should be."""

    exit_code = 3
    template = "{file}: {reason}"


class RuleFileError(TthcError):
    """A rule file (tệp quy định) that must not be used; names the file and the key."""

    exit_code = 4
    template = "{file}: {key}: {reason}"


class CalendarError(TthcError):
    """The calendar cannot answer; it never guesses."""

    exit_code = 5
    template = "{reason}"


class StoreError(TthcError):
    """The register (sổ theo dõi) cannot be opened, read or written."""

    exit_code = 6
    template = "{database}: {reason}"


class NotFoundError(TthcError):
    """Nothing in the register answers to what was asked."""

    exit_code = 7
    template = "{asked}: nothing in the register has this number, code or case."


class FactRefusedError(TthcError):
    """A fact that cannot have happened as it was typed."""

    exit_code = 8
    template = "{kind}: {reason}"


class SettingsError(TthcError):
    """tthc.toml, the settings of a unit, is missing or wrong."""

    exit_code = 9
    template = "{file}: {reason}"
