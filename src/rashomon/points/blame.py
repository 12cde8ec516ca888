"""Find who is named as responsible, and where two sides each name another.

Who is accused stands where the forms of accusing put it: behind the cue ("blamed A for it", "accused A of it"), behind a cue that
takes the act first ("blames it on A"), or in the words ("A is responsible", "a provocation by A").  Nobody's name is known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.comparison import Point, Position
from rashomon.points.denials import evidence, spread
from rashomon.points.topics import Weights, akin, stems
from rashomon.points.units import Unit

_ACCUSING = re.compile(r"\b(?:accus|blam|condemn|denounc|criticis|criticiz|charg|fault|slam|lambast|castigat)\w*", re.IGNORECASE)
_PHRASE_END = re.compile(r"\s(?:for|of|over|after|that|to|in|with|when|while|because|who|which|and\s+(?:said|called))\b|[,;:.“\"(]", re.IGNORECASE)
_ON = re.compile(r"\bon\s+(?P<who>(?:the\s+)?[^,;:.]{2,60})$", re.IGNORECASE)
_NAMED = (
    re.compile(r"(?P<who>[^,;:.“”\"]{2,60}?)\s+(?:is|are|was|were|had been|has been|have been|bears?|bore|hold|holds)\s+(?:\w+ly\s+|primarily\s+|the one that,?\s+)*(?:responsib\w+|to blame|at fault|behind)\b", re.IGNORECASE),
    re.compile(r"\b(?:responsib\w+|blame|fault)\b[^.;]{0,40}?\b(?:rests?|lies?|falls?|lay)\b\s+(?:\w+ly\s+)?(?:with|on)\s+(?P<who>[^,;:.“”\"]{2,60})", re.IGNORECASE),
    re.compile(r"\bhold\s+(?P<who>[^,;:.“”\"]{2,60}?)\s+(?:\w+ly\s+)?(?:responsible|accountable)\b", re.IGNORECASE),
    re.compile(r"\b(?:provocation|attack|massacre|crime|ambush|assault|aggression|work)\w*[”\"]?\s+(?:carried out |committed |staged |launched |made )?by\s+(?P<who>(?:the\s+)?[^,;:.“”\"]{2,50})", re.IGNORECASE),
    re.compile(r"(?P<who>(?:the\s+)?[^,;:.“”\"]{2,50}?)\s+(?:ha(?:s|d|ve)\s+)?(?:started|provok\w+|caused|carried out|staged|launched|opened fire|broke|violated)\b", re.IGNORECASE),
)
_LEADING = re.compile(r"^(?:that|what|as|how|the fact)\s+|^(?:the|a|an|any|all)\s+", re.IGNORECASE)
_VAGUE = frozenset(["both", "those", "anyone", "everyone", "all", "it", "he", "she", "they", "him", "her", "them", "who", "which", "this", "that", "we", "you", "i"])
_ACTS = frozenset(stems("responsible blame accused attack violence deaths crime provocation condemn criticize denounce charge fault hold killing"))
MOST, LIKE = 6, 0.3


@dataclass(frozen=True, slots=True, eq=False)
class Accusation:
    """Hold a unit that accuses, the words for the accused, and the stems of the accused and of the act."""

    unit: Unit
    accused: str
    who: frozenset[str]
    act: frozenset[str]


def accusations(units: Sequence[Unit], actors: frozenset[str]) -> list[Accusation]:
    """Give the units that name an actor as responsible; `actors` are the stems of names and voices."""
    return [found for unit in units if (found := _accusation(unit, actors))]


def _accusation(unit: Unit, actors: frozenset[str]) -> Accusation | None:
    if unit.statement is None:
        return None
    cue = unit.statement.cue.text if unit.statement.cue else ""
    who = None
    if _ACCUSING.search(cue):
        on = _ON.search(unit.text)
        who = on["who"] if on and re.search(r"\bblam", cue, re.IGNORECASE) else _PHRASE_END.split(unit.text, maxsplit=1)[0]
    elif unit.stance == "accuses" or any(p.search(unit.text) for p in _NAMED[:3]):
        who = next((m["who"] for p in _NAMED if (m := p.search(unit.text))), None)
    if who is None:
        return None
    who = _LEADING.sub("", _LEADING.sub("", who.strip(" ’'“”\""))).strip()
    named = (stems(who) & actors) - _ACTS
    if not named or len(who.split()) > 8 or akin(named, stems(f"{unit.voice or ''}")):
        return None
    return Accusation(unit, who, named, stems(unit.context or unit.text) - stems(who))


def blame_points(units: Sequence[Unit], weights: Weights, actors: frozenset[str]) -> Iterator[Point]:
    """Give a point (without id) for each act for which different roots name different actors."""
    found = accusations(units, actors)
    for held in _acts(found, weights):
        sides: list[list[Accusation]] = []
        for accusation in held:
            side = next((s for s in sides if akin(accusation.who, s[0].who)), None)
            if side is None:
                sides.append([accusation])
            else:
                side.append(accusation)
        sides.sort(key=lambda s: -len({a.unit.root for a in s}))
        if len(sides) > 1 and {a.unit.root for a in sides[0]} != {a.unit.root for a in sides[1]}:
            yield _point(sides[0], sides[1])


def _acts(found: list[Accusation], weights: Weights) -> list[list[Accusation]]:
    """Put accusations of like acts together; each is compared with the first of a group."""
    groups: list[list[Accusation]] = []
    for accusation in found:
        best = max(groups, key=lambda g: max(weights.alike(a.act, accusation.act) for a in g), default=None)
        if best is not None and max(weights.alike(a.act, accusation.act) for a in best) >= LIKE:
            best.append(accusation)
        else:
            groups.append([accusation])
    return groups


def _point(one: list[Accusation], other: list[Accusation]) -> Point:
    positions = tuple(
        Position(f"[{held[0].accused}]", tuple(evidence(u) for u in spread([a.unit for a in held], MOST))) for held in (one, other)
    )
    roots = {a.unit.root for a in (*one, *other)}
    return Point("", "[who is responsible?]", None, "blame", "each side names another as responsible", positions, len(roots))
