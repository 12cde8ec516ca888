"""Lay a report's statements over its reading text: places, sentences, quoted stretches."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from rashomon.model import Report, Statement
from rashomon.text import Words

Range = tuple[int, int]
# A full stop, then what can open a sentence; glued paragraphs (`so.”Next`) part too.
_STOP = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[—–-]*\s*[A-Z0-9À-ÞЀ-Я])|[.!?][\"”](?=[A-Z])|(?<=[a-z]{2})\.(?=[A-Z][a-z])")
_PLACE = re.compile(r"\b(?:in|across|into|near|throughout|inside|outside|around)\s((?:[A-Z][\w’'-]*\s){0,2}[A-Z][\w-]*)")
_NAME = r"(?<![\w’'-])(?:[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĽŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ][\w’'-]{0,40}\s){1,2}[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĽŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ][\w’'-]{0,40}"
_BODYLIKE = re.compile(
    rf"\b(?:group|movement|sect|network|militia|organi[sz]ation|party|faction|alliance|coalition|insurgents|militants|rebels|guerrillas|terrorists|charity|company|firm|club|union)\s(?:called\s|known as\s|of\s)?(?P<a>{_NAME})"
    rf"|\b(?P<b>{_NAME})[’']?s?\s(?:militants|fighters|insurgents|guerrillas|gunmen|militiamen|members|cells?|commanders?|hideouts?|strongholds?|investigators|researchers?|volunteers)\b"
)
_SHORT = re.compile(r"(?:\b(?:Mr|Ms|Dr|St|Lt|Gen|Col|Sgt|Sen|Rep|Gov|Maj|Mrs|Msgr|Prof|No)|\b[A-Z])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """Place one statement in the reading text; ranges are in `str(report.text)`, `at` orders lines as read."""

    statement: Statement
    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    at: int


class View:
    """Hold the reading text with what is asked of it again and again."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = str(report.text)
        self.capitals = capitals(self.text)
        self._places: frozenset[str] | None = None
        self._names: frozenset[str] | None = None
        self._surnames: frozenset[str] | None = None
        self._counts: Counter[str] | None = None
        self._bodylike: frozenset[str] | None = None
        self._small: frozenset[str] | None = None
        self._inside: frozenset[str] | None = None
        self.stops = self._stops()
        self.lines = sorted((self._line(s) for s in report.statements or ()), key=lambda line: (line.at, line.statement.id))
        self.by_id = {line.statement.id: line for line in self.lines}
        self.quoted = self._quoted()
        self._marks = [[m.start() for m in re.finditer(mark, self.text)] for mark in "“”\""]
        self._quote_starts = [a for a, _ in self.quoted]

    def _place(self, words: Words | None) -> Range | None:
        if words is None:
            return None
        return self.report.text.find(words.spans[0])

    def _line(self, statement: Statement) -> Line:
        source, cue = self._place(statement.source), self._place(statement.cue)
        found = (self.report.text.find(span) for span in statement.content.spans)
        content = tuple(r for r in found if r)
        at = source or cue or (content[0] if content else (0, 0))
        return Line(statement, source, cue, content, at[0])

    def _stops(self) -> list[int]:
        starts = {a for a, _ in self.report.text.units} | {0}
        for m in _STOP.finditer(self.text):
            if m.group()[0] != "." or not _SHORT.search(self.text[max(0, m.start() - 6) : m.start()]):
                starts.add(m.end())
        return sorted(starts)

    def _quoted(self) -> list[Range]:
        ranges = sorted(r for line in self.lines if line.statement.manner == "direct" for r in line.content)
        out: list[Range] = []
        for a, b in ranges:
            if out and a <= out[-1][1]:
                out[-1] = (out[-1][0], max(b, out[-1][1]))
            else:
                out.append((a, b))
        return out

    def in_quote(self, at: int) -> bool:
        """Say whether a place lies inside the content of a direct statement."""
        i = bisect_right(self._quote_starts, at) - 1
        return i >= 0 and at < self.quoted[i][1]

    @property
    def places(self) -> frozenset[str]:
        """The capitalised words that stand behind `in`, `across` …, as people do not."""
        if self._places is None:
            self._places = frozenset(m.group(1) for m in _PLACE.finditer(self.text))
        return self._places

    @property
    def surnames(self) -> frozenset[str]:
        """The capitalised words that stand behind another capitalised word or a title, as surnames do."""
        if self._surnames is None:
            self._surnames = frozenset(re.findall(r"(?<=[\w.] )[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĽŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ][\w-]+", "\n".join(re.findall(r"(?<![\w’'-])(?:[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĽŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ][\w’'-]{0,40}\.?\s)+[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĽŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ][\w-]{1,40}", self.text))))
        return self._surnames

    @property
    def counts(self) -> Counter[str]:
        """How often each word stands in the text, in small letters."""
        if self._counts is None:
            self._counts = Counter(re.findall(r"[^\W\d_]+", self.text.casefold()))
        return self._counts

    @property
    def bodylike(self) -> frozenset[str]:
        """The names of several words that the text calls a group or gives members: `the sect Ansar Tal`, `Ansar Tal fighters`."""
        if self._bodylike is None:
            self._bodylike = frozenset(m.group("a") or m.group("b") for m in _BODYLIKE.finditer(self.text))
        return self._bodylike

    def lost_owner(self, word: str) -> bool:
        """Say whether a capitalised word in -s is a possessive whose apostrophe the copy lost (`Orvas army`)."""
        if self._names is None:
            bare = not re.search("[’']", self.text)
            self._names = frozenset(re.findall(r"\b[A-Z][\w-]+", self.text)) if bare else frozenset()
        return word.endswith("s") and word[:-1] in self._names

    def common(self, word: str) -> bool:
        """Say whether a capitalised word stands in small letters elsewhere, so that its capital opens a sentence and names none."""
        if self._small is None:
            self._small = frozenset(re.findall(r"\b[a-zà-öø-ÿ]{3,}\b", self.text))
        return word.casefold() in self._small

    def named_inside(self, word: str) -> bool:
        """Say whether a word stands with its capital inside a sentence, as a name would."""
        if self._inside is None:
            self._inside = frozenset(re.findall(r"(?<=[a-z,;] )[A-Z][\w’'-]*", self.text))
        return word in self._inside

    def quotation_open(self, start: int, at: int) -> bool:
        """Say whether a quotation that opens in `start..at` is still open at the end."""
        opened, closed, plain = (bisect_left(marks, at) - bisect_left(marks, start) for marks in self._marks)
        return opened > closed if opened else plain % 2 == 1

    def sentence(self, at: int) -> int:
        """Give the number of the sentence at a place."""
        return bisect_right(self.stops, at) - 1

    def bounds(self, number: int) -> Range:
        """Give the range of a sentence by number."""
        end = self.stops[number + 1] if number + 1 < len(self.stops) else len(self.text)
        return self.stops[number], end

    def parent(self, line: Line) -> Line | None:
        """Give the line that carries this one."""
        within = line.statement.within
        return self.by_id.get(within) if within else None


def length(ranges: tuple[Range, ...]) -> int:
    """Add up the lengths of ranges, in code points.

    >>> length(((0, 3), (5, 6)))
    4
    """
    return sum(b - a for a, b in ranges)


def capitals(text: str) -> bool:
    """Say whether a text is printed in capitals throughout, so that case tells nothing.

    >>> capitals("REBELS SAID THE TOWN FELL"), capitals("The UN said so")
    (True, False)
    """
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)
