"""Writes how many a figure states: as a sign, in words, and as the ends of a bar on a scale from nought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Figure

UNKNOWN = "?"
_STEPS = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)  # round ends of a scale, times a power of ten
_HEADROOM = 1.15  # what a scale leaves beyond its greatest number, for the arrows of open ends


def sign(figure: Figure) -> str:
    """Write the bounds of `figure` in signs: `≥` at least, `≤` at most, `~` about, `+` a word such as "dozens".

    Whole numbers of people; `?` where the words set no limit at all.
    """
    low, high = _text(figure.low), _text(figure.high)
    if low is None and high is None:
        return UNKNOWN
    mark = "~" if figure.bound == "about" else ""
    if high is None:
        return f"{low}+" if figure.bound == "vague" else f"≥{mark}{low}"
    if low is None:
        return f"≤{mark}{high}"
    return f"{mark}{low}" if low == high else f"{mark}{low}–{high}"


def say(figure: Figure) -> str:
    """Write the bounds of `figure` as one would read them aloud."""
    low, high = _text(figure.low), _text(figure.high)
    if low is None and high is None:
        return "a number not given"
    mark = "about " if figure.bound == "about" else ""
    if high is None:
        return f"{low} or more, by a word without a number" if figure.bound == "vague" else f"at least {mark}{low}"
    if low is None:
        return f"at most {mark}{high}"
    return f"{mark}{low}" if low == high else f"{mark}{low} to {high}"


def scale(figures: Iterable[Figure]) -> int:
    """Give the end of a scale from 0 on which all `figures` can be drawn, a round number of people.

    >>> from rashomon.text import Span, Words
    >>> scale([Figure("f1", Words((Span(0, 1),), "x"), 56, None, "at_least", "people", "killed")])
    80
    """
    most = max((n for f in figures for n in (f.low, f.high) if n is not None), default=0)
    if most <= 1:
        return 2
    power = 10 ** (len(str(most)) - 1)
    needed = most * _HEADROOM
    return next((int(step * power) for step in _STEPS if step * power >= needed), 15 * power)


@dataclass(frozen=True, slots=True)
class Bar:
    """Place a figure on its scale, in hundredths of the scale's length: 0 to 100.

    `low` and `high` are the ends of what is stated; an open end runs to the end of the scale that `opens` names.
    `loose` says that the words themselves are not sharp ("about", "dozens").
    """

    low: float
    high: float
    opens: str | None
    loose: bool


def bar(figure: Figure, end: int) -> Bar | None:
    """Place `figure` on a scale from 0 to `end` people; `None` where the words set no limit."""
    if figure.low is None and figure.high is None:
        return None
    loose = figure.bound in ("about", "vague")
    low = _place(figure.low, end) if figure.low is not None else 0.0
    high = _place(figure.high, end) if figure.high is not None else 100.0
    opens = "right" if figure.high is None else "left" if figure.low is None else None
    return Bar(low, high, opens, loose)


def _place(number: int, end: int) -> float:
    return round(100 * number / end, 2)


def _text(number: int | None) -> str | None:
    return None if number is None else f"{number:,}"
