"""Compare how a named person is told to have died: of smoke, by shots, by a blast, by his own hand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rashomon.comparison import Point
from rashomon.points.affair import Affair
from rashomon.points.polarity import negative, unverified
from rashomon.points.states import states
from rashomon.points.units import Unit, position
from rashomon.roots.topics import stem

_WAYS = {
    "smoke": r"asphyxiat\w*|smoke|suffocat\w*|fumes|gas(?!oline)",
    "shots": r"shot|shots|gunshots?|gunfire|bullets?|gunned down|sniper\w*",
    "blast": r"rockets?|mortars?|shell\w*|grenades?|bomb\w*|blast|explosions?|shrapnel|missiles?|air ?strikes?|landmine|mine",
    "blows": r"beaten|beating|blows|blunt|tortur\w*|strangl\w*|choked",
    "blade": r"stabb\w*|knife|beheaded|throat",
    "water": r"drown\w*",
    "fire": r"burn(?:s|ed|ing)? (?:to death|alive)?|burns",
    "crush": r"crush\w*|trampl\w*|stampede",
    "own hand": r"suicide|hanged (?:himself|herself)|(?:his|her) own life|shot (?:himself|herself)",
    "illness": r"heart (?:attack|failure)|natural causes|illness|disease|cancer|stroke|exhaustion",
    "crash": r"crash\w*|accident|overturned|fell|fall",
    "poison": r"poison\w*|overdose",
}
# Of whom it is said, not who did it: "has killed" names no victim before it.
_DEATH = r"(?:(?:was|were|been|being|is|are|got)(?: \w+ly)? (?:killed|murdered|slain|executed|dead)|died|dies|perished|succumbed|found dead|death)"
_AFTER = {way: re.compile(rf"\b{_DEATH}\b[^.;]{{0,50}}?\b(?:of|from|by|in|when|after|because|with|to)\b[^.;]{{0,40}}?\b(?P<way>{words})\b", re.IGNORECASE) for way, words in _WAYS.items()}
_BEFORE = {way: re.compile(rf"\b(?P<way>{words})\b(?: and| to)? (?:killed|dead|death)\b", re.IGNORECASE) for way, words in _WAYS.items()}
_PERSON = re.compile(r"(?:\b(?:Mr|Ms|Mrs|Dr|Gen|Col|Lt|Sgt|Capt|Ambassador|President|General|Colonel|Captain|Officer|Private)\.? )?\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_PRONOUN = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
BACK = 250


def ending_points(affair: Affair) -> Iterator[Point]:
    """Give a conflict (without id) for each named person whose death different roots tell in ways that exclude each other."""
    told: dict[str, dict[str, list[Unit]]] = defaultdict(lambda: defaultdict(list))
    for unit in affair.units:
        ways = _ways(unit)
        if len(ways) == 1 and not negative(unit) and not unverified(unit):
            for victim in _victims(unit, affair):
                told[victim][ways[0]].append(unit)
    for _, answers in sorted(told.items()):
        held = dict(sorted(answers.items()))
        said = [u for units in held.values() for u in units]
        if len(held) > 1 and len({u.root for u in said}) > 1 and any(u.voice for u in said) and not _both(held):
            positions = tuple(position(f"[{way}]", units) for way, units in held.items())
            yield Point("", "[how did they die?]", affair.incident(said), "conflict", "ways to die that exclude each other, by different roots", positions, len({u.root for u in said}), score=0.55)


def _ways(unit: Unit) -> list[str]:
    return [way for way in _WAYS if _AFTER[way].search(unit.text) or _BEFORE[way].search(unit.text)]


def _both(held: dict[str, list[Unit]]) -> bool:
    """Tell whether all who tell of one way tell of another too: then they tell of two moments."""
    roots = [{u.root for u in units} for units in held.values()]
    return all(any(one <= other for n, other in enumerate(roots) if n != m) for m, one in enumerate(roots))


def _victims(unit: Unit, affair: Affair) -> Iterator[str]:
    """Give the last names of whose death a unit tells: those named before the death in its words, else the last person named before it."""
    found = re.search(rf"\b{_DEATH}\b", unit.text, re.IGNORECASE)
    if found is None:
        return
    names = _names(unit.text[: found.start()], affair)
    if names:
        yield from names[-1:]
    elif _PRONOUN.search(unit.text[: found.start()]):
        text = str(unit.report.text)
        before = text[max(0, unit.start - BACK) : unit.start] + unit.context.split(unit.text)[0]
        yield from _names(before, affair)[-1:]


def _names(text: str, affair: Affair) -> list[str]:
    found = [name.split()[-1] for name in _PERSON.findall(text) if not states(name)]
    return [stem(name) for name in found if stem(name) in affair.proper and not states(name)]
