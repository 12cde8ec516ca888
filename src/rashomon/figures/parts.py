"""Find which counts are included in another: "31 people, including two medics", "nine of them", "of whom four"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.figures.extract import Count
from rashomon.figures.scopes import Ground

# No whole is looked for farther back than this many counts, and no part lies deeper than this many wholes.
BACK, DEEP = 12, 20
_INCLUDING = re.compile(r"\b(?:including|includes?|included|among (?:them|whom|those|which)|of (?:whom|them|which|those)|counting|comprising|consisting of|made up of)\b", re.IGNORECASE)
_AMONG_AFTER = re.compile(r"\s*(?:\w+\s){0,3}?\b(?:among|out of|of)\s(?:the\s|those\s|these\s|some\s|at least\s|a total of\s)*$", re.IGNORECASE)
_OF_THEM = re.compile(r"\s?(?:[\w’'-]+\s){0,3}?\b(?:of|out of)\s(?:them|those|these|that number|the (?:\w+\s)?(?:dead|killed|victims?|wounded|injured|deceased|fatalities|casualties|missing|detained|slain|total))\b", re.IGNORECASE)
_AMONG_DEAD = re.compile(r"\b(?:among|of|out of)\s(?:the|those|all the)\s(?:\w+\s)?(?:dead|killed|victims|wounded|injured|deceased|fatalities|casualties|missing|detained|slain|total)\b(?:[^.;]{0,20}\b(?:was|were|are|is)\b)?[^.;]{0,20}$", re.IGNORECASE)
_TOTAL_HAS = re.compile(r"\b(?:dead|killed|victims|wounded|injured|deceased|fatalities|casualties|toll|slain)\b\s(?:also\s)?(?:include[sd]?|included|including|were|comprised)\s(?:at least\s)?$", re.IGNORECASE)
# What may stand between the members of one list; a verb ends it.
_LISTED = re.compile(r"[\s,]*(?:and|or|as well as|plus|along with|\s)*(?:[a-z’'-]+\s){0,3}$")
_VERB = re.compile(r"\b(?:was|were|is|are|has|had|have|been|died|dead|killed|wounded|injured|hurt|said|says|missing|fled|detained|arrested|while|when)\b", re.IGNORECASE)
_OF_ALL = re.compile(r"(?:^|[.;,(—–:]\s*|\band\s)(?:of|among|out of)\s(?:the|those|all|its|these|all the|the total of|a total of|some)?\s?$", re.IGNORECASE)
_OPENS = re.compile(r"\s*[—–:(-]\s*|\s*,\s*")


def find_parts(ground: Ground, counts: Sequence[Count], voices: Sequence[str | None]) -> list[int | None]:
    """Give for each of `counts` (sorted by start) the index of the one it is included in, or `None`.

    A part has the harm of its whole and is no larger.  At most 12 counts are looked back at (one ahead).

    >>> from rashomon.model import Header, Report
    >>> from rashomon.text import Original, Span, Text
    >>> raw = "It killed 31 people, including two medics."
    >>> original = Original(raw, "utf-8", "x.txt", "", "text/plain", "")
    >>> ground = Ground(Report(original, Text.build(original, [[Span(0, len(raw))]]), False, Header(), (), ()))
    >>> first = Count(10, 19, (10, 12), 31, 31, "exact", "people", "killed", 1.0)
    >>> second = Count(31, 41, (31, 34), 2, 2, "exact", "medics", "killed", 1.0)
    >>> find_parts(ground, [first, second], [None, None])
    [None, 0]
    """
    wholes: list[int | None] = [None] * len(counts)
    for i in range(len(counts)):
        found = _whole(ground, counts, voices, wholes, i)
        if found is not None and not _under(wholes, found, i):
            wholes[i] = found
    _sums(ground, counts, wholes)
    return wholes


def _under(wholes: Sequence[int | None], place: int, other: int) -> bool:
    """Say whether a count is already included in another, or lies too deep to tell, so that it can't be its whole."""
    at: int | None = place
    for _ in range(DEEP):
        if at is None or at == other:
            return at is not None
        at = wholes[at]
    return True


def _whole(ground: Ground, counts: Sequence[Count], voices: Sequence[str | None], wholes: list[int | None], i: int) -> int | None:
    part, text = counts[i], ground.text
    sentence = ground.sentence(part.number[0])
    ahead = [j for j in range(i + 1, min(len(counts), i + 3)) if counts[j].number[0] < sentence[1] and _fits(part, counts[j])]
    for j in ahead:
        gap = text[max(part.number[1], part.end) if part.end <= counts[j].start else part.number[1] : counts[j].start]
        if len(gap) < 60 and _AMONG_AFTER.match(gap):
            return j
    before = [j for j in range(i - 1, max(-1, i - 1 - BACK), -1) if _fits(part, counts[j])]
    here = [j for j in before if counts[j].number[0] >= sentence[0]]
    for j in here:
        gap = text[counts[j].number[1] : part.number[0]]
        if _INCLUDING.search(gap) and not re.search(r"[.;)](?:\s|,)", gap) and not _VERB.search(_behind(gap)):
            return j
        if wholes[j] is not None and counts[j].end <= part.start and _LISTED.fullmatch(text[counts[j].end : part.number[0]]) and not _VERB.search(text[counts[j].end : part.number[0]]):
            return wholes[j]
        if _OF_ALL.search(text[max(sentence[0], counts[j].start - 25) : counts[j].start]) and not re.search(r"[.;]", gap):
            return j
    return _anaphoric(ground, counts, voices, wholes, i, before)


def _behind(gap: str) -> str:
    """Give what stands behind the word that opens the part."""
    found = list(_INCLUDING.finditer(gap))
    return gap[found[-1].end() :] if found else gap


def _anaphoric(
    ground: Ground, counts: Sequence[Count], voices: Sequence[str | None], wholes: list[int | None], i: int, before: Sequence[int]
) -> int | None:
    """`Nine of them`, `two of the dead`, `among the dead were two`: the nearest whole before, of the same voice if there is one."""
    part, text = counts[i], ground.text
    sentence = ground.sentence(part.number[0])
    lead = text[max(sentence[0], part.number[0] - 60) : part.number[0]]
    tail = text[part.number[1] : min(sentence[1], part.number[1] + 80)]
    pointed = _OF_THEM.match(tail) or re.match(r"[^.;,]{0,30}\b(?:were|was|are|is)\samong\sthe\s(?:dead|killed|victims|wounded|injured|casualties|slain|missing)\b", tail) or _AMONG_DEAD.search(lead) or _TOTAL_HAS.search(lead)
    opened = _INCLUDING.match(text[sentence[0] : part.number[0]].lstrip("\"“‘ "))
    if not pointed and not opened:
        return None
    number = ground.sentence_number(part.number[0])
    near = [j for j in before if number - ground.sentence_number(counts[j].number[0]) <= 3 and counts[j].number[0] < part.number[0]]
    own = [j for j in near if voices[j] == voices[i]]
    found = next(iter(own or near), None)
    return None if found is None else _top(wholes, found)


def _top(wholes: list[int | None], j: int) -> int:
    """Give the count that a part is part of, so that sister parts share it."""
    above = wholes[j]
    return j if above is None else above


def _fits(part: Count, whole: Count) -> bool:
    if part.harm != whole.harm or part.number == whole.number or part.low == 0 or (part.low, part.high) == (whole.low, whole.high):
        return False
    least = part.low if part.low is not None else part.high
    if least is None:
        return True
    if whole.high is not None:
        return least <= whole.high
    return whole.low is None or least <= whole.low or whole.bound == "vague"


def _sums(ground: Ground, counts: Sequence[Count], wholes: list[int | None]) -> None:
    """Take "50 people - 30 of one sort and 20 of another - died" as parts when they add up exactly."""
    for i, whole in enumerate(counts):
        if whole.low is None or whole.low != whole.high or wholes[i] is not None:
            continue
        rest, members = whole.low, list[int]()
        _, stop = ground.sentence(whole.number[0])
        for j in range(i + 1, min(len(counts), i + 7)):
            part = counts[j]
            if part.harm != whole.harm or part.low != part.high or part.low is None or part.number[0] > stop or wholes[j] is not None:
                break
            last = counts[members[-1]] if members else whole
            gap = ground.text[last.end : part.start]
            if part.start < last.end or (not members and not _OPENS.match(gap)) or _VERB.search(gap) or len(gap) > 40:
                break
            members.append(j)
            rest -= part.low
            if rest <= 0:
                break
        if rest == 0 and len(members) > 1:
            for j in members:
                wholes[j] = i
