"""States where their words stand for those who act for them."""

from __future__ import annotations

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.forces import country_at
from corroborate.extract.who.name import Name

_PLACING = frozenset(
    {"in", "into", "inside", "from", "across", "near", "over", "at", "around", "throughout", "within", "outside"}
    | {"through", "toward", "towards", "onto", "via", "off", "beyond"}
)
_GIVING_BLAME = frozenset({"on", "upon", "by", "against", "with", "to", "behind", "for", "between", "of", "than"})


def states(sentence: Sentence, found: list[Name]) -> list[Name]:
    """The sentence's words for states and their governments that are not part of another name."""
    tokens, firsts = sentence.tokens, lexicon.country_firsts()
    taken = {i for name in found if name.label not in ("place", "people") for i in range(name.first, name.last + 1)}
    result: list[Name] = []
    at = 0
    while at < len(tokens):
        text = tokens[at].text
        if at in taken or not (text in firsts or text[:1].isupper()):
            at += 1
            continue
        size, country = country_at(tokens, at)
        if not size:
            size, country = _capital_at(sentence, at)
        elif not _acts(sentence, tokens[at + size - 1]):
            at += size
            continue
        if size:
            name = Name(sentence, at, at + size - 1, "state")
            name.kind, name.country = "government", country
            result.append(name)
        at += max(size, 1)
    return result


def _acts(sentence: Sentence, token: Token) -> bool:
    """A state's name that no preposition of place governs; a demonym that describes what is done."""
    tokens = sentence.tokens
    if "-" in (
        tokens[token.i - 1].text if token.i else "",
        tokens[token.i + 1].text if token.i + 1 < len(tokens) else "",
    ):
        return False
    head = sentence.head(token)
    if token.text in lexicon.demonyms() and token.text not in lexicon.country_names():
        return token.dep in ("amod", "compound", "nmod") and head.lemma.lower() in lexicon.deeds()
    token = sentence.climb(token, {"conj"})
    head = sentence.head(token)
    if token.dep in ("pobj", "pcomp"):
        return head.lower not in _PLACING
    if token.dep in ("compound", "poss", "nmod") and head.dep == "pobj" and head.pos == "PROPN":
        return False
    return token.dep != "npadvmod" or token.i + 1 < len(sentence.tokens)


def _capital_at(sentence: Sentence, at: int) -> tuple[int, str]:
    tokens = sentence.tokens
    if not tokens[at].text[:1].isupper():
        return 0, ""
    for size in (2, 1):
        words = " ".join(t.text for t in tokens[at : at + size])
        if words in lexicon.capitals() and at + size <= len(tokens):
            return (size, lexicon.capitals()[words]) if _governs(sentence, tokens[at + size - 1]) else (0, "")
    return 0, ""


def _governs(sentence: Sentence, token: Token) -> bool:
    """Whether a capital's name stands where only its government can: it says, accuses, is blamed."""
    token = sentence.climb(token, {"conj"})
    head = sentence.head(token)
    if token.dep == "nsubj":
        return _verb(sentence, head) in lexicon.government_verbs()
    if token.dep == "dobj":
        return head.lemma.lower() in ("accuse", "blame", "criticise", "criticize", "condemn", "warn", "urge")
    if token.dep == "poss":
        return head.lower in _GOVERNMENTS
    if token.dep == "pobj":
        above = sentence.head(head)
        blamed = head.lower in ("on", "upon", "by", "with") and head.lower in _GIVING_BLAME
        return blamed and above.lemma.lower() in _TOWARDS
    return False


_GOVERNMENTS = frozenset(
    {
        "support",
        "troops",
        "forces",
        "ally",
        "allies",
        "ambassador",
        "envoy",
        "policy",
        "government",
        "military",
        "backing",
    }
    | {"response", "decision", "stance", "position", "warning", "denial", "claim", "claims", "statement", "proxies"}
)
_TOWARDS = frozenset(
    {"blame", "pin", "back", "support", "arm", "fund", "supply", "sponsor", "relation", "relations", "tie", "ties"}
    | {"blamed", "ally", "deal", "agreement", "pressure", "tension", "tensions", "alliance", "talk", "talks", "side"}
)


def _verb(sentence: Sentence, head: Token) -> str:
    """The verb's lemma; of "has struggled to handle" the first."""
    return head.lemma.lower()
