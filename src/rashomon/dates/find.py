"""Find the time expressions of a text: forms near a word of time, traps left out, parts and ranges joined on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.dates.build import build
from rashomon.dates.dateline import mark_dateline
from rashomon.dates.expression import Opens, TimeExpression
from rashomon.dates.forms import GAP, forms, triggers
from rashomon.dates.telling import stands_before_noun
from rashomon.dates.traps import is_trap

# No expression reaches farther than this from the word of time in it, in code points.
_REACH = 90
_PART = r"(?P<part>(?:early|late|mid)?[\s-]?(?:morning|afternoon|evening|night|noon|midday|dawn|midnight))"
_RIGHT = re.compile(rf"(?:{GAP}(?:at{GAP}|in{GAP}the{GAP}|before{GAP})?{_PART})\b(?!{GAP}(?:of|vision|prayers?|club)\b)", re.IGNORECASE)
_LEFT = re.compile(
    rf"\b(?P<part>earlier|later|early|late|mid|(?:the{GAP})?(?:(?:very{GAP})?(?:early|late|first|small|predawn|pre-dawn){GAP})?(?:morning|afternoon|evening|night|dawn|hours|end|middle|beginning|start|weekend)(?:{GAP}hours)?{GAP}of|(?:at|before){GAP}(?:dawn|noon|midnight))(?:{GAP}(?:on{GAP})?|-)$",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"\b(?:ever{GAP})?(?P<word>since|until|till|by|before|after|prior{GAP}to|as{GAP}of){GAP}(?:the{GAP})?$", re.IGNORECASE)
_OPENED: dict[str, Opens] = {"since": "since", "until": "until", "till": "until", "by": "until", "before": "before", "prior to": "before", "after": "after", "as of": "until"}
_JOINED = re.compile(rf"{GAP}(?:to|until|till|through|up{GAP}to|and){GAP}(?:early{GAP}|late{GAP})?(?:the{GAP})?|{GAP}?[-–—]{GAP}?", re.IGNORECASE)
_FROM = re.compile(rf"\b(?:from|between){GAP}(?:early{GAP}|late{GAP})?$", re.IGNORECASE)
_RANGED = frozenset(("day", "month_day", "month", "year", "weekday", "near"))


def _stretches(text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield the stretches of `text` around its words of time, in order and apart, with the kinds of those words."""
    low = high = 0
    kinds: set[str] = set()
    for found in triggers().finditer(text):
        if found.start() - _REACH > high:
            if kinds:
                yield low, high, frozenset(kinds)
            low, kinds = max(0, found.start() - _REACH), set()
        kinds.add(found.lastgroup or "other")
        high = min(len(text), found.end() + _REACH)
    if kinds:
        yield low, high, frozenset(kinds)


def find_times(text: str) -> list[TimeExpression]:
    """List the time expressions of `text` in order; none overlap.

    Durations ('for two days'), ages and dates that are part of a name ('Friday prayers') are none.

    >>> text = "Rebels shelled Orun late on Tuesday, two days after the truce of 3 May."
    >>> [text[t.start : t.end] for t in find_times(text)]
    ['late on Tuesday', 'two days after', '3 May']
    """
    hits = [hit for low, high, kinds in _stretches(text) for hit in _hits(text, low, high, kinds)]
    kept: list[TimeExpression] = []
    for hit in sorted(hits, key=lambda t: (t.start, -t.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    kept = [time for time in kept if not is_trap(text, time)]
    parted = [_with_part(text, time, kept[i - 1].end if i else 0) for i, time in enumerate(kept)]
    joined = _ranges(text, parted)
    return mark_dateline(text, [_opened(text, time, joined[i - 1].end if i else 0) for i, time in enumerate(joined)])


def _hits(text: str, low: int, high: int, kinds: frozenset[str]) -> Iterator[TimeExpression]:
    for form in forms():
        # Parts of the day serve both as units ('the next morning') and alone ('this morning').
        if form.built_on not in kinds and not (form.built_on == "other" and "unit" in kinds):
            continue
        for found in form.pattern.finditer(text, low, high):
            time = build(form.kind, found)
            if time is not None:
                yield time


def _with_part(text: str, time: TimeExpression, floor: int) -> TimeExpression:
    """Take in the words beside a time that say which part of it is meant."""
    right = _RIGHT.match(text, time.end)
    if right and time.kind in ("day", "month_day", "weekday", "near", "day_of_month"):
        time = replace(time, end=right.end(), part=time.part or _clean(right["part"]))
    left = _LEFT.search(text, max(floor, time.start - 40), time.start)
    if left:
        time = replace(time, start=left.start("part"), part=_clean(left["part"]))
    return time


def _clean(part: str) -> str:
    words = part.lower().replace("-", " ").split()
    return " ".join(word for word in words if word not in ("of", "the", "at", "very"))


def _ranges(text: str, times: list[TimeExpression]) -> list[TimeExpression]:
    """Join two times that the words make the two ends of one stretch: 'from Monday to Friday'."""
    out: list[TimeExpression] = []
    for time in times:
        if out and _are_ends(text, out[-1], time):
            first = out.pop()
            time = TimeExpression(first.start, time.end, "range", first=first, until=time)
        out.append(time)
    return out


def _are_ends(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    if first.kind not in _RANGED or second.kind not in _RANGED:
        return False
    gap = _JOINED.fullmatch(text, first.end, second.start)
    if not gap:
        return False
    return bool(_FROM.search(text, max(0, first.start - 20), first.start)) or gap.group().strip(" ").lower() in ("through", "to", "-", "–", "—")


def _opened(text: str, time: TimeExpression, floor: int) -> TimeExpression:
    """Take in 'since', 'until', 'before' or 'after', unless what follows owns the time ('after Monday's vote')."""
    if time.kind in ("event", "ago", "past", "range") or text[time.end : time.end + 2] in ("'s", "’s", "'S", "’S"):
        return time
    found = _OPENS.search(text, max(floor, time.start - 16), time.start)
    # 'After the 3 May vote' says that the vote is over, not that the day is.
    if not found or stands_before_noun(text, time):
        return time
    word = " ".join(found["word"].lower().split())
    return replace(time, start=found.start(), opens=_OPENED[word])
