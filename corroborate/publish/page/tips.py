"""What an arrow of the lineage picture says when it is pointed at, focused or touched: laid inside the drawing."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from corroborate.publish.page.drawing import Box, text_width, wrapped
from corroborate.publish.page.wires import Tip, Wire

_LETTERS, _SIZE, _LINE = 54, 12.0, 16.0
_MOST = 8
"""Lines of a tip; the two texts side by side tell the rest."""
_LEAST_WIDTH = 420.0


def with_tips(wires: Sequence[Wire], width: float, height: float) -> tuple[float, float, tuple[Wire, ...]]:
    """The wires with their tips, and the drawing's width and height with room for the largest."""
    tips = [_tip(wire) for wire in wires]
    width = max([width, *(tip.box.width + 4 for tip in tips), _LEAST_WIDTH if tips else 0.0])
    height = max([height, *(tip.box.height + 4 for tip in tips)])
    placed = [replace(wire, tip=_inside(tip, width, height)) for wire, tip in zip(wires, tips, strict=True)]
    return width, height, tuple(placed)


def _tip(wire: Wire) -> Tip:
    lines = tuple(wrapped(wire.edge.about, _LETTERS))[:3]
    why = tuple(line for sentence in wire.edge.evidence for line in wrapped(f"– {sentence}", _LETTERS))
    why = why[: _MOST - len(lines)] if len(why) > _MOST - len(lines) else why
    wide = max((text_width(line, _SIZE) for line in (*lines, *why)), default=0.0) + 20
    return Tip(Box(wire.x - wide / 2, wire.y + 14, wide, 12 + _LINE * (len(lines) + len(why))), lines, why)


def _inside(tip: Tip, width: float, height: float) -> Tip:
    """Under the label, or above it where there is no room under it, and never over the drawing's edge."""
    box = tip.box
    x = max(2.0, min(box.x, width - box.width - 2))
    under, over = box.y, box.y - 28 - box.height
    y = under if under + box.height <= height - 2 else over if over >= 2 else max(2.0, height - box.height - 2)
    return replace(tip, box=Box(round(x, 1), round(y, 1), round(box.width, 1), box.height))
