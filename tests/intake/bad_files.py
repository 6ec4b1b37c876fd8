"""A folder of files that can't be read, one of each kind, and the problem that each must come out as."""

from __future__ import annotations

import gzip
import os
import random
import socket
from collections.abc import Callable
from pathlib import Path

from tests.intake.archives import answer, http

MB = 1024 * 1024
GOOD = "A bus left the road near Oster Valley on Monday, killing three people, police said.\n"

WRITTEN: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \r\n\t\n", "empty"),
    "mark_only.txt": (b"\xef\xbb\xbf\n", "empty"),
    "empty.html": (b"", "empty"),
    "empty.jsonl": (b"\n\n", "empty"),
    "nul.txt": (b"A report with a nul\0 in it.", "binary"),
    "wide_without_mark.txt": (GOOD.encode("utf-16-le"), "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
    "pdf_inside.txt": (b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n", "binary"),
    "noise.html": (random.Random(7).randbytes(5000).replace(b"\0", b"\1"), "binary"),
    "undecodable.txt": (b"\x81\x8d\x8f\x90\x9d\xff\x81\x9d " * 50, "bad-encoding"),
    "half_wide.txt": (b"\xff\xfe" + b"\x00\xd8" * 500, "bad-encoding"),
    "report.docx": (b"PK\x03\x04", "unknown-type"),
    "report": (GOOD.encode(), "unknown-type"),
    "not_gzip.txt.gz": (GOOD.encode(), "damaged"),
    "bent.txt.gz": (gzip.compress(GOOD.encode())[:12] + b"\xff" * 40, "damaged"),
    "cut.txt.gz": (gzip.compress(random.Random(1).randbytes(9000).hex().encode())[:4000], "truncated"),
    "bomb.txt.gz": (gzip.compress(b"a" * (30 * MB), 1), "oversized"),
    "bomb.jsonl.gz": (gzip.compress(b"a" * (30 * MB), 1), "oversized"),
    "junk.warc": (b"This is no archive.\n", "damaged"),
    "empty.warc": (b"", "empty"),
    "only_errors.warc": (answer("http://wire.example/gone", http(b"Gone", status="404 Not Found")), "empty"),
    "cut.warc": (answer("http://wire.example/cut", http(GOOD.encode() * 9))[:-400], "truncated"),
    "cut.warc.gz": (gzip.compress(answer("http://wire.example/cut", http(GOOD.encode() * 9)))[:-30], "truncated"),
    "escape\x1b[31mred.txt": (b"", "empty"),
    "line\nbreak.txt": (b"", "empty"),
    "turned\u202etxt.exe": (b"", "unknown-type"),
}
LINES: dict[str, tuple[bytes, str]] = {
    "no_json.jsonl": (b"{'text': 'single quotes'}", "bad-json"),
    "cut_line.jsonl": (b'{"text": "The line ends in the mid', "bad-json"),
    "lone_surrogate.jsonl": (b'{"text": "\\ud800 stands alone"}', "bad-json"),
    "deep.jsonl": (b'{"text": "deep", "more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "bad-json"),
    "array.jsonl": (b'["text", "a list is no article"]', "bad-line"),
    "no_body.jsonl": (b'{"title": "A title alone"}', "bad-line"),
    "number_body.jsonl": (b'{"text": 5}', "bad-line"),
    "blank_body.jsonl": (b'{"text": "  "}', "empty"),
    "nul_body.jsonl": (b'{"text": "a nul \\u0000 inside"}', "binary"),
    "latin.jsonl": (b'{"text": "caf\xe9 in Latin-1"}', "bad-encoding"),
    "wide.jsonl": ('{"text": "wide"}'.encode("utf-16"), "bad-encoding"),
    "long_line.jsonl": (b'{"text": "' + b"a" * (21 * MB) + b'"}', "oversized"),
}
"""JSON Lines files of one line each; the problem is the line's."""


def make(folder: Path) -> dict[str, str]:
    """Write the bad files into a folder and say what code each must get, by the problem's ``article``.

    None of them holds a report. Made for the default settings (20 MB a document). What a system
    or an account can't make (a socket under a long path, a device) is left out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    expected: dict[str, str] = {}
    for name, (data, code) in WRITTEN.items():
        (folder / name).write_bytes(data)
        expected[name.replace("\x1b", "\\x1b").replace("\n", "\\n").replace("\u202e", "\\u202e")] = code
    for name, (data, code) in LINES.items():
        (folder / name).write_bytes(data + b"\n")
        expected[f"{name}#1"] = code
    for make_one in (_oversized, _packed_page, _odd_name, _pipe, _socket, _device, _links, _folder_loop, _unreadable):
        expected |= _if_possible(make_one, folder)
    return expected


def _if_possible(make_one: Callable[[Path], dict[str, str]], folder: Path) -> dict[str, str]:
    try:
        return make_one(folder)
    except (OSError, AttributeError):
        return {}


def _oversized(folder: Path) -> dict[str, str]:
    with (folder / "oversized.txt").open("wb") as file:
        file.truncate(21 * MB)
    return {"oversized.txt": "oversized"}


def _packed_page(folder: Path) -> dict[str, str]:
    page = http(gzip.compress(b"a" * (30 * MB), 1), extra="Content-Encoding: gzip\r\n")
    (folder / "bomb.warc").write_bytes(answer("http://wire.example/bomb", page))
    return {"http://wire.example/bomb": "oversized"}


def _odd_name(folder: Path) -> dict[str, str]:
    with open(os.path.join(os.fsencode(folder), b"name\xff.txt"), "wb"):
        return {"name\\xff.txt": "empty"}


def _pipe(folder: Path) -> dict[str, str]:
    os.mkfifo(folder / "pipe.txt")
    return {"pipe.txt": "not-a-file"}


def _socket(folder: Path) -> dict[str, str]:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(folder / "socket.txt"))
    return {"socket.txt": "not-a-file"}


def _device(folder: Path) -> dict[str, str]:
    os.stat("/dev/zero")
    (folder / "device.txt").symlink_to("/dev/zero")
    return {"device.txt": "not-a-file"}


def _links(folder: Path) -> dict[str, str]:
    (folder / "dangling.txt").symlink_to("nothing-there.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    return {"dangling.txt": "dangling-link", "loop.txt": "link-loop"}


def _folder_loop(folder: Path) -> dict[str, str]:
    (folder / "round").mkdir()
    (folder / "round" / "and-round").symlink_to("..")
    return {"round/and-round": "folder-loop"}


def _unreadable(folder: Path) -> dict[str, str]:
    if os.geteuid() != 0:
        (folder / "unreadable.txt").write_text(GOOD)
        (folder / "unreadable.txt").chmod(0)
    else:  # root reads everything but the memory of a process at address 0
        os.stat("/proc/self/mem")
        (folder / "unreadable.txt").symlink_to("/proc/self/mem")
    return {"unreadable.txt": "unreadable"}
