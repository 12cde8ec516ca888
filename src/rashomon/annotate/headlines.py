"""Read the source of a headline: `Strike kills 30: monitor`, `Monitor: strike kills 30`, `Strike kills 30, says UN`."""

from __future__ import annotations

import re

from rashomon.annotate import lexicon
from rashomon.annotate.edges import Range
from rashomon.annotate.layout import Block
from rashomon.annotate.link import Attribution

# The title and, where the copy repeats it, the line after it; a longer line is no headline.
LINES = 2
LONGEST = 200
LONGEST_LABEL = 8
_CLOSED = re.compile(r"[.!?…][\"”’']?\s*$")
_COLON = re.compile(r":\s+(?=\S)")
_SAYS = r"says|say|said|warns|warn|claims|claim|reports|report|confirms|confirm|announces|announce|insists|insist"
_LAST = re.compile(rf"[,–—]\s+(?:(?P<cue>{_SAYS})\s+(?P<after>[^,:;\n]+)|(?P<before>[^,:;\n]+?)\s+(?P<verb>{_SAYS}))$", re.IGNORECASE)
_FIRST = re.compile(rf"(?P<who>[^,:;\n]+?)\s+(?P<cue>{_SAYS})\s+(?:that\s+)?(?P<what>\S.*)$", re.IGNORECASE)
_PLACED = r"\b(?:in|across|near|outside|inside|throughout)\s+{}\b"
_INITIALS = re.compile(r"(?:the\s+)?[A-Z]{2,5}", re.IGNORECASE)


def find(text: str, found: list[Attribution]) -> list[Block]:
    """Find headlines at the head of `text` that name their source; `found` are the attributions of the whole text.

    A label counts that is a noun for a speaker, initials, or a name whose bearer speaks in the story; a place named
    before a colon says where.  No attribution of a headline goes on in the story, none of the story begins in the headline, and none of these has a colon for its cue: those
    of `found` are cut, or lose all their content, in place.
    """
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n", LINES)[:LINES]:
        shown = line.rstrip()
        if 0 < len(shown) <= LONGEST and not _CLOSED.search(shown) and "\n" in text:
            _keep_in(text, at, at + len(shown), found)
            blocks += _colon(text, at, at + len(shown), found) or _verb(text, at, at + len(shown), found)
        at += len(line) + 1
    return blocks


def _keep_in(text: str, start: int, end: int, found: list[Attribution]) -> None:
    """Cut the attributions of a headline at its end, and those of the story at its start; empty those whose cue is a mark."""
    for attribution in found:
        if start <= attribution.cue[0][0] < end:
            marks = not any(char.isalnum() for a, b in attribution.cue for char in text[a:b])
            attribution.content = [] if marks else [(a, min(b, end)) for a, b in attribution.content if a < end]
        elif attribution.cue[0][0] >= end and any(a < end < b for a, b in attribution.content):
            # Who speaks in the first sentence did not say the headline above it.
            attribution.content = [(end + 1 if a < end else a, b) for a, b in attribution.content if b > end + 1]


def _colon(text: str, start: int, end: int, found: list[Attribution]) -> list[Block]:
    colons = list(_COLON.finditer(text, start, end))
    if not colons:
        return []
    last, first = (colons[-1].end(), end), (start, colons[0].start())
    if len(colons) == 1 and _label(text, last, found, leading=False):
        return [Block(source=last, content=[(start, colons[-1].start())], extent=(start, end))]
    if _label(text, first, found, leading=True):
        return [Block(source=first, content=[(colons[0].end(), end)], extent=(start, end))]
    return []


def _verb(text: str, start: int, end: int, found: list[Attribution]) -> list[Block]:
    """Read `…, says X` and `X says …` where the network found nobody."""
    if any(start <= a.cue[0][0] < end for a in found if a.content):
        return []
    tail = _LAST.search(text, start, end)
    if tail:
        who, cue = (tail.span("after"), tail.span("cue")) if tail["after"] else (tail.span("before"), tail.span("verb"))
        what = (start, tail.start())
    else:
        head = _FIRST.match(text, start, end)
        if not head:
            return []
        who, cue, what = head.span("who"), head.span("cue"), head.span("what")
    if not _label(text, who, found, leading=False):
        return []
    return [Block(source=who, cue=cue, content=[what], extent=(start, end))]


def _label(text: str, span: Range, found: list[Attribution], *, leading: bool) -> bool:
    """Tell whether words name somebody who speaks; `leading` ones may be the topic or the place instead."""
    shown = text[slice(*span)].strip()
    named = shown.split()
    if not 0 < len(named) <= LONGEST_LABEL or any(word.casefold() in lexicon.words("captions") for word in (named[0], named[-1])):
        return False
    if lexicon.speaks(shown):
        return True
    if leading and re.search(_PLACED.format(re.escape(named[-1])), text):
        return False
    if _INITIALS.fullmatch(shown) and shown.isupper():
        return not leading
    return all(word[0].isupper() for word in named) and _speaks_below(text, named[-1], span[1], found)


def _speaks_below(text: str, name: str, after: int, found: list[Attribution]) -> bool:
    """Tell whether a source of the story, outside the headline, bears `name`."""
    whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return any(a > after and whole.search(text, a, b) for attribution in found for a, b in attribution.source)
