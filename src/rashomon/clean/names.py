"""Pin the headline and the authors' names to words of the page: visible ones first, then where `raw` holds them."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Sequence

from rashomon.clean.draft import Draft
from rashomon.clean.metadata import Facts
from rashomon.clean.refind import cut, key_of
from rashomon.text import Span

_ALIKE = 0.5  # likeness from which an h1 is the headline that the page states
_SHORTEST = 3  # letters of a name that can be looked for
_MAX_HEADS = 50
_MAX_LINE = 2_000  # letters of a line that can hold a headline or a name


def pin_title(draft: Draft, facts: Facts) -> tuple[tuple[Span, ...], set[int]]:
    """Give the headline's spans and the numbers of the lines that are it (none when it is not visible).

    The `h1` most like a headline that the page states, else a visible line equal to one, else a lone `h1`,
    else the page's title element, an attribute or JSON-LD that holds the words.
    """
    lines, keys = draft.lines, draft.keys
    outlets = {key_of(outlet) for outlet in facts.outlets}
    stated = [title for title in facts.titles if key_of(title) not in outlets | {""}]
    heads = [
        n for n, x in enumerate(lines) if x.element == "h1" and x.place != "hidden" and keys[n] not in outlets | {""}
    ]
    top = [n for n, line in enumerate(lines) if line.place == "page title" and keys[n]][:3]
    likeness = {n: _likeness(draft.words(n), [*stated, *map(draft.words, top)]) for n in heads[:_MAX_HEADS]}
    alike = sorted((n for n in likeness if likeness[n] >= _ALIKE), key=lambda n: (-likeness[n], n))
    for number in [*alike, *_equal(draft, stated), *(heads if len(heads) == 1 else ())]:
        return lines[number].spans, {number}
    return _unseen_title(draft, facts, stated, top), set()


def _unseen_title(draft: Draft, facts: Facts, stated: Sequence[str], top: Sequence[int]) -> tuple[Span, ...]:
    """Find the headline in the title element, in attributes or in JSON-LD; else take the title element as it is."""
    for title in stated:
        key = key_of(title)
        for number in top:
            at = draft.keys[number].find(key)
            if at >= 0 and (spans := cut(draft.raw, draft.lines[number], [(at, at + len(key))])):
                return spans
        if span := in_slices(draft.raw, title, facts.slices):
            return (span,)
    return draft.lines[top[0]].spans if top else ()


def _equal(draft: Draft, stated: Sequence[str]) -> list[int]:
    """Give the visible lines that say what a stated headline says, by the order of the headlines."""
    places: dict[str, int] = {}
    for number, key in enumerate(draft.keys):
        if draft.lines[number].place not in ("hidden", "page title"):
            places.setdefault(key, number)
    return [places[key] for key in map(key_of, stated) if key in places]


def _likeness(shown: str, stated: Sequence[str]) -> float:
    """Give the share of words that a line has in common with the stated headline most like it, 0..1."""
    words = _words(shown)
    return max((len(words & other) / max(1, len(words | other)) for other in map(_words, stated)), default=0.0)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def pin_byline(draft: Draft, facts: Facts, taken: Collection[int]) -> tuple[Span, ...]:
    """Give the spans of the authors' names in lines outside the story, else where `raw` holds them, else ()."""
    spans: list[Span] = []
    for name in list(dict.fromkeys(facts.authors))[:10]:
        spans += _pin_name(draft, facts, taken, name)
    found: list[Span] = []
    for span in sorted(set(spans)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


def _pin_name(draft: Draft, facts: Facts, taken: Collection[int], name: str) -> tuple[Span, ...]:
    key = key_of(name)
    if len(key) < _SHORTEST:
        return ()
    numbers = [
        n
        for n, line in enumerate(draft.lines)
        if key in draft.keys[n]
        and n not in taken
        and len(draft.keys[n]) < _MAX_LINE
        and line.place not in ("hidden", "page title")
    ]
    if numbers:
        best = min(numbers, key=lambda n: (draft.lines[n].place != "byline", len(draft.keys[n]) > 4 * len(key), n))
        at = draft.keys[best].index(key)
        spans = cut(draft.raw, draft.lines[best], [(at, at + len(key))])
        if _stands_alone(draft.raw, spans):
            return tuple(_bare(draft.raw, span) for span in spans)
    span = in_slices(draft.raw, name, facts.slices)
    return (span,) if span else ()


def _stands_alone(raw: str, spans: Sequence[Span]) -> bool:
    """Say whether words are whole at both ends."""
    start, end = spans[0].start, spans[-1].end
    return not raw[max(0, start - 1) : start].isalnum() and not raw[end : end + 1].isalnum()


def _bare(raw: str, span: Span) -> Span:
    """Leave off a mark that parts a name from what follows it."""
    kept = raw[span.start : span.end].rstrip(",;:|/·•–—-")
    return Span(span.start, span.start + len(kept)) if kept else span


def in_slices(raw: str, words: str, slices: Sequence[tuple[int, int]]) -> Span | None:
    """Find `words` in attribute values or data of `raw`, spelt so that reading them there gives them back."""
    spellings = dict.fromkeys((words, html.escape(words), html.escape(words, quote=False), words.replace("&", "&amp;")))
    for start, end in slices:
        for spelling in spellings:
            at = raw.find(spelling, start, end)
            if at >= 0 and "<" not in spelling and html.unescape(spelling) == words:
                return Span(at, at + len(spelling))
    return None
