"""Every pair of colours that text is set in, in both schemes, against WCAG 2.2's 4.5 to 1."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = files("corroborate.publish.page").joinpath("templates", "dossier.css").read_text(encoding="utf-8")
GROUPS = ("killed", "injured", "civilians", "who", "what", "when", "where", "victim", "other")
TEXT = [
    *((ink, ground) for ink in ("ink", "quiet", "link") for ground in ("paper", "card")),
    *((status, "paper") for status in ("agreed", "single", "disputed", "unknown", "decided")),
    *((ink, group) for ink in ("ink", "quiet", "link") for group in GROUPS),
    *((ink, ground) for ink in ("ink", "quiet") for ground in ("land", "home", "sea")),
    *(("point", ground) for ground in ("land", "home", "paper")),
    ("ink", "own"),
    ("ink", "target"),
]
SHAPES = [("focus", "paper"), ("disputed", "card"), ("quiet", "card"), ("ink", "card"), ("point", "sea")]


def _schemes() -> dict[str, dict[str, str]]:
    light, dark = (dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", block)) for block in STYLE.split("\n")[:2])
    return {"light": light, "dark": light | dark}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(scheme: str, ink: str, ground: str) -> None:
    colours = _schemes()[scheme]
    assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), SHAPES)
def test_shapes_can_be_seen(scheme: str, ink: str, ground: str) -> None:
    colours = _schemes()[scheme]
    assert contrast(colours[ink], colours[ground]) >= 3.0, (ink, ground)


def test_both_schemes_name_every_colour() -> None:
    light, dark = (set(re.findall(r"--(\w+):", block)) for block in STYLE.split("\n")[:2])
    assert light == dark
    assert set(re.findall(r"var\(--(\w+)\)", STYLE)) == light
