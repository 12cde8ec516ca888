"""Finds material that reports draw on and that is not in hand: statements, posts, videos, pages, texts of agencies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.model import Report, Statement, Voice
from rashomon.show.accounts.check import Check, Part
from rashomon.show.accounts.desk import Desk, key

AGENCY = "[its own text]"
NOBODY = "[no source given]"
# What is said over the telephone leaves nothing to obtain.
_NOTHING_LEFT = re.compile(r"\b(?:tele)?phone|\bcall(?:ed)?\b", re.IGNORECASE)
# Words for things that can be obtained, where such a thing is itself said to speak.
_THINGS = re.compile(
    r"\b(?:videos?|footage|films?|recordings?|photographs?|photos?|pictures?|images?|pages?|websites?|blogs?|broadcasts?|tweets?|posts?"
    r"|letters?|documents?|statements?|communiqués?|leaflets?|transcripts?|press releases?)\b",
    re.IGNORECASE,
)


def material(desk: Desk) -> Iterator[Check]:
    """Name it once for each who speaks by it; what the most reports draw on weighs most.

    A text that came through another outlet is named under that outlet, unless a report of that outlet is among those read.
    """
    held = {key(r.header.outlet) for r in desk.comparison.reports if r.header.outlet}
    found: dict[str, tuple[list[str], dict[str, str], list[str]]] = {}
    for ident, who, what in _named(desk):
        if what != AGENCY or key(who) not in held:
            names, things, reports = found.setdefault(key(who), ([], {}, []))
            names.append(who)
            things.setdefault(key(what), what)
            reports.append(ident)
    for names, things, reports in found.values():
        who = min(names)
        parts = [Part(who, not who.startswith("["))]
        for n, what in enumerate(sorted(what for what in things.values() if what not in who)):
            parts += [Part(", " if n else ": "), Part(what, not what.startswith("["))]
        yield Check("material", tuple(parts), tuple(dict.fromkeys(reports)), weight=(-len(set(reports)), who == NOBODY))


def _named(desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Yield report, speaker and thing."""
    for report in desk.comparison.reports:
        ident = report.original.id
        voices = {v.id: v for v in report.voices or ()}
        for agency in _agencies(report, voices):
            yield ident, agency, AGENCY
        for statement in report.statements or ():
            if what := _thing(statement):
                voice = voices.get(statement.voice or "")
                yield ident, desk.root(ident, voice) if voice else statement.source.text if statement.source else NOBODY, what


def _agencies(report: Report, voices: dict[str, Voice]) -> Iterator[str]:
    if report.header.credit:
        yield report.header.credit.text
    # A report that does not name its outlet may well call it by name; then it is not another.
    if report.header.outlet is None:
        return
    for statement in report.statements or ():
        # A station that is the way by which something was said is named for it already.
        names = (voices[v].name for v in statement.via if v in voices)
        yield from (name for name in names if not (statement.channel and key(statement.channel.text) == key(name)))


def _thing(statement: Statement) -> str | None:
    if statement.channel is not None:
        return None if _NOTHING_LEFT.search(statement.channel.text) else statement.channel.text
    found = _THINGS.search(statement.source.text) if statement.source else None
    return found[0] if found else None
