"""Pin the headline and the authors' names to words of the page: visible ones first, then where `raw` holds them."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Sequence

from rashomon.clean.metadata import Facts
from rashomon.clean.refind import cut, key_of
from rashomon.clean.walk import Line
from rashomon.text import Span

_ALIKE = 0.5  # likeness from which an h1 is the headline that the page states
_MAX_LINE = 2_000  # letters of a line that can hold a headline or a name


def pin_title(raw: str, lines: Sequence[Line], keys: Sequence[str], facts: Facts) -> tuple[tuple[Span, ...], set[int]]:
    """Give the headline's spans and the numbers of the lines that are it (none when it is not visible).

    The first `h1` that agrees with a headline the page states, else a visible line equal to one, else a
    lone `h1`, else the page's title element, an attribute or JSON-LD that holds the words.
    """
    stated = [key for key in map(key_of, facts.titles) if key]
    heads = [n for n, line in enumerate(lines) if line.element == "h1" and line.place != "hidden" and keys[n]]
    alike = {n: max((_likeness(raw, lines[n], title) for title in facts.titles), default=0.0) for n in heads}
    agreed = [n for n in sorted(heads, key=lambda n: (-alike[n], n)) if alike[n] >= _ALIKE]
    equal = [
        n for key in stated for n, k in enumerate(keys) if k == key and lines[n].place not in ("hidden", "page title")
    ]
    for number in [*agreed, *equal, *_lone(heads, keys, facts)]:
        return lines[number].spans, {number}
    for key in stated:
        for number, line in enumerate(lines):
            if line.place == "page title" and key in keys[number] and len(keys[number]) < _MAX_LINE:
                at = keys[number].index(key)
                return cut(raw, line, [(at, at + len(key))]), set()
    for title in facts.titles:
        if span := in_slices(raw, title, facts.slices):
            return (span,), set()
    for number, line in enumerate(lines):
        if line.place == "page title" and keys[number]:
            return line.spans, set()
    return (), set()


def _likeness(raw: str, line: Line, title: str) -> float:
    """Give the share of words that a line and a stated headline have in common, 0..1."""
    shown, stated = _words(" ".join(html.unescape(raw[s.start : s.end]) for s in line.spans)), _words(title)
    return len(shown & stated) / max(1, len(shown | stated))


def _lone(heads: Sequence[int], keys: Sequence[str], facts: Facts) -> list[int]:
    """Give the only h1, unless it names the outlet."""
    return [n for n in heads if len(heads) == 1 and keys[n] not in map(key_of, facts.outlets)]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def pin_byline(
    raw: str, lines: Sequence[Line], keys: Sequence[str], facts: Facts, taken: Collection[int]
) -> tuple[Span, ...]:
    """Give the spans of the authors' names in lines outside the story, else where `raw` holds them, else ()."""
    spans: list[Span] = []
    for name in list(dict.fromkeys(facts.authors))[:10]:
        spans += _pin_name(raw, lines, keys, facts, taken, name)
    found: list[Span] = []
    for span in sorted(set(spans)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


def _pin_name(
    raw: str, lines: Sequence[Line], keys: Sequence[str], facts: Facts, taken: Collection[int], name: str
) -> tuple[Span, ...]:
    key = key_of(name)
    if not key:
        return ()
    open_lines = [
        n
        for n, k in enumerate(keys)
        if key in k and n not in taken and len(k) < _MAX_LINE and lines[n].place not in ("hidden", "page title")
    ]
    if open_lines:
        best = min(open_lines, key=lambda n: (lines[n].place != "byline", len(keys[n]) > 4 * len(key), n))
        at = keys[best].index(key)
        return cut(raw, lines[best], [(at, at + len(key))])
    span = in_slices(raw, name, facts.slices)
    return (span,) if span else ()


def in_slices(raw: str, words: str, slices: Sequence[tuple[int, int]]) -> Span | None:
    """Find `words` in attribute values or data of `raw`, spelt so that reading them there gives them back."""
    spellings = dict.fromkeys((words, html.escape(words), html.escape(words, quote=False), words.replace("&", "&amp;")))
    for start, end in slices:
        for spelling in spellings:
            at = raw.find(spelling, start, end)
            if at >= 0 and "<" not in spelling and html.unescape(spelling) == words:
                return Span(at, at + len(spelling))
    return None
