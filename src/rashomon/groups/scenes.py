"""Draw from an incident what tells it from others: what, when, where, to whom, how many, and in which words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rashomon.groups.profile import means
from rashomon.groups.words import stem, table, tokens, word_list
from rashomon.model import Figure, Incident, Place, Report
from rashomon.places.keys import key_of
from rashomon.text import Words

# Words of the sentences that tell an incident are read so far to either side of a phrase that tells it, in code points.
AROUND = 160
# An interval of more days than this dates no incident; one that ended so many days before publication is old.
LONG, OLD = 45, 30
# Of the counts of dead of one incident so many are looked at.
COUNTS = 12
_END = re.compile(r"[.!?\n]")
# What the rules of dates say of a day that stands far from the words of the incident.
_AFAR = ("in the opening", "as no time is given")
_LAND = frozenset(("the middle of the country", "too wide an area for a point"))


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold one incident for comparing: `rank` is its place in its report (0 leads), `days` the first and last day,
    `close` says that they are told beside it.

    `what` are the stems of the words that name it, `whom` of those it befell, `around` of the sentences that tell it;
    `sorts` what deeds and weapons those name, `killed` the ranges of its counts of dead.  `stands` says what a reader would call background: "war" for a whole war,
    "old" for what was over long before the report.
    """

    report: str
    incident: Incident
    figures: tuple[str, ...]
    rank: int
    what: frozenset[str]
    whom: dict[str, float]
    around: dict[str, float]
    days: tuple[int, int] | None
    close: bool
    sorts: frozenset[str]
    land: str | None
    place: str | None
    point: tuple[float, float] | None
    killed: tuple[tuple[int, int], ...]
    stands: str | None


def scenes(report: Report) -> list[Scene]:
    """Draw a scene from each incident of a report, in its order."""
    text = str(report.text)
    ends = [m.end() for m in _END.finditer(text)]
    out = []
    for rank, incident in enumerate(report.incidents or ()):
        figures = [f for f in report.figures or () if f.incident == incident.id]
        place, point = _place(incident.place)
        around = _around(report, text, ends, incident)
        out.append(
            Scene(
                report=report.original.id,
                incident=incident,
                figures=tuple(f.id for f in figures),
                rank=rank,
                what=frozenset(_counted([incident.label, *(w.text for w in (incident.words, *incident.mentions))])),
                whom=_counted(w.text for w in (*incident.targets, *incident.actors)),
                around=around,
                days=_days(incident),
                close=not any(words in incident.date.how for words in _AFAR),
                sorts=frozenset(means(around)),
                land=incident.place.country if incident.place else None,
                place=place,
                point=point,
                killed=_killed(figures),
                stands=_stands(report, incident),
            )
        )
    return out


def is_war(incident: Incident) -> bool:
    """Say whether an incident is a whole war or uprising by its name."""
    return stem(incident.label.lower().split()[-1]) in word_list("wars")


def _stands(report: Report, incident: Incident) -> str | None:
    when = incident.date
    published = report.header.published
    first = date.fromisoformat(when.start) if when.start else None
    last = date.fromisoformat(when.end) if when.end else None
    if is_war(incident) and (first is None or last is None or (last - first).days > LONG):
        return "war"
    if published is None or (first is None and last is None):
        return None
    told = date.fromisoformat(published.value)
    if first is not None and (last is None or (last - first).days > LONG):
        return "war" if (told - first).days > LONG else None
    return "old" if last is not None and (told - last).days > OLD else None


def _days(incident: Incident) -> tuple[int, int] | None:
    first, last = incident.date.start, incident.date.end
    if first is None or last is None:
        return None
    low, high = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    return (low, high) if high - low <= LONG else None


def is_land(place: Place) -> bool:
    """Say whether a place is a whole country, or none that a name settles."""
    return place.how in _LAND or (place.country is not None and key_of(place.name) == key_of(place.country))


def _place(place: Place | None) -> tuple[str | None, tuple[float, float] | None]:
    if place is None or is_land(place):
        return None, None
    point = (place.lat, place.lon) if place.lat is not None and place.lon is not None and "middle" not in place.how else None
    return key_of(place.name), point


def _stems(texts: Iterable[str]) -> list[str]:
    return [stem(t.text.lower()) for text in texts for t in tokens(text)]


def _counted(texts: Iterable[str]) -> dict[str, float]:
    return {word: float(n) for word, n in Counter(_stems(texts)).items() if table().get(word, 0.0) < 0.5}


def _around(report: Report, text: str, ends: list[int], incident: Incident) -> dict[str, float]:
    """Count the words of the sentences that tell an incident; a sentence that tells it twice counts once."""
    cells: set[tuple[int, int]] = set()
    for words in (incident.words, *incident.mentions):
        if (found := _shown(report, words)) is None:
            continue
        i = bisect_right(ends, found[0])
        low = max(ends[i - 1] if i else 0, found[0] - AROUND)
        high = min(ends[i] if i < len(ends) else len(text), found[1] + AROUND)
        cells.add((low, high))
    return _counted(text[low:high] for low, high in _merged(sorted(cells)))


def _shown(report: Report, words: Words) -> tuple[int, int] | None:
    return report.text.find(words.spans[0])


def _merged(cells: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join ranges that overlap, so that no word is counted twice."""
    cuts = [(max(low, before[1]), high) for before, (low, high) in pairwise([(0, 0), *cells])]
    return [(low, high) for low, high in cuts if low < high]


def _killed(figures: list[Figure]) -> tuple[tuple[int, int], ...]:
    """Give the ranges that an incident's own counts of dead allow, parts left out."""
    out = []
    for figure in figures:
        if figure.harm == "killed" and figure.part_of is None and figure.bound != "vague" and (figure.low or figure.high):
            low = figure.low or 0
            out.append((low, figure.high if figure.high is not None else 2 * low))
    return tuple(dict.fromkeys(out))[:COUNTS]
