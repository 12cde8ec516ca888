"""Hold a phrase with what its own words say, and the phrases gathered for one incident."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.incidents.phrase import Phrase
from rashomon.incidents.when import Moment
from rashomon.places import Located

# What a group's phrases say is compared with this many of its days and places; further ones change nothing.
COMPARED = 12

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
