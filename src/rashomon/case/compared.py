"""Keep the comparison of a case's reports: a row for each copy, incident and point, and as a fact the ids of the reports compared."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from rashomon.case.rows import Record, dumps

KINDS = ("copies", "incidents", "points")
FACT = "compared"
Laid = tuple[str, int, str | None, str | None, str]


def laid(record: Record) -> Iterator[Laid]:
    """Lay a comparison out as the rows that are kept of it: kind, place, id, label, and the item as JSON."""
    for kind in KINDS:
        for place, item in enumerate(record[kind]):
            yield kind, place, item.get("id"), item.get("label"), dumps(item)


def rows(connection: sqlite3.Connection) -> list[Laid]:
    """Give the rows kept, in the order of `laid`."""
    return [tuple(row) for row in connection.execute("SELECT kind, place, id, label, body FROM compared ORDER BY kind, place")]


def of(connection: sqlite3.Connection) -> list[str] | None:
    """Give the ids of the reports that the comparison kept is of; `None` when none is kept."""
    found = connection.execute("SELECT value FROM facts WHERE name = ?", (FACT,)).fetchone()
    return None if found is None else json.loads(found["value"])


def kept(connection: sqlite3.Connection) -> Record | None:
    """Give the comparison kept: the ids of its reports as `of`, then copies, incidents and points; `None` when none is kept."""
    # One statement, so that what another process keeps meanwhile is read as a whole or not at all.
    told = connection.execute(
        """SELECT '' AS kind, 0 AS place, value AS body FROM facts WHERE name = ?
           UNION ALL SELECT kind, place, body FROM compared ORDER BY kind, place""",
        (FACT,),
    ).fetchall()
    if not told or told[0]["kind"]:
        return None
    record: Record = {"of": json.loads(told[0]["body"])} | {kind: [] for kind in KINDS}
    for row in told[1:]:
        record[row["kind"]].append(json.loads(row["body"]))
    return record


def points(connection: sqlite3.Connection) -> list[Record]:
    """Give the points of the comparison kept."""
    return [json.loads(row["body"]) for row in connection.execute("SELECT body FROM compared WHERE kind = 'points' ORDER BY place")]


def keep(connection: sqlite3.Connection, record: Record) -> None:
    """Keep a comparison as `kept` gives it, in place of the one kept; to be called inside a transaction."""
    connection.execute("DELETE FROM compared")
    connection.executemany("INSERT INTO compared VALUES (?, ?, ?, ?, ?)", laid(record))
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (FACT, dumps(record["of"])))


def forget(connection: sqlite3.Connection) -> None:
    """Call the comparison kept stale; to be called inside the transaction that changes a report."""
    connection.execute("DELETE FROM facts WHERE name = ?", (FACT,))
