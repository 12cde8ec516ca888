"""Weigh the terms of each report by how rare they are among those of its days, and lay reports out for comparing.

The weights and vectors are those of `groups.pairs`, with the reports published within the window counted instead of the whole set.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, cast

import numpy as np
import numpy.typing as npt

from rashomon.affairs.packed import FACETS, Column, Floats, Ints, Packed, number, runs
from rashomon.groups.pairs import FACETS as UNSEEN
from rashomon.groups.pairs import TOP, Sheet
from rashomon.groups.profile import Profile
from rashomon.groups.words import TABLE, table

# Reports that are laid out at once; others are laid out again when they are asked for.
HELD = 30_000
# Terms are counted over so many days more, where fewer reports than this lie within the window.
FEWEST = 2000
_WORDY = ("words", "head", "names")


class Lead(NamedTuple):
    """Hold the incident that a report leads with: what it is called, first and last day (0: unknown), and the stems of its place as terms."""

    label: int
    first: int
    last: int
    place: tuple[str, ...]


class Weighed:
    """Hold the facets of `items` (places in `packed`, in order) as vectors, and lay them out as sheets, numbered from 0."""

    def __init__(self, packed: Packed, items: Ints, window: int) -> None:
        self.packed, self.items = packed, items
        self.day = packed.day[items]
        self.near = _near(self.day, window)
        self.terms = {facet: packed.terms[facet].taken(items) for facet in FACETS}
        times = {facet: Column(packed.terms[facet].starts, packed.times[facet]).taken(items).values for facet in FACETS}
        self.raised = {facet: (1.0 + np.log(times[facet])).astype(np.float32) for facet in FACETS}
        self.means = times["means"]
        self.rare: Floats = np.zeros(len(self.terms["head"].values), dtype=np.float32)
        self.rarity: Floats = np.zeros(len(self.terms["means"].values), dtype=np.float32)
        self._weigh(window)
        self.sheet = lru_cache(HELD)(self._sheet)
        self.lead = lru_cache(HELD)(self._lead)

    def _weigh(self, window: int) -> None:
        """Go through the days in order; the counts follow, so that each report is added and taken away once."""
        known = _known(self.packed.vocabulary)
        counts = {facet: np.zeros(len(self.packed.vocabulary), dtype=np.int32) for facet in FACETS}
        low = high = 0
        for first, last, start, end in _days(self.day, window):
            for a, b, sign in ((high, end, 1), (start, low, 1), (low, start, -1)):
                for facet in FACETS if a < b else ():
                    np.add.at(counts[facet], self._part(facet, a, b), sign)
            low, high = start, end
            self._weigh_part(first, last, counts, known, end - start)

    def _part(self, facet: str, first: int, last: int) -> npt.NDArray[np.int32]:
        column = self.terms[facet]
        return column.values[column.starts[first] : column.starts[last]]

    def _weigh_part(self, first: int, last: int, counts: dict[str, npt.NDArray[np.int32]], known: Floats, reports: int) -> None:
        for facet in FACETS:
            starts = self.terms[facet].starts[first : last + 1]
            part, terms = slice(starts[0], starts[-1]), self._part(facet, first, last)
            shares = np.where(np.isnan(known[terms]), UNSEEN[facet], known[terms]) if facet in _WORDY else UNSEEN[facet]
            weight = _weight(shares, counts[facet][terms], reports)
            if facet == "means":
                self.rarity[part] = weight
            if facet == "head":
                shares = np.where(np.isnan(known[terms]), UNSEEN["words"], known[terms])
                self.rare[part] = _weight(shares, counts["words"][terms], reports) / _held_by_two(reports)
            values = self.raised[facet][part] * weight
            lengths = np.sqrt(np.add.reduceat(np.append(values * values, 0.0), starts[:-1] - starts[0]))
            lengths[starts[1:] == starts[:-1]] = 1.0
            self.raised[facet][part] = values / np.repeat(np.where(lengths > 0, lengths, 1.0), np.diff(starts))

    def _sheet(self, item: int) -> Sheet:
        vectors = {facet: self._vector(facet, item, self.raised[facet]) for facet in FACETS if facet != "means"}
        head = vectors["head"]
        top = {term: head[term] for term in sorted(head, key=lambda t: (-head[t], t))[:TOP]}
        told = self._vector("means", item, self.means)
        named, rarity = sum(told.values()), self._vector("means", item, self.rarity)
        deeds = {sort: (times / named, rarity.get(sort, 0.0)) for sort, times in told.items()}
        return Sheet(self._profile(item, told), vectors, top, self._vector("head", item, self.rare, whole=True), deeds)

    def _lead(self, item: int) -> Lead:
        at = int(self.items[item])
        label, first, last = self.packed.lead[at].tolist()
        return Lead(label, first, last, cast("tuple[str, ...]", tuple(self.packed.place.of(at).tolist())))

    def _vector(self, facet: str, item: int, values: npt.NDArray[np.generic], *, whole: bool = False) -> dict[str, float]:
        """Give what weighs anything (or all) by term; terms are numbers here, which nothing that compares sheets minds."""
        first, last = self.terms[facet].starts[item : item + 2]
        pairs = zip(self.terms[facet].values[first:last].tolist(), values[first:last].tolist(), strict=True)
        return cast("dict[str, float]", {term: value for term, value in pairs if whole or value > 0})

    def _profile(self, item: int, means: dict[str, float]) -> Profile:
        packed, at = self.packed, int(self.items[item])
        lat, lon = packed.spot[at].tolist()
        return Profile(
            report=packed.ids[at],
            words={},
            head={},
            names={},
            numbers={},
            days={},
            places={},
            means=means,
            published=int(packed.published[at]) or None,
            day=int(packed.first_day[at]) or None,
            spot=None if np.isnan(lat) else (lat, lon),
            killed=tuple(packed.killed.of(at).tolist()),
        )


def _days(day: Ints, window: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield for each day where its reports lie, and where those of its window do (or as many around as to be counted on); the undated come last, and all reports are theirs."""
    dated = int(np.count_nonzero(day))
    for first, last in zip(*map(np.ndarray.tolist, runs(day[:dated])), strict=True):
        start, end = np.searchsorted(day[:dated], (day[first] - window, day[first] + window + 1)).tolist()
        short = max(0, FEWEST - (end - start)) // 2
        yield first, last, max(0, start - short), min(dated, end + short)
    if dated < len(day):
        yield dated, len(day), 0, len(day)


def _near(day: Ints, window: int) -> Ints:
    """Count the reports within the window of each, all of them for one without a day."""
    dated = day[day > 0]
    counts = np.searchsorted(dated, day + window, side="right") - np.searchsorted(dated, day - window)
    return np.where(day > 0, counts, len(day))


def _known(vocabulary: npt.NDArray[np.uint32]) -> Floats:
    """Give the share of reports elsewhere for each term of the vocabulary that the table of common words lists, else NaN."""
    out = np.full(len(vocabulary), np.nan, dtype=np.float32)
    for word, share in table().items():
        at = int(np.searchsorted(vocabulary, number(word, "words")))
        if at < len(vocabulary) and vocabulary[at] == number(word, "words"):
            out[at] = share
    return out


def _weight(shares: Floats | float, counts: npt.NDArray[np.int32], reports: int) -> Floats:
    weight: npt.NDArray[np.float64] = np.maximum(0.0, -np.log(np.minimum(1.0, (TABLE * shares + counts) / (TABLE + reports))))
    return weight.astype(np.float32)


def _held_by_two(reports: int) -> float:
    return float(-np.log(min(1.0, (TABLE * UNSEEN["words"] + 2) / (TABLE + max(2, reports)))))
