"""Accounts in, incidents out."""

from corroborate.resolve.cluster import incidents
from corroborate.resolve.copied import copied_words

__all__ = ["copied_words", "incidents"]
