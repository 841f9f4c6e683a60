"""How it is told what became of a register that was upgraded, copied, backed up or restored."""

from tthc.app.keeping import Copied, Upgraded
from tthc.app.kept_heads import links_data
from tthc.report.catalogue import Catalogue
from tthc.report.paper import Column, Paper, Sheet
from tthc.report.verified import faults_data, head_sheet
from tthc.report.words import FLAWS


def copied_paper(done: Copied, say: Catalogue, following: str = "") -> Paper:
    """Say where everything recorded went, the head that both have, and what follows."""
    places = {"source": done.source, "target": done.target}
    line = say.say("{source} → {target}: done.", **places)
    if done.already:
        line = say.say("{source} → {target}: done already; nothing was written.", **places)
    sheet = head_sheet("", done.head, say)
    data: dict[str, object] = {
        "source": done.source,
        "target": done.target,
        "already": done.already,
        **links_data(done.head),
        "faults": faults_data(done.faults),
    }
    parts = (line, sheet, _damage(done, say), following)
    return Paper(tuple(part for part in parts if part), sheet, data)


def _damage(done: Copied, say: Catalogue) -> str:
    if not done.faults:
        return ""
    first = done.faults[0]
    return say.say(
        "The register is damaged, and so is what was copied from it: {where}: {fault}."
        " `tthc verify` names every fault. Keep the backups made before; `tthc db restore` refuses"
        " this one.",
        where=first.where,
        fault=say.say(FLAWS[first.flaw]),
    )


def upgraded_paper(done: Upgraded, say: Catalogue) -> Paper:
    """Say which schema the register has now, and where the backup lies."""
    fields = {"database": done.database, "before": done.before, "after": done.after}
    if done.before == done.after:
        lines = [say.say("{database}: has schema {after} already.", **fields)]
    else:
        lines = [say.say("{database}: schema {before} → {after}.", **fields)]
        if done.backup:
            lines.append(say.say("As it was before: {file}", file=done.backup))
    data: dict[str, object] = {**fields, "backup": done.backup}
    columns = tuple(Column(key, key) for key in data)
    row = tuple("" if value is None else str(value) for value in data.values())
    return Paper(tuple(lines), Sheet("", columns, (row,)), data)
