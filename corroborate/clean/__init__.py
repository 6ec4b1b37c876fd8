"""Clean: a report becomes an article, its text frozen, its blocks and its publication known."""

from corroborate.clean.article import clean

__all__ = ["clean"]
