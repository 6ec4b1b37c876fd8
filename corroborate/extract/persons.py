"""People told one by one: who dies of the wounds told before, and who is somebody else and counts once more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corroborate.extract.claims import Draft
from corroborate.extract.facts import Facts
from corroborate.extract.mentions import TollMention
from corroborate.extract.toll.people import noun

Tolls = Sequence[tuple[Facts, TollMention]]

_MEN = frozenset("he him man boy male father husband brother son himself".split())
_WOMEN = frozenset("she her woman girl female mother wife sister daughter herself".split())
_CHILDREN = frozenset("boy girl child baby toddler infant teen teenager pupil".split())
_TEENS = frozenset("teen teenager".split())
_TEEN_AGES = range(13, 20)
_GROWN = frozenset("man woman father mother husband wife officer deputy trooper soldier driver clerk doctor".split())
_SUSPECTS = frozenset(
    "suspect suspects gunman gunwoman shooter attacker assailant robber burglar intruder bomber".split()
)
_POLICE = frozenset("officer deputy trooper policeman policewoman cop sheriff sergeant constable detective".split())
_STRUCK = frozenset("victim bystander passerby clerk driver owner homeowner cashier resident passenger".split())
_ORDINAL = re.compile(r"^(?:an? )?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) ")
_BESIDE = 1
"""Sentences between people of one incident who are told one after the other; further on it may be another's."""
_PRONOUNS = frozenset(("he", "she", "him", "her", "himself", "herself"))
_AGE = re.compile(r"\b(\d{1,3})(?=-year-old|\s-\syear)")
_FATAL = re.compile(
    r"\b(?:fatal(?:ly)?|deadly(?! weapon| force)"
    r"|(?<!attempted )(?:murder(?:ed)?|homicide)(?! (?:charge|detective|unit|investigat))|slaying|slain"
    r"|(?:shooting|stabbing) death|killed|kills|dead|(?:body|bodies) (?:was|were|is|found))\b",
    re.I,
)
_BLOWS = re.compile(r"\b(?:shot|gunshot|stab|stabbed|bullet|gunfire|struck|hit)\b", re.I)


def partial(toll: TollMention) -> bool:
    """One person alone, by name or as "a commander": a victim, and a toll only where no other is given."""
    return toll.value == 1 and (toll.named or toll.single) and not toll.exclusive and not toll.denied


def dies(toll: TollMention, tolls: Tolls) -> bool:
    """ "The victim was taken to hospital", of one who died of it: where one person is killed and one hurt, and
    the words don't make them two."""
    if toll.harm != "injured":
        return False
    dead = [t for _, t in tolls if t.harm == "killed" and t.status != "attacker" and t.value]
    if not partial(toll):
        return any(t.named and t.value == 1 and _family_name(t) in toll.people for t in dead)
    if any(_of_one(toll, t) for t in dead):
        return True
    if not _part_of(toll, _SUSPECTS):
        dead = [t for t in dead if not _part_of(t, _SUSPECTS)]
    hurt = [t for _, t in tolls if t.harm == "injured" and not t.denied]
    alone = bool(dead) and all(t.value == 1 for t in dead) and all(partial(t) for t in hurt)
    if not alone or any(t.sentence == toll.sentence and t.start != toll.start for t in dead):
        return False
    return not any(differ(toll, t) for t in dead)


def _family_name(toll: TollMention) -> str:
    """The last word of a name, which the count of two that are taken to hospital holds too: one of them dies."""
    return toll.people.split()[-1]


def _of_one(hurt: TollMention, dead: TollMention) -> bool:
    """The same words ("a man shot dead had ten wounds"), or "…, where he died" behind them."""
    if hurt.sentence != dead.sentence or dead.value != 1:
        return False
    return hurt.start == dead.start or (hurt.start < dead.start and dead.people.lower() in _PRONOUNS)


def fatal(toll: TollMention, tolls: Tolls, facts: Sequence[Facts]) -> bool:
    """One person shot, in a report that calls the shooting fatal and counts no dead: not one who lives."""
    if toll.harm != "injured" or not partial(toll):
        return False
    if any(t.harm == "killed" or (t.harm == "injured" and not partial(t)) for _, t in tolls):
        return False
    sentence = next(f.telling.sentence for f, t in tolls if t is toll)
    told = sentence.words(min(toll.start, toll.trigger[0]), max(toll.end, toll.trigger[1]))
    return bool(_BLOWS.search(told)) and any(
        f.telling.sentence.index <= toll.sentence and _FATAL.search(f.telling.sentence.text) for f in facts
    )


def added(tolls: Tolls, split: frozenset[int]) -> tuple[list[Draft], frozenset[int]]:
    """ "A man was shot. Another was found with a stab wound.": two, where nobody gives another count."""
    found: list[Draft] = []
    taken: set[int] = set()
    for harm in ("killed", "injured"):
        mine = [n for n, (_, t) in enumerate(tolls) if n not in split and t.harm == harm and _counts(t)]
        for chain in _chains(sorted(((n, tolls[n][1]) for n in mine), key=lambda m: m[1].start), tolls):
            items = [tolls[n][1] for n in chain]
            rest = [tolls[n][1] for n in mine if n not in chain and not partial(tolls[n][1])]
            total = sum(t.value or 0 for t in items)
            if not any((t.value or 0) > max(i.value or 0 for i in items) or len(items) > 2 for t in rest):
                found.append(
                    _sum(items, total, "at-least" if any(t.modifier == "at-least" for t in items) else "exact")
                )
                again = [n for n in mine if tolls[n][1].exclusive and tolls[n][1].value in {t.value for t in items}]
                taken |= {*chain, *again}  # "2 others" of a headline says who was counted before them no more
    return found, frozenset(taken)


def _counts(toll: TollMention) -> bool:
    told = toll.value is not None and toll.modifier in ("exact", "at-least") and toll.status != "attacker"
    return told and not (toll.cumulative or toll.denied or toll.part) and toll.whole is None


def ordinal_again(toll: TollMention, earlier: TollMention) -> bool:
    """ "A second man has died", below "Second man dies": one and the same."""
    return _ORDINAL.sub("", toll.people.lower()) == _ORDINAL.sub("", earlier.people.lower()) != toll.people.lower()


def _chains(mine: Sequence[tuple[int, TollMention]], tolls: Tolls) -> list[list[int]]:
    """Runs of counts, each of which adds to the one before it: in its sentence, or the next where it is one person."""
    found: list[list[int]] = []
    for (at, one), (n, two) in pairwise(mine):
        gap = two.sentence - one.sentence
        near = gap == 0 or (gap == 1 and two.single)
        others = any(t.sentence == two.sentence and t.harm != two.harm and t.start < two.start for _, t in tolls)
        alone = (
            two.exclusive
            and not ordinal_again(two, one)
            and one.trigger != two.trigger
            and not (one.exclusive and not found)
        )
        if not (near and alone) or (others and gap):
            continue
        if found and found[-1][-1] == at:
            found[-1].append(n)
        else:
            found.append([at, n])
    return found


def _sum(items: Sequence[TollMention], total: int, modifier: str) -> Draft:
    statuses, last = {t.status for t in items}, items[-1]
    field = f"civilians_{last.harm}" if statuses == {"civilian"} else last.harm
    start = items[0].start if items[0].sentence == last.sentence else last.start
    return Draft(field, total, last.sentence, start, last.end, "incident", modifier)  # type: ignore[arg-type]


def told_apart(tolls: Sequence[TollMention]) -> Draft | None:
    """Several people told one after the other, where their names, ages or parts make them more than one."""
    people: list[list[TollMention]] = []
    for toll in tolls:
        if _part_of(toll, _SUSPECTS):
            continue  # contract: attackers are counted apart
        same = [person for person in people if not any(differ(toll, t) for t in person)]
        if same:
            same[-1].append(toll)
        elif not people or toll.sentence - people[-1][-1].sentence <= _BESIDE:
            people.append([toll])
    if len(people) < 2:
        return None
    return _sum([person[0] for person in people], len(people), "at-least")


def differ(a: TollMention, b: TollMention) -> bool:
    """Whether the words make two of two single people: another name, sex, age or part in what happened."""
    if _sex(a) and _sex(b) and _sex(a) != _sex(b):
        return True
    ages = _AGE.findall(a.people), _AGE.findall(b.people)
    if all(ages) and not set(ages[0]) & set(ages[1]):
        return True
    names = _names(a), _names(b)
    if a.named and b.named and not names[0] & names[1]:
        return all(any(noun(word) is None for word in one) for one in names)  # "Sheriff" alone is nobody's name
    if any(_part_of(x, _CHILDREN) and _part_of(y, _GROWN) and not _teens(x, y) for x, y in ((a, b), (b, a))):
        return True
    parts = [next((k for k, known in enumerate(_PARTS) if _part_of(t, known)), None) for t in (a, b)]
    return None not in parts and parts[0] != parts[1]


def _teens(young: TollMention, grown: TollMention) -> bool:
    """ "A teen" who is "an 18-year-old woman"."""
    return _part_of(young, _TEENS) and any(int(age) in _TEEN_AGES for age in _AGE.findall(grown.people))


_PARTS = (_SUSPECTS, _POLICE, _STRUCK)


def _part_of(toll: TollMention, known: frozenset[str]) -> bool:
    return not known.isdisjoint(toll.people.lower().replace(",", " ").split())


def _sex(toll: TollMention) -> str:
    known = set(toll.people.lower().split())
    return "m" if known & _MEN else "f" if known & _WOMEN else ""


def _names(toll: TollMention) -> frozenset[str]:
    return frozenset(word for word in toll.people.lower().split() if len(word) > 2)
