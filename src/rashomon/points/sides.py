"""Tell parties apart by what they are called: their names, and whether they bear arms or office for a state.

Names are symbols: only whether two are equal, or printed as one ("Orun President Aleto Var"), is ever asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rashomon.model import Report
from rashomon.points.states import states
from rashomon.roots.topics import plain_lines, stems

Verdict = Literal["same", "apart", "maybe"]
OFFICE = frozenset(
    "government governments regime regimes administration authorities authority president presidency minister ministers ministry premier army armies "
    "military troops soldiers forces force police policemen officers officer guards guard commandos state officials official king queen junta "
    "parliament cabinet navy warplanes jets aircraft gunships snipers marines patrol command battalion coastguard".split()
)
CROWD = frozenset(
    "rebel rebels opposition protester protesters protestor protestors demonstrator demonstrators militant militants insurgent insurgents rioter "
    "rioters activist activists crowd crowds mob mobs fighter fighters gunman gunmen guerrilla guerrillas separatist separatists dissident "
    "dissidents extremist extremists radical radicals striker strikers terrorist terrorists jihadist jihadists islamist islamists settlers "
    "villagers residents dockers workers students marchers villager jihadi militia militias militiamen gang gangs".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[.\-&][^\W\d_]+)*\.?")
_CAPITAL = re.compile(r"^(?:[a-z]{2}-)?[A-Z]")
_LOW = frozenset("of the al el de bin ibn van von der du da".split())
_OFFICES = r"(?:(?:former|prime|foreign|interior|defen[cs]e|deputy|army|acting|then)\s+)?(?:president|minister|premier|leader|chief|spokes\w+|king|prince|general|commander|head)"
# Names printed as one: side by side, or with an office between.
_RUN = re.compile(rf"[A-Z][\w’'\-]*(?:\s+(?:of\s+(?:the\s+)?|{_OFFICES},?\s+(?:of\s+(?:the\s+)?)?)?[A-Z][\w’'\-]*)+")


# Words that many bodies have in their names: they tell no two apart, nor make two one.
BODIES = stems(
    "front league union party movement group brigade brigades council committee organisation organization association federation alliance coalition "
    "liberation national democratic popular united people resistance"
)


def heads(names: Iterable[str]) -> frozenset[str]:
    """Give what names are compared by: four letters of each, so that "Orunia" meets "Orunian"."""
    return frozenset(part[:4] for name in names for part in name.split("-") if part not in _LOW)


@dataclass(frozen=True, slots=True)
class Side:
    """Hold what a phrase calls a party: the heads of its names and the codes of its states, and its class (`None` where the words don't tell)."""

    names: frozenset[str]
    kind: Literal["office", "crowd"] | None


def side(phrase: str, proper: frozenset[str]) -> Side:
    """Read a phrase for a party; `proper` are the stems of names.

    >>> side("the Orun army", frozenset({"orun"})).kind
    'office'
    """
    words = [w.rstrip(".") for w in _WORD.findall(phrase)]
    low = {w.casefold() for w in words}
    parts = low | {p for w in low for p in w.split("-")}
    names = {
        s
        for w in words
        if _CAPITAL.search(w) and w.casefold() not in OFFICE | CROWD | _LOW
        for s in stems(w)
        if s in proper or "-" in w
    }
    called = heads(names - BODIES or names) | {f"\\{code}" for code in states(phrase)}
    return Side(called, "crowd" if parts & CROWD else "office" if parts & OFFICE else None)


@dataclass(frozen=True)
class Links:
    """Hold which names are printed as one."""

    pairs: frozenset[tuple[str, str]]

    def linked(self, one: frozenset[str], other: frozenset[str]) -> bool:
        return bool(one & other) or any((a, b) in self.pairs for a in one for b in other)

    @cached_property
    def _with(self) -> dict[str, set[str]]:
        out: dict[str, set[str]] = defaultdict(set)
        for one, other in self.pairs:
            out[one].add(other)
        return out

    def near(self, names: frozenset[str]) -> frozenset[str]:
        """Give names with all that are printed as one with them."""
        return names.union(*(self._with.get(name, ()) for name in names))

    def compare(self, one: Side, other: Side) -> Verdict:
        """Tell whether two phrases call the same party, surely different ones, or perhaps one by a broader word."""
        differ = one.kind is not None and other.kind is not None and one.kind != other.kind
        if differ:
            return "apart"
        if one.names and other.names:
            if self.linked(one.names, other.names):
                return "same"
            # A named band and "militants" may be one: broader and narrower.
            return "maybe" if "crowd" in (one.kind, other.kind) else "apart"
        return "same" if one.kind is not None and one.kind == other.kind else "maybe"


def link(reports: Sequence[Report]) -> Links:
    """Gather the names that reports print as one: in a run of capitals, or in the role of a voice."""
    pairs: set[tuple[str, str]] = set()
    for report in reports:
        for line in plain_lines(str(report.text)):
            for run in _RUN.findall(line):
                _join(pairs, run)
        for voice in report.voices or ():
            for more in (voice.role, voice.speaks_for):
                if more is not None:
                    _join(pairs, f"{voice.name} {more.text}")
    return Links(frozenset(pairs))


def _join(pairs: set[tuple[str, str]], run: str) -> None:
    found: dict[str, None] = {}
    for word in _WORD.findall(run):
        if word[:1].isupper() and word.casefold() not in OFFICE | CROWD | _LOW:
            for head in heads(stems(word)):
                found.setdefault(head, None)
    names = list(found)[:8]
    pairs.update((a, b) for a in names for b in names if a != b)
