"""Cut inputs into units of work, each named by a digest of what is read and how: input, range of records, settings, version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from rashomon import archives
from rashomon.archives import Part
from rashomon.corpus.folder import Folder
from rashomon.corpus.settings import Settings, digest
from rashomon.corpus.tables import dumps
from rashomon.errors import ReadError, UsageError
from rashomon.inputs import STDIN, on_the_web, shown


@dataclass(frozen=True, slots=True)
class Unit:
    """Name one unit: `part` is what is read of the planned `input`.

    The entries of `skip` (numbers within the unit) ended a process twice when they were read, that of `stop` when it was opened.
    """

    name: str
    input: str
    part: Part
    skip: tuple[int, ...] = ()
    stop: int | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """Say into what units one input is cut."""

    path: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Plan inputs, as an engine's work.

    Plans are kept in the folder, with what could not be opened; that of an archive is taken from there while its size and time stay.
    """

    folder: str
    settings: Settings

    def __call__(self, path: str) -> Planned:
        """Plan one input: an archive, or a folder of loose files."""
        state = _state(path)
        kept = Folder(Path(self.folder)).get(self._place(path))
        if kept is None or state is None or kept["state"] != state:
            kept = self._keep(path, state, self._made(path))
        parts = [(Part(**part | {"files": tuple(part["files"])}), content) for part, content in kept["parts"]]
        return Planned(shown(path), tuple(Unit(self._name(part, content), shown(path), part) for part, content in parts))

    def give_up(self, path: str, reason: str) -> Planned:
        """Keep the plan of an input that can't be planned: no units, and the reason."""
        self._keep(path, None, {"parts": [], "refused": [(shown(path), reason)]})
        return Planned(shown(path), ())

    def _place(self, path: str) -> str:
        return f"plans/{digest([path, self.settings.size, asdict(self.settings.columns)])}.json"

    def _keep(self, path: str, state: list[int] | None, made: dict[str, Any]) -> dict[str, Any]:
        kept = made | {"path": shown(path), "state": state}
        Folder(Path(self.folder)).put_text(self._place(path), dumps(kept) + "\n")
        return kept

    def _made(self, path: str) -> dict[str, Any]:
        parts: list[tuple[dict[str, Any], str]] = []
        refused: list[tuple[str, str]] = []
        contents: dict[str, str] = {}
        try:
            for found in archives.parts(path, self.settings.size, self.settings.columns):
                if isinstance(found, ReadError):
                    refused.append((found.path, found.reason))
                    continue
                if not found.files and found.path not in contents:
                    contents[found.path] = archives.digest(found.path)
                parts.append((asdict(found), _loose(found.files) if found.files else contents[found.path]))
        except ReadError as error:
            refused.append((error.path, error.reason))
        return {"parts": parts, "refused": refused}

    def _name(self, part: Part, content: str) -> str:
        return digest([shown(part.path), content, asdict(part) | {"path": "", "files": [shown(name) for name in part.files]}, self.settings.record()])


def _state(path: str) -> list[int] | None:
    """Give size and time of an archive, `None` for a folder, whose files are looked at each time."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return None if Path(path).is_dir() else [found.st_size, found.st_mtime_ns]


def _loose(files: Iterable[str]) -> str:
    """Give one digest of loose files; one that can't be read counts by its name, and is told when its turn comes."""
    hashed = sha256()
    for name in files:
        try:
            content = archives.digest(name)
        except ReadError:
            content = ""
        hashed.update(f"{shown(name)}\0{content}\n".encode())
    return hashed.hexdigest()


def inputs_of(names: Iterable[str]) -> list[str]:
    """Give the inputs to plan, as named; `archives` opens folders itself.

    Raises `UsageError` for standard input and addresses on the web, which can't be read again after a stop.
    """
    listed = list(dict.fromkeys(names))
    for name in listed:
        if name == STDIN or on_the_web(name):
            raise UsageError(f"a corpus is read from files and folders, which can be read again after a stop, not from {name}")
    return listed
