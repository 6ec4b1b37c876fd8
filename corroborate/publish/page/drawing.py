"""What the drawings share: how much text fits, and boxes that must not lie on one another."""

from __future__ import annotations

from collections.abc import Iterator

from corroborate.model import Noun


class Box(Noun, frozen=True):
    """A rectangle in a drawing's units."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Whether the two lie on one another."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


def fitted(text: str, characters: int) -> str:
    """The text cut to so many characters at a word's end, with an ellipsis where something is left out."""
    text = " ".join(text.split())
    if len(text) <= characters:
        return text
    cut = text[: characters - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > characters * 0.6 else cut).rstrip(" ,;:.") + "…"


def wrapped(text: str, characters: int) -> Iterator[str]:
    """The text in lines of at most so many characters; a longer word is cut."""
    line = ""
    for word in text.split():
        while len(word) > characters:
            if line:
                yield line
                line = ""
            yield word[:characters]
            word = word[characters:]
        if line and len(line) + 1 + len(word) > characters:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line


def text_width(text: str, size: float) -> float:
    """A generous guess at a text's width in a sans serif face; wide scripts count double."""
    return sum(size * (1.0 if ord(c) >= 0x1100 else 0.68 if c.isupper() else 0.55) for c in text)
