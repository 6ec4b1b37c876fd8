"""The scenarios: how an agency's report, a rival's story or a speaker's words come to stand twice."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from quality.reuse.cases import Case, Desk, Relation, quotations
from quality.reuse.edits import Text
from quality.reuse.made import Clues, Made
from quality.reuse.texts import Sentence, Word, numbered

Speaker = tuple[str, str]


def wire(desk: Desk) -> None:
    """An agency's report, in the folder or not, and its subscribers, who credit it."""
    agency, in_hand = desk.agency(), desk.rng.random() < 0.6
    speaker = _voice(desk)
    text = desk.story("wire", speaker)
    papers = [_subscriber(desk, text, agency, speaker) for _ in range(desk.rng.randint(1 if in_hand else 2, 3))]
    if in_hand:
        report = desk.add(text, Clues(agency, desk.time(0), dateline=desk.dateline(agency)))
        desk.tell(report, "wire", "wire", *_chain(speaker))
        for paper, kind in papers:
            desk.relate(report, paper, Relation("credit", "from-to", report.name), kind)
    _siblings(desk, [paper for paper, _ in papers], Relation("credit", "common-origin", None))
    desk.control(desk.rng.choice(("own", "unnamed")))


def unseen(desk: Desk) -> None:
    """Two subscribers whose credits were taken out; the agency's report is not in the folder."""
    speaker = _voice(desk)
    text = desk.story("wire", speaker)
    made: list[Made] = []
    for hours in (0, desk.rng.choice((0, 2, 7))):
        _, copy = desk.edited(text, desk.rng.choice(("verbatim", "trimmed", "respelt")))
        paper = desk.add(desk.mixed(copy, desk.rng.choice((0.0, 0.2))), Clues(desk.outlet(), desk.time(2 + hours)))
        desk.tell(paper, "wire", "wire", *_chain(speaker))
        made.append(paper)
    desk.relate(made[0], made[1], Relation("unseen", "refuse", None))
    desk.control()


def times(desk: Desk) -> None:
    """A rival's whole story, days later and without a word of thanks; or on days that don't tell."""
    speaker = _voice(desk)
    text = desk.story("first", speaker)
    clue = desk.rng.choice(("time", "time", "same-day", "nothing"))
    outlets = (None, None) if clue == "nothing" else (desk.outlet(), desk.outlet())
    stamps = {"nothing": (None, None), "same-day": (desk.time(0, exact=False),) * 2}.get(
        clue, (desk.time(0), desk.time(24 * desk.rng.randint(2, 6), exact=desk.rng.random() < 0.5))
    )
    first = desk.add(text, Clues(outlets[0], stamps[0]))
    kind, copy = desk.edited(text)
    reworded = speaker is None and desk.rng.random() < 0.4
    if reworded:
        copy = [desk.toll("reworded") if any(w.base == "toll:first" for w in s) else s for s in copy]
    second = desk.add(desk.mixed(copy, 0.0 if clue == "time" else None), Clues(outlets[1], stamps[1]))
    for made in (first, second):
        desk.tell(made, "first", "first", *_chain(speaker))
    desk.tell(second, "reworded", "first")
    desk.relate(first, second, Relation(clue, "from-to" if clue == "time" else "refuse", first.name), kind)
    desk.control()


def leftover(desk: Desk) -> None:
    """A copy that still says "told the Courier", or says whom it re-posts; or a house's new version."""
    clue = desk.rng.choice(("left-over", "re-post", "version"))
    house, other = desk.outlet(), desk.outlet()
    speaker = ("person", desk.person())
    text = desk.story("first", speaker)
    if clue == "left-over":
        said = f"The family had asked for weeks to be heard, a neighbour who lives there told the {house} on the phone."
        text.insert(desk.rng.randint(2, len(text) - 1), numbered("told", [said.replace("the The", "the")])[0])
    first = desk.add(text, Clues(house, desk.time(0, exact=desk.rng.random() < 0.5)))
    kind, copy = desk.edited(text, None if clue != "left-over" else desk.rng.choice(("verbatim", "reordered")))
    tail = (f"This article was originally published by {house}.",) if clue == "re-post" else ()
    when = desk.time(9) if clue == "version" else desk.time(3, exact=False)
    second = desk.add(desk.mixed(copy), Clues(house if clue == "version" else other, when, tail=tail))
    for made in (first, second):
        desk.tell(made, "first", speaker[1], speaker)
    known = clue != "version" or first.clues.published != desk.time(0, exact=False)
    desk.relate(first, second, Relation(clue, "from-to" if known else "refuse", first.name), kind)
    desk.control("unnamed")


def merged(desk: Desk) -> None:
    """A desk's story from two agencies' reports, both in the folder, and both credited."""
    agencies = (desk.agency(), desk.agency())
    texts = [desk.story(f"wire{k}") for k in (0, 1)]
    reports = []
    for k, (agency, text) in enumerate(zip(agencies, texts, strict=True)):
        report = desk.add(text, Clues(agency, desk.time(k), dateline=desk.dateline(agency)))
        desk.tell(report, f"wire{k}", f"wire{k}")
        reports.append(report)
    parts = [list(desk.edited(text, desk.rng.choice(("verbatim", "trimmed", "respelt")))[1]) for text in texts]
    story: Text = []
    while any(parts):
        part = desk.rng.choice([p for p in parts if p])
        size = desk.rng.randint(2, 5)
        story += part[:size]
        del part[:size]
    paper = desk.add(
        desk.mixed(story, desk.rng.choice((0.0, 0.2))),
        Clues(desk.outlet(), desk.time(9), tail=(f"(With inputs from {agencies[0]} and {agencies[1]})",)),
    )
    for k, report in enumerate(reports):
        desk.tell(paper, f"wire{k}", f"wire{k}")
        desk.relate(report, paper, Relation("credit", "from-to", report.name), "merged")
    desk.control()


_FRAMES = (
    "“{q},” {who} said.",
    'On the steps of the town hall {who} was blunt: "{q}."',
    "In the words of {who}, “{q}.”",
    'A day later it fell to {who} to find words for it. "{q}," was what came out.',
    "Speaking through an interpreter, {who} told reporters: “{q}.”",
    '"{q}," according to {who}.',
)
_LONG_FRAMES = (
    "“{q},” said {who}, who asked not to be quoted on the rest because the inquiry had only just begun its work.",
    "Standing beside the road where the last of the lorries had been towed away an hour before, {who} shook his head. "
    "“{q},” he said.",
    'When the doors were opened at last and the families were let in by twos and threes, {who} spoke first. "{q}."',
)


_POSTS = ("{q} — {who} (@{handle}) May {day}", '{who} wrote on his page: "{q}"', "“{q},” {who} tweeted.")
_STOCK = (
    "was taken to hospital where he was pronounced dead shortly afterwards",
    "and the cause of the accident was not immediately clear on Sunday",
    "speaking on condition of anonymity because he was not authorised to brief the media",
    "said that it was too early to say who was behind the attack",
    "was arrested on suspicion of murder and remains in custody for questioning",
    "did not immediately respond to a request for comment on the matter",
)
"""What anybody writes."""


def quotation(desk: Desk) -> None:
    """One speaker's words in two or three reports that have nothing else of one another: said to them,
    or put on a page of the speaker's own. Or kept with the words around them, or with the same cut."""
    name, quote = _quotation(desk)
    who = desk.person()
    how = desk.rng.choice(("apart", "apart", "post", "framed", "cut"))
    label = f"{'post' if how == 'post' else 'quote'}:{name}"
    if how == "cut":
        words = quote.split()
        at = desk.rng.randint(4, len(words) - 4)
        quote = " ".join([*words[:at], desk.rng.choice(("…", "...", "[in the village]")), *words[at:]])
    frames = {
        "apart": desk.rng.sample(_FRAMES, desk.rng.choice((2, 3))),
        "post": desk.rng.choices(_POSTS[:1], k=1) + desk.rng.sample(_POSTS, 1),
        "framed": [desk.rng.choice(_LONG_FRAMES)] * 2,
        "cut": desk.rng.sample(_FRAMES, 2),
    }[how]
    made: list[Made] = []
    for k, frame in enumerate(frames):
        official = ("unnamed", desk.official())
        text = desk.story(f"own{k}", official)
        shared = "frame" if how == "framed" else "" if how == "post" else f"frame:{k}:{len(made)}"
        text.insert(desk.rng.randint(2, len(text) - 1), _framed(frame, (quote, who), (label, shared)))
        article = desk.add(text, Clues(desk.outlet(), desk.time(5 * k)))
        if how in ("apart", "post"):
            desk.tell(article, f"own{k}", f"own{k}", official)
        made.append(article)
    pairs = [frozenset((a.name, b.name)) for i, a in enumerate(made) for b in made[:i]]
    desk.kept |= {(label, pair) for pair in pairs if how in ("framed", "cut")}


def _framed(frame: str, said: tuple[str, str], labels: tuple[str, str]) -> Sentence:
    """The quotation in a frame: its words under the one label, the frame's under the other."""
    quote, who = said
    before = frame.partition("{q}")[0].format(who=who)
    handle = who.replace(" ", "")
    (sentence,) = numbered("", [frame.format(q=quote, who=who, handle=handle, day=len(handle))])
    first, size = len(f"{before}x".split()) - 1, len(quote.split())
    return tuple(
        word._replace(base=labels[0], at=k - first) if first <= k < first + size else word._replace(base=labels[1])
        for k, word in enumerate(sentence)
    )


def standing(desk: Desk) -> None:
    """A background paragraph that comes back for weeks in a house's stories, or in several houses'."""
    one_house = desk.rng.random() < 0.6
    house = desk.outlet()
    background = desk.own(2)
    while any('"' in w.text or "“" in w.text for sentence in background for w in sentence):
        background = desk.own(2)
    background = [tuple(w._replace(base=f"standing:{w.base}") for w in sentence) for sentence in background]
    stories = []
    for k in range(desk.rng.randint(4, 6)):
        text = desk.story(f"own{k}")
        again = list(background)
        if desk.rng.random() < 0.3:
            again[0] = _updated(again[0], desk.rng)
        at = desk.rng.randint(2, len(text))
        publisher = house if one_house else desk.outlet()
        made = desk.add([*text[:at], *again, *text[at:]], Clues(publisher, desk.time(24 * 5 * k)))
        stories.append((made, text))
    first, text = stories[0]
    kind, copy = desk.edited(text)
    paper = desk.add(desk.mixed(copy, 0.0), Clues(desk.outlet(), desk.time(24 * 3)))
    desk.relate(first, paper, Relation("time", "from-to", first.name), kind)


def voices(desk: Desk) -> None:
    """Reports that share nothing: the same named person in two, unnamed officials, the houses' own words,
    and in two of them the same stock phrase."""
    person = ("person", desk.person())
    stock = tuple(Word(word, "", -1, "stock") for word in f"{desk.rng.choice(_STOCK)}.".split())
    made = []
    for k in range(2):
        text = desk.story(f"same{k}", person)
        at = desk.rng.randint(3, len(text) - 1)
        text[at] = (*text[at][:-1], text[at][-1]._replace(text=text[at][-1].text.rstrip('"”.!?') + ","), *stock)
        made.append(desk.add(text, Clues(desk.outlet(), desk.time(k))))
        desk.tell(made[k], f"same{k}", person[1], person)
    desk.chance.add(frozenset(one.name for one in made))
    for _ in range(desk.rng.randint(1, 3)):
        desk.control(desk.rng.choice(("own", "unnamed")))


SCENARIOS: dict[str, Callable[[Desk], None]] = {
    "wire": wire,
    "unseen": unseen,
    "times": times,
    "leftover": leftover,
    "merged": merged,
    "quotation": quotation,
    "standing": standing,
    "voices": voices,
}
_SHARES = ("wire", "wire", "wire", "times", "times", "unseen", "leftover", "leftover", "merged", "quotation",
           "quotation", "standing", "voices")  # fmt: skip


def case(number: int) -> Case:
    """The case of this number, the same every time."""
    scenario = _SHARES[number % len(_SHARES)]
    desk = Desk(number * 7919 + 17)
    SCENARIOS[scenario](desk)
    return desk.case(scenario)


def _updated(sentence: Sentence, rng: Random) -> Sentence:
    """With one word put another way, as a house keeps its background up to date."""
    at = rng.randrange(1, len(sentence) - 1)
    return (*sentence[:at], Word(f"some {rng.randint(20, 90)}", "", -1, "inserted"), *sentence[at + 1 :])


def _voice(desk: Desk) -> Speaker | None:
    kinds: tuple[Speaker | None, ...] = (None, ("unnamed", desk.official()), ("person", desk.person()))
    return desk.rng.choice(kinds)


def _chain(speaker: Speaker | None) -> tuple[Speaker, ...]:
    return (speaker,) if speaker else ()


def _subscriber(desk: Desk, text: Text, agency: str, speaker: Speaker | None) -> tuple[Made, str]:
    kind, copy = desk.edited(text)
    label = f"call{len(desk.articles)}"
    story = desk.mixed(copy)
    source = ("person", desk.person()) if desk.rng.random() < 0.3 else None
    if source:
        story.append(desk.toll(label, source, ", {} told this newspaper"))
    paper = desk.add(story, _credited(desk, agency))
    desk.tell(paper, "wire", "wire", *_chain(speaker))
    if source:
        desk.tell(paper, label, source[1], source)
    return paper, kind


def _credited(desk: Desk, agency: str) -> Clues:
    form, publisher, when = desk.rng.randrange(5), desk.outlet(), desk.time(desk.rng.randint(1, 9))
    if form == 0:
        return Clues(publisher, when, byline=f"By {agency}")
    if form == 1:
        return Clues(publisher, when, byline=f"By {desk.writer()} and {agency}")
    if form == 2:
        return Clues(publisher, when, dateline=f"{desk.town()} ({agency}) — ")
    return Clues(publisher, when, tail=(f"Source: {agency}" if form == 3 else f"(With inputs from {agency})",))


def _siblings(desk: Desk, papers: list[Made], relation: Relation) -> None:
    for i, a in enumerate(papers):
        for b in papers[:i]:
            desk.relate(a, b, relation)


def _quotation(desk: Desk) -> tuple[str, str]:
    rng: Random = desk.rng
    while True:
        name, quote = rng.choice(quotations())
        if name not in desk.used:
            desk.used.add(name)
            return name, quote
