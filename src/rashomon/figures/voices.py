"""Say on whose word each count rests, and make figures of them: voice, moment, part and repetition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.figures.extract import Count
from rashomon.figures.lexicon import words
from rashomon.figures.moments import find_moment
from rashomon.figures.parts import find_parts
from rashomon.figures.retold import find_repeats
from rashomon.figures.scopes import Ground, Held
from rashomon.model import Figure, Report, Stance, Voice

# A cue with no word of reporting hands a count on with these stances alone; else it only touches on it.
_STATING: frozenset[Stance] = frozenset({"accuses", "believes", "warns"})
_CONDEMNS = re.compile(r"\b(?:condemn|denounc|decr[iy]|deplor|critici[sz]|lambast|protest|slam|blast)", re.IGNORECASE)
_SPILL = re.compile(r"[\s,–—-]*(?:(?:with|and|or|plus|as well as|among them|including)\s*(?:another\s|some\s|a further\s)?|(?:ranging|adding|bringing)\b[\w\s]{0,20})?")


def attribute(report: Report, counts: Sequence[Count]) -> tuple[Figure, ...]:
    """Make figures of `counts`, numbered in reading order, each with its voice, moment, whole and earlier telling.

    The voice is the innermost one that states the count: that of the innermost statement whose content holds it and
    hands it on; `None` where nobody but the outlet does.  Needs the statements and voices of `report`.

    >>> from rashomon.model import Header
    >>> from rashomon.text import Original, Span, Text
    >>> original = Original("Some 30 people died.", "utf-8", "x.txt", "", "text/plain", "")
    >>> text = Text.build(original, [[Span(0, 20)]])
    >>> report = Report(original, text, False, Header(), (), (), statements=(), voices=())
    >>> attribute(report, [Count(0, 14, (5, 7), 30, 30, "about", "people", "killed", 1.0)])[0].words.text
    'Some 30 people'
    """
    ground = Ground(report)
    ordered = sorted(counts, key=lambda c: (c.start, c.end))
    by_number = sorted(range(len(ordered)), key=lambda i: ordered[i].number)
    holders: list[list[Held]] = [[] for _ in ordered]
    for i, held in zip(by_number, ground.holders([ordered[i].number for i in by_number]), strict=True):
        holders[i] = held
    voices = {v.id: v for v in report.voices or ()}
    figures = [_figure(ground, f"f{i}", c, h, voices) for i, (c, h) in enumerate(zip(ordered, holders, strict=True), 1)]
    wholes = find_parts(ground, ordered, [f.voice for f in figures])
    figures = [replace(f, part_of=figures[w].id if w is not None else None) for f, w in zip(figures, wholes, strict=True)]
    # A count that is only touched on ("denied killing 30") is nobody's own count, the outlet's neither.
    told = [i for i, f in enumerate(figures) if f.voice is not None or f.statement is None]
    places = [ground.sentence_number(ordered[i].number[0]) for i in told]
    earlier = dict(zip(told, find_repeats([figures[i] for i in told], voices, places), strict=True))
    return tuple(replace(f, repeats=_name(figures, told, earlier.get(i))) for i, f in enumerate(figures))


def _name(figures: Sequence[Figure], told: Sequence[int], place: int | None) -> str | None:
    return figures[told[place]].id if place is not None else None


def _figure(ground: Ground, name: str, count: Count, holders: Sequence[Held], voices: dict[str, Voice]) -> Figure:
    statement, voice, joint = _stated(ground, count, holders)
    joint = joint or _joint(voices.get(voice or ""), voices)
    moment = find_moment(ground, count)
    return Figure(
        name, ground.report.text.words(count.start, count.end), count.low, count.high, count.bound, count.group, count.harm,
        voice=joint[0] if joint else voice, voices=joint, statement=statement,
        as_of=ground.report.text.words(*moment) if moment else None, score=count.score,
    )  # fmt: skip


def _stated(ground: Ground, count: Count, holders: Sequence[Held]) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Give the innermost statement that holds a count, the voice that states it, and all voices if two hold it alike."""
    holders = holders or _spilled(ground, count)
    statement = holders[0].statement.id if holders else None
    stating = [h for h in holders if h.statement.voice and hands_on(h)]
    if not stating:
        return statement, None, ()
    first = stating[0]
    alike = [h.statement.voice for h in stating if h.content == first.content and h.depth == first.depth]
    joint = tuple(dict.fromkeys(v for v in alike if v))
    return statement, first.statement.voice, joint if len(joint) > 1 else ()


def hands_on(held: Held) -> bool:
    """Say whether a statement states the counts it holds, or only touches on them ("denied killing 30", "mourned 30 dead")."""
    statement = held.statement
    if statement.cue is None or statement.manner == "direct":
        return True
    cue = set(re.findall(r"[^\W\d_]+", statement.cue.text.casefold()))
    return bool(cue & words("reporting")) or (statement.stance in _STATING and not _CONDEMNS.search(statement.cue.text))


def _spilled(ground: Ground, count: Count) -> list[Held]:
    """Find the statement that a count runs on from: in its sentence, right behind its content, with no new subject."""
    start, _ = ground.sentence(count.number[0])
    before = [h for (a, _), h in ground.parts_between(start, count.number[0]) if h.content and start <= h.content[-1][1] <= count.number[0]]
    for held in reversed(before):
        gap = ground.text[held.content[-1][1] : count.start]
        if held.cue and held.cue[0] < held.content[-1][0] and _SPILL.fullmatch(gap):
            return [held]
    return []


def _joint(voice: Voice | None, voices: dict[str, Voice]) -> tuple[str, ...]:
    """Part a joint voice ("a monitor and rebels") into those of the report's voices that it names, when all are known."""
    if voice is None or voice.kind != "group":
        return ()
    names = re.split(r"\s*,\s*(?:and\s)?|\s+and\s+|\s+as well as\s+", voice.name)
    known = {_plain(v.name): v.id for v in reversed(voices.values()) if v.id != voice.id}
    found = [known.get(_plain(name)) for name in names]
    return tuple(dict.fromkeys(v for v in found if v)) if len(names) > 1 and all(found) else ()


def _plain(name: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(name.casefold().split()))
