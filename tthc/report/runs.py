"""How the ledger of audit runs is shown, with the nights that are missing."""

from datetime import date, timedelta

from tthc.app.nights import Ledger, Punctual, ran
from tthc.report.catalogue import Catalogue
from tthc.report.paper import Column, Paper, Part, Sheet
from tthc.report.words import RAN
from tthc.store.audits import Run


def runs_paper(ledger: Ledger, say: Catalogue) -> Paper:
    """Show every run; a night without one is named."""
    keys = (
        "run",
        "as_of",
        "since",
        "started_at",
        "ran",
        "cases",
        "errors",
        "milliseconds",
        "actor",
    )
    headings = (
        *("Run", "Night of", "Since the night of", "Started (UTC)", "Made"),
        *("Cases", "Errors", "Milliseconds", "By"),
    )
    columns = tuple(Column(k, say.say(h)) for k, h in zip(keys, headings, strict=True))
    rows = tuple(
        (
            *(run.id, run.as_of, run.previous, run.started_at, say.say(RAN[ran(run)])),
            *(run.cases, run.errors, run.milliseconds, run.actor),
        )
        for run in ledger.runs
    )
    missing = _missing(ledger.missing, say)
    none = say.say("No audit has run yet. Run: tthc audit") if not ledger.runs else ""
    sheet = Sheet("", columns, rows)
    parts: tuple[Part, ...] = tuple(part for part in (sheet, missing, none) if part)
    data: dict[str, object] = {
        "runs": [_run(run) for run in ledger.runs],
        "missing": list(ledger.missing),
    }
    return Paper(parts, sheet, data)


def _run(run: Run) -> dict[str, object]:
    return {
        "run": run.id,
        "as_of": run.as_of,
        "since": run.previous,
        "started_at": run.started_at,
        "ran": ran(run).value,
        "milliseconds": run.milliseconds,
        "cases": run.cases,
        "errors": run.errors,
        "counts": run.counts,
        "last_fact": run.last_fact,
        "fingerprints": run.fingerprints._asdict(),
        "actor": run.actor,
    }


def check_paper(punctual: Punctual, say: Catalogue) -> Paper:
    """Say whether the audit runs as it should."""
    last, late = punctual.last, punctual.working_days
    if last is None or late is None:
        said = say.say("No good audit has run yet. Run: tthc audit")
    elif punctual.in_time:
        said = say.say("The audit runs: the last good one is of the night of {night}.", night=last)
    else:
        said = say.say(
            "The last good audit is of the night of {night}, {days} working days ago."
            " Run: tthc audit",
            night=last,
            days=late,
        )
    columns = (Column("missing", say.say("Night of")),)
    sheet = Sheet("", columns, tuple((night,) for night in punctual.missing))
    missing = _missing(punctual.missing, say)
    data: dict[str, object] = {
        "in_time": punctual.in_time,
        "last": last,
        "working_days": late,
        "missing": list(punctual.missing),
    }
    return Paper((said, missing) if missing else (said,), sheet, data)


def _missing(nights: tuple[date, ...], say: Catalogue) -> str:
    """Name the nights without a run, those in a row as one span."""
    spans: list[list[date]] = []
    for night in nights:
        if spans and night - spans[-1][-1] == timedelta(days=1):
            spans[-1].append(night)
        else:
            spans.append([night])
    shown = ", ".join(_span(span) for span in spans)
    text = "{count} nights without an audit: {nights}"
    return say.say(text, count=len(nights), nights=shown) if nights else ""


def _span(nights: list[date]) -> str:
    ends = dict.fromkeys((nights[0], nights[-1]))
    return " - ".join(f"{night:%d/%m/%Y}" for night in ends)
