"""What an analyst decides about origins stands, whatever is read later and in whatever order."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from corroborate.model import Article, Claim, Origin
from corroborate.provenance import origins, passages
from corroborate.provenance.decided import OriginDecision, moved, telling
from corroborate.settings import Settings
from tests.provenance.texts import art, claim, prose

SAYS = ["{} said that four died.", "Four lost their lives, according to {}.", "{} put the dead at four.", "{}: four."]


def reports(*speakers: str) -> tuple[list[Article], list[Claim]]:
    """Articles with nothing in common, each with one telling of four dead."""
    articles, claims = [], []
    for i, speaker in enumerate(speakers):
        sentence = SAYS[i].format(speaker.partition(":")[2] or "It")
        articles.append(art(f"a{i}", f"{prose(i, 50)}\n\n{sentence}", publisher=f"Paper {i}"))
        claims.append(claim(articles[-1], sentence, "killed", 4, *([speaker] if speaker else [])))
    return articles, claims


def decide(
    number: int, kind: str, first: Sequence[Claim], second: Sequence[Claim], articles: Sequence[Article]
) -> OriginDecision:
    by_id = {a.id: a for a in articles}
    sides = [tuple(telling(c, by_id) for c in side) for side in (first, second)]
    return OriginDecision(number, kind, "Ana Ruiz", "2026-11-21T10:00:00+00:00", "heard it", *sides)  # type: ignore[arg-type]


def found(
    articles: list[Article], claims: list[Claim], *decisions: OriginDecision
) -> tuple[tuple[Origin, ...], list[str]]:
    """The origins, and each claim's; checks that no order matters."""
    reuse = passages(articles, Settings())
    made, of = origins(articles, claims, reuse, None, decisions)
    mixed = random.Random(5).sample(claims, len(claims))
    assert origins(articles[::-1], mixed, reuse[::-1], None, decisions[::-1]) == (made, of)
    return made, [of[c.id] for c in claims]


def why(made: Sequence[Origin], origin: str) -> str:
    return "\n".join(next(o for o in made if o.id == origin).why)


def test_two_are_one() -> None:
    articles, claims = reports("person:Torvald Brennick", "unnamed:a fisherman", "government:police")
    assert len(set(found(articles, claims)[1])) == 3
    made, of = found(articles, claims, decide(1, "same-origin", claims[:1], claims[1:2], articles))
    assert of[0] == of[1] != of[2]
    assert "“Torvald Brennick” (a0) and “a fisherman” (a1): decided by Ana Ruiz on 2026-11-21: heard it" in why(
        made, of[0]
    )


def test_one_is_two() -> None:
    articles, claims = reports("government:police", "government:police", "government:police")
    assert len(set(found(articles, claims)[1])) == 1
    made, of = found(articles, claims, decide(1, "two-origins", claims[:1], claims[1:2], articles))
    assert of[0] == of[2] != of[1]
    for one in set(of):
        assert "are counted apart: decided by Ana Ruiz" in why(made, one)


def test_what_rules_join_is_kept_apart_too() -> None:
    articles, claims = reports("person:Police spokesman Torvald Brennick", "government:police")
    assert len(set(found(articles, claims)[1])) == 1
    assert len(set(found(articles, claims, decide(1, "two-origins", claims[:1], claims[1:], articles))[1])) == 2


def test_a_later_decision_goes_before_an_earlier_one() -> None:
    articles, claims = reports("government:police", "government:police", "unnamed:a nurse")
    apart = decide(1, "two-origins", claims[:1], claims[1:2], articles)
    again = decide(2, "same-origin", claims[:1], claims[1:2], articles)
    assert len(set(found(articles, claims, apart, again)[1])) == 2
    assert len(set(found(articles, claims, again, decide(3, "two-origins", claims[:1], claims[1:2], articles))[1])) == 3


def test_through_a_third_the_later_still_goes_first() -> None:
    articles, claims = reports("unnamed:a nurse", "unnamed:a driver", "unnamed:a guard")
    steps = [
        decide(1, "same-origin", claims[:1], claims[1:2], articles),
        decide(2, "same-origin", claims[1:2], claims[2:], articles),
        decide(3, "two-origins", claims[:1], claims[2:], articles),
    ]
    _, of = found(articles, claims, *steps)
    assert of[0] != of[2] == of[1]


def test_an_articles_own_voice_can_be_given_to_a_speaker() -> None:
    articles, claims = reports("", "government:Orrin police", "unnamed:a nurse")
    _, of = found(articles, claims, decide(1, "same-origin", claims[:1], claims[1:2], articles))
    assert of[0] == of[1] != of[2]


def test_two_speakers_in_one_article_under_one_name() -> None:
    one = art("a", "Police said four died. Police said nine died. Police said nine were hurt.", publisher="Paper")
    claims = [
        claim(one, "Police said four died.", "killed", 4, "government:police"),
        claim(one, "Police said nine died.", "killed", 9, "government:police"),
        claim(one, "Police said nine were hurt.", "injured", 9, "government:police"),
    ]
    _, of = found([one], claims, decide(1, "two-origins", claims[:1], claims[1:2], [one]))
    assert of[0] == of[2] != of[1]


@pytest.mark.parametrize("kind", ["same-origin", "two-origins"])
def test_it_outlives_added_articles(kind: str) -> None:
    speakers = ("government:police", "government:police" if kind == "two-origins" else "unnamed:a nurse")
    articles, claims = reports(*speakers)
    decision = decide(1, kind, claims[:1], claims[1:2], articles)
    _, before = found(articles, claims, decision)
    more, further = reports(*speakers, "unnamed:a driver", "government:police")
    _, after = found(more, further, decision)
    assert (after[0] == after[1]) == (before[0] == before[1]) == (kind == "same-origin")


def test_what_is_not_there_changes_nothing_and_is_told_where_its_article_is() -> None:
    articles, claims = reports("government:police", "unnamed:a nurse")
    decision = decide(1, "same-origin", claims[:1], claims[1:], articles)
    gone = found(articles[:1], claims[:1], decision)
    assert gone == found(articles[:1], claims[:1]) and not moved([decision], claims, {a.id: a for a in articles})
    (problem,) = moved([decision], claims[:1], {a.id: a for a in articles})
    assert problem.code == "decision-moved" and problem.article == "a1" and "Ana Ruiz" in problem.message


def test_a_claim_that_is_read_a_little_longer_is_still_meant() -> None:
    articles, claims = reports("government:police", "unnamed:a nurse")
    decision = decide(1, "same-origin", claims[:1], claims[1:], articles)
    first = decision.first[0]
    shorter = first.__class__(first.report, first.article, first.field, first.start + 2, first.end, first.exact[2:])
    kept = OriginDecision(1, "same-origin", "Ana", decision.made_at, "heard it", (shorter,), decision.second)
    assert len(set(found(articles, claims, kept)[1])) == 1
