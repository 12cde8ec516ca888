"""Place the phrases: the places that a report names, and which of them belongs to which phrase."""

from __future__ import annotations

from bisect import bisect_left
from math import asin, cos, radians, sin, sqrt

from rashomon.incidents.lexicon import classes
from rashomon.incidents.page import Page
from rashomon.incidents.phrases import Phrase
from rashomon.places import Located, find_places, locate, place_of

# Kilometres around one point within which two names can be one scene: a city and its outskirts.
NEAR = 60.0
# A country's middle lies this far from its borders, at which two countries can be one scene.
BORDER = 400.0
# A place is looked for so many words behind a verb.
FAR = 16


class Places:
    """Hold the places of one report and choose among them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.all = sorted(locate(page.text, find_places(page.text)), key=lambda p: p.mention.start)
        self._starts = [p.mention.start for p in self.all]

    def within(self, start: int, end: int) -> list[Located]:
        """Give the places named in a range of the text."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def beside(self, phrase: Phrase) -> Located | None:
        """Give the place where a phrase happened by the words of its own sentence."""
        first, last = self.page.sentence_words(phrase.sentence)
        near = self.within(self.page.tokens[first].start, self.page.tokens[last - 1].end)
        known = place_of(self.page.text, phrase.start, phrase.end, near) if near else None
        return known or min((p for p in near if self._leads(p, phrase)), key=lambda p: p.mention.start, default=None)

    def _leads(self, place: Located, phrase: Phrase) -> bool:
        """Say whether `around the X crossing` stands behind a verb in its clause, though what it did lies between."""
        page = self.page
        here = page.at(place.mention.start)
        if phrase.noun or phrase.harm or page.clause(here) != phrase.clause or not phrase.last <= here < phrase.last + FAR:
            return False
        small = classes("small")
        lead = next((k for k in range(here - 1, max(here - 4, -1), -1) if page.word(k) in small["locative"]), None)
        return lead is not None and not any(set(page.gap(k)) & set(",;:.()") for k in range(lead, here)) and page.word(lead) not in ("of", "from", "to")

    def chosen(self, phrase: Phrase) -> Located | None:
        """Ask for the place of a phrase among all that the report names."""
        return place_of(self.page.text, phrase.start, phrase.end, self.all)


def apart(first: Located, second: Located) -> bool:
    """Say whether two places surely differ: other names, and points far from each other."""
    a, b = first.name.casefold(), second.name.casefold()
    if a in b or b in a or first.lat is None or second.lat is None or first.lon is None or second.lon is None:
        return False
    if a == (first.country or "").casefold() or b == (second.country or "").casefold():
        return first.country != second.country and distance((first.lat, first.lon), (second.lat, second.lon)) > BORDER
    return distance((first.lat, first.lon), (second.lat, second.lon)) > NEAR


def distance(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Give the kilometres between two points in degrees, along the great circle (sphere of 6,371 km).

    >>> round(distance((0.0, 0.0), (0.0, 1.0)))
    111
    """
    (a, b), (c, d) = ((radians(x), radians(y)) for x, y in (first, second))
    inner = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(inner)))
