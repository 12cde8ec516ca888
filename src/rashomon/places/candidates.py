"""Gather, for each mention, the places it could mean: by its name, the kind named beside it, and what it is said to lie in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.places.gazetteer import COUNTRY, DISTRICT, PROVINCE, REGION, TOWN, Site, gazetteer
from rashomon.places.keys import key_of
from rashomon.places.kinds import Mention
from rashomon.places.lexicon import abbreviations, classes, words
from rashomon.places.supplement import parents_of, sites_of

_JOINT = re.compile(r",\s|,? (?:in|of) (?:the )?|,? (?:a|the) (?:[a-z-]+ ){0,3}(?:in|of) (?:the )?")
_OWNED = re.compile(r"['’]s ")
_AFTER = re.compile(r"[ -]([A-Za-z]+)")
_BEFORE = re.compile(r"([a-z]+)(?: of)? $")
_PARTS = (PROVINCE, DISTRICT)
# A road is rarely in the town that it is named after; an airport is by it.
_ROADS = frozenset(["road", "street", "avenue", "boulevard", "highway", "lane", "drive", "square", "park", "bridge", "river"])
_OUTSIDE = frozenset(["airport", "airbase", "airfield", "base", "camp", "crossing", "port", "checkpoint", "prison"])


# Degrees of latitude within which a place belongs to a town.
BY_TOWN = 0.3


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what one mention could mean.

    `container` is the index of the mention that it is said to lie in, `within` tells that some place fits that,
    `named_after` that the sites are of the town in a spot's name.
    """

    mention: Mention
    key: str
    sites: tuple[Site, ...]
    within: str | None = None
    named_after: bool = False
    sure: bool = False
    whole: str = ""


def readings(text: str, mentions: Sequence[Mention]) -> list[Reading]:
    """Give the reading of each mention, in their order."""
    first = [_alone(text, m) for m in mentions]
    bare = {r.key for r in first if not r.named_after}
    first = [r if not r.named_after or r.sure or r.key in bare else Reading(r.mention, r.whole, ()) for r in first]
    out = []
    for i, reading in enumerate(first):
        held = None
        for step in (1, 2):  # ("Town, County, State": the next one or the one after it)
            if i + step < len(first) and _JOINT.fullmatch(text[mentions[i + step - 1].end : mentions[i + step].start]):
                held = _held(reading, first[i + step], text) or held
                continue
            break
        if i and held is None and _OWNED.fullmatch(text[mentions[i - 1].end : mentions[i].start]):
            held = _in_town(reading, first[i - 1], text)
        out.append(held or reading)
    return out


def _held(inner: Reading, outer: Reading, text: str) -> Reading | None:
    """Keep the sites of `inner` that lie in what `outer` may mean; `None` when none does."""
    parts = {s.number for s in outer.sites[:8] if s.kind in (COUNTRY, *_PARTS)}
    lands = {s.country for s in outer.sites[:1] if s.kind == REGION and s.country}
    known = gazetteer()
    kept = tuple(s for s in inner.sites if parts & set(parents_of(s, known)) or (s.country in lands and s.kind == TOWN))
    if not kept or inner.key == outer.key:
        return None
    return Reading(inner.mention, inner.key, kept, text[outer.mention.start : outer.mention.end], inner.named_after, inner.sure, inner.whole)


def _in_town(inner: Reading, outer: Reading, text: str) -> Reading | None:
    """Keep of `Kiev's Maidan` what lies by the town, be it nothing; `None` where the owner is no town."""
    town = next(iter(outer.sites), None)
    if town is None or town.kind != TOWN:
        return None
    kept = tuple(s for s in inner.sites if abs(s.lat - town.lat) <= BY_TOWN and abs(s.lon - town.lon) <= 2 * BY_TOWN)
    return Reading(inner.mention, inner.key, kept, text[outer.mention.start : outer.mention.end], inner.named_after, inner.sure, inner.whole)


def _alone(text: str, mention: Mention) -> Reading:
    name = text[mention.start : mention.end]
    if (short := abbreviations().get(name) or abbreviations().get(name + ".")) is not None:
        full, country = short
        lands = [s for s in sites_of(key_of(full)) if s.country == country and s.main and s.kind in (COUNTRY, PROVINCE)]
        if not lands:
            lands = [s for s in sites_of(key_of(full)) if s.country == country][:1]
        return Reading(mention, key_of(full), tuple(lands[:1]))
    key = key_of(name)
    if sites := sites_of(key):
        return Reading(mention, key, tuple(_hinted(text, mention, sites)))
    return _by_part(mention, key)


def _by_part(mention: Mention, key: str) -> Reading:
    """Read `Idlib Province` and `Aleppo Airport` by the name without the word for the kind."""
    base = key
    kinds, spots = classes("kinds"), words("facilities")
    tail = ""
    while " " in base and (base.rsplit(" ", 1)[1] in kinds["part"] | kinds["town"] | spots | {"international", "military"}):
        base, tail = base.rsplit(" ", 1)
    if base == key:
        return Reading(mention, key, ())
    sites = sites_of(base)
    if tail in kinds["part"]:
        return Reading(mention, base, tuple(s for s in sites if s.kind in _PARTS))
    if tail in kinds["town"]:
        return Reading(mention, base, tuple(s for s in sites if s.kind == TOWN))
    spot = tail in spots and tail not in _ROADS
    sure = bool(spot and tail in _OUTSIDE)
    return Reading(mention, base if spot else key, tuple(s for s in sites if s.kind == TOWN) if spot else (), None, spot, sure, key)


def _hinted(text: str, mention: Mention, sites: Sequence[Site]) -> Sequence[Site]:
    """Prefer parts or towns where the words beside the name say which."""
    kinds = classes("kinds")
    after = _AFTER.match(text, mention.end)
    before = _BEFORE.search(text, max(0, mention.start - 24), mention.start)
    hints = {m.group(1).lower() for m in (after, before) if m}
    for label, wanted in (("part", _PARTS), ("town", (TOWN,))):
        if hints & kinds[label] and (kept := [s for s in sites if s.kind in wanted]):
            return kept
    return sites
