"""How it is told whether a register is whole, and where its journal ends."""

from tthc.app.verifying import Headed, Verified, head_data
from tthc.report.catalogue import Catalogue
from tthc.report.paper import Column, Paper, Part, Sheet
from tthc.report.words import FLAWS
from tthc.store.heads import Head


def verified_paper(done: Verified, say: Catalogue) -> Paper:
    """Say that the register is whole, or name what is wrong first."""
    seen = say.say(
        "{facts} facts, {runs} audit runs, {cases} cases looked through.",
        facts=done.facts,
        runs=done.runs,
        cases=done.cases,
    )
    columns = (Column("where", say.say("Record")), Column("what", say.say("Fault"), wide=True))
    rows = tuple((found.where, say.say(FLAWS[found.flaw])) for found in done.found)
    sheet = Sheet("", columns, rows)
    parts: list[Part] = [seen, sheet if rows else say.say("Everything agrees.")]
    if not done.settled:
        parts.append(say.say("Cases were not compared: rules or calendar wait to be applied."))
    if rows:
        parts.append(say.say("Keep the files as they are and restore the last good backup."))
    data: dict[str, object] = {
        "facts": done.facts,
        "runs": done.runs,
        "cases": done.cases,
        "cases_compared": done.settled,
        "facts_hash": done.head.fact.hash.hex(),
        "runs_hash": done.head.run.hash.hex(),
        "faults": [{"what": f.flaw.value, "where": f.where} for f in done.found],
    }
    return Paper(tuple(parts), sheet, data)


def head_paper(headed: Headed, say: Catalogue) -> Paper:
    """Show where the journal ends."""
    sheet = head_sheet(f"{headed.department}, {headed.province}", headed.head, say)
    keep = say.say("Keep this outside the register; `tthc verify --head FILE` compares with it.")
    return Paper((sheet, keep), sheet, head_data(headed))


def head_sheet(title: str, head: Head, say: Catalogue) -> Sheet:
    """Give the ends of both chains as a table."""
    columns = (
        Column("chain", say.say("Journal")),
        Column("number", say.say("Number")),
        Column("hash", say.say("Hash"), wide=True),
    )
    rows = (
        (say.say("Facts"), head.fact.number, head.fact.hash.hex()),
        (say.say("Audit runs"), head.run.number, head.run.hash.hex()),
    )
    return Sheet(title, columns, rows)
