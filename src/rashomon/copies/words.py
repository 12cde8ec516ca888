"""Read a report as words to compare: case, commas, apostrophes and quotation marks aside, each with its place."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from rashomon.model import Report
from rashomon.text import Words

# Initials with full stops, numbers with their commas, words with their apostrophes.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d]\w*(?:['’ʼ`´][^\W_]+)*")
_MARKS_INSIDE = str.maketrans("", "", "'’ʼ`´.,")
_ENDS = re.compile(r"[.!?…][\"”’'»)\]]*\s|\n")
_TITLED = frozenset("mr mrs ms dr prof gen col lt maj capt sgt sen rep gov st no vs jan feb aug sept sep oct nov dec".split())
# Double marks, then single ones: which way a straight mark faces is told by the letters beside it.
_MARKS = (
    (re.compile(r"[“„«]|``|(?:(?<=[\s(\[—–-])|^)\"(?=\S)"), re.compile(r"[”»]|''|(?<=\S)\"(?=[\s.,;:!?)\]—–-]|$)|(?<=[,.!?]\s)\"(?=\s)")),
    (re.compile(r"(?:(?<=[\s(\[—–-])|^)[‘'](?=[^\W\d])"), re.compile(r"(?<=[\w.,!?…])[’'](?=[\s.,;:!?)\]—–-]|$)")),
)
# A text without full stops is parted here; a quotation longer than this is a lost mark, not a quotation.
LONGEST_SENTENCE, LONGEST_QUOTATION = 80, 150
# Words of a report that are compared; the longest stories that are annotated hold two thirds of it.
MOST_WORDS = 100_000
MARKS_BEHIND = 4


@dataclass(frozen=True, eq=False)
class Page:
    """Hold a report's words in order: `keys` as compared, `starts` and `ends` as places in `str(report.text)`.

    `widespread` marks with 1 the words that many reports of the set hold.

    >>> from rashomon import read_text
    >>> text = "It cost 280,000 marks, the mayor’s clerk said. The U.N. envoy did not dispute it at all that evening."
    >>> page(read_text(text)).keys[:7]
    ['it', 'cost', '280000', 'marks', 'the', 'mayors', 'clerk']
    """

    report: Report
    keys: list[str]
    starts: array[int]
    ends: array[int]
    widespread: bytearray = field(default_factory=bytearray)

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def id(self) -> str:
        return self.report.original.id

    @property
    def story(self) -> list[str]:
        """Give the words of the story, without those of the title."""
        report = self.report
        if not report.titled or len(report.text.units) < 2:
            return self.keys
        return self.keys[bisect_left(self.starts, report.text.units[1][0]) :]

    @property
    def order(self) -> tuple[str, int, str]:
        """Order reports: the earlier dated first, then the longer, then by id; undated ones last."""
        return (self.report.day or "9999", -len(self.keys), self.id)

    def words(self, first: int, last: int) -> Words:
        """Pin the words `first` to `last` (not included)."""
        return self.report.text.words(self.starts[first], self.ends[last - 1])

    def printed(self, number: int) -> str:
        """Give word `number` as printed."""
        return self.text[self.starts[number] : self.ends[number]]

    def between(self, number: int) -> str:
        """Give what stands between word `number` and the next (behind the last one, its marks)."""
        until = self.starts[number + 1] if number + 1 < len(self.keys) else self.ends[number] + MARKS_BEHIND
        return self.text[self.ends[number] : until]

    @cached_property
    def text(self) -> str:
        return str(self.report.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """List the sentences as ranges of words."""
        found, first = [], 0
        for number in range(len(self.keys)):
            ended = number + 1 == len(self.keys) or self._ends_after(number)
            if ended or number + 1 - first == LONGEST_SENTENCE:
                found.append((first, number + 1))
                first = number + 1
        return found

    def _ends_after(self, number: int) -> bool:
        gap = self.between(number)
        end = _ENDS.search(gap)
        if end is None:
            return False
        if end.group() == "\n":
            return True
        key, following = self.keys[number], self.printed(number + 1)[0]
        return key not in _TITLED and (len(key) > 1 or key.isdigit()) and not following.islower()

    @cached_property
    def sentence_of(self) -> list[int]:
        """Give the number of each word's sentence."""
        return [n for n, (first, last) in enumerate(self.sentences) for _ in range(first, last)]

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """List what stands in quotation marks, or is read as direct speech, as ranges of words."""
        found: set[tuple[int, int]] = set()
        marked = bytearray(len(self.keys))
        for ranges in (self._marked(*_MARKS[0]), self._marked(*_MARKS[1]), self._spoken()):
            for first, last in ranges:
                if 0 < last - first <= LONGEST_QUOTATION and not any(marked[first:last]):
                    marked[first:last] = b"\1" * (last - first)
                    found.add((first, last))
        return sorted(found)

    def _marked(self, opening: re.Pattern[str], closing: re.Pattern[str]) -> list[tuple[int, int]]:
        """Pair marks; one whose other half is lost reaches to the edge of its sentence."""
        found, opened = [], None
        double = opening is _MARKS[0][0]
        for number in range(-1, len(self.keys)):
            gap = self.between(number) if number >= 0 else self.text[: self.starts[0]] if self.keys else ""
            if not gap.strip() and "\n" not in gap:
                continue
            shown = _edged(self, number, gap)
            opens, closes = bool(opening.search(shown)), number >= 0 and bool(closing.search(shown))
            if opened is not None and closes:
                found.append((opened, number + 1))
            elif double and opened is not None and (opens or "\n" in gap):
                found.append((opened, min(number + 1, self.sentences[self.sentence_of[opened]][1])))
            elif double and closes and gap[0] in ",.!?":
                found.append((self.sentences[self.sentence_of[number]][0], number + 1))
            if closes or "\n" in gap:
                opened = None
            if opens and number + 1 < len(self.keys):
                opened = number + 1
        if double and opened is not None:
            found.append((opened, self.sentences[self.sentence_of[opened]][1]))
        return found

    def _spoken(self) -> list[tuple[int, int]]:
        found = []
        for statement in self.report.statements or ():
            if statement.manner != "direct":
                continue
            for span in statement.content.spans:
                if place := self.report.text.find(span):
                    first, last = bisect_left(self.ends, place[0] + 1), bisect_left(self.starts, place[1])
                    if first < last:
                        found.append((first, last))
        return found

    @cached_property
    def quoted(self) -> bytearray:
        """Mark each word that stands in a quotation with 1."""
        marks = bytearray(len(self.keys))
        for first, last in self.quotations:
            marks[first:last] = b"\1" * (last - first)
        return marks


def _edged(page: Page, number: int, gap: str) -> str:
    """Show a gap with a letter at each edge, where words stand, so that a straight mark tells which way it faces."""
    return f"{'x' if number >= 0 else ''}{gap}{'x' if number + 1 < len(page.keys) else ''}"


def page(report: Report) -> Page:
    """Split the words of a report (title and story), at most `MOST_WORDS`."""
    keys: list[str] = []
    starts, ends = array("L"), array("L")
    for found in islice(_WORD.finditer(str(report.text)), MOST_WORDS):
        keys.append(key(found.group()))
        starts.append(found.start())
        ends.append(found.end())
    return Page(report, keys, starts, ends, bytearray(len(keys)))


def key(word: str) -> str:
    """Fold a word to what is compared.

    >>> [key(word) for word in ("Saturday’s", "280,000", "U.S.", "1.5")]
    ['saturdays', '280000', 'us', '1.5']
    """
    if word[0].isdigit():
        return sys.intern(word.replace(",", ""))
    return sys.intern(word.translate(_MARKS_INSIDE).casefold())
