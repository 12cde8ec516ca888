"""Say whom reports name as having done a deed, where nobody disputes it, and whether he has a word on it.

Deeds are one matter when their phrases name one incident, or when one verb befell one thing.  Parties called by broader and
narrower names stay apart: "rebels" may be the named band, or others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rashomon.comparison import Point, Silence
from rashomon.points.affair import Affair
from rashomon.points.deeds import Deed, deeds
from rashomon.points.hearing import ANYBODY, Hearing, Matter
from rashomon.points.sides import CROWD, OFFICE, Side
from rashomon.points.units import Unit, position, spread
from rashomon.roots.topics import shown, stems

_NUMBER = re.compile(r"\d")
NEAR = 40
_ACTS = {"attack": "attack fire shells artillery mortars bombs gunfire", "take": "kidnapped abducted", "burn": "burned fire torched razed"}
_BLOWS = stems(" ".join(_ACTS.values()))
# A report says within so many code points what it is about.
OPENING = 400


@dataclass(slots=True)
class Party:
    """Gather the deeds that name one party."""

    held: list[Deed] = field(default_factory=list)

    @property
    def who(self) -> Side:
        return self.held[0].who

    @property
    def names(self) -> frozenset[str]:
        return frozenset(n for d in self.held for n in d.who.names)

    @property
    def target(self) -> frozenset[str]:
        return frozenset(t for d in self.held for t in d.target)

    @property
    def mixed(self) -> bool:
        """Tell whether words that may be names, since they open a sentence, call this party in several ways."""
        opening = {d.doer.split()[0] for d in self.held if d.doer[:1].isupper()}
        return not self.names and len({w for w in opening if w.casefold() not in OFFICE | CROWD}) > 1

    @property
    def label(self) -> str:
        """Give the words that call the party most often, of equals the shortest."""
        told = Counter(d.doer for d in self.held)
        return min(told, key=lambda n: (not _named(n), -told[n], len(n), n))


def _named(words: str) -> bool:
    return any(w[:1].isupper() for w in words.split())


def doer_points(affair: Affair, told: Sequence[Point], hearing: Hearing) -> Iterator[Point]:
    """Give who is named for each deed (without ids), those left out that `told` points hold already.

    `one_sided` where somebody named has no word on it, `agreement` or `repetition` where all name one who has,
    `differs` where names are broader and narrower.
    """
    spoken = {(e.report, s.start, s.end) for p in told for q in p.positions for e in q.evidence for s in e.words.spans}
    for held in affair.read(matters):
        parties = parted(held, affair)
        left = [p for p in parties if not any(_within(d, spoken) for d in p.held)]
        left = [p for p in left if not p.mixed and _leads(p.held, affair)]
        if left and not any(_apart(a, b, affair) for a, b in combinations(parties[:NEAR], 2)):
            together = len(left) == len(parties) and all(_one_deed(a, b, affair) for a, b in combinations(left[:NEAR], 2))
            for told_alike in [left] if together else [[p] for p in left]:
                yield from _points(told_alike, affair, hearing)


def _leads(held: Sequence[Deed], affair: Affair) -> bool:
    """Tell whether deeds belong to the affair: of the incident in focus, told by a voice, by several reports, or where a report opens."""
    if len({d.unit.report_id for d in held}) > 1:
        return True
    return any(d.target for d in held) and any(affair.focus in d.incidents or d.unit.voice or d.unit.start < OPENING for d in held)


def _within(deed: Deed, spoken: set[tuple[str, int, int]]) -> bool:
    return any(r == deed.unit.report_id and a < s.end and s.start < b for r, a, b in spoken for s in deed.unit.words.spans)


def matters(affair: Affair) -> list[list[Deed]]:
    """Put deeds of one incident together, and those that are one verb done to one thing."""
    of: dict[str, list[Deed]] = {}
    for deed in sorted(deeds(affair), key=lambda d: not d.incidents):
        named = [f"\\{g}" for g in sorted(deed.incidents)]
        alike = [f"{deed.act} {thing}" for thing in sorted(_special(deed, affair))]
        around = [f"\\{g}" for g in sorted(affair.told_in(deed.unit))]
        matter = next((of[key] for key in named or alike if key in of), None)
        if matter is None and not named:
            # In a sentence of an incident that is laid to the same party.
            matter = next((of[key] for key in around if key in of and any(_one(Party([d]), deed.who, affair) for d in of[key][:NEAR])), None)
        matter = [] if matter is None else matter
        matter.append(deed)
        for key in [*(named or around[:1]), *alike, f"\\only {deed.unit.report_id} {deed.unit.words.start}"]:
            of.setdefault(key, matter)
    return list({id(m): m for m in of.values()}.values())


def _special(deed: Deed, affair: Affair) -> frozenset[str]:
    """Give the stems of what a deed befell that tell it from other deeds: no names, no numbers, nobody in general."""
    return frozenset(t for t in deed.target - ANYBODY - affair.proper if not _NUMBER.search(t))


def parted(held: Sequence[Deed], affair: Affair) -> list[Party]:
    """Part deeds by whom they name; a body of a state without a name is the only such body that has one."""
    parties: list[Party] = []
    for deed in sorted(held, key=lambda d: (not d.who.names, d.who.kind is None)):
        near = [p for p in parties if _one(p, deed.who, affair)]
        if len(near) != 1:
            near = [Party()]
            parties += near
        near[0].held.append(deed)
    return sorted(parties, key=lambda p: (-len({d.unit.root for d in p.held}), -len(p.held), p.label))


def _one(party: Party, who: Side, affair: Affair) -> bool:
    if who.names and party.names:
        return affair.links.linked(party.names, who.names) and affair.links.compare(party.who, who) != "apart"
    if party.who.kind != who.kind:
        return False
    # A body of a state without a name is the one that has a name; "rebels" may be others than a named band.
    return not (party.names or who.names) or who.kind != "crowd"


def _one_deed(one: Party, other: Party, affair: Affair) -> bool:
    """Tell whether two parties are named for one deed: the same act, done to the same thing."""
    things = [{(d.act, thing) for d in p.held for thing in _special(d, affair)} for p in (one, other)]
    return bool(things[0] & things[1])


def _apart(one: Party, other: Party, affair: Affair) -> bool:
    """Tell whether two parties surely are two: then each has deeds of its own here, or they are disputed elsewhere."""
    return affair.links.compare(one.who, other.who) == "apart"


def _points(parties: Sequence[Party], affair: Affair, hearing: Hearing) -> Iterator[Point]:
    silent = tuple(s for p in parties if (s := _silence(p, hearing)))
    sides = [spread([d.unit for d in p.held]) for p in parties]
    roots = {d.unit.root for p in parties for d in p.held}
    reports = {d.unit.report_id for p in parties for d in p.held}
    if len(parties) > 1:
        kind, why = "differs", "called by broader and narrower names, which can all hold"
    elif silent:
        kind, why = "one_sided", "named as having done it, and no word of theirs on it in these reports"
    elif len(reports) > 1:
        kind, why = ("agreement", "all name one party") if len(roots) > 1 else ("repetition", "named alike in several reports, one root")
    else:
        return
    positions = tuple(position(f"[{p.label}]", u) for p, u in zip(parties, sides, strict=True))
    yield Point("", _label(parties[0]), _incident(parties, sides, affair), kind, why, positions, len(roots), silent)  # type: ignore[arg-type]


def _incident(parties: Sequence[Party], sides: Sequence[list[Unit]], affair: Affair) -> str | None:
    told = Counter(g for p in parties for d in p.held for g in sorted(d.incidents))
    return min(told, key=lambda g: (-told[g], int(g[1:]))) if told else affair.incident([u for side in sides for u in side])


def _label(party: Party) -> str:
    """Ask who did it, in words of the first deed that tells whom it befell."""
    first = next((d for d in party.held if d.target), party.held[0])
    words = shown(first.unit.text, first.target | stems(_ACTS.get(first.act, first.act)))
    return f"[who did it: {words}?]" if words else "[who did it?]"


def _silence(party: Party, hearing: Hearing) -> Silence | None:
    """Name a party that has a name and says nothing on its deed, with the words that say so where there are any."""
    if not party.names or hearing.heard(party.names, party.who, _matter(party)):
        return None
    return Silence(party.label, "not_heard", hearing.unreached(party.names, {d.unit.report_id for d in party.held}))


def _matter(party: Party) -> Matter:
    target = frozenset(t for d in party.held for t in d.target if not _NUMBER.search(t) and t[:4] not in party.names)
    act = frozenset(s for d in party.held for s in stems(_ACTS.get(d.act, d.act)))
    return Matter(act, target - act, target - act - ANYBODY - _BLOWS, frozenset(g for d in party.held for g in d.incidents))
