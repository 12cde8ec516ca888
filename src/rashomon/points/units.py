"""Cut reports into the units that points compare: what a voice says, and what an outlet says in its own voice."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TypeVar, cast

from rashomon.comparison import Evidence, Position
from rashomon.model import Report, Statement, Voice
from rashomon.roots.counters import Counters
from rashomon.roots.names import outlet_of
from rashomon.roots.topics import stems
from rashomon.text import Span, Words

# Evidence is words that a reader takes in at a glance.
LONGEST = 400
# A position shows so many pieces of it.
MOST = 10
# So many code points that no statement holds say something in the outlet's own voice.
CLAUSE = 40
# A full stop ends no sentence after a title or a single capital letter.
_TITLES = "".join(rf"(?<!\b{title}\.)" for title in "Mr Ms Mrs Dr Gen Col Lt Sgt Capt Rep Sen Gov Prof St No".split())
_STOP = re.compile(rf"(?<=[.!?]){_TITLES}(?<!\b[A-Z]\.)[\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z0-9])")
T = TypeVar("T")
_SPOKEN = frozenset(["asserts", "denies", "accuses", "believes", "warns", "demands", "other"])


@dataclass(frozen=True, eq=False)
class Unit:
    """Hold one thing said: by `voice` of a report, or by its outlet (`None`), with the words that hold it.

    `context` is the sentence around, `start` and `end` its range in the reader's text.  `chain` names the voices that hand it on,
    `carriers` the statements that hold it.
    """

    report: Report
    words: Words
    voice: str | None
    root: str
    statement: Statement | None
    chain: tuple[str, ...] = ()
    carriers: frozenset[str] = frozenset()
    context: str = ""
    start: int = 0
    end: int = 0
    kind: str = "outlet"

    @property
    def report_id(self) -> str:
        return self.report.original.id

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def cue(self) -> str:
        return self.statement.cue.text if self.statement is not None and self.statement.cue is not None else ""

    @property
    def stance(self) -> str:
        return self.statement.stance if self.statement else "asserts"

    @property
    def day(self) -> str:
        return self.report.day or ""

    @cached_property
    def stems(self) -> frozenset[str]:
        return stems(self.text)

    def rests_on(self, other: Unit) -> bool:
        """Tell whether this unit is said inside the statement of the other."""
        return other.statement is not None and self.report is other.report and other.statement.id in self.carriers

    def differs(self, other: Unit) -> bool:
        """Tell whether two units rest on different roots, and neither is said inside the other."""
        return self.root != other.root and not self.rests_on(other) and not other.rests_on(self)


def once_a_unit(reading: Callable[[Unit], T]) -> Callable[[Unit], T]:
    """Keep with each unit what a reading of it gives: many rules ask, it is read once."""
    key = f"{reading.__module__}.{reading.__qualname__}"

    @wraps(reading)
    def known(unit: Unit) -> T:
        if key not in unit.__dict__:
            unit.__dict__[key] = reading(unit)
        return cast(T, unit.__dict__[key])

    return known


def evidence(unit: Unit) -> Evidence:
    """Pin a unit as evidence."""
    statement = unit.statement.id if unit.statement else None
    return Evidence(unit.report_id, unit.words, unit.voice, statement, unit.root if unit.voice else None)


def spread(units: Sequence[Unit]) -> list[Unit]:
    """Take the first `MOST` units, one of each report and root before a second of any."""
    seen: set[tuple[str, str]] = set()
    first: list[Unit] = []
    rest: list[Unit] = []
    for unit in units:
        (rest if (unit.report_id, unit.root) in seen else first).append(unit)
        seen.add((unit.report_id, unit.root))
    return (first + rest)[:MOST]


def position(label: str, units: Sequence[Unit]) -> Position:
    """Give one answer to a point: a label of ours, and the units that hold it, as many as `spread` takes."""
    return Position(label, tuple(evidence(unit) for unit in spread(units)))


def units(report: Report, roots: Counters) -> list[Unit]:
    """Give the statements of a report that claim something, then the outlet's own sentences, in reading order."""
    page = _Page(report)
    return [*_said(page, roots), *_own(page)]


@dataclass(slots=True)
class _Page:
    """Hold a report with the ranges of its sentences in the reader's text."""

    report: Report
    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = str(self.report.text)
        for start, end in self.report.text.units:
            edges = [start, *(m.end() for m in _STOP.finditer(self.text, start, end)), end]
            for a, b in itertools.pairwise(edges):
                if self.text[a:b].strip():
                    self.starts.append(a)
                    self.ends.append(b)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of the sentences that hold a range."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = min(max(bisect_left(self.ends, end), first), len(self.ends) - 1)
        return self.starts[first], self.ends[last]

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut a range at its sentences, and those at `LONGEST`."""
        at = max(bisect_right(self.starts, start) - 1, 0)
        while at < len(self.starts) and self.starts[at] < end:
            a, b = max(start, self.starts[at]), min(end, self.ends[at])
            if self.text[a:b].strip():
                yield a, min(b, a + LONGEST)
            at += 1


def _said(page: _Page, roots: Counters) -> Iterator[Unit]:
    report = page.report
    statements = {s.id: s for s in report.statements or ()}
    voices = {v.id: v for v in report.voices or ()}
    inner: dict[str, int] = {}
    for s in statements.values():
        if s.within:
            inner[s.within] = max(inner.get(s.within, 0), len(s.content.text))
    for statement in statements.values():
        # A statement that only hands on another one with nearly the same words: that one is taken instead.
        if statement.stance not in _SPOKEN or inner.get(statement.id, 0) > 0.8 * len(statement.content.text):
            continue
        chain, carriers = _chain(statement, statements, voices)
        voice = voices.get(statement.voice or "")
        name = voice.name if voice else (chain[0] if chain else None)
        root = roots.root(report, voice) if voice else (roots.names.call(name) if name else outlet_of(report))
        kind = voice.kind if voice else "unnamed"
        found = report.text.find(Span(statement.content.start, statement.content.end))
        start, end = page.around(*found) if found else (0, 0)
        for words in _short(page, statement.content):
            yield Unit(report, words, name, root, statement, chain, carriers, page.text[start:end], start, end, kind)


def _chain(
    statement: Statement, statements: dict[str, Statement], voices: dict[str, Voice]
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Name the voices that hand a statement on, and the statements it stands in, itself included."""
    chain, above = [], {statement.id}
    at = statement.within
    while at and at in statements and at not in above:
        above.add(at)
        if carried := voices.get(statements[at].voice or ""):
            chain.append(carried.name)
        at = statements[at].within
    return tuple(chain), frozenset(above)


def _short(page: _Page, words: Words) -> Iterator[Words]:
    """Cut words into parts of at most `LONGEST` code points, each of whole sentences where that can be."""
    for span in words.spans:
        if found := page.report.text.find(span):
            for start, end in page.parts(*found):
                yield page.report.text.words(start, end)


def _own(page: _Page) -> Iterator[Unit]:
    """Give what the outlet says in its own voice: sentences, or clauses long enough to say something, that no statement holds."""
    report = page.report
    taken: dict[int, list[tuple[int, int]]] = {}
    for statement in report.statements or ():
        for words in (statement.content, statement.cue, statement.source):
            for span in words.spans if words else ():
                if found := report.text.find(span):
                    at = max(bisect_right(page.starts, found[0]) - 1, 0)
                    while at < len(page.starts) and page.starts[at] < found[1]:
                        taken.setdefault(at, []).append(found)
                        at += 1
    own = outlet_of(report)
    for number, (start, end) in enumerate(zip(page.starts, page.ends, strict=True)):
        for a, b in _gaps(start, end, taken.get(number, [])):
            if b - a <= LONGEST and page.text[a:b].strip():
                words = report.text.words(a, b)
                yield Unit(report, words, None, own, None, context=page.text[start:end], start=start, end=end)


def _gaps(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the whole of a range where nothing is taken, else what is left of it, when long enough."""
    at = start
    for a, b in sorted(taken):
        if a - at >= CLAUSE:
            yield at, a
        at = max(at, b)
    if not taken or end - at >= CLAUSE:
        yield at, end
