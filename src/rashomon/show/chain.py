"""Writes out on whose word a statement rests, as a row of links from the outlet to the innermost voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model import Figure, Report, Statement, Voice
from rashomon.show.outline import carriers, outline
from rashomon.text import Words

ARROW = "←"
KEPT = 5  # links at each end; the middle of a longer chain is counted, not shown
NO_OUTLET = "[outlet not given]"
NO_SOURCE = "[no source given]"

AND = "and"  # stands between voices that state something jointly
LinkKind = Literal["outlet", "via", "voice", "joint", "gap"]


@dataclass(frozen=True, slots=True)
class Link:
    """Hold one link of a chain.

    `name` is the report's (or the outlet's) own, or bracketed when it is ours.  `hollow` says that nobody is named.
    A "joint" link speaks together with the link before it.
    `proof` are the words that put the link there; `statement` the id of the statement where they stand.
    """

    name: str
    kind: LinkKind
    hollow: bool = False
    voice: str | None = None
    proof: tuple[Words, ...] = ()
    statement: str | None = None


def chains(report: Report) -> dict[str, tuple[Link, ...]]:
    """Give the chain of each statement by its id, the reporting outlet first."""
    up = carriers(report)
    voices = {v.id: v for v in report.voices or ()}
    outlet = report.header.outlet
    start = _Line((Link(outlet or NO_OUTLET, "outlet", hollow=outlet is None),))
    lines: dict[str, _Line] = {}
    for row in outline(report):
        statement = row.statement
        carrier = up.get(statement.id)
        lines[statement.id] = (lines[carrier.id] if carrier else start).follow(statement, voices)
    return {s.id: lines[s.id].links for s in report.statements or ()}


def figure_chains(report: Report, known: dict[str, tuple[Link, ...]]) -> dict[str, tuple[Link, ...]]:
    """Give the chain of each figure by its id, from the `chains` known: of its statement, down to the voice that states it.

    A figure in the outlet's own voice has the outlet alone; voices that state it jointly stand side by side.
    """
    voices = {v.id: v for v in report.voices or ()}
    outlet = report.header.outlet
    start = Link(outlet or NO_OUTLET, "outlet", hollow=outlet is None)
    return {f.id: _figure_chain(f, known.get(f.statement or "", ()), start, voices) for f in report.figures or ()}


def _figure_chain(figure: Figure, known: tuple[Link, ...], start: Link, voices: dict[str, Voice]) -> tuple[Link, ...]:
    if figure.voice not in voices:
        # Nobody known states it: words with no known source keep their chain, the rest is the outlet's own.
        return known if known and known[-1].voice is None else (start,)
    places = [n for n, link in enumerate(known) if link.voice == figure.voice]
    line = known[: places[-1] + 1] if places else (*known[:1], _plain_voice(voices[figure.voice], "voice"))
    others = (v for v in dict.fromkeys(figure.voices) if v != figure.voice and v in voices)
    return (*(line if known else (start, *line)), *(_plain_voice(voices[v], "joint") for v in others))


def _plain_voice(voice: Voice, kind: LinkKind) -> Link:
    return Link(voice.name, kind, voice.kind == "unnamed", voice.id)


def plain(chain: tuple[Link, ...]) -> str:
    """Write a chain as one line of text; hollow links that have a name are marked `○`.

    >>> plain((Link("The Courier", "outlet"), Link("witnesses", "voice", hollow=True)))
    'The Courier ← ○ witnesses'
    """
    return "".join(f"{joint(n, link)}{label(link)}" for n, link in enumerate(chain))


def inwards(chain: tuple[Link, ...]) -> tuple[Link, ...]:
    """Leave the outlet out of a chain where it goes without saying; the outlet's own words keep it."""
    return chain[1:] or chain


def joint(place: int, link: Link) -> str:
    """Give what stands before the link at `place` (from 0) of a chain."""
    return "" if not place else f" {AND} " if link.kind == "joint" else f" {ARROW} "


def label(link: Link) -> str:
    """Name a link, marked when nobody is named; bracketed names need no mark."""
    return f"○ {link.name}" if link.hollow and not link.name.startswith("[") else link.name


@dataclass(frozen=True, slots=True)
class _Line:
    """Keep both ends of a chain and the number of links left out between them."""

    head: tuple[Link, ...]
    tail: tuple[Link, ...] = ()
    left_out: int = 0

    @property
    def links(self) -> tuple[Link, ...]:
        gap = (Link(f"[{self.left_out:,} more]", "gap", hollow=True),) if self.left_out else ()
        return (*self.head, *gap, *self.tail)

    def follow(self, statement: Statement, voices: dict[str, Voice]) -> _Line:
        # A statement inside another came the same way: an outlet stands in the chain once.
        seen = {link.voice for link in (*self.head, *self.tail) if link.kind == "via"}
        through = [_through(voices[v], statement) for v in statement.via if v in voices and v not in seen]
        line = self
        for link in (*through, _speaker(statement, voices)):
            line = line.add(link)
        return line

    def add(self, link: Link) -> _Line:
        if len(self.head) < KEPT:
            return _Line((*self.head, link))
        tail = (*self.tail, link)
        return _Line(self.head, tail[-KEPT:], self.left_out + (len(tail) > KEPT))


def _through(voice: Voice, statement: Statement) -> Link:
    at = (statement.cue or statement.content).start
    nearest = min(voice.mentions, key=lambda m: (abs(m.start - at), m.start), default=None)
    return Link(voice.name, "via", voice.kind == "unnamed", voice.id, (nearest,) if nearest else (), statement.id)


def _speaker(statement: Statement, voices: dict[str, Voice]) -> Link:
    proof = tuple(sorted((w for w in (statement.source, statement.cue) if w), key=lambda w: w.start))
    voice = voices.get(statement.voice) if statement.voice is not None else None
    if voice is not None:
        return Link(voice.name, "voice", voice.kind == "unnamed", voice.id, proof, statement.id)
    name = statement.source.text if statement.source else NO_SOURCE
    return Link(name, "voice", True, None, proof, statement.id)
