"""Find numbers that changed between two copies, and bounds that were put on or taken off."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.comparison import Edit
from rashomon.copies.align import Pair
from rashomon.copies.lexicon import TIMES
from rashomon.copies.numbers import Number, bound, numbers
from rashomon.copies.words import Page

# The longest stretch by which two sentences may differ and a number in the one still stand for that in the other.
LONGEST = 6


def counted(one: Page, other: Page, pair: Pair) -> Iterator[Edit]:
    """Give an edit for each number in the same place of two sentences whose value or bound differs."""
    for gap in pair.gaps:
        if pair.comparable(gap) and max(gap.one[1] - gap.one[0], gap.other[1] - gap.other[0]) <= LONGEST:
            a, b = _in(one, gap.one, pair.one), _in(other, gap.other, pair.other)
            if len(a) == len(b):
                for left, right in zip(a, b, strict=True):
                    yield from _changed(one, other, pair, left, right)


def _in(page: Page, gap: tuple[int, int], sentence: tuple[int, int]) -> list[Number]:
    """Read the numbers a gap touches: those in it, and the one that follows it directly (a bound may have gone)."""
    first = gap[0]
    while first > sentence[0] and next(numbers(page.keys, first - 1, sentence[1]), None) is not None and _numeral(page, first - 1):
        first -= 1
    last = gap[1]
    while last < sentence[1] and _numeral(page, last):
        last += 1
    return [n for n in numbers(page.keys, first, last) if n.last > gap[0] and not _clock_or_rank(page, n)]


def _clock_or_rank(page: Page, number: Number) -> bool:
    """Tell whether a number is part of a time of day ("7:27") or an ordinal ("19th")."""
    before = page.between(number.first - 1) if number.first else ""
    after = page.between(number.last - 1)
    return ":" in (before, after) or (not after and page.keys[min(number.last, len(page) - 1)] in ("st", "nd", "rd", "th"))


def _numeral(page: Page, n: int) -> bool:
    return next(numbers(page.keys, n, n + 1), None) is not None


def _changed(one: Page, other: Page, pair: Pair, left: Number, right: Number) -> Iterator[Edit]:
    from_bound, kind = bound(one.keys, left.first, pair.one[0])
    to_bound, other_kind = bound(other.keys, right.first, pair.other[0])
    before = one.words(from_bound, _with_noun(one, left.last, pair.one[1]))
    after = other.words(to_bound, _with_noun(other, right.last, pair.other[1]))
    if left.value != right.value:
        yield Edit("number_changed", before, after)
    elif kind != other_kind:
        yield Edit("bound_changed", before, after)


def _with_noun(page: Page, last: int, end: int) -> int:
    """Take the word behind a number along, which mostly says of what."""
    return last + 1 if last < end and page.keys[last] not in TIMES else last
