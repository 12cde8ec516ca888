"""Tell of whom a denial speaks, and whether a claim speaks of the same: nobody's denial of his own deed answers what was laid to others."""

from __future__ import annotations

import re

from rashomon.points.accused import accused_in
from rashomon.points.affair import Affair
from rashomon.points.deeds import doers_in
from rashomon.points.sides import CROWD, OFFICE, Side, side
from rashomon.points.units import Unit

_MEN = r"(?:troops?|soldiers|men|forces|police|officers|guards|gunners|fighters|snipers|pilots|planes|jets|aircraft|warplanes|gunmen|army|navy|units?|guns|artillery|side|people|members|security forces|movement|group|government)"
_OWN = re.compile(
    rf"\b(?:we|our(?: own)? (?:\w+ )?{_MEN}|(?:its|their|his|her)(?: own)? (?:\w+ )?{_MEN}|none of (?:our|its|their|his) {_MEN}|nobody (?:on|from) (?:our|its|their) side)\b", re.IGNORECASE
)
# "denied firing", "denied that it had", "denied any part": of oneself.
_SELF = re.compile(r"^\W*(?:that\s+)?(?:(?:it|they|he|she|we|I)\s+(?:ha[ds]|have|was|were|did|fired|shot|carried|ordered|used)\b|(?:ever |having |deliberately )?\w+ing\b|any (?:part|role|involvement|responsib\w+)\b)", re.IGNORECASE)
_DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|refut\w*|dismiss\w*)\b", re.IGNORECASE)
_BAND = re.compile(rf"\b(?:{'|'.join(sorted(OFFICE | CROWD))})\b", re.IGNORECASE)


def of_own(unit: Unit) -> bool:
    """Tell whether a denial is of what its voice, or men of its own, did."""
    return unit.voice is not None and (bool(_OWN.search(unit.text)) or (bool(_DENYING.search(unit.cue)) and bool(_SELF.search(unit.text))))


def lays_it_to(claim: Unit, denier: Side, affair: Affair) -> bool:
    """Tell whether a claim names a party as who did it; a bare "guards" may be any guards, and a named band is no other."""
    doers = [side(words, affair.proper) for words in (*doers_in(claim.text), *accused_in(claim)) if words]
    doers = [d for d in doers if d.names or d.kind]
    if doers:
        return any(_is(d, denier, affair) for d in doers)
    called = side(claim.text, affair.proper)
    if called.names and affair.links.linked(called.names, denier.names):
        return True
    bands = {w.casefold() for w in _BAND.findall(claim.text)}
    return bool(bands & (OFFICE if denier.kind == "office" else CROWD)) and not called.names


def _is(doer: Side, denier: Side, affair: Affair) -> bool:
    if doer.names and denier.names:
        return affair.links.compare(doer, denier) == "same"
    return doer.kind == denier.kind or (not doer.names and denier.kind is None)
