"""What the calendar refuses: a question it cannot answer, or a file of days off it cannot trust."""

from tthc.errors import CalendarError


class NotADayError(CalendarError):
    """Something other than a `datetime.date`; a moment (datetime) is not a day."""

    template = "{given} is not a day; give a date without a time, for example 2026-01-31."


class NotDaysError(CalendarError):
    """An array of something other than days."""

    template = "{given} is not an array of days; give datetime64[D], without NaT."


class UnequalLengthsError(CalendarError):
    """Starts and ends that do not belong together, one to one."""

    template = "{starts} starts and {ends} ends cannot be paired; give as many of both."


class NumberOfDaysError(CalendarError):
    """Zero, a truth value or a fraction where a number of working days is needed."""

    template = (
        "{given} is not a number of working days; give a whole number, above 0 to count forward "
        "or below 0 to count back."
    )


class LimitNumberError(CalendarError):
    """A limit (thời hạn) of less than one day or month."""

    template = "{given} is not the number of a limit; write a whole number of at least 1."


class DayBeforeCoverageError(CalendarError):
    """A day before the calendar begins."""

    template = "{day} lies before {first}, where the calendar begins; check the year of the date."


class DayAfterCoverageError(CalendarError):
    """A day after the calendar ends."""

    template = "{day} lies after {last}, where the calendar ends; check the year of the date."


class CountBeyondCoverageError(CalendarError):
    """A count that runs off one end of the calendar."""

    template = (
        "Counting {number} from {start} leaves the calendar, which runs from {first} to {last}; "
        "check the number and the date."
    )


class OfficialYearsError(CalendarError):
    """Years given as official that are not a run of years inside the calendar."""

    template = "{first}-{last} are not years of the calendar; give two years from {low} to {high}."


class NoWorkingDayError(CalendarError):
    """A calendar in which nobody works, so that counting would never end."""

    template = (
        "The calendar has no working day from {first} to {last}, so nothing can be counted; "
        "check the list of days off."
    )


class RepeatedDayError(CalendarError):
    """One day given twice to a calendar."""

    template = "{day} is listed twice; a day has one kind, keep one of the two."


class CalendarDataError(CalendarError):
    """A file of days off that must not be used; says where and what to write instead."""

    template = "{file}: {detail}"


class NotTomlError(CalendarDataError):
    """A file that cannot be read as TOML, or not as UTF-8."""

    template = "{file}: this is not TOML in UTF-8: {detail}. Correct the line and save as UTF-8."


class UnknownKeyError(CalendarDataError):
    """A key that nothing reads, mostly a misspelt one."""

    template = "{file}: {key}: this key is not known; the known ones are {known}."


class MissingKeyError(CalendarDataError):
    """A key that must be there."""

    spoken = frozenset({"expected"})
    template = "{file}: {key}: this key is missing; write {expected}."


class WrongValueError(CalendarDataError):
    """A value of the wrong kind."""

    spoken = frozenset({"expected"})
    template = "{file}: {key}: {given} cannot stand here; write {expected}."


class WeekdayError(CalendarDataError):
    """A day and its stated weekday disagree: one of them is a typing error."""

    template = "{file}: {day} is a {actual}, the file says {stated}; correct the day or weekday."


class WrongDayOfWeekError(CalendarDataError):
    """A kind of day on a weekday where it means nothing, such as a worked Tuesday."""

    spoken = frozenset({"kind", "expected"})
    template = "{file}: {day} is a {actual}; a {kind} falls on {expected}, correct the day."


class WrongYearError(CalendarDataError):
    """A day in the file of another year; of a swap pair one day must be of the year."""

    template = "{file}: {day} belongs to another year; move it to {right_file}."


class DuplicateDayError(CalendarDataError):
    """One day listed twice as off, or twice as worked."""

    spoken = frozenset({"kind"})
    template = "{file}: {day} ({kind}) is already listed in {other}; keep one of the two."


class OffAndWorkedError(CalendarDataError):
    """One day listed as off and as worked."""

    template = "{file}: {day} is listed both as a day off and as worked (see {other}); keep one."


class ReplacedDayError(CalendarDataError):
    """A substitute for something that is not a holiday on a weekend."""

    template = (
        "{file}: {day} replaces {replaced}, which is not listed as a holiday on a Saturday or "
        "Sunday; correct `replaces` or add the holiday."
    )


class MissingDocumentError(CalendarDataError):
    """A day off that rests on no text."""

    spoken = frozenset({"kind"})
    template = "{file}: {day}: a {kind} needs a {needed}; write {needed} = ... in its [[group]]."


class NoSubstituteError(CalendarDataError):
    """A make-up day under a law that gives none."""

    template = (
        "{file}: {day}: {key} gives no make-up day; name the text that does, or remove the day."
    )


class RepeatedKeyError(CalendarDataError):
    """Two tables with one key."""

    template = "{file}: two tables have the key {key}; give each its own."


class UnknownDocumentError(CalendarDataError):
    """A group that refers to a document or statute which is described nowhere."""

    template = "{file}: {key} is described nowhere; add a [[{table}]] with this key to {where}."


class MissingYearError(CalendarDataError):
    """A hole in the run of years, or no year at all."""

    template = "{file}: the file of this year is missing; the years must follow each other."


class OneUnitError(CalendarDataError):
    """Days of one unit in the table that holds for everybody."""

    template = (
        "{file}: {key}: this file holds for every unit. Put days of one unit in a file of its own"
        " and add it with `tthc calendar add-notice`."
    )


class NoScopeError(CalendarDataError):
    """A closure that does not say which unit is closed."""

    template = (
        "{file}: {key}: {day} is closed for one unit only; say which:"
        ' write scope = {{ department = "Sở Y tế" }} in its [[group]].'
    )


class DaylessNoticeError(CalendarDataError):
    """A notice that declares nothing."""

    template = (
        "{file}: no day is declared; write holidays, substitutes, swaps or closures in a [[group]]."
    )


class AlreadyOffError(CalendarDataError):
    """A notice that gives a day off which already is one."""

    template = (
        "{file}: {day} ({weekday}) already is a day off ({basis}); take the day out of the notice,"
        " or correct it."
    )


class AlreadyWorkedError(CalendarDataError):
    """A notice that has a day worked which already is a working day."""

    template = (
        "{file}: {day} ({weekday}) already is a working day ({basis}); take the swap out of the"
        " notice, or correct the day."
    )


class ContradictsError(CalendarDataError):
    """A notice that has a day worked which a text gives off, or the other way round."""

    spoken = frozenset({"stated"})
    template = (
        "{file}: {day} ({weekday}) cannot be {stated}: {basis} says the opposite."
        " Correct the day; where the new document takes the older one back, ask for a new version"
        " of the calendar."
    )


class BeforeNoticeError(CalendarDataError):
    """A notice that changes a day before its own date."""

    template = (
        "{file}: {day} ({weekday}) lies before the date of {document}, {declared_on}: what an"
        " office did by then cannot be changed afterwards. Correct the day, or declared_on."
    )


class NoticeYearError(CalendarDataError):
    """A notice with [status] that announces another year than the next one."""

    template = (
        "{file}: status: these days are of {year}, and the next year to be announced is {next}."
        " Take [status] out unless the notice lists every day off of {next}."
    )


class IncompleteYearError(CalendarDataError):
    """A notice that announces a year, yet leaves out days off that the law gives."""

    template = (
        "{file}: status: days off of {year} are not listed: {missing}. List every holiday with its"
        " make-up day, or take [status] out; the year then stays estimated."
    )
