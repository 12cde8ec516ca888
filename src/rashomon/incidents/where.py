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
# A place that costs this many words is none of the phrase's.
FAR = 30


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
        if not near:
            return None
        known = place_of(self.page.text, phrase.start, phrase.end, near)
        return known or min((p for p in near if self._cost(p, phrase) < FAR), key=lambda p: self._cost(p, phrase), default=None)

    def _cost(self, place: Located, phrase: Phrase) -> int:
        """Count the words between a phrase and a place that a preposition leads to; other clauses cost more."""
        page = self.page
        here = page.at(place.mention.start)
        small = classes("small")
        lead = next((k for k in range(here - 1, max(here - 6, -1), -1) if page.word(k) in small["locative"]), None)
        if lead is None or any(set(page.gap(k)) & set(",;:.") for k in range(lead, here)) or not self._stands(place):
            return FAR
        if page.word(lead) in ("of", "from") and page.word(lead - 1) in small["direction"]:
            return FAR
        if any(page.word(k) in small["saying"] for k in range(max(lead - 3, 0), lead)) and lead > phrase.last:
            return FAR
        clause = page.clause(here)
        turned = 12 * abs(clause - phrase.clause)
        apart = here - phrase.last if here >= phrase.last else phrase.first - here + 4
        beside = 6 if page.word(lead) in ("near", "from", "of", "outside", "to", "around") else 0
        return apart + beside + turned

    def _stands(self, place: Located) -> bool:
        """Say whether a place stands for itself and doesn't lead a body's or a people's name (`the Orun police`)."""
        page = self.page
        behind = page.at(place.mention.end - 1) + 1
        if page.text[place.mention.end : place.mention.end + 2] in ("'s", "’s"):
            return False
        led = page.text[place.mention.end : place.mention.end + 1] == " " and behind < len(page.tokens)
        return not led or page.word(behind) not in classes("small")["body"] - {"border"}

    def chosen(self, phrase: Phrase) -> Located | None:
        """Ask for the place of a phrase among all that the report names."""
        return place_of(self.page.text, phrase.start, phrase.end, self.all)


def apart(first: Located, second: Located) -> bool:
    """Say whether two places surely differ: other names, and points far from each other."""
    a, b = first.name.casefold(), second.name.casefold()
    if a in b or b in a or first.lat is None or second.lat is None or first.lon is None or second.lon is None:
        return False
    if a == (first.country or "").casefold() or b == (second.country or "").casefold():
        return first.country != second.country
    return distance((first.lat, first.lon), (second.lat, second.lon)) > NEAR


def distance(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Give the kilometres between two points in degrees, along the great circle (sphere of 6,371 km).

    >>> round(distance((0.0, 0.0), (0.0, 1.0)))
    111
    """
    (a, b), (c, d) = ((radians(x), radians(y)) for x, y in (first, second))
    inner = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(inner)))
