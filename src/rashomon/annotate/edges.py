"""Set the edges of a fragment at word borders, without a dateline, commas at them or a lone bracket."""

from __future__ import annotations

import re

Range = tuple[int, int]
_TRAILING = ",;:–—"
_LEADING = ",;:.!?"
# `MARSK, Tarn (OBNA) - ` and `Marsk (OBNA) — `: where a report was written, at the start of its line.
_DATELINE = re.compile(
    r"(?:[A-Z]{3}[A-Z .’'-]{0,30}(?:,\s[A-Z][\w. ]{1,30})?(?:,\s\w{3,9}\.?\s\d{1,2})?(?:\s?\([A-Z][\w .]{1,20}\))?|[A-Z][\w’'-]*(?:,?\s[A-Z][\w.’'-]*){0,3}(?:,\s\w{3,9}\.?\s\d{1,2})?\s\([A-Z][\w .]{1,20}\))\s?[-–—]{1,2}\s+"
)


def tidy(text: str, span: Range) -> Range:
    """Widen a cut inside a word to the whole word; drop a dateline, commas at the edges and an unpaired `)`.

    >>> text = "It rained (hard), he said"
    >>> [text[a:b] for a, b in [tidy(text, (4, 17)), tidy(text, (4, 9))]]
    ['rained (hard)', 'rained']
    """
    start, end = span
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    dateline = _DATELINE.match(text, start, end) if not start or text[start - 1] == "\n" else None
    start = dateline.end() if dateline and dateline.end() < end else start
    while start < end - 1 and (text[start] in _LEADING or text[start].isspace()):
        start += 1
    while end - 1 > start and (text[end - 1] in _TRAILING or text[end - 1].isspace() or _lone(text[start:end])):
        end -= 1
    return start, end


def _lone(words: str) -> bool:
    return words[-1] == ")" and words.count(")") > words.count("(")
