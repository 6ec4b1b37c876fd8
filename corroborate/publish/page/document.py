"""The page put together: templates, style, and the policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

import corroborate
from corroborate.model import Record
from corroborate.publish.page.marked import GROUPS, OTHER
from corroborate.publish.page.safe import finalize
from corroborate.publish.page.view import record_view
from corroborate.publish.page.wording import (
    CONFLICT_KINDS,
    STATUS_MEANINGS,
    STATUSES,
    capital,
    label,
    plural,
    speaker_note,
)
from corroborate.publish.shortened import shortened


def html(records: Sequence[Record], *, with_text: bool = True) -> str:
    """The dossier of one or several incidents: one HTML file that loads nothing.

    Args:
        records: in the order in which they stand on the page.
        with_text: False leaves the reports' text out and keeps quotations of at most 25 words.

    Returns:
        The whole document. The same records give the same characters.
    """
    shown = records if with_text else [shortened(record) for record in records]
    views = [record_view(record, n, corroborate.__version__) for n, record in enumerate(shown, 1)]
    environment = _environment()
    style = _style()
    template = environment.get_template("dossier.html")
    return template.render(
        records=views,
        version=corroborate.__version__,
        style=Markup(style),
        policy=policy(style),
        statuses=STATUSES,
        status_meanings=STATUS_MEANINGS,
        legend=_legend(),
        level=1 if len(views) == 1 else 2,
    )


def policy(style: str) -> str:
    """The content security policy: this one style sheet, and nothing from anywhere."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


@lru_cache(maxsize=1)
def _style() -> str:
    return files("corroborate.publish.page").joinpath("templates", "dossier.css").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("corroborate.publish.page", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize,
    )
    environment.filters["number"] = lambda value: f"{value:.1f}".rstrip("0").rstrip(".")
    environment.filters["capital"] = capital
    environment.filters["plural"] = plural
    environment.filters["speaker_note"] = speaker_note
    environment.globals["conflict_kinds"] = CONFLICT_KINDS
    return environment


def _legend() -> list[tuple[str, str, str]]:
    """Colour, letter and what it stands for, each letter once."""
    found = {letter: (group, letter, label(name)) for name, (group, letter) in reversed(GROUPS.items())}
    found["C"] = ("civilians", "C", "Civilians")
    return [*reversed(found.values()), (*OTHER, "Another event or a tally")]
