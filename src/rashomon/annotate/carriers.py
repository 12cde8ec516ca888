"""Mend the attributions whose sentence says more about carrying than one cue can hold.

The forms: "A said, citing B, that X"; "A said X, C reported"; "we were told X" (the subject is told,
not telling); "A was quoted by B as saying X"; "nobody said X" (which is no statement).  Forms, not names: each is tested both ways in the tests.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from rashomon.annotate.edges import Range, tidy
from rashomon.annotate.lexicon import speaks
from rashomon.annotate.link import Attribution
from rashomon.annotate.sentences import REACH, end_of, ends, start_of

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
_NOBODY = re.compile(r"(?:nobody|no[ -]one|none|neither|nothing|no\s+(?:group|party|side|faction|organi[sz]ation|movement))\b", re.IGNORECASE)
_ACCORDING = re.compile(r"according to", re.IGNORECASE)
_AFTER_CUE = re.compile(r"[^.!?\n]{0,40}[.!?]?[\"”’')\]]*(?=\s|$)")

# The least score of what a whole form bears out.
FORM = 0.7


def mend(text: str, found: list[Attribution]) -> list[tuple[Attribution, Attribution | None]]:
    """Give each attribution with the one that carries it (or `None`), those without content left out."""
    found = [a for a in found if not (a.source and _NOBODY.match(text, a.source[0][0]))]
    for attribution in found:
        _told(text, attribution)
        _quoted_by(text, attribution)
    stops = ends(text)

    def sentence(position: int) -> tuple[int, int]:
        number = bisect_right(stops, position)
        begin = stops[number - 1] if number else 0
        return number, (position - begin) // REACH  # endless sentences are worked in parts

    sentences: dict[tuple[int, int], list[Attribution]] = defaultdict(list)
    for attribution in found:
        sentences[sentence(attribution.cue[0][0])].append(attribution)
    carried: dict[int, Attribution] = {}
    for participle in _CITING.finditer(text):
        _cite(text, participle.span(), sentences[sentence(participle.start())], carried)
    for group in sentences.values():
        _according(text, group, carried)
        _report(text, group, carried)
    kept = sorted((a for group in sentences.values() for a in group if a.content), key=lambda a: a.cue[0])
    for attribution in kept:
        _break_circle(attribution, carried)
    return [(a, carried.get(id(a))) for a in kept]


def _break_circle(attribution: Attribution, carried: dict[int, Attribution]) -> None:
    """Let nothing rest on itself: two forms in one sentence may each put the other's statement inside its own."""
    at, seen = carried.get(id(attribution)), {id(attribution)}
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        at = carried.get(id(at))
    if at is attribution:
        del carried[id(attribution)]


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
    if not passive or not attribution.content:
        return
    saying = _AS_SAYING.search(text, passive.end(), end_of(text, passive.end()))
    if not saying or (passive.end() < cue[0] and not saying.start() <= cue[0] < saying.end()):
        return
    subject = tidy(text, (start_of(text, passive.start()), passive.start()))
    if not text[slice(*subject)].strip() or "," in text[slice(*subject)]:
        return
    attribution.source = [subject]
    attribution.cue = [passive.span(), saying.span()]
    attribution.score = max(attribution.score, FORM)
    attribution.content = [tidy(text, (max(a, saying.end()), b)) for a, b in attribution.content if b > saying.end() + 1]


def _cite(text: str, participle: Range, sentence: list[Attribution], carried: dict[int, Attribution]) -> None:
    """Put a cited voice inside the statement for which it is cited, with the same content.

    Changes `sentence`, the attributions of the participle's sentence, in place.
    """
    cited = _cited(text, participle[1])
    cued = [a for a in sentence if any(s < participle[1] and participle[0] < e for s, e in a.cue)]
    near = [a for a in sentence if not any(a is c for c in cued) and not _inside(participle[0], a)]
    if cited is None:
        return
    if not near and cued:
        near = _spoken(text, participle[0], cued[0], cited)
    if not near:
        return
    citing = min(near, key=lambda a: abs(a.cue[0][0] - participle[0]))
    _lend(citing, cued)
    if not citing.content:
        citing.content = [tidy(text, (max(a, cited[1]), b)) for c in cued for a, b in c.content if b > cited[1] + 2]
    before = list(citing.content)
    citing.content = [piece for span in before for piece in _without(text, span, (participle[0], cited[1]))]
    inner = Attribution([participle], [cited], list(citing.content), citing.score, citing.sure)
    others = [a for a in sentence if not any(a is c for c in cued) and a is not citing]
    for attribution in others:
        if carried.get(id(attribution)) is citing and attribution.content != before:
            carried[id(attribution)] = inner
    carried[id(inner)] = citing
    sentence[:] = [*others, citing, inner]


def _cited(text: str, at: int) -> Range | None:
    """Give the words cited after a participle that ends at `at`, or `None` when they name nobody who speaks."""
    stop = end_of(text, at)
    found = _CITED_END.search(text, at + 1, stop)
    words = tidy(text, (at, found.start() if found else stop))
    shown = text[slice(*words)]
    return words if _SPEAKING.search(shown) or _NAME.search(shown) or speaks(shown) else None


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
    return [Attribution([verb.span(1)], source, content, cued.score, cued.sure)]


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


def _according(text: str, sentence: list[Attribution], carried: dict[int, Attribution]) -> None:
    """Give "A, according to B, said X" to B, and what A said within it."""
    for outer in sentence:
        if not _ACCORDING.fullmatch(text[slice(*outer.cue[0])]) or len(outer.content) != 1 or not outer.source:
            continue
        subject, stop = outer.content[0], outer.source[-1][1]
        inner = next((a for a in sentence if not a.source and a.content and 0 < a.cue[0][0] - stop < 4), None)
        if inner is None or subject[1] > outer.cue[0][0] or text[stop : inner.cue[0][0]].strip() != ",":
            continue
        inner.source = [subject]
        outer.content = [subject, (inner.cue[0][0], max(inner.cue[-1][1], inner.content[-1][1]))]
        carried[id(inner)] = outer


def _report(text: str, sentence: list[Attribution], carried: dict[int, Attribution]) -> None:
    """Give "…, C reported" (or "…, reports C") at a sentence's end the whole sentence before it as content."""
    for reporter in sentence:
        if reporter.content or not reporter.source:
            continue
        first = min(reporter.source[0][0], reporter.cue[0][0])
        begin, stop = start_of(text, first), max(reporter.cue[-1][1], reporter.source[-1][1])
        tail = _AFTER_CUE.match(text, stop)
        if not tail or tail.end() < end_of(text, stop) or not text[begin:first].strip():
            continue
        if first == reporter.cue[0][0] and not text[begin:first].rstrip().endswith((",", "”", '"', "’", "–", "—")):
            continue  # ("the plan was rejected by C" reports nothing)
        inner = [a for a in sentence if a.content and begin <= a.cue[0][0] < first and id(a) not in carried]
        if not inner:
            continue
        reporter.content = [tidy(text, (begin, first))]
        for attribution in inner:
            carried[id(attribution)] = reporter
