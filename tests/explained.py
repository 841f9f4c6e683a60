"""A decision whose explanation is read: as a page, as a browser reads it, or as its reasons."""

from datetime import date
from html.parser import HTMLParser

from tests.past import DECISION, morning, tell
from tests.registers import Unit
from tthc.workflows.facts import FactKind

VOID_TAGS = {"meta"}


class Page(HTMLParser):
    """Reads a page as a browser does, and minds what a browser forgives."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.cells: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID_TAGS:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and data.strip():
            said = self.cells if "table" in self.open else self.texts
            said.append(" ".join(data.split()))


def page(unit: Unit, *arguments: str) -> Page:
    answer = unit.call(*arguments, "--format", "html")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("<!DOCTYPE html>\n")
    assert answer.out.endswith("</html>\n")
    return Page(answer.out)


def tell_starts(unit: Unit) -> Unit:
    """Begin with two starts of one decision, its announcement, and nothing published."""
    tell(unit, FactKind.DECISION_ISSUED, date(2025, 12, 22), morning(2025, 12, 29))
    tell(unit, FactKind.PORTAL_UPDATED, date(2026, 1, 5), morning(2026, 1, 6))
    tell(unit, FactKind.DISPATCH_REGISTERED, date(2026, 1, 7), morning(2026, 1, 7), document="19")
    tell(
        unit,
        FactKind.ANNOUNCEMENT_SIGNED,
        date(2026, 1, 9),
        morning(2026, 1, 9),
        document="7/QĐ-UBND",
    )
    return unit


ASKED = ("explain", DECISION, "--as-of", "2026-01-12")
