"""Find who speaks in a paper: `a statement by the army`, `its report`, and `the letter` that somebody was told to have sent."""

from __future__ import annotations

import re
from functools import cache

from rashomon.resolve.described import described, fresh, named
from rashomon.resolve.lexicon import words
from rashomon.resolve.names import PREPOSITIONS, Phrase, Token, tokenize
from rashomon.resolve.phrase import parse
from rashomon.resolve.pronouns import antecedent
from rashomon.resolve.registry import Who
from rashomon.resolve.scene import Scene
from rashomon.resolve.view import Line

# A source longer than this, in code points, is read for its opening alone.
LONGEST = 600
# How many sentences a paper stays in mind.
REACH = 6
# … and how many code points.
FAR = 3000
_BY = re.compile(r"^,?\s*(?:(?:issued|released|published|sent|signed|drafted|written|posted|put out|circulated|made)\s)?(?:by|from)\s(?P<who>[^,;:()\[\]]{2,120})", re.IGNORECASE)
_OF = re.compile(r"^\s*of\s(?P<who>the\s[^,;:()]{2,80})", re.IGNORECASE)
_STOP = re.compile(r"\s(?:on|that|which|released|issued|published|read|carried|aired|dated|in which|about|and seen|obtained|quoted)\b.*$|[.!?]\s.*$", re.IGNORECASE | re.DOTALL)
# What can follow the paper; any other word makes it part of a name or of another noun (`a report writer`).
_FOLLOWS = re.compile(
    r"(?!\s?\w)|\s(?:\w+\s)?(?:by|from|of|on|in|to|that|which|released|issued|published|sent|carried|posted|said|about|read|obtained|signed|dated|late|early|yesterday|today|this|last|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"his", "her", "its", "their"})
_ALIKE = ("statement", "communique", "communiqué", "release", "note", "message", "declaration")
_ONE = r"\b(?:an?|its|his|her|their|the|that|this|one)\s(?:[\w’'-]+\s){0,3}?"


@cache
def _paper() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("documents"), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?P<lead>(?:[\w’'.-]+\s){{0,6}}?)(?P<noun>{nouns})\b(?P<tail>.*)", re.IGNORECASE | re.DOTALL)


@cache
def _told_of(noun: str) -> re.Pattern[str]:
    """Build the form in which a text brings a paper in; a communiqué may be called a statement, a report only a report."""
    alike = "|".join(_ALIKE if noun in _ALIKE else (noun,))
    return re.compile(rf"{_ONE}(?:{alike})\b", re.IGNORECASE)


def issuer(line: Line, phrase: Phrase, scene: Scene) -> Who | None:
    """Give the party that speaks through a paper which is a statement's source; `None` where it is no paper or nobody's."""
    shown = " ".join(phrase.printed[:LONGEST].split())
    m = _paper().match(shown)
    if m is None or not (m.group("noun").islower() or scene.view.capitals or not m.group("lead")):
        return None
    lead, tail = tokenize(m.group("lead")), m.group("tail")
    if any(t.low in PREPOSITIONS or t.low == "and" for t in lead) or not _FOLLOWS.match(tail):
        return None
    if (by := _BY.match(tail) or _OF.match(tail)) and (who := _party(by.group("who"), line, scene)):
        return who
    return _owner(lead, line, scene) or (_earlier(m.group("noun").casefold(), line, scene) if _back(lead) else None)


def _back(lead: list[Token]) -> bool:
    return not lead or lead[0].low in {"the", "this", "that", "same"}


def _owner(lead: list[Token], line: Line, scene: Scene) -> Who | None:
    """Read whose it is from the words before: `its`, `the ministry's`, `an army`."""
    if not lead:
        return None
    if lead[0].low in _PRONOUNS:
        return antecedent(lead[0].low, line, scene)
    owner = next((i for i, t in enumerate(lead) if t.owns), None)
    if owner is not None:
        return _party(" ".join([*(t.text for t in lead[:owner]), lead[owner].bare]), line, scene)
    inner = [t for t in lead if t.low not in {"the", "a", "an", "this", "that", "new", "joint", "brief", "short", "long", "written", "official"}]
    if not inner:
        return None
    shown = " ".join(t.text for t in inner)
    known = Phrase(shown, "organization", name=shown, definite=True)
    if who := scene.registry.body(known) or scene.registry.outlet(shown):
        return who
    sharp = inner[-1].bare.isupper() and len(inner[-1].bare) > 1 and not scene.view.capitals
    if sharp or inner[-1].low in words("bodies"):
        return _party(f"the {shown}", line, scene)
    return None


def _party(shown: str, line: Line, scene: Scene) -> Who | None:
    """Find or make the party that a stretch of text names or describes."""
    shown = _STOP.sub("", shown).strip(" .")
    if not shown:
        return None
    phrase = parse(shown, capitals=scene.view.capitals)
    if phrase.pronoun:
        return antecedent(phrase.pronoun, line, scene)
    if phrase.name:
        return named(scene.registry, Phrase(shown, phrase.kind, name=phrase.name, heads=phrase.heads, alias=phrase.alias, single=phrase.single, definite=phrase.definite))
    found = Phrase(shown, phrase.kind, head=phrase.head, heads=phrase.heads, plural=phrase.plural, definite=phrase.definite)
    return (described(line, found, scene) if phrase.definite else None) or fresh(found)


def _earlier(noun: str, line: Line, scene: Scene) -> Who | None:
    """Find who was told to have put the paper out: whoever spoke, or was the subject, in the sentence that brings it in."""
    view = scene.view
    number = view.sentence(line.at)
    start = max(view.bounds(max(0, number - REACH))[0], line.at - FAR)
    found = list(_told_of(noun).finditer(view.text, start, line.at))
    for m in reversed(found):
        by = _BY.match(view.text[m.end() : m.end() + 160])
        if by and (who := _party(by.group("who"), line, scene)):
            return who
        a, b = view.bounds(view.sentence(m.start()))
        close = scene.between(a, min(b, line.at))
        who = next((n.who for n in close if n.speaks and n.speaks.source and n.speaks.source[0] <= m.start() < n.speaks.source[1]), None)
        if who is not None:
            return who
        who = next((n.who for n in reversed(close) if n.speaks), None) or next((n.who for n in close if n.subject), None)
        if who is not None:
            return who if noun in _ALIKE or who.kind in ("organization", "outlet", "group") else None
    return None
