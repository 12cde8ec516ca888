"""Give a content that its cue parts the part behind: `The bridge, she said, was shut`; `"It rained," she said. "It poured."`."""

from __future__ import annotations

import re

from rashomon.annotate.edges import Range, tidy
from rashomon.annotate.link import Attribution
from rashomon.annotate.quotes import CLOSING, STRAIGHT, Quotation
from rashomon.annotate.sentences import end_of, same
from rashomon.annotate.taken import Taken

# What may stand between the cue and the comma behind it: a time, a place, a paper.
_TAIL = re.compile(r"(?:\s(?!(?:that|and|but|to)\b)[\w'’.]+){0,6}?,\s(?=(?P<verb>is|are|was|were|has|have|had|will|would|could|can|may|might|must|should|did|does|do|[a-z]+ed)\s)", re.IGNORECASE)
# A second clause after "and" goes on with what is said, unless it speaks of what is said.
_AND = re.compile(r"(?:\s(?!(?:that|and|but|to)\b)[\w'’.]+){0,6}?,\s(?=and\s(?!(?:then|so|yet|now)\b))", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:verif|confirm|den(?:y|ie)|claim|account|version|comment|said|says|told|reject|dismiss)", re.IGNORECASE)
_END = re.compile(r"[;()\n\"“”]|,\s(?:although|though|while|which|who|but|adding|saying|according)\b|\s[–—-]{1,2}\s", re.IGNORECASE)


def rejoin(text: str, found: list[Attribution]) -> None:
    """Add the part behind the cue, in place, where a verb without a subject or "and" follows and nobody else has the words."""
    taken = Taken(span for a in found for span in (*a.cue, *a.source, *a.content))
    for attribution in found:
        if len(attribution.content) != 1:
            continue
        words = [*attribution.source, *attribution.cue]
        low, high = min(a for a, _ in words), max(b for _, b in words)
        first = attribution.content[0]
        if first[1] > low or text[first[1] : low].strip() != "," or not same(text, first[0], high):
            continue
        tail = _TAIL.match(text, high, high + 80) or _AND.match(text, high, high + 80)
        rest = _rest(text, tail.end()) if tail else None
        if rest and not taken.meets(rest) and not _ABOUT.search(text, *rest):
            attribution.content = [first, rest]


def _rest(text: str, start: int) -> Range | None:
    stop = end_of(text, start)
    found = _END.search(text, start, stop)
    begin, end = tidy(text, (start, found.start() if found else stop))
    end -= text[end - 1] in ".!?"
    return (begin, end) if end > begin else None


def carry_on(text: str, found: list[Attribution], quotations: list[Quotation]) -> None:
    """Add a quotation of whole sentences that stands right behind the sentence of a quotation and its cue, in place."""
    taken = Taken(span for a in found for span in (*a.cue, *a.source, *a.content))
    quoting = {_sentence_after(text, a): a for a in found if _closes_with_cue(text, a)}
    for quotation in quotations:
        inner = text[quotation.start + 1 : quotation.end - 1]
        attribution = quoting.get(quotation.start)
        if attribution and inner[:1].isupper() and inner[-1:] in ".!?" and not taken.meets((quotation.start, quotation.end)):
            attribution.content.append((quotation.start, quotation.end))


def _closes_with_cue(text: str, attribution: Attribution) -> bool:
    """Tell whether an attribution is a quotation and, behind it, who said it."""
    words = [*attribution.source, *attribution.cue]
    if not attribution.content or not attribution.source:
        return False
    last = attribution.content[-1][1]
    return text[last - 1] in CLOSING + STRAIGHT + "’'" and last <= min(a for a, _ in words) <= last + 3


def _sentence_after(text: str, attribution: Attribution) -> int:
    """Give where the sentence behind that of the cue begins, in the same paragraph (-1: none does)."""
    stop = end_of(text, max(b for _, b in (*attribution.source, *attribution.cue)) - 1)
    return stop + 1 if text[stop : stop + 1] == " " else -1
