"""What can be wrong with one row of a file, and what became of the row."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tthc.errors import FieldValue, show_field
from tthc.workflows.facts import Content

BLANK: Final = 'Row {row}, column "{column}": the cell is blank, but a row needs it. Fill it in.'
DATE_UNREADABLE: Final = (
    'Row {row}, column "{column}": "{value}" is not a day. '
    "Write dd/mm/yyyy, for example 13/11/2025."
)
DATE_IMPOSSIBLE: Final = (
    'Row {row}, column "{column}": "{value}" is not in the calendar. '
    "Write the day first, then the month: dd/mm/yyyy."
)
DATE_SHORT_YEAR: Final = (
    'Row {row}, column "{column}": "{value}" has a year of two digits, which can be read in two '
    "ways. Write dd/mm/yyyy."
)
DATE_YEAR: Final = (
    'Row {row}, column "{column}": "{value}" lies outside the years 1990 to 2100. '
    "Correct the year and write dd/mm/yyyy."
)
DATE_AHEAD: Final = (
    'Row {row}, column "{column}": {value} lies after {today}; what has not happened yet cannot '
    "be recorded. Correct the day (dd/mm/yyyy)."
)
DATES_UNPAIRED: Final = (
    'Row {row}, column "{column}": {dates} days stand for {numbers} decisions. Write one day per '
    'decision, in the same order, or "number ngày dd/mm/yyyy" in the column of the decisions.'
)
PLACEHOLDER: Final = (
    'Row {row}, column "{column}": "{value}" stands where a value should. '
    "Write the value, or leave the cell blank until it is known."
)
DATE_PLACEHOLDER: Final = (
    'Row {row}, column "{column}": "{value}" stands where a value should. '
    "Write the day as dd/mm/yyyy, or leave the cell blank until it is known."
)
CODE_IRREGULAR: Final = (
    'Row {row}, column "{column}": "{value}" is not a procedure code such as 1.014390 or '
    "1.014390.H05. It is kept as written; correct it if it is a typing error."
)
EXPORT_LACKS: Final = (
    "Row {row}: the list bears the title of the portal's export, but lacks {columns}. It was read"
    " as a plain list of procedures; if it was taken from the portal, import it with --as snapshot"
    " and, where the file's name has no day, --taken-on."
)
NAME_BLANK: Final = (
    "Row {row}: {code} stands there without a name. The name of the list before is kept; export the"
    " list again."
)
TAKEN_FOR: Final = (
    "Row {row}: it bears the name that {code} has in the list before, and counts as {code}."
)
MOST_CHANGED: Final = (
    "Row {row}: {changed} of {before} codes have another name, agency or field than on {since}."
    " If only the export was made otherwise (names cut off or numbered), withdraw this list with"
    " `tthc portal withdraw {id}`: what changed counts as an update by the ministry."
)
NAMES_MOVED: Final = (
    "Row {row}: {moved} codes bear the name that another code had on {since}. If a column was"
    " sorted or moved without the others, withdraw this list with `tthc portal withdraw {id}` and"
    " export it again: what changed counts as an update by the ministry."
)
MOST_NEW: Final = (
    "Row {row}: {new} of {codes} codes were not in the list of {since}. If that one was cut short"
    " or held other agencies, withdraw it with `tthc portal withdraw {before}`: what is first seen"
    " counts as an update by the ministry."
)
ZEROS_LOST: Final = (
    "Row {row}: {code} lost the zeros at its end, as a spreadsheet drops them (no code of the list"
    " ends with one). It is read as {meant}."
)
CODE_AGAIN: Final = (
    "Row {row}: the code {code} stands in row {first} already, with the same words. It counts once."
)
CODE_DIFFERS: Final = (
    "Row {row}: the code {code} stands in row {first} already, with other words ({differs}). Row"
    " {first} is kept and this row left out; correct the list if this row is the right one."
)
CODE_MISSING: Final = (
    'Row {row}, column "{column}": the procedure "{name}" has no code and is not followed. '
    "Write its code."
)
LIST_ROWS_MISSING: Final = (
    'Row {row}, column "{column}": "{name}" has no code, and the row does not say which rows of '
    '{list} it means. Write its code, or its rows in the column "Số thứ tự tại danh mục" '
    '("17, 18 Mục I"); "toàn bộ" in that column says that every procedure of the list is abolished.'
)
LIST_ROWS_UNCLEAR: Final = (
    'Row {row}, column "{column}": "{value}" speaks of procedures of an earlier list, but does not '
    "say which: nothing is recorded. Write their codes, or their rows in the column "
    '"Số thứ tự tại danh mục" ("17, 18 Mục I", or "toàn bộ" for every procedure of the list) and '
    'the decision of the list in the column "Quyết định công bố danh mục".'
)
LIST_ENDS_ALONE: Final = (
    'Row {row}, column "{column}": {number} ends, but the row does not say whether the procedures '
    "of its list end too: they stay, and those that the register knows to stand in it (announced "
    "under {number} by code, or recorded as procedure.listed) are counted to be reviewed. If they "
    'end, write "toàn bộ" in the column "Số thứ tự tại danh mục"; if a new list carries them on, '
    "record procedure.listed."
)
OTHER_SCOPE: Final = (
    'Row {row}: this is the first list called "{scope}", and lists of the same agency are called'
    ' "{known}"; lists are compared only under one name. If the name is a slip, withdraw this list'
    ' (tthc portal withdraw) and import it again with --scope "{known}".'
)
NUMBER_IRREGULAR: Final = (
    'Row {row}, column "{column}": "{value}" is not a full document number such as '
    "2586/QĐ-BKHCN. It is kept as written; correct it if it is a typing error."
)
NUMBER_NOT_MINISTRY: Final = (
    'Row {row}, column "{column}": "{value}" is not the number of a decision of a ministry or '
    "central body (…/QĐ-B…). It is kept as written; correct it if it is a typing error."
)
NUMBER_NEEDED: Final = (
    'Row {row}, column "{column}": the row announces procedures of a ministry, but "{value}" is '
    "not the number of its decision. Write it in full, for example 2586/QĐ-BKHCN."
)
ONLY_MENTIONED: Final = (
    'Row {row}, column "{column}": {decisions} is only mentioned, as replaced, abolished, amended '
    "or relied on, so no clock starts. If the dispatch does bring it, state that with "
    "`tthc record dispatch.registered`."
)
ANNOUNCES_NOTHING: Final = (
    'Row {row}, column "{column}": {decisions} looks like a decision on procedures, but the row '
    'does not say "công bố", so it was passed over. If it announces procedures, record it with '
    "`tthc record dispatch.registered`."
)
DECISION_UNNAMED: Final = (
    'Row {row}, column "{column}": the row speaks of a decision that announces procedures, but '
    "names no number of a ministry's decision, so it was passed over. If the dispatch brings one, "
    "record it with `tthc record dispatch.registered`."
)
EARLIER_THAN_DECISION: Final = (
    'Row {row}, column "{column}": {value} is earlier than {decision_date}, the day of decision '
    "{decision} that it follows. Both are kept; correct the one that is wrong."
)
CODES_UNPAIRED: Final = (
    'Row {row}, column "{column}": the codes are not used, because the row names several '
    "decisions. Write one row for each decision with its codes."
)
CHANGE_UNKNOWN: Final = (
    'Row {row}, column "{column}": "{value}" is not a kind of change. Write mới ban hành, '
    "sửa đổi, bổ sung, thay thế, bãi bỏ, hủy bỏ or chuẩn hóa."
)
YES_NO_UNKNOWN: Final = (
    'Row {row}, column "{column}": "{value}" is neither yes nor no. Write x, or leave it blank.'
)
KIND_UNKNOWN: Final = (
    'Row {row}, column "{column}": "{value}" is not a kind of fact. '
    "Write one such as dispatch.registered."
)
CAUSE_MISSING: Final = (
    'Row {row}, column "{column}": "{value}" names no document, and the row names none that ends '
    "this one. Write the number of the document with which it ends."
)
END_NOT_STATED: Final = (
    'Row {row}, column "{column}": {number} ends, and the row gives neither a day that can be read '
    "nor the document with which it ends. It is kept as ending on a day not known."
)
STANDS_AFTER_END: Final = (
    'Row {row}, column "{column}": "{value}" stands beside {day} as the day of its end, in a list '
    "of {listed_on}. The end is kept, and the audit reports the contradiction. Find out which is "
    "right; if it is in force, void the end."
)
STANDS_UNDATED: Final = (
    'Row {row}, column "{column}": "{value}" stands beside {day} as the day of its end, and '
    "nothing says of which day the list is. The end is kept. If the list was made on that day or "
    "later, import it again with --taken-on dd/mm/yyyy: the audit then reports the contradiction."
)
DECISIONS_SEVERAL: Final = (
    'Row {row}, column "{column}": "{value}" names several decisions; the row is taken as '
    "abolished by {number}. If another one abolishes it, write that one alone."
)
NUMBER_WANTED: Final = (
    'Row {row}, column "{column}": "{value}" names no decision that abolishes. Write its number, '
    "for example 2256/QĐ-BTP."
)
POSITION_WITHOUT_LIST: Final = (
    'Row {row}, column "{column}": rows "{value}" of which list? Write the one decision in whose '
    'annex they stand beside them, or in the column "Quyết định công bố danh mục".'
)
EXTENT_UNKNOWN: Final = (
    'Row {row}, column "{column}": "{value}" is neither whole nor part. '
    "Write one of them, or leave it blank."
)
HOUR_UNREADABLE: Final = (
    'Row {row}, column "{column}": "{value}" is no hour of the day. Write HH:MM, for example 16:45.'
)
NOT_A_FACT_ID: Final = (
    'Row {row}, column "{column}": "{value}" is not the number of a fact. Write digits only.'
)
SUCCESSOR_OWN: Final = (
    'Row {row}, column "{column}": {value} cannot take its own place. '
    "Write the code that replaces it."
)
CORRECTS_MISPLACED: Final = (
    'Row {row}, column "{column}": only fact.voided takes a fact back, not {kind}. '
    "Leave the cell blank, or write fact.voided as the kind."
)
VOIDS_NOTHING: Final = (
    'Row {row}, column "{column}": fact.voided does not say which fact it takes back. '
    "Write the number that `tthc show` gives it."
)
ABOUT_NOTHING: Final = (
    'Row {row}, column "{column}": {kind} is about nothing. Write the number of the decision or '
    "the code of the procedure; only a document that must itself be removed stands alone."
)


class Severity(StrEnum):
    """How much of the row a problem costs."""

    ERROR = "error"  # the row gives no fact
    WARNING = "warning"  # the facts are kept, at most one cell is left out


class RowOutcome(StrEnum):
    """What became of a row; each row read has exactly one."""

    FACTS = "facts"
    NOT_RELEVANT = "not_relevant"
    REFUSED = "refused"


class UnreadableCellError(ValueError):
    """A cell that cannot be read; carries the template and fields of the problem."""

    def __init__(self, template: str, **fields: FieldValue) -> None:
        self.template = template
        self.fields = fields
        super().__init__(template)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a row, as the officer sees it in the file.

    `row` counts from 1 and includes title rows; `column` is the header as written. `template` is
    one of the constants of this file, to be translated; `fields` hold row and column too.
    """

    row: int
    column: str
    severity: Severity
    template: str
    fields: tuple[tuple[str, FieldValue], ...]

    @property
    def message(self) -> str:
        """The sentence in English: where, what, and what to write."""
        return self.say(self.template)

    def say(self, template: str) -> str:
        """Fill `template`, a translation of this problem's own, with the fields."""
        return template.format(**{name: show_field(value) for name, value in self.fields})


@dataclass(frozen=True, slots=True)
class RowRead:
    """What one row gave: facts with at most warnings, nothing (not relevant), or errors.

    `stands` are the words by which it calls its document in force, where it names no day of an end.
    """

    row: int
    contents: tuple[Content, ...]
    problems: tuple[Problem, ...]
    outcome: RowOutcome
    stands: str | None = None
