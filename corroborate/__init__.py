"""Corroborate: several news reports of one incident in, one sourced incident record out."""

__version__ = "0.1.0"
