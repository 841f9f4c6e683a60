"""How it is shown what will end (sắp hết hiệu lực), by its day, and what ends on an unknown one."""

from collections.abc import Sequence

from tthc.app.planning import Plan, Planned
from tthc.report.catalogue import Catalogue
from tthc.report.grouping import shorten
from tthc.report.paper import Column, Heading, Paper, Part, Sheet
from tthc.workflows.facts import Extent


def plan_paper(plan: Plan, say: Catalogue) -> Paper:
    """Show what will end and when, then what ends on a day that nobody knows yet."""
    title = say.say("Ending from {first} to {last}", first=plan.as_of, last=plan.until)
    dated, undated = _plan_sheet(plan.dated, say), _plan_sheet(plan.undated, say)
    apart = [
        say.say(
            "Has ended or will end, on a day that is not known, or with an event that has not come:"
        ),
        undated,
    ]
    nothing = say.say("Nothing ends in this time.")
    parts: list[Part] = [Heading(title), dated if plan.dated else nothing]
    parts += apart if plan.undated else []
    data: dict[str, object] = {
        "as_of": plan.as_of,
        "until": plan.until,
        "ending": [_planned_data(one) for one in plan.dated],
        "undated": [_planned_data(one) for one in plan.undated],
    }
    return Paper(tuple(parts), _plan_sheet((*plan.dated, *plan.undated), say), data)


def _plan_sheet(planned: Sequence[Planned], say: Catalogue) -> Sheet:
    columns = (
        Column("ends_on", say.say("Ends on")),
        Column("number", say.say("Procedure or document"), folds=True),
        Column("name", say.say("Name"), wide=True),
        Column("under", say.say("Under"), wide=True),
        Column("case", say.say("Case")),
        Column("gone_by", say.say("To be gone by")),
        Column("fact", say.say("Fact")),
    )
    rows = tuple(
        (
            one.ends_on,
            _planned_number(one, say),
            shorten(one.name),
            one.under,
            one.case,
            one.gone_by,
            one.fact,
        )
        for one in planned
    )
    return Sheet("", columns, rows)


def _planned_number(one: Planned, say: Catalogue) -> str:
    """Say of a document that only a part of it ends; a row of its list says so itself."""
    unnamed = one.extent is Extent.PART and not one.row
    return f"{one.number} ({say.say('in part')})" if unnamed else one.number


def _planned_data(one: Planned) -> dict[str, object]:
    return {
        "case": one.case,
        "number": one.number,
        "name": one.name,
        "ends_on": one.ends_on,
        "under": one.under,
        "gone_by": one.gone_by,
        "fact": one.fact,
        "extent": one.extent.value,
    }
