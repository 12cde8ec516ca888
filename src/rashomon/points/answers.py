"""Find what a denial answers that has no words of its own: "baseless", "no part in it", "nobody of ours was there".

It answers those who name the denier as who did it, in any report, where both speak of one incident or share a word of the deed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rashomon.points.accused import accused_in
from rashomon.points.affair import HELD, Affair
from rashomon.points.deeds import doers_in
from rashomon.points.polarity import DENIES, POINTING, denies, negative, unverified
from rashomon.points.sides import Side, side
from rashomon.points.units import Unit
from rashomon.roots.topics import stems

_INNOCENT = re.compile(
    r"\bnothing(?: whatsoever| at all)? to do with\b|\b(?:no|not any|any) (?:part|hand|role|involvement|responsib\w+|share|knowledge|connection|links?)\b|"
    r"\b(?:not|never|n[’']t) (?:been )?(?:involved|responsible|behind|to blame|complicit)\b|\b(?:not|never|n[’']t) (?:carr(?:y|ied) out|order(?:ed)?|give|given|stage[d]?|launch(?:ed)?|commit(?:ted)?)\b|"
    r"\b(?:gave|given|issued) no (?:such )?orders?\b|\binnocent\b",
    re.IGNORECASE,
)
_PART = re.compile(r"^\W*(?:that (?:it|they|he|she|we) (?:was|were|is|are|had been) )?(?:any |all |its |their |his |her )?(?:part|hand|role|involvement|involved|responsib\w+|complicit\w*|being (?:behind|involved))\b", re.IGNORECASE)
_EMPTY = re.compile(
    r"\b(?:baseless|unfounded|groundless|fabricat\w+|invent(?:ed|ion)|lies?|false|untrue|not true|propaganda|fiction|slander\w*|nonsense|rumou?rs?)\b|"
    r"\b(?:claims?|reports?|charges?|allegations?|accusations?|it|them|this|that|involvement|responsib\w+|any role)\b[.,”\"]*$",
    re.IGNORECASE,
)
# Nothing of ours was there: an answer to who says that it was.
_ABSENT = re.compile(
    r"\bno (?:\w+ )?(?:action|operations?|strikes?|raids?|activit(?:y|ies)|flights?|sorties|patrols?|troops|aircraft|planes|jets|forces|units|soldiers|officers|police|guards)\b[^.;]{0,20}"
    r"\b(?:was|were|had been|took place|under ?way|present|flew|operat\w+)\b|"
    r"\b(?:was|were|had|have|has)(?: been)?(?: not|n[’']t| never)\b(?: been)?[^.;]{0,12}\b(?:at|in|near|there|present|anywhere|on the scene)\b",
    re.IGNORECASE,
)
# Words that any deed is called by.
_LOOSE = POINTING | stems(
    "we our it its they them their he she nothing whatsoever hand link knowledge connection order orders ordered given gave action operation under way place took present scene "
    "military army soldiers troops forces police officers guards fighters men people group movement innocent propaganda fabricated invented lies lie invented call called allegation claim report when had been"
)


# What happened is nobody who did it: "the Orun war had killed 900 people".
_EVENTS = frozenset("war wars conflict conflicts fighting crisis violence clashes uprising revolution fire fires disease famine attack attacks blast".split())


class Accusers:
    """Hold who is named by whom as having done harm, to be found by name."""

    def __init__(self, affair: Affair) -> None:
        self.affair = affair
        self._named: dict[str, list[tuple[Unit, Side]]] = defaultdict(list)
        for unit in affair.units:
            if unit.statement is None or unit.stance == "demands" or negative(unit) or unverified(unit):
                continue
            for words in dict.fromkeys((*doers_in(unit.text), *accused_in(unit))):
                if words.split()[-1:] and words.split()[-1].casefold() in _EVENTS:
                    continue
                called = side(words, affair.proper)
                for name in called.names:
                    self._named[name].append((unit, called))

    def of(self, party: Side) -> Iterator[Unit]:
        """Give the units that name a party as who did it, each once."""
        seen: set[int] = set()
        for name in sorted(self.affair.links.near(party.names)):
            for unit, called in self._named.get(name, ())[:HELD]:
                if id(unit) not in seen and self.affair.links.compare(called, party) == "same":
                    seen.add(id(unit))
                    yield unit


def answered(unit: Unit, accusers: Accusers) -> Iterator[tuple[Unit, float]]:
    """Give the claims that a denial of one's own part answers, with how alike they are (below what words of one's own reach)."""
    affair = accusers.affair
    part = bool(_INNOCENT.search(f"{unit.cue} {unit.text}")) or bool(DENIES.search(unit.cue) and _PART.search(unit.text))
    empty = denies(unit) and bool(_EMPTY.search(unit.text))
    absent = bool(_ABSENT.search(unit.text))
    if unit.voice is None or unverified(unit) or not (part or empty or absent) or (absent and not (part or empty) and unit.stance in ("demands", "asks")):
        return
    denier = side(f"{unit.voice} {unit.root}", affair.proper)
    here = affair.told_in(unit) or affair.in_focus(unit)
    own = frozenset(s for s in unit.stems - _LOOSE if s[:4] not in denier.names)
    for claim in accusers.of(denier):
        if not claim.differs(unit):
            continue
        there = affair.told_in(claim) or affair.in_focus(claim)
        # Whose words are waved off is no part of what is denied.
        told = own - stems(f"{claim.voice or ''} {claim.root}")
        shared = told & claim.stems
        # Half of what it tells of beside the denial must be told by the claim too; where it tells of nothing, one incident must be told by both.
        place = affair.proper if not absent else frozenset()
        enough = bool(shared - place) and 2 * len(shared - place) >= len(told - place)
        if enough or (not told and here & there):
            # Below every claim that a denial repeats in words of its own.
            yield claim, 0.3 + 0.15 * min(1.0, len(shared) / max(1, len(told)))
