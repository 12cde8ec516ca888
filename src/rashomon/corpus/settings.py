"""Say how a corpus is read, and by which version: what the name of every output rests on."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from rashomon.archives import Columns
from rashomon.corpus.tables import dumps
from rashomon.inputs import MAX_BYTES
from rashomon.pipeline import MAX_STORY, MIN_SCORE, Options

# Parts of the package by which no record is made: a change there leaves what was read as it is.
_APART = {"commands", "comparing", "engine", "exports", "fetching", "points", "review", "web", "cli.py", "__main__.py"}
_LIBRARIES = (
    *("charset-normalizer", "fastwarc", "htmldate", "lxml", "numpy", "onnxruntime", "py3langid", "pyarrow", "pypdf"),
    *("python-docx", "tokenizers", "trafilatura"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Say how records of a corpus are read.

    `date` and `outlet` supply what records lack; `size` is the number of records a unit of work; a story of fewer than `least_words`
    words, or in another language than English, is left out before its statements are sought; `columns` name those of tables.
    """

    date: str | None = None
    outlet: str | None = None
    min_score: float = MIN_SCORE
    max_bytes: int = MAX_BYTES
    max_story: int = MAX_STORY
    least_words: int = 40
    size: int = 200
    columns: Columns = field(default_factory=Columns)

    def options(self, date: str | None = None, outlet: str | None = None) -> Options:
        """Give the options for one record, whose own date and outlet go before those for all."""
        return Options(date or self.date, outlet or self.outlet, self.min_score, self.max_bytes, self.max_story)

    def record(self) -> dict[str, Any]:
        """Give the settings as plain values, the version beside them."""
        return asdict(self) | {"version": made_by()}


@cache
def made_by() -> str:
    """Name the version that reads: the package's number, and a digest of its files, its weights and the libraries that it rests on."""
    hashed = hashlib.sha256()
    for name, data in _own(files("rashomon"), ""):
        hashed.update(f"{name}\0{hashlib.sha256(data).hexdigest()}\n".encode())
    for name in _LIBRARIES:
        hashed.update(f"{name}\0{_version(name)}\n".encode())
    return f"rashomon {_version('rashomon')} ({hashed.hexdigest()[:16]})"


def _own(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    """Give the files that records are made by, sorted by name."""
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        inner = f"{name}/{entry.name}"
        if entry.name in _APART or entry.name == "__pycache__":
            continue
        found += _own(entry, inner) if entry.is_dir() else [(inner, entry.read_bytes())]
    return found


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def digest(value: object) -> str:
    """Give the digest of a plain value, 32 hexadecimal digits."""
    return hashlib.sha256(dumps(value).encode()).hexdigest()[:32]
