"""Turn groups of phrases into incidents: label, kind, place, date, relations and who did what to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from rashomon.incidents.grouping import Group, Told
from rashomon.incidents.lexicon import classes
from rashomon.incidents.page import Page, Range
from rashomon.incidents.phrases import Phrase
from rashomon.incidents.relations import date_each, relate
from rashomon.incidents.roles import agent, means, patient
from rashomon.incidents.ties import Tie
from rashomon.incidents.when import Times
from rashomon.incidents.where import Places
from rashomon.model import Incident, Place
from rashomon.places import Located
from rashomon.text import Words

# Of each part no more than these are kept, most often told first.
MOST = 4
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
    out = []
    for number, group in enumerate(order, start=1):
        name = f"i{number}"
        first, *further = (page.report.text.words(t.phrase.start, t.phrase.end) for t in _shown(group))
        out.append(
            Incident(
                id=name,
                label=_label(page, group),
                words=first,
                mentions=tuple(further),
                kind=_kind(group),
                place=where[name],
                date=dates[name],
                relations=relate(page, tied, owner, name),
                actors=_roles(page, group, agent),
                targets=_roles(page, group, patient),
                means=_means(page, group),
            )
        )
    return tuple(out), owner


def _shown(group: Group) -> list[Told]:
    """Leave out the verbs of harm beside an event that has a name, unless they are all there is."""
    named = [t for t in group.told if t.phrase.entry.family not in _HARM]
    return named or group.told


def _numbers(page: Page, words: Range) -> bool:
    small = classes("small")
    return all(page.word(k)[:1].isdigit() or page.word(k).rstrip("s") in small["time"] or page.word(k) in small["number"] | small["time"] | small["quantity"] | small["pronoun"] | small["count"] for k in range(*words))


def _worth(page: Page, group: Group, counts: Counter[int], linked: Counter[int]) -> bool:
    """Say whether a group is more than a word in passing."""
    if any(counts[t.number] for t in group.told):
        return True
    if group.background:
        return False
    lead = any(t.phrase.title or t.phrase.sentence <= (1 if page.title_end else 0) for t in group.told)
    points = [
        len(_shown(group)) > 1,
        bool(group.moments()),
        bool(group.places()),
        max(linked[t.number] for t in group.told),
        any(patient(page, t.phrase) for t in group.told),
    ]
    quiet = group.families() <= _QUIET
    return sum(points) >= (3 if quiet else 2) - (1 if lead else 0)


def _weight(group: Group, counts: Counter[int]) -> float:
    """Weigh an incident by how much of the report tells it: title and lead, mentions, figures."""
    lead = sum(2.0 for t in group.told if t.phrase.title) + sum(1.5 for t in group.told if t.phrase.sentence == 0)
    return lead + len(group.told) + sum(counts[t.number] for t in group.told) + (1.0 if group.moments() else 0.0)


def _label(page: Page, group: Group) -> str:
    """Name an incident by the noun that tells it most often, else by its first verb, in the report's words."""
    nouns = [page.text[page.tokens[t.phrase.first].start : page.tokens[t.phrase.last - 1].end] for t in group.told if t.phrase.noun and t.phrase.entry.family != "generic"]
    if nouns:
        low = Counter(noun.lower() for noun in nouns)
        best = max(low, key=lambda noun: (low[noun], -[n.lower() for n in nouns].index(noun)))
        return " ".join(best.split())
    shown = _shown(group)[0].phrase
    return " ".join(page.text[page.tokens[shown.first].start : page.tokens[shown.last - 1].end].lower().split())


def _kind(group: Group) -> str:
    kinds = Counter(t.phrase.entry.kind for t in _shown(group) if t.phrase.entry.family != "generic")
    return max(kinds, key=lambda k: (kinds[k], k)) if kinds else "other"


def _places(page: Page, groups: list[Group], tied: list[Tie], owner: dict[int, str], places: Places) -> dict[str, Place | None]:
    """Place each incident by its own words; `clashes there` take the place of the incident that the sentence ties them to."""
    own = {f"i{n}": _own_place(group, places) for n, group in enumerate(groups, start=1)}
    for tie in tied:
        for here, other in ((tie.earlier, tie.later), (tie.later, tie.earlier)):
            a, b = owner.get(here), owner.get(other)
            there = a and next((t for g in groups for t in g.told if t.number == here and _is_there(page, t)), None)
            if a and b and a != b and there and own[b]:
                own[a] = own[b]
    return {name: _as_place(page, located) if located else None for name, located in own.items()}


def _is_there(page: Page, told: Told) -> bool:
    return page.word(page.at(told.phrase.end - 1) + 1) == "there"


def _own_place(group: Group, places: Places) -> Located | None:
    """Take the place named most often, cities and villages before whole countries."""
    named = group.places() or [p for p in [places.chosen(_shown(group)[0].phrase)] if p]
    often = Counter(p.name.casefold() for p in named)
    return max(named, key=lambda p: (p.name.casefold() != (p.country or "").casefold(), often[p.name.casefold()], p.lat is not None, -p.mention.start), default=None)


def _as_place(page: Page, located: Located) -> Place:
    words = page.report.text.words(located.mention.start, located.mention.end)
    return Place(words, located.name, located.lat, located.lon, located.country, located.how)


def _roles(page: Page, group: Group, find: Callable[[Page, Phrase], Range | None]) -> tuple[Words, ...]:
    if group.background:
        return ()
    found: dict[str, tuple[int, Range]] = {}
    for t in group.told:
        words = find(page, t.phrase)
        if words is None or _numbers(page, words) or (find is agent and t.leans):
            continue
        text = page.text[page.tokens[words[0]].start : page.tokens[words[1] - 1].end].casefold()
        told, where = found.get(text, (0, words))
        found[text] = told + 1, where
    ranked = sorted(found.values(), key=lambda f: (-f[0], f[1][0]))[:MOST]
    return tuple(_pin(page, words) for _, words in ranked)


def _means(page: Page, group: Group) -> tuple[Words, ...]:
    if group.background:
        return ()
    found: dict[str, Range] = {}
    for t in group.told:
        for words in means(page, t.phrase):
            text = page.text[page.tokens[words[0]].start : page.tokens[words[1] - 1].end].casefold()
            found.setdefault(text, words)
    return tuple(_pin(page, words) for words in list(found.values())[:MOST])


def _pin(page: Page, words: Range) -> Words:
    return page.report.text.words(page.tokens[words[0]].start, page.tokens[words[1] - 1].end)
