"""Set the edges of a fragment at word borders, without commas at them or a lone bracket."""

from __future__ import annotations

Range = tuple[int, int]
_TRAILING = ",;:–—"
_LEADING = ",;:.!?"


def tidy(text: str, span: Range) -> Range:
    """Widen a cut inside a word to the whole word; drop commas at the edges and an unpaired `)`.

    >>> text = "It rained (hard), he said"
    >>> [text[a:b] for a, b in [tidy(text, (4, 17)), tidy(text, (4, 9))]]
    ['rained (hard)', 'rained']
    """
    start, end = span
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end - 1 and (text[start] in _LEADING or text[start].isspace()):
        start += 1
    while end - 1 > start and (text[end - 1] in _TRAILING or text[end - 1].isspace() or _lone(text[start:end])):
        end -= 1
    return start, end


def _lone(words: str) -> bool:
    return words[-1] == ")" and words.count(")") > words.count("(")
