"""Who a word of harm is said of: its people, by syntax and by place, which must not contradict."""

from __future__ import annotations

from corroborate.extract.parse import Token
from corroborate.extract.toll import asides
from corroborate.extract.toll.asides import in_body, past_aside, relative_object
from corroborate.extract.toll.chain import Chain
from corroborate.extract.toll.group import Group
from corroborate.extract.toll.lists import BACK, beside, heads
from corroborate.extract.toll.triggers import Trigger, single_words
from corroborate.extract.toll.words import Words

_RELATIVE = frozenset(["who", "that", "which", "whom"])
_QUOTES = frozenset("“”\"'‘’")
_PRESENT = frozenset(("VBZ", "VBP", "VB", "VBG"))
_STRICT = frozenset(("missing", "captured", "displaced"))
_IS = frozenset(("was", "is"))
_BLOWS = frozenset(("struck", "hit", "mauled"))
_LEAVES = frozenset(("leave", "leaves", "left", "leaving"))


class Slots:
    """Finds the people of the words of harm of one sentence."""

    def __init__(self, words: Words, groups: list[Group]) -> None:
        self.words, self.groups = words, groups
        self.headline = words.headline
        self.covering: list[int] = [-1] * words.size
        for k, group in enumerate(groups):
            for i in range(group.first, group.last + 1):
                self.covering[i] = k

    def people(self, trigger: Trigger, chain: Chain) -> tuple[int, bool] | None:
        """The first group of the people harmed, and whether they stand before the word of harm."""
        found = self._place(trigger, chain)
        if found is None:
            return None
        group = self.groups[found[0]]
        if group.people is False:
            return None
        fought = group.status in ("combatant", "attacker") and not asides.arrested(self.words, trigger)
        if trigger.frame == "army" and not fought:
            return None
        if trigger.frame == "shot" and not self._hit(group, trigger, chain, found[1]):
            return None
        if trigger.harm in _STRICT and group.kind == "name" and not found[1]:
            return None
        if trigger.harm in _STRICT and group.people is None and group.head >= group.first and not self._bare(group):
            return None
        return found

    def _hit(self, group: Group, trigger: Trigger, chain: Chain, before: bool) -> bool:
        """People counted, or one who "was shot" or is hit "in the leg"; who "shot at a man" may have missed."""
        if group.kind in ("number", "vague"):
            return group.determiner != "both"
        if group.kind not in ("single", "name") or group.people is not True:
            return False
        if before and chain.be and self.words.low(chain.first) != "being":
            return True
        if before and self.headline and not group.determiner and self._ends(trigger):
            return True  # "Man shot in Dorvale"
        return in_body(self.words, trigger.last if before else group.last) or (
            not before and asides.is_hit(self.words, trigger, group)
        )

    def _bare(self, group: Group) -> bool:
        counted = group.kind in ("number", "vague") or group.exclusive
        return counted and self.words.tag(group.last) not in ("NNS", "NN", "NNP", "NNPS")

    def _place(self, trigger: Trigger, chain: Chain) -> tuple[int, bool] | None:
        if trigger.frame == "object":
            return self._mark(self.after(trigger), False)
        if trigger.frame in ("die", "self", "state"):
            return self._mark(self.before(trigger, chain), True)
        return self._act(trigger, chain)

    def _mark(self, found: int | None, before: bool) -> tuple[int, bool] | None:
        return None if found is None else (found, before)

    def _act(self, trigger: Trigger, chain: Chain) -> tuple[int, bool] | None:
        tag = self.words.tag(trigger.first)
        low = self.words.low(trigger.first)
        if chain.be and not low.endswith("ing"):
            return self._mark(self.before(trigger, chain), True)
        after = self._after(trigger, chain)
        shot_by_them = relative_object(self.words, self.groups, trigger) if after is None else None
        if shot_by_them is not None:
            return shot_by_them, True
        if after is not None and self._headline_pair(after, chain):
            subject = self._run_on(chain)
            subject = self._people_at(chain.first - 1) if subject is None else subject
            if subject is not None:
                return subject, True
            after = None
        if after is not None and (
            not self._subject_of_next(self.groups[after], trigger) or self._only_object(after, chain)
        ):
            return after, False
        if chain.have or low.endswith(("ing", "s")) or (tag in _PRESENT and low not in ("shot", "hurt")):
            return self._mark(self.before(trigger, chain), True) if trigger.frame == "both" else None
        if trigger.frame == "both":
            return self._mark(self.before(trigger, chain), True)
        return self._mark(self._reduced(trigger, chain), True)

    def _after(self, trigger: Trigger, chain: Chain) -> int | None:
        """The group behind, but for what a headline's dead were doing: "Teen killed visiting uncle"."""
        found = self.after(trigger)
        if found is None or not self.headline or self.words.tag(self.groups[found].first) != "VBG":
            return found
        doing = self.words.tag(trigger.first) in ("VBN", "VBD") and self.groups[found].kind in ("bare", "single")
        return None if doing and self._people_at(chain.first - 1) == 0 else found

    def after(self, trigger: Trigger) -> int | None:
        """The group right behind the word of harm, past adverbs and quotation marks; or the parser's object."""
        at, words = trigger.last + 1, self.words
        for _ in range(3):
            if words.low(at) in _QUOTES or (words.tag(at) == "RB" and self._covers(at) is None):
                at += 1
        if words.low(at) == "and" and words.tag(at + 1)[:2] == "VB" and words.low(at + 1) not in single_words():
            at += 2 if words.tag(at + 1) == words.tag(trigger.last) else 0  # "killed and crucified five"
        found = self._covers(at)
        if found is not None and self.groups[found].first == at:
            group = self.groups[found]
            return found if group.people is not False else asides.behind_things(self.words, self.groups, found)
        if words.low(at) == "them":
            return asides.them(self.words, self.groups, trigger)
        for child in words.sentence.children(trigger.first):
            if child.dep == "dobj" and trigger.last < child.i <= trigger.last + 8 and words.low(at) not in (",", "and"):
                return self._people_at(child.i)
        return None

    def _covers(self, at: int) -> int | None:
        return self.covering[at] if 0 <= at < self.words.size and self.covering[at] >= 0 else None

    def _people_at(self, at: int) -> int | None:
        found = self._covers(at)
        return found if found is not None and self.groups[found].people is not False else None

    def _subject_of_next(self, group: Group, trigger: Trigger) -> bool:
        """ "12 killed, 30 wounded"; "two were killed police said": the group behind belongs to the next verb."""
        token = self.words.tokens[group.head]
        if self.words.low(group.last + 1) == "who":
            return False
        return token.dep in ("nsubj", "nsubjpass") and token.head > group.last and token.head != trigger.first

    def _only_object(self, after: int, chain: Chain) -> bool:
        """ "Killing ten people a monitor said": no comma, so the parser takes the ten for who said it."""
        near = self._people_at(self._edge(chain))
        doer = near is None or chain.have or self.groups[near].kind not in ("number", "vague", "single")
        return doer and self.groups[after].kind in ("number", "vague")

    def before(self, trigger: Trigger, chain: Chain) -> int | None:
        """The subject: the parser's where it is people, else the group right before the verb chain."""
        near = self._people_at(self._edge(chain))
        if (
            trigger.frame == "die"
            and self.groups
            and self.headline
            and asides.opens_on_one(self.words, self.groups, trigger)
        ):
            return 0
        whole = past_aside(self.words, self.groups, chain)
        if whole is not None:
            return self._list_start_by_words(whole)
        if near is not None:
            if asides.begins(self.words, self.groups[near], chain):
                return self._list_start_by_words(near)
            if self.groups[near].listed:
                near = None
        if trigger.frame == "state" and not chain.be:
            if near is not None and not (self.groups[near].partitive and self.groups[near].count == 1):
                return self.list_start(near)
            if chain.first == trigger.first and not asides.comes_with(self.words, trigger):
                return None
        subject = self.subject(trigger, chain)
        found = self._people_at(subject.i) if subject is not None else None
        if found is not None and self.groups[found].listed:
            found = self._holds(found)
        if found is not None and not self.groups[found].listed:
            if subject is not None and self._relative(trigger, chain):
                return None if self.groups[found].partitive else self.list_start(found)
            start = found if near is None else self.list_start(near)
            return start if near is not None and start <= found <= near else found
        if subject is not None and near is not None and self.groups[near].kind not in ("number", "vague", "nought"):
            return None if self.covering[subject.i] >= 0 else near
        return near

    def _holds(self, part: int) -> int | None:
        """The count right before "among them 11 children", where no comma parts them."""
        low, at = self.words.low, self.groups[part].first - 2
        if part == 0 or low(at) not in ("among", "between") or self.groups[part - 1].last != at - 1:
            return None
        return part - 1 if self.groups[part - 1].people else None

    def _edge(self, chain: Chain) -> int:
        """The last token before the verb chain, past a quotation mark that closes there."""
        at = chain.first - 1
        return at - 1 if self.words.low(at) in _QUOTES and self._covers(at) is None else at

    def _reduced(self, trigger: Trigger, chain: Chain) -> int | None:
        """Two people killed in a fire; "12 killed, 30 wounded"."""
        edge = self._edge(chain)
        edge -= 2 if self.words.low(edge) == "and" and self.words.low(edge - 1) in _BLOWS else 0
        near = self._people_at(edge)
        own = near is not None and self.groups[near].people is None  # "700 people including 47 wounded"
        whole = past_aside(self.words, self.groups, chain) if not own else None
        if whole is not None:
            return self._list_start_by_words(whole)
        token = self.words.tokens[trigger.first]
        if near is None and asides.told_of_first(self.words, self.groups, chain, (self.headline, self._ends(trigger))):
            return 0
        if near is not None and self.groups[near].last == edge and not self.groups[near].listed:
            return self._right_before(trigger, self.list_start(near))
        if token.dep == "acl" and token.tag == "VBN":
            found = self._people_at(token.head)
            return self._parted(found) if found is not None else None
        if token.dep == "conj" and token.tag in ("VBN", "VBD"):
            head = self.words.tokens[token.head]
            passive = any(child.dep in ("nsubjpass", "auxpass") for child in self.words.sentence.children(head.i))
            subject = self.subject_of(head) if passive else None
            return self._people_at(subject.i) if subject is not None else None
        return None

    def _right_before(self, trigger: Trigger, start: int) -> int | None:
        """The list that begins with group ``start`` and ends right before a word of harm, where that is said of it."""
        token, group = self.words.tokens[trigger.first], self.groups[start]
        if group.partitive and group.count == 1:
            return None
        single = group.kind == "single"
        if (
            (group.kind in ("number", "vague", "nought") or self._headline(trigger, group))
            or (single and self.headline and self._ends(trigger))  # "… of store clerk fatally shot during a robbery"
            or (single and asides.second_of_two(self.words, group))  # "left a child dead and a woman injured"
            or (single and group.determiner and self.words.low(trigger.last + 1) == "by")  # "a man shot dead by police"
            or (
                single and group.determiner == "the" and self.words.low(trigger.last + 1) in _IS
            )  # "the man shot was …"
            or (trigger.frame == "shot" and in_body(self.words, trigger.last))  # "found a man shot in the leg"
            or (single and self.words.low(group.first - 1) in _LEAVES)  # "left a guard wounded"
        ):
            return start
        gapped = token.dep == "conj" and any(
            c.dep in ("nsubj", "nsubjpass") and group.first <= c.i <= group.last
            for c in self.words.sentence.children(token.i)
        )  # "four were killed and a nurse badly wounded"
        return start if token.tag == "VBN" and (gapped or token.dep == "acl") else None

    def _parted(self, k: int) -> int | None:
        """The count of "ten civilians, some of them children, killed in …", of whom the words between tell more."""
        at = k
        while at and (self.groups[at].listed or self.groups[at].kind in ("bare", "plural")):
            at -= 1
        between = self.words.lowers[self.groups[at].last + 1 : self.groups[k].first]
        named = (
            self.groups[k].listed
            or "them" in between
            or any("them" in self.words.lowers[g.first : g.last + 1] for g in self.groups[at : k + 1])
        )
        if not named or self.groups[at].kind not in ("number", "vague"):
            return k
        return None if self.groups[at].partitive else at  # "nine of the 14, two of them women, killed": the 14 are

    def _headline_pair(self, after: int, chain: Chain) -> bool:
        """ "3 killed 38 injured": figures before both words of harm, so the one behind is the next word's."""
        if self.words.low(self.groups[after].last + 1) not in single_words():
            return False
        near = self._people_at(chain.first - 1)
        if near is None:
            return False
        if self.groups[near].kind in ("number", "vague") or self._run_on(chain) is not None:
            return True
        ends = self.groups[after].last + 2
        counted = ends < self.words.size and self._covers(ends) is not None and self.words.tag(ends) == "CD"
        first = self.groups[near]
        one = first.kind == "single" and first.first == 0 and first.people is True and first.status != "attacker"
        return one and not counted  # "A woman killed 30 injured in Orrin"

    def _run_on(self, chain: Chain) -> int | None:
        """ "Child killed 9 civilians injured": two headlines in one, each with its people before its verb."""
        near = self._people_at(chain.first - 1)
        if near is not None and self.groups[near].listed:
            near = near - 1 if near and self.groups[near - 1].people else None
        if near is None or self.groups[near].first > 0 or self.groups[near].kind not in ("number", "single", "bare"):
            return None
        group = self.groups[near]
        plural = group.kind == "bare" and self.words.tag(group.head) in ("NNS", "NNPS")
        return None if plural or group.people is not True or group.determiner in ("the", "a", "an") else near

    def _headline(self, trigger: Trigger, group: Group) -> bool:
        """ "Man killed in Dorvale": no full stop, no object, nothing before the people."""
        return not group.first and self.words.low(self.words.size - 1) != "." and self._ends(trigger)

    def _ends(self, trigger: Trigger) -> bool:
        """Whether no object can stand behind the word of harm."""
        words = self.words
        placed = words.low(trigger.last + 1) in ("outside", "near", "inside", "amid", "when")
        return placed or words.tag(trigger.last + 1) in ("", "IN", ",", "RB", ":", "CC", "VBG")

    def list_start(self, near: int) -> int:
        """The first group of the list that ends with group ``near`` (itself where there is no list)."""
        if self.groups[near].partitive and self.words.low(self.groups[near].last) in BACK:
            return near
        start = self._list_start_by_words(near)
        if start != near:
            return start
        head = self.words.tokens[self.groups[near].head]
        for _ in range(6):
            if head.dep not in ("conj", "appos") or head.head >= head.i:
                break
            head = self.words.tokens[head.head]
            found = self._people_at(head.i)
            if found is None or self._harm_between(found, near) or self._of_a_toll(found) or self._counted_in(found):
                break
            if self.groups[found].kind in ("number", "vague", "single") and self._counts(near) and found != near:
                return found
        return near

    def _list_start_by_words(self, near: int) -> int:
        if near and self.groups[near].kind == "bare" and self.groups[near].people:
            one, two = self.groups[near - 1], self.groups[near]
            if one.kind == "single" and two.first == one.last + 2 and self.words.low(one.last + 1) == "and":
                return near - 1  # "a man and woman": which of them are two people, the list says
            if near > 1 and two.first == one.last + 2 and beside(self.words, self.groups[near - 2], one):
                return near - 2  # "a man woman and child"
        if near > 1 and self.groups[near - 1].kind == "bare" and self.groups[near - 1].people is False:
            age, person = self.groups[near - 1], self.groups[near - 2]
            joined = person.kind in ("name", "single") and age.first == person.last + 2
            joined &= self.words.low(person.last + 1) in (",", "(")
            if joined and [self.words.low(i) for i in range(age.last + 1, self.groups[near].first)][-1:] == ["and"]:
                return near - 2
        end = near
        while near > 0 and self._counts(near) and (self._counts(near - 1) or self.groups[near - 1].kind == "name"):
            earlier, later = self.groups[near - 1], self.groups[near]
            joined = later.first == earlier.last + 2 and (later.comma or self.words.low(earlier.last + 1) == "and")
            joined |= near < end and (
                beside(self.words, earlier, later) or heads(self.words, self.groups[near - 1 : end + 1])
            )
            if not joined or earlier.people is not True or self.words.low(earlier.first - 1) in single_words():
                break
            if self._counted_in(near - 1):
                break
            near -= 1
        return near

    def _counted_in(self, k: int) -> bool:
        """ "20 were killed including 13 civilians and 30 wounded": a part of the count before, not of this one."""
        return self.groups[k].listed and not single_words().isdisjoint(self.words.lowers[: self.groups[k].first])

    def _of_a_toll(self, k: int) -> bool:
        """ "The toll has risen to 13 and 106 were injured": a bare figure that is the toll's."""
        group = self.groups[k]
        return group.people is None and self.words.low(group.first - 1) in ("to", "at", "of", "reached", "hit")

    def _harm_between(self, one: int, two: int) -> bool:
        between = self.words.lowers[self.groups[one].last + 1 : self.groups[two].first]
        return not single_words().isdisjoint(between)

    def _counts(self, k: int) -> bool:
        """Whether the list behind a word of harm may begin further back: its last item is counted too."""
        return self.groups[k].kind in ("number", "vague", "single") and not self.groups[k].exclusive

    def _relative(self, trigger: Trigger, chain: Chain) -> bool:
        return any(self.words.low(k) in _RELATIVE for k in range(max(chain.first - 1, 0), trigger.first))

    def subject(self, trigger: Trigger, chain: Chain) -> Token | None:
        """The grammatical subject of a word of harm, by the parser's tree."""
        for at in range(trigger.first, max(chain.first - 1, trigger.first - 4, -1), -1):
            found = self.subject_of(self.words.tokens[at])
            if found is not None:
                return found
        return None

    def subject_of(self, token: Token) -> Token | None:
        """The subject of a verb: its own, or that of the verb it goes on with."""
        for _ in range(5):
            for child in reversed(self.words.sentence.children(token.i)):
                if child.dep in ("nsubjpass", "nsubj") and child.i < token.i:
                    return self._antecedent(child, token)
                if child.dep in ("csubjpass", "csubj") and child.tag == "VBG" and child.i < token.i:
                    return self.subject_of(child)  # "a deputy working in Tarn was killed"
            if token.dep == "acl":
                return self.words.tokens[token.head]
            if token.dep == "pcomp" and self.words.low(token.head) == "after" and token.lower == "shot":
                token = self.words.tokens[token.head]  # "is recovering after being shot"
            if token.dep not in ("conj", "xcomp", "oprd", "acomp", "ccomp", "amod", "attr", "prep", "pobj", "advmod"):
                return None
            if token.dep == "ccomp" and self.words.tokens[token.head].i > token.i:
                return None
            token = self.words.tokens[token.head]
        return None

    def _antecedent(self, subject: Token, verb: Token) -> Token:
        if subject.lower in _RELATIVE and verb.dep == "relcl":
            return self.words.tokens[verb.head]
        return subject
