"""Add the regions, crossings and camps that the gazetteer lacks."""

from __future__ import annotations

from functools import cache, lru_cache

from rashomon.places.gazetteer import REGION, SPOT, TOWN, Gazetteer, Site, gazetteer
from rashomon.places.keys import key_of
from rashomon.places.lexicon import lines

_KINDS = {"region": REGION, "spot": SPOT, "town": TOWN}
# The people a supplementary place is weighed with: as a middling province, since it is listed for being well known.
_PEOPLE = 2e6
_FIRST = 10_000_000


@cache
def supplement() -> dict[str, Site]:
    """Map keys to the places of `lists/regions.txt`; a point of 0, 0 with no country there means none.

    >>> supplement()["niger delta"].country
    'NG'
    """
    out = {}
    for number, line in enumerate(lines("regions"), _FIRST):
        name, lat, lon, country, kind = line.split("|")
        point = (float("nan"), float("nan")) if lat == "-" else (float(lat), float(lon))
        out[key_of(name)] = Site(number, *point, "" if country == "-" else country, _PEOPLE, _KINDS[kind], True)
    return out


# Names recur within a report; the bound keeps memory small on long runs.
@lru_cache(maxsize=2048)
def sites_of(key: str) -> tuple[Site, ...]:
    """Give every place of that name: the supplement's in the gazetteer's stead where both know it in one country.

    A name that nothing bears is looked up with the Arabic article too, which reports leave out (`Qamishli`, Al Qamishli).
    """
    extra = supplement().get(key)
    found = gazetteer().sites(key)
    if not found and extra is None and " " not in key:
        found = [site for article in ("al", "ar", "as", "at", "ad", "an") for site in gazetteer().sites(f"{article} {key}")]
    if extra is None:
        return tuple(found)
    return (extra, *(s for s in found if s.country != extra.country or (s.main and s.kind != TOWN and extra.kind == TOWN)))


@lru_cache(maxsize=8192)
def knows(key: str) -> bool:
    """Tell whether any place bears the name."""
    return key in supplement() or gazetteer().knows(key)


def parents_of(site: Site, known: Gazetteer) -> tuple[int, ...]:
    """Give the parts that a place lies in, the country last."""
    if site.number < _FIRST:
        return known.parents(site.number)
    number = known.country_number.get(site.country)
    return () if number is None else (number,)
