"""How the bytes of one rule file (tệp quy định) become a rule, or the reason why they cannot.

Imported only when rule files are read, with pydantic and tomllib.
"""

import json
import re
import tomllib
import unicodedata
from itertools import pairwise

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tthc.compliance.rule import Rule, RuleVersion
from tthc.compliance.rule_errors import (
    RuleChoiceError,
    RuleEncodingError,
    RuleIdError,
    RuleKeyMissingError,
    RuleKeyTwiceError,
    RuleKeyUnknownError,
    RuleSyntaxError,
    RuleValueError,
    RuleVersionEndError,
    RuleVersionOpenError,
    RuleVersionOrderError,
    RuleVersionOverlapError,
)
from tthc.compliance.rule_schema import EXAMPLES, BasisTable, RuleTable, VersionTable
from tthc.errors import RuleFileError

TABLES_BY_DEPTH = {1: RuleTable, 3: VersionTable, 4: BasisTable}
"""Which table a key stands in, by the length of its path, e.g. version, 0, basis, words."""

SHOWN = 60
"""How many characters of a wrong value a message repeats."""


def read_rule(file: str, content: bytes) -> Rule:
    """Read one rule; `file` is the name that messages give, its last part the file's own.

    Raises:
        RuleFileError: the file says something that no rule can say.
    """
    rule = _validate(file, _parse(file, _decode(file, content)))
    _refuse_foreign_id(rule)
    _refuse_disorder(rule)
    return rule


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


def _validate(file: str, tables: dict[str, object]) -> Rule:
    try:
        return RuleTable.model_validate(tables).to_rule(file)
    except ValidationError as error:
        # A misspelt key is also a missing one: name what was written, not what was not.
        first = min(error.errors(), key=lambda details: details["type"] != "extra_forbidden")
        raise _value_refusal(file, first) from error


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


def _refuse_foreign_id(rule: Rule) -> None:
    named = rule.file.rpartition("/")[2].removesuffix(".toml")
    if rule.id != named:
        raise RuleIdError(file=rule.file, found=f'"{rule.id}"', example=f'"{named}"')


def _refuse_disorder(rule: Rule) -> None:
    for place, version in enumerate(rule.versions, start=1):
        if version.effective_to and version.effective_to < version.effective_from:
            raise RuleVersionEndError(
                file=rule.file,
                key=f"version.{place}.effective_to",
                end=version.effective_to,
                start=version.effective_from,
            )
    for place, (older, newer) in enumerate(pairwise(rule.versions), start=2):
        _refuse_overlap(rule.file, f"version.{place}.effective_from", older, newer)


def _refuse_overlap(file: str, key: str, older: RuleVersion, newer: RuleVersion) -> None:
    start, before, end = newer.effective_from, older.effective_from, older.effective_to
    if start < before:
        raise RuleVersionOrderError(file=file, key=key, start=start, previous_start=before)
    if end is None:
        raise RuleVersionOpenError(file=file, key=key, start=start)
    if start <= end:
        raise RuleVersionOverlapError(file=file, key=key, start=start, previous_end=end)
