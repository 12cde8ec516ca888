"""Choose the one number of killed that a report states for its own event, from the figures read in it.

The rule, for both benches on totals:

1. Figures of people killed count, save nobody ("no one was killed"), parts of another figure, and a number that counts
   killed and injured together.
2. The report leads with its own event, so the first exact or bounded one is taken; a vague one ("dozens") only when
   there is no other.
3. Where the report elsewhere includes the same number of the same people in a whole, the whole is taken, unless it is
   more than five times as large (the toll of a wider event).
4. Groups named beside it in one breath ("31 rebels and eight civilians") are added; nothing else is, so that repeats,
   parts and other events never are.
5. The number is the one printed: "more than 30" counts as 30, "up to 30" as 30, of a range the upper end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.figures import count
from rashomon.figures.numbers import read_value
from rashomon.figures.words import read_words
from rashomon.model import Figure, Header, Report
from rashomon.text import Original, Span, Text

# What may stand between groups named in one breath.
APART = 40
# A whole this many times as large tells of a wider event.
WIDER = 5
_LIST = re.compile(r"[ ,]*(?:[\w'-]+[ ,]+){0,5}")
_OTHER = re.compile(r"\b(?:kill|dead|wound|injur|die|hurt|missing|includ|among|with|was|were|had|has)", re.IGNORECASE)


def lay_out(units: Sequence[str]) -> Report:
    """Lay out a title and paragraphs as a report of which no statements were read."""
    units = [" ".join(unit.split()) for unit in units]
    units = [unit for unit in units if unit]
    raw = "\n".join(units)
    spans, at = [], 0
    for unit in units:
        spans.append([Span(at, at + len(unit))])
        at += len(unit) + 1
    original = Original(raw, "utf-8", "-", "", "text/plain", "")
    return Report(original, Text.build(original, spans), True, Header(), (), (), statements=(), voices=())


def figures_of(units: Sequence[str]) -> tuple[Figure, ...]:
    """Read the figures of a report given as a title and paragraphs."""
    return count(lay_out(units)).figures or ()


def printed(figure: Figure) -> int:
    """Give the number that a figure prints."""
    if figure.low is None or figure.bound == "range":
        return figure.high or 0
    if figure.bound == "at_least":
        words = read_words(figure.words.text, 0, len(figure.words.text))
        value = next((v for i in range(len(words)) if (v := read_value(words, i)) is not None), None)
        return figure.low if value is None else value.low
    return figure.low


def total_killed(figures: Sequence[Figure], raw: str) -> int | None:
    """Give the number of killed that the report states for its event, or `None` when it states none."""
    by_id = {figure.id: figure for figure in figures}
    joint = {figure.words.spans for figure in figures if figure.harm == "injured"}
    killed = [f for f in figures if f.harm == "killed" and f.high != 0 and f.words.spans not in joint]
    own = [f for f in killed if f.part_of is None] or killed
    lead = next((f for f in own if f.bound != "vague"), own[0] if own else None)
    if lead is None:
        return None
    for figure in killed:
        if figure.part_of is not None and (printed(figure), _noun(figure)) == (printed(lead), _noun(lead)):
            whole = printed(by_id[figure.part_of])
            if whole <= WIDER * printed(lead):
                return whole
    total, last = printed(lead), lead
    for figure in own[own.index(lead) + 1 :]:
        if figure.bound == "vague" or not _beside(last, figure, raw):
            break
        total, last = total + printed(figure), figure
    return total


def _noun(figure: Figure) -> str:
    return figure.group.split()[-1].lower()


def _beside(first: Figure, second: Figure, raw: str) -> bool:
    """Say whether two figures are named in one breath, of different people."""
    gap = raw[first.words.end : second.words.start]
    if first.words.end > second.words.start or len(gap) > APART or _noun(first) == _noun(second):
        return False
    return _LIST.fullmatch(gap) is not None and _OTHER.search(gap) is None
