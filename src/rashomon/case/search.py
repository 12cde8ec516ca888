"""Search paragraphs, statements, voices and figures of a case; any words are a safe query."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.case.rows import Record

# Private-use characters stand around a hit while the database gives it back; texts that hold them are not marked wrongly,
# since marks are counted against the text as kept.
_OPEN, _CLOSE = "\ue000", "\ue001"
_PART = re.compile(r'"([^"]+)"|([^\s"]+)')
_WORD = re.compile(r"\w+")
MOST_WORDS = 32
MOST = 50
# Where more passages than this hold the words, none is better than another, and weighing them all would take long.
COMMON = 8_000


@dataclass(frozen=True, slots=True)
class Hit:
    """Show one passage found: the report's number and id, the layer and the record's place there, the words, and where in them the query stands.

    `marks` are half-open ranges of code points in `text`.
    """

    number: int
    report: str
    layer: str
    item: int
    text: str
    marks: tuple[tuple[int, int], ...]


def passages(record: Record) -> Iterator[tuple[str, int, str]]:
    """Give what can be found of a report: layer, place there, and the words."""
    if record["header"]["title"]:
        yield "title", 0, record["header"]["title"]["text"]
    for place, words in enumerate(record["paragraphs"]):
        yield "paragraphs", place, words["text"]
    for place, s in enumerate(record["statements"] or ()):
        yield "statements", place, " · ".join(w["text"] for w in (s["source"], s["content"]) if w)
    for place, v in enumerate(record["voices"] or ()):
        yield "voices", place, " · ".join([v["name"], *([v["role"]["text"]] if v["role"] else [])])
    for place, f in enumerate(record["figures"] or ()):
        yield "figures", place, f["words"]["text"]


def index(connection: sqlite3.Connection, report: int, record: Record) -> None:
    """Make a report's passages findable; to be called inside the transaction that files it."""
    for layer, item, text in passages(record):
        done = connection.execute(
            "INSERT INTO passages (report, layer, item, text) VALUES (?, ?, ?, ?)", (report, layer, item, text)
        )
        connection.execute("INSERT INTO passage_words (rowid, text) VALUES (?, ?)", (done.lastrowid, text))


def forget(connection: sqlite3.Connection, report: int) -> None:
    """Make a report's passages unfindable; to be called inside the transaction that changes it."""
    for row in connection.execute("SELECT number, text FROM passages WHERE report = ?", (report,)).fetchall():
        connection.execute("INSERT INTO passage_words (passage_words, rowid, text) VALUES ('delete', ?, ?)", tuple(row))
    connection.execute("DELETE FROM passages WHERE report = ?", (report,))


def asked(query: str) -> str | None:
    """Turn what a person typed into a query of the index: all words, the last one as a beginning; quoted words stay together.

    >>> asked('grain "north bank" fir')
    '"grain" "north bank" "fir"*'
    >>> asked("' OR 1=1; --")
    '"OR" "1" "1"*'
    >>> asked("!?") is None
    True
    """
    parts: list[str] = []
    begun = False
    for quoted, bare in _PART.findall(query):
        words = _WORD.findall(quoted or bare)
        parts += [" ".join(words)] if quoted and words else words
        begun = not quoted
    parts = parts[:MOST_WORDS]
    if not parts:
        return None
    text = " ".join(f'"{part}"' for part in parts)
    return text + "*" if begun and not query[-1:].isspace() else text


def search(connection: sqlite3.Connection, query: str, most: int = MOST) -> tuple[Hit, ...]:
    """Give the best `most` passages that hold all words of the query, best first (BM25); over `COMMON` of them, those added first."""
    words = asked(query)
    if words is None:
        return ()
    held = "SELECT count(*) FROM (SELECT 1 FROM passage_words WHERE passage_words MATCH ? LIMIT ?)"
    order = "rank" if connection.execute(held, (words, COMMON + 1)).fetchone()[0] <= COMMON else "rowid"
    # The index alone orders and cuts; joined and sorted with other columns it would mark every passage that holds the words.
    rows = connection.execute(
        f"""SELECT p.report, r.id, p.layer, p.item, p.text, best.shown
            FROM (SELECT rowid AS number, {order} AS near, highlight(passage_words, 0, '{_OPEN}', '{_CLOSE}') AS shown
                  FROM passage_words WHERE passage_words MATCH ? ORDER BY {order} LIMIT ?) AS best
            JOIN passages AS p ON p.number = best.number JOIN reports AS r ON r.number = p.report
            ORDER BY best.near, best.number""",
        (words, most),
    )
    return tuple(Hit(row["report"], row["id"], row["layer"], row["item"], row["text"], marks(row["text"], row["shown"])) for row in rows)


def marks(text: str, shown: str) -> tuple[tuple[int, int], ...]:
    """Give where marks stand in `shown`, as ranges of `text`, which is the same without them.

    >>> marks("ab cd", "ab \\ue000cd\\ue001")
    ((3, 5),)
    """
    out, at, begun = [], 0, None
    for character in shown:
        if at < len(text) and character == text[at]:
            at += 1
        elif character == _OPEN:
            begun = at
        elif character == _CLOSE and begun is not None:
            out.append((begun, at))
            begun = None
    return tuple(out)
