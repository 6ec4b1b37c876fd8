"""Where an export goes: standard output, or a file that is there in whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from corroborate.errors import UsageError


def write(lines: Iterable[bytes], target: str | None, keep: Path) -> None:
    """Write UTF-8 pieces to a path, or to standard output (None or ``-``).

    Args:
        lines: the pieces, line ends included.
        target: a path; a file there is replaced once everything is written.
        keep: a file that must not be written over.

    Raises:
        UsageError: the path can't be written, or is the case itself.
    """
    if target in (None, "-"):
        sys.stdout.flush()
        for line in lines:
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
        return
    path = Path(str(target))
    try:
        if path.exists() and path.samefile(keep):
            raise UsageError(f"{path}: is the case itself; name another file")
        _replace(path, lines) if not path.exists() or path.is_file() else _pour(path, lines)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{target}: can't be written: {why}; name another file") from error


def _pour(path: Path, lines: Iterable[bytes]) -> None:
    """Into a device or a pipe, which can't be replaced."""
    with path.open("wb") as file:
        file.writelines(lines)


def _replace(path: Path, lines: Iterable[bytes]) -> None:
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(lines)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
