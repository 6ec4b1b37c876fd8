"""Names of people and groups, compared as a careful reader would: spelling apart, substance not."""

from corroborate.names.fold import acronym, fold, rank_length, slug, strip_rank, without_possessive
from corroborate.names.group import Known, group_fold, is_acronym, known_group, same_group, stands_for
from corroborate.names.person import key, parts, same_person
from corroborate.names.sound import same_word

__all__ = [
    "Known",
    "acronym",
    "fold",
    "group_fold",
    "is_acronym",
    "key",
    "known_group",
    "parts",
    "rank_length",
    "same_group",
    "same_person",
    "same_word",
    "slug",
    "stands_for",
    "strip_rank",
    "without_possessive",
]
