"""Find statements in the words of a report: source, cue, content, and which lies within which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.model import Report, Statement
from rashomon.text import Span, Text, Words

if TYPE_CHECKING:
    from rashomon.annotate.edges import Range
    from rashomon.annotate.manner import QuotedWords
    from rashomon.annotate.nest import Node

FLOOR = 0.15


def annotate(report: Report, *, floor: float = FLOOR) -> Report:
    """Fill `statements`, without voices; statements scored under `floor` (0..1) are left out and counted in `notes`.

    Adds the digest of the network to `models`.  The network was trained on English news.
    """
    from rashomon.annotate import encoder, quotes
    from rashomon.annotate.manner import QuotedWords
    from rashomon.annotate.nest import nest

    network = encoder.load()
    text = str(report.text)
    found, left_out = nest(network, text, floor)
    nodes = sorted(found, key=_place)
    quoted = QuotedWords(quotes.find(text))
    ids = {id(node): f"s{number}" for number, node in enumerate(nodes, 1)}
    statements = tuple(_statement(report.text, node, ids, quoted) for node in nodes)
    counted = "1 statement" if left_out == 1 else f"{left_out} statements"
    notes = (f"{counted} scored below {floor:g} left out",) if left_out else ()
    return replace(
        report, statements=statements, notes=report.notes + notes, models=report.models | {"attribution": network.digest}
    )


def _place(node: Node) -> tuple[int, ...]:
    """Order statements by where they begin, each carrier straight before what it carries."""
    found = node.attribution
    start = min(start for start, _ in (*found.cue, *found.source, *found.content))
    return (*_place(node.carrier), start) if node.carrier else (start,)


def _statement(text: Text, node: Node, ids: dict[int, str], quoted: QuotedWords) -> Statement:
    from rashomon.annotate.manner import manner

    found = node.attribution
    content = _words(text, found.content)
    assert content is not None  # nest keeps none without
    return Statement(
        id=ids[id(node)],
        source=_words(text, found.source),
        cue=_words(text, found.cue),
        content=content,
        manner=manner(str(text), found.content, quoted),
        within=ids[id(node.carrier)] if node.carrier else None,
        score=round(found.score, 4),
    )


def _words(text: Text, ranges: list[Range]) -> Words | None:
    """Pin several ranges as one set of words; `None` for no range."""
    shown = str(text)
    spans: set[Span] = {span for start, end in ranges if not shown[start:end].isspace() for span in text.pin(start, end)}
    return text.read(spans) if spans else None
