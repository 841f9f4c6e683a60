"""How the alerts of one recipient are told in a letter, in Vietnamese: as text and as a page."""

from tthc.app.alerting import Rendered
from tthc.app.digests import Digest, Item
from tthc.compliance.rungs import Rung
from tthc.report.catalogue import Catalogue
from tthc.report.caveats import marked_day
from tthc.report.findings import days_text
from tthc.report.page import page_html
from tthc.report.paper import Column, Heading, Paper, Part, Sheet, show_value
from tthc.report.words import FACTS, RUNGS


def digest_letter(digest: Digest) -> Rendered:
    """Write the letter; officers read it in Vietnamese, whoever sends it."""
    say = Catalogue("vi")
    late = sum(one.now in (Rung.OVERDUE, Rung.LONG_OVERDUE) for one in digest.items)
    subject = say.say(
        "[tthc] {day}: {late} overdue, {due} due or due soon",
        day=digest.day,
        late=late,
        due=len(digest.items) - late,
    )
    lines = [line for item in digest.items for line in (*_lines(item, say), "")]
    head = say.say("To: {name}", name=digest.recipient.name)
    foot = say.say("Sent by tthc. Whether a duty is done is told by the facts recorded.")
    text = "\n".join((head, "", *lines, foot, ""))
    return Rendered(subject, text, page_html(_paper(digest, head, foot, say), subject, say))


def _lines(item: Item, say: Catalogue) -> tuple[str, ...]:
    title = f"{_what(item, say)} - {_duty(item, say)}"
    return (
        title,
        *(f"  {line}" for line in (_about(item, say), _since(item, say), _todo(item, say))),
    )


def _paper(digest: Digest, head: str, foot: str, say: Catalogue) -> Paper:
    parts: list[Part] = [head]
    for item in digest.items:
        parts.append(Heading(f"{_what(item, say)} - {_duty(item, say)}"))
        parts += [_about(item, say), _since(item, say), _todo(item, say)]
    columns = (Column("case", say.say("Case")),)
    rows = tuple((item.line.case,) for item in digest.items)
    return Paper((*parts, foot), Sheet("", columns, rows))


def _what(item: Item, say: Catalogue) -> str:
    """Say how it stands: the rung, the due day, and the days late or left."""
    rung = say.say(RUNGS[item.now]).upper()
    standing, days = item.line.standing, days_text(item.days, item.version, say)
    day = marked_day(standing.due or item.line.due, say, provisional=standing.provisional)
    due = show_value(day)
    if item.now is Rung.DUE_TODAY:
        return say.say("{rung} ({due}, until 24:00)", rung=rung, due=due)
    if item.now is Rung.DUE_SOON:
        return say.say("{rung}: due {due}, {days} left", rung=rung, due=due, days=days)
    return say.say("{rung}: due {due}, {days} late", rung=rung, due=due, days=days)


def _duty(item: Item, say: Catalogue) -> str:
    return say.of(item.rule.title_vi, item.rule.title_en) if item.rule else item.line.rule


def _about(item: Item, say: Catalogue) -> str:
    about = item.line.subject
    named = [
        " ".join(filter(None, pair))
        for pair in (
            (about.decision, about.decision_title),
            (about.procedure, about.procedure_name),
            (about.document, None),
        )
    ]
    said = "; ".join(filter(None, named))
    return say.say("Case {case}: {about}", case=item.line.case, about=said)


def _since(item: Item, say: Catalogue) -> str:
    told = (
        say.say("{rung} since {day}", rung=say.say(RUNGS[rung]), day=since)
        for rung, since in item.rungs
    )
    return "; ".join(told)


def _todo(item: Item, say: Catalogue) -> str:
    kinds = item.rule.met_by if item.rule else ()
    done = " / ".join(say.say(FACTS[kind]) for kind in kinds)
    return say.say(
        "To do: {duty}. When it is done, record: {done}. Why this day: tthc explain {case}",
        duty=_duty(item, say),
        done=done,
        case=item.line.case,
    )
