"""Set right the subjects of verbs that say: those of passives are told of, an empty "it" is nobody, a lost one stands before its verb."""

from __future__ import annotations

import re

from rashomon.annotate.edges import Range, tidy
from rashomon.annotate.link import Attribution
from rashomon.annotate.sentences import start_of

_SAID = (
    "said|believed|thought|reported|alleged|claimed|feared|understood|rumou?red|known|expected|assumed|estimated|considered|"
    "suspected|presumed|hoped|supposed"
)
_BE = r"(?:is|are|was|were|has been|have been|had been)(?:\s+not)?(?:\s+\w+ly|\s+also|\s+now|\s+still)?"
_PASSIVE = re.compile(rf"{_BE}\s+(?:{_SAID})(?:\s+to)?", re.IGNORECASE)
_EMPTY_IT = re.compile(rf"{_BE}\s+(?:{_SAID}|announced|confirmed|revealed|suggested|agreed|noted|argued|recalled|decided|stated)", re.IGNORECASE)
# "A car bomb thought to have been planted …": a participle whose subject is spoken of.
_REDUCED = re.compile(r"(?:thought|believed|said|reported|alleged|rumou?red|understood|known|feared|presumed|suspected)", re.IGNORECASE)
_TO_BE = re.compile(r"\s*to\s+(?:be|have)\b", re.IGNORECASE)
_TO = re.compile(r"\s*to\s", re.IGNORECASE)
# Verbs whose subject speaks whatever follows; a participle ("the man accused of …") has a subject that is spoken of.
_ACTIVE = re.compile(
    r"(?:(?:has|have|had)\s+(?!been\b)(?:\w+ly\s+|also\s+)?\w+|says?|said|told|tells?|wrote|writes?|thinks?|thought|believes?|insists?|"
    r"insisted|announced|warned|warns|claims?|denied|denies|states?|stated|added|adds|confirmed|confirms)",
    re.IGNORECASE,
)
# Where the noun phrase before a verb begins at the earliest.
_BORDER = re.compile(r"[,;:.!?—–()\"“”«»\n]|(?<!\w)(?:that|and|but|or|as|while|when|if|because|after|before|where|since|than|once|although|though|unless)\s", re.IGNORECASE)
_SMALL = (
    r"(?!(?:to|not|never|who|which|what|there|is|are|was|were|be|been|has|have|had|did|does|do|will|would|could|should|may|might|must|can"
    r"|in|on|at|by|with|for|from)\b)"
)
_NOUN_PHRASE = re.compile(
    rf"(?:the|an?|his|her|its|their|our|my|your|this|that|these|those|one|two|three|some|several|many|most|all|both|another)(?:\s+{_SMALL}[\w’'.&-]+){{1,5}}",
    re.IGNORECASE,
)
_WIDER = re.compile(r"\w+(?:\s+[\w’'.&-]+){1,8}")
_DETERMINER = re.compile(r"(?:the|an?|his|her|its|their|our|my|your|this|that|these|those|some|several|many|most|all|both)", re.IGNORECASE)
_ARTICLE = re.compile(r"the|an?", re.IGNORECASE)
_CITING = re.compile(r"\b(?:citing|quoting)\b", re.IGNORECASE)
_CALLING = re.compile(r"calling\s+(?:itself|themselves|himself|herself)", re.IGNORECASE)
_CALLED = re.compile(r"\s*((?:[Tt]he\s+)?[A-Z][\w’'-]*(?:\s+(?:(?:of|the|for|and|al)\s+)*[A-Z][\w’'-]*)*)\s+((?:(?:has|have|had|also|later)\s+)*[a-z]+(?:ed|s|aid))\s+")
REACH = 120


def set_right(text: str, attributions: list[Attribution]) -> None:
    """Move, drop or find subjects; changes `attributions` in place."""
    for attribution in attributions:
        _empty_it(text, attribution)
        _spoken_of(text, attribution)
        _calling_itself(text, attribution)
        _complete(text, attribution)
        _without_participle(text, attribution)
        if not attribution.source and attribution.content:
            _adopt(text, attribution)


def _cue(text: str, attribution: Attribution) -> str:
    return text[slice(*attribution.cue[0])]


def _empty_it(text: str, attribution: Attribution) -> None:
    """`It is believed that …` names nobody."""
    shown = " ".join(text[a:b] for a, b in attribution.source)
    if shown.casefold() == "it" and _EMPTY_IT.fullmatch(_cue(text, attribution)):
        attribution.source = []


def _spoken_of(text: str, attribution: Attribution) -> None:
    """`The general is said to have fled`: what is said of him begins with him."""
    start, end = attribution.cue[0]
    if len(attribution.source) != 1 or not attribution.content:
        return
    first = min(a for a, _ in attribution.content)
    reduced = _REDUCED.fullmatch(text[start:end]) and text[attribution.source[0][1] : start].isspace() and _TO_BE.match(text, end)
    if not reduced and not _PASSIVE.fullmatch(text[start:end]):
        return
    infinitive = text[start:end].endswith(" to") or bool(_TO.match(text, end))
    if infinitive and attribution.source[0][1] <= start and first >= end:
        attribution.content = [*attribution.source, *attribution.content]
        attribution.source = []


def _calling_itself(text: str, attribution: Attribution) -> None:
    """`A group calling itself the Front claimed …`: the name belongs to the source, the next verb is the cue."""
    found = _CALLED.match(text, attribution.cue[0][1]) if _CALLING.fullmatch(_cue(text, attribution)) else None
    if not found or len(attribution.source) != 1 or not attribution.content:
        return
    attribution.source = [(attribution.source[0][0], found.end(1))]
    attribution.cue = [found.span(2)]
    attribution.content = [(max(a, found.end()), b) for a, b in attribution.content if b > found.end()]


def _complete(text: str, attribution: Attribution) -> None:
    """Widen a source that is an article alone to the words before its verb."""
    if len(attribution.source) != 1:
        return
    (start, end), cue = attribution.source[0], attribution.cue[0][0]
    if end < cue <= start + REACH and _DETERMINER.fullmatch(text, start, end) and _WIDER.fullmatch(text[start:cue].rstrip()):
        attribution.source = [tidy(text, (start, cue))]
    elif _ARTICLE.fullmatch(text, start, end):
        attribution.source = []  # ("the reported raid")


def _without_participle(text: str, attribution: Attribution) -> None:
    """Cut a source before "citing": whom it cites is another."""
    for number, (start, end) in enumerate(attribution.source):
        participle = _CITING.search(text, start, end)
        if participle and text[start : participle.start()].strip(" ,"):
            attribution.source = [*attribution.source[:number], tidy(text, (start, participle.start()))]
            return


def _adopt(text: str, attribution: Attribution) -> None:
    """Take the noun phrase right before a verb that says ("…, the union said"), when no source was found."""
    cue = attribution.cue[0][0]
    if not _ACTIVE.fullmatch(_cue(text, attribution)) or text.startswith(" by ", attribution.cue[0][1]):
        return
    floor = max(start_of(text, cue), cue - REACH)
    borders = [m.end() for m in _BORDER.finditer(text, floor, cue)]
    span = (borders[-1] if borders else floor, cue)
    shown = text[slice(*span)].strip()
    if not _NOUN_PHRASE.fullmatch(shown):
        return
    found: Range = tidy(text, span)
    if not any(a < found[1] and found[0] < b for a, b in attribution.content):
        attribution.source = [found]
