"""Say who is meant and on whose word it rests."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model import Report, Statement
from rashomon.resolve.channel import Windows, find_channel, find_time
from rashomon.resolve.registry import Who
from rashomon.resolve.stance import act, find_hedges, owns_to, stance
from rashomon.resolve.via import find_via
from rashomon.resolve.view import Line, View, length
from rashomon.resolve.voices import Cast, find_voices, make_voices
from rashomon.text import Words

__all__ = ["resolve"]


# A hedge between source and cue belongs to the statement when they stand this near, in code points.
NEAR = 40


def resolve(report: Report) -> Report:
    """Give a copy of `report` with voices, and with voice, via, stance, act, hedges, time and channel of each statement.

    A report whose `statements` are `None` (not read) comes back unchanged.  Time grows linearly with the text: look-backs
    and look-ups have a fixed reach.

    >>> from rashomon.model import Header, Statement
    >>> from rashomon.text import Original, Span, Text
    >>> original = Original("Mira Tol told AFP it rained.", "utf-8", "x.txt", "", "text/plain", "")
    >>> words = [original.words(Span(a, b)) for a, b in ((0, 8), (9, 13), (18, 27))]
    >>> text = Text.build(original, [[Span(0, 28)]])
    >>> report = Report(original, text, False, Header(), (), (), statements=(Statement("s1", *words, "indirect"),))
    >>> [(v.name, v.kind) for v in resolve(report).voices]
    [('Mira Tol', 'person'), ('AFP', 'outlet')]
    """
    if report.statements is None:
        return report
    view = View(report)
    windows = Windows(view)
    cast = find_voices(view)
    via = find_via(view, cast, windows)
    for found in via.values():
        for who in found:
            cast.enter(who)
    ids, voices = make_voices(cast, view)
    relaying = _relaying(view, cast)
    done = {}
    for line in view.lines:
        key = line.statement.id
        speaker = cast.by_statement.get(key)
        done[key] = replace(_read(view, windows, line, speaker, key in relaying), voice=ids[speaker] if speaker else None, via=tuple(ids[w] for w in via.get(key, ())))
    return replace(report, statements=tuple(done[s.id] for s in report.statements), voices=voices)


def _relaying(view: View, cast: Cast) -> set[str]:
    """Name the statements whose content is mostly what one other voice says."""
    out = set()
    for line in view.lines:
        parent = view.parent(line)
        who = cast.by_statement.get(line.statement.id)
        if parent and who and who is not cast.by_statement.get(parent.statement.id) and 2 * length(line.content) > length(parent.content):
            out.add(parent.statement.id)
    return out


def _read(view: View, windows: Windows, line: Line, who: Who | None, relays: bool) -> Statement:
    """Fill what one statement's own words show."""
    statement = line.statement
    cue = statement.cue.text if statement.cue else ""
    content = statement.content.text
    source = f"{statement.source.text if statement.source else ''} {who.name if who else ''}"
    own = not relays and owns_to(source, content, body=who is not None and who.kind == "organization")
    window = windows.beside(line)
    said = find_time(view, line, window) if window else None
    channel = find_channel(view, line, window) if window else None
    return replace(
        statement,
        stance=stance(cue, content, relays=relays, own=own),
        act=act(cue, content, own=own),
        hedges=_hedges(view, line),
        said=view.report.text.words(*said) if said else None,
        channel=view.report.text.words(*channel) if channel else None,
    )


def _hedges(view: View, line: Line) -> tuple[Words, ...]:
    places = list(line.content)
    if line.cue:
        places.append(line.cue)
    if line.cue and line.source:
        gap = min(line.source[1], line.cue[1]), max(line.source[0], line.cue[0])
        places += [gap] if gap[0] < gap[1] < gap[0] + NEAR else []
    found = dict.fromkeys(r for a, b in sorted(places) for r in find_hedges(view.text, a, b))
    return tuple(view.report.text.words(*r) for r in found)
