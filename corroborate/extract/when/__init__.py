"""When things happened: time expressions found, and resolved or refused.

:func:`find` reads the words, :func:`resolve` dates them against an anchor, and what nothing
anchors stays :class:`~corroborate.extract.mentions.Unanchored` with its reason. Weekdays and days
without a year never count from the day an article was crawled.
"""

from corroborate.extract.when.beside import counts_back
from corroborate.extract.when.days import between, uncertain
from corroborate.extract.when.find import find
from corroborate.extract.when.night import merge_night, night_side
from corroborate.extract.when.relative import lasts_days, length_in_days
from corroborate.extract.when.resolve import resolve
from corroborate.extract.when.stamp import dates_a_page

__all__ = [
    "between",
    "counts_back",
    "dates_a_page",
    "find",
    "lasts_days",
    "length_in_days",
    "merge_night",
    "night_side",
    "resolve",
    "uncertain",
]
