"""Speakers that an article first gives by their office and names right after: "an official said. … Ila Venn told KANA".

News gives a person's office with the name. A bare name that speaks within two sentences of one unnamed official, and
that nothing in the text has introduced, is that official's.
"""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.extract.mentions import Voice
from corroborate.extract.speaker import clause
from corroborate.extract.speaker.lexicon import honorifics
from corroborate.extract.speaker.utterance import Source, Utterance
from corroborate.extract.speaker.voices import Speaking, speaking

_NEAR = 2
"""Sentences behind the unnamed one in which the name must speak."""
_EARLY = 6
"""Sentences of an article in which a story's source is introduced."""
_INDEFINITE = frozenset(["a", "an", "one"])


def introduced(utterances: Sequence[Utterance]) -> dict[int, Speaking]:
    """The named speakers behind unnamed ones, by the ``id`` of the unnamed one's source."""
    found: dict[int, Speaking] = {}
    sources = _in_order(utterances)
    for at, source in enumerate(sources):
        if source.sentence.index >= _EARLY:
            break
        unnamed = _unnamed(source)
        if unnamed is None:
            continue
        others = [s for s in sources[at + 1 :] if s.sentence.index != source.sentence.index]
        named = _named(source, others)
        if named is not None and not any(_unnamed(s) for s in sources if _between(s, source, named)):
            found[id(source)] = named
    return found


def _in_order(utterances: Sequence[Utterance]) -> list[Source]:
    sources = {id(u.source): u.source for u in utterances if u.source is not None and not u.carried and not u.weak}
    return sorted(sources.values(), key=lambda s: (s.sentence.index, s.first))


def _between(s: Source, first: Source, named: Speaking) -> bool:
    assert named.voice.start is not None
    return s is not first and first.start < s.start < named.voice.start


def _unnamed(source: Source) -> Speaking | None:
    """ "A civil defence official": one person by an office."""
    tokens = source.sentence.tokens
    if tokens[source.first].lower not in _INDEFINITE or source.token.tag != "NN":
        return None
    if clause.kind_of_noun(source.token) != "unnamed":
        return None
    found = speaking(source)
    return found if found.voice.anonymous and found.common and not found.plural else None


def _named(unnamed: Source, others: Sequence[Source]) -> Speaking | None:
    """The first speaker behind, where it is a person by a bare name that nothing introduces."""
    first = next((s for s in others if s.token.tag not in ("PRP", "PRP$")), None)
    if first is None or not 0 < first.sentence.index - unnamed.sentence.index <= _NEAR:
        return None
    found = speaking(first)
    return found if _bare(first, found.voice) and not _told_before(first, found.voice, unnamed) else None


def _bare(source: Source, voice: Voice) -> bool:
    s = source.sentence
    if voice.kind != "person" or " " not in voice.name or (voice.start, voice.end) != (source.start, source.end):
        return False
    if s.tokens[source.first].lower.rstrip(".") in honorifics():
        return False
    before = s.tokens[source.first - 1] if source.first else None
    role = before is not None and before.tag in ("NN", "NNP") and clause.kind_of_noun(before) in ("unnamed", "person")
    led = role or (before is not None and before.lower == "as")
    after = s.tokens[source.last + 1] if source.last + 1 < len(s.tokens) else None
    told = after is not None and after.text in (",", "(", "who", "-", "–", "—") and s.tokens[source.last + 2 :]
    apposed = any(k.dep in ("appos", "relcl", "acl") for k in s.children(source.head))
    return not (led or apposed or (told and not _closing(source)))


def _closing(source: Source) -> bool:
    """Whether the name stands behind its verb, so that a comma behind it ends the saying: "said Ila Venn, adding"."""
    tokens = source.sentence.tokens
    return source.first > 0 and tokens[source.first - 1].tag == "VBD" and tokens[source.last + 1].text == ","


def _told_before(source: Source, voice: Voice, unnamed: Source) -> bool:
    """Whether the surname stands before the unnamed one's sentence ends: then somebody else is meant."""
    surname = voice.name.split()[-1]
    return any(t.text == surname for t in unnamed.sentence.tokens)
