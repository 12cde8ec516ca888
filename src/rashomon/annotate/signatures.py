"""Read words above their author's name: `"…" — Name, role`, and posts that end in `— Name (@handle) May 3, 2019`."""

from __future__ import annotations

import re

from rashomon.annotate.edges import Range, tidy
from rashomon.annotate.layout import Block
from rashomon.annotate.quotes import CLOSING, OPENING, STRAIGHT

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_POST = re.compile(
    rf"\s?[—–―-]{{1,2}}\s?(?P<name>[^\n—–―()]{{1,60}}?\s?\(@?\w{{1,20}}\))[,:]?\s(?:{_MONTH}\s\d{{1,2}},?\s\d{{4}}|\d{{1,2}}\s{_MONTH},?\s\d{{4}})"
)
# Links that close a post are no words of it.
_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/|youtu\.be/|bit\.ly/)\S*|…")
# Posts were at most 280 code points long, names and links besides; a longer paragraph holds more than the post.
LONGEST_POST = 320
_WORD = r"(?:[A-Z][\w.'’-]*|[a-z]{1,3}(?=\s[A-Z])|al-[A-Z][\w'’-]*)"
_SIGNED = re.compile(
    rf"[{CLOSING}{STRAIGHT}](?P<dash>\s?(?:[—–―]|--?)\s?)(?P<name>[A-Z][\w.'’-]*(?:\s{_WORD}){{0,5}}(?:,\s[^\n.!?:;{OPENING}{CLOSING}{STRAIGHT}]{{1,80}})?)\.?[ \t]*(?=\n|$|[{OPENING}{STRAIGHT}])"
)
# A clause behind the name is narration, and no role.
_CLAUSE = re.compile(r",\s(?:who|which|whose|that|and|but|or|while|when|where|as|he|she|it|they|in|said|says)\b", re.IGNORECASE)
# Fewer quoted words above a name may be the title of a work.
FEWEST_WORDS = 4


def find(text: str) -> list[Block]:
    """Find signed words, in order; each paragraph (a line) by itself."""
    found: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if len(line) > 10 and any(dash in line for dash in "-—–―"):
            found += _posts(text, at, at + len(line)) or _signed(text, at, at + len(line))
        at += len(line) + 1
    return found


def _posts(text: str, start: int, end: int) -> list[Block]:
    found = []
    begin = start
    for signature in _POST.finditer(text, start, end):
        words = tidy(text, (begin, _without_links(text, begin, signature.start())))
        if 0 < words[1] - words[0] <= LONGEST_POST and text[slice(*words)].strip():
            found.append(Block(source=tidy(text, signature.span("name")), content=[words], extent=(begin, signature.end())))
        begin = signature.end()
    return found


def _without_links(text: str, start: int, end: int) -> int:
    """Give where the words of `start..end` end when links at their end are left out."""
    while start < end:
        gap = max(start, max(text.rfind(space, start, end) for space in (" ", "\u00a0")) + 1)
        if not _LINK.fullmatch(text, gap, end) and gap < end:
            return end
        end = gap
        while end > start and text[end - 1].isspace():
            end -= 1
    return end


def _signed(text: str, start: int, end: int) -> list[Block]:
    found = []
    begin = start
    for signature in _SIGNED.finditer(text, start, end):
        close = signature.start("dash")
        opened = _opening(text, begin, close)
        if opened is not None and not _CLAUSE.search(signature['name']) and len(text[opened:close].split()) >= FEWEST_WORDS:
            mark = _bare(text, signature.span("dash"))
            found.append(Block(source=tidy(text, signature.span("name")), cue=mark, content=[(opened, close)], extent=(opened, signature.end())))
        begin = signature.end()
    return found


def _bare(text: str, span: Range) -> Range:
    """Leave out the white space around a dash."""
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _opening(text: str, begin: int, close: int) -> int | None:
    """Give where the quotation that closes at `close` begins, when it is all there is since `begin`."""
    while begin < close and text[begin].isspace():
        begin += 1
    return begin if text[begin] in OPENING + STRAIGHT + CLOSING and not _parted(text[begin + 1 : close - 1]) else None


def _parted(words: str) -> bool:
    """Tell whether narration stands between two quotations: a closing mark with words behind it."""
    return bool(re.search(rf"[,.!?][{CLOSING}{STRAIGHT}]\s\w", words))
