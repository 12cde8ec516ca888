"""Sort an article's lines into headline, paragraphs and named fields: each word of the input to one place, in spans alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rashomon.articlemarks import LONGEST, PAGE
from rashomon.clean.dates import WEEKDAY, dates_in
from rashomon.model import Choice, Dropped, FoundDate
from rashomon.text import Span, merge

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_EDGE = " \t\r\n\x0b\x0c\ufeff\xa0"
_SENTENCE_END = re.compile(r"[.!?:][\"'”’»)\]]{0,3}\Z")
# Hard-wrapped text is no wider; where lines are longer each is a paragraph.
_WIDEST = 120
_INDENT = 2
# The services print days in the language of the one who downloads.
_MONTHS = (
    *("januar janvier enero gennaio januari janeiro", "februar février febrero febbraio februari fevereiro", "märz mars marzo maart março"),
    *("april avril abril aprile", "mai mayo maggio mei maio", "juni juin junio giugno junho", "juli juillet julio luglio julho"),
    *("august août agosto augustus", "september septembre septiembre settembre setembro", "oktober octobre octubre ottobre outubro"),
    *("november novembre noviembre novembro", "dezember décembre diciembre dicembre december dezembro"),
)
_NUMBER_OF_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_DAY_ELSEWHERE = re.compile(r"(?:[^\W\d]{3,12},?\s)?([0-3]?[0-9])\.?\s(?:de\s)?([^\W\d]{3,10})\s(?:de\s)?((?:19|20)[0-9]{2})\b", re.IGNORECASE)
_TONGUES = {
    **{"english": "en", "englisch": "en", "anglais": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr"},
    **{"spanish": "es", "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt", "dutch": "nl"},
    **{"nederlands": "nl", "russian": "ru", "русский": "ru", "arabic": "ar", "turkish": "tr", "polish": "pl", "ukrainian": "uk"},
}


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line without the white space around it; `start == end` for a blank one.

    `indent` counts what stands before it; `goes_on` says that it is of the same paragraph as the line before.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    goes_on: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def lines_of(raw: str) -> list[Line]:
    """Give every line of `raw`, blank ones too.

    >>> [line.text for line in lines_of("a\\r\\n\\r\\n  b")]
    ['a', '', 'b']
    """
    out = []
    for found in _LINE.finditer(raw):
        body = found.group()
        text = body.strip(_EDGE).strip()
        start = found.start() + (body.index(text) if text else 0)
        out.append(Line(start, start + len(text), text, start - found.start()))
        if found.end() == len(raw):
            break
    return out


@dataclass(slots=True)
class Sheet:
    """Gather what becomes of each line of one article."""

    raw: str
    title: list[Span] = field(default_factory=list)
    paragraphs: list[list[Span]] = field(default_factory=list)
    dropped: list[tuple[Span, str]] = field(default_factory=list)
    byline: tuple[Span, ...] = ()
    credit: tuple[Span, ...] = ()
    outlet: str | None = None
    dates: list[FoundDate] = field(default_factory=list)
    dated: bool = False
    language: str | None = None
    notes: list[str] = field(default_factory=list)

    def drop(self, lines: Iterable[Line], reason: str) -> None:
        self.dropped += [(line.span, reason) for line in lines if line.text]

    def take_title(self, lines: Sequence[Line]) -> None:
        self.title += merge(self.raw, (line.span for line in lines if line.text))

    def take_byline(self, spans: Iterable[Span]) -> None:
        self.byline = self.byline or tuple(spans)

    def take_outlet(self, words: str) -> None:
        self.outlet = self.outlet or " ".join(words.split()) or None

    def take_language(self, words: str) -> None:
        named = re.match(r"\w+", words)
        self.language = self.language or (_TONGUES.get(named.group().lower()) if named else None)

    def take_date(self, words: str) -> None:
        """Take the day that a header's line begins with, after a weekday perhaps; say so when none can be read."""
        if self.dated:
            return
        self.dated = True
        elsewhere = _DAY_ELSEWHERE.match(words)
        month = _NUMBER_OF_MONTH.get(elsewhere[2].lower()) if elsewhere else None
        if elsewhere and month:
            words = f"{elsewhere[3]}-{month:02}-{int(elsewhere[1]):02}"
        start, _, value = next(dates_in(words[:LONGEST]), (0, 0, None))
        if value and re.fullmatch(rf"(?:{WEEKDAY}\.?,?)?", words[:start].strip(), re.IGNORECASE):
            self.dates.append(FoundDate(value, "header"))
        else:
            self.notes.append(f"the header's date is not read: {words[:100]!r}")

    def take_body(self, lines: Sequence[Line], title: str) -> None:
        """Take lines as paragraphs; the numbers of pages, and the headline printed again below them, are dropped."""
        kept: list[Line] = []
        paged = False
        for line in lines:
            if line.text and len(line.text) <= LONGEST and PAGE.fullmatch(line.text):
                self.drop([line], "page number")
                paged = True
            elif line.text == "Link to Image":
                self.drop([line], "image link")
            elif paged and line.text and repeats(line.text, title):
                self.drop([line], "headline repeated")
            else:
                goes_on = paged and line.text[:1].islower() and _cut_off(kept)
                kept.append(replace(line, goes_on=True) if goes_on else line)
                paged = paged and not line.text
        self.paragraphs += paragraphs(self.raw, kept)

    def choice(self) -> Choice:
        """Lay it out; neighbours dropped for one reason are one."""
        dropped: list[tuple[list[Span], str]] = []
        for span, reason in sorted(self.dropped):
            last = dropped[-1] if dropped else None
            if last and last[1] == reason and not self.raw[last[0][-1].end : span.start].strip(_EDGE):
                last[0][-1] = Span(last[0][-1].start, span.end)
            else:
                dropped.append(([span], reason))
        return Choice(
            title=tuple(self.title),
            paragraphs=tuple(map(tuple, self.paragraphs)),
            dropped=tuple(Dropped(tuple(spans), reason) for spans, reason in dropped),
            byline=self.byline,
            credit=self.credit,
            outlet=self.outlet,
            dates=tuple(self.dates),
            language=self.language,
            notes=tuple(self.notes),
        )


def _cut_off(lines: list[Line]) -> bool:
    """Say whether a new page cut a sentence; the blank lines behind it are taken off."""
    last = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].text), None)
    if last is None or _SENTENCE_END.search(lines[last].text):
        return False
    del lines[last + 1 :]
    return True


def repeats(words: str, title: str) -> bool:
    """Say whether a line is the headline again, cut short or with the outlet behind it perhaps."""
    said, shown = key_of(words), key_of(title)
    short = min(len(said), len(shown))
    return short > 0 and said[:short] == shown[:short] and (short >= len(shown) or short >= 20)


def key_of(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def blocks(lines: Iterable[Line]) -> list[list[Line]]:
    """Group lines by the blank ones between them."""
    out: list[list[Line]] = [[]]
    for line in lines:
        if line.text:
            out[-1].append(line)
        elif out[-1]:
            out.append([])
    return out if out[-1] else out[:-1]


def paragraphs(raw: str, lines: Sequence[Line]) -> list[list[Span]]:
    """Part lines into paragraphs: at blank lines, and within blocks where a break is none that wrapping made.

    >>> raw = "The ford is shut, the mayor said on\\nMonday.\\nIt rained. The old mill lost its roof.\\n\\nNobody was hurt."
    >>> [raw[s.start : s.end] for (s,) in paragraphs(raw, lines_of(raw))]
    ['The ford is shut, the mayor said on\\nMonday.', 'It rained. The old mill lost its roof.', 'Nobody was hurt.']
    """
    widths = [line.indent + len(line.text) for line in lines if line.text]
    narrow = [width for width in widths if width <= _WIDEST]
    # Where a good part of the lines is long nothing was wrapped.
    width = max(narrow) if 4 * len(narrow) > 3 * len(widths) else 0
    out: list[list[Line]] = []
    for block in blocks(lines):
        for number, line in enumerate(block):
            if number and (line.goes_on or not _opens(block[number - 1], line, width)):
                out[-1].append(line)
            else:
                out.append([line])
    return [list(merge(raw, (line.span for line in paragraph))) for paragraph in out]


def _opens(before: Line, line: Line, width: int) -> bool:
    """Say whether a line opens a paragraph though no blank line stands above it; `width` is 0 where text is not wrapped."""
    room = width - before.indent - len(before.text)
    if not width or room < 0 or len(line.text) > width:
        return True
    set_in = line.indent >= before.indent + _INDENT
    return _SENTENCE_END.search(before.text) is not None and (set_in or room > len(line.text.split(maxsplit=1)[0]))
