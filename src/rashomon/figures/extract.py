"""Find every stated number of people harmed in a report: the count, its group, its bound and the harm.

All ranges are in the text given (`str(report.text)` in the pipeline), in code points, end excluded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.figures.judge import Finding, judge
from rashomon.figures.scene import Scene, read_scene
from rashomon.figures.words import read_words, sentences
from rashomon.model import Bound, Harm

# The longest run of words that still points at one number (the contract's limit for a figure).
LONGEST = 100
# What a count is called whose group the report leaves unsaid ("killed 12").
PEOPLE = "people"


# A line that points to another story counts the harmed of that one.
_ELSEWHERE = re.compile(
    r"\W*(?:related(?: (?:stor(?:y|ies)|news|articles?|coverage))?|read (?:more|also|next)|see also|also read|more on this|recommended|(?:most|more) (?:read|stories))\s*[:|»>–—-]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Count:
    """Hold one stated number of people harmed, before a voice is given to it.

    `start..end` are the count and the group it counts (at most 100 characters), `number` the count alone;
    `low` and `high` as in `Figure`, `group` the counted in the report's words ("people" where it names none),
    `score` in 0..1.
    """

    start: int
    end: int
    number: tuple[int, int]
    low: int | None
    high: int | None
    bound: Bound
    group: str
    harm: Harm
    score: float


def find_counts(text: str, units: Sequence[tuple[int, int]]) -> list[Count]:
    """Find the counts in `units` (ranges of `text`, each a title or a paragraph), in reading order.

    >>> text = "Blast kills 12 and injures dozens of miners"
    >>> [(c.low, c.high, c.group, c.harm) for c in find_counts(text, [(0, len(text))])]
    [(12, 12, 'people', 'killed'), (24, None, 'miners', 'injured')]
    """
    out: list[Count] = []
    told: set[tuple[str, Harm]] = set()
    before: list[Finding] = []
    for start, end in units:
        if _ELSEWHERE.match(text, start, end):
            continue
        shown = read_words(text, start, end)
        for first, last in sentences(shown):
            scene = read_scene(shown[first:last], heading=shown[last - 1].text not in ".!?")
            found = judge(scene, before)
            for finding in found:
                count = _count(text, scene, finding)
                key = (count.group.split(" ")[-1].lower(), count.harm)
                if finding.counted.single and key in told:
                    continue
                if finding.counted.single:
                    told.add(key)
                out.append(count)
            if found:
                before = found
    return out


def _count(text: str, scene: Scene, finding: Finding) -> Count:
    quantity, shown = finding.counted.quantity, scene.words
    start, end = shown[quantity.start].start, shown[max(finding.counted.end, quantity.end) - 1].end
    number = (shown[quantity.first].start, shown[quantity.last - 1].end)
    if end - start > LONGEST:
        start, end = min(start, number[0]), number[1]
    return Count(start, end, number, quantity.low, quantity.high, quantity.bound, _group(text, scene, finding), finding.harm, finding.score)


def _group(text: str, scene: Scene, finding: Finding) -> str:
    """Give the group in the report's words, without the number and what leads to the noun."""
    group, shown = finding.counted.group, scene.words
    start, end = max(group.start, finding.counted.quantity.end), group.end
    while start < end and shown[start].low in ("of", "the", "more", "other", "these", "those", "its", "their"):
        start += 1
    if start >= end or group.kind == "those" or finding.unnamed:
        return PEOPLE
    return " ".join(text[shown[start].start : shown[end - 1].end].split())
