"""Keep who has been named or heard so far, for pronouns and short descriptions to point back at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from rashomon.resolve.mentions import Mention
from rashomon.resolve.names import Phrase
from rashomon.resolve.registry import Registry, Who
from rashomon.resolve.view import Line, View

# How far back a pronoun or description may point, in sentences and in heard lines: near enough to be read as the same topic.
REACH = 8
HEARD = 40


@dataclass(frozen=True, slots=True)
class Named:
    """Place one known party: where, who, whether it is the subject there, whether it speaks there."""

    at: int
    who: Who
    subject: bool
    speaks: Line | None = None
    owner: bool = False


class Scene:
    """Gather named parties in text order; `heard` grows while lines are resolved in that order."""

    def __init__(self, view: View, mentions: list[Mention], owners: list[Who | None], registry: Registry) -> None:
        self.view = view
        self.registry = registry
        self.named = [Named(m.start, w, m.subject, owner=m.owner) for m, w in zip(mentions, owners, strict=True) if w is not None and not m.inner and not m.placed]
        self._named_at = [n.at for n in self.named]
        self._by_head: dict[str, list[Named]] = {}
        for n in self.named:
            for head in n.who.heads:
                self._by_head.setdefault(head, []).append(n)
        self.heard: list[Named] = []
        self._heard_at: list[int] = []
        self.who: dict[str, Who] = {}
        self.crowds: dict[tuple[int, int], Who] = {}

    def hear(self, line: Line, who: Who) -> None:
        """Enter the speaker of a line."""
        self.who[line.statement.id] = who
        who.lines.append(line.statement.id)
        at = bisect_right(self._heard_at, line.at)
        self.heard.insert(at, Named(line.at, who, True, line))
        self._heard_at.insert(at, line.at)

    def between(self, start: int, end: int) -> list[Named]:
        """Give the parties named or heard in a range, as read, at most 50 of either."""
        low, high = bisect_left(self._named_at, start), bisect_left(self._named_at, end)
        first, last = bisect_left(self._heard_at, start), bisect_left(self._heard_at, end)
        speaking = self.heard[max(first, last - 50) : last]
        taken = {n.at for n in speaking}
        others = (n for n in self.named[max(low, high - 50) : high] if n.at not in taken)
        return sorted([*speaking, *others], key=lambda n: n.at)

    def recent(self, at: int) -> list[Named]:
        """Give the last speakers before a place, the nearest first."""
        last = bisect_left(self._heard_at, at)
        return self.heard[max(0, last - HEARD) : last][::-1]

    def titled(self, head: str, at: int) -> tuple[list[Who], list[Who]]:
        """Give those named with a role, before a place and after it, the nearest first, of either at most `HEARD` namings."""
        found = self._by_head.get(head, [])
        cut = bisect_left(found, at, key=lambda n: n.at)
        before, after = found[max(0, cut - HEARD) : cut][::-1], found[cut : cut + HEARD]
        return list(dict.fromkeys(n.who for n in before)), list(dict.fromkeys(n.who for n in after))

    def served(self, who: Who) -> Who | None:
        """Give the body or outlet that somebody is said to speak for, when the report names it."""
        if who.speaks_for is None:
            return None
        shown = self.view.text[slice(*who.speaks_for)]
        return self.registry.body(Phrase(shown, "organization", name=shown, definite=True)) or self.registry.outlet(shown)

    def carries(self, named: Named, who: Who) -> bool:
        """Say whether somebody hands on what another says."""
        return any(self.who.get(key) is named.who for key in (line.statement.within or "" for line in (self.view.by_id[k] for k in who.lines[-HEARD:])))

    def carrier(self, line: Line) -> tuple[Line, Who] | None:
        """Give the line that carries this one, with its speaker."""
        parent = self.view.parent(line)
        who = self.who.get(parent.statement.id) if parent else None
        return (parent, who) if parent and who else None
