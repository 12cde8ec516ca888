"""Say which place of the gazetteer a name means, when that is sure.

Each name's places are weighed by how peopled they are and by what else the text names: countries (and their people),
provinces and neighbouring places.  The names of a text are weighed together, in a few rounds, so that several
ambiguous names can settle one another.  A point is given only where one place leaves its rivals behind.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rashomon.places.candidates import Reading, readings
from rashomon.places.gazetteer import COUNTRY, DISTRICT, PROVINCE, REGION, TOWN, Site, gazetteer
from rashomon.places.kinds import Area, Located, Mention
from rashomon.places.lexicon import nationalities
from rashomon.places.supplement import parents_of
from rashomon.places.tokens import tokens_of

ROUNDS = 4
# Weights fitted on local news with a coarse grid (bench/places.py): how much a tenfold population, the country, the
# province and the neighbourhood count, in natural logarithms.
PEOPLE, LAND, PART, NEAR = 1.5, 1.2, 1.5, 0.8
OTHER_NAME = 1.5
SEAT = 3.0
FLOOR = 0.02
NEUTRAL = 0.1
# The least share of belief that makes a place sure, and the distance (km) within which two readings are one place.
SURE = 0.7
SAME = 60.0
# Below this many people a place needs the text to speak of its country, when it speaks of any.
UNTOLD = 500_000
_KIND = {COUNTRY: 4.0, PROVINCE: 0.5, DISTRICT: -0.7, TOWN: 0.0, REGION: 1.0}


@dataclass(slots=True)
class _Name:
    """Weigh the places of one name of the text."""

    sites: tuple[Site, ...]
    weight: float
    prior: list[float]
    belief: list[float]
    parents: list[tuple[int, ...]] = field(default_factory=list)


def locate(text: str, mentions: Sequence[Mention]) -> list[Located]:
    """Give each mention its point and country, or the reason why there is none; in the order of `mentions`.

    Points are degrees to two decimals, good to about half a kilometre for towns; a province or country is given by its middle.

    >>> text = "Shelling in Aleppo, Syria."
    >>> [(place.name, place.country) for place in locate(text, [Mention(12, 18)])]
    [('Aleppo', 'Syria')]
    """
    read = _shared(readings(text, mentions))
    names: dict[tuple[str, tuple[int, ...]], _Name] = {}
    keys = [(r.key, tuple(s.number for s in r.sites)) for r in read]
    counts = Counter(keys)
    for reading, key in zip(read, keys, strict=True):
        if reading.sites and key not in names:
            names[key] = _name(reading, counts[key])
    people = _people(text)
    scene = _weigh(list(names.values()), people)
    return [_place(text, r, names.get(key), scene) for r, key in zip(read, keys, strict=True)]


def _shared(read: list[Reading]) -> list[Reading]:
    """Let a name said once to lie somewhere mean the same place where it stands alone."""
    told: dict[str, Reading] = {}
    for reading in read:
        if reading.within:
            told.setdefault(reading.key, reading)
    out = []
    for reading in read:
        other = told.get(reading.key)
        if other is None or reading.within or not {s.number for s in other.sites} <= {s.number for s in reading.sites}:
            out.append(reading)
        else:
            out.append(Reading(reading.mention, reading.key, other.sites, other.within, reading.named_after))
    return out


def _name(reading: Reading, count: int) -> _Name:
    known = gazetteer()
    towns = {n for s in reading.sites if s.kind == TOWN for n in parents_of(s, known)}
    prior = []
    for site in reading.sites:
        score = PEOPLE * math.log10(site.people + 10) + _KIND.get(site.kind, 0.0)
        score += (0 if site.main else -OTHER_NAME) + (SEAT if site.number in known.seats else 0)
        score -= 2.0 if site.kind in (PROVINCE, DISTRICT) and site.number in towns else 0
        prior.append(score)
    parents = [(s.number, *parents_of(s, known)) for s in reading.sites]
    return _Name(reading.sites, 1 + math.log(count), prior, _softmax(prior), parents)


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    raised = [math.exp(s - top) for s in scores]
    total = sum(raised)
    return [r / total for r in raised]


def _people(text: str) -> Counter[str]:
    """Count the words for the people of a country, by country."""
    table = nationalities()
    tokens = tokens_of(text)
    found = Counter(table[t.low] for t in tokens if t.low in table and t.capital)
    for one, two in itertools.pairwise(tokens):
        if (country := table.get(f"{one.low} {two.low}")) is not None:
            found[country] += 1
    return found


@dataclass(slots=True)
class _Scene:
    """Hold how much of the text's belief lies in each country, part and square of the map."""

    lands: dict[str, float]
    parts: dict[int, float]
    squares: dict[tuple[int, int], float]
    total: float


def _square(site: Site) -> tuple[int, int]:
    return (math.floor(site.lat), math.floor(site.lon))


def _parts(name: _Name, i: int) -> Iterable[int]:
    return name.parents[i][:-1] if name.sites[i].kind != COUNTRY else ()


def _scene(names: Sequence[_Name], people: Counter[str]) -> _Scene:
    lands: dict[str, float] = defaultdict(float)
    parts: dict[int, float] = defaultdict(float)
    squares: dict[tuple[int, int], float] = defaultdict(float)
    for country, count in people.items():
        lands[country] += 1 + math.log(count)
    for name in names:
        _add(name, lands, parts, squares, 1)
    return _Scene(lands, parts, squares, sum(lands.values()))


def _add(name: _Name, lands: dict[str, float], parts: dict[int, float], squares: dict[tuple[int, int], float], sign: int) -> None:
    for i, site in enumerate(name.sites):
        mass = sign * name.weight * name.belief[i]
        if site.country:
            lands[site.country] += mass
        for part in _parts(name, i):
            parts[part] += mass
        if site.kind in (TOWN, DISTRICT) and not math.isnan(site.lat):
            squares[_square(site)] += mass


def _weigh(names: Sequence[_Name], people: Counter[str]) -> _Scene:
    """Settle the beliefs in rounds and give what the text speaks of in the end."""
    for _ in range(ROUNDS):
        scene = _scene(names, people)
        fresh = []
        for name in names:
            _add(name, scene.lands, scene.parts, scene.squares, -1)
            fresh.append(_softmax([p + _bonus(name, i, scene) for i, p in enumerate(name.prior)]))
            _add(name, scene.lands, scene.parts, scene.squares, 1)
        for name, belief in zip(names, fresh, strict=True):
            name.belief = belief
    return _scene(names, people)


def _bonus(name: _Name, i: int, scene: _Scene) -> float:
    """Weigh how well one place of a name fits the rest of the text; what can't be told of a whole country counts as `NEUTRAL`."""
    site = name.sites[i]
    total = max(1.0, scene.total - name.weight + 1)
    land = max(0.0, scene.lands.get(site.country, 0.0)) / total
    inside = close = NEUTRAL
    if site.kind not in (COUNTRY, REGION):
        inside = max((scene.parts.get(part, 0.0) for part in _parts(name, i)), default=0.0) / total
    if site.kind in (TOWN, DISTRICT) and not math.isnan(site.lat):
        y, x = _square(site)
        close = sum(scene.squares.get((y + dy, x + dx), 0.0) for dy in (-1, 0, 1) for dx in (-1, 0, 1)) / total
    terms = ((LAND, land), (PART, inside), (NEAR, close))
    return sum(weight * math.log(FLOOR + max(0.0, share)) for weight, share in terms)


def distance(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Give the distance of two points of the globe in kilometres.

    >>> round(distance((0.0, 0.0), (0.0, 1.0)))
    111
    """
    a, b, c, d = (math.radians(v) for v in (*one, *two))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, h)))


def _place(text: str, reading: Reading, name: _Name | None, scene: _Scene) -> Located:
    printed = text[reading.mention.start : reading.mention.end]
    if name is None:
        inside = f" in {reading.within}" if reading.within else ""
        return Located(reading.mention, printed, None, None, None, f"no place of that name known{inside}")
    best = max(range(len(name.sites)), key=lambda i: (name.belief[i], -i))
    site = name.sites[best]
    country = _country(site)
    if math.isnan(site.lat):
        return Located(reading.mention, printed, None, None, country, "too wide an area for a point", _area(site))
    share = sum(
        b for s, b in zip(name.sites, name.belief, strict=True) if distance((s.lat, s.lon), (site.lat, site.lon)) <= SAME
    )
    told = _told(name, site, scene)
    if share < SURE:
        return Located(reading.mention, printed, None, None, None, "several places of that name")
    if site.kind != COUNTRY and not reading.within and not told and (not site.main or (scene.total - name.weight > 1 and site.people < UNTOLD)):
        how = f"a place of that name is known in {country}, of which the text does not speak"
        return Located(reading.mention, printed, None, None, None, how)
    return Located(reading.mention, printed, round(site.lat, 2), round(site.lon, 2), country, _how(reading, site, told), _area(site))


def _area(site: Site) -> Area | None:
    return "country" if site.kind == COUNTRY else "part" if site.kind in (PROVINCE, DISTRICT, REGION) else None


def _told(name: _Name, site: Site, scene: _Scene) -> bool:
    """Tell whether something else in the text lies in the site's country, or speaks of its people."""
    own = name.weight * sum(b for s, b in zip(name.sites, name.belief, strict=True) if s.country == site.country)
    return scene.lands.get(site.country, 0.0) - own > 0.5


def _country(site: Site) -> str | None:
    known = gazetteer()
    number = known.country_number.get(site.country) if site.country else None
    return None if number is None else str(known.countries[number]["name"])


def _how(reading: Reading, site: Site, told: bool) -> str:
    if reading.named_after:
        return "the town that it is named after"
    if site.kind == COUNTRY:
        return "the middle of the country"
    middle = ", its middle" if site.kind in (PROVINCE, DISTRICT, REGION) else ""
    if reading.within:
        return f"the place of that name in {reading.within}{middle}"
    if len(reading.sites) == 1:
        return f"the only place of that name known{middle}"
    if told:
        return f"the place of that name that fits the others named{middle}"
    return f"by far the largest place of that name{middle}"
