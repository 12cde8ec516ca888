"""Look names up in the gazetteer: GeoNames' populated places, administrative parts and countries, in one small file.

The file is made by `training/places/build.py`; the places in it are GeoNames' (CC BY 4.0).  It is read once, on
first use: 5 MB, some 20 MB in memory, an eighth of a second.  Nothing is written anywhere.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

COUNTRY, PROVINCE, DISTRICT, TOWN, REGION, SPOT = range(6)
# Most names have one bearer; the rest of a name with more than this is left out, the least peopled first.
MOST = 60


@dataclass(frozen=True, slots=True)
class Site:
    """Describe one place of the gazetteer.

    `country` is the place's own country as ISO 3166 code, "" for none; `people` its inhabitants, roughly (to 5 %);
    `main` tells its own name from other names it is listed under.
    """

    number: int
    lat: float
    lon: float
    country: str
    people: float
    kind: int
    main: bool


class Gazetteer:
    """Hold the gazetteer; get it from `gazetteer()`."""

    def __init__(self, data: bytes) -> None:
        head, _, body = zlib.decompress(data).partition(b"\n")
        meta: dict[str, Any] = json.loads(head)
        self.countries: list[dict[str, Any]] = meta["countries"]
        columns: dict[str, NDArray[Any]] = {}
        at = 0
        for name, kind, length in meta["columns"]:
            columns[name], at = _column(body, at, kind, length), at + np.dtype(kind).itemsize * length
        self._columns = columns
        self._names = body[len(body) - len(columns["names"]) :]
        self._starts = np.concatenate(([0], np.flatnonzero(columns["names"] == 10) + 1)).astype(np.int64)
        self._posts = np.concatenate(([0], np.cumsum(columns["count"], dtype=np.int64)))

    def row_of(self, key: str) -> int | None:
        """Find the row of a name by halving; `None` when no place bears it."""
        wanted = key.encode()
        low, high = 0, len(self._starts) - 1
        while low < high:
            middle = (low + high) // 2
            if self._names[self._starts[middle] : self._starts[middle + 1] - 1] < wanted:
                low = middle + 1
            else:
                high = middle
        if low < len(self._starts) - 1 and self._names[self._starts[low] : self._starts[low + 1] - 1] == wanted:
            return low
        return None

    def knows(self, key: str) -> bool:
        """Tell whether any place bears the name."""
        return self.row_of(key) is not None

    def is_word(self, key: str) -> bool:
        """Tell whether the name is also a common word of English."""
        row = self.row_of(key)
        return row is not None and bool(self._columns["word"][row])

    def sites(self, key: str) -> list[Site]:
        """Give the places of that name, the most peopled first, `MOST` at most."""
        found: list[Site] = []
        row = self.row_of(key)
        if row is not None:
            posts = self._columns["post"][self._posts[row] : self._posts[row + 1]]
            if len(posts) > MOST:
                posts = posts[np.argsort(-self._columns["people"][posts >> 1].astype(int), kind="stable")[:MOST]]
            found += [self.site(int(post) >> 1, main=bool(post & 1)) for post in posts]
        return sorted(found, key=lambda s: (-s.people, s.number))

    def site(self, number: int, *, main: bool = True) -> Site:
        """Give one place by its number."""
        columns = self._columns
        return Site(
            number,
            round(float(columns["lat"][number]) * 90 / 32767, 3),
            round(float(columns["lon"][number]) * 180 / 32767, 3),
            self.countries[int(columns["country"][number])]["iso"],
            2 ** (float(columns["people"][number]) / 8) - 1,
            int(columns["kind"][number]),
            main,
        )

    def parents(self, number: int) -> tuple[int, ...]:
        """Give the numbers of the parts that a place lies in, the smallest first, the country last."""
        out: list[int] = []
        while number < len(self._columns["kind"]) and self._columns["kind"][number] != COUNTRY:
            number = int(self._columns["parent"][number])
            out.append(number)
        return tuple(out)

    @cached_property
    def country_number(self) -> dict[str, int]:
        return {country["iso"]: i for i, country in reversed(list(enumerate(self.countries)))}

    @cached_property
    def seats(self) -> frozenset[int]:
        """The numbers of the countries' capitals."""
        return frozenset(country["seat"] for country in self.countries)


def _column(body: bytes, at: int, kind: str, length: int) -> NDArray[Any]:
    """Read one column, whose bytes stand plane by plane."""
    size = np.dtype(kind).itemsize
    planes = np.frombuffer(body, dtype="u1", count=size * length, offset=at).reshape(size, length)
    return np.ascontiguousarray(planes.T).view(kind).reshape(length)


@cache
def gazetteer() -> Gazetteer:
    """Read the gazetteer; later calls give the same one.

    >>> sorted({site.country for site in gazetteer().sites("kyiv")})
    ['UA']
    """
    return Gazetteer(files("rashomon.places").joinpath("gazetteer.bin").read_bytes())
