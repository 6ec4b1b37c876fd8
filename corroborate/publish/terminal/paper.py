"""The sheet that ``show`` and ``explain`` write on: styles only where there is a terminal."""

from __future__ import annotations

from typing import IO

from rich.console import Console
from rich.text import Text

from corroborate.publish.terminal.plain import plain

Piece = str | tuple[str, str]
"""Words, or words with a style; in both, text from articles is made harmless."""

PIPE_WIDTH = 100
"""Columns of a line where there is no terminal to ask."""

NARROWEST = 24
"""Columns that are left for words however deep they are indented."""


class Paper:
    """Lines and paragraphs for a person. Whatever is written passes :func:`plain` first."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @property
    def marks(self) -> bool:
        """Whether words can be marked by a style; where not, brackets mark them."""
        return self._console.color_system is not None

    def line(self, *pieces: Piece, indent: int = 0, hang: int = 0) -> None:
        """One paragraph, wrapped to the width.

        Args:
            pieces: what it says, side by side.
            indent: columns before its first line.
            hang: columns more before its other lines.
        """
        self._put(" " * indent, _text(pieces), indent + hang)

    def row(self, label: str, *pieces: Piece, indent: int = 2, column: int = 20) -> None:
        """A paragraph with a label before it; the paragraph keeps to its own column.

        Args:
            label: what stands in the margin, cut if it is wider than its column.
            pieces: what the paragraph says.
            indent: columns before the label.
            column: columns that the label has.
        """
        margin = f"{plain(label)[: column - 1]:<{column}}"
        self._put(" " * indent + margin, _text(pieces), indent + column)

    def heading(self, words: str) -> None:
        """A heading with an empty line before it."""
        self.gap()
        self._console.print(Text(plain(words), "bold"), soft_wrap=True)

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def rule(self) -> None:
        """A line across, with empty lines around it."""
        self.gap()
        self._console.print(Text("─" * min(self._console.width, PIPE_WIDTH), "dim"), soft_wrap=True)
        self.gap()

    def _put(self, margin: str, text: Text, indent: int) -> None:
        first, *rest = text.wrap(self._console, max(NARROWEST, self._console.width - indent)) or [Text()]
        self._print(margin, first)
        for other in rest:
            self._print(" " * indent, other)

    def _print(self, margin: str, text: Text) -> None:
        whole = Text(margin) + text
        whole.rstrip()
        self._console.print(whole, soft_wrap=True)


def paper(stream: IO[str]) -> Paper:
    """A sheet on a stream; styles only on a terminal, and none with NO_COLOR."""
    console = Console(file=stream, markup=False, highlight=False, emoji=False)
    if not console.is_terminal or console.no_color:
        width = console.width if console.is_terminal else PIPE_WIDTH
        console = Console(
            file=stream, markup=False, highlight=False, emoji=False, width=width, color_system=None, no_color=True
        )
    return Paper(console)


def _text(pieces: tuple[Piece, ...]) -> Text:
    text = Text()
    for piece in pieces:
        words, style = (piece, "") if isinstance(piece, str) else piece
        text.append(_kept(words), style)
    return text


def _kept(words: str) -> str:
    """Made harmless, with one blank kept at each end that had some: pieces stand side by side."""
    bare = plain(words)
    if not bare:
        return " " if words else ""
    return f"{' ' if words[0].isspace() else ''}{bare}{' ' if words[-1].isspace() else ''}"
