"""The records of this package: a place name as printed, and where it lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Area = Literal["country", "part"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Give the range of the text at which a place is named: code points, end excluded.

    >>> Mention(0, 5).end
    5
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Located:
    """Say where a mention lies.

    `name` is the name as printed; `lat` and `lon` are degrees (WGS 84), both `None` when the gazetteer isn't
    sure; `country` is an English short name; `how` is the rule that gave the point, or why there is none.
    `area` tells that the point is only the middle of a country or of a part of one (a province, a region).
    """

    mention: Mention
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    how: str
    area: Area | None = None
