"""Name the damage that can be seen in a copy of a report: each by one measured sign over the story.

A sign is kept only where copies known to be fine hardly ever show it: `bench/condition.py` counts how often each
fires on a set of texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from rashomon.text import Original, Words

# Signs are measured on the first part of a very long story: they don't change after that.
_SAMPLE = 200_000
_FEWEST_WORDS = 100
# Fine news has 1.6 commas or more in a hundred words; 0.5 is far below all of it.
_FEWEST_COMMAS = 0.5
_LONG_PARAGRAPH = 250
_LONG_STORY = 150
_FEWEST_SAID = 4
_JOINED_SHARE = 0.2
_UPPER_SHARE = 0.95
_FEWEST_LETTERS = 50

_QUOTE = re.compile(r"[\"“”„«»‹›\x93\x94]|''|``|(?<!\w)['‘’]\w")
_APOSTROPHE = re.compile(r"['’‘`´ʼ\x91\x92]")
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_SAID = re.compile(r"\b(?:said|told|says|added)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_FIRST_PERSON = r"(?<![-.\w])(?:I|we|We|our|Our|my|My|us|me)(?![-.]?\w)"
# Words in the first person, then 'he said' at the end; or 'he said I ...': speech printed without its marks.
_SAID_LAST = re.compile(
    rf"{_FIRST_PERSON}.*\s(?!(?:I|[Ww]e|was|were|be|been|is|are|ha[ds]|have)\s)\w+\s(?:said|added|told\s\w+)(?:\s\w+){{0,3}}[.!?]?\Z",
    re.DOTALL,
)
_SAID_FIRST = re.compile(r"(?<!\bI\s)(?<!\b[Ww]e\s)\b(?:said|added|told\s\w+):?\s(?:I|We)\s")
# How much of a sentence's end is looked at.
_TAIL = 400
_SHORT_FORM = re.compile(
    r"\b(?:dont|doesnt|didnt|isnt|wasnt|werent|arent|wouldnt|couldnt|shouldnt|hasnt|havent|hadnt|thats|theres|whats"
    r"|youre|youve|theyre|theyve|theyll|weve|Im|Ive)\b"
)
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
# 'Syrians', 'Israelis', 'Reporters' are plurals of names of people, not possessives that lost their mark.
_PLURAL = re.compile(r"(?:an|i|ese|ish|ist|er|or|nt)s\Z")
_MOJIBAKE = re.compile(r"â€[\x80-\x9f™œ˜žš¦“”¢]|Ã[\xa0-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ]|Â[\xa0«»©®°·£´]|ï¿½|[\x80-\x84\x86-\x9f]")
_REPLACED = re.compile(r"\w\?(?:s|t|re|ve|ll)\b(?!=)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def see_damage(original: Original, paragraphs: Sequence[Words], *, english: bool = True) -> tuple[str, ...]:
    """Name the damage seen in the story, in a fixed order; `()` when none shows.

    Signs that rest on English words and punctuation are looked for when `english` is true.

    >>> raw = "THE BRIDGE AT ORU WAS CLOSED ON MONDAY, POLICE SAID, AFTER THREE DAYS OF RAIN."
    >>> from rashomon.text import Span
    >>> original = Original(raw, "utf-8", "x.txt", "", "text/plain", "")
    >>> see_damage(original, [original.words(Span(0, len(raw)))])
    ('upper case only',)
    """
    story = "\n".join(p.text for p in paragraphs)[:_SAMPLE]
    seen = [name for name, sign in _SIGNS if (english or name not in _ENGLISH) and sign(story)]
    if _paragraphs_lost(original, paragraphs):
        seen.append("paragraphs lost")
    return tuple(seen)


def _quotes_lost(story: str) -> bool:
    words = len(story.split())
    if words < _FEWEST_WORDS or _QUOTE.search(story):
        return False
    if _commas_lost(story) and words >= _LONG_STORY and len(_SAID.findall(story)) >= _FEWEST_SAID:
        return True  # where commas went, marks went too, or so much speech would show one
    if _SAID_FIRST.search(story):
        return True
    return any(_SAID_LAST.search(sentence[-_TAIL:]) for sentence in _SENTENCE.split(story))


def _apostrophes_lost(story: str) -> bool:
    words = len(story.split())
    if words < _FEWEST_WORDS or _APOSTROPHE.search(story):
        return False
    if _SHORT_FORM.search(story) or (_commas_lost(story) and words >= _LONG_STORY):
        return True
    names = Counter(_NAME.findall(story))
    return any(name.endswith("s") and name[:-1] in names and not _PLURAL.search(name) for name in names)


def _commas_lost(story: str) -> bool:
    words = len(story.split())
    return words >= _FEWEST_WORDS and 100 * len(_COMMA.findall(story)) < _FEWEST_COMMAS * words


def _upper_only(story: str) -> bool:
    upper, lower = sum(map(str.isupper, story)), sum(map(str.islower, story))
    return upper >= _FEWEST_LETTERS and upper >= _UPPER_SHARE * (upper + lower)


def _replaced(story: str) -> bool:
    return "\ufffd" in story or len(_REPLACED.findall(story)) > 1


_SIGNS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("quotation marks lost", _quotes_lost),
    ("apostrophes lost", _apostrophes_lost),
    ("commas lost", _commas_lost),
    ("upper case only", _upper_only),
    ("wrong encoding", lambda story: _MOJIBAKE.search(story) is not None),
    ("characters replaced", _replaced),
    ("control characters", lambda story: _CONTROL.search(story) is not None),
)
_ENGLISH = frozenset({"quotation marks lost", "apostrophes lost", "commas lost"})


def _paragraphs_lost(original: Original, paragraphs: Sequence[Words]) -> bool:
    """Say whether lines are too long for paragraphs, or paragraphs were joined with nothing between them."""
    if original.markup:
        runs = [len(p.text.split()) for p in paragraphs]
        joined = 0
    else:
        breaks = [
            "\n" in original.raw[a.end : b.start] or "\r" in original.raw[a.end : b.start]
            for a, b in pairwise(paragraphs)
        ]
        joined = breaks.count(False)
        runs = _runs(original.raw, paragraphs, breaks)
    if not runs:
        return False
    return (
        max(runs) >= _LONG_PARAGRAPH
        or (len(runs) == 1 and runs[0] >= _LONG_STORY)
        or (joined > 1 and joined >= _JOINED_SHARE * (len(paragraphs) - 1))
    )


def _runs(raw: str, paragraphs: Sequence[Words], breaks: Sequence[bool]) -> list[int]:
    """Count the words between one line break of the copy and the next."""
    runs = [0]
    for number, paragraph in enumerate(paragraphs):
        if number and breaks[number - 1]:
            runs.append(0)
        lines = [len(line.split()) for span in paragraph.spans for line in raw[span.start : span.end].splitlines()]
        runs[-1] += lines[0]
        runs.extend(lines[1:])
    return runs
