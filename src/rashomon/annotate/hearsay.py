"""Find what nouns of hearsay hand on when nobody owns them: `reports that the dam broke`, `allegations of torture`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.annotate.edges import Range, tidy
from rashomon.annotate.link import Attribution
from rashomon.annotate.sentences import end_of
from rashomon.annotate.taken import Taken

# Nouns that are no verbs too, and those that are: before the latter stands what cannot be a subject.
_SURE = r"rumou?rs?|allegations?|accusations?|speculation|suspicions?|assertions?|unconfirmed\s+reports?"
_EITHER = r"reports?|claims?|charges|fears"
_BEFORE = (
    r"(?:of|by|on|over|about|amid|with|to|after|following|despite|from|in|against|as|the|these|those|any|such|some|earlier|new|more|recent|conflicting|"
    r"widespread|media|news|press|previous|several|many|no|false|first|initial|denied|deny|denies|dismissed|dismisses|rejected|rejects|investigating|"
    r"investigate|refuted|confirmed|are|were|been|heard|seen|received|was|is|off)\s+"
)
_NOUN = re.compile(
    rf"(?:\b{_BEFORE}(?P<either>{_EITHER})|\b(?P<sure>{_SURE}))\s+(?:that\s+(?=\w)|(?P<of>of)\s+(?!the\s+(?:\w+\s+)?(?:commission|committee|council|day|week|month|year|panel|group)\b)(?=\w))",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?:['’]s?|\b(?:his|her|its|their|our|my|your|whose))\s+(?:\w+\s+)?$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;:()\n]|,\s(?:but|and|while|although|though|which|who|as|saying|adding|according)\b|\s[–—-]{1,2}\s|,?\s[\"“”]", re.IGNORECASE)
_PHRASE_END = re.compile(
    r"[,;:()\n\"“”]|\s[–—-]{1,2}\s|\s(?:that|which|who|was|were|is|are|has|have|had|will|would|could|can|may|might|must|should|did|does|do|but|while|when|after|before|because|as|since|although|though|if)\s",
    re.IGNORECASE,
)
# `a reported raid on the mill`: an adjective before what it hands on.
_ADJECTIVE = re.compile(r"\b(?:the|an?|worst|first|latest|any|these|those|other|recent|earlier|another)\s+(?P<cue>reported|alleged|purported)\s+(?=[a-z])", re.IGNORECASE)
# `it is rumoured that …`, also without its "that".
_IT_IS = re.compile(
    r"\b(?P<cue>it(?:\s+(?:is|was|has\s+been|had\s+been)|['’]s)\s+(?:(?:widely|now|also|generally|still|not)\s+)?(?:believed|said|reported|rumou?red|thought|understood|feared|alleged|claimed|assumed|suspected))\s+(?:that\s+)?(?=\w)(?!to\b|by\b|in\b|on\b|and\b)",
    re.IGNORECASE,
)
SCORE = 0.7
FEWEST_WORDS = 2


def find(text: str, found: list[Attribution]) -> list[Attribution]:
    """Give the attributions of unowned nouns in `text` that stand in no cue, source or content of `found`."""
    taken = Taken(span for a in found for span in (*a.cue, *a.source, *a.content))
    made = []
    for cue, content in sorted([*_nouns(text), *_adjectives(text), *_it_is(text)]):
        if not taken.meets(cue) and not taken.meets(content):
            made.append(Attribution([cue], [], [content], SCORE))
    return made


def _nouns(text: str) -> Iterator[tuple[Range, Range]]:
    for noun in _NOUN.finditer(text):
        cue = noun.span("either") if noun["either"] else noun.span("sure")
        if not _OWNED.search(text, max(0, cue[0] - 30), cue[0]) and (content := _handed_on(text, noun.end(), _PHRASE_END if noun["of"] else _CLAUSE_END)):
            yield cue, content


def _adjectives(text: str) -> Iterator[tuple[Range, Range]]:
    for adjective in _ADJECTIVE.finditer(text):
        if content := _handed_on(text, adjective.end(), _PHRASE_END):
            yield adjective.span("cue"), content


def _it_is(text: str) -> Iterator[tuple[Range, Range]]:
    for opening in _IT_IS.finditer(text):
        if content := _handed_on(text, opening.end(), _CLAUSE_END):
            yield opening.span("cue"), content


def _handed_on(text: str, start: int, closing: re.Pattern[str]) -> Range | None:
    """Give the words from `start` to what closes them, `None` when there are hardly any."""
    stop = end_of(text, start)
    found = closing.search(text, start, stop)
    begin, end = tidy(text, (start, found.start() if found else stop))
    end -= text[end - 1] in ".!?"
    return (begin, end) if len(text[begin:end].split()) >= FEWEST_WORDS else None
