"""How a test imports lists of the portal, day by day, and reads the facts that they gave."""

from typing import Any

from tests.portal_files import ADOPTION, AUCTION, TRUSTEE, Row, write_export
from tests.registers import Unit

RENAMED = (ADOPTION[0], "Giải quyết việc nuôi con nuôi trong nước", *ADOPTION[2:])
MOVED = (*TRUSTEE[:3], "Sở Tư Pháp", TRUSTEE[4])
STANDING = (
    "SELECT f.kind, p.code_key, f.happened_on, f.since, f.note FROM fact f"
    " JOIN procedure p ON p.id = f.procedure_id"
    " WHERE f.kind LIKE 'portal.%' AND f.id NOT IN"
    " (SELECT corrects FROM fact WHERE corrects IS NOT NULL) ORDER BY 3, 1, 2"
)


def take(unit: Unit, day: str, *rows: Row, scope: str = "Bộ Tư pháp") -> dict[str, Any]:
    """Import a list of a day; the day stands in the file's name."""
    path = write_export(unit.folder / f"danh-sach-{day}.xlsx", rows)
    return unit.ask("import", str(path), "--scope", scope)


def facts(unit: Unit) -> list[tuple[Any, ...]]:
    return unit.sql(STANDING)


LISTS = {
    "2026-07-01": (TRUSTEE, ADOPTION),
    "2026-07-08": (MOVED, RENAMED),
    "2026-07-15": (TRUSTEE, AUCTION, RENAMED),
    "2026-07-22": (TRUSTEE, ADOPTION),
}
