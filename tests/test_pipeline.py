"""The stages together: what is kept between builds, what is borrowed, and what must not change the outcome."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from corroborate import pipeline
from corroborate.model import Article, Record, Report
from corroborate.settings import Settings
from corroborate.store.case import Case
from corroborate.workers import Task, Workers

SETTINGS = Settings()

LEAD = (
    "A drone strike on a market in the Yemeni city of Taiz killed 14 people and wounded 32 on Thursday, health "
    "officials said.\n\nThe strike hit the cattle market shortly after noon, witnesses said.\n\n"
)
OWN = "Schools in the city were closed for the day, the governor said.\n\nNo group has claimed responsibility.\n"
UNDATED = "A drone strike hit the cattle market in Taiz on Thursday, killing 14 people, a doctor said.\n\n" + OWN
CRASH = "A bus plunged into a ravine near the Peruvian town of Huanta on Monday, killing 23 people, police said.\n"


class Counting(Workers):
    """Counts what it is given to do."""

    def __init__(self, settings: Settings = SETTINGS) -> None:
        super().__init__(settings, 1)
        self.cleaned: list[str] = []
        self.parsed: list[str] = []
        self.read_ids: list[str] = []

    def clean(self, reports: Sequence[Report]) -> Iterator[bytes]:
        self.cleaned += [r.address for r in reports]
        return super().clean(reports)

    def parse(self, texts: Sequence[str]) -> Iterator[bytes]:
        self.parsed += texts
        return super().parse(texts)

    def read(self, tasks: Sequence[Task]) -> Iterator[bytes]:
        self.read_ids += [t.article.id for t in tasks]
        return super().read(tasks)


def lines(folder: Path, *articles: dict[str, Any], name: str = "reports.jsonl") -> str:
    path = folder / name
    path.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
    return str(path)


def build(
    case: Path, *sources: str, workers: Workers | None = None, progress: pipeline.Progress = lambda *_: None
) -> tuple[tuple[Record, ...], dict[str, Article]]:
    workers = workers or Counting()
    with Case.open(case, create=True, settings=workers.settings) as opened, workers:
        if sources:
            pipeline.add(opened, sources, workers.settings, progress)
        records, articles = pipeline.derive(opened, "ucdp", workers, progress)
        assert [pipeline.encode(made) for made in records] == opened.records()
        assert [pipeline.encode(one) for one in articles] == opened.articles()
    return records, {article.id: article for article in articles}


def encoded(records: Sequence[Record]) -> list[bytes]:
    return [pipeline.encode(made) for made in records]


# ---------------------------------------------------------------- what is kept


def test_a_second_build_does_nothing_again(tmp_path: Path) -> None:
    source = lines(tmp_path, {"id": "a", "text": LEAD + OWN, "published": "2025-03-14"}, {"id": "b", "text": CRASH})
    first, again = Counting(), Counting()
    records, _ = build(tmp_path / "x.case", source, workers=first)
    assert first.parsed
    assert len(first.cleaned) == 2
    same, _ = build(tmp_path / "x.case", source, workers=again)
    assert (again.cleaned, again.parsed, again.read_ids) == ([], [], [])
    assert encoded(same) == encoded(records)


def test_a_sentence_is_parsed_once_and_another_report_costs_only_its_own(tmp_path: Path) -> None:
    one = lines(tmp_path, {"id": "a", "text": LEAD + OWN, "published": "2025-03-14"}, name="a.jsonl")
    two = lines(tmp_path, {"id": "b", "text": LEAD + CRASH, "published": "2025-03-14"}, name="b.jsonl")
    first, second = Counting(), Counting()
    build(tmp_path / "x.case", one, workers=first)
    build(tmp_path / "x.case", two, workers=second)
    assert second.parsed == [CRASH.strip()]
    assert second.read_ids == ["b"]
    both = Counting()
    build(tmp_path / "y.case", one, two, workers=both)
    assert sorted(both.parsed) == sorted({*first.parsed, *second.parsed})


def test_an_article_added_later_recounts_its_own_incident_alone(tmp_path: Path) -> None:
    """The wire's report comes after its copy: the copy's figure moves to the wire, the bus crash stays as it was."""
    dated = {"published": "2025-03-14", "publisher": "Harrow Lantern", "text": "TAIZ (Vesper Press) - " + LEAD + OWN}
    crash = {"id": "b", "text": CRASH, "published": "2025-06-24", "publisher": "Andes Post"}
    told = "Relatives counted 14 dead at Taiz, where a drone hit the cattle sellers on Thursday, Huda Saleh told us."
    other = {"id": "d", "text": told, "published": "2025-03-15", "publisher": "Orrin Post"}
    wire = {"id": "c", "text": LEAD, "published": "2025-03-13", "publisher": "Vesper Press"}
    first = lines(tmp_path, {"id": "a", **dated}, crash, other, name="a.jsonl")
    before, _ = build(tmp_path / "x.case", first)
    later = Counting()
    after, _ = build(tmp_path / "x.case", lines(tmp_path, wire, name="c.jsonl"), workers=later)
    assert (later.parsed, later.read_ids) == ([], ["c"])
    strike, bus = sorted(after, key=lambda made: made.fields["date"].value["start"])
    earlier, same = sorted(before, key=lambda made: made.fields["date"].value["start"])
    assert pipeline.encode(bus) == pipeline.encode(same)
    assert strike.fields["killed"].origins == earlier.fields["killed"].origins == 2
    assert {a.id for a in strike.articles} == {"a", "c", "d"} and len(strike.reuse) > len(earlier.reuse)


def test_other_code_reads_again_but_parses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = lines(tmp_path, {"id": "a", "text": LEAD, "published": "2025-03-14"})
    build(tmp_path / "x.case", source)
    monkeypatch.setattr(pipeline, "version", lambda settings: "other code")
    again = Counting()
    build(tmp_path / "x.case", workers=again)
    assert (len(again.cleaned), again.parsed, again.read_ids) == (1, [], ["a"])


def test_other_settings_are_not_answered_from_the_cache(tmp_path: Path) -> None:
    source = lines(tmp_path, {"id": "a", "text": LEAD + OWN, "published": "2025-03-14"})
    build(tmp_path / "x.case", source)
    short = Settings(max_article_characters=40)
    kept, _ = build(tmp_path / "x.case", workers=Counting(short))
    fresh, _ = build(tmp_path / "y.case", source, workers=Counting(short))
    assert encoded(kept) == encoded(fresh)


def test_a_report_that_comes_while_the_build_runs_is_in_its_records(tmp_path: Path) -> None:
    one = lines(tmp_path, {"id": "a", "text": LEAD, "published": "2025-03-14"}, name="a.jsonl")
    two = lines(tmp_path, {"id": "b", "text": CRASH, "published": "2025-06-24"}, name="b.jsonl")
    came: list[str] = []

    def progress(stage: str, done: int, total: int) -> None:
        if stage == "extracting" and not came:
            came.append(stage)
            with Case.open(tmp_path / "x.case", create=False, settings=SETTINGS) as other:
                pipeline.add(other, [two], SETTINGS, lambda *_: None)

    records, articles = build(tmp_path / "x.case", one, progress=progress)
    assert sorted(articles) == ["a", "b"]
    assert len(records) == 2


# ---------------------------------------------------------------- what must not matter


def test_order_and_batches_give_the_same_bytes(tmp_path: Path) -> None:
    said = [
        {"id": "a", "text": LEAD + OWN, "published": "2025-03-14"},
        {"id": "b", "text": UNDATED},
        {"id": "c", "text": CRASH, "published": "2025-06-24"},
    ]
    sources = [lines(tmp_path, one, name=f"{one['id']}.jsonl") for one in said]
    at_once, _ = build(tmp_path / "x.case", *sources)
    backwards, _ = build(tmp_path / "y.case", *sources[::-1])
    for source in (sources[1], sources[2], sources[0], sources[1]):
        one_by_one, _ = build(tmp_path / "z.case", source)
    assert encoded(at_once) == encoded(backwards) == encoded(one_by_one)
    assert [len(made.articles) for made in at_once] == [2, 1]


# ---------------------------------------------------------------- articles


def test_two_articles_with_one_id_both_stay(tmp_path: Path) -> None:
    one = {"id": "x", "text": "By Ada Blum\n\n" + LEAD, "published": "2025-03-14"}
    two = {"id": "x", "text": "TAIZ, June 24, 2025 (Orm Agency) - " + CRASH}
    records, articles = build(tmp_path / "x.case", lines(tmp_path, one, two, {**one, "id": "y", "text": OWN}))
    assert len(articles) == 3
    assert "y" in articles
    assert sum(i.startswith("x~") for i in articles) == 2
    assert len(records) == 2
    for name, article in articles.items():
        assert article.id == name
        if article.published and article.published.span:
            assert article.published.span.article == name
    for made in records:
        for claim in made.claims:
            assert claim.span.article in articles
            assert claim.id.startswith(claim.span.article)


def test_the_same_article_twice_is_one(tmp_path: Path) -> None:
    one = {"id": "x", "text": LEAD, "published": "2025-03-14"}
    sources = [lines(tmp_path, one, name="a.jsonl"), lines(tmp_path, one, name="b.jsonl")]
    records, articles = build(tmp_path / "x.case", *sources)
    assert list(articles) == ["x"]
    assert len(articles["x"].addresses) == 2
    assert len(records) == 1


def test_another_language_is_kept_and_not_read(tmp_path: Path) -> None:
    french = (
        "Une frappe de drone sur un marché de la ville de Taiz a tué quatorze personnes et en a blessé trente-deux "
        "jeudi, selon des responsables de la santé. Les écoles de la ville ont été fermées pour la journée."
    )
    workers = Counting()
    records, articles = build(
        tmp_path / "x.case", lines(tmp_path, {"id": "f", "text": french}, {"id": "e", "text": LEAD}), workers=workers
    )
    assert articles["f"].language == "fr"
    assert articles["f"].text
    assert workers.read_ids == ["e"]
    assert not any("frappe" in text for text in workers.parsed)
    assert [a.id for made in records for a in made.articles] == ["e"]


@pytest.mark.parametrize("text", ["", " \n \n", "12.", "\u200b", "...", "(", "A" * 5000])
def test_a_text_that_says_nothing_gives_no_record_and_no_crash(tmp_path: Path, text: str) -> None:
    source = lines(tmp_path, {"id": "empty", "text": text}, {"id": "a", "text": LEAD, "published": "2025-03-14"})
    records, articles = build(tmp_path / "x.case", source)
    assert [a.id for made in records for a in made.articles] == ["a"]
    assert "a" in articles


def test_an_empty_case_has_no_records(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert build(tmp_path / "x.case", str(tmp_path / "empty.txt")) == ((), {})


# ---------------------------------------------------------------- borrowed days


def dates(records: Sequence[Record], article: str) -> set[str]:
    claims = [claim for made in records for claim in made.claims if claim.span.article == article]
    return {claim.value["edtf"] for claim in claims if claim.field == "date" and claim.scope == "incident"}


def test_an_undated_report_takes_its_weekday_from_a_dated_companion(tmp_path: Path) -> None:
    source = lines(tmp_path, {"id": "a", "text": LEAD + OWN, "published": "2025-03-14"}, {"id": "u", "text": UNDATED})
    records, _ = build(tmp_path / "x.case", source)
    assert len(records) == 1
    assert dates(records, "a") == dates(records, "u") == {"2025-03-13"}
    assert records[0].fields["date"].status in ("agreed", "single-origin")
    assert not [p for p in records[0].problems if p.code.startswith("date")]


def test_alone_it_has_none_and_says_why(tmp_path: Path) -> None:
    records, _ = build(tmp_path / "x.case", lines(tmp_path, {"id": "u", "text": UNDATED}))
    assert dates(records, "u") == set()
    assert records[0].fields["date"].value is None
    assert [p.code for p in records[0].problems] == ["date-unanchored"]
    assert "Thursday" in records[0].problems[0].message


def test_the_first_companion_on_or_after_the_day_gives_the_anchor(tmp_path: Path) -> None:
    """A recap of weeks later is no measure of which Thursday was meant."""
    late = LEAD.replace("on Thursday", "on 13 March") + OWN
    source = lines(
        tmp_path, {"id": "late", "text": late, "published": "2025-03-31"},
        {"id": "a", "text": LEAD + OWN, "published": "2025-03-14"}, {"id": "u", "text": UNDATED},
    )  # fmt: skip
    records, _ = build(tmp_path / "x.case", source)
    assert dates(records, "u") == {"2025-03-13"}


@pytest.mark.parametrize("word", ["today", "yesterday", "two hours ago", "last night"])
def test_today_and_yesterday_are_not_resolved_by_another_reports_day(tmp_path: Path, word: str) -> None:
    near = (LEAD + OWN).replace("on Thursday", word)
    source = lines(tmp_path, {"id": "a", "text": LEAD + OWN, "published": "2025-03-14"}, {"id": "u", "text": near})
    records, _ = build(tmp_path / "x.case", source)
    assert len(records) == 1
    assert dates(records, "u") == set()
    assert dates(records, "a") == {"2025-03-13"}


def test_a_day_is_not_borrowed_from_another_incident(tmp_path: Path) -> None:
    source = lines(tmp_path, {"id": "c", "text": CRASH, "published": "2025-06-24"}, {"id": "u", "text": UNDATED})
    records, _ = build(tmp_path / "x.case", source)
    assert len(records) == 2
    assert dates(records, "u") == set()


# ---------------------------------------------------------------- another pipeline


def test_the_smaller_packaged_pipeline_runs_and_shares_no_parse(tmp_path: Path) -> None:
    source = lines(tmp_path, {"id": "a", "text": LEAD + OWN, "published": "2025-03-14"})
    build(tmp_path / "x.case", source)
    other = Counting(Settings(pipeline="en_core_web_sm"))
    records, _ = build(tmp_path / "x.case", workers=other)
    assert len(other.parsed) == len(set(other.parsed)) >= 4
    assert records[0].fields["killed"].value == 14
    assert records[0].fields["date"].value["start"] == "2025-03-13"


# ---------------------------------------------------------------- the readers' day


def test_progress_counts_up_to_the_whole(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    build(tmp_path / "x.case", lines(tmp_path, {"id": "a", "text": LEAD}), progress=lambda *step: seen.append(step))
    assert [stage for stage, _, _ in seen] == ["reading", "cleaning", "extracting"]
    assert all(done == total == 1 for _, done, total in seen)
