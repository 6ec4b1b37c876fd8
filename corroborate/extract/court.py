"""Reports of the courts: a trial or a sentence, and the deed only as what lies behind it."""

from __future__ import annotations

from corroborate.data import words, words_of_sort
from corroborate.extract.facts import Facts
from corroborate.extract.parse import Sentence, Token
from corroborate.extract.reading import Reading

_GRAND = "grand"
"""A grand jury charges: it hears of what is news."""
_HIGH = frozenset(("military", "appeals", "supreme", "appeal"))
"""Courts that don't hear charges of the week."""
_EMBEDDED = frozenset(("relcl", "acl", "ccomp", "advcl", "pcomp", "xcomp", "csubj"))
_RULES = frozenset("uphold overturn quash jail imprison".split())
_HELD_IN = frozenset("hospital psychiatric institution clinic prison jail damages compensation".split())
_COURT = frozenset("court jury juror jurors prosecutor judge lawyer attorney panel tribunal".split())
OPENING = 4
"""Sentences in which a trial makes a deed that lies back what it is about."""


HEARING = 10
"""Sentences two of which, one of them near the top, speak of a trial where a report is about one."""


def tried(reading: Reading, facts: Facts) -> bool:
    """Whether a report opens on a trial or a sentence, and the telling is of what it is for."""
    if _hears(reading):
        return True
    sentence = facts.telling.sentence
    here = any(_of_trial(s) for s in (sentence, *reading.sentences[: min(sentence.index, OPENING)]))
    titles = [s for s in reading.sentences[: sentence.index + 1] if s.kind == "title" and _of_trial(s)]
    if facts.day is None and any(not _news(reading, title) for title in titles):
        return True
    if not here and not titles:
        return False
    ties = words_of_sort("court_words", "tie")
    return all(
        any(token.lower in ties for token in sentence.ancestors(unit)) or (here and _behind(sentence, unit))
        for unit in facts.telling.units
    )


def _news(reading: Reading, title: Sentence) -> bool:
    """ "Bomb kills judge ahead of trial": a title that tells of harm in its own clause."""
    roots = {token.i for token in title.tokens if token.head == token.i}
    return any(reading.token_at(title.index, toll.trigger[0]).i in roots for toll in reading.tolls_in[title.index])


def _hears(reading: Reading) -> bool:
    """Whether the report goes on about a trial: what jurors hear, what the sentence was."""
    heard = words_of_sort("court_words", "heard")
    opening = reading.sentences[:HEARING]
    of_it = [s for s in opening if _of_trial(s) or any(t.lower in heard for t in s.tokens)]
    of_it = [s for s in of_it if not _news(reading, s)]
    return len(of_it) > 1 and of_it[0].index <= OPENING and any(_of_trial(s) for s in of_it)


def opens_on_trial(reading: Reading) -> bool:
    """Whether the report's first sentences speak of a trial."""
    return any(_of_trial(sentence) for sentence in reading.sentences[:OPENING])


def _behind(sentence: Sentence, unit: int) -> bool:
    """Whether a deed is told below the main clause: of whom the jury hears, not what happens."""
    token = sentence.tokens[unit]
    if sentence.kind == "title" and token.pos not in ("VERB", "AUX"):
        return True
    for above in (token, *sentence.ancestors(unit)):
        if above.dep in _EMBEDDED and not _only_said(sentence, above):
            return not (above.dep == "acl" and sentence.head(above).dep == "ROOT" and sentence.kind == "title")
    return False


def _only_said(sentence: Sentence, clause: Token) -> bool:
    """ "Police said that a man killed two": as good as told outright; what a court hears is not."""
    verb = sentence.head(clause)
    if clause.dep != "ccomp" or verb.lemma.lower() not in words("reporting_verbs", "verb"):
        return False
    subjects = [t for t in sentence.children(verb.i) if t.dep == "nsubj"]
    return not any(t.lemma.lower() in _COURT for t in subjects)


def _of_trial(sentence: Sentence) -> bool:
    if any(_rules(sentence, token) for token in sentence.tokens if token.dep == "nsubj"):
        return True
    for token in sentence.tokens:
        before = [t.lower for t in sentence.tokens[max(token.i - 2, 0) : token.i]]
        if token.lower == "court" and before[-1:] and before[-1] in _HIGH:
            return True
        if token.lower not in words_of_sort("court_words", "trial") or before[-1:] == [_GRAND]:
            continue
        if token.lower != "guilty" or before[-1:] != ["not"] or before[0] in ("found", "him", "her", "them"):
            return True  # who pleads not guilty has only been charged
    return False


def _rules(sentence: Sentence, subject: Token) -> bool:
    """ "A court jailed him", "a judge ordered her to be held in a clinic": the end of a trial; whom a court remands has
    only been caught."""
    verb = sentence.head(subject)
    if subject.lemma.lower() not in ("court", "judge", "tribunal", "panel"):
        return False
    held = verb.lemma.lower() == "order" and any(t.lower in _HELD_IN for t in sentence.tokens[verb.i :])
    return verb.lemma.lower() in _RULES or (held and not any(t.lower == "pending" for t in sentence.tokens))
