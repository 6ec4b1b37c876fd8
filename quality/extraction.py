"""Clean measured: main text, dates and titles of web pages; publication dates of pasted texts.

Run ``python -m quality.extraction [SHARED]``; SHARED is the folder with ``benchmarks`` (default
``../shared``). Pages: pieces wanted and unwanted in the blocks that are no boilerplate, white space
aside (precision, recall, F as the set's README says), date and title exact. FA-KES: the date that
284 articles begin with. MUC-4: the dateline's full date. Giveme5W1H: publishers that the text's own
words give, against the known one.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from corroborate.clean import clean
from corroborate.clean.text import fold
from corroborate.intake.encodings import detect
from corroborate.model import Article, Given, Media, Report
from quality.choice import settings

SHARED = Path(__file__).resolve().parents[2] / "shared"


class Page(NamedTuple):
    """What was read of a page: its text, white space aside, its title and its date (ISO 8601)."""

    text: str
    title: str | None
    date: str | None


def measure(shared: Path = SHARED) -> dict[str, float]:
    """Every figure, each a share between 0 and 1."""
    sets = shared / "benchmarks"
    return {
        **pages(sets / "extraction", _page),
        **fakes(sets / "fakes" / "articles_to_2016.jsonl"),
        **datelines(sets / "muc4" / "dev.jsonl.gz"),
        **publishers(sets / "giveme5w1h"),
    }


def main() -> None:
    for name, value in measure(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED).items():
        print(f"{name}\t{value:.3f}")


def pages(folder: Path, read: Callable[[bytes], Page]) -> dict[str, float]:
    """Pages as ``read`` reads them against the gold."""
    found = missed = wrong = dated = right = titles = titled = 0
    with tarfile.open(folder / "pages_en.tar.gz") as archive:
        for gold in _lines(folder / "gold.jsonl"):
            data = archive.extractfile(f"pages/{gold['file']}")
            page, meta = read(data.read() if data else b""), gold.get("meta", {})
            found += sum(spaced(piece) in page.text for piece in gold["with"])
            missed += sum(spaced(piece) not in page.text for piece in gold["with"])
            wrong += sum(spaced(piece) in page.text for piece in gold["without"])
            dated += bool(meta.get("date"))
            right += bool(page.date) and page.date == meta.get("date")
            titles += bool(meta.get("title"))
            titled += bool(meta.get("title")) and fold(meta["title"]) == fold(page.title or "")
    precision, recall = found / (found + wrong), found / (found + missed)
    return {
        "pages_precision": precision,
        "pages_recall": recall,
        "pages_f1": 2 * precision * recall / (precision + recall),
        "pages_date": right / dated,
        "pages_title": titled / titles,
    }


def fakes(path: Path) -> dict[str, float]:
    right = wrong = total = 0
    for gold in _lines(path):
        if want := gold.get("date_in_text"):
            article = _clean(gold["text"].encode(), title=gold["title"])
            value = article.published.value[:10] if article.published else None
            total, right, wrong = total + 1, right + (value == want), wrong + (value not in (want, None))
    return {"fakes_date": right / total, "fakes_date_not_wrong": 1 - wrong / total}


def datelines(path: Path) -> dict[str, float]:
    articles = [_clean(gold["text"].encode()) for gold in _lines(path)]
    dated = sum(bool(a.published and a.published.basis == "dateline") for a in articles)
    return {"muc4_dateline": dated / len(articles)}


def publishers(folder: Path) -> dict[str, float]:
    right = named = total = 0
    for path in sorted(folder.glob("*.jsonl.gz")):
        for gold in _lines(path):
            host = re.sub(r"\W|^www", "", (gold["publisher"] or "").lower())
            publisher = _clean(f"{gold['title']}\n\n{gold['text']}".encode()).publisher
            total += 1
            named += publisher is not None
            right += publisher is not None and re.sub(r"^the|\W", "", publisher.lower()) in host
    return {"giveme5w1h_publisher_named": named / total, "giveme5w1h_publisher_right": right / max(1, named)}


def _clean(data: bytes, media: Media = "text", **given: Any) -> Article:
    return clean(Report("0" * 64, media, data, detect(data).name, "benchmark", Given(**given)), settings())[0]


def _page(data: bytes) -> Page:
    article = _clean(data, "html")
    text = article.text or ""
    body = spaced(" ".join(text[b.start : b.end] for b in article.blocks if b.kind != "boilerplate"))
    return Page(body, article.title, article.published.value[:10] if article.published else None)


def spaced(text: str) -> str:
    """The text with single blanks."""
    return " ".join(text.split())


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    data = path.read_bytes()
    for line in (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines():
        yield json.loads(line)


if __name__ == "__main__":
    main()
