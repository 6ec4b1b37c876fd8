"""The part of the work that is a pure function of one article or sentence, over processes.

With one job everything runs here, and spaCy is loaded only when a sentence needs it. With more,
processes start while the sources are still being read.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing import resource_tracker
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from corroborate.clean import clean
from corroborate.extract import pipeline
from corroborate.extract.mentions import Anchor
from corroborate.extract.parse import Packed, unpack
from corroborate.extract.sentences import sentences
from corroborate.model import Account, Article, Noun, Problem, Report
from corroborate.settings import Settings

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = {"clean": 16, "parse": 400, "read": 16}
"""Items a process is handed at a time: some tenths of a second of work each."""


class Cleaned(Noun, frozen=True):
    """An article with what cleaning had to say of it."""

    article: Article
    problems: tuple[Problem, ...]


class Task(Noun, frozen=True):
    """An article to be read: its sentences' parses in order, and the day its dates count from."""

    article: Article
    parses: tuple[bytes, ...]
    anchor: Anchor | None


class Workers:
    """Maps the pure stages over one process or several. Use it as a context manager."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self.settings, self.jobs = settings, jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if self.jobs > 1:
            methods = multiprocessing.get_all_start_methods()
            context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
            if "forkserver" in methods:
                context.set_forkserver_preload(["corroborate.workers", "spacy"])
            try:
                with _held():
                    self._pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_deafen)
                    self._pool.submit(_ready)
            except BaseException:
                self._end()
                raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def clean(self, reports: Sequence[Report]) -> Iterator[bytes]:
        """Each report as an encoded :class:`Cleaned`, in order."""
        return self._map(_clean, reports, "clean")

    def parse(self, texts: Sequence[str]) -> Iterator[bytes]:
        """Each sentence's parse as an encoded :class:`Packed`, in order."""
        return self._map(_parse, texts, "parse")

    def read(self, tasks: Sequence[Task]) -> Iterator[bytes]:
        """Each article's accounts, encoded, in order."""
        return self._map(_read, tasks, "read")

    def _map(self, work: Callable[[Settings, Sequence[T]], list[R]], items: Sequence[T], kind: str) -> Iterator[R]:
        chunks = [items[i : i + _CHUNK[kind]] for i in range(0, len(items), _CHUNK[kind])]
        if self._pool is None or len(chunks) < 2:
            done: Iterable[list[R]] = (work(self.settings, chunk) for chunk in chunks)
        else:
            done = self._pool.map(work, [self.settings] * len(chunks), chunks)
        for results in done:
            yield from results


@contextmanager
def _held() -> Iterator[None]:
    """Ctrl-C waits until the end of this, and doesn't reach processes started in here.

    It goes to every process of a terminal; this one ends the others.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # the first pool starts it, and that unblocks the signal again
    caught: list[int] = []
    # Blocked for what is started; kept for later here, where a library's thread may still take it.
    handler = signal.signal(signal.SIGINT, lambda number, frame: caught.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, handler)
    if caught:
        raise KeyboardInterrupt


def _deafen() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _ready() -> None:
    """Nothing: starting it is the point."""


def _clean(settings: Settings, reports: Sequence[Report]) -> list[bytes]:
    return [msgspec.msgpack.encode(Cleaned(*clean(report, settings))) for report in reports]


def _parse(settings: Settings, texts: Sequence[str]) -> list[bytes]:
    nlp = _language(settings.pipeline)
    return [msgspec.msgpack.encode(packed) for packed in pipeline.parse(nlp, texts, settings.parse_batch)]


def _read(settings: Settings, tasks: Sequence[Task]) -> list[bytes]:
    from corroborate.extract import account

    gazetteer = _gazetteer(settings)
    found: list[bytes] = []
    for task in tasks:
        cut = sentences(task.article, settings.max_sentence_characters)
        parsed = [unpack(s, msgspec.msgpack.decode(p, type=Packed)) for s, p in zip(cut, task.parses, strict=True)]
        found.append(msgspec.msgpack.encode(account.read(task.article, parsed, gazetteer, task.anchor)))
    return found


def decode_accounts(data: bytes) -> tuple[Account, ...]:
    """What :meth:`Workers.read` encoded."""
    return msgspec.msgpack.decode(data, type=tuple[Account, ...])


@lru_cache(maxsize=1)
def _language(name: str) -> Any:
    return pipeline.load(pipeline.folder(name))


@lru_cache(maxsize=1)
def _gazetteer(settings: Settings) -> Any:
    from corroborate.extract.gazetteer import Gazetteer

    return Gazetteer.open(settings)


@lru_cache(maxsize=1)
def code_digest() -> str:
    """A digest of the program's own code and tables: what was worked out by other code is worked out again."""
    root = Path(__file__).parent
    digest = hashlib.sha256()
    for file in sorted(root.rglob("*")):
        if file.suffix in (".py", ".tsv", ".txt") and "__pycache__" not in file.parts:
            digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=4)
def version(settings: Settings) -> str:
    """What a thing worked out depends on besides its input: the program's code and the settings."""
    return f"{code_digest()}:{hashlib.sha256(msgspec.json.encode(settings)).hexdigest()[:8]}"
