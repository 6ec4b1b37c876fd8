"""A case opened for a command, with its records up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corroborate.cli.progress import shown
from corroborate.cli.say import complain

if TYPE_CHECKING:
    from corroborate.model import Article, Record, Rule
    from corroborate.settings import Settings
    from corroborate.store.case import Case

DEFAULT_RULE: Rule = "ucdp"


@contextmanager
def opened(path: Path, settings_file: Path | None, *, create: bool) -> Iterator[tuple[Case, Settings]]:
    """The case and the run's settings: those of the file, which the case then keeps, else those it has kept.

    Raises:
        CorroborateError: as :meth:`Case.open` and :meth:`Settings.load` do.
    """
    from corroborate.settings import Settings
    from corroborate.store.case import Case

    settings = Settings.load(settings_file) if settings_file else Settings()
    with Case.open(path, create=create, settings=settings) as case:
        if settings_file:
            case.set_settings(settings.changed())
        elif kept := case.settings():
            settings = Settings.kept(kept)
        yield case, settings


def current(case: Case, settings: Settings) -> tuple[list[Record], list[Article]]:
    """The case's records and articles, worked out first where the case has moved on since they were."""
    if case.published_basis() != case.basis() or case.published_rule() != chosen_rule(case):
        complain("corroborate: this case's records are older than its reports; working them out first")
        work_out(case, chosen_rule(case), settings)
    found = published(case)
    if found is None:
        complain("corroborate: this case's records were written by another version; working them out first")
        work_out(case, chosen_rule(case), settings)
        found = published(case)
    return found or ([], [])


def published(case: Case) -> tuple[list[Record], list[Article]] | None:
    """The records and articles in the case; None where they have another version's shape."""
    from msgspec import DecodeError

    from corroborate.publish.records import read_articles, read_records

    try:
        return read_records(case.records()), read_articles(case.articles())
    except DecodeError:
        return None


def chosen_rule(case: Case, wanted: str | None = None) -> Rule:
    """The rule asked for, else the one the case has, else the default."""
    return wanted or case.rule() or DEFAULT_RULE  # type: ignore[return-value]


def work_out(case: Case, rule: Rule, settings: Settings, jobs: int = 1) -> None:
    """Work the case's records out anew."""
    from corroborate.pipeline import derive
    from corroborate.workers import Workers

    with shown({}) as progress, Workers(settings, jobs) as workers:
        derive(case, rule, workers, progress)
