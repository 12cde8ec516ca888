"""Say who is meant and on whose word it rests."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model import Report, Statement
from rashomon.resolve.acts import act, find_hedges
from rashomon.resolve.channel import Windows, find_channel, find_time
from rashomon.resolve.pronouns import FIRST
from rashomon.resolve.registry import Who
from rashomon.resolve.stance import owns_to, stance
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
        done[key] = replace(_read(view, windows, line, speaker, relaying.get(key)), voice=ids[speaker] if speaker else None, via=tuple(ids[w] for w in via.get(key, ())))
    return replace(report, statements=tuple(done[s.id] for s in report.statements), voices=voices)


def _relaying(view: View, cast: Cast) -> dict[str, tuple[str, bool]]:
    """Give, for statements that hold what others say, the words that the speaker adds, and whether these are the lesser part."""
    inner: dict[str, list[Line]] = {}
    for line in view.lines:
        parent = view.parent(line)
        who = cast.by_statement.get(line.statement.id)
        if parent and who and who is not cast.by_statement.get(parent.statement.id) and _inside(line, parent):
            inner.setdefault(parent.statement.id, []).append(line)
    out = {}
    for key, lines in inner.items():
        parent = view.by_id[key]
        out[key] = _rest(view, parent, lines), 2 * sum(length(line.content) for line in lines) > length(parent.content)
    return out


def _rest(view: View, parent: Line, lines: list[Line]) -> str:
    taken = sorted(r for line in lines for r in (line.source, line.cue, *line.content) if r)
    out = []
    for a, b in parent.content:
        for start, end in taken:
            if a < end and start < b:
                out.append(view.text[a : max(a, start)])
                a = max(a, end)
        out.append(view.text[a : max(a, b)])
    return "".join(out)


def _inside(line: Line, parent: Line) -> bool:
    """Say whether the words that attribute stand in what the carrier says: of `X, citing Y, said Z` they stand beside it."""
    at = line.cue or line.source
    return at is None or any(a <= at[0] < b for a, b in parent.content)


def _handed_on(view: View, line: Line) -> bool:
    """Say whether somebody quoted retells these words, so that `we` in them is the one quoted: `They said we fled`."""
    parent = view.parent(line)
    if parent is None or line.source is None or line.statement.manner != "indirect":
        return False
    return view.text[line.source[0] : line.source[1]].casefold() not in FIRST


def _read(view: View, windows: Windows, line: Line, who: Who | None, relayed: tuple[str, bool] | None) -> Statement:
    """Fill what one statement's own words show."""
    statement = line.statement
    cue = statement.cue.text if statement.cue else ""
    content = statement.content.text
    source = f"{statement.source.text if statement.source else ''} {who.name if who else ''}"
    others = _handed_on(view, line)
    rest, relays = relayed or (None, False)
    own = not relays and not others and owns_to(source, content, body=who is not None and who.kind == "organization")
    window = windows.beside(line)
    said = find_time(view, line, window) if window else None
    channel = find_channel(view, line, window) if window else None
    return replace(
        statement,
        stance=stance(cue, content, rest=rest, relays=relays, own=own, others=others),
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
