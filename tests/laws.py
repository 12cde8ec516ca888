"""The laws that every record keeps, checked from its JSON and the bytes alone, as a stranger would."""

import html
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

Record = dict[str, Any]


def all_words(value: object) -> Iterator[Record]:
    """Yield every Words object inside a record, wherever it stands."""
    if isinstance(value, dict):
        if set(value) == {"spans", "text"}:
            yield value
        for part in value.values():
            yield from all_words(part)
    elif isinstance(value, list):
        for part in value:
            yield from all_words(part)


def words_at(raw: str, spans: list[list[int]], markup: bool) -> str:
    slices = (raw[start:end] for start, end in spans)
    return " ".join(re.sub(r"\s+", " ", html.unescape(s) if markup else s) for s in slices)


def covered(record: Record) -> dict[str, set[int]]:
    """Give the code points of title, paragraphs and dropped."""

    def points(parts: list[Record]) -> list[int]:
        return [at for part in parts for start, end in part["spans"] for at in range(start, end)]

    title = [record["header"]["title"]] if record["header"]["title"] else []
    out = {}
    for name, parts in (("title", title), ("paragraphs", record["paragraphs"]), ("dropped", record["dropped"])):
        found = points(parts)
        assert len(found) == len(set(found)), f"{name} names some words twice"
        out[name] = set(found)
    return out


def assert_lawful(record: Record, data: bytes) -> None:
    """Hold a record against the bytes it was read from."""
    raw = data.decode(record["origin"]["encoding"], "replace")
    markup = record["origin"]["media_type"] == "text/html"
    for words in all_words(record):
        spans = words["spans"]
        assert spans == sorted(spans)
        assert all(0 <= start < end <= len(raw) for start, end in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert words["text"] == words_at(raw, spans, markup)
    parts = covered(record)
    assert not parts["paragraphs"] & parts["dropped"]
    assert not parts["title"] & (parts["paragraphs"] | parts["dropped"])
    if not markup:
        known = parts["title"] | parts["paragraphs"] | parts["dropped"]
        lost = [at for at, c in enumerate(raw) if not c.isspace() and c != "\ufeff" and at not in known]
        assert not lost, f"words neither in the story nor dropped: {''.join(raw[at] for at in lost[:40])!r}"
