"""Names of people and groups, compared as a careful reader would: spelling apart, substance not."""

from corroborate.names.fold import acronym, fold, rank_length, slug, strip_rank, without_possessive
from corroborate.names.group import Known, group_fold, is_acronym, known_group, same_group, stands_for
from corroborate.names.person import key, parts, same_person
from corroborate.names.sides import FightingSide, last_side, side_counted, side_speaking
from corroborate.names.sound import same_word

__all__ = [
    "FightingSide",
    "Known",
    "acronym",
    "fold",
    "group_fold",
    "is_acronym",
    "key",
    "known_group",
    "last_side",
    "parts",
    "rank_length",
    "same_group",
    "same_person",
    "same_word",
    "side_counted",
    "side_speaking",
    "slug",
    "stands_for",
    "strip_rank",
    "without_possessive",
]
