"""Turn groups of phrases into incidents: label, kind, place, date, relations and who did what to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from rashomon.incidents.gathered import Group, Told
from rashomon.incidents.lexicon import classes
from rashomon.incidents.page import Page, Range
from rashomon.incidents.phrase import Phrase
from rashomon.incidents.relations import date_each, relate
from rashomon.incidents.roles import agents, means, patient, patients, subjects, weapons
from rashomon.incidents.ties import Tie
from rashomon.incidents.when import Times
from rashomon.incidents.where import Places
from rashomon.model import Incident, Place
from rashomon.places import Located
from rashomon.text import Words

# Of each part no more than these are kept, most often told first.
MOST = 4
# Nouns that leave open what was done.
_VAGUE = frozenset({"violence", "unrest", "bloodshed", "hostilities", "mayhem", "attack", "carnage", "confrontation", "action", "strike"})
# What explodes, falls or gathers has no object that would tell more.
_BARE = frozenset({"bomb", "crash", "clash", "protest", "disaster", "walkout"})
_RANK = {None: 2, "part": 1, "country": 0}
_HARM = frozenset({"kill", "hurt", "die"})
_QUIET = frozenset({"truce", "withdraw", "deploy", "sanction", "aid", "displace", "offensive", "capture", "detain"})


def make(page: Page, groups: list[Group], tied: list[Tie], figures: dict[str, int], times: Times, places: Places) -> tuple[tuple[Incident, ...], dict[int, str]]:
    """Give the incidents in the order of their weight, and the incident of each phrase by its number."""
    counts = Counter(figures.values())
    linked = Counter(n for tie in tied for n in (tie.later, tie.earlier) * (1 + (tie.kind == "in_response_to" or " " in page.text[tie.start : tie.end])))
    kept = [g for g in groups if _worth(page, g, counts, linked)]
    order = sorted(kept, key=lambda g: (g.background, -_weight(g, counts), g.told[0].number))
    owner = {t.number: f"i{n}" for n, g in enumerate(order, start=1) for t in g.told}
    dates = date_each(page, order, tied, owner, times)
    where = _places(page, order, tied, owner, places)
    related = relate(page, tied, owner)
    out = []
    for number, group in enumerate(order, start=1):
        name = f"i{number}"
        first, *further = (page.report.text.words(_told_from(page, t.phrase), t.phrase.end) for t in _shown(group))
        out.append(
            Incident(
                id=name,
                label=_label(page, group),
                words=first,
                mentions=tuple(further),
                kind=_kind(group),
                place=where[name],
                date=dates[name],
                relations=related.get(name, ()),
                actors=_roles(page, group, agents, places),
                targets=_roles(page, group, patients, places),
                means=_means(page, group),
            )
        )
    return tuple(out), owner


def _told_from(page: Page, phrase: Phrase) -> int:
    """Give the place from which a phrase tells by itself: `A bomb exploded`, where the verb alone leaves open what did."""
    if phrase.noun or phrase.passive or phrase.entry.family not in _BARE:
        return phrase.start
    who = subjects(page, phrase)
    beside = bool(who) and who[-1][1] == page.at(phrase.start) and page.gap(who[-1][1] - 1) == " "
    return page.tokens[who[0][0]].start if beside else phrase.start


def _shown(group: Group) -> list[Told]:
    """Leave out the verbs of harm beside an event that has a name, unless they are all there is."""
    named = [t for t in group.told if t.phrase.entry.family not in _HARM]
    return named or group.told


def _worth(page: Page, group: Group, counts: Counter[int], linked: Counter[int]) -> bool:
    """Say whether a group is more than a word in passing, or in the headline alone."""
    if any(counts[t.number] for t in group.told):
        return True
    if group.background or (all(t.phrase.title for t in group.told) and page.title_end < len(page.text)):
        return False
    lead = any(t.phrase.title or t.phrase.sentence <= (1 if page.title_end else 0) for t in group.told)
    quiet = group.families <= _QUIET
    points = [
        len(_shown(group)) > 1,
        bool(group.days),
        any(place.area != "country" for place in group.spots),
        max(linked[t.number] for t in group.told),
        any(patient(page, t.phrase) or (quiet and agents(page, t.phrase)) for t in group.told),
    ]
    return sum(points) >= (3 if quiet else 2) - (1 if lead else 0)


def _weight(group: Group, counts: Counter[int]) -> float:
    """Weigh an incident by how much of the report tells it: title and lead, mentions, figures."""
    lead = sum(2.0 for t in group.told if t.phrase.title) + sum(1.5 for t in group.told if t.phrase.sentence == 0)
    return lead + len(group.told) + sum(counts[t.number] for t in group.told) + (1.0 if group.days else 0.0)


def _label(page: Page, group: Group) -> str:
    """Name an incident by the noun that tells it most often, one that says how before one that doesn't, else by its first verb."""
    nouns = [t.phrase for t in group.told if t.phrase.noun and t.phrase.entry.family != "generic"]
    telling = [n for n in nouns if n.entry.lemma not in _VAGUE] or nouns
    named = [_head(page, n) for n in telling]
    if not named:
        return _head(page, _shown(group)[0].phrase)
    often = Counter(named)
    return max(often, key=lambda noun: (often[noun], -named.index(noun)))


def _head(page: Page, phrase: Phrase) -> str:
    start = _told_from(page, phrase)
    if start != phrase.start:
        first = page.at(start)
        start = page.tokens[first + (page.word(first) in classes("small")["determiner"])].start
        return " ".join(page.text[start : phrase.end].lower().split())
    return " ".join(page.text[page.tokens[phrase.first].start : page.tokens[phrase.last - 1].end].lower().split())


def _kind(group: Group) -> str:
    kinds = Counter(t.phrase.entry.kind for t in _shown(group) if t.phrase.entry.family != "generic")
    return max(kinds, key=lambda k: (kinds[k], k)) if kinds else "other"


def _places(page: Page, groups: list[Group], tied: list[Tie], owner: dict[int, str], places: Places) -> dict[str, Place | None]:
    """Place each incident by its own words; `clashes there` take the place of the incident that the sentence ties them to."""
    own = {f"i{n}": _own_place(group, places, main=n == 1) for n, group in enumerate(groups, start=1)}
    there = {t.number for group in groups for t in group.told if page.word(page.at(t.phrase.end - 1) + 1) == "there"}
    for tie in tied:
        for here, other in ((tie.earlier, tie.later), (tie.later, tie.earlier)):
            a, b = owner.get(here), owner.get(other)
            if a and b and a != b and here in there and own[b]:
                own[a] = own[b]
    return {name: _as_place(page, located) if located else None for name, located in own.items()}


def _own_place(group: Group, places: Places, *, main: bool) -> Located | None:
    """Take the place named most often, towns before provinces before whole countries; for the main incident look around it."""
    named = group.places() or [p for p in [places.chosen(_shown(group)[0].phrase)] if p]
    if main and not group.background and all(place.area == "country" for place in named):
        beyond = next((p for t in _shown(group)[:MOST] if (p := places.beyond(t.phrase))), None)
        named = [beyond] if beyond else named
    often = Counter(p.name.casefold() for p in named)
    return max(named, key=lambda p: (_RANK[p.area], often[p.name.casefold()], p.lat is not None, -p.mention.start), default=None)


def _as_place(page: Page, located: Located) -> Place:
    """Give a place with its point; what is as wide as a province or a country has none."""
    words = page.report.text.words(located.mention.start, located.mention.end)
    if located.area is None:
        return Place(words, located.name, located.lat, located.lon, located.country, located.how)
    wide = "a whole country" if located.area == "country" else "an area"
    return Place(words, located.name, None, None, located.country, f"{wide}, too wide for a point")


def _roles(page: Page, group: Group, find: Callable[[Page, Phrase], list[Range]], places: Places) -> tuple[Words, ...]:
    """Rank the words that name one part of an incident by how often they do; `the guards` and `guards` are one."""
    if group.background:
        return ()
    found: dict[str, tuple[int, Range]] = {}
    for t in group.told:
        if find is agents and t.leans:
            continue
        for words in find(page, t.phrase):
            armed = page.word(words[1] - 1) in weapons() and (find is agents or t.phrase.entry.family == "bomb")
            if armed or (find is agents and t.phrase.noun and places.is_one(*_ends(page, words))):
                continue
            key = _key(page, words)
            told, where = found.get(key, (0, words))
            found[key] = told + 1, where
    ranked = sorted(found.values(), key=lambda f: (-f[0], f[1][0]))[:MOST]
    return tuple(_pin(page, words) for _, words in ranked)


def _key(page: Page, words: Range) -> str:
    small = classes("small")
    low = [page.word(k).removesuffix("'s") for k in range(*words)]
    return " ".join(word for word in low if word not in small["determiner"]) or " ".join(low)


def _ends(page: Page, words: Range) -> tuple[int, int]:
    return page.tokens[words[0]].start, page.tokens[words[1] - 1].end


def _means(page: Page, group: Group) -> tuple[Words, ...]:
    if group.background:
        return ()
    found: dict[str, Range] = {}
    for phrase in {t.phrase.clause: t.phrase for t in group.told}.values():
        for words in means(page, phrase):
            text = page.text[page.tokens[words[0]].start : page.tokens[words[1] - 1].end].casefold()
            found.setdefault(text, words)
    return tuple(_pin(page, words) for words in list(found.values())[:MOST])


def _pin(page: Page, words: Range) -> Words:
    return page.report.text.words(page.tokens[words[0]].start, page.tokens[words[1] - 1].end)
