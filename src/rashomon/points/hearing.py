"""Tell whether a party has a word on what it is said to have done, or is only heard on other matters."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.points.affair import Affair
from rashomon.points.polarity import POINTING, denies
from rashomon.points.sides import Side, heads, side
from rashomon.points.units import Unit
from rashomon.roots.topics import stems
from rashomon.text import Words

# Whom and what any deed may befall: no two deeds are one for it.
ANYBODY = stems(
    "people person civilians men women children child boy girl town city village area region place capital district neighbourhood neighborhood street border side country "
    "least dozens scores hundreds thousands many several some others number two three four five six seven eight nine ten including near northeast northwest southeast "
    "southwest north south east west least wounded killed another innocent home houses homes forces soldiers troops police rebels positions base fighters"
)
_OWN = re.compile(
    r"\b(?:we|our|ours)\b|^\W*(?:that )?(?:it|they|he|she) (?:ha[ds]|have|was|were|did)\b|\b(?:its|their|his|her) (?:own )?(?:men|forces|troops|army|fighters|soldiers|guards|gunners|pilots|planes|jets|units|police|officers)\b",
    re.IGNORECASE,
)
_UNREACHED = re.compile(
    r"\b(?:(?:could not|couldn[’']t|cannot) (?:immediately )?be (?:reached|contacted)|declin\w+ to comment|(?:did|has|have) not (?:immediately )?(?:respond\w*|repl(?:y|ied)|comment\w*|answer\w*)|"
    r"no (?:immediate )?(?:comment|response|reply)|made no (?:immediate )?(?:comment|statement)|refus\w+ to comment|unavailable for comment)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+")
# A party is named so many code points before the words that it did not comment.
BEHIND = 300


@dataclass(frozen=True, slots=True)
class Matter:
    """Hold what a party is said to have done: stems of the act, of what it befell (`special`: what few deeds befall), and the incidents."""

    act: frozenset[str]
    target: frozenset[str]
    special: frozenset[str]
    incidents: frozenset[str]


class Hearing:
    """Hold who speaks in an affair, by name, so that each party is asked for its own words alone."""

    def __init__(self, affair: Affair) -> None:
        self.affair = affair
        self._said: dict[tuple[str, str, str], list[Unit]] = defaultdict(list)
        self._mute = [unit for unit in affair.units if _UNREACHED.search(unit.text)]
        for unit in affair.units:
            if unit.voice is not None:
                self._said[unit.voice, unit.root, unit.kind].append(unit)
        self._sides = {voice: _voice(*voice, affair.proper) for voice in self._said}
        self._named: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for voice, called in self._sides.items():
            for name in called.names or {""}:
                self._named[name].append(voice)

    def words_of(self, names: frozenset[str], who: Side) -> Iterator[Unit]:
        """Give the units that a party says, or a body of a state without a name where the party is one; in reading order of each voice."""
        voices = {voice for name in self.affair.links.near(names) for voice in self._named.get(name, ())}
        if who.kind == "office":
            voices |= {voice for voice in self._named.get("", ()) if self._sides[voice].kind == "office"}
        for voice in sorted(voices):
            called = self._sides[voice]
            # Bodies that share a name with a party ("the Orun Monitor") are not it.
            if not called.names or called.kind == "office" or called.names <= names or (voice[2] == "person" and voice[0] == voice[1]):
                yield from self._said[voice]

    def heard(self, names: frozenset[str], who: Side, matter: Matter) -> bool:
        """Tell whether a party has a word on a matter."""
        return any(self._on(unit, names, matter) for unit in self.words_of(names, who))

    def _on(self, unit: Unit, names: frozenset[str], matter: Matter) -> bool:
        """Tell whether a unit is a word on a matter.

        A denial of nothing else is one, and so is what names the thing harmed, or tells of own men and the deed;
        speaking of other matters is none.
        """
        if unit.statement is not None and unit.statement.act == "claims_responsibility":
            return True
        said = frozenset(s for s in unit.stems if s[:4] not in names)
        if said & matter.special:
            return True
        if denies(unit):
            return len(said - matter.act - matter.target - ANYBODY - POINTING) < 2
        here = bool(said & matter.target) or bool(self.affair.incidents(unit) & matter.incidents)
        return bool(said & matter.act) and here and unit.stance != "warns" and bool(_OWN.search(unit.text))

    def unreached(self, names: frozenset[str], reports: set[str]) -> Words | None:
        """Give the words of these reports that say a party did not comment: in a sentence that names it, or right behind one."""
        for unit in self._mute:
            before = _SENTENCE.split(str(unit.report.text)[max(0, unit.start - BEHIND) : unit.start].strip())[-1]
            if unit.report_id in reports and names & heads(stems(f"{before} {unit.context}")):
                return unit.words
        return None


def _voice(voice: str, root: str, kind: str, proper: frozenset[str]) -> Side:
    """Read a voice for a party: a person who rests on a body speaks as that body."""
    return side(root if root != voice and kind == "person" else f"{voice} {root}", proper)
