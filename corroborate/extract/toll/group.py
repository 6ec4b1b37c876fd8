"""A group: one noun phrase that counts people, or says none or one."""

from __future__ import annotations

from typing import Literal

Kind = Literal["number", "vague", "single", "name", "nought", "plural", "bare"]


class Group:
    """One noun phrase. ``first``..``last`` are token positions; ``head`` the noun's, or the number's.

    ``kind``: number; vague (several, dozens); single (an article or a pronoun: one); name; nought
    (no civilians); plural and bare (no count at all). ``high`` is the upper end of a range.
    ``people`` is True (a noun for people), None (formed like one, or no noun), False (things).
    ``comma`` is set where a headline's comma stands for "and" before it ("Man, two boys die").
    ``listed`` is set where the group is only a part of one before it ("including three").
    """

    __slots__ = (
        "comma", "count", "determiner", "each", "exclusive", "first", "head", "high", "kind", "last", "listed",
        "modifier", "named", "partitive", "people", "status",
    )  # fmt: skip

    def __init__(self, first: int) -> None:
        self.first = self.last = self.head = first
        self.kind: Kind = "plural"
        self.count: int | None = None
        self.high: int | None = None
        self.modifier = ""
        self.determiner = ""
        self.comma = self.exclusive = self.partitive = self.listed = self.each = False
        self.people: bool | None = False
        self.status: str | None = None
        self.named: tuple[int, int] | None = None

    def __repr__(self) -> str:
        return f"Group({self.first}-{self.last} {self.kind} {self.count} {self.modifier} {self.status} {self.people})"
