"""A time expression's date, against an anchor or an event talked about before; or why it has none.

Habits taken, where newsrooms leave a choice (AP Stylebook, "time element" and "days of the week"):

- A bare weekday is the nearest one on or before the anchor, in a clause about the future the
  nearest on or after it: AP names days within seven days of publication by their weekday.
- "last Thursday" is the latest Thursday before the anchor, never the anchor itself; "next
  Thursday" the first after it.
- A day and month, or a month, without a year is the latest that begins by the anchor, in a clause
  about the future the first from the anchor on.
- A week is the ISO week; "two weeks ago" is precise to the week, "four years ago" to the year,
  "exactly four years ago" to the day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from corroborate.extract.mentions import Anchor, TimeMention, Unanchored
from corroborate.extract.when import days, fixed, relative
from corroborate.extract.when.beside import base_of
from corroborate.extract.when.scene import Needs, Scene
from corroborate.model import When

_NIGHT_OF = re.compile(r"^(?:the\s+)?(?:night\s+of\b|night\s+before$|previous\s+night$)", re.IGNORECASE)

RULES = {**fixed.RULES, **relative.RULES}
"""The rules that can have a date; lengths, ages, habits, clocks and "recently" have none."""


def resolve(mention: TimeMention, anchor: Anchor | None, reference: When | None = None) -> When | Unanchored:
    """The date of a mention.

    Args:
        mention: as :func:`find` made it.
        anchor: the report's date, or one borrowed from the case's other reports.
        reference: the date of the event talked about before: "two days after", "the next day" and
            "the same day" count from it; so does "exactly four years ago", which recalls an
            anniversary of the day that is told about.

    Returns:
        The date, or :class:`Unanchored` with its reason. Never raises.
    """
    if reference is None and (base := base_of(mention)) is not None:
        day = resolve(base, anchor)
        reference = day if isinstance(day, When) else None
    rule = RULES.get(mention.rule)
    scene = Scene(mention, anchor, reference)
    if rule is None:
        return Unanchored(f'"{scene.words}" names no date')
    try:
        return _night(mention, rule(scene))
    except Needs as need:
        return Unanchored(str(need))
    except (ValueError, LookupError, OverflowError):
        return Unanchored(f'"{scene.words}" is no day of the calendar')


def _night(mention: TimeMention, when: When) -> When:
    """ "The night of 11 March" ends on the 12th, and so does "the previous night" of one who writes on the 12th."""
    if when.precision == "day" and mention.clock == "night" and _NIGHT_OF.search(mention.text):
        day = date.fromisoformat(when.start)
        return days.between(day, day + timedelta(days=1))
    return when
