"""Commands; no logic. Nothing heavy is imported before the command that needs it runs."""

from corroborate.cli.entry import main

__all__ = ["main"]
