"""What a careful coder expects of an example's record, held against what was made of it.

Each expectation has a name (``killed.best``, ``claim 4_ killed “Nine dead”``); :func:`differences`
gives those that do not hold, with what was seen instead.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Seen = tuple[str, bool, Any]
FOLDER = Path(__file__).with_name("expected")
SUPPORT = {"killed": {"killed", "civilians_killed"}, "injured": {"injured", "civilians_injured"}}


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def differences(records: list[Record], want: dict[str, Any]) -> dict[str, str]:
    """Names of the expectations that do not hold, each with what was seen."""
    return {name: json.dumps(seen, ensure_ascii=False)[:240] for name, holds, seen in _all(records, want) if not holds}


def _all(records: list[Record], want: dict[str, Any]) -> Iterator[Seen]:
    yield "one record", len(records) == 1, [(r["summary"], [a["source"] for a in r["articles"]]) for r in records]
    record = max(records, key=lambda r: len(r["articles"]))
    yield "articles", len(record["articles"]) == want["articles"], len(record["articles"])
    for name, wanted in want["fields"].items():
        yield from _field(record, name, wanted, want["never"])
    for wanted in want["claims"]:
        yield _claim(record, wanted)
    yield from _victims(record, want)
    yield from _others(record, want)
    yield from _conflicts(record, want)
    yield from _provenance(record, want["provenance"])
    yield from _reuse(record, want)


def _article(record: Record, key: str) -> Record | None:
    """The article whose source or id begins with the key."""
    found = [a for a in record["articles"] if a["source"].rsplit("/", 1)[-1].startswith(key) or a["id"].startswith(key)]
    return found[0] if found else None


def _in(record: Record, claim: Record, key: str) -> bool:
    article = _article(record, key)
    return article is not None and claim["span"]["article"] == article["id"]


def _one_of(value: Any, wanted: Any) -> bool:
    """Whether a value is the wanted one, or one of them, key by key for an object."""
    if isinstance(wanted, dict):
        return isinstance(value, dict) and all(_one_of(value.get(key), wanted[key]) for key in wanted)
    return value in wanted if isinstance(wanted, list) else value == wanted


def _says(value: Any, wanted: str | list[str]) -> bool:
    text = json.dumps(value, ensure_ascii=False).lower()
    return any(word.lower() in text for word in ([wanted] if isinstance(wanted, str) else wanted))


# ---------------------------------------------------------------- fields


def _field(record: Record, name: str, wanted: dict[str, Any], never: list[int]) -> Iterator[Seen]:
    field = record["fields"].get(name)
    if field is None:
        yield name, False, "no such field"
        return
    value = field["value"]
    if "value" in wanted:
        yield name, _one_of(value, wanted["value"]), value
    if "mentions" in wanted:
        yield f"{name} says {wanted['mentions']}", _says(value, wanted["mentions"]), value
    for key in ("low", "best", "high", "open"):
        if key in wanted:
            yield f"{name}.{key}", field[key] == wanted[key], field[key]
    if "status" in wanted:
        yield f"{name}.status", field["status"] in wanted["status"], field["status"]
    if "origins" in wanted:
        yield f"{name}.origins", wanted["origins"][0] <= field["origins"] <= wanted["origins"][1], field["origins"]
    if "near" in wanted:
        yield f"{name} is where it was", _near(value, wanted), value
    leaked = sorted({field.get(key) for key in ("low", "best", "high")} & set(never))
    yield f"{name} has no figure of another event", not leaked, leaked
    claims = [claim for claim in record["claims"] if claim["id"] in field["claims"]]
    fits = [
        c["scope"] == "incident" and c["stance"] == "asserts" and c["field"] in SUPPORT.get(name, {name})
        for c in claims
    ]
    yield f"{name} is supported", value is None or (bool(fits) and all(fits)), field["claims"]


def _near(value: Any, wanted: dict[str, Any]) -> bool:
    if not value or value["latitude"] is None or value["country"] != wanted["country"]:
        return False
    (a, b), (c, d) = (map(math.radians, p) for p in ((value["latitude"], value["longitude"]), wanted["near"]))
    chord = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    close = 12742 * math.asin(math.sqrt(chord)) <= wanted["within_km"]
    return close and wanted["name"].lower() in value["name"].lower() and value["precision"] in wanted["precision"]


# ---------------------------------------------------------------- claims, people, other events


def _claim(record: Record, wanted: dict[str, Any]) -> Seen:
    stance, words = wanted.get("stance", "asserts"), wanted["words"].lower()
    label = f"claim {wanted['article']} {wanted['field']} {stance} “{wanted['words']}”"
    near = [c for c in record["claims"] if c["field"] == wanted["field"] and _in(record, c, wanted["article"])]
    near = [c for c in near if words in c["sentence"]["exact"].lower() or words in c["span"]["exact"].lower()]
    exact = {key: wanted[key] for key in ("value", "modifier", "certainty") if key in wanted}
    held = [
        c
        for c in near
        if c["stance"] == stance and c["scope"] == "incident" and all(c[key] == exact[key] for key in exact)
        and _says(c["speakers"][0]["name"], wanted.get("speaker", ""))
        and (not wanted.get("superseded") or c["superseded_by"])
    ]  # fmt: skip
    seen = [
        (c["scope"], c["stance"], c["value"], c["modifier"], c["speakers"][0]["name"], c["superseded_by"]) for c in near
    ]
    return label, bool(held), seen


def _victims(record: Record, want: dict[str, Any]) -> Iterator[Seen]:
    people = [({name["name"] for name in v["names"]}, v) for v in record["victims"]]
    for wanted in want["victims"]:
        hit = [(names, v) for names, v in people if any(n.startswith(wanted["names"][0]) for n in names)]
        label = f"victim {wanted['names'][0]}"
        yield label, len(hit) == 1, [sorted(names) for names, _ in people]
        for names, victim in hit:
            yield (
                f"{label}: all names",
                all(any(n.startswith(w) for n in names) for w in wanted["names"]),
                sorted(names),
            )
            for key in ("fate", "status"):
                yield f"{label}: {key}", key not in wanted or victim[key] == wanted[key], victim[key]
    wrong = [sorted(names) for names, _ in people if _says(sorted(names), want["no_victims"])]
    yield "nobody else is a victim", not wrong, wrong


def _others(record: Record, want: dict[str, Any]) -> Iterator[Seen]:
    claims = {claim["id"]: claim for claim in record["claims"]}
    for wanted in want["background"]:
        hit = [b for b in record["background"] if _mentions(b, claims, wanted["words"])]
        right = [b for b in hit if wanted.get("killed") in (None, b["killed"])]
        right = [
            b for b in right if "date" not in wanted or (b["date"] or {}).get("start", "").startswith(wanted["date"])
        ]
        seen = [(b["label"], b["date"] and b["date"]["edtf"], b["killed"]) for b in hit or record["background"]]
        yield f"background “{wanted['words']}”", bool(right), seen
    for wanted in want["tallies"]:
        hit = [t for t in record["tallies"] if t["count"] == wanted["count"]]
        hit = [t for t in hit if _in(record, claims[t["claim"]], wanted["article"])]
        right = [t for t in hit if wanted.get("modifier") in (None, t["modifier"])]
        right = [t for t in right if (t["since"] or "").startswith(wanted.get("since", ""))]
        yield f"tally {wanted['article']} {wanted['count']}", bool(right), hit or record["tallies"]


def _mentions(event: Record, claims: dict[str, Record], words: str) -> bool:
    told = [event["label"], *(claims[i]["sentence"]["exact"] for i in event["claims"])]
    return any(words.lower() in text.lower() for text in told)


def _conflicts(record: Record, want: dict[str, Any]) -> Iterator[Seen]:
    fields = sorted({conflict["field"] for conflict in record["conflicts"]})
    for name in want["conflicts"]:
        yield f"conflict on {name}", name in fields, fields
    for name in want["no_conflicts"]:
        sides = [side["value"] for c in record["conflicts"] if c["field"] == name for side in c["sides"]]
        yield f"no conflict on {name}", name not in fields, sides


# ---------------------------------------------------------------- provenance


def _provenance(record: Record, want: dict[str, Any]) -> Iterator[Seen]:
    for key, wanted in want.items():
        article = _article(record, key)
        if article is None:
            yield f"{key} is in the record", False, None
            continue
        published = (article["published"] or {}).get("value") or ""
        for name in ("publisher", "original_publisher"):
            yield f"{key} {name}", name not in wanted or article[name] in wanted[name], article[name]
        for name in ("credits", "authors"):
            yield f"{key} {name}", set(wanted.get(name, ())) <= set(article[name]), article[name]
        yield f"{key} published", published.startswith(wanted.get("published", "")), published
        if "published_not" in wanted:
            yield f"{key} is not published when crawled", not published.startswith(wanted["published_not"]), published
        yield f"{key} seen", (article["seen"] or "").startswith(wanted.get("seen", "")), article["seen"]
        yield f"{key} translated", article["translated"] is wanted.get("translated", False), article["translated"]


def _reuse(record: Record, want: dict[str, Any]) -> Iterator[Seen]:
    for a, b, tokens, direction in want["copied"]:
        passages = _shared(record, a, b, "copied")
        yield f"copied {a} {b}", sum(p["tokens"] for p in passages) >= tokens, [p["tokens"] for p in passages]
        ways = [(p["direction"], p["from"]["article"]) for p in passages]
        first = _article(record, a)
        backwards = [way for way in ways if way[0] == "from-to" and (first is None or way[1] != first["id"])]
        right = not backwards and (direction is None or all(way[0] == direction for way in ways))
        yield f"copied {a} {b}: which way", right, ways
    for a, b in want["not_copied"]:
        passages = _shared(record, a, b, "copied")
        yield f"not copied {a} {b}", not passages, [p["from"]["exact"] for p in passages]
    for a, b, tokens in want["shared_quotation"]:
        passages = _shared(record, a, b, "shared-quotation")
        yield f"shared quotation {a} {b}", sum(p["tokens"] for p in passages) >= tokens, [p["tokens"] for p in passages]


def _shared(record: Record, a: str, b: str, kind: str) -> list[Record]:
    ids = {article["id"] for key in (a, b) if (article := _article(record, key))}
    return [r for r in record["reuse"] if r["kind"] == kind and {r["from"]["article"], r["to"]["article"]} == ids]
