"""Find what an adverb of hearsay hands on (`Soldiers allegedly looted the depot`), where no other cue was found for it."""

from __future__ import annotations

import re

from rashomon.annotate.edges import Range, tidy
from rashomon.annotate.link import Attribution
from rashomon.annotate.sentences import end_of, start_of
from rashomon.annotate.taken import Taken

_ADVERB = re.compile(r"\b(?:reportedly|allegedly|supposedly|purportedly)\b", re.IGNORECASE)
# Where the clause around the adverb begins at the latest and ends at the earliest.
_BORDER = re.compile(
    r"[,;:()\"“”«»\n]|\s[–—-]{1,2}\s|(?<!\w)(?:and|but|or|that|which|who|whom|whose|where|when|while|because|after|before|as|if|since|although|though|than|until)\s",
    re.IGNORECASE,
)
_STOP = re.compile(r"[,;:()\"“”«»\n]|\s[–—-]{1,2}\s|\s(?:and|but|while|although|though)\s", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:which|who|whom|that)\s", re.IGNORECASE)
# Nothing is handed on before these: an agent, or nothing at all.
_NOTHING = re.compile(r"\s*(?:[.,;:)]|by\b|because\b|$)", re.IGNORECASE)
LONGEST_SUBJECT = 15
SCORE = 0.7


def find(text: str, found: list[Attribution]) -> list[Attribution]:
    """Give the attributions of the adverbs in `text` that stand in no cue, source or content of `found`."""
    taken = Taken(span for a in found for span in (*a.cue, *a.source, *a.content))
    made = []
    for adverb in _ADVERB.finditer(text):
        if taken.meets(adverb.span()) or _NOTHING.match(text, adverb.end()):
            continue
        content = _said(text, adverb.span())
        if content:
            made.append(Attribution([adverb.span()], [], content, SCORE))
    return made


def _said(text: str, adverb: Range) -> list[Range]:
    """Give the clause around an adverb, without it; behind a relative pronoun only what follows."""
    stop = end_of(text, adverb[1])
    found = _STOP.search(text, adverb[1], stop)
    end = found.start() if found else stop
    rest = tidy(text, (adverb[1], end))
    if text[rest[1] - 1] in ".!?":
        rest = (rest[0], rest[1] - 1)
    if len(text[slice(*rest)].split()) < 2:
        return []
    borders = list(_BORDER.finditer(text, start_of(text, adverb[0]), adverb[0]))
    begin = borders[-1].end() if borders else start_of(text, adverb[0])
    if borders and _RELATIVE.fullmatch(borders[-1].group()):
        return [rest]
    subject = tidy(text, (begin, adverb[0])) if text[begin : adverb[0]].strip() else None
    if subject is None or not text[slice(*subject)].strip():
        return [rest]
    return [subject, rest] if len(text[slice(*subject)].split()) <= LONGEST_SUBJECT else []
