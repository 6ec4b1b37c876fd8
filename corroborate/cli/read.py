"""``corroborate show``, ``explain`` and ``export``: what is read out of a case."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corroborate.cli.case import current, opened
from corroborate.cli.say import complain

if TYPE_CHECKING:
    from corroborate.model import Record

FORMATS = ("json", "articles", "csv", "ged", "acled", "airwars", "geojson", "annotations", "prov", "html")

MOST_SHOWN = 10
"""Incidents that ``show`` prints in full where none is named; more are listed."""

CASE = click.argument("path", metavar="CASE", type=click.Path(path_type=Path))


@click.command(
    epilog="Example: corroborate show strike.case 2", short_help="Print an incident as a person wants to read it."
)
@CASE
@click.argument("incident", required=False)
def show(path: Path, incident: str | None) -> None:
    """Print an incident as a person wants to read it.

    INCIDENT is the number that `build` gave it, its id, or the beginning of its id. Left out, every
    incident is shown, after a list where there are several; more than ten are only listed.
    """
    from corroborate.publish.terminal.lines import incident_lines
    from corroborate.publish.terminal.paper import paper
    from corroborate.publish.terminal.show import show_record

    with opened(path, None, create=False) as (case, settings):
        records, _ = current(case, settings)
    chosen = chosen_incidents(records, incident)
    if len(chosen) > 1:
        for line in incident_lines(chosen):
            click.echo(line)
    if len(chosen) > MOST_SHOWN:
        complain(f"corroborate: these are {len(chosen)}; name one to read it: corroborate show {path} 1")
        return
    out = paper(sys.stdout)
    for number, record in enumerate(chosen):
        if number or len(chosen) > 1:
            out.rule()
        show_record(record, out)


@click.command(
    epilog="Example: corroborate explain strike.case killed --incident 1", short_help="Say why a field has its value."
)
@CASE
@click.argument("field")
@click.option("--incident", help="Its number, its id, or the beginning of its id.")
def explain(path: Path, field: str, incident: str | None) -> None:
    """Say why FIELD has its value.

    Prints the rule applied and the claims for and against, by origin, each with its words, its
    article and its place in it.
    """
    from corroborate.publish.terminal.explain import explain_field
    from corroborate.publish.terminal.paper import paper

    with opened(path, None, create=False) as (case, settings):
        records, _ = current(case, settings)
    chosen = chosen_incidents(records, incident)
    names = list(dict.fromkeys(name for record in chosen for name in record.fields))
    name = _named(field, names)
    out = paper(sys.stdout)
    for number, record in enumerate(chosen):
        if number:
            out.rule()
        explain_field(record, name, out)


@click.command(
    epilog="Example: corroborate export strike.case --format json -o strike.jsonl",
    short_help="Write the records for programs, registers and readers.",
)
@CASE
@click.option("--format", "form", required=True, type=click.Choice(FORMATS), help="What to write.")
@click.option("-o", "--output", "target", metavar="PATH", help="Where to; standard output by default.")
@click.option("--without-text", is_flag=True, help="Leave out the articles' text; keep quotations of at most 25 words.")
def export(path: Path, form: str, target: str | None, without_text: bool) -> None:
    """Write the records for programs, registers and readers.

    json: a record a line. articles: an article a line. csv: a row an incident. ged, acled: the
    registers' own columns. html: one self-contained page.
    """
    from corroborate.cli.output import write
    from corroborate.publish.formats import written
    from corroborate.publish.shortened import shortened, shortened_article

    with opened(path, None, create=False) as (case, settings):
        records, articles = current(case, settings)
    if without_text:
        records, articles = [shortened(one) for one in records], [shortened_article(one) for one in articles]
    write(written(form, records, articles), target, keep=path)


def chosen_incidents(records: list[Record], incident: str | None) -> list[Record]:
    """The incidents asked for.

    Raises:
        UsageError: there is none, or the name fits none or several.
    """
    from corroborate.errors import UsageError

    if not records:
        raise UsageError("no incident was found in this case's articles; build with more sources")
    if incident is None:
        return records
    if incident.isdecimal() and 1 <= int(incident) <= len(records):
        return [records[int(incident) - 1]]
    exact = [record for record in records if record.id == incident]
    fitting = exact or [record for record in records if record.id.startswith(incident)]
    if incident and len(fitting) == 1:
        return fitting
    listed = ", ".join(f"{number} ({record.id})" for number, record in enumerate(records, 1))
    raise UsageError(f"{incident!r} names {'several incidents' if fitting else 'no incident'} of: {listed}")


def _named(field: str, names: list[str]) -> str:
    """The field asked for, whatever its case and its dashes.

    Raises:
        UsageError: there is none of that name; the message suggests one.
    """
    from corroborate.errors import UsageError

    name = field.strip().lower().replace("-", "_").replace(" ", "_")
    if name in names:
        return name
    import difflib

    near = difflib.get_close_matches(name, names, 1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise UsageError(f"{field!r} is no field; {hint}Fields: {', '.join(names)}")
