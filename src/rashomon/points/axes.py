"""Lay opposite answers to questions that many events raise beside each other: on purpose or by accident, warned or not, armed or not.

Each question has two families of words; a "not" close before a word puts it on the other side.  Whose words they are is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.comparison import Point
from rashomon.points.affair import HELD, Affair
from rashomon.points.polarity import unverified
from rashomon.points.units import Unit, position, spread

_NOT_BEFORE = re.compile(
    r"(?:\b(?:not|never|no|without|nor|neither|denied|deny|denies|reluctant to say)\b|n[’']t\b)(?:[\s,“\"]+[\w\[\]]+){0,3}[\s,“\"]*$", re.IGNORECASE
)
# Farther before a word, a "not" or a doubt leaves open what is meant: then no side is taken.
# "no intelligence that it was planned" says nothing of the kind.
_NO_SIGN = re.compile(
    r"(?:\b(?:no|not|never|without|lack(?:s|ed)?)\b|n[’']t\b)[^.;]{0,40}\b(?:intelligence|evidence|indications?|information|signs?|proof|reason to believe|know(?:ledge)?)\b[^.;]{0,40}$|"
    r"\b(?:challeng|contradict|cast(?:s|ing)? doubt|undercut|refut|disput)\w*\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"(?:\b(?:not|never|no|nor|neither|without|den(?:y|ies|ied)|doubt\w*|challeng\w*|reject\w*|dismiss\w*|disput\w*|reluctant|question\w*|if|whether|unclear|claims? that)\b|n[’']t\b)",
    re.IGNORECASE,
)
FAR = 100
_HARM = re.compile(
    r"\b(?:kill\w*|dead|deaths?|died|shot|shoot\w*|fir(?:e|ed|ing)|attack\w*|str(?:ike|ikes|uck)|bomb\w*|shell\w*|hit|downed|crash\w*|raid\w*|missile\w*|targeted)\b",
    re.IGNORECASE,
)
_FIGHTERS = r"(?:militants|terrorists|fighters|gunmen|insurgents|rebels|combatants|jihadists|extremists)"
_DEAD = r"(?:dead|killed|victims|casualties|those who died|deaths)"


@dataclass(frozen=True, slots=True)
class Axis:
    """Hold a question with the names and words of its two answers."""

    label: str
    names: tuple[str, str]
    words: tuple[re.Pattern[str], re.Pattern[str]]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


AXES = (
    Axis(
        "[on purpose or not?]",
        ("[on purpose]", "[by accident]"),
        (
            _words(r"\b(?:deliberate(?:ly)?|intentional(?:ly)?|on purpose|in cold blood|knowingly)\b"),
            _words(
                r"\b(?:accidental(?:ly)?|by accident|(?:an?|tragic|terrible) accident|mistaken(?:ly)?|by mistake|(?:made|was|been|a tragic|a terrible) (?:a )?mistake|unintentional(?:ly)?|inadvertent(?:ly)?|in error|human error)\b"
            ),
        ),
    ),
    Axis(
        "[planned or not?]",
        ("[planned]", "[not planned]"),
        (
            _words(
                r"\b(?:planned (?:attack|assault|in advance|well|ahead|operation)|(?:was|were|been|carefully|clearly|deliberately|well|long|pre)[- ]?planned|premeditated|pre-?meditated|"
                r"coordinated (?:attack|assault)|(?:attack|assault|strike|raid|violence|ambush|it) (?:was|were|had been|seemed|looked|appeared) (?:(?:too|so|very|well|highly) )?(?:coordinated|organi[sz]ed)|"
                r"calculated (?:act|attack)|orchestrated)\b"
            ),
            _words(
                r"\b(?:spontaneous(?:ly)?|spur of the moment|unplanned|opportunistic(?:ally)?|spun out of control|got out of (?:hand|control)|(?:an? |the |angry |outraged |furious )mobs? (?!boss)|as a result of (?:the )?riots?)\b"
            ),
        ),
    ),
    Axis(
        "[was there a warning?]",
        ("[warned]", "[not warned]"),
        (
            _words(
                r"\b(?:(?:gave|given|got|had|ignored|unheeded|issued|after|fired|sounded|several|repeated|prior|advance|verbal) (?:\w+ )?warnings?(?: shots?)?(?: in advance)?|"
                r"(?:ignor|fail\w* to heed|disregard)\w* [^.;]{0,30}\b(?:warnings?|advice|intelligence)|warned (?:the )?(?:residents|civilians|crowd|protesters|demonstrators|them|him|her|people|population|driver|crew))\b"
            ),
            _words(
                r"\b(?:without (?:any )?(?:\w+ )?warning|no (?:\w+ ){0,2}warning|failed to warn|(?:no|not aware of any|without) (?:(?:specific|actionable|prior|advance|credible|piece of) ){1,3}(?:intelligence|information|threat))\b"
            ),
        ),
    ),
    Axis(
        "[armed or not?]",
        ("[armed]", "[unarmed]"),
        (
            _words(
                r"\b(?:(?:was|were|being) (?:heavily )?armed|(?:had|carr(?:ied|ying)|pulled|drew|pointed|brandish\w+|produced|holding|wielding) (?:out )?(?:a|an|his|her|their) (?:\w+ )?(?:gun|pistol|handgun|rifle|knife|weapon|firearm|machete|grenade)s?)\b"
            ),
            _words(
                r"\b(?:(?:was|were|man|woman|teenager|boy|youth|student|student's|driver|being) unarmed|unarmed (?:man|woman|teenager|boy|youth|student|driver)|no weapons? (?:was |were )?(?:found|on)|(?:hands|arms) (?:were )?(?:up|raised|in the air))\b"
            ),
        ),
    ),
    Axis(
        "[killed by others or not?]",
        ("[not by others]", "[by others]"),
        (
            _words(
                r"\b(?:(?:committed )?suicide(?! (?:\w+ )?(?:bomb|attack|blast|vest|belt|car|truck|mission|squad))|(?:killed|hanged|shot) (?:himself|herself)|(?:his|her) own life|died of (?:natural causes|an? heart attack|an? \w*illness|heart failure|exhaustion))\b"
            ),
            _words(
                r"\b(?:murder(?:ed)?|(?:beaten|tortured|stabbed|choked) to death|strangled|assassinated|(?:was|were|been) (?:killed|executed|shot) by|died (?:under|of) torture)\b"
            ),
        ),
    ),
    Axis(
        "[civilians or fighters?]",
        ("[civilians]", "[fighters only]"),
        (
            _words(
                rf"\b(?:civilians?\b[^.;]{{0,40}}\b{_DEAD}|(?:killed|killing|massacred?|deaths? of)\b[^.;]{{0,30}}\bcivilians?|{_DEAD}\b[^.;]{{0,30}}\b(?:were|are|all|mostly|including) (?:\w+ ){{0,2}}civilians?)\b"
            ),
            _words(
                rf"\b(?:(?:all|only|every one)\b[^.;]{{0,30}}\b(?:{_DEAD}|killed)\b[^.;]{{0,30}}\b{_FIGHTERS}|only {_FIGHTERS}|no civilians? (?:was|were|had been|have been|has been|casualt\w+|deaths?|died))\b"
            ),
        ),
    ),
)


def axis_points(affair: Affair) -> Iterator[Point]:
    """Give a conflict (without id) for each question that different roots answer in opposite ways, of one incident."""
    for axis in AXES:
        sides: tuple[list[Unit], list[Unit]] = ([], [])
        for unit in affair.units:
            if (
                not unverified(unit)
                and unit.stance not in ("demands", "asks")
                and _HARM.search(unit.context)
            ):
                answer = _answer(unit, axis)
                if answer is not None:
                    sides[answer].append(unit)
        pairs = [(a, b) for a in sides[0][:HELD] for b in sides[1][:HELD] if _disagree(a, b, affair)]
        if pairs:
            yield _point(axis, [a for a, _ in pairs], [b for _, b in pairs], affair)


def _answer(unit: Unit, axis: Axis) -> int | None:
    """Give the side that a unit takes (0 or 1), `None` for none or both."""
    if _DOUBT.search(unit.cue) or _NO_SIGN.search(unit.context.partition(unit.text)[0]):
        return None
    taken = set()
    for side, words in enumerate(axis.words):
        for found in words.finditer(unit.text):
            before = unit.text[max(0, found.start() - FAR) : found.start()]
            if _NOT_BEFORE.search(before):
                taken.add(1 - side)
            elif not _DOUBT.search(before):
                taken.add(side)
    return taken.pop() if len(taken) == 1 else None


def _disagree(one: Unit, other: Unit, affair: Affair) -> bool:
    """Tell whether two units of two roots, one of them somebody's words, speak of one incident: one that both name, or share two words that aren't names."""
    if (one.statement is None and other.statement is None) or not one.differs(other):
        return False
    here, there = affair.incidents(one), affair.incidents(other)
    if here and there:
        return bool(here & there - affair.background)
    return len((one.stems & other.stems) - affair.proper) >= 2


def _point(axis: Axis, one: list[Unit], other: list[Unit], affair: Affair) -> Point:
    shown = [spread(list(dict.fromkeys(units))) for units in (one, other)]
    positions = tuple(
        position(name, units) for name, units in zip(axis.names, shown, strict=True)
    )
    roots = len({u.root for u in (*one, *other)})
    return Point(
        "",
        axis.label,
        affair.incident([*shown[0], *shown[1]]),
        "conflict",
        "opposite answers, by different roots",
        positions,
        roots,
        score=0.6,
    )
