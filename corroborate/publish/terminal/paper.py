"""The sheet that ``show`` and ``explain`` write on: styles only where there is a terminal."""

from __future__ import annotations

from typing import IO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from corroborate.publish.terminal.plain import plain

Piece = str | tuple[str, str]
"""Words, or words with a style; in both, text from articles is made harmless."""

PIPE_WIDTH = 100
"""Columns of a line where there is no terminal to ask."""


class Paper:
    """Lines and paragraphs for a person. Whatever is written passes :func:`plain` first."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @property
    def marks(self) -> bool:
        """Whether words can be marked by style; where not, brackets do."""
        return self._console.color_system is not None

    def line(self, *pieces: Piece, indent: int = 0, hang: int = 0) -> None:
        """One paragraph, wrapped to the width.

        Args:
            pieces: what it says.
            indent: columns before its first line.
            hang: columns more before its other lines.
        """
        text = Text()
        for piece in pieces:
            words, style = (piece, "") if isinstance(piece, str) else piece
            text.append(_kept(words), style)
        width = max(20, self._console.width - indent - hang)
        first, *rest = text.wrap(self._console, width) or [Text()]
        self._console.print(Padding(first, (0, 0, 0, indent)), soft_wrap=True)
        for other in rest:
            self._console.print(Padding(other, (0, 0, 0, indent + hang)), soft_wrap=True)

    def heading(self, words: str) -> None:
        """A heading with an empty line before it."""
        self._console.print()
        self._console.print(Text(plain(words), "bold"))

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def rule(self) -> None:
        """A line across, with empty lines around it."""
        self._console.print()
        self._console.print("─" * min(self._console.width, PIPE_WIDTH))
        self._console.print()


def paper(stream: IO[str]) -> Paper:
    """A sheet on a stream; colours only on a terminal, and none with NO_COLOR."""
    console = Console(file=stream, markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console = Console(file=stream, markup=False, highlight=False, emoji=False, width=PIPE_WIDTH, color_system=None)
    return Paper(console)


def _kept(words: str) -> str:
    """Made harmless, with the blanks at its ends kept: pieces stand side by side."""
    bare = plain(words)
    before = " " if words[:1].isspace() and bare else ""
    after = " " if words[-1:].isspace() and bare else ""
    return f"{before}{bare}{after}" if bare else (" " if words else "")
