"""Speakers that a headline names beside a mark or at its end: "Police: two dead", "Nine dead in fire - police"."""

from __future__ import annotations

from functools import lru_cache

from corroborate.data import table
from corroborate.data import words as listed
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import clause
from corroborate.extract.speaker.lexicon import names, nouns
from corroborate.extract.speaker.utterance import Source, Utterance

_MARKS = frozenset(["-", "–", "—", ":", "|", "\ufffd", "_", "\ufffd_"])
"""Marks before a speaker; the last ones are what a dash becomes in the wrong encoding."""
_TRIM = frozenset([",", ".", ";", ":", "-", "–", "—", "_", "\ufffd", "\ufffd_"])
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_ENDING = frozenset(["CD", "JJ", "VBN", "RB"])
"""What else a headline's news may end with, where a capital parts the speaker off: "… kills 30 Monitor"."""
_LONGEST = 5
"""Words of a speaker behind a mark, at most."""
_WITHIN = frozenset("in near at outside inside from during amid across".split())
"""Prepositions whose noun says where or when: what follows it is no part of what was hit."""
_HARMS = frozenset("kill dead die injure wound hurt death toll injured wounded killed dies".split())


def colon(s: Sentence) -> Utterance | None:
    """ "Police: two dead"; "OKARVO: We were there"."""
    for token in s.tokens[:8]:
        if token.text in (",", ";", '"', "“"):
            return None
        if token.text == ":":
            break
    else:
        return None
    words = s.tokens[: token.i]
    if not words or token.i + 1 >= len(s.tokens) or (s.tokens[token.i + 1].start == token.end and token.i > 3):
        return None
    if not _names_a_speaker(s, words) or any(clause.verbal(t) for t in words if not t.text.isupper()):
        return None
    head = next((t for t in reversed(words) if t.pos in ("NOUN", "PROPN")), words[-1])
    rest = trimmed(s.tokens[token.i + 1 :])
    if not rest:
        return None
    return Utterance(s, (token.i, token.i), Source(s, head.i, 0, token.i - 1), [(rest[0].start, rest[-1].end)])


def _names_a_speaker(s: Sentence, words: list[Token]) -> bool:
    text = " ".join(t.text for t in words)
    lowers = {t.lower for t in words} | {t.lemma.lower() for t in words}
    if lowers & listed("title_labels") or any(c.isdigit() for c in text) or any(t.pos == "NUM" for t in words):
        return False
    if text.isupper() and len(text) > 2 and text.replace(" ", "").replace(".", "").isalpha():
        return len(words) < 4 and not any(t.tag in ("IN", "DT", "CC", "TO", "VBN", "VBG") for t in words)
    if text.lower() in _countries():
        return False
    if names().get(text.lower()) or words[-1].ent[2:] == "PERSON":
        return True
    inside = {t.i for t in words}
    head = next((t for t in words if t.head not in inside or t.head == t.i), words[-1])
    entry = nouns().get(words[-1].lemma.lower())
    if head.i != words[-1].i and clause.kind_of_noun(head) is None and head.pos == "NOUN":
        return False
    return entry is not None and entry.kind != "footage"


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    """Before a colon a country's name says where: "Orvania: two dead in landslide"."""
    return frozenset(
        form.lower() for row in table("countries") for form in (row["name"], *row["aliases"].split("|")) if form
    )


def tail(s: Sentence) -> Utterance | None:
    """ "Three killed in strike - officials", "Nine miners dead: union | Orm Gazette"."""
    end = len(s.tokens)
    for token in reversed(s.tokens[3:]):
        if token.text not in _MARKS or _paired(s, token):
            continue
        words = _before_label(s.tokens[token.i + 1 : end])
        known = tuple(t.lower for t in words) in _closing()
        if known or (words and len(words) <= _LONGEST and _names_a_speaker(s, words)):
            if token.text != "|" or _anonymous(words[-1]):
                return _ending(s, words, token.i)
        dated = bool(words) and words[0].tag == "CD" and token.text == ":"
        if not dated and (len(words) > _LONGEST or token.text not in ("|", "-", "–", "—")):
            break
        end = token.i
    return _bare(s, s.tokens[:end]) or (_bare(s, s.tokens) if end < len(s.tokens) else None) or _leading(s)


def _paired(s: Sentence, mark: Token) -> bool:
    """A hyphen inside words that are written apart: "hit - and - run"."""
    around = (mark.i - 2, mark.i + 2)
    return mark.text == "-" and any(s.tokens[i].text == "-" for i in around if 0 <= i < len(s.tokens))


def _ending(s: Sentence, words: list[Token], at: int) -> Utterance | None:
    body = trimmed(s.tokens[:at])
    if not body:
        return None
    source = Source(s, words[-1].i, words[0].i, words[-1].i)
    end = words[-1].end if body[-1].tag == "CD" else body[-1].end  # "kills 30 Monitor": read as a count of monitors
    return Utterance(s, (at, at), source, [(body[0].start, end)])


def _before_label(words: list[Token]) -> list[Token]:
    """The words up to a page's own label: ": reports Updated: 2031-07-15", ": police (Orm News)"."""
    for n, token in enumerate(words):
        if n and (token.lower in ("updated", "(", "[", "published", "|") or token.tag == "CD"):
            return words[:n]
    return words


def _anonymous(token: Token) -> bool:
    entry = nouns().get(token.lower) or nouns().get(token.lemma.lower())
    return entry is not None and entry.anonymous


@lru_cache(maxsize=1)
def _closing() -> dict[tuple[str, ...], str]:
    return {tuple(row["word"].split("_")): row["case"] for row in table("headline_speakers")}


def _leading(s: Sentence) -> Utterance | None:
    """ "Monitor nine dead in mill fire": the colon is lost before the number."""
    for size in (3, 2, 1):
        words, rest = s.tokens[:size], trimmed(s.tokens[size:])
        if tuple(t.lower for t in words) in _closing() and len(rest) > 3 and rest[0].tag == "CD":
            if any(t.tag.startswith("VB") for t in rest):
                source = Source(s, size - 1, 0, size - 1)
                return Utterance(s, (0, size - 1), source, [(rest[0].start, rest[-1].end)])
    return None


def _bare(s: Sentence, tokens: list[Token]) -> Utterance | None:
    """ "Nine dead in fire at mill Monitor", "Nine dead in Orm car bombings state media": the mark is lost."""
    tokens = tokens[:-1] if tokens and tokens[-1].text == "." else tokens
    if len(tokens) < 6 or not any(t.lemma.lower() in _HARMS or t.lower in _HARMS for t in tokens):
        return None
    for size in (3, 2, 1):
        words = tokens[-size:]
        case = _closing().get(tuple(t.lower for t in words))
        if case is None:
            continue
        before = tokens[: words[0].i]
        alone = words[0].text[0].isupper() and _small(before)
        if before[-1].tag not in _NOUNS and not (alone and before[-1].tag in _ENDING):
            return None
        if alone or (_told_where(before) and (case == "any" or words[0].text[0].isupper())):
            return _ending(s, words, words[0].i)
    return None


def _small(before: list[Token]) -> bool:
    """Whether a headline's words are in small letters but for names: a capital at its end parts something off."""
    common = [
        t
        for t in before[1:]
        if not t.text.isupper() and t.tag in ("NN", "NNS", "JJ", "VBZ", "VBP", "VBD", "VBN") and not t.ent
    ]
    return len(common) > 1 and not any(t.text[0].isupper() for t in common)


def _told_where(before: list[Token]) -> bool:
    """Whether the nouns before say where or in what: "in Orm car bombings | state media"; not what was attacked
    ("attack on Orm | state media")."""
    at = len(before) - 1
    while at > 0 and before[at].tag in ("NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "POS", "CD"):
        at -= 1
    return before[at].lower in _WITHIN


def trimmed(tokens: list[Token], marks: frozenset[str] = _TRIM) -> list[Token]:
    """The tokens without the marks at their ends."""
    first, last = 0, len(tokens) - 1
    while first <= last and tokens[first].lower in marks:
        first += 1
    while last >= first and tokens[last].lower in marks:
        last -= 1
    return tokens[first : last + 1]
