"""Hold what one event phrase is: its head, what is pinned of it, and how it tells."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.incidents.lexicon import Entry

# Verbs that tell of harm and not of what did it: they lean on the event named beside them.
HARM = frozenset({"kill", "die", "perish", "claim * lives", "leave * dead", "leave * wounded", "leave * injured", "injure", "wound", "hurt", "maim", "hospitalize", "hospitalise", "martyr", "displace", "flee", "evacuate", "uproot", "burn"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold one event phrase: `first..last` are the words of its head (last excluded), `start..end` what is pinned.

    `harm` says that it tells of people hurt and leaves open by what; `passive` that its subject suffers it;
    `hedged` that it only may have happened.
    """

    first: int
    last: int
    start: int
    end: int
    entry: Entry
    sentence: int
    clause: int
    definite: bool = False
    fresh: bool = False
    passive: bool = False
    harm: bool = False
    title: bool = False
    hedged: bool = False

    @property
    def noun(self) -> bool:
        return self.entry.form in ("noun", "nouns")
