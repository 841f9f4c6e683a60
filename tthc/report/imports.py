"""How the result of an import or of a record is shown: what was added, and each problem."""

from collections.abc import Iterator

from tthc.app.importing import Imported
from tthc.app.initialising import Begun
from tthc.app.recording import Recorded
from tthc.app.typed_text import Odd
from tthc.clock import show_moment
from tthc.intake.forms import InputKind
from tthc.intake.problems import Problem
from tthc.report.catalogue import Catalogue
from tthc.report.fact_names import name_conflict, name_fact
from tthc.report.paper import Column, Heading, Paper, Part, Sheet
from tthc.report.snapshots import taken_data, taken_line
from tthc.report.words import PROBLEMS

KINDS = {
    InputKind.DISPATCHES: "incoming-dispatch register",
    InputKind.DECISIONS: "decisions of ministries",
    InputKind.ANNOUNCEMENTS: "announcement decisions of the province",
    InputKind.PROCEDURES: "list of procedures",
    InputKind.SNAPSHOT: "snapshot of the portal",
    InputKind.DOCUMENTS: "legal documents and their force",
    InputKind.ABOLITIONS: "abolished procedures",
    InputKind.FACTS: "table of facts",
}

_SOME = 10  # cases that a line on screen names; JSON names all
_TITLE = 60


def import_paper(done: Imported, say: Catalogue) -> Paper:
    """Show an import; every row read is in exactly one of four counts."""
    title = say.say("{file}: {kind}", file=done.file, kind=say.say(KINDS[done.kind]))
    counts = _counts(done, say)
    facts = say.say("{count} facts added.", count=done.facts_added)
    taken = (taken_line(done.taken, say),) if done.taken else ()
    dry = (say.say("Dry run: nothing was written."),) if done.dry_run else ()
    sheet, shown = _problems(done, say), _problems(done, say, spoken=True)
    doubtful = _doubtful(done, say)
    notes = (*taken, facts, *doubtful, *_unread(done, say), *_alone(done, say), *dry)
    parts: tuple[Part, ...] = (Heading(title), counts, *notes, shown)
    return Paper(parts, sheet, _data(done, say))


def _counts(done: Imported, say: Catalogue) -> str:
    """Count the rows; only a register of dispatches is expected to hold what is not relevant."""
    counts = {"added": done.rows_added, "known": done.rows_known, "refused": done.rows_refused}
    if done.rows_not_relevant or done.kind is InputKind.DISPATCHES:
        return say.say(
            "{read} rows read: {added} added, {known} already known, {other} not"
            " relevant, {refused} refused.",
            read=done.rows_read,
            other=done.rows_not_relevant,
            **counts,
        )
    return say.say(
        "{read} rows read: {added} added, {known} already known, {refused} refused.",
        read=done.rows_read,
        **counts,
    )


def _doubtful(done: Imported, say: Catalogue) -> Iterator[str]:
    """Name the rows that were passed over with a warning."""
    if count := len(done.rows_doubtful):
        rows = ", ".join(map(str, done.rows_doubtful[:_SOME]))
        more = rows + ", …" if count > _SOME else rows
        yield say.say("Passed over in doubt ({count}): rows {rows}.", count=count, rows=more)


def _unread(done: Imported, say: Catalogue) -> Iterator[str]:
    """Name the columns of which nothing was read: perhaps one is only headed in other words."""
    if count := len(done.columns_unknown):
        names = ", ".join(f'"{title[:_TITLE]}"' for title in done.columns_unknown[:_SOME])
        more = names + ", …" if count > _SOME else names
        yield say.say("Columns that this list does not know, not read: {names}.", names=more)


def _alone(done: Imported, say: Catalogue) -> Iterator[str]:
    """Say how often one officer did what [roles] separate wants two to do; it happened already."""
    if done.alone:
        yield say.say(
            "Steps that the same officer drafted and confirmed: {count}. [roles] separate asks for"
            " two officers; what a file brings is kept all the same.",
            count=done.alone,
        )


def record_paper(recorded: Recorded, say: Catalogue) -> Paper:
    """Show what became of a fact recorded by hand."""
    content = recorded.content
    about = " · ".join(p for p in (content.decision, content.procedure, content.document) if p)
    what = name_fact(content, say)
    text = (
        "Recorded: {day} {what} ({about})."
        if recorded.added
        else "Already recorded: {day} {what} ({about}), by {actor} at {at}."
    )
    fields = {"day": content.happened_on, "what": what, "about": about, "actor": recorded.by}
    line = say.say(text, **fields, at=show_moment(recorded.at))
    said: dict[str, object] = {
        "added": recorded.added,
        "kind": content.kind.value,
        "happened_on": content.happened_on,
        "decision": content.decision,
        "procedure": content.procedure,
        "document": content.document,
        "recorded_by": recorded.by,
        "recorded_at": recorded.at,
    }
    warnings = [_warning(odd, say) for odd in recorded.odd]
    lists = {"cases": recorded.cases, "new": recorded.new, "warnings": warnings}
    row = said | {key: "; ".join(texts) for key, texts in lists.items()}
    data = said | {key: list(texts) for key, texts in lists.items()}
    return Paper((line, *_touched(recorded, say), *warnings), _one_row(row), data)


def _touched(recorded: Recorded, say: Catalogue) -> Iterator[str]:
    """Say which cases the fact is about, and what the register had not heard of."""
    count, some = len(recorded.cases), ", ".join(recorded.cases[:_SOME])
    if count:
        more = some + ", …" if count > _SOME else some
        yield say.say("Cases ({count}): {cases}", count=count, cases=more)
    if "decision" in recorded.new:
        yield say.say("New decision: no case of it existed. If it is not new, check its number.")
    if "procedure" in recorded.new:
        yield say.say("New procedure: no case of it existed. If it is not new, check its code.")


def _warning(odd: Odd, say: Catalogue) -> str:
    if odd.option == "procedure":
        return say.say(
            '"{value}" is not a procedure code such as 1.014390 or 1.014390.H05. It is kept as'
            " written; void the fact if it is a typing error.",
            value=odd.value,
        )
    if odd.option == "on":
        what, shown = name_conflict(odd.value, say)
        return say.say(
            "{what} ({shown}): the fact is kept, but these days cannot all be right. Void the fact"
            " that is wrong and state it again.",
            what=what,
            shown=shown,
        )
    if odd.option == "said":
        what, shown = name_conflict(odd.value, say)
        return say.say(
            "{what} ({shown}): the fact is kept, but these cannot all be right. Void the fact that"
            " is wrong and state it again.",
            what=what,
            shown=shown,
        )
    if odd.option in ("ended", "too_early", "shown", "place"):
        return _removal_warning(odd, say)
    return say.say(
        '"{value}" is not a full document number such as 2586/QĐ-BKHCN. It is kept as written;'
        " void the fact if it is a typing error.",
        value=odd.value,
    )


def _removal_warning(odd: Odd, say: Catalogue) -> str:
    """Say what is odd about the day or the place of a removal."""
    if odd.option == "ended":
        return say.say(
            "{value} is in force on that day: the fact is kept, and is out of order. If the day is"
            " wrong, void the fact and state it again.",
            value=odd.value,
        )
    if odd.option == "too_early":
        return say.say(
            "{value} is in force on that day, before any paper that ends it: the fact is kept, is"
            " out of order, and clears no place. If the day is wrong, void the fact and state it"
            " again; else confirm the removal once it has ended.",
            value=odd.value,
        )
    if odd.option == "shown":
        return say.say(
            "The list of the portal of {day} still shows it: the fact is kept, but from that day it"
            " must go again. Remove it, and confirm the day on which it was gone.",
            day=odd.value,
        )
    return say.say(
        '"{value}" is not among the places of this unit (tthc.toml, [removal] places). It is'
        " kept as written, and clears none of them.",
        value=odd.value,
    )


def init_paper(begun: Begun, say: Catalogue) -> Paper:
    """Show what a unit begins with."""
    made = {True: say.say("made"), False: say.say("was there already")}
    data: dict[str, object] = {
        "settings": begun.settings_file,
        "settings_made": begun.settings_made,
        "database": begun.database,
        "database_made": begun.database_made,
    }
    row = _one_row(data)
    data["units"] = list(begun.units)
    lines = (
        f"{begun.settings_file}: {made[begun.settings_made]}",
        f"{begun.database}: {made[begun.database_made]}",
        *_shared(begun, say),
        say.say("Next: tthc import FILE, then tthc status."),
    )
    return Paper(lines, row, data)


def _shared(begun: Begun, say: Catalogue) -> Iterator[str]:
    if begun.units:
        yield say.say(
            "This register is also that of: {units}. Lists show the cases of all; --department"
            " shows those of one (docs/database.md).",
            units="; ".join(begun.units),
        )


def _one_row(data: dict[str, object]) -> Sheet:
    row = tuple("" if value is None else str(value) for value in data.values())
    return Sheet("", tuple(Column(key, key) for key in data), (row,))


def _problems(done: Imported, say: Catalogue, *, spoken: bool = False) -> Sheet:
    """Set problems in a table; how much they cost as a word, or by its code as scripts read it."""
    columns = (
        Column("row", say.say("Row")),
        Column("column", say.say("Column")),
        Column("severity", say.say("Severity")),
        Column("message", say.say("Problem"), wide=True),
    )
    rows = tuple(
        (
            problem.row,
            problem.column,
            say.say(PROBLEMS[problem.severity.value]) if spoken else problem.severity.value,
            _message(problem, say),
        )
        for problem in done.problems
    )
    return Sheet("", columns, rows, tuple(problem.severity.value for problem in done.problems))


def _message(problem: Problem, say: Catalogue) -> str:
    return problem.say(say.fill(problem.template))


def _data(done: Imported, say: Catalogue) -> dict[str, object]:
    return {
        "file": done.file,
        "kind": done.kind.value,
        "dry_run": done.dry_run,
        "rows_read": done.rows_read,
        "rows_added": done.rows_added,
        "rows_known": done.rows_known,
        "rows_not_relevant": done.rows_not_relevant,
        "rows_doubtful": done.rows_doubtful,
        "columns_unknown": list(done.columns_unknown),
        "rows_refused": done.rows_refused,
        "facts_added": done.facts_added,
        "already_known": done.facts_known,
        **({"steps_by_one": done.alone} if done.alone else {}),
        **({"snapshot": taken_data(done.taken)} if done.taken else {}),
        "problems": [
            {
                "row": problem.row,
                "column": problem.column,
                "severity": problem.severity.value,
                "message": _message(problem, say),
            }
            for problem in done.problems
        ],
    }
