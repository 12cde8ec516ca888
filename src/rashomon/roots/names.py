"""Tell voices of several reports apart: whose word a statement or figure finally rests on.

A name is compared by its words alone; nothing here knows who anybody is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from rashomon.model import Report, Voice

_WORD = re.compile(r"[^\W_]+(?:[.\-&][^\W_]+)*")
_LINKS = frozenset(
    ["the", "a", "an", "of", "for", "and", "in", "on", "at", "by", "to", "s", "its", "their", "his", "her"]
)
_LONG = {"tv": "television", "dept": "department", "govt": "government"}
# Nouns that many bodies share: a name made of these alone names nobody in particular.
_COMMON = frozenset(
    "activists agency agencies army authorities broadcaster channel command council department doctors forces government group groups "
    "health human medics medical military minister ministry monitor monitoring monitors national news office officer officers official "
    "officials opposition organization party people police president rebel rebels report reports residents rights security source sources "
    "spokesman spokesperson spokeswoman state statement television tv witness witnesses interior foreign defence defense media local "
    "town city village area district scene region place hospital hospitals clinic quay border country senior some several many other another two three".split()
)
# Whoever is called so by his stand towards somebody does not speak for him ("opponents of A").
AGAINST = frozenset(
    "opponent opponents critic critics rival rivals enemy enemies foe foes adversary adversaries detractor detractors challenger challengers".split()
)

CLAUSE = 4


@lru_cache(maxsize=1 << 15)
def words_of(name: str) -> frozenset[str]:
    """Give the words of a name that tell it from others, lower case.

    >>> sorted(words_of("the Orun Observatory for Rights"))
    ['observatory', 'orun', 'rights']
    """
    return frozenset(_LONG.get(w, w) for w in map(str.casefold, _WORD.findall(name)) if not w.endswith("-based")) - _LINKS


def same_name(one: str, other: str) -> bool:
    """Tell whether two printed names can be one voice: the words of one hold those of the other, one of them its own.

    >>> same_name("Rami Dar", "Dar"), same_name("the ministry", "the army"), same_name("police", "Orun police")
    (True, False, False)
    """
    return _same(words_of(one), words_of(other))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one or not other:
        return False
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if (many - few) & AGAINST:
        return False
    # A whole clause that holds a short name describes somebody else ("a page run by Orun activists").
    return one == other or (few <= many and len(many) <= len(few) + CLAUSE and bool(few - _COMMON))


@dataclass(slots=True)
class Roll:
    """Call the roots of several reports by one name each: of those printed for it, the one that most reports print."""

    names: list[str] = field(default_factory=list)
    _shown: dict[str, str] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)
    _holding: dict[str, list[tuple[int, frozenset[str]]]] = field(default_factory=dict)

    def call(self, name: str) -> str:
        """Give the name under which `name` was entered first, entering it when it is new."""
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._shown.get(self._known[name], self._known[name])

    def show(self, printed: Counter[str]) -> None:
        """Call each root from now on by the name that most reports print for it, of equals by the longest.

        `printed` counts, for each name, the reports that print it.
        """
        one: dict[str, list[str]] = {}
        for name in printed:
            one.setdefault(self._known.get(name) or self._found(name), []).append(name)
        self._shown = {
            first: max(names, key=lambda n: (printed[n], len(words_of(n)), n)) for first, names in one.items()
        }

    def _found(self, name: str) -> str:
        words = words_of(name)
        near = {entry for word in words for entry in self._holding.get(word, ()) if _same(entry[1], words)}
        if near:
            return self.names[min(number for number, _ in near)]
        for word in words:
            self._holding.setdefault(word, []).append((len(self.names), words))
        self.names.append(name)
        return name


def root_of(voice: Voice) -> str:
    """Give the name of the body that a voice speaks for, and its own where it speaks for none."""
    if voice.speaks_for is None or words_of(voice.name) & AGAINST:
        return voice.name
    return voice.speaks_for.text


def roll(reports: Iterable[Report]) -> Roll:
    """Enter the root of every voice, longest names first, so that short ones find them.

    >>> from types import SimpleNamespace as Made
    >>> made = [Made(voices=[Made(name=name, speaks_for=None)]) for name in ("Orun Observatory Rami", "Orun Observatory", "Orun Observatory")]
    >>> roll(made).call("Orun Observatory Rami")
    'Orun Observatory'
    """
    printed = Counter(name for report in reports for name in {root_of(voice) for voice in report.voices or ()})
    out = Roll()
    for name in sorted(printed, key=lambda n: (-len(words_of(n)), n)):
        out.call(name)
    out.show(printed)
    return out


def outlet_of(report: Report) -> str:
    """Name a report's outlet, and the report itself where the outlet is not known.

    Two reports without an outlet are never taken for one.
    """
    return report.header.outlet or f"[report {report.original.id[:8]}]"
