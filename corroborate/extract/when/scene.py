"""What an expression may count from: its words, the report's date, the event talked about."""

from __future__ import annotations

from datetime import date

from corroborate.extract.mentions import Anchor, TimeMention
from corroborate.model import When


class Needs(Exception):
    """Why an expression can't be dated; the message is the reason."""


class Scene:
    """What an expression may count from."""

    def __init__(self, mention: TimeMention, anchor: Anchor | None, reference: When | None) -> None:
        self.mention, self.maybe, self.reference = mention, anchor, reference
        self.numbers, self.words = mention.numbers, " ".join(mention.text.split())

    def anchor(self, *, own: bool = False) -> date:
        """The anchor's day; ``own`` asks for the report's own date and not a borrowed one."""
        if self.maybe is None:
            raise Needs(f'"{self.words}" counts from the report\'s date, which is not known')
        if own and not self.maybe.own:
            raise Needs(f"\"{self.words}\" counts from the report's own date, and only other reports' dates are known")
        return self.maybe.day

    def event(self) -> When:
        """The date of the event talked about before."""
        if self.reference is None:
            raise Needs(f'"{self.words}" counts from another event whose date is not known')
        return self.reference

    def event_day(self) -> date:
        """The same, where it is one day."""
        event = self.event()
        if event.precision != "day":
            raise Needs(f'"{self.words}" counts from another event whose day is not known')
        return date.fromisoformat(event.start)
