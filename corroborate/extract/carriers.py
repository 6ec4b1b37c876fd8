"""Whose a weapon is that strikes: "a Sarvian missile hit", "an air force jet bombed"; the machine did nothing."""

from __future__ import annotations

from corroborate.extract.lexicon import ending_at
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading

_FROM_AFAR = frozenset({"drone", "missile", "rocket", "artillery", "aircraft"})
_MACHINES = frozenset("aircraft plane airplane helicopter chopper gunboat warship submarine".split())
"""What carries weapons and is none in ``weapon_nouns``."""
_CIVIL_TOO = frozenset("jet aircraft plane airplane helicopter chopper rocket".split())
"""Machines that carry people or satellites as well: a nation's is its forces' only where it bombs."""
_BOMBS = frozenset("bomb bombard pound shell strafe target attack strike raid fire drop launch".split())
_MAKES = frozenset({"made", "built", "supplied", "style", "designed", "type", "donated", "manufactured", "provided"})


def weapon_at(sentence: Sentence, last: int) -> int | None:
    """First token of the words for a weapon that flies, or for what carries one, that end at ``last``; else None."""
    kind, first = ending_at(sentence, last, "weapon_nouns")
    if kind in _FROM_AFAR:
        return first
    return last if sentence.tokens[last].lemma.lower() in _MACHINES else None


def force_before(sentence: Sentence, first: int, weapon: int) -> int | None:
    """The last word of the force whose weapon it is: "an |air force| jet", "|army| helicopters"."""
    for i in range(weapon - 1, first - 1, -1):
        if ending_at(sentence, i, "perpetrator_nouns")[0] in ("state-forces", "armed-group"):
            return i
    return None


def nation(reading: Reading, sentence: Sentence, who: tuple[int, int]) -> str | None:
    """The country whose weapon strikes: "a |Sarvian| cruise missile"; not "a Sarvian-made missile"."""
    first, last = who
    head = sentence.tokens[last]
    for token in sentence.tokens[first:last]:
        if token.head != last or _made(sentence, token):
            continue
        for place in reading.places_in[sentence.index]:
            if place.start <= token.start < place.end and place.where is not None and place.where.precision >= 6:
                return place.where.country if _in_war(sentence, head) else None
    return None


def _made(sentence: Sentence, token: Token) -> bool:
    after = sentence.tokens[token.i + 1 : token.i + 3]
    return bool(after) and (after[0].text == "-" or bool({t.lower for t in after} & _MAKES))


def _in_war(sentence: Sentence, head: Token) -> bool:
    """Whether a machine of a nation is its forces': what only fights is; the rest where it bombs or fires."""
    if head.lemma.lower() not in _CIVIL_TOO:
        return True
    before = sentence.tokens[head.i - 1].lower if head.i else ""
    verb = sentence.head(sentence.head(head)) if head.dep == "pobj" else sentence.head(head)
    return before in ("fighter", "war", "combat", "attack") or verb.lemma.lower() in _BOMBS
