"""Messages to standard error, made harmless for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from corroborate.publish.terminal.plain import plain

if TYPE_CHECKING:
    from corroborate.model import Problem


def complain(message: str) -> None:
    """Print one line on standard error."""
    click.echo(plain(message), err=True)


def tell(problem: Problem) -> None:
    """Print a problem: the source or article it is about, then what is wrong and what to do."""
    told = problem.article is None or problem.message.startswith(problem.article)
    complain(problem.message if told else f"{problem.article}: {problem.message}")
