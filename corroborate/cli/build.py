"""``corroborate build``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corroborate.cli.case import chosen_rule, opened, published, work_out
from corroborate.cli.progress import shown
from corroborate.cli.say import complain, tell

if TYPE_CHECKING:
    from corroborate.model import Article, Record

RULES = ("ucdp", "acled", "airwars")


@click.command(
    epilog="Example: corroborate build reports/ page.html --case strike.case --rule ucdp",
    short_help="Read sources into a case and work out its incidents.",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--case", "path", required=True, type=click.Path(path_type=Path), help="The case; made if new.")
@click.option("--rule", type=click.Choice(RULES), help="Whose rule reconciles. [default: the case's own, else ucdp]")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to work with.")
@click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="A TOML file of settings.")
def build(sources: tuple[str, ...], path: Path, rule: str | None, jobs: int, settings_file: Path | None) -> int:
    """Read SOURCEs into a case and work out its incidents.

    A SOURCE is a file (.txt, .html, .jsonl, .warc, .warc.gz), a folder, which is read with all
    that is in it, or an address on the web. Building again with the same sources changes nothing;
    building with more adds to the case. Prints one line an incident, and on standard error every
    problem met. Exit status: 0 when every source was read, 1 when some were not, 2 when none was.
    """
    from corroborate.pipeline import add
    from corroborate.publish.terminal.lines import incident_lines

    seen: dict[str, int] = {}
    with opened(path, settings_file, create=True) as (case, settings):
        with shown(seen) as progress:
            _, problems = add(case, sources, settings, progress)
        for problem in problems:
            tell(problem)
        work_out(case, chosen_rule(case, rule), settings, jobs)
        records, articles = published(case) or ([], [])
    _tell_of(records, articles)
    for line in incident_lines(records):
        click.echo(line)
    if not seen.get("reading"):
        complain("corroborate: nothing was read; name .txt, .html, .jsonl or .warc files, or a folder that holds some")
        return 2
    return 1 if any(not problem.code.startswith("note-") for problem in problems) else 0


def _tell_of(records: list[Record], articles: list[Article]) -> None:
    """The problems that the records carry, each once, and the articles that are in no record."""
    from corroborate.model import VERSION

    names = {article.id: article.source for article in articles}
    changes: Counter[str] = Counter()
    for problem in dict.fromkeys(problem for record in records for problem in record.problems):
        if problem.code == VERSION and problem.article in names:
            changes[names[problem.article]] += 1
        else:
            tell(problem)
    for name, number in sorted(changes.items()):
        complain(
            f"{name}: a later version of another of the articles; `show` and `lineage` list what changed ({number})"
        )
    placed = {article.id for record in records for article in record.articles}
    for article in articles:
        if article.id not in placed:
            known = article.language in ("en", None)
            why = "" if known else f": it is in another language than English ({article.language})"
            complain(f"{article.source}: no incident was found in it{why}; it stays in the case")
    if articles and not records:
        complain("corroborate: no incident was found in any of the articles")
