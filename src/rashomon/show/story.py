"""Draws the story in reading order with its marks; the text content of what it draws is the report's words alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from rashomon.model import Statement
from rashomon.show.marks import Mark, Role, Segment, cut
from rashomon.show.view import View, esc
from rashomon.text import Words

# Bands below the words; what lies deeper keeps its tint and its card.
_BANDS = ("in", "in two", "in three")


def story(view: View) -> tuple[str, ...]:
    """Draw each unit of the reader's text (the headline first, when there is one)."""
    text, units = str(view.report.text), view.report.text.units
    marks: list[list[Mark]] = [[] for _ in units]
    starts: dict[int, list[int]] = {}
    for row in view.rows:
        for n, mark in enumerate(_marks(view, row.number, row.statement)):
            if n == 0:
                starts.setdefault(mark.start, []).append(row.number)
            for unit in _units(units, mark):
                marks[unit].append(mark)
    voices = {row.number: row.statement.voice for row in view.rows}
    pen = _Pen(view, text, starts, voices)
    return tuple("".join(pen.draw(s) for s in cut(start, end, found)) for (start, end), found in zip(units, marks, strict=True))


def _marks(view: View, number: int, statement: Statement) -> Iterator[Mark]:
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

    def __init__(self, view: View, text: str, starts: dict[int, list[int]], voices: dict[int, str | None]) -> None:
        self.view = view
        self.text = text
        self.starts = starts
        self.voices = voices

    def draw(self, segment: Segment) -> str:
        words = esc(self.text[segment.start : segment.end])
        keys = "".join(self.key(n) for n in self.starts.pop(segment.start, ()))
        if not segment.marks:
            return keys + words
        ids = " ".join(dict.fromkeys(self.view.card(m.number) for m in segment.marks))
        return f'{keys}<bdi class="{" ".join(self.classes(segment))}" data-s="{ids}">{words}</bdi>'

    def key(self, number: int) -> str:
        """Draw the way from words to card: no text of its own, so copied words stay the report's."""
        voice = self.voices[number]
        letter, hue = self.view.cast.letter(voice), self.view.look(voice)[0]
        card, place = self.view.card(number), self.view.place(number)
        name = f"to the card of statement {number}, " + (f"voice {letter}" if letter != "○" else "no voice known")
        return f'<a class="ref h{hue}" role="doc-noteref" id="{place}" href="#{card}" data-s="{card}" data-key="{letter}{number}" aria-label="{name}"></a>'

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
        if "source" in roles:
            yield "src"
        if "cue" in roles:
            yield "cue"
