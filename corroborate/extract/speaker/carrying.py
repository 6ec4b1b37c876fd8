"""Sentences without a cue of their own that go on with a speaker's account.

Only where the words show it: a quotation after a quotation, or, in the same paragraph, a sentence
that goes on about what the one before reported ("Seven others were wounded.").
"""

from __future__ import annotations

from collections.abc import Sequence

from corroborate.extract.parse import Sentence, Token
from corroborate.extract.speaker import clause
from corroborate.extract.speaker.quotation import covering
from corroborate.extract.speaker.utterance import Range, Utterance

_RUN = 2
"""Sentences in a row that may carry on without a quotation: further on the reader too would ask."""
_LONG = 40
"""Characters of a sentence that nobody writes twice by chance."""
_MORE = frozenset("other others another also more remaining second third both".split())
_PRONOUNS = frozenset("they it he she both all none most some".split())
_ELSEWHEN = frozenset(
    "since ago last year years decade month months previously earlier meanwhile separately however".split()
)


def carried(found: list[Utterance], read: Sequence[Sentence], quotes: list[Range], text: str) -> list[Utterance]:
    """New utterances, marked ``carried``, for the sentences that go on with an account."""
    cued: dict[int, list[Utterance]] = {}
    taken: list[Range] = sorted(r for u in found for r in u.contents if not u.weak)
    for u in found:
        if not u.weak:
            cued.setdefault(u.sentence.index, []).append(u)
    added: list[Utterance] = []
    used: set[Range] = set()
    account: Utterance | None = None
    run = block = 0
    previous: Sentence | None = None
    for s in read:
        here = cued.get(s.index)
        if here:
            account, run = _last_account(here), 0
        elif account is not None and previous is not None:
            quoted = [q for q in _quoted(s, quotes, text) if q not in used]
            if quoted and not covering(taken, *quoted[0]):
                used.update(quoted)
                if s.block - block <= 1:
                    added.append(_going_on(account, s, quoted))
                else:
                    account = None
            elif s.block != block:
                account = account if quoted else None if s.block - block > 1 else account
                run = _RUN
            elif not quoted and run < _RUN and account.stance == "asserts" and _same_account(account, s, previous):
                added.append(_going_on(account, s, [(s.start, s.end)]))
                run += 1
            elif not quoted:
                run = _RUN
        block, previous = s.block, s
    return added


def repeated(found: list[Utterance], read: Sequence[Sentence]) -> list[Utterance]:
    """For a sentence without a speaker that stands again with one ("Shells killed nine." and "Shells killed nine
    the army said."): that one's."""
    cued = {u.sentence.index for u in found if not u.weak}
    closing = {_plain(s.text[: u.contents[0][1] - s.start]): u for u in found if (s := u.sentence) and _whole(u)}
    added = []
    for s in read if closing else ():
        account = closing.get(_plain(s.text)) if s.index not in cued and s.kind == "paragraph" else None
        if account is not None:
            added.append(_going_on(account, s, [(s.start, s.end)]))
    return added


def _plain(text: str) -> str:
    return " ".join(text.lower().rstrip(" .,").split())


def _whole(u: Utterance) -> bool:
    """Whether one says all that stands before the words of saying at a sentence's end."""
    length = u.contents[0][1] - u.contents[0][0]
    alone = len(u.contents) == 1 and u.contents[0][0] == u.sentence.start and length > _LONG
    return alone and u.source is not None and not u.weak and u.stance == "asserts"


def _last_account(here: list[Utterance]) -> Utterance | None:
    outer = [u for u in here if u.source and u.stance != "declines" and not clause.first_person(u.source)]
    outer.sort(key=lambda u: -sum(b - a for a, b in u.contents))
    return outer[0] if outer else None


def _quoted(s: Sentence, quotes: list[Range], text: str) -> list[Range]:
    """The quotations that make up the whole sentence, or begin it; else none."""
    inside = covering(quotes, s.start, s.end)
    if not inside or inside[0][0] > s.start:
        return []
    share = sum(min(b, s.end) - max(a, s.start) for a, b in inside)
    return inside if share >= 0.8 * (s.end - s.start) else []


def _going_on(account: Utterance, s: Sentence, contents: list[Range]) -> Utterance:
    assert account.source is not None
    return Utterance(
        s, (0, 0), account.source, list(contents), "asserts", account.hedged, False, True,
        account.nearer, account.through,
    )  # fmt: skip


def _same_account(account: Utterance, s: Sentence, previous: Sentence) -> bool:
    first = [t for t in s.tokens if t.text[0].isalnum()][:4]
    if not first or account.source is None or any(t.lower in _ELSEWHEN for t in s.tokens):
        return False
    if not _covers_main_clause(account) and account.sentence is previous:
        return False
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    if root is None or not _tells_of_past(s, root):
        return False
    if any(t.lower in _MORE for t in first):
        return True
    head = next((k for k in s.children(root.i) if k.dep in ("nsubj", "nsubjpass")), None)
    if head is None:
        return False
    if head.lower in _PRONOUNS:
        return not (head.lower in ("he", "she", "they", "it") and _could_be_speaker(account, head))
    if (part := _part(s, head)) is not None:
        head = part
    return _definite(s, head) and any(head.lemma == t.lemma for t in previous.tokens if t.pos == "NOUN")


def _covers_main_clause(account: Utterance) -> bool:
    length = sum(b - a for a, b in account.contents)
    return length * 2 > account.sentence.end - account.sentence.start


def _tells_of_past(s: Sentence, root: Token) -> bool:
    if root.tag == "VBD" or (root.tag == "VBN" and not any(k.dep == "aux" for k in s.children(root.i))):
        return True
    if root.tag == "NNS":  # "Nine others hurt in the blast."
        return any(k.tag == "VBN" and k.dep == "acl" for k in s.children(root.i))
    return any(k.tag == "VBD" for k in s.children(root.i) if k.dep in ("aux", "auxpass"))


def _could_be_speaker(account: Utterance, pronoun: Token) -> bool:
    assert account.source is not None
    head = account.source.token
    if pronoun.lower in ("he", "she"):
        return head.tag in ("NN", "NNP", "PRP") and clause.kind_of_noun(head) in (None, "unnamed", "person")
    if pronoun.lower == "they":
        return head.tag in ("NNS", "NNPS") or head.lower in ("they", "police")
    return head.tag in ("NN", "NNP") or head.lower == "it"


def _part(s: Sentence, head: Token) -> Token | None:
    """ "Four of the miners": of whom it is a part."""
    if head.tag != "CD":
        return None
    link = next((k for k in s.children(head.i) if k.lower == "of"), None)
    return next((k for k in s.children(link.i) if k.dep == "pobj"), None) if link is not None else None


def _definite(s: Sentence, head: Token) -> bool:
    return any(k.lower in ("the", "this", "that", "these", "those") for k in s.children(head.i) if k.dep == "det")
