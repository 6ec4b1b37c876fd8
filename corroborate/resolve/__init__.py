"""Accounts in, incidents out."""

from corroborate.resolve.cluster import incidents

__all__ = ["incidents"]
