"""Every threshold and choice, named, with its unit and where its value comes from.

``Settings()`` are the defaults; ``Settings.load(path)`` reads a TOML file with the same names.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from corroborate.errors import UsageError


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One run's choices. Names are the TOML file's keys."""

    # intake
    max_document_bytes: int = 20 * 1024 * 1024
    """Bytes a document may have, counted while decompressing (issue: 20 MB a document)."""

    fetch_timeout_seconds: float = 20.0
    """How long one network operation may take when a source is an address on the web."""

    # clean
    max_article_characters: int = 1_000_000
    """Characters of a text that are read; the rest of a longer one (no news article is) is kept as
    boilerplate, and a problem says so."""

    # extract
    pipeline: str = "en_core_web_md"
    """spaCy pipeline: ``en_core_web_md`` and the smaller ``en_core_web_sm`` are the packaged ones; any other
    installed package's name or a folder's path is taken as it is."""
    max_sentence_characters: int = 2000
    """A longer "sentence" is not prose (a table, a dump); it is cut here so no page holds us up."""
    parse_batch: int = 256
    """Sentences a batch handed to spaCy: measured flat between 128 and 512."""

    gazetteer: str = ""
    """A gazetteer file of the user's own (``python -m corroborate.extract.gazetteer_build``); empty: the
    one built from installed packages."""

    # provenance
    passage_tokens: int = 8
    """Words that two articles must share in a row to count as a passage (issue 2, stage 4)."""
    chance_tokens: int = 16
    """Words up to which the only prose two articles share, no whole sentence, is put down to chance
    ("said she spoke on condition of anonymity because she was not authorised to brief the media")."""
    standing_articles: int = 3
    """Articles (not versions of one) that a passage must stand in to be an outlet's standing text."""
    standing_days: int = 7
    """Days a passage must keep coming back to be standing text across outlets: wire copy is older news by then."""
    derived_share: float = 0.25
    """Share of an article's words, copied from another, from which what it says in its own voice has the
    other's origin: it can't be shown independent (about what a rewritten wire report keeps, ../seeds)."""

    # store
    case_wait_seconds: float = 60.0
    """How long to wait for another process that is writing the same case."""

    @classmethod
    def load(cls, path: Path) -> Settings:
        """Read a TOML file of settings.

        Raises:
            UsageError: the file can't be read, is not TOML, or names no setting of ours.
        """
        try:
            return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), cls)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
            raise UsageError(f"{path}: these settings can't be used: {error}") from error

    @classmethod
    def kept(cls, text: str) -> Settings:
        """The settings that :meth:`changed` wrote; names that this version has no more are passed over."""
        found = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
        known = {name: found[name] for name in cls.__struct_fields__ if name in found}
        return msgspec.json.decode(msgspec.json.encode(known), type=cls)

    def changed(self) -> str:
        """What differs from the defaults, as JSON, for the case to keep."""
        default = Settings()
        names = [name for name in self.__struct_fields__ if getattr(self, name) != getattr(default, name)]
        return msgspec.json.encode({name: getattr(self, name) for name in names}).decode()
