"""Say how likely two reports tell of one event where many events are near: what `groups.pairs` compares, and what they lead with."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import log

from rashomon.affairs.weighing import Lead, Weighed
from rashomon.groups.pairs import GROWTH, Sheet
from rashomon.groups.pairs import features as shared
from rashomon.groups.profile import Profile

# Days that reports of one event mostly lie within.
WEEK = 7


@cache
def weights() -> dict[str, float]:
    """Give the fitted weights; `bias` is the constant, `threshold` what a sum must pass."""
    text = files("rashomon.affairs").joinpath("weights.json").read_text("utf-8")
    return {name: float(value) for name, value in json.loads(text).items()}


def score(weighed: Weighed, one: int, two: int) -> float:
    """Give the log-odds that two reports tell of one event."""
    fitted = weights()
    return fitted["bias"] + sum(fitted.get(name, 0.0) * value for name, value in features(weighed, one, two).items())


def features(weighed: Weighed, one: int, two: int) -> dict[str, float]:
    """Compare two reports by number, the same either way round; what one of them does not say gives 0."""
    first, second = weighed.sheet(one), weighed.sheet(two)
    return shared(first, second) | apart(first.profile, second.profile) | led(first, second, weighed.lead(one), weighed.lead(two))


def apart(one: Profile, two: Profile) -> dict[str, float]:
    """Say how many days of a week lie between two reports, and by how many times their nearest counts of dead differ beyond growth."""
    out = {}
    if one.published and two.published:
        out["week apart"] = min(WEEK, abs(one.published - two.published)) / WEEK
    if one.killed and two.killed:
        ratio = min(abs(log(x / y)) for x in one.killed for y in two.killed) / log(GROWTH)
        out["other dead"] = min(1.0, max(0.0, ratio - 1.0))
    return out


def led(one: Sheet, two: Sheet, a: Lead, b: Lead) -> dict[str, float]:
    """Compare the incidents that two reports lead with: days, kind, and whether each names the place of the other's."""
    out = {}
    if a.first and b.first and a.last and b.last:
        gap = max(a.first, b.first) - min(a.last, b.last)
        out["lead days"] = float(gap <= 0)
        out["lead next day"] = float(gap == 1)
        out["lead other days"] = float(gap > 1)
    if a.label and b.label:
        out["lead label"] = float(a.label == b.label)
        out["lead other label"] = float(a.label != b.label)
    if a.place and b.place:
        named = _names(two, a) + _names(one, b)
        out["lead places"] = float(named == 2)
        out["lead other places"] = float(named == 0)
        out["lead place one"] = float(named == 1)
    return out


def _names(sheet: Sheet, lead: Lead) -> bool:
    """Say whether a report names all words of a place."""
    return all(term in sheet.vectors["words"] for term in lead.place)
