"""Keep a corpus in a folder: what was asked, finished outputs under names that say what they are of, and a row for each unit done.

    corpus.json              the settings and the version that all of it was read with
    plans/                   how each archive was cut into units
    TABLE/UNIT.parquet       the rows of one unit; `tables` lists the tables
    manifest/UNIT.json       written last: the unit is done, its counts, and the digests of its files
    errors.parquet           all that could not be read, with address and reason, when a run has come to its end
    aside/                   what is being written; gone when a run has come to its end

Nothing is ever changed in place: a file is written aside, flushed, and renamed.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from rashomon.corpus.tables import SCHEMAS, dumps
from rashomon.errors import CorpusError

SCHEMA = "rashomon/corpus/1"
Row = dict[str, Any]


class Folder:
    """Name the files of a corpus and put finished ones in their place."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def table(self, name: str, unit: str) -> Path:
        """Name a unit's file of a table."""
        return self.path / name / f"{unit}.parquet"

    # What is done

    def done(self) -> dict[str, Row]:
        """Give the manifest rows of all units that are done, by unit, sorted; one whose tables are gone is not."""
        rows = {path.stem: _read(path) for path in sorted((self.path / "manifest").glob("*.json"))}
        return {unit: row for unit, row in rows.items() if all(self.table(name, unit).exists() for name in row["tables"])}

    def is_done(self, unit: str) -> bool:
        """Say whether a unit is done."""
        return (self.path / "manifest" / f"{unit}.json").exists()

    def forget(self, unit: str) -> None:
        """Take a unit out of the manifest; the next sweep takes its tables."""
        with told(self.path):
            (self.path / "manifest" / f"{unit}.json").unlink(missing_ok=True)

    def refused(self) -> list[tuple[str, str]]:
        """Give what could not be opened at all: paths and reasons, as the plans say."""
        plans = [_read(path) for path in sorted((self.path / "plans").glob("*.json"))]
        return [(path, reason) for plan in plans for path, reason in plan["refused"]]

    # What is in hand

    def hand(self, unit: str) -> Path:
        """Name the file that says how far a unit in hand has come."""
        return self.path / "aside" / f"{unit}.hand"

    def hands(self) -> list[str]:
        """Name the units in hand."""
        return sorted(path.stem for path in (self.path / "aside").glob("*.hand"))

    def in_hand(self, unit: str) -> dict[str, int] | None:
        """Say how far a unit in hand has come, `None` when it isn't in hand."""
        with suppress(OSError, ValueError):
            return dict(json.loads(self.hand(unit).read_text()))
        return None

    @contextmanager
    def unit(self, unit: str) -> Iterator[Path]:
        """Give a folder to write the tables of a unit to, named `TABLE.parquet`; it is taken away if an error ends the block."""
        aside = self.path / "aside" / f"{unit}.{os.getpid()}"
        shutil.rmtree(aside, ignore_errors=True)
        with told(self.path):
            aside.mkdir(parents=True)
        try:
            yield aside
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def put(self, unit: str, aside: Path, row: Row) -> Row:
        """Put the tables written aside in their place and then say in the manifest that the unit is done; give its row."""
        written = sorted(aside.glob("*.parquet"))
        row = row | {"tables": {path.stem: sha256(path.read_bytes()).hexdigest() for path in written}}
        with told(self.path):
            for path in written:
                _settle(path, self.table(path.stem, unit))
            self.put_text(f"manifest/{unit}.json", dumps(row) + "\n")
        return row

    # Small files

    def get(self, name: str) -> Any:  # noqa: ANN401 (a value of JSON)
        """Give the value of a small file of JSON, `None` when there is none."""
        path = self.path / name
        return _read(path) if path.exists() else None

    def put_text(self, name: str, text: str) -> None:
        """Write a small file, whole or not at all."""
        self.put_file(name, lambda path: path.write_text(text, "utf-8"))

    def put_file(self, name: str, write: Callable[[Path], object]) -> None:
        """Let `write` write a file aside, and put it in its place."""
        aside = self.path / "aside" / f"{name.replace('/', '.')}.{os.getpid()}"
        with told(self.path):
            aside.parent.mkdir(parents=True, exist_ok=True)
            write(aside)
            _settle(aside, self.path / name)

    # One run at a time

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder for one run; raise `CorpusError` when another has it."""
        with told(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle, self.path)
            yield
        finally:
            os.close(handle)

    def sweep(self) -> None:
        """Take away what runs that were stopped have left: files aside, and tables of units that are not in the manifest."""
        shutil.rmtree(self.path / "aside", ignore_errors=True)
        for name in SCHEMAS:
            for path in (self.path / name).glob("*.parquet"):
                if not self.is_done(path.stem):
                    path.unlink(missing_ok=True)


def _lock(handle: int, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # a system without such locks
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise CorpusError(f"{path} is in use by another run") from error
    except OSError:  # a file system without locks
        return


def _settle(aside: Path, place: Path) -> None:
    """Flush a file to the disk and rename it to its place, flushing the folder too, so that what is there is whole."""
    place.parent.mkdir(parents=True, exist_ok=True)
    _flush(aside)
    aside.replace(place)
    with suppress(OSError):  # some systems flush no folders
        _flush(place.parent)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read(path: Path) -> Any:  # noqa: ANN401 (a value of JSON)
    with told(path):
        try:
            return json.loads(path.read_bytes())
        except (ValueError, RecursionError) as error:
            raise CorpusError(f"{path} is not of the form that this version writes") from error


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Say in a `CorpusError` what the system refuses (a full disk, a folder that may not be written)."""
    try:
        yield
    except OSError as error:
        raise CorpusError(f"{error.filename or path}: {error.strerror or error}") from error
