"""Measure whether two units are about one matter: shared content words, weighted by how few units hold them.

Names of voices and outlets are masked first where asked, so that no party's name decides.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*|\d[\d,.]*")
_STOP = frozenset(
    "a an the and or but of to in on at by for from with as is are was were be been being it its this that these those he she they we i "
    "you his her their our your him them us me my who whom whose which what when where why how not no nor so than then there here have "
    "has had do does did will would can could may might must shall should if because while after before during about into over under "
    "again also just only very more most some any all each other such own same said says say told tell according report reports "
    "reported one two up down out off between through against s t re ve ll".split()
)
_ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "edly", "ies", "ied", "ed", "es", "ly", "s")
# Words that name one act in several ways: which of them a report chooses is wording, not matter.
_KIN = {
    word: family[0]
    for family in (
        "kill killed killing killer slay slain dead death deaths die died dies dying lives life execute executed execution massacre murder".split(),
        "wound wounded wounding injure injured injury injuries hurt".split(),
        "attack attacks attacked assault assaulted strike strikes struck raid raids bombard bombardment bombed bombing bombings airstrike airstrikes shell shelled shelling hit".split(),
        "shoot shot shooting fire fired firing gunfire downed downing".split(),
        "crash crashed crashes".split(),
        "explode exploded explosion blast blasts blew detonate detonated".split(),
        "responsible responsibility blame blamed blames accuse accused guilt fault".split(),
        "protest protester protesters protests demonstrator demonstrators demonstration demonstrations march marchers rally".split(),
        "police policeman policemen officer officers".split(),
        "soldier soldiers troops troop army military forces force".split(),
        "missile missiles rocket rockets".split(),
        "plane planes jet jets aircraft airliner jetliner warplane flight airplane".split(),
        "chemical poison poisonous gas sarin nerve toxic".split(),
        "truce ceasefire cease-fire armistice".split(),
        "probe probes investigation investigations inquiry inquiries investigate investigated investigators investigating".split(),
        "participate participated participation participating part join joined joining".split(),
        "noon midday".split(),
        "sank sink sunk sinks sinking".split(),
        "technical mechanical malfunction defect faults".split(),
    )
    for word in family
}


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Cut a word to its stem by its ending alone.

    >>> stem("Bombings"), stem("denied"), stem("gas")
    ('attack', 'deni', 'chemical')
    """
    low = word.casefold().replace("’", "'").removesuffix("'s")
    if low in _KIN:
        return _KIN[low]
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 4:
            low = low[: -len(ending)]
            break
    return _KIN.get(low, low)


def stems(text: str) -> frozenset[str]:
    """Give the stems of the content words of a text."""
    return frozenset(stem(w) for w in _WORD.findall(text) if w.casefold() not in _STOP and len(w) > 1)


_NAME = re.compile(r"(?<=[a-z,;’'\"“)] )[A-Z][^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_LOW = re.compile(r"\b[a-z][^\W\d_]+(?:[’'\-][^\W\d_]+)*")


_CALENDAR = frozenset(
    stem(word)
    for word in "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December".split()
)


def plain_lines(text: str) -> Iterator[str]:
    """Give the lines of a text that are not mostly in capitals, as headlines are: there every word looks like a name."""
    for line in text.split("\n"):
        words = line.split()
        if sum(w[:1].isupper() for w in words) * 2 <= len(words):
            yield line


def name_stems(texts: Iterable[str]) -> frozenset[str]:
    """Give the stems of words that stand capitalised inside sentences, more often than not: names, whoever they belong to.

    Lines mostly in capitals are left out.
    """
    names: Counter[str] = Counter()
    for text in texts:
        for line in plain_lines(text):
            names.update(stem(word) for word in _NAME.findall(line))
            names.subtract(stem(word) for word in _LOW.findall(line))
    return frozenset(name for name, count in names.items() if count > 0 and name not in _CALENDAR)


def akin(one: frozenset[str], other: frozenset[str]) -> int:
    """Count the stems of `one` that begin as one of `other` does ("iran", "iranian"), by their first four letters."""
    heads = {w[:4] for w in other if len(w) >= 4}
    return sum(w[:4] in heads for w in one if len(w) >= 4)


class Weights:
    """Weigh stems by how few of some texts hold them (smoothed inverse document frequency)."""

    def __init__(self, texts: Iterable[str]) -> None:
        counted: Counter[str] = Counter()
        self.count = 0
        for text in texts:
            counted.update(stems(text))
            self.count += 1
        self._held = counted

    def of(self, word: str) -> float:
        """Give the weight of a stem (0 and up)."""
        return math.log((self.count + 1) / (self._held.get(word, 0) + 0.5))

    def total(self, words: Iterable[str]) -> float:
        """Give the weight of several stems together: exactly, so that the order of a set changes nothing."""
        return math.fsum(self.of(w) for w in words)

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Give how much of the lighter one's weight the other holds (0..1)."""
        light = min(self.total(one), self.total(other))
        return self.total(one & other) / light if light else 0.0


def shown(text: str, words: frozenset[str], most: int = 6) -> str:
    """Give the first words of a text that have these stems, as printed: a label made of a report's own words.

    >>> shown("The guards fired on the dockers", stems("docker fired"))
    'fired dockers'
    """
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        if (known := stem(word)) in words and word.casefold() not in _STOP:
            found.setdefault(known, word)
    return " ".join(list(found.values())[:most])
