"""Turn sketches into rows of plain values and back, without loss."""

from __future__ import annotations

from typing import Any

from rashomon.affairs.prints import Prints
from rashomon.affairs.sketch import Lead, Sketch
from rashomon.groups.profile import Profile

_FACETS = ("numbers", "days", "places", "means")


def to_row(sketch: Sketch) -> dict[str, Any]:
    """Give a sketch as integers, floats, strings, lists of them, and `None`; every row has the same keys.

    Hashes are below 2^63, days are counted from year 1.  Of each word it says how often it stands in the report, in title and lead, and whether
    it is a name.
    """
    drawn, prints = sketch.profile, sketch.prints
    row: dict[str, Any] = {
        "report": drawn.report,
        "label": sketch.label,
        "published": drawn.published,
        "first_day": drawn.day,
        "latitude": drawn.spot[0] if drawn.spot else None,
        "longitude": drawn.spot[1] if drawn.spot else None,
        "killed": list(drawn.killed),
        "words": list(drawn.words),
        "words_told": list(drawn.words.values()),
        "words_in_head": [drawn.head.get(word, 0.0) for word in drawn.words],
        "words_as_names": [word in drawn.names for word in drawn.words],
    }
    for facet in _FACETS:
        terms: dict[str, float] = getattr(drawn, facet)
        row[facet], row[f"{facet}_told"] = list(terms), list(terms.values())
    row |= {"prints": list(prints.hashes), "prints_level": prints.level, "shingles": prints.shingles}
    for name in Lead.__dataclass_fields__:
        row[f"lead_{name}"] = [getattr(lead, name) for lead in sketch.leads]
    return row


def from_row(row: dict[str, Any]) -> Sketch:
    """Make a sketch of what `to_row` gave."""
    told = dict(zip(row["words"], row["words_told"], strict=True))
    spot = None if row["latitude"] is None else (row["latitude"], row["longitude"])
    numbers, days, places, means = (dict(zip(row[facet], row[f"{facet}_told"], strict=True)) for facet in _FACETS)
    drawn = Profile(
        report=row["report"],
        words=told,
        head={word: times for word, times in zip(row["words"], row["words_in_head"], strict=True) if times},
        names={word: told[word] for word, named in zip(row["words"], row["words_as_names"], strict=True) if named},
        numbers=numbers,
        days=days,
        places=places,
        means=means,
        published=row["published"],
        day=row["first_day"],
        spot=spot,
        killed=tuple(row["killed"]),
    )
    leads = zip(*(row[f"lead_{name}"] for name in Lead.__dataclass_fields__), strict=True)
    prints = Prints(tuple(row["prints"]), row["prints_level"], row["shingles"])
    return Sketch(drawn, row["label"], prints, tuple(Lead(*lead) for lead in leads))
