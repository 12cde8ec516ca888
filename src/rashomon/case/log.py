"""Keep decisions in order, each bound to the one before by its hash, so that none can be changed, taken out or put between unseen.

The hash of an entry covers the hash before it and the digests of its parts, so that a copy may leave out the words of a private
entry and still prove the rest.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from rashomon.case.rows import dumps

FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """Record one decision: who (an alias) decided what about which item, when, beside what the machine had guessed.

    `at` is UTC, ISO 8601 to the second; `subject`, `decision` and `guess` are JSON values; `hash` covers all of it and the entry before.
    `decision` is `None` in a copy that leaves out a private entry's words; `hidden` is then the digest of them.  A copy that masks words may
    leave out `subject` and `guess` likewise.
    """

    number: int
    at: str
    who: str
    action: str
    subject: Any
    decision: Any
    guess: Any
    private: bool
    hash: str
    hidden: str | None = None
    hidden_subject: str | None = None
    hidden_guess: str | None = None


def digest(text: str) -> str:
    """Give the SHA-256 of a text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def chained(before: str, entry: Entry) -> str:
    """Give the hash that `entry` must have behind one of hash `before`."""
    subject = entry.hidden_subject or digest(dumps(entry.subject))
    words = entry.hidden or digest(dumps(entry.decision))
    guess = entry.hidden_guess or digest(dumps(entry.guess))
    return digest(dumps([before, entry.number, entry.at, entry.who, entry.action, entry.private, subject, words, guess]))


def append(connection: sqlite3.Connection, entry: Entry) -> Entry:
    """Write an entry behind the last one, numbered and hashed; to be called inside a transaction."""
    last = connection.execute("SELECT number, hash FROM entries ORDER BY number DESC LIMIT 1").fetchone()
    number, before = (last["number"] + 1, last["hash"]) if last else (1, FIRST)
    fresh = replace(entry, number=number)
    fresh = replace(fresh, hash=chained(before, fresh))
    write(connection, fresh)
    return fresh


def write(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write an entry as it is, number and hash included; to be called inside a transaction."""
    hidden = [entry.hidden_subject, entry.hidden, entry.hidden_guess]
    connection.execute(
        "INSERT INTO entries (number, at, who, action, subject, decision, guess, private, hash, hidden) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.number,
            entry.at,
            entry.who,
            entry.action,
            dumps(entry.subject),
            dumps(entry.decision),
            dumps(entry.guess),
            int(entry.private),
            entry.hash,
            dumps(hidden) if any(hidden) else None,
        ),
    )


def entries(connection: sqlite3.Connection) -> Iterator[Entry]:
    """Give all entries in order."""
    for row in connection.execute("SELECT * FROM entries ORDER BY number"):
        subject, words, guess = json.loads(row["hidden"]) if row["hidden"] else (None, None, None)
        yield Entry(
            row["number"],
            row["at"],
            row["who"],
            row["action"],
            json.loads(row["subject"]),
            json.loads(row["decision"]),
            json.loads(row["guess"]),
            bool(row["private"]),
            row["hash"],
            words,
            subject,
            guess,
        )


def broken(held: Iterable[Entry]) -> str | None:
    """Name the first entry that does not follow from the one before it; `None` when all do."""
    before = FIRST
    for number, entry in enumerate(held, 1):
        if entry.number != number:
            return f"entry {number} of the log is missing (entry {entry.number} stands in its place)"
        if chained(before, entry) != entry.hash:
            return f"entry {number} of the log was changed, or the one before it"
        before = entry.hash
    return None
