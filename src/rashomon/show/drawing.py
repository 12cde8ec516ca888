"""Draws the bounds of a figure as a small bar on a scale; shapes alone tell them apart, no colour means anything."""

from __future__ import annotations

from rashomon.model import Figure
from rashomon.show.bounds import Bar, bar, say

_MIDDLE = "50%"


def draw(figure: Figure, end: int) -> str:
    """Draw `figure` on a scale from 0 to `end` people as an SVG element.

    A dot is a number, a line the room between bounds, an arrow an open end; hollow and dashed is what the words
    leave loose ("about", "dozens").  The label says the same in words.
    """
    place = bar(figure, end)
    inside = _shapes(place) if place else _line(0, 100, "loose")
    label = f"{say(figure)}, on a scale from 0 to {end:,}"
    return f'<svg class="bar" role="img" aria-label="{label}" focusable="false">{_line(0, 100, "base")}{inside}</svg>'


def _shapes(place: Bar) -> str:
    kind = "loose" if place.loose else "firm"
    if place.opens == "right":
        return _line(place.low, 100, kind) + _arrow(100, "M-6 -4 0 0 -6 4") + _dot(place.low, kind)
    if place.opens == "left":
        return _line(0, place.high, kind) + _arrow(0, "M6 -4 0 0 6 4") + _dot(place.high, kind)
    if place.low == place.high:
        return _dot(place.low, kind)
    return _line(place.low, place.high, kind) + _tick(place.low) + _tick(place.high)


def _line(start: float, end: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{start:g}%" x2="{end:g}%" y1="{_MIDDLE}" y2="{_MIDDLE}"/>'


def _dot(at: float, kind: str) -> str:
    return f'<circle class="{kind}" cx="{at:g}%" cy="{_MIDDLE}" r="4"/>'


def _tick(at: float) -> str:
    return f'<line class="firm" x1="{at:g}%" x2="{at:g}%" y1="20%" y2="80%"/>'


def _arrow(at: float, shape: str) -> str:
    return f'<svg class="tip" x="{at:g}%" y="{_MIDDLE}"><path d="{shape}"/></svg>'
