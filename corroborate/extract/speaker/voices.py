"""A speaker's words as a voice: its name, what kind of speaker it is, whether it is named."""

from __future__ import annotations

from dataclasses import dataclass

from corroborate.extract.mentions import Voice
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import clause
from corroborate.extract.speaker.lexicon import PRONOUNS, honorifics, names, nouns, state_agencies
from corroborate.extract.speaker.utterance import Source
from corroborate.model import SpeakerKind

_DESCRIBING = frozenset(
    "monitor monitoring group watchdog charity organisation organization ngo movement newspaper daily channel".split()
)
"""What stands behind a body's name and is no part of it."""
STATES = frozenset(["official", "state", "national", "state-run", "run", "owned", "government"])
_PLURAL = frozenset(["NNS", "NNPS"])
_TYPES: dict[str, SpeakerKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "government",
    "NORP": "organisation",
    "FAC": "organisation",
    "LOC": "government",
}
_PLACED = frozenset(["ORG", "GPE", "NORP", "FAC", "LOC"])
_NAMED_BODIES = frozenset(["organisation", "news-outlet", "armed-group", "government"])
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "their"])


@dataclass(slots=True)
class Speaking:
    """A voice with what reference needs: gender (m, f, it, they or ""), head, words around it."""

    voice: Voice
    gender: str
    plural: bool
    lemma: str
    words: frozenset[str]
    definite: bool
    pronoun: bool = False
    common: bool = False
    person: bool = False


def speaking(source: Source, outlet: bool = False) -> Speaking:
    """The voice of a source's own words, nothing resolved; ``outlet`` where the words make it one."""
    s, head = source.sentence, source.token
    tokens = s.tokens[source.first : source.last + 1]
    lowers = frozenset(t.lower.rstrip(".") for t in tokens) | {head.lemma.lower()}
    if len(tokens) == 1 and head.lower in PRONOUNS:
        voice = Voice(head.text, "unnamed", True, source.start, source.end)
        return Speaking(
            voice, PRONOUNS[head.lower], head.lower in ("they", "their", "them"), head.lower, lowers, True, True
        )
    first, source = source, _by_name(s, _named_before(s, source))
    head = source.token
    named = None if outlet or first is not source else _person(s, source)
    if named is not None:
        return _named(s, source, named, lowers)
    kind, anonymous = ("news-outlet", False) if outlet else _kind(s, source)  # type: tuple[SpeakerKind, bool]
    if first is not source and not outlet:
        kind, anonymous = _kind(s, first)
    plural = head.tag in _PLURAL or any(t.dep == "conj" for t in tokens if s.head(t).i == head.i)
    human = kind in ("unnamed", "person")
    gender = "they" if plural else honorifics().get(head.lower, "") if human else "it"
    agency = _state_agency(lowers) if head.lower == "agency" else ""
    voice = Voice(agency or _phrase(source, anonymous, outlet), kind, anonymous, source.start, source.end)
    found = Speaking(voice, gender, plural, head.lemma.lower(), lowers, tokens[0].lower in _DEFINITE)
    found.common, found.person = head.tag in ("NN", "NNS"), human and not plural
    return found


def _state_agency(lowers: frozenset[str]) -> str:
    """ "The official Orvanian news agency" by its name; "" for words that tell no state's agency."""
    if "news" not in lowers or not lowers & STATES:
        return ""
    return next((name for word in sorted(lowers) if (name := state_agencies().get(word))), "")


def _by_name(s: Sentence, source: Source) -> Source:
    """ "the relief group Bright Aid" is Bright Aid: a body's noun with its name right behind it."""
    head = source.token
    if s.tokens[source.last].lower in _DESCRIBING and (named := _described(s, source)) is not None:
        return named
    if head.tag in ("NNP", "NNPS"):
        return _behind_noun(s, source)
    if head.tag != "NN" or clause.kind_of_noun(head) not in _NAMED_BODIES:
        return source
    if (named := _called(s, source)) is not None:
        return named
    for kid in s.children(head.i):
        if kid.dep == "appos" and kid.text[:1].isupper() and _right_behind(s, head, kid):
            end = clause.source(s, kid).last
            while end + 1 < len(s.tokens) and s.tokens[end + 1].ent[:1] == "I":
                end += 1
            return Source(s, kid.i, head.i + 1, end, source.beside)
    return source


def _called(s: Sentence, source: Source) -> Source | None:
    """ "The civil defence known as the White Caps": the capitals behind "known as", "called"."""
    at = source.head + 1
    said = [t.lower for t in s.tokens[at : at + 2]]
    if said[:2] == ["known", "as"]:
        at += 2
    elif said[:1] in (["called"], ["dubbed"], ["named"]):
        at += 1
    else:
        return None
    at += at < len(s.tokens) and s.tokens[at].lower == "the"
    last = at
    while last < len(s.tokens) and _names_on(s.tokens[last], last > at):
        last += 1
    return Source(s, last - 1, at, last - 1, source.beside) if last > at else None


def _described(s: Sentence, source: Source) -> Source | None:
    """ "The Hillside Observatory for Rights monitoring group": the name of two words or more before what it is."""
    last = source.last
    while last > source.first and s.tokens[last].lower in _DESCRIBING:
        last -= 1
    named = [t for t in s.tokens[source.first : last + 1] if t.tag in ("NNP", "NNPS")]
    if last < source.first + 1 or len(named) < 2 or s.tokens[last] is not named[-1]:
        return None
    link = next((t.i for t in s.tokens[source.first : last] if t.lower in ("for", "of")), last + 1)
    return Source(s, link - 1, source.first, last, source.beside)


def _behind_noun(s: Sentence, source: Source) -> Source:
    """The capitals up to the head, where a small noun of a body stands right before them."""
    first = source.head
    while first > source.first and _names_on(s.tokens[first - 1], True):
        first -= 1
    before = s.tokens[first - 1] if first > source.first else None
    if before is None or before.tag != "NN" or clause.kind_of_noun(before) not in _NAMED_BODIES:
        return source
    return Source(s, source.head, first, source.last, source.beside)


def _named_before(s: Sentence, source: Source) -> Source:
    """ "The Hillside Observatory a monitoring group said": the name right before what it is, the comma lost."""
    tokens = s.tokens
    if tokens[source.first].lower not in ("a", "an") or source.first < 2 or not source.token.tag.startswith("NN"):
        return source
    last = source.first - 1
    first = last + 1
    while first > 0 and _names_on(tokens[first - 1], first <= last):
        first -= 1
    named = tokens[first : last + 1]
    head = next((t for t in reversed(named) if clause.kind_of_noun(t) in _NAMED_BODIES), None)
    if head is None or len(named) < 2 or clause.kind_of_noun(source.token) not in (*_NAMED_BODIES, "unnamed"):
        return source
    return Source(s, head.i, first, last, source.beside)


def _names_on(token: Token, inside: bool) -> bool:
    if token.tag in ("NNP", "NNPS") or (token.tag == "JJ" and token.text[0].isupper()):
        return True
    return inside and token.lower in ("for", "of", "-")


def _right_behind(s: Sentence, head: Token, name: Token) -> bool:
    """Whether a name follows without a comma; letters in brackets are no name of what stands before them."""
    return s.subtree(name.i)[0].i == head.i + 1 and s.tokens[head.i + 1].text not in ("(", "[", ",")


def _phrase(source: Source, anonymous: bool, outlet: bool) -> str:
    """The words of a speaker without a person's name: no "the" before an institution, no capital
    that only begins a sentence."""
    s = source.sentence
    tokens = s.tokens[source.first : source.last + 1]
    name = s.words(source.start, source.end).strip(" \"“”'‘’,").removesuffix("'s").removesuffix("’s")
    if tokens[0].lower == "the" and not anonymous and len(tokens) > 1 and not (outlet and tokens[0].text == "The"):
        name = name[3:].lstrip()
    elif tokens[0].dep == "det" or (source.first == 0 and _common_word(tokens)):
        if not (outlet and tokens[0].text == "The"):
            name = name[:1].lower() + name[1:]
    return _unplaced(" ".join(name.split())) or source.token.text


_PLACING = ("-based", "-linked", "-run", "-backed", "-affiliated", "-funded")


def _unplaced(name: str) -> str:
    """A body's name without where it sits or whose side it is on: "Orm-based Hillside Observatory"."""
    first, _, rest = name.partition(" ")
    return rest if first.endswith(_PLACING) and rest[:1].isupper() and " " in rest else name


def _common_word(tokens: list[Token]) -> bool:
    """Does a capital only stand at a sentence's beginning ("Officials", "State media")?"""
    if (tokens[0].ent and tokens[0].tag != "CD") or tokens[0].text.isupper() or tokens[0].text[1:2].isupper():
        return False
    if tokens[0].tag in ("NN", "NNS", "JJ", "CD"):
        return True
    return (len(tokens) == 1 or not tokens[1].text[0].isupper()) and clause.kind_of_noun(tokens[0]) is not None


def _person(s: Sentence, source: Source) -> tuple[int, int] | None:
    """Tokens of the name of the person that the words name, without ranks; None for nobody named."""
    head = source.token
    if _institutional(s, source) or _cut(source):
        return None
    if clause.known_kind(s, source) is not None or (head.tag in ("NNS", "NN") and head.ent[2:] != "PERSON"):
        return _apposed(s, head) or _post_of(s, source)
    if head.tag == "NNP" and not head.ent and (apposed := _apposed(s, head)):
        return apposed
    if head.tag not in ("NNP", "NNPS", "NN", "FW", "JJ") or any(
        t.dep == "conj" and s.head(t).i == head.i for t in s.tokens[head.i : source.last + 1]
    ):
        return None
    first = head.i
    while first > source.first and _name_part(s.tokens[first - 1], s.tokens[first]):
        first -= 1
    led = any(_title(t) and clause.kind_of_noun(t) not in _NAMED_BODIES for t in s.tokens[source.first : first])
    if head.ent[2:] != "PERSON" and not (led and (head.ent[2:] not in _PLACED or head.i > first)):
        return None
    if clause.kind_of_noun(head) not in (None, "unnamed", "person") and head.tag == "NN":
        return None
    if _title(head) and first == head.i and head.ent[2:] != "PERSON":
        return None
    return first, _name_end(s, head.i)


def _cut(source: Source) -> bool:
    """ "Orm Monitor" cut to its last word, which by itself says what speaks and is nobody's surname."""
    return source.first == source.last and source.token.ent[:1] == "I" and clause.kind_of_noun(source.token) is not None


def _institutional(s: Sentence, source: Source) -> bool:
    """ "The Hillside Observatory for Rights", "the Harrow-based Observatory": words that no person's name has."""
    if not source.token.text[:1].isupper() or clause.kind_of_noun(source.token) is None:
        return False
    after = s.tokens[source.head + 1 : source.last + 1]
    return any(t.lower == "for" for t in after[:1]) or any(
        t.lower == "based" for t in s.tokens[source.first : source.head]
    )


def _title(token: Token) -> bool:
    return token.lower.rstrip(".") in honorifics()


def _name_part(before: Token, after: Token) -> bool:
    if before.text in ("-", "‘", "’", "'") or before.lower in (
        "al",
        "el",
        "bin",
        "ibn",
        "van",
        "von",
        "de",
        "der",
        "da",
        "di",
        "du",
        "abu",
    ):
        return True
    if before.dep == "punct" or before.tag not in ("NNP", "NNPS", "FW", "NN") or not before.text[:1].isupper():
        return False
    return not _title(before) and (before.ent[2:] not in _PLACED or before.ent[2:] == after.ent[2:] == "ORG")


def _apposed(s: Sentence, head: Token) -> tuple[int, int] | None:
    """ "a spokesman, Lendra Okarvo," and "spokesman Lendra Okarvo" with the post as its head."""
    for kid in s.children(head.i):
        if (
            kid.dep == "appos"
            and kid.i > head.i
            and kid.ent[2:] == "PERSON"
            and clause.kind_of_noun(head) in ("unnamed", "person")
        ):
            first = kid.i
            while first - 1 > head.i and s.tokens[first - 1].ent[2:] == "PERSON" and not _title(s.tokens[first - 1]):
                first -= 1
            return first, _name_end(s, kid.i)
    return None


def _post_of(s: Sentence, source: Source) -> tuple[int, int] | None:
    """ "…, Lendra Okarvo, head of the port, said": the name before the comma before a post without an article."""
    last, first = source.first - 2, source.token
    if last < 0 or s.tokens[last + 1].text != "," or s.tokens[last].ent != "I-PERSON" or first.i != source.first:
        return None
    if first.tag != "NN" or clause.kind_of_noun(first) not in ("unnamed", "person"):
        return None
    start = last
    while start > 0 and s.tokens[start].ent[:1] == "I":
        start -= 1
    return start, last


def _name_end(s: Sentence, last: int) -> int:
    """Where a name goes on that an apostrophe or a hyphen has cut: "Lendra’ al-Okarvo"."""
    tokens, end = s.tokens, last
    while end + 1 < len(tokens) and tokens[end + 1].ent == "I-PERSON":
        end += 1
    return end


def _named(s: Sentence, source: Source, named: tuple[int, int], lowers: frozenset[str]) -> Speaking:
    first, last = named
    start, end = s.span(first, last)
    name = " ".join(s.words(start, end).split()).removesuffix("’s").removesuffix("'s").strip(' ,"“”')
    name = name.title() if name.isupper() and " " in name else name
    around = [t for t in s.tokens[max(0, source.first - 1) : source.last + 1] if not first <= t.i <= last]
    apposed = [t for kid in s.children(last) if kid.dep == "appos" for t in s.subtree(kid.i)[:14]]
    gender = next((g for t in around + apposed if (g := honorifics().get(t.lower.rstrip("."), ""))), "")
    words = lowers | {t.lemma.lower() for t in around + apposed}
    voice = Voice(name or source.token.text, "person", False, start, end)
    return Speaking(voice, gender, False, source.token.lower, words, True, person=True)


def _kind(s: Sentence, source: Source) -> tuple[SpeakerKind, bool]:
    head = source.token
    known = clause.known_kind(s, source)
    if known is not None:
        return known, False  # type: ignore[return-value]
    pair = f"{s.tokens[head.i - 1].lower} {head.lower}" if head.i > source.first else ""
    entry = nouns().get(pair) or nouns().get(head.lemma.lower()) or nouns().get(head.lower)
    words = [t.lower for t in s.tokens[source.first : source.last + 1]]
    if entry is not None and not (head.tag == "NNP" and entry.anonymous and head.ent[2:] == "ORG"):
        if entry.kind == "footage":
            return "document", False
        if entry.kind == "document" and any(names().get(w) == "news-outlet" for w in words):
            return "news-outlet", False
        if entry.kind == "person":
            return ("person", False) if _holds_post(s, source) else ("unnamed", True)
        return entry.kind, entry.anonymous  # type: ignore[return-value]
    if any(_noun_kind(w) == "news-outlet" for w in words):
        return "news-outlet", False
    for word in words:
        if _noun_kind(word) in ("government", "military", "armed-group") and head.tag.startswith("NNP"):
            return nouns()[word].kind, False  # type: ignore[return-value]
    label = head.ent[2:]
    if label in _TYPES:
        return _TYPES[label], False
    return ("organisation", False) if head.tag in ("NNP", "NNPS") else ("unnamed", True)


def _holds_post(s: Sentence, source: Source) -> bool:
    """ "The prime minister" is one known person; "a minister" and "ministers" are not."""
    first = s.tokens[source.first]
    if source.token.tag in _PLURAL or first.lower in ("a", "an", "one", "another", "some"):
        return False
    return source.token.dep != "conj" and not any(t.dep == "conj" for t in s.tokens[source.head : source.last + 1])


def _noun_kind(word: str) -> str | None:
    noun = nouns().get(word)
    return noun.kind if noun is not None else None
