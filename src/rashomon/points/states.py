"""Tell which state a phrase calls: by its name, its people, its usual letters, or its seat ("the Damascus government")."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rashomon.places.gazetteer import gazetteer
from rashomon.places.keys import key_of
from rashomon.places.lexicon import abbreviations, nationalities

_WORD = re.compile(r"[A-Z][\w.\-]*")


@lru_cache(maxsize=1 << 14)
def states(phrase: str) -> frozenset[str]:
    """Give the ISO 3166 codes of the states that a phrase calls; a name of a state or its seat counts where no other name stands.

    >>> sorted(states("Andorran troops")), sorted(states("the Peruvian and U.S. navies")), sorted(states("Jordan Marre"))
    (['AD'], ['PE', 'US'], [])
    """
    found = [w.removesuffix("'s").removesuffix("’s") for w in _WORD.findall(phrase)]
    codes = {nationalities().get(w.casefold()) or abbreviations().get(w, ("", ""))[1] for w in found}
    if len(found) == 1:
        codes.add(_named().get(found[0].casefold()) or _seat(found[0]))
    return frozenset(c for c in codes if c)


@cache
def _named() -> dict[str, str]:
    return {c["name"].casefold(): c["iso"] for c in gazetteer().countries if c["iso"]}


@lru_cache(maxsize=1 << 12)
def _seat(word: str) -> str:
    seats = _seats()
    return next((seats[site.number] for site in gazetteer().sites(key_of(word)) if site.number in seats), "")


@cache
def _seats() -> dict[int, str]:
    return {c["seat"]: c["iso"] for c in gazetteer().countries if c["iso"] and c["seat"] >= 0}
