"""From bytes to the frozen text: line ends made one, what is no character dropped, nothing else."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_BLOCK_TAGS = re.compile(
    r"</?(?:p|div|br|h[1-6]|span|table|article|section|li|a|body|head|meta|script)\b[^<>]{0,300}>", re.I
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_SAMPLE = 6000
_QUOTES = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‛": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "\xa0": " ",
    }
)


def decode(data: bytes, encoding: str) -> str:
    """The bytes as characters; what the encoding can't say becomes U+FFFD, an unknown one is UTF-8.

    ``iso-8859-1`` and ``us-ascii`` are read as windows-1252, as browsers do (WHATWG Encoding
    Standard, labels of windows-1252): its extra characters are the curly quotes.
    """
    try:
        name = codecs.lookup(encoding).name
        return data.decode("cp1252" if name in ("iso8859-1", "ascii") and not _is_utf8(data) else
                           "utf-8" if name in ("iso8859-1", "ascii") else name, "replace")  # fmt: skip
    except (LookupError, ValueError, TypeError):
        return data.decode("utf-8", "replace")


def freeze(text: str) -> str:
    """The text with ``\\n`` for every line end and without control characters, BOMs and surrogates."""
    return _DROPPED.sub("", _LINE_ENDS.sub("\n", text))


def is_page(text: str) -> bool:
    """Whether a "plain text" is plainly a web page's source."""
    sample = text[:_SAMPLE]
    if _PAGE.match(sample):
        return True
    return len(_BLOCK_TAGS.findall(sample)) >= 6 and sample.count("</") >= 3


def fold(text: str) -> str:
    """The text for comparison: small letters, no diacritics, plain quotes, one space, no edges."""
    return _fold(text) if len(text) <= _SAMPLE else _folded(text)


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return " ".join(text.split()).strip(" -*•|:.>»")


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    return _folded(text)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return any(byte > 127 for byte in data[:100000])
