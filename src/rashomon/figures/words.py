"""Cut a text into words and sentences, with their places in it."""

from __future__ import annotations

import re
from typing import NamedTuple

# A word is an abbreviation, a compound that opens with digits ("17-year-old", "3rd"), a number, letters (inner hyphens,
# apostrophes and digits go with them), a possessive ending left over, a pair of dashes or one other sign.
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d+(?:-[^\W\d_]+)+|\d+[^\W\d_]{1,3}(?![^\W\d_])|\d{1,3}(?:,\d{3,4})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
    r"|[^\W\d_]+(?:[-'’][^\W_]+)*|--+|…|\S"
)
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("\"'”’)]»")
_OPENING = frozenset("\"'“‘([«")
# Abbreviations behind which a capital does not open a sentence.
_SHORT = frozenset(
    ["mr", "mrs", "ms", "dr", "st", "gen", "col", "maj", "capt", "lt", "sgt", "cpl", "adm", "brig", "sen", "rep", "gov", "rev", "hon", "pres", "prof", "jr", "sr", "vs", "no", "nos", "inc", "ltd", "co", "corp", "mt", "ft", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "u.s", "u.n"]
)
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}")


# Acronyms that would read like small words in lower case; they keep their capitals unless the text is all capitals.
_ACRONYMS = frozenset(["IS", "US", "IT", "WHO", "AN", "AM", "MAY", "NO", "SO"])


# Longer runs of words without a stop are cut here, so that the work stays in proportion to the text.
LONGEST = 300


class Word(NamedTuple):
    """Hold one word or sign: its place in the text, its letters, and these in lower case."""

    start: int
    end: int
    text: str
    low: str


def read_words(text: str, start: int, end: int) -> list[Word]:
    """Cut `text[start:end]` into words; a possessive 's is a word of its own.

    >>> [w.low for w in read_words("Kosta's 1,200 men", 0, 17)]
    ['kosta', "'s", '1,200', 'men']
    """
    out = []
    capitals = text[start:end].isupper()
    for found in _WORD.finditer(text, start, end):
        word, at = found.group(), found.start()
        if len(word) > 2 and word[-2] in "'’" and word[-1] in "sS" and word[0] not in "'’":
            out.append(Word(at, found.end() - 2, word[:-2], word[:-2].lower()))
            word, at = word[-2:], found.end() - 2
        low = word if word in _ACRONYMS and not capitals else word.lower().replace("’", "'")
        out.append(Word(at, found.end(), word, low))
    return out


def sentences(words: list[Word]) -> list[tuple[int, int]]:
    """Part `words` into sentences, as ranges of positions.

    >>> words = read_words("Mr. Oba died. Two fell.", 0, 23)
    >>> [" ".join(w.text for w in words[a:b]) for a, b in sentences(words)]
    ['Mr . Oba died .', 'Two fell .']
    """
    out, first, i = [], 0, 0
    while i < len(words):
        i += 1
        if i - first >= LONGEST:
            out.append((first, i))
            first = i
        elif words[i - 1].text in _ENDS and _closes(words, i):
            while i < len(words) and (words[i].text in _ENDS or (words[i].text in _CLOSING and words[i].start == words[i - 1].end)):
                i += 1
            out.append((first, i))
            first = i
    if first < len(words):
        out.append((first, len(words)))
    return out


def _closes(words: list[Word], i: int) -> bool:
    """Say whether the stop before position `i` ends a sentence."""
    if i >= len(words):
        return True
    stop, before = words[i - 1], words[i - 2] if i > 1 else None
    if stop.text == "." and before is not None and before.end == stop.start and (before.low in _SHORT or len(before.low) == 1):
        return False
    after = words[i]
    if after.text in _CLOSING and after.start == stop.end:
        return True
    if after.start == stop.end and stop.text == "." and after.text[0].islower():
        return False
    return after.text in _OPENING or not after.text[0].islower()
