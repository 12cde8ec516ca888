"""Set right what fixed frames of words show: who is told, what is quoted, what could not be verified, whose claim it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from rashomon.annotate import adverbs, hearsay, parted, quotes
from rashomon.annotate.edges import Range, tidy
from rashomon.annotate.link import Attribution
from rashomon.annotate.sentences import end_of, same, start_of

_WAS_TOLD = re.compile(
    r"\b(?:(?:has|have|had)\s+been|was|were|are|is)\s+(?:(?:also|then|later|repeatedly|\w+ly)\s+)?(?:told|informed|assured|warned)\s+(?:by\s+(?P<who>[^,.;:\n\"“”]{2,60}?)\s+(?=that\s))?(?=that\s|(?:the|his|her|its|their|there|it|they|he|she|no|this)\s)",
    re.IGNORECASE,
)
_NOT_VERIFIED = re.compile(
    r"(?P<cue>(?:could|can|did|was|were|is|are|has|have)\s*(?:not|n['’]t)\s+(?:been\s+able\s+to\s+|able\s+to\s+)?(?:(?:independently|immediately|yet|itself)\s+){0,2}(?:verify|confirm|corroborate|authenticate|verified|confirmed)"
    r"|(?:was|were|is|are|has\s+been|have\s+been)\s+(?:not\s+able|unable)\s+to\s+(?:(?:independently|immediately)\s+){0,2}(?:verify|confirm|corroborate|authenticate))\s+(?=(?:the|this|that|these|those|his|her|its|their|whether|any|either)\s)",
    re.IGNORECASE,
)
_CLAIMS = (
    r"claim|accusation|allegation|assertion|charge|report|suggestion|denial|promise|warning|statement|complaint|insistence|demand|"
    r"prediction|announcement|admission|pledge|threat|contention|belief|view|conclusion|testimony|confirmation|declaration"
)
_CLAIM_BY = re.compile(rf"\b(?P<cue>(?:{_CLAIMS})s?)\s+(?:by|from|of)\s+(?P<who>[^,.;:\n\"“”]{{2,80}}?)\s+that\s+(?=\w)", re.IGNORECASE)
_VERB_WITHIN = re.compile(r"\b(?:said|says|was|were|is|are|has|had|have|told|who|which|when|after|and\s+\w+ed)\b", re.IGNORECASE)
# How the content of "Radio Lake quoted …" begins.
_AS_SAYING = re.compile(
    r"(?P<who>[^,.;:\n]{2,80}?)\s+as\s+(?:having\s+)?(?P<cue>saying|said|telling|told|stating|stated|warning|warned|claiming|claimed|adding|announcing|announced)\b(?:\s+(?:[\w'’]+\s+){1,5}?(?=that\s))?:?\s*(?:that\s+)?(?=[\w\"“‘'])",
    re.IGNORECASE,
)
_IF_AS = re.compile(r"\b(?:if|whether|unless|even\s+if),\s+as\s", re.IGNORECASE)
_CLOSE = re.compile(r"[,;:()\n]|\s[–—-]{1,2}\s|\s(?:and|but|while|although|though|because)\s", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:^|(?<=[.!?;]\s)|(?<=\band\s)|(?<=\bbut\s)|(?<=\n))(?P<who>(?:[Tt]he\s|[Ii]ts?\s|[Tt]hey|[Ww]e|[A-Z])[^,.;:!?\n\"“”]{0,60}?)\s+$")
SCORE = 0.7
# Attributions are looked up by stretches of so many code points.
PLACE = 500


def amend(text: str, found: list[Attribution]) -> None:
    """Add and mend attributions of one text, in place: those of frames, of adverbs and of nouns of hearsay."""
    near = Near(found)
    made = [*_claims_by(text, near), *_told(text, near), *_verified(text, near), *_as_saying(text, near)]
    found += made
    found += adverbs.find(text, found)
    found += hearsay.find(text, found)
    parted.rejoin(text, found)
    parted.carry_on(text, found, quotes.find(text))
    for attribution in found:
        _conditional(text, attribution)


class Near:
    """Find the attributions that have words of a range, without going through all of them."""

    def __init__(self, found: list[Attribution]) -> None:
        self._by_place: dict[int, list[Attribution]] = defaultdict(list)
        for attribution in found:
            for place in {at for a, b in (*attribution.cue, *attribution.source, *attribution.content) for at in range(a // PLACE, b // PLACE + 1)}:
                self._by_place[place].append(attribution)

    def __call__(self, span: Range) -> list[Attribution]:
        """Give the attributions with a cue, source or content that meets `span`."""
        seen = {id(a): a for place in range(span[0] // PLACE, span[1] // PLACE + 1) for a in self._by_place[place]}
        return [a for a in seen.values() if _meets((*a.cue, *a.source, *a.content), span)]


def _meets(spans: Iterable[Range], span: Range) -> bool:
    return any(a < span[1] and span[0] < b for a, b in spans)


def _known(cue: Range, near: Near) -> bool:
    """Tell whether the words of a cue are in some attribution; one that has them for its cue is borne out by the frame."""
    met = near(cue)
    for attribution in met:
        if _meets(attribution.cue, cue) and attribution.content:
            attribution.score = max(attribution.score, SCORE)
    return bool(met)


def _clause(text: str, start: int) -> Range | None:
    """Give the clause that begins at `start`, to its first comma or joint, or `None` when it is a word or none."""
    stop = end_of(text, start)
    closed = _CLOSE.search(text, start, stop)
    begin, end = tidy(text, (start, closed.start() if closed else stop))
    end -= text[end - 1] in ".!?"
    return (begin, end) if len(text[begin:end].split()) > 1 else None


def _told(text: str, near: Near) -> list[Attribution]:
    """Add `the envoy had been told (by Y) (that) X`: Y says X, or nobody named."""
    made = []
    for passive in _WAS_TOLD.finditer(text):
        clause = _clause(text, passive.end())
        cue = tidy(text, (passive.start(), passive.start("who") if passive["who"] else passive.end()))
        who = [passive.span("who")] if passive["who"] else []
        if not _known(cue, near) and clause:
            made.append(Attribution([cue], who, [clause], SCORE))
        for attribution in near(cue) if who else []:
            if _meets(attribution.cue, cue) and not attribution.source:
                attribution.source = list(who)
    return made


def _as_saying(text: str, near: Near) -> list[Attribution]:
    """Add `X as saying Y` where a text begins with it, as what one voice quotes of another does."""
    frame = _AS_SAYING.match(text)
    if not frame or _known(frame.span("cue"), near):
        return []
    end = len(text.rstrip(" .\n"))
    return [Attribution([frame.span("cue")], [frame.span("who")], [(frame.end(), end)], SCORE)] if end > frame.end() else []


def _verified(text: str, near: Near) -> list[Attribution]:
    """Add `X could not independently verify the claim`, which is no statement of whoever claims it."""
    made = []
    for frame in _NOT_VERIFIED.finditer(text):
        cue, clause = frame.span("cue"), _clause_or_thing(text, frame.end())
        who = _SUBJECT.search(text, max(start_of(text, cue[0]), cue[0] - 80), cue[0])
        if who and clause and not _known(cue, near) and not re.search(r"\b(?:who|which|that)\b", who["who"]):
            made.append(Attribution([cue], [who.span("who")], [clause], SCORE))
    return made


def _clause_or_thing(text: str, start: int) -> Range | None:
    stop = end_of(text, start)
    closed = re.compile(r"[,;:()\n]|\s[–—-]{1,2}\s|\s(?:but|while|although|though)\s").search(text, start, stop)
    begin, end = tidy(text, (start, closed.start() if closed else stop))
    end -= text[end - 1] in ".!?"
    return (begin, end) if end > begin else None


def _claims_by(text: str, near: Near) -> list[Attribution]:
    """Give `the accusation by farmers that X` its noun for a cue, where the verb behind was taken for it, or add it."""
    made = []
    for frame in _CLAIM_BY.finditer(text):
        who, met = tidy(text, frame.span("who")), near(frame.span())
        if _VERB_WITHIN.search(text, *who):
            continue
        if not met and (clause := _clause(text, frame.end())):
            made.append(Attribution([frame.span("cue")], [who], [clause], SCORE))
        for attribution in met:
            begins = bool(attribution.content) and frame.end("who") <= attribution.content[0][0] <= frame.end()
            if begins and attribution.cue[0][0] >= attribution.content[0][1]:
                attribution.cue = [frame.span("cue")]
    return made


def _conditional(text: str, attribution: Attribution) -> None:
    """End `if, as X claims, A, then B` behind A: B is the reporter's."""
    start, end = attribution.cue[0]
    frame = _IF_AS.search(text, max(start_of(text, start), start - 80), start)
    if not frame or not attribution.content or not same(text, frame.start(), start):
        return
    first, last = attribution.content[0]
    comma = text.find(",", first, last)
    if first > end and comma > 0:
        attribution.content = [(first, comma)]
