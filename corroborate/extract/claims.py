"""Claims from drafts: the chain of speakers, stance, certainty and id that the words carry."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from corroborate.data import words
from corroborate.extract import speaker
from corroborate.extract.mentions import Attribution, Voice
from corroborate.extract.reading import Reading
from corroborate.model import Certainty, Claim, Modifier, Noun, Scope, Speaker, Stance


class Draft(Noun, frozen=True):
    """A claim before anybody asked who says it. Offsets are the article's; ``stance`` and
    ``certainty`` None leave it to the words around."""

    field: str
    value: Any
    sentence: int
    start: int
    end: int
    scope: Scope = "incident"
    modifier: Modifier | None = None
    stance: Stance | None = None
    certainty: Certainty | None = None
    voices: tuple[Voice, ...] | None = None


def make(reading: Reading, draft: Draft) -> Claim:
    """The claim that a draft becomes: with its speakers, article last, and its place in the text."""
    sentence = reading.sentences[draft.sentence]
    said = reading.speech.at(draft.start, draft.end)
    if draft.field.endswith(("killed", "injured")):
        said = _carried(reading, draft) if said is None else None if _granted(reading, draft, said) else said
    if said is not None and said.stance in ("denies", "doubts") and not _denied(reading, draft):
        said = None
    voices = draft.voices if draft.voices is not None else (said.chain if said else ())
    span = reading.span(draft.start, draft.end)
    return Claim(
        id=_id(reading.article.id, draft),
        field=draft.field,
        value=msgspec.to_builtins(draft.value),
        modifier=draft.modifier,
        stance=draft.stance or ("denies" if _called_false(reading, draft) else _stance(said)),
        certainty=draft.certainty or _certainty(reading, draft, said),
        scope=draft.scope,
        speakers=(*(_speaker(reading, voice) for voice in voices), newsroom(reading)),
        origin="",
        span=span,
        sentence=reading.span(min(sentence.start, draft.start), max(sentence.end, draft.end)),
    )


def _carried(reading: Reading, draft: Draft) -> Attribution | None:
    """The speaker of "officials said five were killed and fourteen wounded" for the fourteen too: the
    reporting verb that a count hangs under, where its content stops short of it."""
    sentence = reading.sentences[draft.sentence]
    token, clauses = reading.token_at(draft.sentence, draft.start), reading.clauses[draft.sentence]
    above = {token.i for token in sentence.ancestors(token.i)}
    if clauses.mark(clauses.head[token.i]) in _BEHIND:
        return None  # "declared a state of emergency after gunmen killed 11"
    for said in reading.attributions:
        if said.sentence == draft.sentence and not said.weak and said.chain and said.contents:
            cue = reading.token_at(draft.sentence, said.cue[0]).i
            if cue in above and said.cue[1] <= said.contents[0][0] < draft.start:
                return said
    return None


_BEHIND = frozenset({"after", "since", "before", "following"})
_NOMINAL = frozenset({"dobj", "pobj", "prep", "agent", "conj", "appos", "nsubjpass", "nmod", "compound", "dative"})


def _granted(reading: Reading, draft: Draft, said: Attribution) -> bool:
    """Whether a count stands in a relative clause of something that its sentence's speaker judges, mourns
    or claims, and so takes for granted: "condemned the raid that killed nine"."""
    if said.sentence != draft.sentence or said.direct:
        return False
    sentence, known = reading.sentences[draft.sentence], words("taken_for_granted")
    below, inside = reading.token_at(draft.sentence, draft.start), False
    for above in sentence.ancestors(below.i):
        inside = inside or below.dep in ("relcl", "acl")
        if inside and (above.lemma.lower() in known or above.lower in known):
            return True
        if inside and below.dep not in ("relcl", "acl") and below.dep not in _NOMINAL:
            return False
        below = above
    return False


_SAYINGS = frozenset("claim report allegation rumour rumor assertion figure statement story".split())
_FALSE = frozenset("false baseless untrue unfounded wrong fabricated fake incorrect groundless lie nonsense".split())


def _called_false(reading: Reading, draft: Draft) -> bool:
    """ "The army's claim that five were killed is baseless": whoever says so denies the figure."""
    if not draft.field.endswith(("killed", "injured")):
        return False
    sentence = reading.sentences[draft.sentence]
    if not any(token.lower in _FALSE for token in sentence.tokens):
        return False
    for noun in sentence.ancestors(reading.token_at(draft.sentence, draft.start).i):
        if noun.lemma.lower() in _SAYINGS and noun.dep in ("nsubj", "nsubjpass"):
            verb = sentence.head(noun)
            return any(c.lower in _FALSE for c in (verb, *sentence.children(verb.i)))
    return False


def _denied(reading: Reading, draft: Draft) -> bool:
    """Whether a denial reaches the words. "Denied carrying out the attack in which 11 died" denies a doer;
    that there was an attack, where, and how many died is taken for granted."""
    if draft.field == "perpetrator" or draft.stance == "denies":
        return True
    if not draft.field.endswith(("killed", "injured")):
        return False
    token = reading.token_at(draft.sentence, draft.start)
    clauses = reading.clauses[draft.sentence]
    head = reading.sentences[draft.sentence].tokens[clauses.head[token.i]]
    return head.dep not in ("relcl", "acl", "pcomp")


def newsroom(reading: Reading) -> Speaker:
    """The article itself, as the last link of every chain."""
    article = reading.article
    name = article.original_publisher or article.publisher or "the article"
    return Speaker(name, "article", anonymous=article.original_publisher is None and article.publisher is None)


def unique(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims in order of the text, each once."""
    by_id = {claim.id: claim for claim in claims}
    return tuple(sorted(by_id.values(), key=lambda c: (c.span.start, c.span.end, c.field, c.id)))


def _id(article: str, draft: Draft) -> str:
    value = msgspec.json.encode([draft.value, draft.modifier, draft.stance, draft.scope], order="deterministic")
    return f"{article}:{draft.field}:{draft.start}-{draft.end}:{hashlib.sha256(value).hexdigest()[:4]}"


def _stance(said: Attribution | None) -> Stance:
    return said.stance if said is not None and said.stance in ("denies", "doubts") else "asserts"


def _certainty(reading: Reading, draft: Draft, said: Attribution | None) -> Certainty:
    if said is not None and said.certainty == "hedged":
        return "hedged"
    return "hedged" if speaker.hedged(reading.sentences[draft.sentence], draft.start, draft.end) else "stated"


def _speaker(reading: Reading, voice: Voice) -> Speaker:
    placed = voice.start is not None and voice.end is not None and voice.start < voice.end
    span = reading.span(voice.start or 0, voice.end or 0) if placed else None
    return Speaker(voice.name, voice.kind, voice.anonymous, span)
