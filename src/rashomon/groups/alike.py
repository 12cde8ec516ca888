"""Say how likely two incidents of different reports are one, by what, when, where, to whom and how many.

The weights are set by hand on six sets of real reports (docs/groups.md lists what was looked at): each says by how many times
(in natural logarithms) one thing makes it likelier or less likely.  They look at words, days and places, at no party and no outlet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.groups.scenes import Scene
from rashomon.groups.words import Rarity, dot, stem, table
from rashomon.places.resolver import distance

# Before anything is compared; in one affair; both lead their report of that affair.
PRIOR, AFFAIR, BOTH_LEAD = -3.0, 0.8, 2.2
# What names them in common; another kind of thing; words around and those it befell (cosines).
SAME_NAME, OTHER_KIND, AROUND, WHOM, OTHER_WHOM = 1.2, -1.5, 4.0, 2.0, -1.5
# Others befell, of what reports tell aside from what they lead with.
ASIDE = -2.5
# Deeds and weapons of one sort named for both, or of other sorts alone.
SAME_MEANS, OTHER_MEANS = 0.8, -0.5
# Days in common (the shorter they are told, the more); days that miss each other by one, by more; that says so much less
# where one of them was taken from afar.
SAME_DAYS, NEXT_DAY, OTHER_DAYS, FROM_AFAR = 1.2, -2.5, -9.0, 1 / 3
# A named place or scene in common, near each other, far from each other, other names and nothing known of where; a place in another country.
SAME_PLACE, NEARBY, FAR, OTHER_PLACE, OTHER_LAND = 1.2, 0.5, -9.0, -0.7, -1.5
SCENE, REGION = 15.0, 80.0
# Counts of dead that can be one, the same large number; those that can't, even as one toll told early and late.
SAME_DEAD, SAME_TOLL, LARGE, OTHER_DEAD, GROWTH = 0.8, 4.5, 50, -1.5, 4
# A war is never one with a single event; reports of one affair mean one war by the same name.
WAR, SAME_WAR = -8.0, 2.0


@dataclass(frozen=True, slots=True)
class Marked:
    """Hold a scene with its words as vectors and the number of the affair that its report belongs to."""

    scene: Scene
    around: dict[str, float]
    whom: dict[str, float]
    affair: int


def mark(scenes: Sequence[Scene], affairs: Sequence[int]) -> list[Marked]:
    """Weigh the words of all scenes against each other; `affairs` gives the affair of each."""
    around = Rarity((s.around for s in scenes), table())
    whom = Rarity((s.whom for s in scenes), table())
    return [Marked(s, around.vector(s.around), whom.vector(s.whom), a) for s, a in zip(scenes, affairs, strict=True)]


def alike(one: Marked, two: Marked) -> float:
    """Give the log-odds that two scenes are one incident, the same either way round."""
    a, b = one.scene, two.scene
    if (a.stands == "war") != (b.stands == "war"):
        return WAR
    odds = PRIOR + AROUND * dot(one.around, two.around)
    befell = dot(one.whom, two.whom)
    other = bool(one.whom and two.whom and a.sorts and b.sorts) and not (befell or a.sorts & b.sorts or a.what & b.what)
    lead = one.affair == two.affair and a.rank == b.rank == 0 and not other
    odds += AFFAIR if one.affair == two.affair else 0.0
    odds += BOTH_LEAD if lead else 0.0
    odds += (OTHER_WHOM if lead else ASIDE) if one.whom and two.whom and not befell else WHOM * befell
    odds += SAME_WAR if one.affair == two.affair and a.stands == b.stands == "war" and a.what & b.what else 0.0
    return odds + _what(a, b) + _when(a, b) + _where(a, b) + _dead(a, b)


def _what(a: Scene, b: Scene) -> float:
    odds = SAME_NAME if a.what & b.what else 0.0
    kinds = {a.incident.kind, b.incident.kind}
    if a.sorts and b.sorts:
        odds += SAME_MEANS if a.sorts & b.sorts else OTHER_MEANS
    return odds + (OTHER_KIND if len(kinds) == 2 and "other" not in kinds else 0.0)


def _when(a: Scene, b: Scene) -> float:
    if a.days is None or b.days is None:
        return 0.0
    gap = max(a.days[0], b.days[0]) - min(a.days[1], b.days[1])
    if gap > 0:
        return (NEXT_DAY if gap == 1 else OTHER_DAYS) * (1.0 if a.close and b.close else FROM_AFAR)
    longest = max(days[1] - days[0] for days in (a.days, b.days))
    return SAME_DAYS if longest <= 1 else SAME_DAYS / 2 if longest <= 7 else 0.0


def _where(a: Scene, b: Scene) -> float:
    if a.place is None or b.place is None:
        return OTHER_LAND if a.land and b.land and a.land != b.land and (a.place or b.place) else 0.0
    if a.place == b.place or set(a.place.split()) & set(b.place.split()):
        return SAME_PLACE
    if a.point is None or b.point is None:
        return OTHER_PLACE
    apart = distance(a.point, b.point)
    if apart > REGION:
        return FAR / 4 if _named(a, b) or _named(b, a) else FAR
    return SAME_PLACE if apart <= SCENE else NEARBY * (REGION - apart) / REGION


def _named(one: Scene, two: Scene) -> bool:
    """Say whether the sentences that tell one scene name the place of the other."""
    return all(stem(word) in one.around for word in (two.place or "").split())


def _dead(a: Scene, b: Scene) -> float:
    if not a.killed or not b.killed:
        return 0.0
    if any(x == y and x[0] == x[1] >= LARGE for x in a.killed for y in b.killed):
        return SAME_TOLL
    if any(max(x[0], y[0]) <= min(x[1], y[1]) for x in a.killed for y in b.killed):
        return SAME_DEAD
    most = sorted((max(high for _, high in s.killed) for s in (a, b)), reverse=True)
    return OTHER_DEAD if most[0] > GROWTH * most[1] else 0.0
