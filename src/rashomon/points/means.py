"""Lay "only these means" beside other means: rubber bullets and gas alone, against live rounds and gunshot wounds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rashomon.comparison import Point
from rashomon.points.affair import HELD, Affair
from rashomon.points.polarity import negative, unverified
from rashomon.points.units import Unit, position, spread
from rashomon.roots.topics import stem

_LESS = r"(?:rubber[- ](?:coated |tipped )?bullets?|plastic bullets?|tear[- ]?gas|water cannons?|stun grenades?|flash[- ]?bangs?|batons?|truncheons?|pepper spray|warning shots?|blanks?)"
_ONLY = re.compile(
    rf"\b(?:only|just|nothing but|no more than|solely|exclusively)\b[^.;]{{0,40}}\b{_LESS}|\b{_LESS}\b[^.;]{{0,30}}\b(?:only|alone|nothing else)\b",
    re.IGNORECASE,
)
_LIVE = re.compile(
    r"\blive (?:rounds?|fire|ammunition|bullets?)\b|\bgunshot wounds?\b|\bbullet wounds?\b|\bwounds? from (?:a )?bullets?\b|\bsniper(?:s| fire| rifles?)?\b|\bmachine[- ]guns?\b|\bautomatic (?:weapons?|rifles?|fire)\b|\bshot dead\b",
    re.IGNORECASE,
)
_NO_LIVE = re.compile(
    r"\b(?:no|not|never|without|denied)\b[^.;]{0,40}\b(?:live (?:rounds?|fire|ammunition|bullets?)|firearms|snipers?|machine[- ]guns?)\b",
    re.IGNORECASE,
)
# Not knowing of weapons is not having been without.
_NOT_KNOWN = re.compile(
    r"(?:\b(?:not|never|no)\b|n[’']t\b)[^.;,]{0,20}\b(?:know|known|knew|sure|certain|clear|said|say)\b", re.IGNORECASE
)
# Weapons of one kind: what one report calls air strikes and another shelling can both be so.
_WEAPONS = {
    "from the air": re.compile(
        r"\b(?:air ?strikes?|air raids?|aerial (?:strikes?|bombardment|attack)|warplanes?|fighter jets?|from the air|drone strikes?|barrel bombs?)\b",
        re.IGNORECASE,
    ),
    "shells": re.compile(r"\b(?:shelling|shelled|artillery|mortars?|shells|howitzers?|tank fire)\b", re.IGNORECASE),
    "rockets or missiles": re.compile(r"\b(?:rockets?|missiles?|surface[- ]to[- ]surface)\b", re.IGNORECASE),
    "bombs laid": re.compile(
        r"\b(?:car bombs?|truck bombs?|roadside bombs?|suicide bomb\w*|mines?|explosive devices?)\b", re.IGNORECASE
    ),
    "firearms": re.compile(
        r"\b(?:gunfire|gunmen|snipers?|rifles?|machine[- ]guns?|live (?:rounds?|fire|ammunition))\b", re.IGNORECASE
    ),
}


# What weapons fell on: the words behind "on" up to a word that ends the thing, names left out.
_UPON = re.compile(
    r"\b(?:on|upon|into|hit|struck)\s+(?:the\s+|an?\s+)?(?P<what>(?:(?!(?:for|when|as|after|in|at|and|while|since|during|by|near)\b)[\w-]+\s*){1,4})"
)
_NO_THING = frozenset(stem(w) for w in "town city village people area the and monday tuesday wednesday thursday friday saturday sunday".split())


def weapon_points(affair: Affair) -> Iterator[Point]:
    """Give what differs (without id) in the weapons told of one incident: all can hold."""
    told: dict[str, dict[str, list[Unit]]] = defaultdict(lambda: defaultdict(list))
    armed = [
        (unit, kinds)
        for unit in affair.units
        if len(kinds := [kind for kind, words in _WEAPONS.items() if words.search(unit.text)]) == 1
        and not negative(unit)
        and not unverified(unit)
    ]
    for unit, kinds in armed:
        incident = affair.incident([unit]) or _hit_alike(unit, [u for u, _ in armed], affair)
        if incident is not None and incident not in affair.background:
            told[incident][kinds[0]].append(unit)
    for incident, kinds_told in sorted(told.items()):
        roots = {u.root for units in kinds_told.values() for u in units}
        if len(kinds_told) > 1 and len(roots) > 1:
            positions = tuple(
                position(f"[{kind}]", units)
                for kind, units in sorted(kinds_told.items())
            )
            yield Point(
                "",
                "[by what weapons?]",
                incident,
                "differs",
                "weapons of several kinds are told of, and all can have been used",
                positions,
                len(roots),
                score=0.6,
            )


def _hit_alike(unit: Unit, armed: list[Unit], affair: Affair) -> str | None:
    """Give the incident of what the same report tells of weapons upon the same thing, in a sentence that names it ("on the market")."""
    hit = _hit(unit)
    alike = [u for u in armed if u.report is unit.report and affair.incidents(u) and hit & _hit(u)] if hit else []
    return affair.incident(alike)


def _hit(unit: Unit) -> frozenset[str]:
    return frozenset(stem(word) for found in _UPON.finditer(unit.text) for word in re.findall(r"[a-z][\w-]+", found["what"])) - _NO_THING


def means_points(affair: Affair) -> Iterator[Point]:
    """Give a conflict (without id) where one says that only lesser means were used and another tells of live fire."""
    only = [u for u in affair.units if _ONLY.search(u.text) or (u.statement is not None and _without(u.text))]
    lesser = {id(u) for u in only}
    live = [
        u
        for u in affair.units
        if u.statement is not None
        and _LIVE.search(u.text)
        and not negative(u)
        and not unverified(u)
        and id(u) not in lesser
        and u.stance != "demands"
    ]
    pairs = [(a, b) for a in only[:HELD] for b in live[:HELD] if _differ(a, b) and _one_event(a, b, affair)]
    if not pairs:
        return
    sides = [list(dict.fromkeys(units)) for units in ([a for a, _ in pairs], [b for _, b in pairs])]
    shown = [spread(units) for units in sides]
    positions = tuple(
        position(label, units)
        for label, units in zip(("[lesser means only]", "[live fire]"), shown, strict=True)
    )
    roots = {u.root for units in sides for u in units}
    why = "only some means are said to have been used, and others are told of"
    yield Point(
        "",
        "[by what means?]",
        affair.incident([u for units in shown for u in units]),
        "conflict",
        why,
        positions,
        max(2, len(roots)),
        score=0.7,
    )


def _without(text: str) -> bool:
    return bool(_NO_LIVE.search(text)) and not _NOT_KNOWN.search(text)


def _differ(one: Unit, other: Unit) -> bool:
    """Tell whether two units rest on different voices; a voice that is only quoted by another is one of its own."""
    if one.statement is None and other.statement is None:
        return False
    return one.differs(other)


def _one_event(one: Unit, other: Unit, affair: Affair) -> bool:
    here, there = affair.told_in(one), affair.told_in(other)
    return bool(here & there) or not here or not there
