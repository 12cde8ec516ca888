"""Find an extractor's paragraphs again in the lines of a page, in order and letter for letter.

Both sides are compared by their keys, the letters and digits alone, so that spacing, list marks and
decoded entities do not matter.  Whole lines that occur once on both sides are matched first (patience
matching); the rest is looked for between its neighbours, then anywhere that is still free.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from rashomon.clean.walk import Line, Run
from rashomon.text import Span

_NOT_KEY = re.compile(r"[\W_]+")
_ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
_OPENING = frozenset("“‘«„‚([{\"'¿¡$€£@#")
_EITHER = frozenset("\"'")
SHORT = 15  # a key under this many letters is matched as a whole line or not at all
_NEAR = 20_000  # letters that may be searched without counting
_SEARCHES = 500  # longer searches on one page, which bounds the time on hostile pages


def key_of(words: str) -> str:
    """Give the letters and digits of `words`, in order.

    >>> key_of("- 'It rained,' he said.")
    'Itrainedhesaid'
    """
    return _NOT_KEY.sub("", words)


def line_key(raw: str, line: Line) -> str:
    """Give the key of a line of `raw`, entities decoded."""
    return key_of(" ".join(html.unescape(raw[r.start : r.end]) for r in line.runs))


@dataclass(slots=True)
class Found:
    """Say which letters of which lines were chosen: per line number, ranges of its key; and what was not found."""

    ranges: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    def share(self, number: int, length: int) -> float:
        """Give the share of a line's letters that was chosen, 0..1."""
        return sum(b - a for a, b in self.ranges.get(number, ())) / length if length else 0.0


def refind(keys: Sequence[str], wanted: Sequence[str]) -> Found:
    """Find each of `wanted` (keys of paragraphs, in order) in `keys` (keys of lines, in page order).

    >>> refind(["Menu", "Itrained", "Itrained", "Itstopped"], ["Itrained", "Itstopped"]).ranges
    {3: [(0, 9)], 1: [(0, 8)]}
    """
    return _Search(keys, wanted).run()


class _Search:
    """Carry the state of one search over the joined keys of all lines."""

    def __init__(self, keys: Sequence[str], wanted: Sequence[str]) -> None:
        self.keys = keys
        self.wanted = wanted
        self.joined = "".join(keys)
        self.ends = list(accumulate(len(k) for k in keys))
        self.numbers: dict[str, list[int]] = {}
        for number, key in enumerate(keys):
            self.numbers.setdefault(key, []).append(number)
        self.taken: set[int] = set()
        self.found = Found()
        self.searches = _SEARCHES

    def run(self) -> Found:
        anchors = self.anchors()
        for number in anchors.values():
            self.take_line(number)
        places = sorted(anchors)
        low = 0
        for at, key in enumerate(self.wanted):
            if at in anchors:
                low = self.ends[anchors[at]]
                continue
            after = bisect_right(places, at)
            high = self.begin(anchors[places[after]]) if after < len(places) else len(self.joined)
            low = self.between(key, low, high)
        return self.found

    def anchors(self) -> dict[int, int]:
        """Match whole lines that occur once on both sides; keep the longest run of them that is in order."""
        once = Counter(self.wanted)
        pairs = [
            (at, self.numbers[key][0])
            for at, key in enumerate(self.wanted)
            if once[key] == 1 and len(self.numbers.get(key, ())) == 1
        ]
        return dict(pairs[i] for i in _longest_rise([number for _, number in pairs]))

    def begin(self, number: int) -> int:
        return self.ends[number] - len(self.keys[number])

    def between(self, key: str, low: int, high: int) -> int:
        """Place `key` between two offsets of the joined keys, else anywhere; give where the next may begin."""
        for number in self.whole(key, low, high):
            self.take_line(number)
            return self.ends[number]
        at = low if self.joined.startswith(key, low) else self.search(key, low, high)
        if at >= 0:
            self.take(at, at + len(key))
            return at + len(key)
        if not self.anywhere(key) and not self.piecewise(key, low, high):
            self.found.missing.append(key)
        return low

    def whole(self, key: str, low: int, high: int) -> Iterator[int]:
        numbers = self.numbers.get(key, [])
        first = bisect_left(numbers, bisect_left(self.ends, low + len(key)))
        for number in numbers[first:]:
            if self.ends[number] > high:
                return
            if number not in self.taken:
                yield number

    def anywhere(self, key: str) -> bool:
        for number in self.numbers.get(key, ()):
            if number not in self.taken:
                self.take_line(number)
                return True
        at = self.search(key, 0, len(self.joined))
        if at >= 0:
            self.take(at, at + len(key))
        return at >= 0

    def piecewise(self, key: str, low: int, high: int) -> bool:
        """Place a paragraph that the extractor glued from parts, part by part; false when under half is found."""
        parts: list[tuple[int, int]] = []
        at = 0
        while at + SHORT <= len(key):
            probe = key[at : at + 2 * SHORT]
            hit = self.search(probe, low, high)
            hit = hit if hit >= 0 else self.search(probe, 0, len(self.joined))
            if hit < 0:
                at += SHORT
                continue
            length = self.whole_lines(hit, _common(key, at, self.joined, hit))
            parts.append((hit, hit + length))
            at, low = at + length, hit + length
        if 2 * sum(b - a for a, b in parts) < len(key):
            return False
        for start, end in parts:
            self.take(start, end)
        return True

    def whole_lines(self, start: int, length: int) -> int:
        """Give up the few letters by which a match runs into the next line by chance."""
        number = bisect_right(self.ends, start + length - 1)
        begin = self.begin(number)
        by_chance = start < begin and start + length < self.ends[number] and start + length - begin < SHORT
        return begin - start if by_chance else length

    def search(self, key: str, low: int, high: int) -> int:
        """Look for a key long enough to mean something; a long way is gone `_SEARCHES` times, no more."""
        if len(key) < SHORT:
            return -1
        if high - low > _NEAR:
            self.searches -= 1
            if self.searches < 0:
                return -1
        return self.joined.find(key, low, high)

    def take_line(self, number: int) -> None:
        self.taken.add(number)
        self.found.ranges.setdefault(number, []).append((0, len(self.keys[number])))

    def take(self, start: int, end: int) -> None:
        number = bisect_right(self.ends, start)
        while start < end:
            stop = min(end, self.ends[number])
            if stop > start:
                begin = self.begin(number)
                self.found.ranges.setdefault(number, []).append((start - begin, stop - begin))
            start, number = stop, number + 1


def _common(one: str, at: int, other: str, start: int) -> int:
    """Give how many letters `one` from `at` and `other` from `start` share."""
    length, step = 0, 1024
    while step:
        size = length + step
        if (
            at + size <= len(one)
            and start + size <= len(other)
            and one.startswith(other[start + length : start + size], at + length)
        ):
            length = size
        else:
            step //= 2
    return length


def _longest_rise(values: Sequence[int]) -> list[int]:
    """Give the places of a longest strictly rising subsequence of `values` (patience sorting)."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for i, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(places[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        places[at : at + 1] = [i]
    out = []
    i = places[-1] if places else -1
    while i >= 0:
        out.append(i)
        i = before[i]
    return out[::-1]


def cut(raw: str, line: Line, ranges: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Give the spans of `raw` behind ranges of a line's key, with the punctuation that stands at them.

    >>> from rashomon.clean.walk import walk
    >>> raw = "<p>Photo: AP. <b>It &quot;rained&quot;.</b>"
    >>> cut(raw, walk(raw).lines[0], [(7, 15)])
    (Span(start=17, end=39),)
    """
    letters = [(run, a, b) for run in line.runs for a, b in _letters(raw, run)]
    spans: list[Span] = []
    for start, end in sorted(ranges):
        for run, low, high in _by_run(letters[start:end]):
            low, high = _widen(raw, run, low, high)
            if spans and low <= spans[-1].end:
                low = spans.pop().start
            spans.append(Span(low, high))
    return tuple(spans)


def _letters(raw: str, run: Run) -> Iterator[tuple[int, int]]:
    """Give the place in `raw` of each letter of a run's key; all letters of an entity share its place."""
    at = run.start
    for entity in _ENTITY.finditer(raw, run.start, run.end):
        yield from ((i, i + 1) for i in range(at, entity.start()) if key_of(raw[i]))
        shown = html.unescape(entity.group())
        if shown == entity.group():
            yield from ((i, i + 1) for i in range(entity.start(), entity.end()) if key_of(raw[i]))
        else:
            yield from (entity.span() for _ in key_of(shown))
        at = entity.end()
    yield from ((i, i + 1) for i in range(at, run.end) if key_of(raw[i]))


def _by_run(letters: Sequence[tuple[Run, int, int]]) -> Iterator[tuple[Run, int, int]]:
    first = 0
    for i, (run, _, high) in enumerate(letters):
        if i + 1 == len(letters) or letters[i + 1][0] is not run:
            yield run, letters[first][1], high
            first = i + 1


def _widen(raw: str, run: Run, low: int, high: int) -> tuple[int, int]:
    """Take in the rest of a word cut at either end, and the punctuation there, as characters or as entities."""
    while low > run.start and raw[low - 1].isalnum() and _entity_before(raw, run.start, low) == low - 1:
        low -= 1
    while high < run.end and raw[high].isalnum():
        high += 1
    while low > run.start:
        at = _entity_before(raw, run.start, low)
        if (html.unescape(raw[at:low]) if at < low - 1 else raw[low - 1]) not in _OPENING:
            break
        low = at
    while high < run.end:
        entity = _ENTITY.match(raw, high, run.end)
        mark = html.unescape(entity.group()) if entity else raw[high]
        if mark.isspace() or key_of(mark) or mark in _OPENING - _EITHER:
            break
        high = entity.end() if entity else high + 1
    return low, high


def _entity_before(raw: str, first: int, end: int) -> int:
    """Give where the entity that ends at `end` begins, else the place of the last character."""
    at = raw.rfind("&", max(first, end - 12), end)
    entity = _ENTITY.match(raw, at, end) if at >= 0 else None
    return at if entity and entity.end() == end else end - 1
