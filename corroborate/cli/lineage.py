"""``corroborate lineage``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from corroborate.cli.case import current, opened
from corroborate.cli.read import CASE, chosen_incidents


@click.command(
    epilog="Example: corroborate lineage strike.case 2 --passages",
    short_help="Print who has whose words, and from whom.",
)
@CASE
@click.argument("incident", required=False)
@click.option("--passages", is_flag=True, help="List the passages too, both sides' words with the edits marked.")
def lineage(path: Path, incident: str | None, passages: bool) -> None:
    """Print who has whose words, and how many origins that leaves behind each field.

    INCIDENT is the number that `build` gave it, its id, or the beginning of its id. An arrow goes
    from the report that had the words first; a name in brackets is a report that is not in the
    case and that two articles share; a dash says that nothing shows who had them first.
    """
    from corroborate.publish.terminal.lineage import show_lineage
    from corroborate.publish.terminal.paper import paper

    with opened(path, None, create=False) as (case, settings):
        records, _ = current(case, settings)
    out = paper(sys.stdout)
    for number, record in enumerate(chosen_incidents(records, incident)):
        if number:
            out.rule()
        show_lineage(record, out, passages)
