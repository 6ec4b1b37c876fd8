"""Text from articles made harmless: nothing in it can move a cursor, colour a word or turn a line round."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029 ]+")
_CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def plain(text: str) -> str:
    """The text on one line, with control and direction characters written out.

    C0 and C1 controls (ESC among them), bidirectional marks, embeddings, overrides and isolates,
    invisible format characters, tags and lone surrogates become ``\\x1b`` or ``\\u202e``; line
    breaks and runs of blanks become one space. Joiners that scripts need (ZWJ, ZWNJ) stay.
    """
    return _CONTROLS.sub(lambda found: _written(ord(found[0])), _SPACES.sub(" ", text)).strip()


def _written(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
