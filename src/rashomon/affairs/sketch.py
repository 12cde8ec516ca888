"""Keep of one report what finds its copies and its affair: a few KB, however long it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import log

from rashomon.affairs.prints import Prints, sample
from rashomon.copies.words import page
from rashomon.groups.profile import Profile, profile
from rashomon.groups.scenes import is_land
from rashomon.groups.words import UNSEEN, table
from rashomon.model import Incident, Report
from rashomon.places.keys import key_of

# Terms kept of each facet of a profile, the rarest and most often told first; those of title, lead and names are kept among the words.
WORDS, HEAD, NAMES, NUMBERS, DAYS, PLACES = 64, 32, 32, 16, 12, 16
# Incidents kept, and code points of a label, a place or any one term.
LEADS, LABEL, TERM = 3, 160, 40


@dataclass(frozen=True, slots=True)
class Lead:
    """Hold one of the incidents that a report leads with; `first` and `last` are days counted from year 1, `place` none that is a whole country."""

    label: str
    kind: str
    place: str | None
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Sketch:
    """Hold what is kept of one report: its label, the facets of its profile cut to the strongest terms, prints and lead incidents."""

    profile: Profile
    label: str
    prints: Prints
    leads: tuple[Lead, ...] = ()

    @property
    def report(self) -> str:
        """The id of the report."""
        return self.profile.report

    @property
    def day(self) -> str | None:
        """The day of publication, ISO, or else the first day that the report dates something by; `None` when it tells neither."""
        told = self.profile.published or self.profile.day
        return date.fromordinal(told).isoformat() if told else None


def sketch(report: Report) -> Sketch:
    """Draw the sketch of a report that was read; its figures and incidents are used where they are there."""
    keys = page(report).keys
    return Sketch(bounded(profile(report)), _label(report), sample(keys), tuple(map(_lead, (report.incidents or ())[:LEADS])))


def bounded(drawn: Profile) -> Profile:
    """Cut a profile to its strongest terms."""
    head = _strongest(drawn.head, HEAD, _rarity)
    names = _strongest(drawn.names, NAMES, _rarity)
    kept = {term for facet in (head, names) for term in facet}
    rest = {term: times for term, times in drawn.words.items() if term not in kept}
    words = {term: drawn.words[term] for term in kept} | _strongest(rest, max(0, WORDS - len(kept)), _rarity)
    return replace(
        drawn,
        words=dict(sorted(words.items())),
        head=head,
        names=names,
        numbers=_strongest(drawn.numbers, NUMBERS),
        days=_strongest(drawn.days, DAYS),
        places=_strongest(drawn.places, PLACES),
        lands=frozenset(),
    )


def _rarity(term: str) -> float:
    return -log(min(1.0, table().get(term, UNSEEN)))


def _strongest(terms: Mapping[str, float], most: int, rarity: Callable[[str], float] = lambda _: 1.0) -> dict[str, float]:
    """Keep the terms that weigh most, in alphabetical order; none that is too long to be a word."""
    kept = [term for term in terms if len(term) <= TERM]
    if len(kept) > most:
        kept = sorted(kept, key=lambda term: (-(1.0 + log(terms[term])) * rarity(term), term))[:most]
    return {term: terms[term] for term in sorted(kept)}


def _label(report: Report) -> str:
    """Give the title, else what the report leads with, else its first words."""
    if report.header.title is not None:
        words = report.header.title.text
    elif report.incidents:
        words = report.incidents[0].label
    else:
        words = str(report.text)[: 2 * LABEL]
    return " ".join(words.split())[:LABEL]


def _lead(incident: Incident) -> Lead:
    days = [date.fromisoformat(day).toordinal() if day else None for day in (incident.date.start, incident.date.end)]
    place = None if incident.place is None or is_land(incident.place) else key_of(incident.place.name)[:LABEL]
    return Lead(incident.label[:LABEL], incident.kind, place, days[0], days[1])
