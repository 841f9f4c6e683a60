"""How one raw row becomes facts and problems: what every kind of list does the same way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tthc.compliance.identifiers import is_ministry_number, is_regular_code, is_regular_number
from tthc.errors import FieldValue
from tthc.intake.cells import Cell
from tthc.intake.problems import (
    CODE_IRREGULAR,
    EARLIER_THAN_DECISION,
    NUMBER_IRREGULAR,
    NUMBER_NOT_MINISTRY,
    Problem,
    RowOutcome,
    RowRead,
    Severity,
    UnreadableCellError,
)
from tthc.workflows.facts import Content


@dataclass(frozen=True, slots=True)
class Unit:
    """For whom (province, department) and on which day a file is read, and of which day it is."""

    province: str
    department: str
    today: date
    listed_on: date | None = None

    @property
    def said_on(self) -> date:
        """The day on which the file says what it dates by no day of its own."""
        return self.listed_on or self.today


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row under a known header: cells and headers as written, by column name.

    A `heading` only groups the rows below it, or is a numbered blank line of a form.
    """

    number: int
    cells: Mapping[str, Cell]
    titles: Mapping[str, str]
    heading: bool = False


@dataclass(slots=True)
class Draft:
    """The facts and problems of one row while it is read."""

    raw: RawRow
    contents: list[Content] = field(default_factory=list[Content])
    problems: list[Problem] = field(default_factory=list[Problem])
    stands: str | None = None

    def refuse(self, column: str, template: str, **fields: FieldValue) -> None:
        """Add an error: the row gives no fact."""
        self._add(Severity.ERROR, column, template, fields)

    def warn(self, column: str, template: str, **fields: FieldValue) -> None:
        """Add a warning: the row's facts stay."""
        self._add(Severity.WARNING, column, template, fields)

    def report(self, faults: Mapping[str, UnreadableCellError], needed: frozenset[str]) -> None:
        """Add the cells that cannot be read; those of `needed` columns refuse the row."""
        for column, fault in faults.items():
            severity = Severity.ERROR if column in needed else Severity.WARNING
            self._add(severity, column, fault.template, fault.fields)

    def check_decision(self, column: str, number: str) -> None:
        """Warn when a number is not that of a ministry's decision in its full form."""
        if not is_regular_number(number):
            self.warn(column, NUMBER_IRREGULAR, value=number)
        elif not is_ministry_number(number):
            self.warn(column, NUMBER_NOT_MINISTRY, value=number)

    def check_code(self, column: str, code: str) -> None:
        """Warn when a code has none of the known shapes."""
        if not is_regular_code(code):
            self.warn(column, CODE_IRREGULAR, value=code)

    def check_order(self, column: str, day: date, decision: str, signed: date | None) -> None:
        """Warn when something happened before the decision that it follows was signed."""
        if signed is not None and day < signed:
            self.warn(
                column, EARLIER_THAN_DECISION, value=day, decision=decision, decision_date=signed
            )

    def done(self) -> RowRead:
        """Close the row: refused when it has an error, else its facts."""
        problems = tuple(self.problems)
        if any(one.severity is Severity.ERROR for one in problems):
            return RowRead(self.raw.number, (), problems, RowOutcome.REFUSED)
        contents = tuple(self.contents)
        return RowRead(self.raw.number, contents, problems, RowOutcome.FACTS, self.stands)

    def _add(
        self,
        severity: Severity,
        column: str,
        template: str,
        fields: Mapping[str, FieldValue],
    ) -> None:
        row, title = self.raw.number, self.raw.titles.get(column, column)
        known = (("row", row), ("column", title), *fields.items())
        self.problems.append(Problem(row, title, severity, template, known))


def not_relevant(raw: RawRow, problems: Iterable[Problem] = ()) -> RowRead:
    """Count a row that is about something else."""
    return RowRead(raw.number, (), tuple(problems), RowOutcome.NOT_RELEVANT)
