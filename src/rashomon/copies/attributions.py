"""Find attributions that one of two copies prints and the other leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.comparison import Edit
from rashomon.copies.align import Pair
from rashomon.copies.lexicon import AUXILIARY, HEARSAY, JOINING, PREPOSITIONS, SAYING, TIMES
from rashomon.copies.words import Page
from rashomon.text import Words

# The longest attribution, in words; the words of what is told that are shown beside it.
LONGEST, SHOWN = 14, 6
# The most words that may stand in its place and be shown as such.
FILLED = 3
# The share of the plainer sentence that must stand in the other, so that what was attributed is still told.
TOLD = 0.6
_NOT_FIRST = frozenset(["and", "but", "which", "who", "when", "while", "or"])


def dropped(one: Page, other: Page, pair: Pair) -> Iterator[Edit]:
    """Give an edit for each attribution that stands in only one of two sentences told twice."""
    for gap in pair.gaps:
        first, second = Side(one, gap.one, pair.one), Side(other, gap.other, pair.other)
        if _left_out(first, second, pair.matched):
            yield Edit("attribution_dropped", *_shown(first, second, leads=gap.right > 0))
        elif _left_out(second, first, pair.matched):
            plain, said = reversed(_shown(second, first, leads=gap.right > 0))
            yield Edit("attribution_dropped", plain, said)


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one of two sentences told twice, and the words of it by which they differ."""

    page: Page
    gap: tuple[int, int]
    sentence: tuple[int, int]


def says(page: Page, first: int, last: int) -> list[int]:
    """List the words of saying in a range."""
    return [n for n in range(first, last) if page.keys[n] in SAYING and (page.printed(n).islower() or page.keys[n] == "according") and not _befell(page, n)]


def _befell(page: Page, n: int) -> bool:
    """Tell "the fire was reported at noon" from "it was reported that"."""
    return page.keys[n] == "reported" and n > 0 and page.keys[n - 1] in ("was", "were", "been") and page.keys[n + 1 : n + 2] != ["that"]


def _left_out(said: Side, plain: Side, matched: int) -> bool:
    first, last = said.gap
    if first == last or matched < max(SHOWN, TOLD * (plain.sentence[1] - plain.sentence[0])):
        return False
    if last - first <= 2 and any(key in HEARSAY for key in said.page.keys[first:last]) and not _attributed(plain.page, *plain.sentence):
        return True
    if says(plain.page, *plain.gap) or len(says(said.page, *said.sentence)) <= len(says(plain.page, *plain.sentence)):
        return False
    return _is_attribution(said.page, said.gap, said.sentence)


def _attributed(page: Page, first: int, last: int) -> bool:
    return any(page.keys[n] in SAYING or page.keys[n] in HEARSAY for n in range(first, last))


def _is_attribution(page: Page, gap: tuple[int, int], whole: tuple[int, int]) -> bool:
    """Tell whether words left out are nothing but who says it: before what is told, behind it, or inside it between commas."""
    first, last = gap
    if last - first > LONGEST or page.keys[first] in _NOT_FIRST:
        return False
    keys = page.keys[first:last]
    if "according" in keys:
        return keys.index("according") <= 1 and len(keys) <= LONGEST - 3 and not any(key in AUXILIARY or key in JOINING for key in keys)
    cues = says(page, first, last)
    if not cues or any(key in AUXILIARY for key in page.keys[first : max(first, cues[0] - 2)]):
        return False
    behind = [key for key in page.keys[cues[-1] + 1 : last] if key not in TIMES and not key[0].isdigit()]
    if (last < whole[1] and first == whole[0]) or (last < whole[1] and not _pause(page, last - 1)):
        return not behind or behind == ["that"] or (behind[0] in PREPOSITIONS and not _verbal(behind))
    return not _verbal(behind) and (not behind or behind[0] in PREPOSITIONS or cues[0] == first or behind[0] not in JOINING)


def _pause(page: Page, number: int) -> bool:
    return bool(set(page.between(number)) & set(",–—-;"))


def _verbal(keys: list[str]) -> bool:
    return any(key in AUXILIARY or key in SAYING or key in JOINING for key in keys)


def _shown(said: Side, plain: Side, *, leads: bool) -> tuple[Words, Words]:
    """Pin the attribution with the words it stands next to, and those words in the other copy."""
    low, high = plain.gap if plain.gap[1] - plain.gap[0] <= FILLED else (plain.gap[1], plain.gap[1])
    if leads:
        stop = min(said.gap[1] + SHOWN, said.sentence[1])
        return said.page.words(said.gap[0], stop), plain.page.words(low, min(high + SHOWN, plain.sentence[1]))
    start = max(said.gap[0] - SHOWN, said.sentence[0])
    return said.page.words(start, said.gap[1]), plain.page.words(max(plain.gap[0] - SHOWN, plain.sentence[0]), plain.gap[1])
