"""Draw from a report what tells which event it is about: its words, names, numbers, days, places and dead.

Nothing of the outlet is looked at, and no more than the opening of a long report, so a profile costs the same for any length.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rashomon.dates import find_times, resolve_time
from rashomon.groups.words import sorts, stem, table, tokens
from rashomon.model import Figure, Report
from rashomon.places import find_places, locate
from rashomon.places.keys import key_of

# How far the words, the days and the places of a report are read, in code points; and how far the lead goes.
WORDS, DAYS, PLACES, LEAD = 8000, 3000, 1500, 500
# A day of publication stands within so many code points of the opening; so many counts of dead are looked at.
TOP, COUNTS = 160, 4
# A word of the title counts so many times, one of the lead so many.
TITLE, OPENING = 3.0, 2.0
_NUMBER = re.compile(r"(?<![\w.,:$€£/-])(\d{1,3}(?:,\d{3})+|\d+)(?![\d:%/]|[.,]\d|st\b|nd\b|rd\b|th\b|am\b|pm\b)")
_AGE = re.compile(r"\b(\d{1,2})[\s-]years?[\s-]olds?\b|(?<=[a-z]),\s(\d{1,2}),|\baged?\s(\d{1,2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Profile:
    """Hold the facets of one report, terms with how often they stand there (words of title and lead more).

    `published` and `day` are days counted from year 1 (`date.toordinal`), `day` the first day that the report dates
    something by; `spot` is the first town that lies on the map, in degrees; `killed` the numbers of dead that it states first.
    """

    report: str
    words: dict[str, float]
    head: dict[str, float]
    names: dict[str, float]
    numbers: dict[str, float]
    days: dict[str, float]
    places: dict[str, float]
    means: dict[str, float]
    published: int | None = None
    day: int | None = None
    spot: tuple[float, float] | None = None
    killed: tuple[int, ...] = ()
    lands: frozenset[str] = field(default_factory=frozenset)


def profile(report: Report) -> Profile:
    """Draw the profile of a report; takes time in proportion to its opening."""
    text = str(report.text)
    title = report.text.units[0][1] if report.titled and report.text.units else 0
    words, head, names = _words(text[:WORDS], title)
    published = published_on(report)
    days, first = _days(text[:DAYS], published)
    places, lands, spot = _places(text[: max(PLACES, title + LEAD)], title)
    return Profile(
        report=report.original.id,
        words=words,
        head=head,
        names=names,
        numbers=_numbers(text[:WORDS], title),
        days=days,
        places=places,
        means=means(words),
        published=published.toordinal() if published else None,
        day=first,
        spot=spot,
        killed=_killed(report.figures or ()),
        lands=lands,
    )


def published_on(report: Report) -> date | None:
    """Give the day of publication, or else the day that the report opens with; `None` when it tells neither."""
    if report.day is not None:
        return date.fromisoformat(report.day)
    title = report.text.units[0][1] if report.titled and report.text.units else 0
    opening = find_times(str(report.text)[: title + TOP])
    days = (resolve_time(time, None).start for time in opening if time.kind == "day")
    return next((date.fromisoformat(day) for day in days if day), None)


def means(words: Mapping[str, float]) -> dict[str, float]:
    """Count the words of each sort of deed and weapon.

    >>> means({"mortar": 2.0, "shell": 1.0, "town": 1.0})
    {'shell': 3.0}
    """
    found: dict[str, float] = defaultdict(float)
    for word, count in words.items():
        for sort in sorts().get(word, ()):
            found[sort] += count
    return dict(found)


def _share(at: int, title: int) -> float:
    """Weigh a word by where it stands: title, lead or further down."""
    return TITLE if at < title else OPENING if at < title + LEAD else 1.0


def _words(text: str, title: int) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """Give the stems of all words, of those in title and lead, and of those that are names here."""
    words: dict[str, float] = defaultdict(float)
    head: dict[str, float] = defaultdict(float)
    votes: dict[str, float] = defaultdict(float)
    for token in tokens(text):
        low = stem(token.text.lower())
        if len(low) < 2:
            continue
        share = _share(token.start, title)
        words[low] += share
        if share > 1.0:
            head[low] += share
        if token.start >= title and not token.opens:
            votes[low] += 1 if token.capital else -2
    names = {low: count for low, count in words.items() if votes.get(low, 0.0) > 0 or (low not in votes and low not in table())}
    return dict(words), dict(head), names


# Longer runs of digits number nothing that reports share.
LONGEST_NUMBER = 15


def _numbers(text: str, title: int) -> dict[str, float]:
    """Give ages and other numbers above 2; years are left to the days."""
    found: dict[str, float] = defaultdict(float)
    for match in _AGE.finditer(text):
        found[f"aged {match[match.lastindex or 1]}"] += 1
    for match in _NUMBER.finditer(text):
        if len(match[1]) > LONGEST_NUMBER:
            continue
        value = int(match[1].replace(",", ""))
        if value > 2 and not 1900 <= value <= 2100:
            found[str(value)] += _share(match.start(), title)
    return dict(found)


def _days(text: str, published: date | None) -> tuple[dict[str, float], int | None]:
    """Give the days named, each as ISO; and the first that is not later than publication."""
    found: dict[str, float] = defaultdict(float)
    first = None
    for time in find_times(text):
        day = resolve_time(time, published)
        if day.start is None or day.start != day.end:
            continue
        found[day.start] += 1
        ordinal = date.fromisoformat(day.start).toordinal()
        if first is None and not time.dateline and (published is None or ordinal <= published.toordinal()):
            first = ordinal
    return dict(found), first


def _places(text: str, title: int) -> tuple[dict[str, float], frozenset[str], tuple[float, float] | None]:
    """Give the places below countries by their names, the countries, and the first town's point."""
    found: dict[str, float] = defaultdict(float)
    lands, spot = set(), None
    for place in locate(text, find_places(text)):
        key = key_of(place.name)
        if place.country:
            lands.add(place.country)
        if place.country and key == key_of(place.country):
            continue
        found[key] += _share(place.mention.start, title)
        if spot is None and place.lat is not None and place.lon is not None and "middle" not in place.how:
            spot = (place.lat, place.lon)
    return dict(found), frozenset(lands), spot


def _killed(figures: tuple[Figure, ...]) -> tuple[int, ...]:
    """Give the first numbers of killed that are no parts of others."""
    own = [f for f in figures if f.harm == "killed" and f.part_of is None and f.bound != "vague"]
    counts = [f.low if f.low is not None else f.high for f in own]
    return tuple(dict.fromkeys(n for n in counts if n))[:COUNTS]
