"""Say where a deed is called a reprisal, by whom, and whether who did it says so himself: that one thing answers another is a claim."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rashomon.comparison import Point, Silence
from rashomon.points.affair import Affair
from rashomon.points.doers import Party, matters, parted
from rashomon.points.hearing import Hearing
from rashomon.points.polarity import negative, unverified
from rashomon.points.units import Unit, position, spread

_REPRISAL = re.compile(
    r"\b(?:in (?:\w+ )?(?:reprisal|retaliation|revenge|retribution|vengeance|payback)\b|reprisals?\b|revenge\b|retaliat(?:ed|ing|ion|ory)\b|aveng(?:e|ed|ing)\b|vengeance\b)",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:would|could|might|may|should|will|if|threat\w*|fear\w*|vow\w*|pledg\w*|swor\w*|swear\w*|promis\w*|warn\w*|call\w* for|no|not|without|avoid\w*|prevent\w*|demand\w*|seek\w*)\b|\?",
    re.IGNORECASE,
)
AHEAD = 60


def reason_points(affair: Affair) -> Iterator[Point]:
    """Give a point (without id) for each incident that is called a reprisal: one-sided where who did it does not say so, else told alike."""
    told: dict[str, list[Unit]] = defaultdict(list)
    for unit in affair.units:
        found = _REPRISAL.search(unit.text)
        if found and unit.stance not in ("demands", "warns", "promises", "asks") and not unverified(unit) and not negative(unit):
            incident = None if _SUPPOSED.search(unit.text[max(0, found.start() - AHEAD) : found.start()]) else _answering(unit, found.start(), affair)
            if incident:
                told[incident].append(unit)
    if not told:
        return
    parties: dict[str, list[Party]] = defaultdict(list)
    for held in affair.read(matters):
        for incident in {g for d in held for g in d.incidents}:
            parties[incident] += parted(held, affair)
    hearing = affair.read(Hearing)
    for incident, units in sorted(told.items()):
        yield from _point(incident, units, parties[incident], hearing)


def _answering(unit: Unit, at: int, affair: Affair) -> str | None:
    """Name the incident that answers another: the one whose phrase holds the word, else the last before it in the sentence."""
    span = unit.report.text.find(unit.words.spans[0])
    if span is None:
        return None
    here = affair.named(unit.report_id, span[0] + at, span[0] + at + 1) - affair.background
    if here:
        return min(here, key=lambda g: int(g[1:]))
    before = [(b, g) for a, b, g in affair.happened.get(unit.report_id, ()) if unit.start <= a and b <= span[0] + at and g not in affair.background]
    return max(before)[1] if before else None


def _point(incident: str, units: list[Unit], parties: list[Party], hearing: Hearing) -> Iterator[Point]:
    named = [p for p in parties if p.names or p.who.kind == "office"]
    # One's own reasons are heard; a deed of several parties answers nothing that can be laid to one.
    silent = tuple(Silence(p.label, "not_heard") for p in named if not _says_so(p, units, hearing)) if len(named) == 1 else ()
    roots, reports = {u.root for u in units}, {u.report_id for u in units}
    if silent:
        kind, why = "one_sided", "called a reprisal, and no word on it by who is named as having done it"
    elif len(reports) > 1:
        kind, why = ("agreement", "all call it a reprisal") if len(roots) > 1 else ("repetition", "called so alike, one root")
    else:
        return
    positions = (position("[a reprisal]", spread(units)),)
    yield Point("", "[in reprisal?]", incident, kind, why, positions, len(roots), silent)  # type: ignore[arg-type]


def _says_so(party: Party, units: list[Unit], hearing: Hearing) -> bool:
    held = {id(unit) for unit in units}
    return any(id(unit) in held for unit in hearing.words_of(party.names, party.who))
