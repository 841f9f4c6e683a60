"""How a stored history (lịch sử lưu) is told anew to an empty register, and what it then says."""

import json
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from tests.registers import Unit
from tthc.app.register import writing
from tthc.store.heads import read_head
from tthc.store.journal import Item, Journal, Signature
from tthc.store.projection import refresh
from tthc.workflows.facts import ChangeKind, Content, Extent, FactKind, Origin

HISTORIES = Path(__file__).parent / "histories"
_READ: dict[str, Callable[[Any], Any]] = {
    "kind": FactKind,
    "change_kind": ChangeKind,
    "extent": Extent,
    "happened_at": time.fromisoformat,
    **dict.fromkeys(
        ("happened_on", "decision_date", "document_date", "cause_date", "until", "since"),
        date.fromisoformat,
    ),
}


def read_history(name: str) -> dict[str, Any]:
    return json.loads((HISTORIES / f"{name}.json").read_text(encoding="utf-8"))


def tell(unit: Unit, entries: list[dict[str, Any]]) -> tuple[int, str]:
    """Append the facts of a history, entry by entry; give the end of the chain."""
    for entry in entries:
        at = datetime.fromisoformat(entry["at"])
        origin = Origin(**entry["origin"])
        items = [Item((_content(fact),), fact.get("row")) for fact in entry["facts"]]
        with writing(unit.register, at) as sitting:
            signature = Signature(entry["actor"], at)
            journal = Journal(sitting.connection, sitting.home, signature, origin, again=True)
            assert sum(receipt.added for receipt in journal.append(items)) == len(items)
            refresh(sitting.connection, sitting.bench, journal.touched)
    with writing(unit.register, datetime.fromisoformat(entries[-1]["at"])) as sitting:
        head = read_head(sitting.connection).fact
    return head.number, head.hash.hex()


def answers(unit: Unit, as_of: str) -> dict[str, dict[str, Any]]:
    """Give state, due days and verdicts of every case on a day."""
    listed = unit.ask("list", "--as-of", as_of)["cases"]
    papers = {one["decision"] or one["document"] or one["procedure"] for one in listed}
    shown = [unit.ask("show", paper, "--as-of", as_of)["cases"] for paper in sorted(papers)]
    found = {case["id"]: _answer(case) for cases in shown for case in cases}
    assert set(found) == {one["case"] for one in listed}
    return dict(sorted(found.items()))


def _answer(case: dict[str, Any]) -> dict[str, Any]:
    duties = {
        duty["rule"]: f"{duty['due'] or '-'} {duty['verdict']}"
        for duty in case["obligations"]
        if duty["counted"] and duty["start"]
    }
    return {"state": case["state"], **duties}


def _content(said: dict[str, Any]) -> Content:
    fields = {key: _READ.get(key, _same)(value) for key, value in said.items() if key != "row"}
    return Content(**fields)


def _same(value: Any) -> Any:  # noqa: ANN401 - a value of JSON
    return value
