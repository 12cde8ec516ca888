"""Choose the story of an HTML page: an extractor names the paragraphs, the words stay those of the page.

What is not the story is listed as dropped, by the nearest structural element.  Where the extractor
gives up (very deep or very large pages) the plain walk decides, and the notes say so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rashomon.clean.extract import MAX_DEPTH, MAX_SIZE, MAX_TAGS, Extracted, extract, without_big_scripts
from rashomon.clean.metadata import Facts, add_extracted, read_facts
from rashomon.clean.names import pin_byline, pin_title
from rashomon.clean.refind import cut, key_of, line_key, refind
from rashomon.clean.walk import Line, Walked, walk
from rashomon.model import Choice, Dropped
from rashomon.text import Span, trim

_WHOLE = 0.5  # a line is taken whole when this share of its letters was chosen
_LINKED = 0.5  # a line with this share of its letters in links is a list of links
_REPEAT = 15  # letters from which an equal line counts as a repeated paragraph
_ALWAYS_OUT = frozenset(("hidden", "page title", "form", "navigation"))


@dataclass(slots=True)
class _Page:
    """Carry one page through the choice: its lines, their keys, and per line number the spans of the story."""

    raw: str
    walked: Walked
    keys: list[str]
    story: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return self.walked.lines


def choose(raw: str) -> Choice:
    """Choose title, paragraphs, byline, outlet and dates of an HTML page; drop the rest with reasons.

    Spans are code points of `raw`; time is linear but for the extractor, which is capped.  Never fails:
    a page without words gives empty tuples.

    >>> raw = "<title>Rain</title><nav>Home</nav><h1>Rain</h1><p>It <b>rained</b> in Orvane all day.</p>"
    >>> choice = choose(raw)
    >>> [[raw[s.start : s.end] for s in paragraph] for paragraph in choice.paragraphs]
    [['It', 'rained', 'in Orvane all day.']]
    >>> [raw[s.start : s.end] for s in choice.title]
    ['Rain']
    """
    walked = walk(raw)
    page = _Page(raw, walked, [line_key(raw, line) for line in walked.lines])
    facts = read_facts(raw, walked)
    page.notes += facts.notes
    if extracted := _extract(page):
        add_extracted(facts, extracted.title, extracted.author, extracted.outlet, extracted.date)
        _refind(page, extracted)
        _keep_repeats(page)
    if not page.story:
        _plain(page)
    title, title_lines = pin_title(raw, page.lines, page.keys, facts)
    _drop_headlines(page, title_lines, facts)
    story = {n: spans for n, spans in page.story.items() if n not in title_lines}
    byline = pin_byline(raw, page.lines, page.keys, facts, set(story) | title_lines)
    return Choice(
        title,
        tuple(story[n] for n in sorted(story)),
        _dropped(page, story, title),
        byline,
        outlet=facts.outlet,
        dates=facts.dates,
        language=facts.language,
        notes=tuple(page.notes),
    )


def _extract(page: _Page) -> Extracted | None:
    """Run the extractor where it can cope; else say in the notes why the plain walk decides."""
    if not any(page.keys):
        return None
    cause = None
    source = without_big_scripts(page.raw, page.walked.wordless)
    if page.walked.depth > MAX_DEPTH:
        cause = f"elements nested {page.walked.depth} deep"
    elif len(source) > MAX_SIZE:
        cause = f"{len(source)} characters of markup"
    elif page.walked.count > MAX_TAGS:
        cause = f"{page.walked.count} tags"
    elif extracted := extract(source):
        return extracted
    page.notes.append(f"story taken from the plain walk of the page: {cause or 'the extractor found none'}")
    return None


def _refind(page: _Page, extracted: Extracted) -> None:
    wanted = [key for key in map(key_of, extracted.paragraphs) if key]
    found = refind(page.keys, wanted)
    for number, ranges in found.ranges.items():
        line = page.lines[number]
        whole = found.share(number, len(page.keys[number])) >= _WHOLE
        page.story[number] = line.spans if whole else cut(page.raw, line, ranges)
    if found.missing:
        page.notes.append(
            f"{len(found.missing)} of {len(wanted)} extracted paragraphs not found again in the page, left out"
        )


def _keep_repeats(page: _Page) -> None:
    """Take lines equal to a chosen one that stand in the same block: the extractor keeps one of them."""
    chosen = {(page.lines[n].parent, page.keys[n]) for n in page.story if len(page.keys[n]) >= _REPEAT}
    again = [n for n, key in enumerate(page.keys) if n not in page.story and (page.lines[n].parent, key) in chosen]
    for number in again:
        page.story[number] = page.lines[number].spans
    if again:
        page.notes.append(f"{len(again)} repeated paragraphs kept that the extractor had lost")


def _plain(page: _Page) -> None:
    """Take every line that stands in no part of its own and is not made of links; else all but hidden ones."""
    open_lines = [n for n, key in enumerate(page.keys) if key and page.lines[n].place not in _ALWAYS_OUT]
    main = [n for n in open_lines if not page.lines[n].place and _linked(page, n) < _LINKED]
    for number in main or open_lines:
        page.story[number] = page.lines[number].spans


def _linked(page: _Page, number: int) -> float:
    runs = page.lines[number].runs
    return sum(r.end - r.start for r in runs if r.linked) / sum(r.end - r.start for r in runs)


def _drop_headlines(page: _Page, title_lines: set[int], facts: Facts) -> None:
    """Drop leading lines of the story that repeat the headline."""
    heads = {key_of(title) for title in facts.titles} | {page.keys[n] for n in title_lines}
    for number in sorted(page.story):
        if number in title_lines:
            continue
        if page.keys[number] not in heads:
            return
        del page.story[number]
        page.reasons[number] = "headline"


def _dropped(page: _Page, story: dict[int, tuple[Span, ...]], title: tuple[Span, ...]) -> tuple[Dropped, ...]:
    """List every run of words that is neither title nor story, neighbours with one reason together."""
    repeated = {page.keys[n] for n in story if page.keys[n]}
    out: list[Dropped] = []
    gathered: list[Span] = []
    last = ""
    for number, line in enumerate(page.lines):
        spans = _rest(page.raw, line.spans, [*story.get(number, ()), *title])
        if not spans:
            continue
        reason = page.reasons.get(number) or _reason(page, number, repeated)
        if reason != last and gathered:
            out.append(Dropped(tuple(gathered), last))
            gathered = []
        gathered += spans
        last = reason
    return (*out, Dropped(tuple(gathered), last)) if gathered else tuple(out)


def _reason(page: _Page, number: int, repeated: set[str]) -> str:
    line = page.lines[number]
    if line.place:
        return line.place
    if page.keys[number] in repeated:
        return "repeated"
    return "links" if _linked(page, number) >= _LINKED else "boilerplate"


def _rest(raw: str, spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """Give what is left of `spans` outside `taken`, trimmed."""
    left = list(spans)
    for hole in taken:
        pieces = []
        for span in left:
            if hole.end <= span.start or span.end <= hole.start:
                pieces.append(span)
                continue
            parts = ((span.start, hole.start), (hole.end, span.end))
            pieces += [part for a, b in parts if a < b and (part := trim(raw, a, b))]
        left = pieces
    return left
