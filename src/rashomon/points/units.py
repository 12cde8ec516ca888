"""Cut reports into the units that points compare: what a voice says, and what an outlet says in its own voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Report, Statement
from rashomon.points.names import Roll, outlet_of, root_of
from rashomon.text import Span, Words

# Evidence is words that a reader takes in at a glance.
LONGEST = 400
_STOP = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z0-9])")
_SPOKEN = frozenset(["asserts", "denies", "accuses", "believes", "warns", "other"])


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """Hold one thing said: by `voice` of a report, or by its outlet (`None`), with the words that hold it."""

    report: Report
    words: Words
    voice: str | None
    root: str
    statement: Statement | None
    chain: tuple[str, ...] = ()
    carriers: frozenset[str] = frozenset()
    context: str = ""

    @property
    def report_id(self) -> str:
        return self.report.original.id

    @property
    def text(self) -> str:
        return self.words.text

    def rests_on(self, other: Unit) -> bool:
        """Tell whether this unit is said inside the statement of the other."""
        return other.statement is not None and self.report is other.report and other.statement.id in self.carriers

    @property
    def stance(self) -> str:
        return self.statement.stance if self.statement else "asserts"


def units(report: Report, names: Roll) -> list[Unit]:
    """Give the statements of a report that claim something, then the outlet's own sentences, in reading order."""
    return [*_said(report, names), *_own(report)]


def _said(report: Report, names: Roll) -> Iterator[Unit]:
    statements = {s.id: s for s in report.statements or ()}
    carriers = {s.within for s in statements.values() if s.within}
    voices = {v.id: v for v in report.voices or ()}
    text = str(report.text)
    for statement in statements.values():
        voice = voices.get(statement.voice or "")
        chain, above = [], [statement.id]
        at = statement.within
        while at:
            above.append(at)
            carried = voices.get(statements[at].voice or "")
            if carried:
                chain.append(carried.name)
            at = statements[at].within
        name = voice.name if voice else (chain[0] if chain else None)
        if statement.stance not in _SPOKEN or (statement.id in carriers and _same_words(statement, statements.values())):
            continue
        root = names.call(root_of(voice)) if voice else (names.call(name) if name else outlet_of(report))
        found = report.text.find(Span(statement.content.start, statement.content.end))
        context = _around(text, *found) if found else statement.content.text
        for words in _short(report, statement.content):
            yield Unit(report, words, name, root, statement, tuple(chain), frozenset(above), context)


def _same_words(outer: Statement, others: Iterator[Statement] | list[Statement] | object) -> bool:
    """Tell whether a statement only hands on another one with nearly the same words, which is taken instead."""
    size = len(outer.content.text)
    return any(s.within == outer.id and len(s.content.text) > 0.8 * size for s in others)  # type: ignore[attr-defined]


def _around(text: str, start: int, end: int) -> str:
    """Give the sentence about a range of the story."""
    line = text.rfind("\n", 0, start) + 1
    begin = max([line, *(m.end() for m in _STOP.finditer(text, line, start))])
    stop = _STOP.search(text, max(end - 1, start))
    tail = text.find("\n", end)
    ends = [n for n in (stop.start() if stop else -1, tail) if n >= 0]
    return text[begin : min(ends) if ends else len(text)]


def _short(report: Report, words: Words) -> Iterator[Words]:
    """Cut words into parts of at most `LONGEST` code points, each of whole sentences where that can be."""
    for span in words.spans:
        found = report.text.find(span)
        if found is None:
            continue
        text = str(report.text)
        edges = [found[0], *(m.end() for m in _STOP.finditer(text, *found)), found[1]]
        for a, b in zip(edges, edges[1:], strict=False):
            if text[a:b].strip():
                yield report.text.words(a, min(b, a + LONGEST))


def _own(report: Report) -> Iterator[Unit]:
    """Give the sentences, in the outlet's own voice, that hold no statement's content or cue."""
    text = str(report.text)
    taken = []
    for statement in report.statements or ():
        for words in (statement.content, statement.cue, statement.source):
            taken += [found for span in (words.spans if words else ()) if (found := report.text.find(span))]
    taken.sort()
    own = outlet_of(report)
    for start, end in report.text.units:
        edges = [start, *(m.end() for m in _STOP.finditer(text, start, end)), end]
        for a, b in zip(edges, edges[1:], strict=False):
            if text[a:b].strip() and b - a <= LONGEST and not any(c < b and a < d for c, d in taken):
                yield Unit(report, report.text.words(a, b), None, own, None, context=text[a:b])

