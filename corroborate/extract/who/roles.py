"""What a person is beside the name: ranks, posts, and the groups the words put the person in."""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.extract.mentions import Entity
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.who import lexicon
from corroborate.extract.who.forces import country_at
from corroborate.extract.who.name import Name
from corroborate.names import fold

_LONGEST = 14
_BREAKS = frozenset(',;:()"“”')
_TURNS = frozenset({"who", "which", "that", "whose", "and", "but", "when", "where", "after", "as"})


def contexts(name: Name) -> list[tuple[int, int]]:
    """Token ranges (inclusive) of the words that say a person's rank, post or standing."""
    found = [*_before(name), *_apposed_before(name), *_apposed_after(name), *_copula(name), *_of_all(name)]
    return [(first, last) for first, last in found if first <= last]


def role_texts(name: Name, first: int, last: int) -> list[str]:
    """The roles that a range tells: a rank apart from a post ("spokesman", "Major General")."""
    sentence = name.sentence
    tokens = sentence.tokens[first : last + 1]
    while tokens and (tokens[0].tag in ("DT", "PRP$", "POS", "RB") or tokens[0].text == "-" or _is_country(tokens[0])):
        tokens = tokens[1:]
    if not tokens:
        return []
    if _several(tokens[-1]):
        while len(tokens) > 1 and (tokens[0].tag == "CD" or _is_country(tokens[0])):
            tokens = tokens[1:]
        return [sentence.words(tokens[0].start, tokens[-1].start) + lexicon.trades()[tokens[-1].lower]]
    if last + 1 != name.first:
        return [sentence.words(tokens[0].start, tokens[-1].end)]
    cut = _ranks_at_end(tokens)
    pieces = (tokens[:cut], tokens[cut:])
    return [sentence.words(piece[0].start, piece[-1].end) for piece in pieces if piece and _is_post(piece)]


def _ranks_at_end(tokens: list[Token]) -> int:
    """Where the military or police rank at the end begins (the whole length if there is none, "attorney general")."""
    ranks = lexicon.true_ranks()
    if " ".join(t.lower for t in tokens[-2:]) in lexicon.generals():
        return len(tokens)
    for size in range(min(5, len(tokens)), 0, -1):
        phrase = " ".join(t.lower.rstrip(".") for t in tokens[-size:] if t.text != ".")
        if phrase in ranks:
            return len(tokens) - size
    return len(tokens)


def _is_country(token: Token) -> bool:
    return token.text in lexicon.countries()


def _is_post(tokens: list[Token]) -> bool:
    text = [t for t in tokens if t.text != "."]
    return bool(text) and (text[-1].lower.rstrip(".") in lexicon.titles() or text[-1].pos == "NOUN")


def _before(name: Name) -> list[tuple[int, int]]:
    """ "Pentagon spokesman Major General" directly before the name."""
    tokens = name.sentence.tokens
    at = name.first
    while at > 0 and name.first - at < _LONGEST:
        token = tokens[at - 1]
        dotted = token.text == "." and at > 1 and tokens[at - 2].lower in lexicon.titles()
        inside = at - 1 <= token.head <= name.last
        noun = token.pos in ("NOUN", "PROPN") or (token.pos == "ADJ" and inside and token.lower != "dead")
        if not (dotted or token.text == "-" or noun):
            break
        at -= 1
    kept = [t for t in tokens[at : name.first] if t.text != "."]
    if not kept or not (_stands_before(kept[-1])):
        return []
    return [(at, name.first - 1)]


def _stands_before(token: Token) -> bool:
    word = token.lower.rstrip(".")
    return (word in lexicon.trades() and not _several(token)) or word in lexicon.nouns("people")


def _several(token: Token) -> bool:
    """A trade's noun in the plural, whatever the parser tags it: "Engineers Venn and Tarn"."""
    return token.lower[-1:] in "sn" and lexicon.trades().get(token.lower, token.lower) != token.lower


def _of_all(name: Name) -> list[tuple[int, int]]:
    """ "The engineers Orla Venn, Daro Tarn and NAME", "two nuns, Orla Venn and NAME": what each of a list is."""
    tokens = name.sentence.tokens
    at, joined = name.first - 1, False
    while at >= 0 and name.first - at <= _LISTED:
        token = tokens[at]
        if _several(token):
            return [(_left(name.sentence, token), at)] if _lists(tokens, at, name, joined) else []
        if token.text not in (",", "and", "&") and not (token.tag == "NNP" or token.lower in lexicon.PARTICLES):
            return []
        joined = joined or token.text in ("and", "&")
        at -= 1
    return []


_LISTED = 60
"""Words back from a name in which the noun of its list is looked for."""


def _lists(tokens: list[Token], at: int, name: Name, joined: bool) -> bool:
    """Whether a trade's plural at ``at`` is that of the names behind it, ``name`` among them."""
    after = tokens[name.last + 1 : name.last + _LISTED]
    others = joined or any(t.text in ("and", "&") for t in after[: _first_other(after)])
    return others and tokens[at + 1].tag in ("NNP", ",")


def _first_other(after: list[Token]) -> int:
    """Where the list that goes on behind a name ends: at the first word that is no name's."""
    for i, token in enumerate(after):
        if token.text not in (",", "and", "&") and token.tag != "NNP" and token.lower not in lexicon.PARTICLES:
            return i
    return len(after)


def _apposed_before(name: Name) -> list[tuple[int, int]]:
    """ "the deputy commander of operations for the north, NAME"."""
    sentence = name.sentence
    tokens = sentence.tokens
    if name.first < 2 or tokens[name.first - 1].text not in (",", "–", "—"):
        return []
    head = sentence.head(tokens[name.last])
    if tokens[name.last].dep != "appos" or head.i >= name.first or not _names_a_person(head):
        head = tokens[name.first - 2]
        closed = name.last + 1 < len(tokens) and tokens[name.last + 1].text == ","
        if not closed or head.tag != "NN" or not _names_a_person(head):
            return []
    return [(_left(sentence, head), name.first - 2)] if name.first - head.i <= _LONGEST else []


def _apposed_after(name: Name) -> list[tuple[int, int]]:
    """ "NAME, 45, a commander in the militia"."""
    tokens = name.sentence.tokens
    at = name.last + 1
    while at < len(tokens) and tokens[at].text in "\"”’'":
        at += 1
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "(", "–", "—"):
        return []
    at += 1
    if tokens[at].text.isdigit() and at + 2 < len(tokens) and tokens[at + 1].text == ",":
        at += 2
    last = _until_break(tokens, at)
    head = next((t for t in tokens[at : last + 1] if _names_a_person(t)), None)
    if head is None or any(t.pos in ("VERB", "AUX", "ADP", "SCONJ") for t in tokens[at : head.i]):
        return []
    doing = next((t.i for t in tokens[head.i + 1 : last + 1] if t.tag in ("VBG", "VBN", "TO")), last + 1)
    return [(at, doing - 1)]


def _copula(name: Name) -> list[tuple[int, int]]:
    """ "NAME was the deputy head of …", "NAME, who was a commander in …"."""
    sentence = name.sentence
    token = sentence.tokens[name.last]
    verbs = [sentence.head(token)] if token.dep == "nsubj" else []
    verbs += [c for c in sentence.children(token.i) if c.dep == "relcl"]
    found = []
    for verb in verbs:
        if verb.lemma == "be":
            for child in sentence.children(verb.i):
                if child.dep == "attr" and _names_a_person(child):
                    found.append((_left(sentence, child), _until_break(sentence.tokens, child.i)))
    return found


def _names_a_person(token: Token) -> bool:
    if token.lower in lexicon.trades() and not _several(token):
        return True
    return token.lower in lexicon.nouns("people") and token.lower[-1] != "s"


def _left(sentence: Sentence, head: Token) -> int:
    """The first of the head's modifiers that stand in one run before it, articles left out."""
    lefts = [c for c in sentence.children(head.i) if c.i < head.i and c.dep not in ("det", "punct", "cc", "appos")]
    first = min((min(t.i for t in sentence.subtree(c.i)) for c in lefts), default=head.i)
    return first if head.i - first <= _LONGEST else head.i


def _until_break(tokens: list[Token], at: int) -> int:
    stop = min(at + _LONGEST, len(tokens))
    for i in range(at, stop):
        token = tokens[i]
        if (
            token.text in _BREAKS
            or token.lower in _TURNS
            or token.tag in ("VBD", "VBZ", "VBP", "MD")
            or token.text == "."
        ):
            return i - 1
    return stop - 1


def nation(name: Name, first: int, last: int) -> str | None:
    """The state that the words of a role begin with: "Sarvan general", "Sarvia's prime minister"."""
    tokens = name.sentence.tokens
    starts = [first - 2] if first > 1 and tokens[first - 1].tag == "POS" else []
    starts += [i for i in range(first, min(first + 2, last + 1)) if tokens[i].tag in ("DT", "JJ", "NNP")]
    for at in starts:
        size, country = country_at(tokens, at)
        if size:
            return country
    return None


def role_people(sentences: Sequence[Sentence]) -> list[Entity]:
    """People pointed at by rank and role alone ("a deputy commander"), one entity a mention.

    ``name`` is the phrase without its article. Plurals and people named in the same words are left out.
    """
    return [entity for sentence in sentences for entity in _unnamed(sentence)]


def _unnamed(sentence: Sentence) -> list[Entity]:
    found = []
    for token in sentence.tokens:
        if (
            token.lower not in lexicon.posts()
            or token.tag != "NN"
            or token.dep in ("compound", "amod", "nmod", "appos")
        ):
            continue
        first, last = _left(sentence, token), _with_of(sentence, token)
        start, end = sentence.span(first, last)
        if _is_named(sentence, token, first, last):
            continue
        text = sentence.words(start, end)
        found.append(Entity(fold(text), text, "person", None, (), (text,), (), ((sentence.index, start, end),)))
    return found


def _with_of(sentence: Sentence, head: Token) -> int:
    for child in sentence.children(head.i):
        if child.lower == "of" and child.i == head.i + 1:
            last = max(t.i for t in sentence.subtree(child.i))
            return last if last - head.i <= 6 else head.i
    return head.i


def _is_named(sentence: Sentence, head: Token, first: int, last: int) -> bool:
    """A person's name in the words themselves, or in apposition to them, or the post as a predicate."""
    near = [*sentence.tokens[first : last + 1], *(c for c in sentence.children(head.i) if c.dep in ("appos", "nmod"))]
    if any(t.ent.endswith("PERSON") for t in near) or head.dep == "attr":
        return True
    return not any(c.dep in ("det", "poss", "nummod") or c.tag == "JJ" for c in sentence.children(head.i))
