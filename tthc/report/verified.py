"""How it is told whether a register is whole, and where its journal ends."""

from collections.abc import Iterable, Iterator

from tthc.app.kept_heads import CHAIN_NAMES, Headed, head_data
from tthc.app.verifying import Verified
from tthc.report.catalogue import Catalogue
from tthc.report.paper import Column, Paper, Part, Sheet
from tthc.report.words import FLAWS
from tthc.store.flaws import Found
from tthc.store.heads import Head, Link


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
    parts: list[Part] = [seen]
    if rows:
        parts.append(sheet)
    parts += _conclusions(done, say)
    if rows:
        parts.append(say.say("Keep the files as they are and restore the last good backup."))
    data: dict[str, object] = {
        "facts": done.facts,
        "runs": done.runs,
        "cases": done.cases,
        "cases_compared": done.settled,
        "findings_compared": done.audited,
        **{
            f"{name}_hash": end.hash.hex() for name, end in zip(CHAIN_NAMES, done.head, strict=True)
        },
        "faults": faults_data(done.found),
    }
    return Paper(tuple(parts), sheet, data)


def faults_data(found: Iterable[Found]) -> list[dict[str, str]]:
    """Give what is wrong as data, for every command that verifies."""
    return [{"what": one.flaw.value, "where": one.where} for one in found]


def head_paper(headed: Headed, say: Catalogue) -> Paper:
    """Show where the journal ends."""
    sheet = head_sheet(f"{headed.department}, {headed.province}", headed.head, say)
    keep = say.say("Keep this outside the register; `tthc verify --head FILE` compares with it.")
    return Paper((sheet, keep), sheet, head_data(headed))


def head_sheet(title: str, head: Head, say: Catalogue) -> Sheet:
    """Give the ends of the chains as a table."""
    columns = (
        Column("chain", say.say("Journal")),
        Column("number", say.say("Count")),
        Column("hash", say.say("Hash"), wide=True),
    )
    rows = (
        (say.say("Facts"), *_written(head.fact)),
        (say.say("Audit runs"), *_written(head.run)),
        (say.say("Alerts"), *_written(head.alert)),
        (say.say("Steps of alerts"), *_written(head.step)),
        (say.say("Snapshots"), *_written(head.snapshot)),
        (say.say("Kept rules and calendars"), *_written(head.pack)),
    )
    return Sheet(title, columns, rows)


def _written(end: Link) -> tuple[int, str]:
    return end.number, end.hash.hex()


def _conclusions(done: Verified, say: Catalogue) -> Iterator[str]:
    """Say what agrees as a whole, and what could not be compared."""
    if done.whole and done.audited:
        yield say.say("Everything agrees.")
    elif done.whole:
        yield say.say("What was compared agrees.")
    if not done.settled:
        yield say.say(
            "Cases were not compared: rules, calendar, settings or the program changed since they"
            " were judged. Run `tthc status`, then `tthc verify` again."
        )
    if not done.runs:
        yield say.say("No audit has run yet. Run: tthc audit")
    elif not done.audited:
        yield say.say(
            "Findings were not compared: every case was judged anew since the last audit, and waits"
            " for the next."
        )
