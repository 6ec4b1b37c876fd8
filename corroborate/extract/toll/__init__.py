"""Tolls: every count of people killed, injured, missing, captured or displaced."""

from corroborate.extract.toll.find import find

__all__ = ["find"]
