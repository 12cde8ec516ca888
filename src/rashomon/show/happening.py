"""Says when and where an incident is reported to have happened, and how it stands to others, in words of ours."""

from __future__ import annotations

from rashomon.model import Incident, Place, Relation, When
from rashomon.show.facts import day

NO_PLACE = "[the report gives no place]"
NO_DAY = "[day not known]"
_RELATIONS = {"after": "after", "part_of": "part of", "in_response_to": "in response to"}


def when(date: When) -> str:
    """Write the day or days of an incident; an open end is said.

    >>> when(When("2031-05-06", "2031-05-06", None, "")), when(When("2031-05-06", "2031-05-08", None, ""))
    ('6 May 2031', '6 May to 8 May 2031')
    >>> when(When(None, None, None, "")), when(When(None, "2031-05-06", None, ""))
    ('[day not known]', 'by 6 May 2031')
    """
    if date.start is None and date.end is None:
        return NO_DAY
    if date.end is None:
        return f"from {day(date.start or '')}"
    if date.start is None:
        return f"by {day(date.end)}"
    if date.start == date.end:
        return day(date.start)
    first, last = day(date.start), day(date.end)
    same_year = date.start[:4] == date.end[:4] and first.endswith(date.start[:4])
    return f"{first.rsplit(' ', 1)[0] if same_year else first} to {last}"


def counted_from(date: When, labels: dict[str, str]) -> str | None:
    """Say how a date counts from another incident, by the label of that incident.

    >>> counted_from(When(None, None, None, "", "i1", "day before"), {"i1": "shelling"})
    'day before “shelling”'
    """
    if date.relation is None or date.relative_to not in labels:
        return None
    return f"{date.relation} “{labels[date.relative_to]}”"


def point(place: Place) -> str | None:
    """Write the point of a place in degrees, or `None` when it has none.

    >>> from rashomon.text import Span, Words
    >>> point(Place(Words((Span(0, 1),), "x"), "Tarsk", -3.25, 20.6701, None, ""))
    '3.25° S, 20.67° E'
    """
    if place.lat is None or place.lon is None:
        return None
    north, east = "N" if place.lat >= 0 else "S", "E" if place.lon >= 0 else "W"
    # As precise as the gazetteer, and no more than 100 metres.
    return f"{round(abs(place.lat), 3):g}° {north}, {round(abs(place.lon), 3):g}° {east}"


def known_of(place: Place) -> str:
    """Say in brackets what the gazetteer knows of a place, and by which rule, or why it has no point."""
    at = point(place)
    parts = [p for p in (at, place.country, None if at else "no point") if p]
    return f"[{', '.join(parts)}: {place.how}]"


def related(relation: Relation) -> str:
    """Name a relation.

    >>> from rashomon.text import Span, Words
    >>> related(Relation("part_of", "i1", Words((Span(0, 1),), "x")))
    'part of'
    """
    return _RELATIONS[relation.kind]


def labels(incidents: tuple[Incident, ...]) -> dict[str, str]:
    """Map the id of each incident to its label."""
    return {i.id: i.label for i in incidents}


def times(again: int) -> str | None:
    """Say that a figure is told more than once, given how often it is told again.

    >>> times(0), times(1), times(2)
    (None, 'told twice', 'told 3 times')
    """
    return None if not again else "told twice" if again == 1 else f"told {again + 1} times"
