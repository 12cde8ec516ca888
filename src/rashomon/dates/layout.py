"""Lay a text out in paragraphs, sentences and time expressions, once for all its events."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from rashomon.dates.expression import TimeExpression
from rashomon.dates.find import find_times
from rashomon.dates.telling import dates_telling

# A full stop after one of these, or after a single capital, ends no sentence.
_SHORT = re.compile(r"(?:\b(?:mr|mrs|ms|dr|prof|gen|col|lt|maj|capt|sgt|sen|rep|gov|st|no|vs|approx|jan|feb|aug|sept?|oct|nov|dec)|(?<![^\W_])[a-z])\.$", re.IGNORECASE)
# Copies that lost their breaks run one sentence into the next: 'region.”NATO …', 'injured.Milan …'.
_END = re.compile(r"[.!?…][\"”’'»)\]]*(?=\s|$)|(?<=[^\W\d_A-Z])[.!?][”\"]?(?=[A-Z][^\W\d_A-Z])|[.!?][”\"](?=[A-Z])|\n")

# A stretch without full stops is cut into sentences of this length, so that no event costs more than its surroundings.
_LONGEST = 2000
_MOST = 40  # times of one sentence
LONG = 5  # letters that forms of one word share, and that a telling word has
_OPENING = 20  # times: a dateline is among the first


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold where sentences and paragraphs lie, in code points, and the time expressions between.

    `told` are the starts of the times that say when something was told; `words` the long words of each sentence.
    """

    text: str
    sentences: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    times: tuple[TimeExpression, ...]
    time_starts: tuple[int, ...]
    told: frozenset[int]
    words: tuple[frozenset[str], ...]

    def at(self, position: int) -> int:
        """Give the number of the sentence around `position`."""
        return max(0, bisect_right(self.starts, position) - 1)

    def times_of(self, sentence: int) -> tuple[TimeExpression, ...]:
        """Give the time expressions that begin in a sentence, without datelines and times of telling."""
        start, end = self.sentences[sentence]
        low, high = bisect_left(self.time_starts, start), bisect_left(self.time_starts, end)
        return tuple(t for t in self.times[low : min(high, low + _MOST)] if not t.dateline and t.start not in self.told)

    def opens_paragraph(self, sentence: int) -> bool:
        """Say whether a sentence is the first of its paragraph."""
        start, _ = self.sentences[sentence]
        return start == 0 or "\n" in self.text[self.sentences[sentence - 1][1] - 1 : start] if sentence else True

    def dateline(self) -> TimeExpression | None:
        """Give the day of the dateline, if the text has one."""
        return next((t for t in self.times[:_OPENING] if t.dateline), None)


def _sentences(text: str) -> list[tuple[int, int]]:
    """List the sentences of `text` as ranges that leave no word out."""
    out: list[tuple[int, int]] = []
    low = 0
    for end in _END.finditer(text):
        if end.group() != "\n" and _SHORT.search(text, max(0, end.start() - 6), end.start() + 1):
            continue
        if text[low : end.end()].strip():
            out.append((low, end.end()))
        low = end.end()
    if text[low:].strip():
        out.append((low, len(text)))
    return [(at, min(at + _LONGEST, end)) for start, end in out for at in range(start, end, _LONGEST)] or [(0, len(text))]


@lru_cache(maxsize=2)
def lay_out(text: str) -> Layout:
    """Lay `text` out; the last two texts are kept, since each is asked for once an event.

    >>> [s for s in lay_out("Gen. Oder left.He came back.").sentences]
    [(0, 15), (15, 28)]
    """
    sentences, times = tuple(_sentences(text)), tuple(find_times(text))
    starts = tuple(s for s, _ in sentences)
    told = set()
    for time in times:
        low, high = sentences[max(0, bisect_right(starts, time.start) - 1)]
        if dates_telling(text, time, low, high):
            told.add(time.start)
    words = tuple(long_words(text[low:high]) for low, high in sentences)
    return Layout(text, sentences, starts, times, tuple(t.start for t in times), frozenset(told), words)


def long_words(text: str) -> frozenset[str]:
    """Give the words of five letters or more, in small letters.

    >>> sorted(long_words("Troops left a town."))
    ['troops']
    """
    return frozenset(word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) >= LONG)
