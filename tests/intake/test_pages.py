"""Pages fetched from a server of our own; nothing here leaves the machine."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from corroborate.intake import read
from corroborate.model import Problem, Report
from corroborate.settings import Settings

PAGE = "<html><p>A café in Vårdal burned down, killing two.</p></html>"
KIND = "text/html; charset=windows-1252"


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body, kind, status, extra = self.answers().get(self.path, (b"", "text/html", 404, {}))
        if self.path == "/slow":
            time.sleep(1.5)
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **extra}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def answers(self) -> dict[str, tuple[bytes, str, int, dict[str, str]]]:
        page = PAGE.encode("windows-1252")
        return {
            "/page": (page, KIND, 200, {}),
            "/plain": (b"Two people died.", "text/plain", 200, {}),
            "/slow": (page, KIND, 200, {}),
            "/picture": (b"\x89PNG", "image/png", 200, {}),
            "/big": (b"a" * 3000, KIND, 200, {}),
            "/short": (page, KIND, 200, {"Content-Length": "5000"}),
            "/empty": (b"", KIND, 200, {}),
            "/packed": (gzip.compress(page), KIND, 200, {"Content-Encoding": "gzip"}),
            "/bomb": (gzip.compress(b"a" * 1_000_000), KIND, 200, {"Content-Encoding": "gzip"}),
            "/moved": (b"", KIND, 302, {"Location": "/page"}),
            "/round": (b"", KIND, 302, {"Location": "/round"}),
            "/ftp": (b"", KIND, 302, {"Location": "ftp://files.example/page"}),
            "/file": (b"", KIND, 302, {"Location": "file:///etc/passwd"}),
            "/down": (b"", KIND, 503, {}),
        }

    def log_message(self, *args: object) -> None:
        pass


class Quiet(ThreadingHTTPServer):
    def handle_error(self, *about: object) -> None:
        """Clients that went away are what is tested here."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = Quiet(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def reading(address: str) -> Report | Problem:
    (found,) = read([address], Settings(max_document_bytes=2000, fetch_timeout_seconds=0.7))
    return found


@pytest.mark.parametrize("path", ["/page", "/moved", "/packed"])
def test_a_page_is_a_report(site, path):
    report = reading(site + path)
    assert (report.media, report.encoding, report.data.decode("windows-1252")) == ("html", "windows-1252", PAGE)
    assert report.address == site + path
    assert report.given.url == site + ("/page" if path == "/moved" else path)
    assert report.given.fetched.startswith("20")


def test_plain_text_is_text(site):
    assert reading(site + "/plain").media == "text"


def test_the_same_page_fetched_again_is_the_same_report(site):
    assert reading(site + "/page").id == reading(site + "/page").id


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("/nowhere", "fetch", "404"),
        ("/down", "fetch", "503"),
        ("/slow", "fetch", "timed out"),
        ("/round", "fetch", "redirect"),
        ("/ftp", "fetch", "not http or https"),
        ("/file", "fetch", "not allowed"),
        ("/picture", "unknown-type", "image/png"),
        ("/big", "oversized", "2000 bytes"),
        ("/bomb", "oversized", "2000 bytes"),
        ("/short", "truncated", "cut off"),
        ("/empty", "empty", ""),
    ],
)
def test_what_can_not_be_fetched_is_told(site, path, code, words):
    problem = reading(site + path)
    assert (problem.code, problem.article) == (code, site + path)
    assert words in problem.message
    assert problem.message.isprintable()


@pytest.mark.parametrize(
    "address",
    ["http://", "http:///x", "https://[bad", "http://a b.example/", "http://127.0.0.1:1/", "http://x.invalid/\x1b[0m"],
)
def test_addresses_that_lead_nowhere(address):
    problem = reading(address)
    assert problem.code == "fetch"
    assert problem.message.isprintable()
