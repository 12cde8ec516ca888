"""Lay a report out for the rules: its words in lower case, and where sentences and clauses begin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from rashomon.incidents.lexicon import classes
from rashomon.model import Report

Range = tuple[int, int]
_WORD = re.compile(r"(?:[A-Z]\.){2,}(?!\w)|[^\W_]+(?:[’'.&-][^\W_]+)*")
_END = re.compile(r"[.!?…][\"”’'»)\]]*(?=\s|$|[A-Z“])|\n")
_SHORT = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|St|No|vs|approx|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)$", re.IGNORECASE)
# Sentences longer than this, in words, are cut: a text without full stops must cost no more than one with.
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one word: its range in the text and its form in lower case."""

    start: int
    end: int
    low: str


class Page:
    """Hold the words of a report with what is asked of them again and again; ranges are in `str(report.text)`."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = str(report.text)
        self.tokens = [Token(m.start(), m.end(), m.group().lower().replace("’", "'")) for m in _WORD.finditer(self.text)]
        self.starts = [t.start for t in self.tokens]
        letters = [c for c in self.text[:20000] if c.isalpha()]
        self.capitals = bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)
        self.title_end = report.text.units[0][1] if report.titled and report.text.units else 0
        self._last: tuple[int, list[str]] = (-1, [])
        self.sentences = self._sentences()
        self.clauses = self._clauses()

    def word(self, i: int) -> str:
        """Give a word in lower case by number; empty outside the text."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def printed(self, i: int) -> str:
        """Give a word as printed."""
        return self.text[self.tokens[i].start : self.tokens[i].end]

    def gap(self, i: int) -> str:
        """Give what stands between word `i` and the next."""
        if i < 0 or i + 1 >= len(self.tokens):
            return "\n"
        return self.text[self.tokens[i].end : self.tokens[i + 1].start]

    def at(self, place: int) -> int:
        """Give the number of the first word that ends behind a place of the text."""
        i = bisect_right(self.starts, place) - 1
        return i if i >= 0 and self.tokens[i].end > place else i + 1

    def share(self, name: str) -> int:
        """Count the words of the report that belong to a small class."""
        return self._shares.get(name, 0)

    @cached_property
    def _shares(self) -> dict[str, int]:
        low = [token.low for token in self.tokens]
        return {name: sum(word in classes("small")[name] for word in low) for name in ("labour", "arms")}

    def sentence(self, i: int) -> int:
        """Give the number of the sentence that holds word `i`."""
        return bisect_right(self.sentences, i) - 1

    def sentence_words(self, number: int) -> Range:
        """Give the words of a sentence, first included, last not."""
        return _cell(self.sentences, number, len(self.tokens))

    def sentence_low(self, number: int) -> list[str]:
        """Give the words of a sentence in lower case; the last one asked for is kept, since its phrases ask in turn."""
        if self._last[0] != number:
            self._last = number, [token.low for token in self.tokens[slice(*self.sentence_words(number))]]
        return self._last[1]

    def clause(self, i: int) -> int:
        """Give the number of the clause that holds word `i`."""
        return bisect_right(self.clauses, i) - 1

    def clause_words(self, number: int) -> Range:
        """Give the words of a clause, first included, last not."""
        return _cell(self.clauses, number, len(self.tokens))

    def in_title(self, i: int) -> bool:
        """Say whether word `i` stands in the title."""
        return self.tokens[i].start < self.title_end

    def _sentences(self) -> list[int]:
        found = {0} | {bisect_left(self.starts, a) for a, _ in self.report.text.units}
        for m in _END.finditer(self.text):
            if m.group()[0] != "." or not _SHORT.search(self.text[max(0, m.start() - 6) : m.start()]):
                found.add(bisect_left(self.starts, m.end()))
        return _cut(sorted(found), len(self.tokens))

    def _clauses(self) -> list[int]:
        breaks = classes("small")["clause"]
        found = set(self.sentences)
        for i, token in enumerate(self.tokens):
            gap = self.gap(i - 1) if i else ""
            if token.low in breaks and not (token.low == "as" and self._names(i)):
                found.add(self._with_measure(i))
            elif (";" in gap or "—" in gap or "--" in gap or " – " in gap) or ("," in gap and token.low in ("and", "but", "so")):
                found.add(i)
        return sorted(f for f in found if f < len(self.tokens))

    def _names(self, i: int) -> bool:
        """Say whether "as" at word `i` names or compares, and opens no clause (`known as`, `as well as`)."""
        small = classes("small")
        return self.word(i + 1) in small["as_before"] or self.word(i - 1) in small["as_behind"]

    def _with_measure(self, i: int) -> int:
        """Move a clause's start before "a day" of "a day after"."""
        measures = classes("small")["measure"]
        if self.word(i - 1) in measures and "," not in self.gap(i - 2):
            return i - 2 if self.word(i - 2) in classes("small")["count"] or self.word(i - 2).isdigit() else i - 1
        return i


def _cell(starts: list[int], number: int, end: int) -> Range:
    return starts[number], starts[number + 1] if number + 1 < len(starts) else end


def _cut(starts: list[int], end: int) -> list[int]:
    out: list[int] = []
    for here, following in zip(starts, [*starts[1:], end], strict=True):
        if here < end:
            out.extend(range(here, max(following, here + 1), LONGEST))
    return out or [0]
