"""Weigh whether a phrase tells an incident gathered so far: by its words, day, place and victim."""

from __future__ import annotations

from rashomon.incidents.gathered import Group, Told
from rashomon.incidents.when import Moment
from rashomon.incidents.where import apart

# A phrase in other words is put to an incident that is not the report's first only this many sentences on.
CLOSE = 3
_HARMS = frozenset({"kill", "hurt", "die"})


def score(each: Told, group: Group, families: dict[str, frozenset[str]]) -> float:
    """Weigh whether a phrase tells a group's incident; 0 or less: it can't."""
    if each.phrase.fresh or each.background != group.background:
        return 0.0
    if each.since or group.told[0].since:
        return 5.0 if each.since == group.told[0].since else 0.0
    kin = _kinship(each, group, families)
    if kin <= 0 or (not group.background and (_other_day(each, group) or _other_place(each, group))):
        return 0.0
    return kin + _same_day(each, group) + _same_victim(each, group) + (0.5 if each.phrase.definite else 0.0)


def _kinship(each: Told, group: Group, families: dict[str, frozenset[str]]) -> float:
    """Weigh the words: the same head most, a family that can tell it less."""
    family, harm = each.phrase.entry.family, each.phrase.harm
    if family == "generic":
        return 1.0 if group.told[0].phrase.entry.kind in ("assault", "protest", "other") and each.phrase.entry.form == "noun" and not group.background else 0.0
    if group.background:
        return 2.0 if harm or family == "war" else 0.0
    if not harm and each.phrase.entry.lemma in group.lemmas:
        return 3.0
    if not harm and family in group.families:
        return 2.0
    told = [f for f in group.families if f not in _HARMS and f != "generic"] or list(group.families)
    kin = sum(f == family or f in families.get(family, frozenset()) for f in told)
    if not harm and None not in group.victims and each.victim not in group.victims and family != "slay":
        return 0.0
    if 2 * kin < len(told):
        return 0.0
    return 1.0 if harm or group.first or each.phrase.title or _close(each, group) else 0.0


def _close(each: Told, group: Group) -> bool:
    """Say whether a phrase in other words stands near enough to a lesser incident, or shares its day or place."""
    near = each.phrase.sentence - group.latest <= CLOSE and (each.phrase.definite or each.phrase.entry.form not in ("noun", "nouns"))
    same = each.victim is not None and each.victim in group.victims
    return near or same or _same_day(each, group) > 0 or any(each.place is not None and each.place.name == p.name for p in group.spots)


def _days(moment: Moment) -> tuple[str, str] | None:
    r = moment.resolved
    return (r.start, r.end) if r.start and r.end else None


def _other_day(each: Told, group: Group) -> bool:
    """Say whether both are dated and share no day."""
    if each.moment is None or not group.days:
        return each.moment is not None and is_coarse(each.moment)
    if is_coarse(each.moment) and each.moment.expression.way is None and not each.phrase.definite and any(not is_coarse(m) for m in group.days):
        return True
    own = _days(each.moment)
    others = [_days(m) for m in group.days]
    if own is None:
        return each.moment.expression.weekday is not None and all(m.expression.weekday not in (None, each.moment.expression.weekday) for m in group.days)
    known = [d for d in others if d]
    return bool(known) and not any(own[0] <= end and start <= own[1] for start, end in known)


def is_coarse(moment: Moment) -> bool:
    """Say whether an expression names a month, a year or more, as reports of the day do for what lies back."""
    time = moment.expression
    return time.kind in ("year", "month") or (time.kind in ("ago", "period", "past") and time.unit in ("month", "year", "decade"))


def _same_day(each: Told, group: Group) -> float:
    if each.moment is None:
        return 0.0
    own = _days(each.moment)
    return 1.5 if own and any(own == _days(m) for m in group.days) else 0.0


def _other_place(each: Told, group: Group) -> bool:
    if each.place is None or not group.spots or (each.phrase.definite and not each.placed):
        return False
    return all(apart(each.place, other) for other in group.spots)


def _same_victim(each: Told, group: Group) -> float:
    """Draw phrases on one victim together, and one victim away from many."""
    if each.victim is None:
        return -0.5 if each.phrase.harm and None not in group.victims else 0.0
    if each.victim in group.victims:
        return 2.0
    return -2.0 if group.victims - {None} or group.families & {"air", "bomb", "crash", "clash", "protest"} else 0.0
