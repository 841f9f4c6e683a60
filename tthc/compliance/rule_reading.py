"""How the bytes of one rule file (tệp quy định) become a rule, or the reason why they cannot.

Imported only when rule files are read, with pydantic and tomllib.
"""

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tthc.calendar.toml_lines import find_line
from tthc.compliance.rule import Rule
from tthc.compliance.rule_errors import (
    RuleChoiceError,
    RuleEncodingError,
    RuleKeyMissingError,
    RuleKeyTwiceError,
    RuleKeyUnknownError,
    RuleSyntaxError,
    RuleValueError,
)
from tthc.compliance.rule_order import find_misplaced
from tthc.compliance.rule_schema import (
    EXAMPLES,
    BasisTable,
    RuleTable,
    TransitionTable,
    VersionTable,
)
from tthc.errors import RuleFileError

TABLES_BY_DEPTH = {
    1: RuleTable,
    3: VersionTable,
    4: BasisTable,
    5: TransitionTable,
    6: BasisTable,
}
"""Which table a key stands in, by the length of its path, e.g. version, 0, basis, words."""

SHOWN = 60
"""How many characters of a wrong value a message repeats."""


class Inspected(NamedTuple):
    """The rule of a file, None where it has mistakes; the misspelt keys come first."""

    rule: Rule | None
    mistakes: tuple[RuleFileError, ...]


def read_rule(file: str, content: bytes) -> Rule:
    """Read one rule; `file` is the name that messages give, its last part the file's own.

    Raises:
        RuleFileError: the file says something that no rule can say; the first of its mistakes.
    """
    found = inspect_rule(file, content)
    if found.rule is None:
        raise found.mistakes[0]
    return found.rule


def inspect_rule(file: str, content: bytes) -> Inspected:
    """Read one rule, or everything that is wrong with its file."""
    try:
        text = _decode(file, content)
        tables = _parse(file, text)
    except RuleFileError as mistake:
        return Inspected(None, (mistake,))
    try:
        rule = RuleTable.model_validate(tables).to_rule(file)
    except ValidationError as error:
        # A misspelt key is also a missing one: name what was written before what was not.
        details = sorted(_innermost(error), key=lambda one: one["type"] != "extra_forbidden")
        values = [_value_refusal(file, one) for one in details]
        return Inspected(None, _located((*values, *find_misplaced(file, tables)), text))
    mistakes = _located(find_misplaced(file, tables), text)
    return Inspected(None if mistakes else rule, mistakes)


def _located(mistakes: Iterable[RuleFileError], text: str) -> tuple[RuleFileError, ...]:
    """Add to each mistake the line on which its key, or the table that lacks it, stands."""
    return tuple(_with_line(mistake, text) for mistake in mistakes)


def _with_line(mistake: RuleFileError, text: str) -> RuleFileError:
    parts = str(mistake.fields.get("key", "id")).split(".")
    path = tuple(int(part) - 1 if part.isdigit() else part for part in parts)
    line = find_line(text, path)
    return type(mistake)(**mistake.fields, line=line) if line else mistake


def _innermost(error: ValidationError) -> list[ErrorDetails]:
    """Leave out that a list is too short where only its entries are wrong."""
    places = {
        detail["loc"][:length] for detail in error.errors() for length in range(len(detail["loc"]))
    }
    return [detail for detail in error.errors() if detail["loc"] not in places]


def _decode(file: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleEncodingError(file=file, position=error.start + 1) from error
    return unicodedata.normalize("NFC", text)


def _parse(file: str, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_refusal(file, text, str(error)) from error


def _syntax_refusal(file: str, text: str, detail: str) -> RuleFileError:
    lines = text.splitlines() or [""]
    found = re.search(r"at line (\d+)", detail)
    line = int(found[1]) if found else len(lines)
    key = lines[line - 1].strip()
    if detail.startswith("Cannot"):  # tomllib: "Cannot overwrite a value", "Cannot declare"
        return RuleKeyTwiceError(file=file, line=line, key=key)
    return RuleSyntaxError(file=file, line=line, key=key, detail=detail)


def _value_refusal(file: str, details: ErrorDetails) -> RuleFileError:
    path = details["loc"]
    key = ".".join(str(part + 1 if isinstance(part, int) else part) for part in path)
    example = EXAMPLES.get(next(part for part in reversed(path) if isinstance(part, str)), "")
    found = json.dumps(details["input"], ensure_ascii=False, default=str)[:SHOWN]
    match details["type"]:
        case "extra_forbidden":
            known = ", ".join(TABLES_BY_DEPTH[len(path)].model_fields)
            return RuleKeyUnknownError(file=file, key=key, known=known)
        case "missing":
            return RuleKeyMissingError(file=file, key=key, example=example)
        case "enum" | "literal_error":
            choices = ", ".join(re.findall(r"'([^']+)'", details["msg"]))
            return RuleChoiceError(file=file, key=key, found=found, choices=choices)
        case _:
            return RuleValueError(file=file, key=key, found=found, example=example)
