"""Keep one case: inputs as they came, reports read from them, their comparison, and the log of what people decided."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rashomon import recorded
from rashomon.case import compared, database, log, rows, search
from rashomon.comparing import compare
from rashomon.comparison import Comparison
from rashomon.errors import CaseError
from rashomon.inputs import read_bytes
from rashomon.model import Report
from rashomon.show import comparison_json, records
from rashomon.text import ABOUT_INPUT, Original

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Filed:
    """Say what a case holds of one report, without reading it back: its number in the case, its id, and what its header says.

    `added` is UTC, ISO 8601; the last four are counts.
    """

    number: int
    id: str
    path: str
    added: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    statements: int
    voices: int
    figures: int
    incidents: int


def now() -> str:
    """Give the time, UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Case:
    """Work with one case file.  Use `Case.make` or `Case.open`; a `with` block closes it.

    Several processes may hold one file open; each change is one transaction.  Methods raise `CaseError` for a file that
    can't be read or written.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, clock: Callable[[], str] = now) -> None:
        self.path = path
        self.clock = clock
        self._connection = connection

    @classmethod
    def make(cls, path: str | Path, title: str | None = None, clock: Callable[[], str] = now) -> Self:
        """Make a new case file, which only its owner may read (mode 0600)."""
        case = cls(Path(path), database.make(Path(path)), clock)
        with case._writing() as connection:
            facts = {"title": title or Path(path).stem, "made": clock()}
            connection.executemany("INSERT INTO facts VALUES (?, ?)", facts.items())
        return case

    @classmethod
    def open(cls, path: str | Path, clock: Callable[[], str] = now) -> Self:
        """Open a case file after checking it; see `database.open_file`."""
        return cls(Path(path), database.open_file(Path(path)), clock)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _writing(self) -> Any:  # noqa: ANN401 (a context manager)
        return database.writing(self._connection, self.path)

    def _all(self, query: str, values: Iterable[object] = ()) -> list[sqlite3.Row]:
        with database.told(self.path):
            return self._connection.execute(query, tuple(values)).fetchall()

    def fact(self, name: str) -> str | None:
        """Give a fact about the case itself (`title`, `made`)."""
        found = self._all("SELECT value FROM facts WHERE name = ?", (name,))
        return found[0]["value"] if found else None

    # Inputs and reports

    def keep(self, data: bytes, original: Original) -> None:
        """Keep the bytes of an input, before they are read."""
        with self._writing() as connection:
            connection.execute("INSERT OR IGNORE INTO inputs VALUES (?, ?)", (original.sha256, data))

    def holds(self, ident: str) -> bool:
        """Say whether a report of this id is in the case."""
        return bool(self._all("SELECT 1 FROM reports WHERE id = ?", (ident,)))

    def file(self, report: Report, data: bytes, *, added: str | None = None) -> bool:
        """Put a report in the case with its bytes, in one transaction; `False` when it was there already (nothing changes then)."""
        return self.put(records.to_dict(report), data, added=added)

    def put(self, record: Record, data: bytes, *, added: str | None = None) -> bool:
        """File a report by its record, which must have been proven against `data` (see `recorded.report`), as `file` does."""
        origin, header = record["origin"], record["header"]
        with self._writing() as connection:
            if connection.execute("SELECT 1 FROM reports WHERE id = ?", (record["id"],)).fetchone():
                return False
            connection.execute("INSERT OR IGNORE INTO inputs VALUES (?, ?)", (origin["sha256"], data))
            done = connection.execute(
                "INSERT INTO reports (id, sha256, path, added, title, outlet, published, language, head, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '')",
                (
                    record["id"],
                    origin["sha256"],
                    origin["path"],
                    added or self.clock(),
                    header["title"] and header["title"]["text"],
                    header["outlet"],
                    header["published"] and header["published"]["value"],
                    record["language"],
                ),
            )
            _fill(connection, int(done.lastrowid or 0), record)
        return True

    def reread(self, report: Report) -> bool:
        """Put a newer reading of a report in the place of the one kept; `False` when it says the same, and nothing changes then.

        Its number and the time it was added stay, and so does the log.  Raises `CaseError` when the case holds no such report.
        """
        record = records.to_dict(report)
        if self.record(report.original.id) == record:
            return False
        with self._writing() as connection:
            number = connection.execute("SELECT number FROM reports WHERE id = ?", (report.original.id,)).fetchone()[0]
            search.forget(connection, number)
            for table in (*rows.LAYERS, "words"):
                connection.execute(f"DELETE FROM {table} WHERE report = ?", (number,))
            _fill(connection, number, record)
            compared.forget(connection)
        return True

    def filed(self) -> tuple[Filed, ...]:
        """List the reports in the order in which they were added."""
        counts = ", ".join(f"(SELECT count(*) FROM {table} AS t WHERE t.report = r.number) AS {table}" for table in rows.LAYERS)
        names = "number, id, path, added, title, outlet, published, language"
        return tuple(Filed(*row) for row in self._all(f"SELECT {names}, {counts} FROM reports AS r ORDER BY number"))

    def record(self, ident: str, *, checked: bool = True) -> Record:
        """Give a report's record as `show.records.to_dict` gives it.

        Raises `CaseError` for an unknown id, and, when `checked`, for a record that others than this program changed in the file.
        """
        found = self._all("SELECT number, head, digest FROM reports WHERE id = ?", (ident,))
        if not found:
            raise CaseError(f"no report {ident!r} in {self.path}")
        number = found[0]["number"]
        tables = {
            table: [dict(row) for row in self._all(f"SELECT * FROM {table} WHERE report = ? ORDER BY place", (number,))]
            for table in rows.LAYERS
        }
        words = self._all("SELECT * FROM words WHERE report = ? ORDER BY layer, item, field, nth", (number,))
        with database.told(self.path):
            record = rows.whole(ident, rows.Laid(found[0]["head"], tables, [dict(row) for row in words]))
        if checked and log.digest(rows.dumps(record)) != found[0]["digest"]:
            raise CaseError(f"what {self.path} keeps of report {ident} is not what was read: the file was changed")
        return record

    def data(self, ident: str) -> bytes:
        """Give the bytes of a report's input.  Raises `CaseError` for an unknown id."""
        found = self._all("SELECT data FROM inputs JOIN reports USING (sha256) WHERE id = ?", (ident,))
        if not found:
            raise CaseError(f"no report {ident!r} in {self.path}")
        return bytes(found[0]["data"])

    def report(self, ident: str) -> Report:
        """Read a report back, every word proven against its input.  Raises `RecordError` when they differ, `CaseError` for an unknown id."""
        record = self.record(ident)
        return recorded.report(record, original(record, self.data(ident)))

    def reports(self) -> Iterator[Report]:
        """Read all reports back, in the order in which they were added."""
        for filed in self.filed():
            yield self.report(filed.id)

    # The comparison

    def comparison(self) -> Comparison:
        """Give the comparison of all reports: the one kept when it is of these reports, else a new one, which is then kept."""
        held = tuple(self.reports())
        with database.told(self.path):
            kept = compared.kept(self._connection)
        current = kept is not None and kept["of"] == [report.original.id for report in held]
        return recorded.comparison(kept, held) if kept is not None and current else self.compare(held)

    def compare(self, held: tuple[Report, ...] | None = None) -> Comparison:
        """Compare all reports anew and keep what comes of it."""
        held = tuple(self.reports()) if held is None else held
        found = compare(held)
        record = comparison_json.to_dict(found) | {"of": [report.original.id for report in held]}
        with self._writing() as connection:
            compared.keep(connection, record)
        return found

    def points(self) -> list[Record]:
        """Give the records of the points of the comparison, which is made when it is not there yet."""
        with database.told(self.path):
            of = compared.of(self._connection)
        if of != [row["id"] for row in self._all("SELECT id FROM reports ORDER BY number")]:
            self.compare()
        with database.told(self.path):
            return compared.points(self._connection)

    # Search and the log

    def search(self, query: str, most: int = search.MOST) -> tuple[search.Hit, ...]:
        """Give the passages that hold all words of the query, best first; any query is safe, one without a word finds nothing."""
        with database.told(self.path):
            return search.search(self._connection, query, most)

    def decide(self, who: str, action: str, subject: object, decision: object, guess: object = None, *, private: bool = False) -> log.Entry:
        """Append a decision to the log; nothing that was there is changed."""
        entry = log.Entry(0, self.clock(), who, action, subject, decision, guess, private, "")
        with self._writing() as connection:
            return log.append(connection, entry)

    def entries(self) -> tuple[log.Entry, ...]:
        """Give the log in order."""
        with database.told(self.path):
            return tuple(log.entries(self._connection))


def original(record: Record, data: bytes) -> Original:
    """Decode an input as its record says it was decoded.  Raises `CaseError` when the bytes do not give the id that the record has."""
    origin = record["origin"]
    found = read_bytes(data, origin["path"], media_type=origin["media_type"], charset=origin["encoding"])
    if found.id != record["id"]:
        raise CaseError(f"the bytes kept of {origin['path']} are not those that were read (report {record['id']})")
    notes = tuple(note for note in record["notes"] if note.startswith(ABOUT_INPUT))
    return replace(found, notes=notes) if notes else found


def _fill(connection: sqlite3.Connection, number: int, record: Record) -> None:
    """Write what was read of a report whose row is there."""
    laid = rows.lay(record)
    digest = log.digest(rows.dumps(record))
    connection.execute("UPDATE reports SET head = ?, digest = ? WHERE number = ?", (laid.head, digest, number))
    for table, held in laid.tables.items():
        _insert(connection, table, number, held)
    _insert(connection, "words", number, laid.words)
    search.index(connection, number, record)


def _insert(connection: sqlite3.Connection, table: str, report: int, held: list[rows.Row]) -> None:
    """Insert rows of one report; their columns are those that `rows` lays out, never names from a report."""
    if held:
        names = ", ".join(f'"{name}"' for name in ("report", *held[0]))
        marks = ", ".join("?" * (len(held[0]) + 1))
        connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", ((report, *row.values()) for row in held))
