"""The open texts that lineages are made of: sentences that stand nowhere else, read in place.

Nothing of them is kept in this repository. A sentence that shares seven words in a row with any
sentence read before it is left out, and so is one whose quotation marks don't pair: what two
made articles share is then what the generator put there, and nothing besides. A sentence that
names an agency or says who published it is left out as well.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from corroborate.data import table

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "benchmarks"
SETS = (
    ("giveme5w1h/news_cluster.jsonl.gz", "id", "text"),
    ("giveme5w1h/gold_5w1h.jsonl.gz", "id", "text"),
    ("muc4/tst3_tst4.jsonl.gz", "docid", "text_mixed_case"),
    ("fakes/articles_to_2016.jsonl", "unit_id", "text"),
)

_LEAST_WORDS = 150
"""Words of a text that is worth copying from."""
_SENTENCE = (9, 60)
"""Words of a sentence that is taken: shorter ones can't show reuse, longer "sentences" are lists."""
_APART = 7
"""Words in a row that no two sentences of the pool share: one fewer than a passage has."""
_ENDS = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘(]?[A-Z])")
_PLAIN = re.compile(r"\w+")
_CLUES = re.compile(
    r"\b(?:19|20)\d\d\b|\btold (?:the )?[A-Z]|[Nn]ews ?(?:paper|agency|room|wire)|[Cc]orrespondent"
    r"|\b(?:[Uu]pdated|[Pp]osted|[Pp]ublished|Print|Share|Tags?|C(?:orrection|ORRECTION))\b"
    r"|[Rr]eport(?:ing|er) by|[Pp]hoto|[Gg]etty|[Cc]opyright|https?:|www\.|\||@"
    r"|\b\d{1,2} [A-Z][a-z]{2} \d\d\b|\[Text\]"
    r"|\b(?:Radio|Television|TV|Network|Channel|BBC|CNN)\b"
)
"""What says where a text is from: clues are the generator's to give."""


class Word(NamedTuple):
    """A word as printed (its punctuation with it) and where it was first: ``at`` counts in ``base``.

    ``edit`` is "" where the word stands as it was, "respelt" or "renamed" where it stands in
    another form, "inserted" where an edit put it in (``base`` is then empty).
    """

    text: str
    base: str
    at: int
    edit: str = ""


Sentence = tuple[Word, ...]


class Base(NamedTuple):
    """A text of the pool: its id and its sentences, the words numbered through."""

    name: str
    sentences: tuple[Sentence, ...]

    @property
    def size(self) -> int:
        """Words in all."""
        return sum(map(len, self.sentences))


def numbered(name: str, sentences: list[str]) -> tuple[Sentence, ...]:
    """Sentences as words numbered from 0."""
    made, at = [], 0
    for sentence in sentences:
        words = sentence.split()
        made.append(tuple(Word(word, name, at + k) for k, word in enumerate(words)))
        at += len(words)
    return tuple(made)


@lru_cache(maxsize=1)
def pool() -> tuple[Base, ...]:
    """All texts in file order, the examples of this project first; a word or two over a second."""
    seen: set[int] = set()
    found = []
    for name, text in _raw():
        kept = [sentence for sentence in _sentences(text) if _new(sentence, seen)]
        if sum(len(sentence.split()) for sentence in kept) >= _LEAST_WORDS:
            found.append(Base(name, numbered(name, kept)))
    return tuple(found)


def raw(path: str) -> Iterator[dict[str, str]]:
    """The rows of one file under ``../shared/benchmarks``."""
    file = SHARED / path
    with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _raw() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "examples").glob("*/*.txt")):
        yield f"example-{file.stem}", file.read_text(encoding="utf-8", errors="replace")
    for path, key, field in SETS:
        for row in raw(path):
            if text := row.get(field):
                yield f"{path.partition('/')[0]}-{row[key]}", text


def _sentences(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n|(?<=[.!?\"”])\n", text):
        for sentence in _ENDS.split(" ".join(paragraph.split())):
            words = len(sentence.split())
            if _SENTENCE[0] <= words <= _SENTENCE[1] and _paired(sentence) and not _tells(sentence):
                yield sentence


def _tells(sentence: str) -> bool:
    return bool(_CLUES.search(sentence) or _agencies().search(sentence))


@lru_cache(maxsize=1)
def _agencies() -> re.Pattern[str]:
    forms = [form for row in table("agencies") for form in row["forms"].split(";")]
    return re.compile("|".join(rf"\b{re.escape(form)}\b" for form in forms))


def _paired(sentence: str) -> bool:
    closed = sentence.rstrip("\"”')")[-1:] in ".!?"
    curly = sentence.count("“") == sentence.count("”")
    single = "‘" not in sentence and not re.search(r"(?:^|\s)['’]", sentence)
    whole = "\N{REPLACEMENT CHARACTER}" not in sentence
    return whole and closed and curly and single and sentence.count('"') % 2 == 0


def _new(sentence: str, seen: set[int]) -> bool:
    words = _PLAIN.findall(sentence.lower())
    grams = {hash(" ".join(words[k : k + _APART])) for k in range(len(words) - _APART + 1)}
    if grams & seen or len(grams) < len(words) - _APART + 1:
        return False
    seen |= grams
    return True
