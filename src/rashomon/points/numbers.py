"""Compare counts of what isn't harm: how many attackers, missiles, strikes, people aboard, hostages, in one incident."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rashomon.comparison import Point
from rashomon.points.affair import Affair
from rashomon.points.polarity import negative, unverified
from rashomon.points.units import Unit, position

_WORDS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_NUMBER = rf"(?P<number>\d[\d,]*|{'|'.join(_WORDS)})"
_COUNTED = {
    "attackers": r"(?:gunmen|attackers|assailants|suicide bombers|bombers|hijackers|shooters|hostage-takers)",
    "missiles": r"(?:missiles|rockets)",
    "strikes": r"(?:air ?strikes|strikes|air raids|raids)",
    "aboard": r"(?:passengers|people (?:on board|aboard)|passengers and crew)",
    "hostages": r"hostages",
    "warplanes": r"(?:warplanes|jets|helicopters|drones)",
}
_EACH = {
    name: re.compile(
        rf"(?<![\w.,-]){_NUMBER}\s+(?:(?!other|more|further|additional|of\b)[\w-]+\s+){{0,2}}?{words}\b", re.IGNORECASE
    )
    for name, words in _COUNTED.items()
}
# A bound before a number leaves it open; harm beside it makes it a count of some.
_OPEN = re.compile(
    r"\b(?:at least|more than|over|up to|about|around|some|nearly|almost|another|other|as many as|fewer than|less than|the last|first)\s*$",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:kill\w*|dead|died|wound\w*|injur\w*|arrest\w*|detain\w*|freed|released|shot|down(?:ed)?|intercept\w*|destroy\w*|surviv\w*)\b",
    re.IGNORECASE,
)
NEAR = 30


def number_points(affair: Affair) -> Iterator[Point]:
    """Give a conflict (without id) for each thing of one incident of which different roots count different numbers."""
    slots: dict[tuple[str, str], dict[int, list[Unit]]] = defaultdict(lambda: defaultdict(list))
    for unit in affair.units:
        incident = affair.incident([unit])
        if (
            unit.statement is None
            or incident is None
            or incident in affair.background
            or negative(unit)
            or unverified(unit)
        ):
            continue
        for name, words in _EACH.items():
            for number in _numbers(unit.text, words):
                slots[incident, name][number].append(unit)
    for (incident, name), answers in sorted(slots.items()):
        # Who gives two numbers tells of two things.
        both = {
            u.root
            for n, units in answers.items()
            for u in units
            if any(u.root == v.root for m, others in answers.items() if m != n for v in others)
        }
        held = {n: kept for n, units in sorted(answers.items()) if (kept := [u for u in units if u.root not in both])}
        if len(held) > 1:
            positions = tuple(
                position(f"[{number:,}]", units)
                for number, units in held.items()
            )
            roots = len({u.root for units in held.values() for u in units})
            yield Point(
                "",
                f"[how many {name}?]",
                incident,
                "conflict",
                "different numbers of one thing, by different roots",
                positions,
                roots,
                score=0.6,
            )


def _numbers(text: str, words: re.Pattern[str]) -> Iterator[int]:
    for found in words.finditer(text):
        around = f"{text[max(0, found.start() - NEAR) : found.start()]} {text[found.end() : found.end() + NEAR]}"
        if not _OPEN.search(text[: found.start()]) and not _SOME.search(around):
            said = found["number"].casefold()
            yield _WORDS.get(said) or int(said.replace(",", "") or 0)
