"""Place the phrases: the places that a report names, and which of them belongs to which phrase."""

from __future__ import annotations

from bisect import bisect_left
from math import asin, cos, radians, sin, sqrt

from rashomon.incidents.lexicon import classes
from rashomon.incidents.page import Page
from rashomon.incidents.phrase import Phrase
from rashomon.places import Located, find_places, locate, place_of

# Kilometres around one point within which two names can be one scene: a city and its outskirts.
NEAR = 60.0
# A country's middle lies this far from its borders, at which two countries can be one scene.
BORDER = 400.0
# A place is looked for so many words behind a verb.
FAR = 16
# The knowledge of places looks at an event's sentence this far, in characters.
AROUND = 700


_INTO = frozenset({"in", "across", "into", "around", "inside", "throughout", "over", "to", "near", "at"})


class Places:
    """Hold the places of one report and choose among them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        found = sorted(locate(page.text, find_places(page.text)), key=lambda p: p.mention.start)
        self.all = [place for place in found if self._stands(place)]
        self._starts = [p.mention.start for p in self.all]

    def _stands(self, place: Located) -> bool:
        """Say whether a name can place an event: a country only where words lead into it, not as in `US bases`."""
        if place.area != "country":
            return True
        page, here = self.page, self.page.at(place.mention.start)
        bare = page.text[place.mention.end : place.mention.end + 1] != " " or page.printed(min(page.at(place.mention.end), len(page.tokens) - 1))[0].isupper()
        attributive = not bare and page.printed(here).replace(".", "").isupper() and not page.capitals and page.word(page.at(place.mention.end)) not in classes("small")["stop"] | classes("small")["time"]
        lead = next((page.word(k) for k in range(here - 1, here - 5, -1) if page.word(k) in classes("small")["locative"]), "")
        return not attributive and (lead in _INTO or page.in_title(here))

    def within(self, start: int, end: int) -> list[Located]:
        """Give the places named in a range of the text."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def is_one(self, start: int, end: int) -> bool:
        """Say whether a range of the text is the name of a place and nothing more."""
        return any((p.mention.start, p.mention.end) == (start, end) for p in self.within(start, end))

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
        """Ask for the place of a phrase among all that the report names around it."""
        return place_of(self.page.text, phrase.start, phrase.end, self.within(phrase.start - AROUND, phrase.end + AROUND))

    def beyond(self, phrase: Phrase) -> Located | None:
        """Give the one scene named in the headline or in the sentence before or behind, where those name only one.

        A scene is a place that a locative word leads to and that is no whole country; several leave it open.
        """
        page, number = self.page, phrase.sentence
        spans = [(0, page.title_end), *(self._words(n) for n in (number - 1, number + 1) if self._near(n, number))]
        found: dict[str, Located] = {}
        for start, end in spans:
            for place in self.within(start, end):
                if place.area != "country" and self._scene(place):
                    found.setdefault(place.name.casefold(), place)
        return next(iter(found.values())) if len(found) == 1 else None

    def _words(self, sentence: int) -> tuple[int, int]:
        first, last = self.page.sentence_words(sentence)
        return self.page.tokens[first].start, self.page.tokens[last - 1].end

    def _near(self, sentence: int, to: int) -> bool:
        """Say whether a sentence stands in the paragraph of another."""
        if not 0 <= sentence < len(self.page.sentences):
            return False
        a, b = sorted((sentence, to))
        return "\n" not in self.page.text[self._words(a)[0] : self._words(b)[1]]

    def _scene(self, place: Located) -> bool:
        page = self.page
        here = page.at(place.mention.start)
        said = any(page.word(k) in classes("small")["saying"] for k in range(here - 4, here))
        lead = next((k for k in range(here - 1, max(here - 4, -1), -1) if page.word(k) in ("in", "at", "near", "outside", "around", "inside")), None)
        return lead is not None and not said and not any(set(page.gap(k)) & set(",;:.()") for k in range(lead, here))


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
