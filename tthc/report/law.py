"""How rules and workflows are shown: versions, words, sources; states and steps."""

from datetime import date

from tthc.compliance.rule import Rule, RuleBook, RuleVersion, Transition
from tthc.compliance.rule_versions import NoVersion, version_on
from tthc.errors import RuleFileError
from tthc.report.case_data import basis_data
from tthc.report.catalogue import Catalogue
from tthc.report.limits import limit_words
from tthc.report.paper import Column, Heading, Paper, Part, Sheet
from tthc.report.words import CARRIED, CONFIDENCE, FACTS
from tthc.workflows.definition import Workflow
from tthc.workflows.table import Table


def rules_paper(book: RuleBook, say: Catalogue) -> Paper:
    """List every rule with the version now at its end."""
    columns = (
        Column("rule", say.say("Rule")),
        Column("title", say.say("Duty"), wide=True),
        Column("limit", say.say("Limit")),
        Column("bearer", say.say("Whose")),
        Column("counted", say.say("Counted")),
        Column("from", say.say("In force from")),
        Column("file", say.say("File"), wide=True),
    )
    rows = tuple(
        (
            rule.id,
            say.of(rule.title_vi, rule.title_en),
            limit_text(rule.versions[-1], say),
            rule.bearer.value,
            say.say("yes") if rule.counted else say.say("no"),
            rule.versions[-1].effective_from,
            rule.file,
        )
        for rule in book.rules
    )
    sheet = Sheet("", columns, rows)
    data: dict[str, object] = {
        "fingerprint": book.fingerprint,
        "rules": [rule_data(rule, rule.versions, say) for rule in book.rules],
    }
    return Paper((sheet,), sheet, data)


def rule_paper(rule: Rule, day: date | None, say: Catalogue) -> Paper:
    """Show one rule: every version, or the one in force on a day."""
    found = version_on(rule, day) if day else None
    versions = rule.versions if found is None else ()
    if isinstance(found, RuleVersion):
        versions = (found,)
    parts: list[Part] = [Heading(f"{rule.id}: {say.of(rule.title_vi, rule.title_en)}")]
    parts.append(say.say("Starts: {kinds}", kinds=_kinds(rule, say)))
    if isinstance(found, NoVersion) and day:
        parts.append(_gap(found, day, say))
    for version in versions:
        parts += _version(version, say)
    keys = ("version", "from", "to", "number", "unit", "direction", "instrument", "article")
    rows = tuple(_row(version) for version in versions)
    sheet = Sheet("", tuple(Column(key, key) for key in keys), rows)
    return Paper(tuple(parts), sheet, rule_data(rule, versions, say))


def checked_paper(book: RuleBook, say: Catalogue) -> Paper:
    """Say that every rule file was read and is sound."""
    versions = sum(len(rule.versions) for rule in book.rules)
    line = say.say(
        "{rules} rules with {versions} versions are sound. sha256 {mark}",
        rules=len(book.rules),
        versions=versions,
        mark=book.fingerprint,
    )
    row = ((len(book.rules), versions, book.fingerprint),)
    keys = ("rules", "versions", "fingerprint")
    data: dict[str, object] = dict(zip(keys, row[0], strict=True))
    return Paper((line,), Sheet("", tuple(Column(key, key) for key in keys), row), data)


def mistakes_paper(mistakes: tuple[RuleFileError, ...], say: Catalogue) -> Paper:
    """Name everything that is wrong with the rule files."""
    said = tuple(say.error(mistake) for mistake in mistakes)
    sheet = Sheet("", (Column("message", "message"),), tuple((one,) for one in said))
    keys = ("file", "key", "line")
    data: dict[str, object] = {
        "mistakes": [
            {**{key: mistake.fields.get(key) for key in keys}, "message": one}
            for mistake, one in zip(mistakes, said, strict=True)
        ]
    }
    return Paper(said, sheet, data)


def rule_data(rule: Rule, versions: tuple[RuleVersion, ...], say: Catalogue) -> dict[str, object]:
    """Give a rule with some of its versions as data."""
    return {
        "id": rule.id,
        "title": say.of(rule.title_vi, rule.title_en),
        "workflow": rule.workflow,
        "bearer": rule.bearer.value,
        "counted": rule.counted,
        "starts": [kind.value for kind in rule.starts],
        "met_by": [kind.value for kind in rule.met_by],
        "change_kinds": [kind.value for kind in rule.change_kinds],
        "requires": [kind.value for kind in rule.requires],
        "excludes": [kind.value for kind in rule.excludes],
        "place": rule.place,
        "file": rule.file,
        "versions": [
            {
                "label": version.label,
                "effective_from": version.effective_from,
                "effective_to": version.effective_to,
                "limit": version.limit.stated,
                "unit": version.limit.unit.value,
                "inclusive": version.limit.inclusive if version.limit.fixed_on else None,
                "direction": version.limit.direction.value,
                "roll": version.limit.roll.value,
                "policy": version.policy.value,
                "basis": basis_data(version.basis),
                "transitions": [
                    {
                        "applies": one.applies.value,
                        "started_from": one.started_from,
                        "started_to": one.started_to,
                        "basis": basis_data(one.basis),
                    }
                    for one in version.transitions
                ],
            }
            for version in versions
        ],
    }


def limit_text(version: RuleVersion, say: Catalogue) -> str:
    """Say a limit with its unit."""
    return limit_words(version.limit, say)


def workflow_paper(workflow: Workflow, table: Table, say: Catalogue) -> Paper:
    """Show the states of a workflow, and what each fact does in each state."""
    states = Sheet(
        say.say("States"),
        (Column("state", say.say("State")), Column("title", say.say("Meaning"), wide=True)),
        tuple((state.name, say.of(state.title_vi, state.title_en)) for state in workflow.states),
    )
    columns = tuple(
        Column(key, say.say(key.capitalize())) for key in ("state", "fact", "next", "order")
    )
    order = {True: say.say("regular"), False: say.say("irregular")}
    rows = tuple(
        (state, kind.value, cell.target, order[cell.regular])
        for (state, kind), cell in table.cells.items()
    )
    sheet = Sheet(say.say("Steps"), columns, rows)
    data: dict[str, object] = {
        "workflow": workflow.name,
        "initial": table.initial,
        "terminal": sorted(table.terminal),
        "states": [
            {"name": state.name, "title": say.of(state.title_vi, state.title_en)}
            for state in workflow.states
        ],
        "steps": [
            {"state": state, "fact": kind.value, "next": cell.target, "regular": cell.regular}
            for (state, kind), cell in table.cells.items()
        ],
    }
    return Paper((states, sheet), sheet, data)


def _kinds(rule: Rule, say: Catalogue) -> str:
    return ", ".join(say.say(FACTS[kind]) for kind in rule.starts)


def _version(version: RuleVersion, say: Catalogue) -> list[Part]:
    basis, limit = version.basis, version.limit
    end = version.effective_to or "…"
    return [
        Heading(f"  {version.label}"),
        say.say("  In force: {first} - {last}", first=version.effective_from, last=end),
        f"  {limit_text(version, say)} ({limit.direction.value}, {limit.roll.value})",
        f"  {basis.instrument}, {basis.article}",
        f"  “{basis.words}”",
        say.say(
            "  Read: {how}. Source: {source}",
            how=say.say(CONFIDENCE[basis.confidence]),
            source=basis.source,
        ),
        *([f"  {basis.note}"] if basis.note else []),
        *(part for one in version.transitions for part in _transition(one, say)),
    ]


def _gap(found: NoVersion, day: date, say: Catalogue) -> str:
    if found.last_in_force is None:
        return say.say("No version is in force on {day}.", day=day)
    return say.say(
        "No rule in force on {day}; it was last in force until {last}.",
        day=day,
        last=found.last_in_force,
    )


def _transition(one: Transition, say: Catalogue) -> list[Part]:
    basis, first = one.basis, one.started_from or "…"
    return [
        say.say(
            "  Began {first} - {last} and not finished: {what}.",
            first=first,
            last=one.started_to,
            what=say.say(CARRIED[one.applies]),
        ),
        f"    {basis.instrument}, {basis.article}: “{basis.words}”",
        say.say(
            "  Read: {how}. Source: {source}",
            how=say.say(CONFIDENCE[basis.confidence]),
            source=basis.source,
        ),
    ]


def _row(version: RuleVersion) -> tuple[str | int | date | None, ...]:
    limit, basis = version.limit, version.basis
    return (
        version.label,
        version.effective_from,
        version.effective_to,
        limit.stated,
        limit.unit.value,
        limit.direction.value,
        basis.instrument,
        basis.article,
    )
