"""From the words on the command line to files: folders walked in name order, links followed once."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from typing import NamedTuple

from corroborate.intake.refusal import Refused
from corroborate.intake.report import problem, refusal
from corroborate.model import Problem


class Found(NamedTuple):
    """A regular file: where it lies, and its address relative to the source that led to it."""

    path: str
    address: str


class _Folder(NamedTuple):
    path: str
    address: str
    above: frozenset[tuple[int, int]]


def files(source: str) -> Iterator[Found | Problem]:
    """The regular files of a source, lazily.

    A file's address is its base name; in a folder it is the POSIX path below that folder. Hidden
    files and folders inside a folder are passed over. A folder that two links lead to is read once.
    """
    name = os.path.basename(os.path.normpath(source)) or source
    try:
        status = _status(source)
    except (Refused, OSError) as error:
        yield refusal(error, source)
        return
    if not stat.S_ISDIR(status.st_mode):
        yield _file(source, name, status)
        return
    nothing = True
    for found in _walk(source, status):
        nothing = False
        yield found
    if nothing:
        yield problem("empty", source, "has no files in it; name a folder that holds reports")


def _walk(source: str, status: os.stat_result) -> Iterator[Found | Problem]:
    seen = {_key(status)}
    # A stack and no recursion, so that no depth of folders can break us; reversed, so that what
    # comes first by name is popped first.
    stack = _listed(_Folder(source, "", frozenset(seen)))
    while stack:
        item = stack.pop()
        if isinstance(item, Problem):
            yield item
            continue
        try:
            status = _status(item.path)
        except (Refused, OSError) as error:
            yield refusal(error, item.address)
            continue
        if not stat.S_ISDIR(status.st_mode):
            yield _file(item.path, item.address, status)
        elif _key(status) in item.above:
            yield problem("folder-loop", item.address, "is a link back to a folder above it; remove the link")
        elif _key(status) in seen:
            yield problem("note-folder-again", item.address, "leads to a folder that was already read")
        else:
            seen.add(_key(status))
            stack += _listed(_Folder(item.path, item.address, item.above | {_key(status)}))


def _listed(folder: _Folder) -> list[_Folder | Problem]:
    """What a folder holds, last name first, each with the folders above it."""
    try:
        names = sorted((name for name in os.listdir(folder.path) if not _aside(name)), reverse=True)
    except OSError as error:
        return [refusal(error, folder.address or folder.path)]
    prefix = f"{folder.address}/" if folder.address else ""
    return [_Folder(os.path.join(folder.path, name), prefix + name, folder.above) for name in names]


def _status(path: str) -> os.stat_result:
    try:
        return os.stat(path)
    except ValueError:
        raise Refused("missing", "is no file name; check the spelling") from None
    except (FileNotFoundError, NotADirectoryError):
        if os.path.islink(path):
            raise Refused("dangling-link", "is a link to nothing; remove it or restore what it led to") from None
        raise Refused("missing", "does not exist; check the spelling") from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Refused("link-loop", "is a link that leads back to itself; remove it") from None
        raise


def _file(path: str, address: str, status: os.stat_result) -> Found | Problem:
    if stat.S_ISREG(status.st_mode):
        return Found(path, address)
    return problem("not-a-file", address, f"is a {_kind(status.st_mode)}, not a file; copy what it holds into a file")


def _kind(mode: int) -> str:
    for test, name in ((stat.S_ISFIFO, "named pipe"), (stat.S_ISSOCK, "socket")):
        if test(mode):
            return name
    return "device"


def _key(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _aside(name: str) -> bool:
    """Whether an entry of a folder is no source: hidden, or the folder's own read-me."""
    return name.startswith(".") or name.lower().startswith("readme.")
