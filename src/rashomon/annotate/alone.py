"""Give a quotation that stands alone, whole sentences without a cue, to whom the sentence beside it names."""

from __future__ import annotations

import re

from rashomon.annotate import lexicon, quotes
from rashomon.annotate.edges import Range, tidy
from rashomon.annotate.layout import Block
from rashomon.annotate.link import Attribution
from rashomon.annotate.sentences import start_of
from rashomon.annotate.taken import Taken

_NAME = r"(?:(?:[A-Z][\w'’.-]*|[a-z]{2,3}(?=\s[A-Z]))\s+){0,5}[A-Z][\w'’-]+"
# `The words were those of Colonel Petra Voss, …`: who spoke, said behind the quotation.
_WORDS_WERE = re.compile(
    rf"\s+(?:The|Those|These|His|Her)?\s?(?:words|remarks|comments|question|answer|message|plea|warning)\s+(?:were|was|are|is|came|come)\s+(?:those\s+of|that\s+of|from|spoken\s+by|written\s+by|by)\s+(?P<who>(?:the\s+|an?\s+)?(?:[a-z-]+\s+){{0,4}}{_NAME}|(?:the|an?)\s+[a-z-]+(?:\s+[a-z-]+){{0,3}}?)(?=[,.;]|\s(?:who|and|in|at|on|after|when)\b)"
)
# The subject of the sentence before: a pronoun, a title and a name, two capitals, or a noun for a speaker.
_SUBJECT = re.compile(
    rf"(?P<who>He|She|(?:(?:The|A|An|Its|Their|His|Her)\s+)?(?:[a-z-]+\s+){{0,3}}(?:{_NAME}))(?:,\s[^,.!?\n]{{1,80}},)?\s+(?P<verb>(?:was|is|had|has|did|does|would|could|[a-z]+ed|[a-z]+s|shook|spoke|made|gave|went|came|put|took|stood|rose|held|left|kept|saw|knew|told|wept|fell|sat|sought|drew|had)\b)"
)
FEWEST_WORDS = 4
SCORE = 0.7


def find(text: str, found: list[Attribution]) -> list[Block]:
    """Find quotations of whole sentences that are in no content of `found`, with a speaker named right before or behind."""
    taken = Taken(span for a in found for span in (*a.content, *a.cue, *a.source))
    blocks = []
    for quotation in quotes.find(text):
        span = (quotation.start, quotation.end)
        if not _sentences(text, span) or taken.meets(span):
            continue
        who = _behind(text, span) or _before(text, span, taken)
        if who:
            blocks.append(Block(source=who, content=[span], extent=span, score=SCORE))
    return blocks


def _sentences(text: str, span: Range) -> bool:
    """Tell whether a quotation is whole sentences, ends as one and stands between others or paragraphs."""
    inner = text[span[0] + 1 : span[1] - 1]
    behind = text[span[1] : span[1] + 3]
    head = text[max(0, span[0] - 3) : span[0]].rstrip(" ")
    return (
        len(inner.split()) >= FEWEST_WORDS
        and inner[:1].isupper()
        and inner.rstrip()[-1:] in ".!?"
        and (not behind.strip() or behind[0] == "\n" or (behind[0] == " " and behind[1:2].isupper()))
        and (not head or head[-1] in ".!?\n")
    )


def _behind(text: str, span: Range) -> Range | None:
    named = _WORDS_WERE.match(text, span[1])
    return tidy(text, named.span("who")) if named else None


def _before(text: str, span: Range, taken: Taken) -> Range | None:
    """Give the subject of the sentence before, in the same paragraph, when that sentence attributes nothing."""
    end = span[0]
    while end and text[end - 1] == " ":
        end -= 1
    if not end or text[end - 1] not in ".!?":
        return None
    begin = start_of(text, end - 1)
    subject = _SUBJECT.match(text, begin, end)
    if not subject or taken.meets((begin, end)) or not _person(subject["who"]):
        return None
    return tidy(text, subject.span("who"))


def _person(words: str) -> bool:
    """Tell whether words name a person: a pronoun, a title before a name, or a name of two words."""
    named = words.split()
    if words in ("He", "She"):
        return True
    titled = any(lexicon.singular(word.strip(",.")) in lexicon.words("speakers") for word in named[:-1])
    capitals = sum(word[0].isupper() for word in named if word not in ("The", "A", "An", "Its", "Their", "His", "Her"))
    return titled or (capitals >= 2 and named[0][0].isupper() and named[0] not in ("The", "A", "An"))
