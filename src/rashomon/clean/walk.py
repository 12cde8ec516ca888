"""Walk raw HTML in one linear pass and record where each run of visible text begins and ends.

A tokenizer of our own, after the WHATWG tokenization rules but for three points, so that broken pages
lose no words: a quoted value that is never closed ends at the next `>`; `title` and `textarea` may hold
tags; elements that a browser hides are walked too, as hidden.  Positions are code points of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rashomon.clean.places import place_of
from rashomon.text import Span, trim

_MARK = re.compile(r"<(?=[a-zA-Z/!?])")
_NAME = re.compile(r"[a-zA-Z][^\s/>]*+")
_ATTRIBUTE = re.compile(r"[^\s/>][^\s/>=]*+")
_GAP = re.compile(r"[\s/]*+")
_EQUALS = re.compile(r"\s*+=\s*+")
_BARE = re.compile(r"[^\s>]*+")


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark nobr picture q rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr"
)
RAW = _names("script style xmp iframe noembed noframes")
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_FACTS = _names("meta link time html script")
_CLOSES_P = _names(
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "li main menu nav ol p pre section table ul"
)
# What a start tag ends when it stands right inside it, beside the paragraphs that blocks end.
_ENDS = {
    name: frozenset(ended) for ended in (("td", "th"), ("dd", "dt"), ("li",), ("option",), ("p",)) for name in ended
}
_ENDS["tr"] = frozenset(("td", "th", "tr"))


@dataclass(frozen=True, slots=True)
class Tag:
    """Keep one start tag: its name, the place of each attribute value, and of the text in it (scripts only)."""

    name: str
    values: dict[str, tuple[int, int]]
    start: int
    end: int
    inside: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Run:
    """Hold one run of text between two tags, white space at its edges left out; `linked` inside a link."""

    start: int
    end: int
    linked: bool


@dataclass(slots=True)
class Line:
    """Hold the runs that a reader sees as one block: no block tag and no double line break parts them.

    `place` names the structural element around it ("" for none), `element` the nearest block element and
    `parent` the number of the block that holds that one (lines beside each other share it).
    """

    place: str
    element: str
    parent: int
    runs: list[Run] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.runs[0].start

    @property
    def end(self) -> int:
        return self.runs[-1].end

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(Span(r.start, r.end) for r in self.runs)


@dataclass(slots=True)
class Walked:
    """Give what one walk found: lines in page order, tags that carry facts, wordless stretches, greatest depth."""

    lines: list[Line] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    wordless: list[tuple[int, int]] = field(default_factory=list)  # scripts, styles, comments
    depth: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Open:
    """Remember one open block element, and what the blocks and words in it inherit."""

    name: str
    number: int
    parent: int
    place: str
    element: str
    inline: int


def walk(raw: str) -> Walked:
    """Walk `raw` once, in time and memory linear in its length.

    >>> page = walk("<nav><a>Home</a></nav><p>It <b>rained</b>.")
    >>> [(line.place, [(r.start, r.end) for r in line.runs]) for line in page.lines]
    [('navigation', [(8, 12)]), ('', [(25, 27), (31, 37), (41, 42)])]
    """
    walker = _Walker(raw)
    walker.run()
    return walker.page


class _Walker:
    """Carry the state of one walk: open blocks, the line being filled, what was found."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.page = Walked()
        self.open = [_Open("", 0, 0, "", "", 0)]
        self.counts: dict[str, int] = {}
        self.line: Line | None = None
        self.linked = False
        self.breaks = 0
        self.inline = 0
        self.never: set[str] = set()  # quotes known not to come again

    def run(self) -> None:
        raw, at = self.raw, 0
        while at < len(raw):
            mark = _MARK.search(raw, at)
            stop = mark.start() if mark else len(raw)
            self.text(at, stop)
            at = self.markup(stop) if mark else stop

    def text(self, start: int, end: int) -> None:
        span = trim(self.raw, start, end)
        if span is None:
            return
        self.breaks = 0
        if self.line is None:
            top = self.open[-1]
            self.line = Line(top.place, top.element, top.parent)
            self.page.lines.append(self.line)
        self.line.runs.append(Run(span.start, span.end, self.linked))

    def markup(self, at: int) -> int:
        """Read the markup at `at`; give the position after it."""
        raw = self.raw
        if raw.startswith("<!--", at):
            return self.skip(at, raw.find("-->", at + 2), 3)
        closing = raw.startswith("</", at)
        name = _NAME.match(raw, at + 1 + closing)
        if name is None:
            return self.skip(at, raw.find(">", at), 1)
        values, end = self.attributes(name.end())
        self.page.count += 1
        if closing:
            self.close(name.group().lower())
            return end
        return self.start(Tag(name.group().lower(), values, at, end))

    def skip(self, start: int, found: int, length: int) -> int:
        end = found + length if found >= 0 else len(self.raw)
        self.page.wordless.append((start, end))
        return end

    def attributes(self, at: int) -> tuple[dict[str, tuple[int, int]], int]:
        """Read attributes from `at` to the end of the tag; the first of a name counts, as in browsers."""
        raw, values = self.raw, dict[str, tuple[int, int]]()
        if raw.startswith(">", at):
            return values, at + 1
        while True:
            at = _ends(_GAP, raw, at)
            name = _ATTRIBUTE.match(raw, at)
            if name is None:
                return values, min(at + 1, len(raw))
            at, value = name.end(), (name.end(), name.end())
            if equals := _EQUALS.match(raw, at):
                value, at = self.value(equals.end())
            values.setdefault(name.group().lower(), value)

    def value(self, at: int) -> tuple[tuple[int, int], int]:
        raw = self.raw
        quote = raw[at : at + 1]
        if quote not in ("'", '"'):
            end = _ends(_BARE, raw, at)
            return (at, end), end
        end = -1 if quote in self.never else raw.find(quote, at + 1)
        if end >= 0:
            return (at + 1, end), end + 1
        self.never.add(quote)
        end = raw.find(">", at)
        end = end if end >= 0 else len(raw)
        return (at + 1, end), end

    def start(self, tag: Tag) -> int:
        end = self.raw_text(tag.name, tag.end) if tag.name in RAW else tag.end
        if tag.name in _FACTS:
            self.page.tags.append(Tag(tag.name, tag.values, tag.start, tag.end, (tag.end, end)))
        if tag.name in RAW:
            self.page.wordless.append((tag.start, end))
        elif tag.name == "br":
            self.breaks += 1
            if self.breaks > 1:
                self.line = None
        elif tag.name in INLINE:
            self.open_inline(tag)
        else:
            self.open_block(tag)
        return end

    def raw_text(self, name: str, at: int) -> int:
        found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.raw, at)
        return found.start() if found else len(self.raw)

    def open_inline(self, tag: Tag) -> None:
        if tag.name in VOID:
            return
        self.inline += 1
        self.page.depth = max(self.page.depth, len(self.open) + self.inline)
        if tag.name == "a":
            self.linked = True
        place = place_of(tag.name, self.attribute(tag))
        if place == "hidden" or (self.open[-1].name == tag.name):
            self.push(tag.name, place or self.open[-1].place)
            self.line = None

    def open_block(self, tag: Tag) -> None:
        self.line, self.breaks = None, 0
        if tag.name in VOID:
            return
        ended = _ENDS.get(tag.name, frozenset())
        while self.open[-1].name in ended or (self.open[-1].name == "p" and tag.name in _CLOSES_P):
            self.pop()
        place = place_of(tag.name, self.attribute(tag))
        self.push(tag.name, self.open[-1].place if place is None or self.open[-1].place == "hidden" else place)

    def attribute(self, tag: Tag) -> dict[str, str]:
        return {name: self.raw[a : min(b, a + 400)] for name, (a, b) in tag.values.items()}

    def push(self, name: str, place: str) -> None:
        top = self.open[-1]
        element = top.element if top.element in HEADINGS else name
        self.open.append(_Open(name, self.page.count, top.number, place, element, self.inline))
        self.counts[name] = self.counts.get(name, 0) + 1
        self.page.depth = max(self.page.depth, len(self.open) + self.inline)

    def pop(self) -> str:
        closed = self.open.pop()
        self.counts[closed.name] -= 1
        self.inline = closed.inline
        return closed.name

    def close(self, name: str) -> None:
        if name in RAW:
            return  # what it ends was passed over, and parts no words
        if name == "a":
            self.linked = False
        if name in INLINE and name != "br":
            self.inline = max(0, self.inline - 1)
            if self.open[-1].name == name:
                self.pop()
                self.line = None
            return
        self.line, self.breaks = None, 0
        if self.counts.get(name):
            while self.pop() != name:
                pass


def _ends(pattern: re.Pattern[str], raw: str, at: int) -> int:
    found = pattern.match(raw, at)
    return found.end() if found else at
