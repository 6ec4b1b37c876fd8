"""Which encoding bytes are in: marks first, then UTF-8, then what is declared, then a guess.

UTF-8 goes before the declaration because many pages declare a legacy encoding and are sent as
UTF-8, while other encodings' text is hardly ever valid UTF-8 by accident (WHATWG Encoding, RFC 3629).
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from corroborate.intake.refusal import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "compressed by gzip"),
    (b"BZh", "compressed by bzip2"),
    (b"\xfd7zXZ", "compressed by xz"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a database"),
)
# What a label means on the web (WHATWG Encoding, "names and labels"), as Python names it.
_LABELS = {
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252",
    "iso-8859-9": "windows-1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}
_KNOWN = re.compile(
    r"(windows-|cp)(125\d|866|874|932|949)|iso8859-\d+|koi8-[ru]|gb18030|big5\w*|euc_\w+|iso2022\w+|mac-\w+"
)
_GUESSES = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r"),
    *("big5", "cp932", "cp949", "euc_jp", "gb18030"),
]
_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})|<\?xml[^>]{0,80}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\x0b\f\r\x1b")
_HIGH = bytes(range(128, 256))
_HEAD_BYTES = 4096
_SAMPLE_BYTES = 64 * 1024
_CONTROL_SHARE = 0.01  # prose has none; pictures, archives and programs have 5 to 10 in a hundred
_WESTERN_SHARE = 0.1  # in English, quotes, dashes and some accents; in what is not Latin, most letters
_TELLING_BYTES = 100  # of less text no statistics can tell
_LOST_SHARE = 0.1


class Encoding(NamedTuple):
    """A codec's name, and how many characters it can't tell (they decode to U+FFFD)."""

    name: str
    lost: int = 0


def detect(data: bytes, declared: str | None = None) -> Encoding:
    """The encoding of a document's bytes.

    Args:
        data: the whole document.
        declared: the label that came with it (HTTP's charset), if any.

    Raises:
        Refused: ``binary`` or ``bad-encoding``; ``empty`` for no bytes.
    """
    if not data.strip():
        raise Refused("empty", "is empty; there is no article to read")
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _marked(data, codec)
    _refuse_binary(data)
    labels = [label for label in (declared, _in_head(data)) if label]
    if data.isascii():
        return _shifted(data, labels)
    if _decodes(data, "utf-8") or _nearly_utf8(data):
        return Encoding("utf-8", _lost(data, "utf-8"))
    named = [name for label in labels if (name := _codec(label)) is not None]
    for name in named:
        if _decodes(data, name):
            return Encoding(name)
    return _guess(data, named)


def _marked(data: bytes, codec: str) -> Encoding:
    lost = _lost(data, codec)
    if lost * 20 > len(data):
        raise Refused("bad-encoding", f"begins as {codec} and goes on as something else; save it again as UTF-8")
    return Encoding(codec, lost)


def _refuse_binary(data: bytes) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise Refused("binary", f"is {kind}, whatever its name says; save the article as plain text or HTML")
    sample = data[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\0" in data or controls > max(2, len(sample) * _CONTROL_SHARE):
        raise Refused("binary", "is binary, not text; save the article as plain text (UTF-8) or HTML")


def _in_head(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD_BYTES])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _codec(label: str) -> str | None:
    """Python's name for a label of the web; None for codecs no page should be decoded with."""
    name = label.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_LABELS.get(name, name)).name
    except (LookupError, ValueError):
        return None
    if not _KNOWN.fullmatch(found):
        return None
    return found.replace("cp125", "windows-125")


def _shifted(data: bytes, labels: list[str]) -> Encoding:
    """Seven-bit bytes: UTF-8, unless escapes and a declaration say ISO 2022."""
    for label in labels:
        codec = _codec(label)
        if codec and codec.startswith("iso2022") and b"\x1b" in data and _decodes(data, codec):
            return Encoding(codec)
    return Encoding("utf-8")


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _lost(data: bytes, codec: str) -> int:
    lost = data.decode(codec, errors="replace").count("\N{REPLACEMENT CHARACTER}")
    return lost - data.count("\N{REPLACEMENT CHARACTER}".encode()) if codec.startswith("utf-8") else lost


def _nearly_utf8(data: bytes) -> bool:
    """UTF-8 with some broken places: far more good sequences than bad, or only its end cut off."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    ascii_only = len(data.translate(None, _HIGH))
    return len(text) - ascii_only - lost > 3 * lost


def _guess(data: bytes, named: list[str]) -> Encoding:
    foreign = 1 - len(data.translate(None, _HIGH)) / len(data)
    candidates = ["windows-1252"] if foreign <= _WESTERN_SHARE or len(data) < _TELLING_BYTES else []
    if not candidates and not named:
        candidates = [codec for codec in (_statistical(data), "windows-1252") if codec]
    for codec in [*candidates, *named]:
        lost = _lost(data, codec)
        if lost <= _LOST_SHARE * foreign * len(data):
            return Encoding(codec, lost)
    raise Refused("bad-encoding", "is in no encoding that could be told; save it again as UTF-8")


def _statistical(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # costs 40 ms and is hardly ever needed

    sample = data[:_SAMPLE_BYTES]
    if len(data) > len(sample):
        sample = sample[: max(sample.rfind(b"\n"), sample.rfind(b" ")) + 1] or sample
    best = from_bytes(sample, cp_isolation=_GUESSES).best()
    return _codec(best.encoding) if best else None
