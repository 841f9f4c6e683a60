"""`tthc workflow`: states and steps."""

import click

from tthc.commands.language import catalogue, help_text
from tthc.commands.options import emit, format_option
from tthc.commands.screen import to_screen

_ = help_text


@click.command("workflow", help=_("The states and steps of a workflow."))
@click.argument("name", type=click.Choice(["announcement", "removal"]))
@click.option("--mermaid", is_flag=True, default=False, help=_("Draw it as a Mermaid diagram."))
@click.option("--lang", type=click.Choice(["vi", "en"]), help=_("Language of messages."))
@format_option
def command(*, name: str, mermaid: bool, lang: str | None, form: str) -> None:  # noqa: ARG001
    """Show a workflow as tables or as a diagram."""
    from tthc.app.sources import WORKFLOWS  # noqa: PLC0415 - brings the store along
    from tthc.report.law import workflow_paper  # noqa: PLC0415
    from tthc.workflows.engine import build_table, draw_mermaid  # noqa: PLC0415

    workflow = WORKFLOWS[name]
    if mermaid:
        to_screen(lambda out: out.write(f"{draw_mermaid(workflow)}\n"))
        return
    emit(workflow_paper(workflow, build_table(workflow), catalogue()), form)
