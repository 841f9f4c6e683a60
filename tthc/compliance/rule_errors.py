"""Why a rule file (tệp quy định) is refused, and what to write instead."""

from tthc.errors import RuleFileError


class RuleKeyUnknownError(RuleFileError):
    """A key that no rule file has."""

    template = (
        "{file}: {key}: no rule file has this key, so it would be passed over unnoticed; "
        "write one of: {known}."
    )


class RuleKeyMissingError(RuleFileError):
    """A key that every rule file must have."""

    template = (
        "{file}: {key}: this key is missing, and nothing is assumed in its place; "
        "add it, for example: {example}"
    )


class RuleKeyTwiceError(RuleFileError):
    """A key or table that stands twice."""

    template = (
        "{file}: line {line}: {key}: this stands twice, and nobody can tell which of the two "
        "counts; keep one."
    )


class RuleValueError(RuleFileError):
    """A value of the wrong type, or one that says nothing."""

    template = "{file}: {key}: {found} cannot stand here; write, for example: {example}"


class RuleChoiceError(RuleFileError):
    """A word outside a closed list."""

    template = "{file}: {key}: {found} is not known here; write one of: {choices}."


class RuleSyntaxError(RuleFileError):
    """A file that is not TOML."""

    template = (
        "{file}: line {line}: {key}: this is not TOML ({detail}); write key = value, with texts "
        "between quotes, as in docs/rules.md."
    )


class RuleEncodingError(RuleFileError):
    """A file that is not UTF-8."""

    template = (
        "{file}: byte {position} is not UTF-8, so Vietnamese letters would be lost; "
        "save the file again as UTF-8."
    )


class RuleUnreadableError(RuleFileError):
    """A file that the system does not let us read."""

    template = "{file}: cannot be read ({detail}); check that it is a file and may be opened."


class RuleIdError(RuleFileError):
    """An id that is not the name of its file, so that two files could claim one id."""

    template = (
        "{file}: id: {found} is not the name of the file; write id = {example} or rename the file."
    )


class RuleVersionEndError(RuleFileError):
    """A version that ends before it starts."""

    template = (
        "{file}: {key}: the version ends on {end}, before its first day {start}; write a later "
        "day, or leave effective_to out while the version is in force."
    )


class RuleVersionOrderError(RuleFileError):
    """A version that stands after a later one."""

    template = (
        "{file}: {key}: the version starts on {start}, before the one above it, which starts on "
        "{previous_start}; write the oldest version first."
    )


class RuleVersionOverlapError(RuleFileError):
    """Two versions in force on one day."""

    template = (
        "{file}: {key}: the version starts on {start}, while the one above it is in force to "
        "{previous_end}; end that one before this day, or correct the day."
    )


class RuleVersionOpenError(RuleFileError):
    """A version without an end, followed by another."""

    template = (
        "{file}: {key}: the version starts on {start}, while the one above it has no end; "
        "write effective_to in the one above."
    )


class TransitionWindowError(RuleFileError):
    """A transitional provision about cases that began when the version was in force, or never."""

    template = (
        "{file}: {key}: a transitional provision is about cases that began before the version's "
        "first day {start}; {found} is not such a window: write started_from no later than "
        "started_to, and both before {start}."
    )


class OverlayMissingError(RuleFileError):
    """A directory of own rules (thư mục quy định riêng) that is not there."""

    template = (
        "{file}: there is no such directory of rules, and without it the default rules would "
        "apply unnoticed; correct the path or create the directory."
    )


class ProfileUnknownError(RuleFileError):
    """A profile (bộ quy định của tỉnh) that the package does not bring."""

    template = (
        "{asked}: there is no profile of this name, and without it the default rules would apply "
        "unnoticed; write one of: {known}."
    )
