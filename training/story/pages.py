"""Load flattened pages, line them up with the block-per-line form of the same page, and give labels."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

import numpy as np

STYLES = ("glued", "oneline", "lines", "wet", "reader")


@dataclass
class Page:
    """Hold one flattened page: `body` marks story characters, `edge` the block starts (1), not (0), unknown (-1)."""

    id: str
    host: str
    style: str
    lang: str
    text: str
    body: np.ndarray
    edge: np.ndarray
    weight: float = 1.0


def load(folder: Path) -> list[Page]:
    records = {}
    for style in STYLES:
        with gzip.open(folder / f"{style}.jsonl.gz", "rt", encoding="utf8") as lines:
            for line in lines:
                record = json.loads(line)
                records[record["id"], style] = record
    return [page(r, records.get((i, "wet"))) for (i, _), r in sorted(records.items())]


def page(record: dict, wet: dict | None) -> Page:
    text, gold = record["text"], record["gold"]
    body = np.zeros(len(text), dtype=bool)
    for start, end in gold["spans"]:
        body[start:end] = True
    edge = edges(text, wet["text"]) if wet else np.full(len(text), -1, dtype=np.int8)
    edge[body] = 0
    for start, end in gold["spans"]:
        mark(edge, text, start, 1)
        mark(edge, text, end, 1)
    for at in gold["breaks"]:
        mark(edge, text, at, 1)
    for at in gold["soft"]:
        mark(edge, text, at, -1)
    host = ".".join((urlparse(record["url"]).hostname or record["id"]).split(".")[-2:])
    return Page(record["id"], host, record["style"], record["lang"], text, body, edge)


def mark(edge: np.ndarray, text: str, at: int, value: int) -> None:
    while at < len(text) and text[at].isspace():
        at += 1
    if at < len(text):
        edge[at] = value


def edges(text: str, wet: str) -> np.ndarray:
    """Find each line of the block-per-line form in `text`, in order, by letters and digits alone."""
    edge = np.full(len(text), -1, dtype=np.int8)
    where = [i for i, c in enumerate(text) if c.isalnum()]
    squashed = "".join(text[i] for i in where)
    cursor = 0
    for line in wet.split("\n"):
        letters = "".join(c for c in line if c.isalnum())
        if not letters:
            continue
        at = squashed.find(letters, cursor, cursor + 1500 + len(letters))
        if at < 0:
            continue
        first, last = where[at], where[at + len(letters) - 1]
        edge[first : last + 1] = 0
        begin = first
        while begin > 0 and not text[begin - 1].isalnum() and not text[begin - 1].isspace() and text[begin - 1] in line[: line.find(letters[0])]:
            begin -= 1
        edge[begin] = 1
        stop = last + 1
        while stop < len(text) and not text[stop].isalnum() and not text[stop].isspace() and text[stop] in line[line.rfind(letters[-1]) + 1 :]:
            stop += 1
        mark(edge, text, stop, 1)
        cursor = at + len(letters)
    return edge
