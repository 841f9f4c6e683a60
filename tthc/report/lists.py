"""How lists of cases and the picture of a day are shown."""

from dataclasses import replace

from tthc.app.status import Listed, Listing, Picture
from tthc.compliance.rule import RuleBook
from tthc.compliance.verdicts import Verdict
from tthc.report.catalogue import Catalogue
from tthc.report.caveats import marked_day
from tthc.report.grouping import Subject, group_alike, name_group
from tthc.report.paper import Column, Heading, Paper, Part, Sheet, Value
from tthc.report.words import VERDICTS


def picture_paper(picture: Picture, say: Catalogue) -> Paper:
    """Show counts per verdict, then what is overdue and what is due."""
    counts = _counts(picture, say)
    due = grouped_sheet(picture.due, picture.book, say, say.say("Due"))
    overdue = grouped_sheet(picture.overdue, picture.book, say, say.say("Overdue"))
    total = sum(picture.counts.values())
    title = say.say("Register on {day}: {total} cases", day=picture.as_of, total=total)
    parts: tuple[Part, ...] = (Heading(title), counts, *_units(picture, say), overdue, due)
    return Paper(
        parts,
        case_sheet(picture.overdue + picture.due, say, ""),
        {
            "as_of": picture.as_of,
            "cases": total,
            "counts": {verdict.value: count for verdict, count in picture.counts.items()},
            "due": [case_data(listed) for listed in picture.due],
            "overdue": [case_data(listed) for listed in picture.overdue],
        },
    )


def list_paper(listing: Listing, say: Catalogue) -> Paper:
    """Show cases by filter."""
    found = listing.cases
    sheet = case_sheet(found, say, say.say("{count} cases", count=len(found)))
    cases = [case_data(one) for one in found]
    shown = grouped_sheet(found, listing.book, say, sheet.title)
    parts: tuple[Part, ...] = (shown,) if found else (say.say("No case answers to this filter."),)
    return Paper(parts, sheet, {"as_of": listing.as_of, "cases": cases})


def case_sheet(found: tuple[Listed, ...], say: Catalogue, title: str) -> Sheet:
    """Set cases in a table, duties and verdicts by their codes, which scripts rely on."""
    columns = (
        Column("case", say.say("Case")),
        Column("decision", say.say("Ministry decision"), folds=True),
        Column("procedure", say.say("Procedure"), folds=True),
        Column("name", say.say("Name"), wide=True),
        Column("duty", say.say("Duty"), wide=True),
        Column("verdict", say.say("Verdict")),
        Column("due", say.say("Due day")),
        Column("days", say.say("Days")),
        Column("provisional", say.say("Provisional")),
        Column("unit", say.say("Unit"), wide=True),
    )
    rows = tuple(_row(one) for one in found)
    return Sheet(title, columns, rows, tuple(one.verdict.value for one in found))


def case_data(listed: Listed) -> dict[str, object]:
    """Give one case as data."""
    return {**listed.line._asdict(), "verdict": listed.verdict.value, "days": listed.days}


def grouped_sheet(found: tuple[Listed, ...], book: RuleBook, say: Catalogue, title: str) -> Sheet:
    """Set cases in a table, procedures of one decision that stand alike in one line.

    The unit is shown only where there are several; a provisional due day says so itself.
    """
    groups = group_alike(found, _alike)
    whole = case_sheet(tuple(group[0] for group in groups), say, title)
    *columns, _, unit = whole.columns
    rows = tuple(
        (*_subject(group, say, row), *_judged(group[0], book, say), *row[7:-2], row[-1])
        for group, row in zip(groups, whole.rows, strict=True)
    )
    if len({(one.line.province, one.line.department) for one in found}) > 1:
        return replace(whole, columns=(*columns, unit), rows=rows)
    return replace(whole, columns=tuple(columns), rows=tuple(row[:-1] for row in rows))


def _alike(one: Listed) -> tuple[object, ...]:
    line = one.line
    about = (line.province, line.department, line.workflow, line.decision or line.case)
    return (*about, one.verdict, line.rule, line.due, line.provisional)


def _subject(
    group: tuple[Listed, ...], say: Catalogue, row: tuple[Value, ...]
) -> tuple[Value, ...]:
    line = group[0].line
    first = Subject(line.case, line.procedure, line.procedure_name or line.decision_title)
    case, procedure, name = name_group(first, len(group), line.decision_title, say)
    return case, row[1], procedure, name


def _judged(one: Listed, book: RuleBook, say: Catalogue) -> tuple[Value, ...]:
    rule = book.named(one.line.rule)
    duty = say.of(rule.title_vi, rule.title_en) if rule else ""
    due = marked_day(one.line.due, say, provisional=one.line.provisional)
    return duty, say.say(VERDICTS[one.verdict]), due


def _row(one: Listed) -> tuple[Value, ...]:
    line = one.line
    return (
        line.case,
        line.decision or line.document,
        line.procedure,
        line.procedure_name or line.decision_title,
        line.rule,
        one.verdict.value,
        line.due,
        one.days,
        str(line.provisional).lower(),
        f"{line.department}, {line.province}",
    )


def _counts(picture: Picture, say: Catalogue) -> Sheet:
    columns = (Column("verdict", say.say("Verdict")), Column("cases", say.say("Cases")))
    rows = tuple((say.say(VERDICTS[verdict]), n) for verdict, n in picture.counts.items())
    return Sheet("", columns, rows, tuple(verdict.value for verdict in picture.counts))


def _units(picture: Picture, say: Catalogue) -> tuple[Sheet, ...]:
    """Count what is due and overdue by unit, where there are several."""
    if len(picture.units) < 2:  # noqa: PLR2004 - one unit is the register itself
        return ()
    pressing = (Verdict.OVERDUE, Verdict.DUE_TODAY, Verdict.DUE_SOON)
    headings = (Column(verdict.value, say.say(VERDICTS[verdict])) for verdict in pressing)
    columns = (Column("unit", say.say("Unit"), wide=True), *headings)
    rows = tuple(
        (f"{department}, {province}", *(counts[verdict] for verdict in pressing))
        for (province, department), counts in sorted(picture.units.items())
    )
    return (Sheet(say.say("By unit"), columns, rows),)
