"""Cuts words for narrow places, always at a word's edge, always marked."""

from __future__ import annotations

from rashomon.model import Report
from rashomon.text import Words

_OPENING, _CLOSING = ("“", '"'), ("”", '"')


def short(text: str, longest: int) -> str:
    """Give `text`, or as many whole words of it as `longest` characters hold, with an ellipsis.

    >>> short("shells hit the mill at Sarn Ferry", 16), short("shells", 16)
    ('shells hit the…', 'shells')
    """
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    at = cut.rfind(" ") if not text[longest - 1].isspace() else len(cut)
    return cut[: at if at >= longest // 2 else len(cut)].rstrip(" ,;:") + "…"


def quoted(text: str, longest: int) -> str:
    """Set words in curly quotes, cut where they are long; words that stand in such quotes already get none on top.

    >>> quoted("shells hit the mill", 80), quoted("“We fired no shot”", 80), quoted('"We fired no shot"', 14)
    ('“shells hit the mill”', '“We fired no shot”', '"We fired no…"')
    """
    words = short(text, longest)
    if not words.startswith(_OPENING):
        return f"“{words}”"
    return words if words.endswith(_CLOSING) else words + ('"' if words.startswith('"') else "”")


def context(report: Report, words: Words, around: int, longest: int = 600) -> tuple[tuple[str, bool], ...]:
    """Give `words` in their place in the story: pieces of text, each with whether it belongs to them.

    At most `around` characters of the paragraph stand on either side, at most `longest` in between.  Words that the story leaves out stand alone.
    """
    text = str(report.text)
    found = sorted(place for span in words.spans if (place := report.text.find(span)))
    if not found or found[-1][1] - found[0][0] > longest:
        return ((short(words.text, longest), True),)
    start, end = found[0][0], found[-1][1]
    low, high = _low(text, start, around), _high(text, end, around)
    pieces: list[tuple[str, bool]] = [(("… " if low and text[low - 1] != "\n" else "") + text[low:start], False)]
    at = start
    for first, last in found:
        pieces += [(text[at:first], False), (text[max(at, first) : last], True)]
        at = max(at, last)
    pieces.append((text[end:high] + (" …" if high < len(text) and text[high] != "\n" else ""), False))
    return tuple((piece, inside) for piece, inside in pieces if piece)


def _low(text: str, start: int, around: int) -> int:
    low = max(0, start - around)
    low = max(low, text.rfind("\n", low, start) + 1)
    if low and text[low - 1] != "\n" and (space := text.find(" ", low, start)) >= 0:
        low = space + 1
    return low


def _high(text: str, end: int, around: int) -> int:
    high = min(len(text), end + around)
    line = text.find("\n", end, high)
    high = line if line >= 0 else high
    if high < len(text) and text[high] != "\n" and (space := text.rfind(" ", end, high)) >= 0:
        high = space
    return high
