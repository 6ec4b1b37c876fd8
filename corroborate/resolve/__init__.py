"""Accounts in, incidents out."""
