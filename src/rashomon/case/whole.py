"""Give and take what a case holds as a whole, as copies of it and checks need it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rashomon.case import compared, database, log
from rashomon.case.keeping import Case

Record = dict[str, Any]
COMPARED = compared.FACT


@dataclass(frozen=True, slots=True)
class Row:
    """Hold what the table of reports says of one, which its record must say too."""

    number: int
    id: str
    sha256: str
    path: str
    added: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None


def facts(case: Case) -> dict[str, str]:
    """Give all facts about the case itself, by name."""
    return {row["name"]: row["value"] for row in case._all("SELECT name, value FROM facts ORDER BY name")}


def reports(case: Case) -> tuple[Row, ...]:
    """List the reports in the order in which they were added."""
    names = "number, id, sha256, path, added, title, outlet, published, language"
    return tuple(Row(*row) for row in case._all(f"SELECT {names} FROM reports ORDER BY number"))


def readings(case: Case) -> dict[str, str]:
    """Give the digest of each report's record by the report's id, in the order in which reports were added: it changes with the reading."""
    return {row["id"]: row["digest"] for row in case._all("SELECT id, digest FROM reports ORDER BY number")}


def digests(case: Case) -> tuple[str, ...]:
    """List the inputs by their SHA-256: first those of reports, in the order of the reports, then those of none."""
    own = [row.sha256 for row in reports(case)]
    kept = [row["sha256"] for row in case._all("SELECT sha256 FROM inputs ORDER BY sha256")]
    return tuple(dict.fromkeys([*own, *kept]))


def data(case: Case, sha256: str) -> bytes | None:
    """Give the bytes kept under a digest; `None` when there are none."""
    found = case._all("SELECT data FROM inputs WHERE sha256 = ?", (sha256,))
    return bytes(found[0]["data"]) if found else None


def passages(case: Case, number: int) -> list[tuple[str, int, str]]:
    """Give what can be found of the report of this number: layer, place there, words."""
    return [tuple(row) for row in case._all("SELECT layer, item, text FROM passages WHERE report = ? ORDER BY number", (number,))]


def unfindable(case: Case) -> bool:
    """Say whether the index of words differs from the passages that it is of."""
    with database.told(case.path):
        try:
            # Given rank 1, the check reads the passages too: https://sqlite.org/fts5.html, section 6.6.
            case._connection.execute("INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)")
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return True
    return False


def comparison(case: Case) -> Record | None:
    """Give the comparison kept, of whichever reports: their ids as `of`, then copies, incidents and points; `None` when none is kept."""
    with database.told(case.path):
        return compared.kept(case._connection)


def keep_input(case: Case, sha256: str, held: bytes) -> None:
    """Keep the bytes of an input under their digest, which must have been checked."""
    with case._writing() as connection:
        connection.execute("INSERT INTO inputs VALUES (?, ?)", (sha256, held))


def keep_facts(case: Case, told: dict[str, str]) -> None:
    """Keep facts about the case, in place of those of the same names."""
    with case._writing() as connection:
        connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", told.items())


def keep_comparison(case: Case, record: Record) -> None:
    """Keep a comparison as `comparison` gives it, in place of the one kept."""
    with case._writing() as connection:
        compared.keep(connection, record)


def keep_entries(case: Case, entries: Iterable[log.Entry]) -> None:
    """Write entries of the log as they are; their chain must have been checked."""
    with case._writing() as connection:
        for entry in entries:
            log.write(connection, entry)


def compared_rows(case: Case) -> list[compared.Laid]:
    """Give the rows kept of the comparison, in the order of `compared.laid`."""
    with database.told(case.path):
        return compared.rows(case._connection)


def masks(case: Case, name: str) -> Record | None:
    """Give what an input declares as masked, kept as the fact `name`; `None` when it is whole."""
    held = case.fact(name)
    return None if held is None else json.loads(held)


def voices(case: Case) -> tuple[tuple[str, str, str], ...]:
    """List the voices of all reports: the report's id, the voice's name and kind."""
    rows = case._all("SELECT r.id, v.name, v.kind FROM voices AS v JOIN reports AS r ON r.number = v.report ORDER BY r.number, v.place")
    return tuple((row["id"], row["name"], row["kind"]) for row in rows)
