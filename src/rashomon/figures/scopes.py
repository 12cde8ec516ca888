"""Lay sentences and statements over the reading text, to tell which of them hold a count."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Report, Statement
from rashomon.text import Words

Range = tuple[int, int]
_STOP = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[—–-]*\s?[A-Z0-9À-Þ])|[.!?][\"”](?=[A-Z])")
_SHORT = re.compile(r"(?:\b(?:Mr|Ms|Dr|St|Lt|Gen|Col|Sgt|Sen|Rep|Gov|Maj|Capt|Mrs|Prof|No|approx)|\b[A-Z])$")
# No more of a sentence than this is looked at, in code points, on either side of a count.
REACH = 600


@dataclass(frozen=True, slots=True)
class Held:
    """Place one statement in the reading text; ranges are in `str(report.text)`, `depth` counts its carriers."""

    statement: Statement
    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    depth: int

    @property
    def parts(self) -> list[Range]:
        return [r for r in (self.source, self.cue) if r]


class Ground:
    """Hold the reading text with its sentences and statements."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = str(report.text)
        self.units = report.text.units
        self._unit_starts = [a for a, _ in self.units]
        self._stops = self._find_stops()
        depths = _depths(report.statements or ())
        self.held = [self._place(s, depths[s.id]) for s in report.statements or ()]
        self.by_id = {h.statement.id: h for h in self.held}
        self._parts = sorted((a, b, i) for i, h in enumerate(self.held) for a, b in h.parts)

    def _find_stops(self) -> list[int]:
        starts = {0, *self._unit_starts}
        for m in _STOP.finditer(self.text):
            if m.group()[0] != "." or not _SHORT.search(self.text, max(0, m.start() - 7), m.start()):
                starts.add(m.end())
        return sorted(starts)

    def _place(self, statement: Statement, depth: int) -> Held:
        found = (self.report.text.find(span) for span in statement.content.spans)
        content = tuple(r for r in found if r)
        return Held(statement, self._find(statement.source), self._find(statement.cue), content, depth)

    def _find(self, words: Words | None) -> Range | None:
        return self.report.text.find(words.spans[0]) if words else None

    def unit(self, at: int) -> Range:
        """Give the title or paragraph around a place."""
        return self.units[max(0, bisect_right(self._unit_starts, at) - 1)]

    def sentence_number(self, at: int) -> int:
        """Give the number of the sentence around a place."""
        return bisect_right(self._stops, at) - 1

    def sentence(self, at: int) -> Range:
        """Give the sentence around a place, white space at its end left out, cut at 600 code points either side."""
        i = self.sentence_number(at)
        end = self._stops[i + 1] if i + 1 < len(self._stops) else len(self.text)
        start, end = max(self._stops[i], at - REACH), min(end, at + REACH)
        return start, start + len(self.text[start:end].rstrip())

    def headline(self, at: int) -> bool:
        """Say whether a place stands in the title, or in a short unit that ends like no sentence."""
        a, b = self.unit(at)
        return (self.report.titled and a == self.units[0][0]) or (b - a < 160 and self.text[a:b].rstrip()[-1:] not in ".!?…\"”")

    def holders(self, counts: Sequence[Range]) -> list[list[Held]]:
        """Give the statements whose content holds each of `counts` (sorted by start), the innermost first."""
        waiting = sorted(((a, b, i) for i, h in enumerate(self.held) for a, b in h.content), reverse=True)
        active: list[tuple[int, int, int]] = []
        out = []
        for start, end in counts:
            while waiting and waiting[-1][0] <= start:
                active.append(waiting.pop())
            active = [r for r in active if r[1] > start]
            inside = sorted((b - a, -self.held[i].depth, i) for a, b, i in active if end <= b)
            out.append(list({i: self.held[i] for _, _, i in inside}.values()))
        return out

    def parts_between(self, start: int, end: int) -> list[tuple[Range, Held]]:
        """List sources and cues of statements that begin in `start..end`, in order."""
        low, high = bisect_left(self._parts, (start, 0, 0)), bisect_left(self._parts, (end, 0, 0))
        return [((a, b), self.held[i]) for a, b, i in self._parts[low:high]]


def _depths(statements: Sequence[Statement]) -> dict[str, int]:
    """Count the carriers of each statement; a cycle, which no reading gives, ends where it closes."""
    within = {s.id: s.within for s in statements}
    done: dict[str, int] = {}
    for first in within:
        path: dict[str, None] = {}
        at: str | None = first
        while at is not None and at in within and at not in done and at not in path:
            path[at] = None
            at = within[at]
        depth = done[at] + 1 if at is not None and at in done else 0
        for i, name in enumerate(reversed(path)):
            done[name] = depth + i
    return done
