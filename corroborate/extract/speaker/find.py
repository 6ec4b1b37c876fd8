"""From an article's sentences to its attributions."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from corroborate.extract.mentions import Attribution, Voice
from corroborate.extract.parse import Sentence
from corroborate.extract.speaker import carrying, clause, quoting
from corroborate.extract.speaker.cues import verb_utterances
from corroborate.extract.speaker.introduced import introduced
from corroborate.extract.speaker.offices import Offices
from corroborate.extract.speaker.phrases import phrase_utterances
from corroborate.extract.speaker.quotation import covering, quotations
from corroborate.extract.speaker.referents import Referents
from corroborate.extract.speaker.speech import Speech
from corroborate.extract.speaker.turns import turns
from corroborate.extract.speaker.utterance import Range, Source, Utterance, merged
from corroborate.model import Article

_DEPTH = 4
"""Links a chain may have beyond the first: more are a parser's mistake."""


def find(article: Article, sentences: Sequence[Sentence]) -> list[Attribution]:
    """The article's attributions in the order of their cues (see :class:`Attribution`).

    ``sentences`` are the article's, parsed. Sentences without tokens are passed over.
    """
    text = article.text or ""
    read = [s for s in sentences if s.tokens]
    quotes = quotations(article, read)
    utterances = [u for s in read for u in _in_sentence(s)]
    utterances = quoting.spread(utterances, quotes, text)
    said = turns(text, read)
    labelled = {u.sentence.index for u in said}
    utterances = [u for u in utterances if not (u.sentence.index in labelled and _at_colon(u))]
    again = carrying.repeated(utterances, read)
    utterances += [*carrying.carried(utterances, read, quotes, text), *again, *said]
    utterances.sort(key=lambda u: (u.sentence.index, u.cue, u.carried))
    return _chained(_attributions(utterances, read, quotes), text)


def _in_sentence(s: Sentence) -> list[Utterance]:
    found = _unglued(s, verb_utterances(s)) + phrase_utterances(s)
    for u in found:
        u.weak = u.weak or (u.source is not None and u.stance != "declines" and clause.first_person(u.source))
    silent = [u.cue for u in found if u.stance == "declines"]
    return [u for u in found if u.stance == "declines" or not any(a <= u.cue[0] <= b for a, b in silent)]


def _unglued(s: Sentence, found: list[Utterance]) -> list[Utterance]:
    """Without a headline's "UN says …" that lost its full stop before the lead: "… nine died the army said"."""
    if s.kind in ("title", "subtitle", "heading") or len(found) < 2 or found[-1].source is None:
        return found
    closing, said = found[-1], found[-1].contents
    if s.tokens[closing.cue[0]].tag != "VBD" or len(said) != 1 or said[0][0] != s.start:
        return found
    end = said[0][1]
    return [u for u in found if not (_headline(s, u) and any(a > s.start and b == end for a, b in u.contents))]


def _headline(s: Sentence, u: Utterance) -> bool:
    return s.tokens[u.cue[0]].tag == "VBZ" and s.tokens[u.cue[0]].lemma == "say"


def _attributions(utterances: list[Utterance], read: list[Sentence], quotes: list[Range]) -> list[Attribution]:
    speaking = {id(s): s for u in utterances for s in (*u.nearer, u.source) if s is not None and not u.weak}
    referents = Referents(read, Offices(speaking.values(), read), introduced(utterances))
    waiting = iter(read)
    seen = -1
    voices: dict[int, tuple[Voice, ...]] = {}
    found = []
    for u in utterances:
        while seen < u.sentence.index:
            sentence = next(waiting)
            seen = sentence.index
            referents.see(sentence)
        chain = voices.get(id(u.source)) if u.source is not None else ()
        if chain is None:
            named = [s for s in (*u.nearer, u.source) if s and not clause.first_person(s)]
            said = [referents.resolve(source).voice for source in named if not _label(u, source, referents)]
            chain = (*said, *(referents.resolve(source, outlet=True).voice for source in u.through))
            voices[id(u.source)] = chain
        found.append(_attribution(u, chain, quotes))
    return found


def _at_colon(u: Utterance) -> bool:
    return u.sentence.tokens[u.cue[0]].text == ":"


def _label(u: Utterance, source: Source, referents: Referents) -> bool:
    """A word before a headline's colon that the text knows as nobody's name: "Harrow: nine dead"."""
    s = u.sentence
    if s.kind not in ("title", "subtitle", "heading") or s.tokens[u.cue[0]].text != ":" or u.cue[0] < source.head:
        return False
    return source.first == source.last and source.token.text[:1].isupper() and not referents.knows(source)


def _attribution(u: Utterance, chain: tuple[Voice, ...], quotes: list[Range]) -> Attribution:
    tokens = u.sentence.tokens
    direct = bool(u.contents) and all(_inside(quotes, start, end) for start, end in u.contents)
    deed = [(u.source.start, u.source.end)] if u.own_deed and u.source is not None else []
    return Attribution(
        sentence=u.sentence.index,
        contents=tuple(merged(u.contents + deed)),
        chain=chain,
        cue=(tokens[u.cue[0]].start, tokens[u.cue[1]].end),
        stance=u.stance,
        certainty="hedged" if u.hedged else "stated",
        direct=direct,
        carried=u.carried,
        weak=u.weak or (not chain and u.stance != "declines"),
        source=_beside(u.source) if u.source is not None else None,
        refuses=u.refuses,
    )


def _beside(source: Source) -> Range:
    return (source.beside.start, source.beside.end) if source.beside is not None else (source.start, source.end)


def _inside(quotes: list[Range], start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in covering(quotes, start, end))


def _chained(found: list[Attribution], text: str) -> list[Attribution]:
    """Where one's words stand inside another's content, the other is the next link of the chain."""
    speech = Speech(found)
    found = [a for a in found if not a.weak or _outer(found, speech, a) is None]
    speech = Speech(found)
    outer = [_outer(found, speech, a) for a in found]
    result = []
    for number, attribution in enumerate(found):
        chain, at, steps = list(attribution.chain), outer[number], 0
        while at is not None and steps < _DEPTH:
            if steps == 0 and _no_speaker(attribution, found[at], text):
                chain = []
            names = {voice.name for voice in chain}
            chain += [voice for voice in found[at].chain if voice.name not in names]
            at, steps = outer[at], steps + 1
        ours = attribution.stance == "declines" and not attribution.chain
        changed = chain != list(attribution.chain) and (ours or bool(attribution.chain))
        if (
            ours and not chain and attribution.source
        ):  # "we could not reach the ministry": the article says what it doesn't know
            continue
        result.append(msgspec.structs.replace(attribution, chain=tuple(chain)) if changed else attribution)
    return result


_VAGUE = frozenset("report reports evidence information data figures records footage indications estimates".split())


def _no_speaker(inner: Attribution, outer: Attribution, text: str) -> bool:
    """Whether the inner voice is nobody beside the outer one: "reports confirmed nine died, said the source", or the
    house of the one who speaks: "the manager of the clinic said the clinic had counted nine"."""
    name = inner.chain[0].name.lower().split()[-1] if len(inner.chain) == 1 else ""
    if not name or inner.source is None or outer.source is None or inner.sentence != outer.sentence:
        return False
    if inner.chain[0].kind == "document":
        begins = min(start for start, _ in outer.contents)
        return name in _VAGUE and inner.source[0] == begins
    between = text[outer.source[0] : outer.cue[0]].lower()
    return inner.chain[0].kind != "person" and outer.source[0] < outer.cue[0] < inner.cue[0] and f" {name}" in between


def _outer(found: list[Attribution], speech: Speech, inner: Attribution) -> int | None:
    """The smallest other attribution whose content holds this one's cue and speaker."""
    start, end = inner.cue
    if inner.source is not None and not inner.carried:
        start, end = min(start, inner.source[0]), max(end, inner.source[1])
    for number in speech.covering(start, end):
        outer = found[number]
        if outer is not inner and outer.chain and outer.stance != "declines" and outer.cue != inner.cue:
            if not any(a <= outer.cue[0] and outer.cue[1] <= b for a, b in inner.contents):
                return number
    return None
