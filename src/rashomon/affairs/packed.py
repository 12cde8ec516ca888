"""Hold the sketches of many reports in arrays: some 1.5 KB a report, whatever its sketch holds as objects."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rashomon.affairs.sketch import Lead, Sketch
from rashomon.groups.words import stem

FACETS = ("words", "head", "names", "numbers", "days", "places", "means")
# Facets of one kind of term share their numbers; those of different kinds don't.
_SALT = {"words": 0, "head": 0, "names": 0, "numbers": 1, "days": 2, "places": 3, "means": 4}
# A term that stands more often in a report counts as so often.
OFTEN = 255
# Values that are worked on at once.
PART = 4_000_000
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Scalar = TypeVar("Scalar", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Column(Generic[Scalar]):
    """Hold lists of different lengths end to end: that of item `i` is `values[starts[i] : starts[i + 1]]`."""

    starts: Ints
    values: npt.NDArray[Scalar]

    def of(self, item: int) -> npt.NDArray[Scalar]:
        return self.values[self.starts[item] : self.starts[item + 1]]

    def taken(self, items: Ints) -> Column[Scalar]:
        """Give the lists of `items`, in their order."""
        lengths = (self.starts[1:] - self.starts[:-1])[items]
        starts = np.concatenate(([0], np.cumsum(lengths)))
        return Column(starts, self.values[np.repeat(self.starts[items] - starts[:-1], lengths) + np.arange(starts[-1])])

    def owners(self) -> npt.NDArray[np.int32]:
        """Say for each value whose it is."""
        return np.repeat(np.arange(len(self.starts) - 1, dtype=np.int32), self.starts[1:] - self.starts[:-1])


@dataclass(slots=True)
class Packed:
    """Hold reports in order of their days, the undated last, the longer of one day first.

    `day` is 0 where there is none; `terms` and `times` hold by facet which terms a report tells and how often.  A term is its place
    in `vocabulary`, the same in all facets of one kind.  `lead` holds label, first and last day (0: unknown) of the first incident, `place` the
    stems of its place.
    """

    ids: list[str]
    labels: list[str]
    day: Ints
    published: Ints
    first_day: Ints
    vocabulary: npt.NDArray[np.uint32]
    spot: npt.NDArray[np.float64]
    killed: Column[np.int64]
    lead: Ints
    place: Column[np.int32]
    terms: dict[str, Column[np.int32]]
    times: dict[str, npt.NDArray[np.uint8]]
    prints: Column[np.int64]
    level: npt.NDArray[np.int64]
    shingles: Ints


def _label(lead: Lead) -> int:
    """Give what an incident is called by its last word: those before it say what was hit, or with what."""
    words = lead.label.split()
    return number(stem(words[-1].lower()), "words") if words else 0


def runs(values: npt.NDArray[np.generic]) -> tuple[Ints, Ints]:
    """Give where each run of equal values starts and ends."""
    if not len(values):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    cuts = np.flatnonzero(values[1:] != values[:-1]) + 1
    return np.concatenate(([0], cuts)), np.concatenate((cuts, [len(values)]))


def number(term: str, facet: str) -> int:
    """Give the number of a term: 32 bits, so that of three million terms one in a thousand shares another's."""
    return crc32(term.encode("utf-8", "replace"), _SALT[facet])


def pack(sketches: Iterable[Sketch]) -> Packed:
    """Read sketches one by one into arrays; a report given again counts once."""
    packer = _Packer()
    for each in sketches:
        packer.add(each)
    return packer.packed()


class _Packer:
    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.labels: list[str] = []
        self.ids: list[str] = []
        self.plain = {name: array("q") for name in ("published", "day", "level", "shingles")}
        self.spots, self.killed, self.killed_ends = array("d"), array("q"), array("q", [0])
        self.terms, self.times = {f: array("I") for f in FACETS}, {f: array("B") for f in FACETS}
        self.ends = {f: array("q", [0]) for f in FACETS}
        self.prints, self.print_ends = array("q"), array("q", [0])
        self.leads, self.places, self.place_ends = array("q"), array("I"), array("q", [0])

    def add(self, each: Sketch) -> None:
        drawn = each.profile
        if drawn.report in self.seen:
            return
        self.seen.add(drawn.report)
        self.ids.append(drawn.report)
        self.labels.append(each.label)
        for name, value in (("published", drawn.published), ("day", drawn.day), ("level", each.prints.level), ("shingles", each.prints.shingles)):
            self.plain[name].append(value or 0)
        self.spots.extend(drawn.spot or (np.nan, np.nan))
        self.killed.extend(drawn.killed)
        self.killed_ends.append(len(self.killed))
        for facet in FACETS:
            self._add_terms(facet, getattr(drawn, facet))
        self.prints.extend(each.prints.hashes)
        self.print_ends.append(len(self.prints))
        lead = each.leads[0] if each.leads else None
        self.leads.extend((_label(lead), lead.first or 0, lead.last or 0) if lead else (0, 0, 0))
        self.places.extend(number(stem(word), "words") for word in (lead.place or "" if lead else "").split())
        self.place_ends.append(len(self.places))

    def _add_terms(self, facet: str, told: Mapping[str, float]) -> None:
        held = {number(term, facet): times for term, times in told.items()}
        ordered = sorted(held)
        self.terms[facet].extend(ordered)
        self.times[facet].extend(max(1, min(OFTEN, round(held[term]))) for term in ordered)
        self.ends[facet].append(len(self.terms[facet]))

    def packed(self) -> Packed:
        """Bring all into order, freeing each list as it is taken."""
        plain = {name: np.array(values, dtype=np.int64) for name, values in self.plain.items()}
        day = np.where(plain["published"] > 0, plain["published"], plain["day"])
        by_id = np.empty(len(self.ids), dtype=np.int64)
        by_id[sorted(range(len(self.ids)), key=self.ids.__getitem__)] = np.arange(len(self.ids))
        order = np.lexsort((by_id, -plain["shingles"], np.where(day > 0, day, np.iinfo(np.int64).max)))
        places = order.tolist()
        terms, times = {}, {}
        for facet in FACETS:
            starts = np.array(self.ends.pop(facet), dtype=np.int64)
            terms[facet] = Column(starts, np.array(self.terms.pop(facet), dtype=np.uint32)).taken(order)
            times[facet] = Column(starts, np.array(self.times.pop(facet), dtype=np.uint8)).taken(order).values
        places_told = Column(np.array(self.place_ends, dtype=np.int64), np.array(self.places, dtype=np.uint32)).taken(order)
        vocabulary = np.unique(np.concatenate([column.values for column in (*terms.values(), places_told)]))
        return Packed(
            vocabulary=vocabulary,
            ids=[self.ids[i] for i in places],
            labels=[self.labels[i] for i in places],
            day=day[order],
            published=plain["published"][order],
            first_day=plain["day"][order],
            spot=np.array(self.spots).reshape(-1, 2)[order],
            killed=Column(np.array(self.killed_ends, dtype=np.int64), np.array(self.killed, dtype=np.int64)).taken(order),
            lead=np.array(self.leads, dtype=np.int64).reshape(-1, 3)[order],
            place=_numbered(places_told, vocabulary),
            terms={facet: _numbered(column, vocabulary) for facet, column in terms.items()},
            times=times,
            prints=Column(np.array(self.print_ends, dtype=np.int64), np.array(self.prints, dtype=np.int64)).taken(order),
            level=plain["level"][order],
            shingles=plain["shingles"][order],
        )


def _numbered(column: Column[np.uint32], vocabulary: npt.NDArray[np.uint32]) -> Column[np.int32]:
    """Give terms by their places in the vocabulary, a part at a time."""
    parts = np.array_split(column.values, max(1, len(column.values) // PART))
    return Column(column.starts, np.concatenate([np.searchsorted(vocabulary, part).astype(np.int32) for part in parts]))
