"""Web archives: which records are read, how they are decoded, and what a damaged one still gives."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.intake import read
from corroborate.model import Problem, Report
from corroborate.settings import Settings
from tests.intake.archives import answer, http

PAGE = "<html><p>A café in Vårdal burned down, killing two.</p></html>"
PACKED = gzip.compress(PAGE.encode())


def chunked(body: bytes) -> bytes:
    middle = len(body) // 2
    parts = (body[:middle], body[middle:], b"")
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)


def reading(tmp_path: Path, data: bytes, name: str = "a.warc") -> list[Report | Problem]:
    (tmp_path / name).write_bytes(data)
    return list(read([str(tmp_path / name)], Settings(max_document_bytes=100_000)))


@pytest.mark.parametrize(
    ("body", "extra"),
    [
        (PAGE.encode(), ""),
        (PACKED, "Content-Encoding: gzip\r\n"),
        (PACKED, "content-encoding: X-GZIP\r\n"),
        (zlib.compress(PAGE.encode()), "Content-Encoding: deflate\r\n"),
        (zlib.compress(PAGE.encode())[2:-4], "Content-Encoding: deflate\r\n"),
        (chunked(PAGE.encode()), "Transfer-Encoding: chunked\r\n"),
        (chunked(PACKED), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        # Archivers that write the body decoded and leave the headers as they were.
        (PAGE.encode(), "Content-Encoding: gzip\r\n"),
        (PAGE.encode(), "Content-Encoding: br\r\n"),
        (PAGE.encode(), "Content-Encoding: deflate\r\n"),
        (PAGE.encode(), "Transfer-Encoding: chunked\r\n"),
        (PACKED, "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
    ],
)
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_page_is_decoded(tmp_path, body, extra, name):
    record = answer("http://wire.example/1", http(body, extra=extra))
    (report,) = reading(tmp_path, gzip.compress(record) if name.endswith("gz") else record, name)
    assert (report.media, report.data.decode(), report.encoding) == ("html", PAGE, "utf-8")
    assert (report.address, report.given.url) == ("http://wire.example/1", "http://wire.example/1")
    assert report.given.fetched == "2031-05-17T10:00:00Z"


def test_the_answers_charset_is_used(tmp_path):
    text = "В результате пожара погибли два человека. " * 5
    (report,) = reading(
        tmp_path, answer("http://a.example/", http(text.encode("koi8-r"), "text/plain; charset=KOI8-R"))
    )
    assert (report.media, report.encoding, report.data.decode("koi8-r")) == ("text", "koi8-r", text)


def test_only_articles_are_read(tmp_path):
    page = PAGE.encode()
    records = [
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2031-05-17T10:00:00Z\r\n"
        b"Content-Type: application/warc-fields\r\nContent-Length: 6\r\n\r\na: b\r\n\r\n\r\n",
        answer("http://a.example/q", b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n", kind="request"),
        answer("http://a.example/404", http(page, status="404 Not Found")),
        answer("http://a.example/301", http(page, status="301 Moved")),
        answer("http://a.example/png", http(b"\x89PNG", kind="image/png")),
        answer("http://a.example/robots.txt", http(b"User-agent: *", kind="text/plain")),
        answer("<http://a.example/page>", http(page, kind="Text/HTML")),
        answer("http://a.example/x", http(page, kind="application/xhtml+xml")),
        answer("http://a.example/empty", http(b"")),
    ]
    found = reading(tmp_path, b"".join(map(gzip.compress, records)), "a.warc.gz")
    assert [(x.code, x.article) if isinstance(x, Problem) else x.address for x in found] == [
        "http://a.example/page", "http://a.example/x", ("empty", "http://a.example/empty"),
    ]  # fmt: skip
    assert "a.warc.gz" in found[-1].message


def test_a_record_over_the_limit_costs_only_itself(tmp_path):
    big, bomb = b"a" * 100_001, gzip.compress(b"a" * 9_000_000)
    records = [
        answer("http://a.example/big", http(big)),
        answer("http://a.example/bomb", http(bomb, extra="Content-Encoding: gzip\r\n")),
        answer("http://a.example/1", http(PAGE.encode())),
    ]
    found = reading(tmp_path, b"".join(records))
    assert [x.code if isinstance(x, Problem) else x.address for x in found] == [
        "oversized", "oversized", "http://a.example/1",
    ]  # fmt: skip


def test_a_bent_body_costs_only_itself(tmp_path):
    bent = PACKED[:-20] + b"\0" * 20
    records = [
        answer("http://a.example/bent", http(bent, extra="Content-Encoding: gzip\r\n")),
        answer("http://a.example/1", http(PAGE.encode())),
    ]
    found = reading(tmp_path, b"".join(records))
    assert [x.code if isinstance(x, Problem) else x.address for x in found] == ["damaged", "http://a.example/1"]


@pytest.mark.parametrize("packed", [False, True])
def test_wherever_an_archive_is_cut_the_records_before_are_kept_and_it_is_told(tmp_path, packed):
    records = [answer(f"http://a.example/{i}", http(f"<p>Report {i} of a fire.</p>".encode())) for i in range(3)]
    if packed:
        records = [gzip.compress(record) for record in records]
    whole, lengths = b"".join(records), [len(record) for record in records]
    for cut in range(lengths[0] + 1, len(whole) - 4, 7):
        found = reading(tmp_path, whole[:cut], "a.warc.gz" if packed else "a.warc")
        complete = 1 if cut < lengths[0] + lengths[1] - 4 else 2
        reports = [x for x in found if isinstance(x, Report)]
        assert len(reports) >= complete, cut
        assert all(x.data == f"<p>Report {i} of a fire.</p>".encode() for i, x in enumerate(reports)), cut
        on_a_border = cut in range(lengths[0] + lengths[1] - 4, lengths[0] + lengths[1] + 1)
        assert on_a_border or [x.code for x in found if isinstance(x, Problem)] in (["truncated"], ["damaged"]), cut


def test_junk_between_records_ends_the_archive_and_is_told(tmp_path):
    records = [answer(f"http://a.example/{i}", http(PAGE.encode())) for i in range(2)]
    found = reading(tmp_path, records[0] + b"no record\r\n" * 9 + records[1])
    assert [x.code if isinstance(x, Problem) else x.address for x in found] == ["http://a.example/0", "damaged"]


WHOLE = b"".join(
    [
        answer("http://a.example/1", http(PAGE.encode())),
        answer(
            "http://a.example/2",
            http(chunked(PACKED), extra="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        ),
        answer("http://a.example/3", http(PAGE.encode(), "text/plain")),
    ]
)


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6), st.booleans())
def test_no_bent_archive_makes_it_fall_over(tmp_path_factory, changes, packed):
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    found = reading(
        tmp_path_factory.getbasetemp(),
        gzip.compress(data, 1) if packed else bytes(data),
        "b.warc.gz" if packed else "b.warc",
    )
    for x in found:
        assert x.message.isprintable() if isinstance(x, Problem) else msgspec.json.encode(x)
