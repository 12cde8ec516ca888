"""Find the acts that a desk must see in a statement, and the words that hold a claim at arm's length."""

from __future__ import annotations

import re
from functools import cache

from rashomon.model import Act
from rashomon.resolve.cues import NEGATION, find_class
from rashomon.resolve.lexicon import phrases
from rashomon.resolve.told import threatens

_ACTS: tuple[tuple[Act, re.Pattern[str]], ...] = (
    ("claims_responsibility", re.compile(r"\bclaim\w*\b[^.]{0,30}\bresponsibility\b|\btook responsibility\b|\bclaimed by\b", re.IGNORECASE)),
    ("no_comment", re.compile(r"\b(?:would neither|would not|wouldn[’']t|declin\w*|refus\w*)\s(?:to\s)?(?:be\s)?(?:immediately\s)?(?:comment\w*|confirm or deny|confirm nor deny|discuss|elaborate|respond)|\bno comment\b|\bnot (?:immediately )?(?:comment|respond|reply)\b", re.IGNORECASE)),
    ("cannot_verify", re.compile(r"\b(?:not|never|neither|n[’']?t|unable to|impossible to)\b[^.]{0,50}\b(?:verif\w*|confirm\w*|corroborat\w*|authenticat\w*)|\b(?:unverified|uncorroborated|unconfirmed)\b|\bno independent (?:confirmation|verification)\b", re.IGNORECASE)),
    ("retracts", re.compile(r"\b(?:retract\w*|withdr[ae]w\w* (?:its|the|his|her|their) (?:claim|statement|report|story|remark)\w*|took back|takes back|recant\w*)\b", re.IGNORECASE)),
    ("corrects", re.compile(r"\b(?:correct(?:s|ed|ing|ion)\b|amended\b|clarif\w+\b)", re.IGNORECASE)),
    ("confirms", re.compile(r"\b(?:confirm(?:s|ed|ing|ation)?|acknowledg\w*|admit\w*|verified)\b", re.IGNORECASE)),
    ("threatens", re.compile(r"\bthreat\w*\b", re.IGNORECASE)),
)
_CONTENT_ACTS = ("claims_responsibility", "cannot_verify")


def act(cue: str, content: str, *, own: bool = False) -> Act | None:
    """Give the act that a desk must see, or `None`; `own` says that the words tell an attack as the speaker's deed.

    >>> act("claimed", "responsibility for the blast")
    'claims_responsibility'
    >>> act("said", "the figures could not be independently verified")
    'cannot_verify'
    """
    if own and not NEGATION.search(cue) and find_class(cue, "") is None:
        return "claims_responsibility"
    near = f"{cue} {content[:60]}"
    for name, pattern in _ACTS:
        if name in ("claims_responsibility", "no_comment") and pattern.search(near) and pattern.search(near).start() < len(cue):  # type: ignore[union-attr]
            return name
        if name == "cannot_verify" and (pattern.search(cue) or pattern.search(content[:200])):
            return name
        if name not in _CONTENT_ACTS and name != "no_comment" and pattern.search(cue) and not NEGATION.search(cue):
            return name
    return "threatens" if threatens(content) else None


@cache
def _hedge_pattern() -> re.Pattern[str]:
    forms = sorted(phrases("hedges"), key=lambda f: (-len(f), f))
    return re.compile(r"\b(?:" + "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in forms) + r")\b", re.IGNORECASE)


def find_hedges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the words in a range that hold a claim at arm's length; a month called May is none.

    >>> find_hedges("He may reportedly leave in May.", 0, 31)
    [(3, 6), (7, 17)]
    """
    found = (m.span() for m in _hedge_pattern().finditer(text, start, end))
    return [(a, b) for a, b in found if not _month(text, a, b)]


def _month(text: str, a: int, b: int) -> bool:
    word = text[a:b]
    return word == "May" and (text[a - 3 : a].casefold() in ("in ", "on ") or text[b : b + 2].strip()[:1].isdigit() or text[max(0, a - 3) : a].strip()[-1:].isdigit())
