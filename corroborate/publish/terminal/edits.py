"""The edits between the two sides of a passage, marked in the words of each."""

from __future__ import annotations

from corroborate.model import Reuse
from corroborate.publish.page.compared import Stretch, compared
from corroborate.publish.terminal.paper import Piece


def sides(one: Reuse, marks: bool) -> tuple[list[Piece], list[Piece]]:
    """Both sides' words as pieces for the sheet, with what differs marked.

    Args:
        one: the passage.
        marks: whether a style marks; brackets do where it doesn't.
    """
    left, right = compared(one.from_.exact, one.to.exact)
    return [_piece(s, marks) for s in left], [_piece(s, marks) for s in right]


def _piece(stretch: Stretch, marks: bool) -> Piece:
    if stretch.kind == "same":
        return stretch.text
    return (stretch.text, "underline bold") if marks else f"[[{stretch.text}]]"
