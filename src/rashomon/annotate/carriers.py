"""Mend the attributions whose sentence says more about carrying than one cue can hold.

Four forms: "A said, citing B, that X"; "A said X, C reported"; "we were told X" (the subject is told,
not telling); "A was quoted by B as saying X".  Forms, not names: each is tested both ways in the tests.
"""

from __future__ import annotations

import re

from rashomon.annotate.edges import Range, tidy
from rashomon.annotate.link import Attribution
from rashomon.annotate.sentences import end_of, same, start_of

_CITING = re.compile(r"\b(?:citing|quoting)\b", re.IGNORECASE)
_CITED_END = re.compile(r"[,;:.\n–—]| (?:as|who|which|that|said|says|reported|told|because|when)\b", re.IGNORECASE)
# Heads that speak; "citing security concerns" names a reason and nobody.
_SPEAKING = re.compile(
    r"(?i:\b(?:officials?|sources?|witnesses|police|officers?|spokes\w+|minist\w+|agenc(?:y|ies)|media|statements?|documents?|"
    r"reports?|residents|doctors|medics?|activists?|letters?|people|diplomats?|commanders?|lawyers?|experts?|figures|data|"
    r"groups?|authorit(?:y|ies)|newspapers?|broadcasters?|television|radio)\b)"
)
_NAME = re.compile(r"\b[A-Z]\w+")
_TOLD = re.compile(
    r"\b(?:am|are|is|was|were|been|being)(?:\s+\w+ly|\s+also|\s+not)?\s+(?:told|informed|assured|warned|advised|asked|ordered|promised)$",
    re.IGNORECASE,
)
_BY_BEFORE = re.compile(r"\bby\s+$", re.IGNORECASE)
_QUOTED = re.compile(r"\b(?:was|were|is|are|been)\s+(?:\w+ly\s+)?(?:quoted|cited)\b", re.IGNORECASE)
_AS_SAYING = re.compile(r"\bas\s+(?:saying|telling|stating|warning|adding)\b:?", re.IGNORECASE)
_AFTER_CUE = re.compile(r"[^.!?\n]{0,40}[.!?]?[\"”’')\]]*(?=\s|$)")


def mend(text: str, found: list[Attribution]) -> list[tuple[Attribution, Attribution | None]]:
    """Give each attribution with the one that carries it (or `None`), those without content left out."""
    for attribution in found:
        _told(text, attribution)
        _quoted_by(text, attribution)
    carried: dict[int, Attribution] = {}
    found = _cite(text, found, carried)
    _report(text, found, carried)
    return [(a, carried.get(id(a))) for a in found if a.content]


def _told(text: str, attribution: Attribution) -> None:
    """Take the source from "we were told": it names who was told, unless a "by" stands before it."""
    if attribution.source and _TOLD.search(text[slice(*attribution.cue[-1])]):
        start = attribution.source[0][0]
        if start < attribution.cue[0][0] and not _BY_BEFORE.search(text[max(0, start - 6) : start]):
            attribution.source = []


def _quoted_by(text: str, attribution: Attribution) -> None:
    """Give "A was quoted by B as saying X" to A; B remains to be read as the channel."""
    cue = attribution.cue[0]
    passive = _QUOTED.search(text, start_of(text, cue[0]), cue[1] + 1)
    if not passive or passive.end() < cue[0] or not attribution.content:
        return
    saying = _AS_SAYING.search(text, passive.end(), end_of(text, passive.end()))
    if not saying:
        return
    subject = tidy(text, (start_of(text, passive.start()), passive.start()))
    if not text[slice(*subject)].strip() or "," in text[slice(*subject)]:
        return
    attribution.source = [subject]
    attribution.cue = [passive.span(), saying.span()]
    attribution.content = [tidy(text, (max(a, saying.end()), b)) for a, b in attribution.content if b > saying.end() + 1]


def _cite(text: str, found: list[Attribution], carried: dict[int, Attribution]) -> list[Attribution]:
    """Put a cited voice inside the statement for which it is cited, with the same content."""
    for participle in _CITING.finditer(text):
        cued = [a for a in found if any(s < participle.end() and participle.start() < e for s, e in a.cue)]
        near = [a for a in found if not any(a is c for c in cued) and same(text, a.cue[0][0], participle.start()) and not _inside(participle.start(), a)]
        end = _CITED_END.search(text, participle.end() + 1, end_of(text, participle.end()))
        cited = tidy(text, (participle.end(), end.start() if end else end_of(text, participle.end())))
        words = text[slice(*cited)]
        if not (_SPEAKING.search(words) or _NAME.search(words)):
            continue
        if not near and cued:
            near = _spoken(text, participle.start(), cued[0], cited)
            found = [*found, *near]
        if not near:
            continue
        citing = min(near, key=lambda a: abs(a.cue[0][0] - participle.start()))
        _lend(citing, cued)
        if not citing.content:
            citing.content = [tidy(text, (max(a, cited[1]), b)) for c in cued for a, b in c.content if b > cited[1] + 2]
        citing.content = [piece for span in citing.content for piece in _without(text, span, (participle.start(), cited[1]))]
        inner = Attribution([participle.span()], [cited], list(citing.content), citing.score)
        found = [a for a in found if not any(a is c for c in cued)] + [inner]
        for attribution in found:
            if carried.get(id(attribution)) is citing and attribution.content != citing.content:
                carried[id(attribution)] = inner
        carried[id(inner)] = citing
    return found


def _inside(position: int, attribution: Attribution) -> bool:
    """Tell whether the participle stands inside a content with words of it on both sides after the cue."""
    return any(a + 40 < position < b - 40 for a, b in attribution.content)


def _spoken(text: str, at: int, cued: Attribution, cited: Range) -> list[Attribution]:
    """Make the missing outer statement of "A said, citing B, that X" when only "citing" was found."""
    verb = re.compile(r"\b(said|says|reported|reports|wrote|claimed|stated|announced)\b,?\s*$").search(text, start_of(text, at), at)
    content = [tidy(text, (max(a, cited[1]), b)) for a, b in cued.content if b > cited[1] + 2]
    if not verb or not content:
        return []
    subject = tidy(text, (start_of(text, at), verb.start()))
    source = [subject] if 0 < len(text[slice(*subject)].split()) <= 12 else []
    return [Attribution([verb.span(1)], source, content, cued.score)]


def _lend(citing: Attribution, cued: list[Attribution]) -> None:
    for attribution in cued:
        if not citing.source and attribution.source:
            citing.source = list(attribution.source)


def _without(text: str, span: Range, hole: Range) -> list[Range]:
    """Cut `hole` out of `span`, edges tidied; empty parts are left out."""
    if hole[1] <= span[0] or span[1] <= hole[0]:
        return [span]
    parts = [(span[0], hole[0]), (hole[1], span[1])]
    return [tidy(text, (a, b)) for a, b in parts if text[max(a, span[0]) : b].strip(" ,;:.\"”’")]


def _report(text: str, found: list[Attribution], carried: dict[int, Attribution]) -> None:
    """Give "…, C reported" at a sentence's end the whole sentence before it as content."""
    for reporter in found:
        if reporter.content or not reporter.source or reporter.source[0][0] > reporter.cue[0][0]:
            continue
        begin, source, stop = start_of(text, reporter.source[0][0]), reporter.source[0][0], reporter.cue[-1][1]
        tail = _AFTER_CUE.match(text, stop)
        if not tail or tail.end() < end_of(text, stop) or not text[begin:source].strip():
            continue
        inner = [a for a in found if a.content and begin <= a.cue[0][0] < source and id(a) not in carried]
        if not inner:
            continue
        reporter.content = [tidy(text, (begin, source))]
        for attribution in inner:
            carried[id(attribution)] = reporter
