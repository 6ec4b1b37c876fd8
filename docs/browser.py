"""A browser without a window, that asks nobody for anything: to take the README's picture, and for the tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What it may be called on the path."""

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def path() -> str | None:
    """Where the browser is, or None."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def started() -> Iterator[Browser]:
    """The browser, closed at the end.

    Raises:
        FileNotFoundError: there is none on the path.
    """
    if (found := path()) is None:
        raise FileNotFoundError(f"no browser on the path: install one of {', '.join(NAMES)}")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield opened
        opened.close()
