"""What a desk does to copy: trims it, turns it round, spells its own way, swaps names.

Every edit takes sentences and gives sentences; the words keep the place where they were first, so
that what stands twice is known word by word afterwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from random import Random

from quality.reuse.texts import Sentence, Word

Text = list[Sentence]
Edit = Callable[[Text, Random], Text]

_CORE = re.compile(r"^(\W*)(.*?)((?:['’]s)?\W*)$", re.S)
_NUMBERED = re.compile(r"\d")
_SOUNDS = (
    ("Al-", "el-"), ("al-", "el-"), ("Abu", "Abou"), ("kh", "h"), ("q", "k"), ("Q", "K"), ("ou", "u"), ("ei", "ai"),
    ("ee", "i"), ("oo", "u"), ("dh", "d"), ("gh", "g"), ("ss", "s"), ("mm", "m"), ("ll", "l"), ("y", "i"), ("a", "e"),
    ("o", "u"), ("i", "y"),
)  # fmt: skip
"""How the same name is written otherwise in another house's letters; the last ones fit almost any name."""
_NAMES = (
    "Velmora", "Orrin", "Brennick", "Okarvo", "the Harrow Front", "Saint Ilmar", "Upper Dunmarra", "the Rowers",
    "Torvald Ankar Brennick", "the National Guard of Velmora", "Kestrel", "Lower Orrin Valley", "Ilsa", "Ossian",
    "the Mill River Brigade", "Castel Dor", "Wazelmi", "Norlund", "the People's Column", "Port Ilmar",
)  # fmt: skip
_FILL = tuple("also still then again reportedly already however meanwhile later nearly mostly apparently".split())
_NOT_NAMES = frozenset(
    "I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Mr Mrs Ms Dr He She It They We But And The In On At".split()
)


def verbatim(text: Text, rng: Random) -> Text:
    """As it was."""
    return list(text)


def trimmed(text: Text, rng: Random) -> Text:
    """The end cut, a sentence here and there left out, a clause dropped."""
    kept = text[: max(4, round(len(text) * rng.uniform(0.5, 1.0)))]
    kept = [s for k, s in enumerate(kept) if k < 2 or rng.random() > 0.12]
    return [_without_clause(s, rng) if rng.random() < 0.4 else s for s in kept]


def reordered(text: Text, rng: Random) -> Text:
    """Pieces of one to three sentences in another order."""
    pieces, at = [], 0
    while at < len(text):
        size = rng.randint(1, 3)
        pieces.append(text[at : at + size])
        at += size
    rng.shuffle(pieces)
    return [sentence for piece in pieces for sentence in piece]


def respelt(text: Text, rng: Random) -> Text:
    """Another house's spelling, numbers, hyphens and letters for foreign names."""
    rate = rng.uniform(0.2, 1.0)
    always = {core for core in _spellings() if rng.random() < 0.9}
    names: dict[str, str] = {}
    return [tuple(new for word in s for new in _respell(word, (always, names, rate), rng)) for s in text]


def renamed(text: Text, rng: Random) -> Text:
    """Up to twelve actors and places under other names, each everywhere."""
    counted = Counter(name for sentence in text for _, _, name in _names(sentence))
    common = [name for name, _ in counted.most_common(20)]
    chosen = rng.sample(common, min(len(common), rng.randint(2, 12)))
    new = dict(zip(chosen, rng.sample(_NAMES, len(chosen)), strict=True))
    return [_rename(sentence, new) for sentence in text]


def several(text: Text, rng: Random) -> Text:
    """Trimmed, turned round, respelt and renamed in one, and put in other words here and there."""
    return _reworded(renamed(respelt(reordered(trimmed(text, rng), rng), rng), rng), rng)


def _reworded(text: Text, rng: Random) -> Text:
    """One word in thirty of a sentence's inside replaced by another; one in sixty left out, one put in."""
    made = []
    for sentence in text:
        words: list[Word] = []
        for word in sentence:
            chance = rng.random()
            if chance < 1 / 30 and word.text.islower():
                words.append(Word(rng.choice(_FILL), "", -1, "inserted"))
            elif chance < 1 / 20 and word.text.islower():
                continue
            else:
                words += [word, Word(rng.choice(_FILL), "", -1, "inserted")] if chance < 1 / 15 else [word]
        made.append(tuple(words))
    return made


EDITS: dict[str, Edit] = {
    "verbatim": verbatim,
    "trimmed": trimmed,
    "reordered": reordered,
    "respelt": respelt,
    "renamed": renamed,
    "several": several,
}


def _without_clause(sentence: Sentence, rng: Random) -> Sentence:
    commas = [k for k, word in enumerate(sentence) if word.text.endswith(",") and not _NUMBERED.search(word.text)]
    clauses = [(a, b) for a, b in pairwise(commas) if 2 <= b - a <= 10]
    if not clauses:
        return sentence
    a, b = rng.choice(clauses)
    bare = sentence[a]._replace(text=sentence[a].text.rstrip(","))
    return (*sentence[:a], bare, *sentence[b + 1 :])


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    lines = Path(__file__).with_name("spellings.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return {one: other for a, b in reversed(rows) for one, other in ((a, b), (b, a))}


def _respell(word: Word, style: tuple[set[str], dict[str, str], float], rng: Random) -> list[Word]:
    always, names, rate = style
    before, core, after = _parts(word.text)
    if core.lower() in always or core in always:
        other = _spellings().get(core) or _spellings()[core.lower()]
        return [word._replace(text=before + other + after, edit="respelt")]
    if "-" in core[1:-1] and core.replace("-", "").isalpha() and rng.random() < rate:
        halves = core.split("-") if rng.random() < 0.7 else [core.replace("-", "")]
        edited = [word._replace(text=half, edit="respelt") for half in halves]
        edited[0] = edited[0]._replace(text=before + edited[0].text)
        edited[-1] = edited[-1]._replace(text=edited[-1].text + after)
        return edited
    if core[:1].isupper() and core.isalpha() and len(core) > 4 and core not in _NOT_NAMES:
        if core not in names:
            names[core] = _sounded(core, rng) if rng.random() < rate else core
        if names[core] != core:
            return [word._replace(text=before + names[core] + after, edit="respelt")]
    return [word]


def _sounded(name: str, rng: Random) -> str:
    fitting = [(old, new) for old, new in _SOUNDS[:-3] if old in name[1:]] or list(_SOUNDS[-3:])
    old, new = rng.choice(fitting)
    return name[0] + name[1:].replace(old, new, 1)


def _parts(text: str) -> tuple[str, str, str]:
    match = _CORE.match(text)
    return (match[1], match[2], match[3]) if match else ("", text, "")


def _names(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Names of one to four words inside a sentence: first word, end, the words."""
    found, at = [], 1
    while at < len(sentence):
        end = at
        while end < len(sentence) and end - at < 4:
            before, core, after = _parts(sentence[end].text)
            if before or not core[:1].isupper() or core in _NOT_NAMES or not core.replace("-", "").isalpha():
                break
            end += 1
            if after:
                break
        if end > at:
            found.append((at, end, " ".join(_parts(w.text)[1] for w in sentence[at:end])))
        at = max(end, at + 1)
    return found


def _rename(sentence: Sentence, new: dict[str, str]) -> Sentence:
    made: list[Word] = []
    at = 0
    for begin, end, name in _names(sentence):
        if name not in new:
            continue
        made += sentence[at:begin]
        old, words = sentence[begin:end], new[name].split()
        for k, text in enumerate(words):
            made.append(old[k]._replace(text=text, edit="renamed") if k < len(old) else Word(text, "", -1, "inserted"))
        made[-1] = made[-1]._replace(text=made[-1].text + _parts(old[-1].text)[2])
        at = end
    return (*made, *sentence[at:])


def cut(sentences: Sequence[Sentence], rng: Random) -> list[Text]:
    """Paragraphs of one to three sentences."""
    made, at = [], 0
    while at < len(sentences):
        size = rng.randint(1, 3)
        made.append(list(sentences[at : at + size]))
        at += size
    return made
