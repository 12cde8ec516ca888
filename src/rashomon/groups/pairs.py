"""Say how likely two reports tell of one event: a fitted sum over what their facets share and where they contradict."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log, log1p

from rashomon.groups.profile import Profile
from rashomon.groups.words import Rarity, dot, table
from rashomon.places.resolver import distance

# Facets whose terms are weighed by rarity, and the share of reports that a term unseen elsewhere stands in.
FACETS = {"words": 1 / 1500, "head": 1 / 1500, "names": 1 / 1500, "numbers": 1 / 150, "days": 1 / 300, "places": 1 / 300, "means": 1 / 20}
# A report's heaviest terms of title and lead are so many.
TOP = 6
# Days beyond which a gap says no more; kilometres likewise, and those within which two points are one scene.
LONGEST, FAR, NEAR = 400, 300.0, 15.0
# Tolls of one event, told early and late, differ by no more than this factor.
GROWTH = 2.0
_WORDY = ("words", "head", "names")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold a profile with its facets as vectors of length 1 (or empty), and the heaviest terms of its title and lead."""

    profile: Profile
    vectors: dict[str, dict[str, float]]
    top: dict[str, float]


def sheets(profiles: Sequence[Profile]) -> list[Sheet]:
    """Weigh the facets of a set of reports against each other; in their order."""
    rarity = {}
    for facet, unseen in FACETS.items():
        known = table() if facet in _WORDY else {}
        rarity[facet] = Rarity((getattr(p, facet) for p in profiles), known, unseen)
    return [_sheet(p, {facet: rarity[facet].vector(getattr(p, facet)) for facet in FACETS}) for p in profiles]


def _sheet(drawn: Profile, vectors: dict[str, dict[str, float]]) -> Sheet:
    head = vectors["head"]
    top = {term: head[term] for term in sorted(head, key=lambda t: (-head[t], t))[:TOP]}
    return Sheet(drawn, vectors, top)


def features(one: Sheet, two: Sheet) -> dict[str, float]:
    """Compare two reports, the same either way round; what one of them does not say gives 0."""
    a, b = one.profile, two.profile
    shared = {facet: dot(one.vectors[facet], two.vectors[facet]) for facet in FACETS if facet != "head"}
    out = {facet: shared[facet] for facet in ("names", "numbers", "days", "means")}
    out |= {"root of words": shared["words"] ** 0.5, "root of names": shared["names"] ** 0.5}
    if one.vectors["means"] and two.vectors["means"]:
        out["other means"] = 1.0 - shared["means"]
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
