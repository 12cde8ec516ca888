"""Say how likely two reports tell of one event: a fitted sum over what their facets share and where they contradict."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from importlib.resources import files
from math import fsum, log, log1p

from rashomon.groups.profile import Profile
from rashomon.groups.words import Rarity, dot, table
from rashomon.places.resolver import distance

# Facets whose terms are weighed by rarity, and the share of reports that a term unseen elsewhere stands in.
FACETS = {"words": 1 / 1500, "head": 1 / 1500, "names": 1 / 1500, "numbers": 1 / 150, "days": 1 / 300, "places": 1 / 300, "means": 1 / 20}
# A report's heaviest terms of title and lead are so many; of those that two share there the rarest so many are looked at.
TOP, RAREST = 6, 3
# Counted words for deeds and weapons (those of title and lead count more) from which a report surely tells of some.
DEEDS = 10.0
# Days beyond which a gap says no more; kilometres likewise, and those within which two points are one scene.
LONGEST, FAR, NEAR = 400, 300.0, 15.0
# Tolls of one event, told early and late, differ by no more than this factor.
GROWTH = 2.0
_WORDY = ("words", "head", "names")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold a profile with its facets as vectors of length 1 (or empty), and the heaviest terms of its title and lead.

    `rare` says of each word of title and lead how rare it is, 1 for one that two reports of the set alone hold; `deeds` holds the share of each
    sort of deed and weapon among all that the report names, and how rare the sort is.
    """

    profile: Profile
    vectors: dict[str, dict[str, float]]
    top: dict[str, float]
    rare: dict[str, float]
    deeds: dict[str, tuple[float, float]]


def sheets(profiles: Sequence[Profile]) -> list[Sheet]:
    """Weigh the facets of a set of reports against each other; in their order."""
    rarity = {}
    for facet, unseen in FACETS.items():
        known = table() if facet in _WORDY else {}
        rarity[facet] = Rarity((getattr(p, facet) for p in profiles), known, unseen)
    return [_sheet(p, rarity) for p in profiles]


def _sheet(drawn: Profile, rarity: Mapping[str, Rarity]) -> Sheet:
    vectors = {facet: rarity[facet].vector(getattr(drawn, facet)) for facet in FACETS}
    head = vectors["head"]
    top = {term: head[term] for term in sorted(head, key=lambda t: (-head[t], t))[:TOP]}
    most = rarity["words"].held_by(2)
    rare = {term: rarity["words"].of(term) / most for term in head}
    named = _named(drawn)
    deeds = {sort: (count / named, rarity["means"].of(sort)) for sort, count in drawn.means.items()}
    return Sheet(drawn, vectors, top, rare, deeds)


def features(one: Sheet, two: Sheet) -> dict[str, float]:
    """Compare two reports, the same either way round; what one of them does not say gives 0."""
    a, b = one.profile, two.profile
    out = {facet: dot(one.vectors[facet], two.vectors[facet]) for facet in ("names", "numbers", "days")}
    out["root of words"] = dot(one.vectors["words"], two.vectors["words"]) ** 0.5
    out["root of names"] = out["names"] ** 0.5
    out["rarest words"] = _rarest(one, two)
    if one.deeds and two.deeds:
        same = {sort: min(share, two.deeds[sort][0]) for sort, (share, _) in one.deeds.items() if sort in two.deeds}
        out["same deeds"] = fsum(share * one.deeds[sort][1] for sort, share in same.items())
        out["other deeds"] = (1.0 - fsum(same.values())) * min(1.0, _named(a) / DEEDS, _named(b) / DEEDS)
    out["tops in both"] = min(_covered(one, two), _covered(two, one))
    if a.published is not None and b.published is not None:
        out["published apart"] = _gap(a.published, b.published)
    if a.day is not None and b.day is not None:
        out["first days apart"] = _gap(a.day, b.day)
    if a.spot and b.spot:
        out["kilometres"] = min(1.0, max(0.0, distance(a.spot, b.spot) - NEAR) / FAR)
    if a.killed and b.killed:
        ratio = min(abs(log(x / y)) for x in a.killed for y in b.killed) / log(GROWTH)
        out["dead alike"] = max(0.0, 1.0 - ratio)
    return out


def _rarest(one: Sheet, two: Sheet) -> float:
    """Say how rare the rarest words are that two reports share in title and lead: 1 where no others of the set hold them."""
    few, many = sorted((one.rare, two.rare), key=len)
    return sum(nlargest(RAREST, (weight for term, weight in few.items() if term in many))) / RAREST


def _named(drawn: Profile) -> float:
    return fsum(drawn.means.values())


def _covered(one: Sheet, two: Sheet) -> float:
    """Give the share of the one's heaviest terms that stand anywhere in the title and lead of the other."""
    whole = sum(one.top.values())
    return sum(value for term, value in one.top.items() if term in two.vectors["head"]) / whole if whole else 0.0


def _gap(one: int, two: int) -> float:
    return log1p(min(LONGEST, abs(one - two))) / log1p(LONGEST)


@cache
def weights() -> dict[str, float]:
    """Give the fitted weights; `bias` is the constant, `threshold` what a sum must pass."""
    text = files("rashomon.groups").joinpath("weights.json").read_text("utf-8")
    return {name: float(value) for name, value in json.loads(text).items()}


def score(one: Sheet, two: Sheet) -> float:
    """Give the log-odds that two reports tell of one event."""
    fitted = weights()
    return fitted["bias"] + sum(fitted.get(name, 0.0) * value for name, value in features(one, two).items())
