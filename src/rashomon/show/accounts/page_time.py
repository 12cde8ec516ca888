"""Draws the timeline: incidents, reports, statements, each on one axis of days."""

from __future__ import annotations

from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.moments import Bar, Lane, Timeline, timeline
from rashomon.show.accounts.short import short
from rashomon.show.view import esc, own

_VOICES = 6
_LONGEST = 60  # characters of a name
_REFS = 6
_SAID = 2  # words for when something was said
# How shapes end: firm, or fading where the words set no end.
_FILLS = {(False, False): "", (True, True): "soft-both", (True, False): "soft-start", (False, True): "soft-end"}
_STOPS = {"soft-both": ((0, 0), (35, 1), (65, 1), (100, 0)), "soft-start": ((0, 0), (75, 1), (100, 1)), "soft-end": ((0, 1), (30, 1), (100, 0))}


def _gradient(name: str) -> str:
    stops = "".join(f'<stop offset="{at}%" stop-color="currentColor" stop-opacity="{opacity}"/>' for at, opacity in _STOPS[name])
    return f'<linearGradient id="{name}">{stops}</linearGradient>'


DEFINED = f'<svg class="defined" width="0" height="0" aria-hidden="true" focusable="false"><defs>{"".join(map(_gradient, _STOPS))}</defs></svg>'


def section(desk: Desk) -> str:
    """Draw the timeline, nothing when no report has a day."""
    line = timeline(desk, _VOICES)
    if line is None:
        return ""
    parts = (("what is told", line.incidents), ("published", line.published), ("said, by the day it was printed", line.voices))
    lanes = "".join(f'<p class="lanes ours">{name}</p><ol>{"".join(_lane(x, line) for x in found)}</ol>' for name, found in parts if found)
    off = f'<p class="ours">not on this axis: {esc("; ".join(short(o, 90) for o in line.off[:8]))}{"…" if len(line.off) > 8 else ""}</p>' if line.off else ""
    return f'<section class="timeline" aria-labelledby="timeline"><h2 class="label" id="timeline">Time</h2>{_axis(line)}{lanes}{off}</section>'


def _axis(line: Timeline) -> str:
    ticks = "".join(f'<text x="{100 * at:g}%" dx="2" y="75%">{esc(text)}</text>' for at, text in line.ticks)
    return f'<div class="lane axis" aria-hidden="true"><span></span><svg class="days-drawn" focusable="false">{ticks}</svg><span></span></div>'


def _lane(lane: Lane, line: Timeline) -> str:
    name = f'<span class="words">{own(short(lane.name, _LONGEST))}</span>' if lane.quoted else f'<span class="ours">{esc(lane.name)}</span>'
    base = "".join(f'<line class="base" x1="{100 * at:g}%" x2="{100 * at:g}%" y1="0" y2="100%"/>' for at, _ in line.ticks)
    shapes = "".join(_bar(bar) for bar in lane.bars)
    refs = " ".join(lane.reports[:_REFS]) + ("…" if len(lane.reports) > _REFS else "")
    words = f"{esc(lane.words)} " if lane.quoted and len(lane.bars) == 1 else ""
    said = ", ".join(f"<q>{own(short(word, 30))}</q>" for word in lane.said[:_SAID])
    return f'<li class="lane">{name}<svg role="img" aria-label="{esc(lane.words)}" focusable="false">{base}{shapes}</svg><span class="ours">{words}{refs}{f" {said}" if said else ""}</span></li>'


def _bar(bar: Bar) -> str:
    fill = _FILLS[bar.soft_start, bar.soft_end]
    paint = f' fill="url(#{fill})"' if fill else ""
    return f'<rect class="{"soft" if fill else "firm"}" x="{100 * bar.start:g}%" width="{100 * (bar.end - bar.start):g}%" y="30%" height="40%"{paint}/>'
