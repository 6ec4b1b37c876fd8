"""Verbs of saying that the parser takes for nouns: "a raid the army claims killed nine", "Police allege Orm fled"."""

from __future__ import annotations

from corroborate.extract.parse import Sentence
from corroborate.extract.speaker import clause, links, tagged
from corroborate.extract.speaker.lexicon import verbs
from corroborate.extract.speaker.utterance import Source, Utterance

_FORMS = {
    "claims": "claim", "says": "say", "alleges": "allege", "reports": "report", "claim": "claim", "say": "say",
    "allege": "allege",
}  # fmt: skip
"""Forms of saying that are nouns too, or that the tagger takes for such."""
_OPENING = 5
_RELATIVES = frozenset(["that", "which", "who"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_MARKS = frozenset([",", ";", ":", "–", "—", "(", ")", ".", "”", '"'])


def misread(s: Sentence) -> list[Utterance]:
    """The utterances whose verb the parser took for a noun."""
    if not any(t.lower in _FORMS for t in s.tokens):
        return []
    return _opening(s) + _inserted(s) + _closing(s)


def _inserted(s: Sentence) -> list[Utterance]:
    """ "a raid that the opposition claims killed nine": who is said between a relative and its verb to claim it."""
    found = []
    for token in s.tokens[2:-1]:
        if token.lower not in _FORMS or clause.verbal(token) or s.tokens[token.i + 1].tag not in _FINITE:
            continue
        first = tagged.start(s, token.i - 1)
        if not first or s.tokens[first - 1].lower not in _RELATIVES or not tagged.can_speak(s, first, token.i - 1):
            continue
        entry = verbs()[_FORMS[token.lower]]
        end = next((t.i for t in s.tokens[token.i + 1 :] if t.text in _MARKS), len(s.tokens))
        said = (s.tokens[token.i + 1].start, s.tokens[end - 1].end)
        source = Source(s, tagged.head(s, first, token.i - 1), first, token.i - 1)
        found.append(Utterance(s, (token.i, token.i), source, [said], entry.stance, entry.hedged))
    return found


def _closing(s: Sentence) -> list[Utterance]:
    """ "A blast killed nine people AFP reports.": the name of an outlet before the last word, no comma between."""
    ends = [t for t in s.tokens[-2:] if t.lower in ("reports", "says") and not clause.verbal(t)]
    if not ends or ends[0].i < _OPENING or any(t.text[0].isalnum() for t in s.tokens[ends[0].i + 1 :]):
        return []
    verb, named = ends[0], s.tokens[ends[0].i - 1]
    first = tagged.start(s, named.i)
    if first is None or first < _OPENING or s.tokens[first - 1].text in _MARKS or named.text.islower():
        return []
    source = Source(s, named.i, first, named.i)
    said = s.tokens[:first]
    if not (links.outlet(s, named) or tagged.letters(named)) or not any(t.tag in _FINITE for t in said):
        return []
    return [Utterance(s, (verb.i, verb.i), source, [(said[0].start, said[-1].end)])]


def _opening(s: Sentence) -> list[Utterance]:
    """ "Police allege Orla Venn fired": at a sentence's beginning the verb is read as part of the name behind it."""
    verb = next((t for t in s.tokens[1:_OPENING] if t.dep == "compound" and t.lower in _FORMS), None)
    said = s.tokens[verb.i + 1 :] if verb is not None else []
    if verb is None or not any(t.tag in _FINITE for t in said):
        return []
    first = tagged.start(s, verb.i - 1) if verb.i > 1 else 0
    if first is None or any(t.text[0].isalnum() for t in s.tokens[:first]):
        return []
    if clause.kind_of_noun(s.tokens[verb.i - 1]) in (None, "footage", "document"):
        return []
    said = said[:-1] if said[-1].text == "." else said
    entry, source = verbs()[_FORMS[verb.lower]], Source(s, verb.i - 1, first, verb.i - 1)
    return [Utterance(s, (verb.i, verb.i), source, [(said[0].start, said[-1].end)], entry.stance, entry.hedged)]
