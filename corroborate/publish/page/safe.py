"""Text made harmless for showing: what can't be seen, or turns the line around, is made visible."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, embeddings and overrides of the direction of text, and what is no character."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def shown(text: str) -> str:
    """The text with unseen characters replaced by pictures of them; its length may change."""
    return _UNSEEN.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return " " if found[0] in "\r\x0b\x0c" else chr(0x2400 + code)
    if code in (0x2028, 0x2029):
        return " "
    return f"[U+{code:04X}]" if 0x202A <= code <= 0x202E else "\ufffd"


def finalize(value: object) -> object:
    """What every expression of a template passes through before it is escaped."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def web_address(address: str | None) -> str | None:
    """The address where it may be a link (http and https), else None."""
    if not address or shown(address) != address or any(c.isspace() for c in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def language_tag(language: str | None) -> str | None:
    """A language tag that may stand in ``lang``, else None."""
    return language if language and _LANGUAGE.fullmatch(language) else None
