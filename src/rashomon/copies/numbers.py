"""Read numbers and bounds in a run of compared words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.copies.lexicon import BOUNDS, MONTHS, VAGUE
from rashomon.spelled import LARGE, SMALL

_LONGEST = max(map(len, BOUNDS))


@dataclass(frozen=True, slots=True)
class Number:
    """Hold a number at words `first` to `last` (not included): its value, or the word itself where it has none."""

    first: int
    last: int
    value: float | str


def numbers(keys: Sequence[str], first: int, last: int) -> Iterator[Number]:
    """Read the numbers in `keys[first:last]`, days of a month and years left out.

    >>> [number.value for number in numbers("twenty one of 280000 in may 2016 and dozens".split(), 0, 9)]
    [21.0, 280000.0, 'dozens']
    """
    n = first
    while n < last:
        if (value := _value(keys[n])) is None:
            n += 1
            continue
        begin = n
        n += 1
        while isinstance(value, float) and n < last and (joined := _joined(value, keys[n])) is not None:
            value, n = joined, n + 1
        if not _dated(keys, begin, n):
            yield Number(begin, n, value)


def _value(key: str) -> float | str | None:
    if key[0].isdigit():
        try:
            return float(key)
        except ValueError:
            return key
    if key in SMALL:
        return float(SMALL[key])
    return key if key in VAGUE else None


def _joined(value: float, key: str) -> float | None:
    """Add the next word of a number written in words, or `None` when it belongs to no number."""
    if key in LARGE:
        return value * LARGE[key]
    small = SMALL.get(key)
    if small is None:
        return None
    tens_and_unit = 20 <= value % 100 <= 90 and value % 10 == 0 and 0 < small < 10
    return value + small if tens_and_unit or (value % 100 == 0 and value > 0) else None


def _dated(keys: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a number is the day of a month, or a year."""
    before, after = keys[first - 1] if first else "", keys[last] if last < len(keys) else ""
    key = keys[first]
    year = last - first == 1 and len(key) == 4 and key.isdigit() and 1900 <= int(key) < 2100
    if before in MONTHS or after in MONTHS:
        return year or len(key) <= 2
    return year and (before in ("in", "since", "of", "until", "by", "from", "late", "early") or before.isdigit())


def bound(keys: Sequence[str], number: int, floor: int = 0) -> tuple[int, str | None]:
    """Give where the bound before word `number` begins (`number` itself when it has none) and what it means.

    >>> bound("killed at least 31".split(), 3)
    (1, 'at least')
    """
    for length in range(min(_LONGEST, number - floor), 0, -1):
        if (kind := BOUNDS.get(tuple(keys[number - length : number]))) is not None:
            return number - length, kind
    return number, None
