"""Open, make, check and migrate the SQLite file of a case; no other module opens it.

A file may come from a stranger, so nothing in it is run: the schema is not trusted, a file whose tables, triggers or views are not
those of its version is refused, and its pages are checked first (https://sqlite.org/security.html).
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

from rashomon.errors import CaseError, NoCase

# The application id in the file's header: "RASH" as four bytes.
APPLICATION = 0x52415348
_MAGIC = b"SQLite format 3\0"
# A second process may be writing a report; it holds the lock for well under a second.
WAIT_S = 20.0
_FEWEST = 512


def migrations() -> list[tuple[str, str]]:
    """Give the named migrations in order, each with its SQL."""
    folder = files("rashomon.case") / "migrations"
    named = sorted((entry.name, entry) for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [(name, entry.read_text(encoding="utf-8")) for name, entry in named]


def make(path: Path) -> sqlite3.Connection:
    """Make a new file, readable by its owner alone, and open it.  Raises `CaseError` when there is one already or none can be made."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise CaseError(f"{path} is there already") from error
    except OSError as error:
        raise CaseError(f"can't make {path}: {error.strerror}") from error
    connection = _connect(path)
    try:
        with told(path):
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            migrate(connection, 0)
            # The header is told by its first bytes before a file is opened, so it must not wait in the journal.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except BaseException:
        connection.close()
        for name in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm"))):
            name.unlink(missing_ok=True)
        raise
    return connection


def open_file(path: Path) -> sqlite3.Connection:
    """Open a case, checked first; an older one is migrated after a copy of it was kept beside it.

    Raises `CaseError` for what is no case, is broken, holds what no case holds, or was made by a newer version.
    """
    _look(path)
    connection = _connect(path)
    try:
        with told(path):
            _check(connection, path)
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version < len(migrations()):
                _keep_copy(connection, path, version)
                migrate(connection, version)
    except BaseException:
        connection.close()
        raise
    return connection


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Run the migrations that a file lacks, all in one transaction."""
    known = migrations()
    connection.execute("BEGIN IMMEDIATE")
    try:
        for _, text in known[version:]:
            for statement in _statements(text):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(known)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def writing(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Hold one transaction: all of it is kept, or nothing.  Raises `CaseError` when the file can't be written."""
    with told(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the database's errors into plain sentences."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise CaseError(f"{path}: {_reason(error)}") from error
    except sqlite3.DatabaseError as error:
        raise CaseError(f"{path} is damaged or no case ({error}); nothing was changed") from error
    except json.JSONDecodeError as error:
        raise CaseError(f"{path} holds what no case holds ({error.msg} where JSON is kept); nothing was changed") from error


def _reason(error: sqlite3.OperationalError) -> str:
    said = str(error)
    if "full" in said:
        return "the disk is full; what was being added is not in the case, all else is"
    if "locked" in said or "busy" in said:
        return f"another process has been writing to it for {WAIT_S:.0f} seconds; try again"
    if "readonly" in said:
        return "it can't be written to"
    if "unable to open" in said:
        return "it can't be opened"
    return said


def _look(path: Path) -> None:
    """Tell what is plainly no case before it is opened."""
    try:
        if not path.is_file():
            raise CaseError(f"{path}: " + ("not a file" if path.exists() else "no such file; make one with: rashomon case new FILE"))
        with path.open("rb") as file:
            head = file.read(_FEWEST)
    except OSError as error:
        raise CaseError(f"{path}: {error.strerror}") from error
    if not head.startswith(_MAGIC) or int.from_bytes(head[68:72], "big") != APPLICATION:
        raise NoCase(f"{path} is not a case file")


def _connect(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise CaseError(f"{path}: it can't be opened") from error
    connection.row_factory = sqlite3.Row
    try:
        with told(path):
            for setting in ("trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL"):
                connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a newer file, a broken one, and one that holds anything but the tables of its version."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(migrations()):
        raise CaseError(f"{path} was made by a newer version of rashomon (its form {version}, known here {len(migrations())})")
    if version < 1:
        raise NoCase(f"{path} is not a case file")
    if (found := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
        raise CaseError(f"{path} is damaged: {found}")
    extra = _schema(connection) ^ _expected(version)
    if extra:
        kind, name, _ = sorted(extra)[0]
        raise CaseError(f"{path} is not as rashomon makes cases: {kind} {name!r} was added, changed or taken away; it is not opened")


def _schema(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """Give what the file holds: type, name, and the SQL of all but the tables that full-text search keeps for itself."""
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return {(kind, name, "" if name.startswith("passage_words_") else sql) for kind, name, sql in rows if not name.startswith("sqlite_stat")}


def _expected(version: int) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(":memory:")) as model:
        for _, text in migrations()[:version]:
            for statement in _statements(text):
                model.execute(statement)
        return _schema(model)


def _statements(text: str) -> Iterator[str]:
    """Part SQL into statements."""
    held = ""
    for line in text.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""


def _keep_copy(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Keep the file as it was beside the one to be migrated."""
    copy = path.with_name(f"{path.name}.before-{len(migrations())}-from-{version}")
    with _new_copy(copy):
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(copy)) as target:
        connection.backup(target)


@contextmanager
def _new_copy(copy: Path) -> Iterator[None]:
    """Say that a copy is in the way instead of writing over it."""
    try:
        yield
    except FileExistsError as error:
        raise CaseError(f"{copy} is in the way of the copy to be kept before migrating; move it first") from error
    except OSError as error:
        raise CaseError(f"can't keep a copy as {copy}: {error.strerror}") from error
