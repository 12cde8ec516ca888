"""Group the incidents of several reports that are one; the one in focus first, background last."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from datetime import date
from functools import cache

from rashomon.comparison import Group, Member, once
from rashomon.groups.alike import Marked, alike, mark
from rashomon.groups.cluster import candidates, cluster
from rashomon.groups.scenes import Scene, is_land, scenes
from rashomon.groups.sorting import affairs, wording
from rashomon.groups.words import stem
from rashomon.model import Report

# What makes an incident weigh in its report: that it leads; being told later on; each figure.
LEADS, FIGURE = 3.0, 0.1
THRESHOLD = 0.0
# Reports count as of one affair here that score so much below what sorts them: their incidents are still compared one by one.
EASE = 1.5


def gather(reports: Sequence[Report]) -> tuple[Group, ...]:
    """Group the incidents of `reports` that are one, told by as many of them as tell it.

    The incident in focus comes first, which most reports lead with; the others by weight; background (a whole war, what was over long
    before) last.  Two incidents of one report are never joined.  Ids and groups are the same in any order of the reports,
    members are listed in that order; a report given twice counts once, one whose incidents are `None` not at all.
    Takes time nearly in proportion to the number of incidents.

    >>> gather([])
    ()
    """
    shown = once(reports)
    fixed = sorted(shown, key=lambda report: report.original.id)
    of_report = {report.original.id: number for number, group in enumerate(affairs(fixed, EASE)) for report in group}
    told = _told(fixed)
    drawn = [same[0] for same in told]
    marked = mark(drawn, [of_report[scene.report] for scene in drawn])
    found = cluster(len(drawn), _near(marked), cache(lambda a, b: alike(marked[a], marked[b])), THRESHOLD, [scene.report for scene in drawn])
    places = {report.original.id: i for i, report in enumerate(shown)}
    events, tellers = any(scene.stands != "war" for scene in drawn), len({scene.report for same in told for scene in same})
    grouped = []
    for items in found:
        group = [scene for i in items for scene in told[i]]
        grouped.append((_is_background(group, events, tellers), group))
    ranked = sorted(grouped, key=lambda pair: (pair[0], *_rank(pair[1])))
    return tuple(_group(f"i{n}", group, places, background) for n, (background, group) in enumerate(ranked, start=1))


def _told(reports: Sequence[Report]) -> list[list[Scene]]:
    """Draw the scenes of all reports; those that one text printed several times tells are together."""
    told: dict[Hashable, list[Scene]] = defaultdict(list)
    for report in reports:
        text = wording(report)
        for scene in scenes(report):
            told[text, scene.rank, scene.incident.label, scene.place, scene.days, scene.stands].append(scene)
    return list(told.values())


def _near(marked: Sequence[Marked]) -> list[tuple[int, int]]:
    """List the pairs worth comparing: of one affair and name, place, day or lead; of another with both place and day in common."""
    keys = []
    for each in marked:
        scene = each.scene
        own = [f"{each.affair} what {word}" for word in scene.what]
        own += [f"{each.affair} where {scene.place}"] if scene.place else []
        own += [f"{each.affair} when {scene.days}"] if scene.days else []
        own += [f"{each.affair} leads"] if scene.rank == 0 else []
        own += [f"{each.affair} stands {scene.stands}"] if scene.stands else []
        own += [f"{scene.place} {scene.days}"] if scene.place and scene.days else []
        own += [f"{each.affair} whom {word}" for word in sorted(each.whom, key=lambda w: (-each.whom[w], w))[:4]]
        keys.append(own)
    order = [scene.days[0] if (scene := each.scene).days else 0 for each in marked]
    return [(a, b) for a, b in candidates(keys, order) if marked[a].scene.report != marked[b].scene.report]


def _weight(group: Sequence[Scene]) -> float:
    """Weigh an incident by the reports that tell it, those that lead with it most."""
    return sum((LEADS if s.rank == 0 else 1.0 / (1 + s.rank)) + FIGURE * min(10, len(s.figures)) for s in group)


def _is_background(group: Sequence[Scene], events: bool, tellers: int) -> bool:
    """Say whether a group lies around the affair: a war beside events, or what was over long before and few of the `tellers` lead with."""
    if all(s.stands == "war" for s in group):
        return events
    dated = [s for s in group if s.days or s.stands]
    old = bool(dated) and all(s.stands is not None for s in dated)
    return old and 2 * sum(s.rank == 0 for s in group) < tellers


def _rank(group: Sequence[Scene]) -> tuple[object, ...]:
    first = min((s.days[0] for s in group if s.days), default=date.max.toordinal())
    return -_weight(group), first, _label(group), [(s.report, s.incident.id) for s in group]


def _group(name: str, group: Sequence[Scene], places: dict[str, int], background: bool) -> Group:
    fullest = max(group, key=lambda s: (_says(s, group), -s.rank, s.report, s.incident.id))
    told = sorted(group, key=lambda s: places[s.report])
    return Group(
        id=name,
        label=_label(group),
        members=tuple(Member(s.report, s.incident.id) for s in told),
        place=fullest.incident.place,
        date=fullest.incident.date,
        figures=tuple(Member(s.report, figure) for s in told for figure in s.figures),
        background=background,
    )


def _says(scene: Scene, group: Sequence[Scene]) -> float:
    """Say how much a member tells of where and when, and how far the others tell the same."""
    place, day = scene.incident.place, scene.days
    told = 0.0
    if place is not None:
        told += 0.3 + (0.0 if is_land(place) else 1.0) + (0.5 if scene.point else 0.0)
    if day is not None:
        told += 1.5 if day[0] == day[1] else 0.5
    named = {stem(word) for word in (scene.place or "").split()}
    same_place = sum(named <= s.around.keys() for s in group if named) / len(group)
    same_day = sum(s.days == day for s in group if day) / len(group)
    return told + 2.0 * same_place + 2.0 * same_day


def _label(group: Sequence[Scene]) -> str:
    """Name a group as most of its members are named, those that lead first."""
    votes: Counter[str] = Counter()
    for scene in group:
        votes[scene.incident.label] += 2 if scene.rank == 0 else 1
    return min(votes, key=lambda label: (-votes[label], label))
