"""Copies drafts as desks do: word for word, cut, with a lead of their own, lightly edited, or spliced with another report."""

from __future__ import annotations

import random
import re
from datetime import timedelta

from made_events import CLOSE, CUE, SOURCE, numeral, pick
from made_telling import Draft, Telling

HOW = ("verbatim", "verbatim", "cut", "cut", "own lead", "edited", "edited", "spliced")
LAGS = (0, 0, 0, 1, 1, 2)
# Who says it, at the end of a sentence.
_SAYER = re.compile(f"{CLOSE},? (?:«)?{SOURCE}[^{CLOSE}]*{CLOSE} {CUE}said{CLOSE}(?=\\.)")
_COUNT = re.compile("(?<=[\ue010-\ue014])((?:at least |about |up to |nearly |more than )?)([a-z]+|[0-9]+)(?= )")
_LIGHT = ((" people", " persons"), (" killed", " slain"), (" houses", " homes"), (" «said»", " said"), ("about ", "around "), (" however,", ""), (" began", " started"), ("shortly", "soon"), (" town", " place"), (" was not", " had not been"))  # fmt: skip


def copied(chance: random.Random, source: Draft, others: list[Draft]) -> Draft:
    """Print a report again under another outlet, the same day or up to two days later, changed in one of the ways."""
    event = source.event
    outlet = pick(chance, [o for o in event.theatre.outlets if o.name != source.outlet.name])
    copy = Draft(event, outlet, source.date + timedelta(pick(chance, LAGS)), source.title, source.paragraphs.copy(), source.voices.copy(), source.follows, source, (), source.affair)
    how = pick(chance, HOW)
    copy.edits = (how,) if how not in ("edited",) else _edited(chance, copy)
    kept = len(copy.paragraphs)
    if how == "cut":
        copy.paragraphs = copy.paragraphs[: max(2, kept - 1 - int(chance.random() * (kept // 2)))]
    elif how == "own lead" and not source.follows:
        telling = Telling(event, outlet, copy.date, chance)
        copy.paragraphs[:1] = [(telling.write("lead"), event)]
        copy.voices |= telling.voices
    elif how == "spliced":
        other = pick(chance, others)
        first = int(chance.random() * max(1, len(other.paragraphs) - 2))
        copy.paragraphs += other.paragraphs[first : first + 2]
        copy.voices = other.voices | copy.voices
    if how != "verbatim" and chance.random() < 0.6 and not source.follows:
        copy.title = Telling(event, outlet, copy.date, chance).headline()
    return copy


def _edited(chance: random.Random, copy: Draft) -> tuple[str, ...]:
    """Change a number, drop an attribution or swap words here and there; say which."""
    text = "\n\n".join(p for p, _ in copy.paragraphs)
    edits = []
    if chance.random() < 0.6:
        changed = _COUNT.sub(lambda m: f"{m[1]}{numeral(int(m[2]) + 3) if m[2].isdigit() else pick(chance, ('six', 'eight', 'twelve'))}", text, count=1)
        if changed != text:
            text = changed
            edits.append("number changed")
    if chance.random() < 0.6 and (changed := _SAYER.sub(CLOSE, text, count=1)) != text:
        text = changed
        edits.append("attribution dropped")
    before = text
    for old, new in chance.sample(_LIGHT, 3):
        text = text.replace(old, new, 1)
    if text != before:
        edits.append("words swapped")
    copy.paragraphs = [(p, e) for p, (_, e) in zip(text.split("\n\n"), copy.paragraphs, strict=True)]
    return tuple(edits) or ("verbatim",)
