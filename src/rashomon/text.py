"""Offsets and the words at them: the only place where positions are counted.

One unit everywhere: Unicode code points into the input as decoded (`Original.raw`), start
included, end not.  `Text` is what a reader sees; every character of it knows the piece of
`raw` that it came from, and `Text.pin` is the one way from the reader's view back to spans.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.errors import SpanError

SPACE = re.compile(r"\s+")
# The form of a character reference as HTML defines it (the pattern the standard library uses).
_ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_BREAKING = re.compile(r"<\s*+/?+\s*+(?:br|p|div|li|ul|ol|tr|td|th|table|h[1-6]|hr|blockquote|section|article|figure|dd|dt)\b", re.IGNORECASE)
BREAK = "\n"
# How a note begins that says how an input was got.
ABOUT_INPUT = "input: "


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Address a non-empty run of `raw`: `0 <= start < end`, in code points, end excluded.

    >>> Span(2, 5)
    Span(start=2, end=5)
    >>> Span(5, 5)
    Traceback (most recent call last):
    rashomon.errors.SpanError: a span must have 0 <= start < end, not 5..5
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"a span must have 0 <= start < end, not {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Words:
    """Hold spans together with the words at them, which prove the offsets.

    `spans` are sorted and do not overlap; `text` is each span's slice, entities decoded where the
    input is markup, white-space runs as one space, spans joined by one space.  Build it with `read_words`.
    """

    spans: tuple[Span, ...]
    text: str

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end


def read_words(raw: str, spans: Iterable[Span], *, markup: bool = False) -> Words:
    """Read the words at `spans` of `raw`.

    `markup` decodes HTML entities.  Raises `SpanError` for a span outside `raw`, or no span at all.

    >>> read_words("He said\\n  so.", [Span(0, 13)]).text
    'He said so.'
    >>> read_words("A &amp; B", [Span(0, 9)], markup=True).text
    'A & B'
    """
    ordered = tuple(sorted(spans))
    if not ordered:
        raise SpanError("words need at least one span")
    if ordered[-1].end > len(raw):
        raise SpanError(f"{ordered[-1]} lies outside a text of {len(raw)} code points")
    slices = (raw[s.start : s.end] for s in ordered)
    return Words(ordered, " ".join(SPACE.sub(" ", html.unescape(s) if markup else s) for s in slices))


def trim(raw: str, start: int, end: int) -> Span | None:
    """Shrink `start..end` past white space at both edges; `None` when nothing is left.

    >>> trim("  so ", 0, 5)
    Span(start=2, end=4)
    """
    part = raw[start:end]
    left = len(part) - len(part.lstrip())
    right = len(part.rstrip())
    return Span(start + left, start + right) if right > left else None


def merge(raw: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that touch, overlap or are parted by white space only; sort them.

    >>> merge("ab  cd", [Span(4, 6), Span(0, 2)])
    (Span(start=0, end=6),)
    """
    out: list[Span] = []
    for span in sorted(spans):
        if out and (span.start <= out[-1].end or raw[out[-1].end : span.start].isspace()):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Original:
    """Keep one input as decoded; `raw` is never altered.

    `id` is a digest of the bytes and the encoding; `raw == data.decode(encoding, "replace")`.
    `path` is the input as named (`-` for standard input); `media_type` is `text/plain` or `text/html`; `notes` (each begins with
    `ABOUT_INPUT`) say how the input was got, where it is not what was in a file or on a page.
    """

    raw: str
    encoding: str
    path: str
    sha256: str
    media_type: str
    id: str
    notes: tuple[str, ...] = ()

    @property
    def markup(self) -> bool:
        return self.media_type == "text/html"

    @property
    def name(self) -> str:
        """The last part of `path`, the file's own name."""
        return self.path.replace("\\", "/").rsplit("/", 1)[-1]

    def words(self, *spans: Span) -> Words:
        """Read the words at `spans` by the law of `read_words`."""
        return read_words(self.raw, spans, markup=self.markup)


@dataclass(frozen=True, slots=True)
class Piece:
    """Map one run of the reader's text to one run of `raw`.

    Verbatim when both have the same length and `atomic` is false; an atomic piece (an entity, a run of
    white space, an inserted break) is taken whole or not at all.
    """

    at: int
    length: int
    start: int
    end: int
    atomic: bool = False


class Text:
    """Show the words in reading order and remember where each came from.

    `str(text)` holds one unit (a title or a paragraph) a line.  `units` are their ranges in it.
    Build it with `Text.build`; `pin` turns a range of `str(text)` into spans of `raw`, `find` goes back.
    """

    __slots__ = ("_at", "_content", "_original", "_raw_starts", "_sorted", "pieces", "units")

    def __init__(self, original: Original, content: str, pieces: tuple[Piece, ...], units: tuple[tuple[int, int], ...]) -> None:
        self._original = original
        self._content = content
        self.pieces = pieces
        self.units = units
        self._at = [p.at for p in pieces]
        self._sorted = sorted((p for p in pieces if p.end > p.start), key=lambda p: p.start)
        self._raw_starts = [p.start for p in self._sorted]

    def __str__(self) -> str:
        return self._content

    def __len__(self) -> int:
        return len(self._content)

    def __repr__(self) -> str:
        return f"Text({len(self._content)} code points, {len(self.units)} units)"

    @classmethod
    def build(cls, original: Original, units: Sequence[Sequence[Span]]) -> Text:
        """Lay out `units` (each the spans of a title or paragraph, in reading order), one a line.

        >>> raw = "It rained.Then  it stopped."
        >>> original = Original(raw, "utf-8", "x.txt", "", "text/plain", "")
        >>> text = Text.build(original, [[Span(0, 10)], [Span(10, 27)]])
        >>> str(text)
        'It rained.\\nThen it stopped.'
        >>> text.pin(11, 18)
        (Span(start=10, end=18),)
        """
        writer = _Writer(original)
        ranges = []
        for unit in units:
            if writer.length:
                writer.insert(BREAK, writer.raw_end)
            at = writer.length
            writer.unit(unit)
            ranges.append((at, writer.length))
        return cls(original, "".join(writer.out), tuple(writer.pieces), tuple(ranges))

    def pin(self, start: int, end: int) -> tuple[Span, ...]:
        """Give the spans of `raw` behind `str(text)[start:end]`, white space at the edges left out.

        Adjoining spans are one.  A cut inside an entity takes the whole entity.  Raises `SpanError`
        when the range lies outside the text or holds no word.
        """
        if not 0 <= start <= end <= len(self._content):
            raise SpanError(f"{start}..{end} lies outside a text of {len(self._content)} code points")
        raw = self._original.raw
        found = []
        for i in range(max(0, bisect_right(self._at, start) - 1), len(self.pieces)):
            piece = self.pieces[i]
            if piece.at >= end:
                break
            if piece.at + piece.length <= start or piece.start == piece.end:
                continue
            low = piece.start if piece.atomic else piece.start + max(0, start - piece.at)
            high = piece.end if piece.atomic else piece.start + min(piece.length, end - piece.at)
            if span := trim(raw, low, high):
                found.append(span)
        if not found:
            raise SpanError(f"no word stands at {start}..{end}")
        return merge(raw, found)

    def words(self, start: int, end: int) -> Words:
        """Pin `str(text)[start:end]` and read the words there."""
        return self._original.words(*self.pin(start, end))

    def read(self, spans: Iterable[Span]) -> Words:
        """Read the words at `spans` of the input, joining spans parted by white space only."""
        return self._original.words(*merge(self._original.raw, spans))

    def find(self, span: Span) -> tuple[int, int] | None:
        """Give the range of `str(text)` that shows `span`, or `None` when the text leaves it out."""
        hits = []
        for i in range(max(0, bisect_right(self._raw_starts, span.start) - 1), len(self._sorted)):
            piece = self._sorted[i]
            if piece.start >= span.end:
                break
            if piece.end <= span.start:
                continue
            low, high = max(span.start, piece.start) - piece.start, min(span.end, piece.end) - piece.start
            hits.append((piece.at, piece.at + piece.length) if piece.atomic else (piece.at + low, piece.at + high))
        return (min(h[0] for h in hits), max(h[1] for h in hits)) if hits else None


class _Writer:
    """Write the reader's text and its pieces side by side."""

    def __init__(self, original: Original) -> None:
        self.original = original
        self.out: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.raw_end = 0

    def put(self, shown: str, start: int, end: int, *, atomic: bool) -> None:
        if shown:
            self.pieces.append(Piece(self.length, len(shown), start, end, atomic))
            self.out.append(shown)
            self.length += len(shown)
            self.raw_end = end

    def insert(self, shown: str, where: int) -> None:
        self.put(shown, where, where, atomic=True)

    def unit(self, spans: Sequence[Span]) -> None:
        raw, last = self.original.raw, None
        for span in spans:
            if last is not None and (joint := self.joint(raw[last:span.start] if last <= span.start else " ")):
                self.insert(joint, self.raw_end)
            self.span(span)
            last = span.end

    def joint(self, gap: str) -> str:
        """Say what a reader sees between two runs of one paragraph: a space or nothing."""
        if not self.original.markup:
            return " "
        return " " if _BREAKING.search(gap) or SPACE.search(_TAG.sub("", gap)) else ""

    def span(self, span: Span) -> None:
        raw, at = self.original.raw, span.start
        special = _SPECIAL_MARKUP if self.original.markup else _SPECIAL_PLAIN
        for found in special.finditer(raw, span.start, span.end):
            shown = " " if found.group().isspace() else html.unescape(found.group())
            shown = SPACE.sub(" ", shown)
            if shown == found.group():
                continue
            self.put(raw[at : found.start()], at, found.start(), atomic=False)
            self.put(shown, found.start(), found.end(), atomic=True)
            at = found.end()
        self.put(raw[at : span.end], at, span.end, atomic=False)


_SPECIAL_PLAIN = SPACE
_SPECIAL_MARKUP = re.compile(rf"{SPACE.pattern}|{_ENTITY.pattern}")
