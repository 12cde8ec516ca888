"""Draws the story in reading order with its marks; the text content of what it draws is the report's words alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Figure, Statement
from rashomon.show.bounds import say
from rashomon.show.marks import Mark, Role, Segment, cut
from rashomon.show.view import View, esc
from rashomon.text import Words

# Bands below the words; what lies deeper keeps its tint and its card.
_BANDS = ("in", "in two", "in three")


@dataclass(frozen=True, slots=True)
class _Key:
    """Lead from words to what is said of them: a link named `text`, which stands at `place` and goes to `goal`."""

    text: str
    hue: str
    name: str
    place: str
    goal: str


def story(view: View) -> tuple[str, ...]:
    """Draw each unit of the reader's text (the headline first, when there is one)."""
    text, units = str(view.report.text), view.report.text.units
    marks: list[list[Mark]] = [[] for _ in units]
    keys: dict[int, list[_Key]] = {}
    for key, found in _marked(view):
        if found:
            keys.setdefault(found[0].start, []).append(key)
        for mark in found:
            for unit in _units(units, mark):
                marks[unit].append(mark)
    voices = {row.number: row.statement.voice for row in view.rows}
    pen = _Pen(view, text, keys, voices)
    return tuple("".join(pen.draw(s) for s in cut(start, end, found)) for (start, end), found in zip(units, marks, strict=True))


def _marked(view: View) -> Iterator[tuple[_Key, list[Mark]]]:
    """Yield every key with the marks it belongs to, those first that hold others."""
    for row in view.rows:
        yield _statement_key(view, row.number, row.statement), list(_statement(view, row.number, row.statement))
    for number, incident in enumerate(view.report.incidents or (), 1):
        goal = view.incident(number)
        for n, words in enumerate((incident.words, *incident.mentions)):
            yield _Key(f"i{number}", "ev", f"to incident {number}", view.told(goal, n), goal), list(_place(view, number, "incident", words))
    for number, figure in enumerate(view.report.figures or (), 1):
        yield _figure_key(view, number, figure), list(_place(view, number, "figure", figure.words))


def _statement_key(view: View, number: int, statement: Statement) -> _Key:
    letter = view.cast.letter(statement.voice)
    name = f"to the card of statement {number}, " + (f"voice {letter}" if letter != "○" else "no voice known")
    return _Key(f"{letter}{number}", f"h{view.look(statement.voice)[0]}", name, view.place(number), view.card(number))


def _figure_key(view: View, number: int, figure: Figure) -> _Key:
    goal = view.figure(number)
    return _Key(f"f{number}", "ev", f"to figure {number}: {say(figure)} {figure.harm}", view.told(goal), goal)


def _statement(view: View, number: int, statement: Statement) -> Iterator[Mark]:
    """Yield the marks of one statement, its content first."""
    yield from _place(view, number, "content", statement.content)
    yield from _place(view, number, "source", statement.source)
    yield from _place(view, number, "cue", statement.cue)
    for hedge in statement.hedges:
        yield from _place(view, number, "hedge", hedge)
    yield from _place(view, number, "said", statement.said)
    yield from _place(view, number, "channel", statement.channel)


def _place(view: View, number: int, role: Role, words: Words | None) -> Iterator[Mark]:
    for span in words.spans if words else ():
        if found := view.report.text.find(span):
            yield Mark(*found, role, number)


def _units(units: tuple[tuple[int, int], ...], mark: Mark) -> Iterator[int]:
    at = max(0, bisect_right(units, (mark.start, mark.start)) - 1)
    while at < len(units) and units[at][0] < mark.end:
        yield at
        at += 1


class _Pen:
    """Turn segments into elements."""

    def __init__(self, view: View, text: str, keys: dict[int, list[_Key]], voices: dict[int, str | None]) -> None:
        self.view = view
        self.text = text
        self.keys = keys
        self.voices = voices

    def draw(self, segment: Segment) -> str:
        words = esc(self.text[segment.start : segment.end])
        keys = "".join(_key(k) for k in self.keys.pop(segment.start, ()))
        if not segment.marks:
            return keys + words
        ids = " ".join(dict.fromkeys(self.goal(m) for m in segment.marks))
        return f'{keys}<bdi class="{" ".join(self.classes(segment))}" data-s="{ids}">{words}</bdi>'

    def goal(self, mark: Mark) -> str:
        """Name the anchor of what a mark is of."""
        if mark.role == "figure":
            return self.view.figure(mark.number)
        return self.view.incident(mark.number) if mark.role == "incident" else self.view.card(mark.number)

    def classes(self, segment: Segment) -> Iterator[str]:
        yield "m"
        if contents := [m for m in segment.marks if m.role == "content"]:
            looks = [self.view.look(self.voices[m.number]) for m in contents]
            yield _BANDS[min(len(looks), len(_BANDS)) - 1]
            # The tint is the innermost voice's, and so is the lowest band; the carriers' bands lie above it.
            yield "h{} p{}".format(*looks[-1])
            for name, (hue, pattern) in zip("xy", looks[-2::-1], strict=False):
                yield f"{name}{hue} {name}p{pattern}"
        roles = {m.role for m in segment.marks}
        for role, name in (("source", "src"), ("cue", "cue"), ("incident", "inc"), ("figure", "fig")):
            if role in roles:
                yield name
        if framed := [m for m in segment.marks if m.role in ("figure", "incident")]:
            # A frame that other marks cut is open at the cut; the figure's is the one that is drawn.
            frame = max(framed, key=lambda m: (m.role == "figure", m.start))
            yield from (name for name, here in (("a", frame.start >= segment.start), ("z", frame.end <= segment.end)) if here)


def _key(key: _Key) -> str:
    """Draw the way from words to what is said of them: no text of its own, so copied words stay the report's."""
    return f'<a class="ref {key.hue}" role="doc-noteref" id="{key.place}" href="#{key.goal}" data-s="{key.goal}" data-key="{key.text}" aria-label="{key.name}"></a>'
