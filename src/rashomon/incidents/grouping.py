"""Bring together the phrases that tell one incident, and keep apart those that tell several."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.incidents.lexicon import classes
from rashomon.incidents.page import Page, Range
from rashomon.incidents.phrase import Phrase
from rashomon.incidents.roles import patient
from rashomon.incidents.ties import Tie
from rashomon.incidents.when import Moment, Times
from rashomon.incidents.where import Places, apart
from rashomon.places import Located

# An incident is looked for among this many told last, besides the report's first: time stays linear in the text.
WINDOW = 12
# A place is named beside a phrase when it begins so many characters behind it.
BESIDE = 16


# What a group's phrases say is compared with this many of its days and places; further ones change nothing.
COMPARED = 12
# A phrase in other words is put to an incident that is not the report's first only this many sentences on.
CLOSE = 3
_HARMS = frozenset({"kill", "hurt", "die"})


@dataclass(frozen=True, slots=True)
class Told:
    """Hold one phrase with what its own words say of it.

    `victim` is the noun for one person it befell; `leans` says that it only tells the effect of another phrase;
    `placed` that the place stands beside the phrase itself.
    """

    number: int
    phrase: Phrase
    moment: Moment | None
    place: Located | None
    background: bool
    victim: str | None
    leans: bool = False
    since: str | None = None
    placed: bool = False


@dataclass(slots=True)
class Group:
    """Gather the phrases that tell one incident, and what they say so far, each thing once."""

    told: list[Told] = field(default_factory=list)
    background: bool = False
    first: bool = False
    families: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    victims: set[str | None] = field(default_factory=set)
    days: list[Moment] = field(default_factory=list)
    spots: list[Located] = field(default_factory=list)
    latest: int = 0

    def moments(self) -> list[Moment]:
        return [t.moment for t in self.told if t.moment]

    def places(self) -> list[Located]:
        return [t.place for t in self.told if t.place]

    def add(self, each: Told) -> None:
        self.told.append(each)
        self.families.add(each.phrase.entry.family)
        self.lemmas.add(each.phrase.entry.lemma)
        self.victims.add(each.victim)
        self.latest = max(self.latest, each.phrase.sentence)
        if each.moment and len(self.days) < COMPARED and all(each.moment.resolved != m.resolved for m in self.days):
            self.days.append(each.moment)
        if each.place and len(self.spots) < COMPARED and all(each.place.name != p.name for p in self.spots):
            self.spots.append(each.place)


def tell_each(page: Page, phrases: list[Phrase], hosted: dict[int, int], background: list[bool], times: Times, places: Places) -> list[Told]:
    """Collect what each phrase's own words say: its moment, its place, its victim, whether it is background."""
    taken: dict[int, set[tuple[int, int]]] = {}
    for i, phrase in enumerate(phrases):
        taken.setdefault(phrase.sentence, set()).add((phrase.clause, hosted.get(i, i)))
    return [
        Told(
            i,
            phrase,
            None if _died_later(page, phrase) else times.beside(phrase, {clause for clause, root in taken[phrase.sentence] if root != hosted.get(i, i)}),
            place := places.beside(phrase),
            background[hosted.get(i, i)],
            _victim(page, patient(page, phrase)) if phrase.entry.family in ("kill", "slay", "kidnap", "detain") else None,
            i in hosted,
            _since(page, phrase, times) if phrase.harm and i not in hosted and not background[i] else None,
            place is not None and phrase.start <= place.mention.start <= phrase.end + BESIDE,
        )
        for i, phrase in enumerate(phrases)
    ]


def _died_later(page: Page, phrase: Phrase) -> bool:
    """Say whether someone died of what was done before (`died in hospital on Wednesday`): the day is the death's alone."""
    behind = [page.word(k) for k in range(phrase.last, phrase.last + 4)]
    return phrase.entry.family == "die" and (bool({"hospital", "wounds", "injuries", "clinic"} & set(behind)) or behind[:3] == ["in", "the", "night"])


def is_background(page: Page, phrase: Phrase, times: Times) -> bool:
    """Say whether a phrase tells of years and not of a day: a war, or what was done since it began."""
    if phrase.entry.family == "war":
        return True
    start, end = page.sentence_words(phrase.sentence)
    low = [page.word(k) for k in range(start, end)]
    if classes("small")["superlative"] & set(low) or any(not is_coarse(m) and m.expression.opens is None and m.expression.kind != "event" for m in times.within(*page.clause_words(phrase.clause))):
        return False
    wars = classes("small")["wars"]
    if not phrase.harm and phrase.entry.form in ("noun", "nouns"):
        return False
    since = "since" in low and any(w in wars or w in ("then", "began", "erupted", "started") or (w[:2] in ("19", "20") and len(w) == 4) for w in low)
    span = any(w in wars for w in low) and phrase.harm and ("has" in low or "have" in low or any(w[:2] in ("19", "20") and len(w) == 4 for w in low))
    years = any(m.expression.opens == "since" and m.expression.kind in ("year", "month") for m in times.within(start, end))
    if phrase.harm and not span and (_after_war(page, phrase) or _goes_on(page, phrase)):
        return True
    return span or ((since or years) and (phrase.harm or "have" in low or "has" in low))


def _since(page: Page, phrase: Phrase, times: Times) -> str | None:
    """Give the day from which a toll is counted (`the death toll since Tuesday`)."""
    for moment in times.within(*page.sentence_words(phrase.sentence)):
        if moment.expression.opens == "since" and not is_coarse(moment):
            return moment.resolved.start or page.text[moment.expression.start : moment.expression.end].lower()
    return None


def _after_war(page: Page, phrase: Phrase) -> bool:
    """Say whether a toll in the present perfect stands behind a sentence on a war (`… a civil war.  Thousands have died`)."""
    if phrase.sentence == 0 or not {"has", "have"} & {page.word(k) for k in range(page.at(phrase.start), phrase.last)}:
        return False
    before = {page.word(k) for k in range(*page.sentence_words(phrase.sentence - 1))}
    return bool(before & classes("small")["wars"]) and bool(before & {"since", "began", "erupted", "started"})


def _goes_on(page: Page, phrase: Phrase) -> bool:
    """Say whether a toll is told as one that goes on (`a turmoil that continues to claim lives`)."""
    before = [page.word(k) for k in range(phrase.first - 3, phrase.first)]
    return phrase.entry.form == "base" and before[-1:] == ["to"] and bool({"continue", "continues"} & set(before))


def _victim(page: Page, words: Range | None) -> str | None:
    """Give the last word of a victim who is one (`a captured pilot`: pilot), `None` for several or nobody named."""
    if words is None:
        return None
    small = classes("small")
    before_of = next((k for k in range(words[0], words[1]) if page.word(k) == "of"), words[1])
    head = page.word(before_of - 1)
    many = (head.endswith("s") and not head.endswith("ss")) or head in ("people", "men", "women", "children", "police", "militants")
    counted = any(page.word(k) in small["count"] - {"a", "an", "one", "the"} or page.word(k)[:1].isdigit() for k in range(words[0], before_of))
    return None if many or counted or not head else head


def gather(told: list[Told], hosted: dict[int, int], tied: list[Tie], families: dict[str, frozenset[str]]) -> list[Group]:
    """Put each phrase to the incident it tells, in reading order; a phrase that fits none begins one."""
    barred = _barred(tied, hosted)
    groups: list[Group] = []
    of: dict[int, Group] = {}
    latest: tuple[int, Group] | None = None
    for each in _in_order(told, tied):
        if each.number in hosted:
            continue
        apart_from = {id(of[k]) for k in barred.get(each.number, ()) if k in of}
        group = _best(each, groups, apart_from, latest, families)
        if group is None:
            if each.phrase.hedged or each.phrase.entry.family == "generic" or (each.background and not each.phrase.harm and each.phrase.entry.family != "war"):
                continue
            groups.append(group := Group(background=each.background, first=not groups))
        group.add(each)
        latest = each.phrase.sentence, group
        of[each.number] = group
    _add_hosted(told, hosted, of)
    return groups


def _best(each: Told, groups: list[Group], apart_from: set[int], latest: tuple[int, Group] | None, families: dict[str, frozenset[str]]) -> Group | None:
    """Choose the group that a phrase fits best, the earlier of two alike, among the first and the last `WINDOW`."""
    near = groups if each.phrase.title else [*groups[:1], *groups[max(1, len(groups) - WINDOW) :]]
    best: tuple[float, Group] | None = None
    for rank, group in enumerate(near):
        weight = 0.0 if id(group) in apart_from else score(each, group, families)
        if weight > 0:
            weight += _salience(each, group, rank, latest)
            if weight > 0 and (best is None or weight > best[0]):
                best = weight, group
    return best[1] if best else None


def _salience(each: Told, group: Group, rank: int, latest: tuple[int, Group] | None) -> float:
    """Favour, for words that leave it open, the report's first incident, and more so the one told last."""
    if each.phrase.title:
        return 0.5 if rank == 0 else 0.0
    if not each.phrase.harm:
        return 0.0
    last = latest is not None and latest[1] is group
    return (0.3 if rank == 0 else 0.0) + (0.8 if last and latest and latest[0] == each.phrase.sentence else 0.4 if last else 0.0)


def _in_order(told: list[Told], tied: list[Tie]) -> list[Told]:
    """Put a known event (`the strikes`) before the one that came after it, and the title, which sums up, behind the story."""
    out = list(told)
    for tie in tied:
        if tie.later < tie.earlier and told[tie.earlier].phrase.definite and tie.earlier - tie.later == 1:
            i = tie.later
            out[i], out[i + 1] = told[i + 1], told[i]
    return [t for t in out if not t.phrase.title] + [t for t in out if t.phrase.title]


def _add_hosted(told: list[Told], hosted: dict[int, int], of: dict[int, Group]) -> None:
    for number, host in hosted.items():
        if host in of:
            of[number] = of[host]
            of[host].add(told[number])
    for group in {id(g): g for g in of.values()}.values():
        group.told.sort(key=lambda t: t.number)


def _barred(tied: list[Tie], hosted: dict[int, int]) -> dict[int, list[int]]:
    """List for each phrase the others of its sentence that it can't be one with."""
    out: dict[int, list[int]] = {}
    for tie in tied:
        a, b = hosted.get(tie.later, tie.later), hosted.get(tie.earlier, tie.earlier)
        out.setdefault(a, []).append(b)
        out.setdefault(b, []).append(a)
    return out


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
