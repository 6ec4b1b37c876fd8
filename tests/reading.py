"""Short cuts for tests: a text of our own as an article, parsed."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from corroborate.extract import pipeline
from corroborate.extract.parse import Sentence, unpack
from corroborate.extract.sentences import sentences
from corroborate.model import Article, Block, Published
from corroborate.settings import Settings


@lru_cache(maxsize=2)
def language(name: str = Settings().pipeline) -> Any:
    return pipeline.load(pipeline.folder(name))


def article(text: str, published: str | None = None, title: str | None = None) -> Article:
    """An article whose paragraphs are the text's, cut at blank lines; a title becomes the first block."""
    blocks, start = [], 0
    text = f"{title}\n\n{text}" if title else text
    for part in text.split("\n\n"):
        kind = "title" if title and start == 0 else "paragraph"
        blocks.append(Block(kind, start, start + len(part)))  # type: ignore[arg-type]
        start += len(part) + 2
    return Article(
        id="a", source="a.txt", title=title, publisher=None, original_publisher=None, credits=(), authors=(),
        published=Published(published, "given") if published else None, seen=None, url=None, language="en",
        translated=False, text=text, blocks=tuple(blocks),
    )  # fmt: skip


def parsed(what: Article | str) -> list[Sentence]:
    """The article's (or a plain text's) sentences, parsed with the default pipeline."""
    found = sentences(article(what) if isinstance(what, str) else what, Settings().max_sentence_characters)
    packed = pipeline.parse(language(), [s.text for s in found], 256)
    return [unpack(s, p) for s, p in zip(found, packed, strict=True)]
