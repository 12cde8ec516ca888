"""Keep the people, bodies and outlets of one report, and say which of them a name means."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.model import VoiceKind
from rashomon.resolve.lexicon import words
from rashomon.resolve.names import Phrase, keys, singular
from rashomon.resolve.outlets import outlet_key

Keys = tuple[str, ...]
# A surname or last noun that more than this many share tells nobody apart, and is not searched.
CROWD = 40


@dataclass(eq=False, slots=True)
class Who:
    """Gather what the report says of one voice while it is being read; `dead`: killed in it, and no source by name."""

    name: str
    kind: VoiceKind
    keys: Keys = ()
    heads: set[str] = field(default_factory=set)
    role: tuple[int, int] | None = None
    speaks_for: tuple[int, int] | None = None
    gender: str | None = None
    plural: bool = False
    single: bool = False
    sure: bool = False
    dead: bool = False
    printed: str = ""
    lines: list[str] = field(default_factory=list)


class Registry:
    """Find or found the one a name means; in doubt a new one, since a wrong merge is worse than a split."""

    def __init__(self) -> None:
        self.people: dict[str, list[Who]] = {}
        self._exact: dict[Keys, list[Who]] = {}
        self._outlets: dict[str, Who] = {}
        self.bodies: dict[Keys, Who] = {}
        self.tails: dict[str, list[Who]] = {}
        self.aliases: dict[str, Who] = {}
        self._edges: dict[tuple[str, str], list[Who]] = {}
        self._stems: dict[str, list[Who]] = {}

    def person(self, phrase: Phrase) -> Who | None:
        """Find the one person that fits a printed name."""
        name = keys(phrase.name or "")
        exact = [w for w in self._exact.get(name, ())[:CROWD] if len(name) > 1 and agree(w.gender, phrase.gender)]
        if exact:
            return exact[0]
        shared = [self.people.get(part, []) for part in dict.fromkeys(name)]
        found = dict.fromkeys(w for people in shared if len(people) <= CROWD for w in people)
        fits = [w for w in found if _fits(name, w.keys) and agree(w.gender, phrase.gender)]
        if len(name) == 1:
            # A name of two parts may have its surname first; a longer one only where the person is sure.
            fits = [w for w in fits if w.keys[-1] == name[0]] or [w for w in fits if w.sure or len(w.keys) == 2]
        return fits[0] if len(fits) == 1 else None

    def add_person(self, phrase: Phrase) -> Who:
        """Find a person or enter a new one; a longer name replaces a shorter."""
        who = self.person(phrase)
        name = keys(phrase.name or "")
        if who is None:
            who = Who(phrase.name or phrase.printed, "person", name, single=len(name) == 1)
            self._exact.setdefault(name, []).append(who)
            if name:  # ("A" alone is an article and has none)
                self._edges.setdefault((name[-1][0], name[-1][-1]), []).append(who)
            for part in dict.fromkeys(name):
                if part not in words("particles"):
                    self.people.setdefault(part, []).append(who)
        who.gender = who.gender or phrase.gender
        who.heads |= phrase.heads
        return who

    def body(self, phrase: Phrase) -> Who | None:
        """Find the one organisation that fits a printed name, an acronym, or a definite short form."""
        name = stem(keys(phrase.name or ""))
        if not name:
            return None
        if found := self.bodies.get(name) or self.aliases.get("".join(name)):
            return found
        tail = self.tails.get(name[-1], [])
        short = [w for w in tail if set(name) <= set(w.keys)] if len(tail) <= CROWD else []
        if short and (len(name) > 1 or phrase.definite):
            return short[0] if len(short) == 1 else None
        return None

    def add_body(self, phrase: Phrase) -> Who:
        """Find an organisation or enter a new one under its name, initials and printed acronym."""
        who = self.body(phrase)
        if who is None:
            name = stem(keys(phrase.name or phrase.printed))
            who = Who(phrase.name or phrase.printed, "organization", name, single=phrase.single)
            self.bodies[name] = who
            for opening in {part[:6] for part in name if len(part) > 5}:
                self._stems.setdefault(opening, []).append(who)
            for part in {name[-1:] and name[-1]} | {k for k in name if k in words("bodies")}:
                if part:
                    self.tails.setdefault(part, []).append(who)
            if len(name) > 1:
                for form in initials(phrase.name or ""):
                    self.aliases.setdefault(form, who)
        if phrase.alias:
            self.aliases.setdefault(phrase.alias.casefold(), who)
        return who

    def add_outlet(self, phrase: Phrase) -> Who:
        """Find an outlet or enter a new one."""
        name = phrase.name or phrase.printed
        core, forms = outlet_key(name), {"".join(keys(name)), *initials(name)}
        for key in (core, *sorted(forms)):
            if key in self._outlets:
                return self._outlets[key]
        who = Who(name, "outlet", keys(name))
        for key in (core, *sorted(forms)):
            self._outlets.setdefault(key, who)
        return who

    def printed_outlet(self, phrase: Phrase) -> Who | None:
        """Find the outlet that this very name was printed for (`the newspaper Orva Candle`), unless a person bears it."""
        who = self._outlets.get("".join(keys(phrase.name or "")))
        if who is None or who.keys != keys(phrase.name or ""):
            return None
        bearers = self.people.get(who.keys[-1], [])[:CROWD] if phrase.single else []
        return None if any(w.sure or w.heads for w in bearers) or ((one := self.person(phrase)) and one.heads) else who

    def misspelt(self, phrase: Phrase) -> Who | None:
        """Find the one person whose surname a single name misses by one letter: `Brandt` printed `Brandtt`, both of five letters or more."""
        surname = "".join(keys(phrase.name or ""))
        if len(surname) < 5 or surname in self.people:
            return None
        fits = [w for w in self._edges.get((surname[0], surname[-1]), [])[:CROWD] if w.sure and _one_letter_off(surname, w.keys[-1])]
        return fits[0] if len(fits) == 1 else None

    def stemmed(self, head: str) -> list[Who]:
        """Give the bodies one of whose words begins as a noun of six letters or more does: the Lake Monitoring Group for `monitors`."""
        return self._stems.get(head[:6], [])[:CROWD] if len(head) > 5 else []

    def outlet(self, name: str) -> Who | None:
        """Find an outlet that was entered under this name or its like."""
        return self._outlets.get(outlet_key(name))


def agree(a: str | None, b: str | None) -> bool:
    """Say whether two genders can be one's: unknown agrees with all."""
    return a is None or b is None or a == b


def stem(name: Keys) -> Keys:
    """Leave out `X-based`, `official` and the like, which describe and do not name."""
    out: list[str] = []
    for part in name:
        if part in {"based", "run", "backed", "led", "controlled"} and out:
            out.pop()
        elif part not in {"official", "so", "called"} or len(name) == 1:
            out.append(part)
    return tuple(out)


def initials(name: str) -> set[str]:
    """Give the acronyms that a long name can have: all words, or the capitalised ones.

    >>> sorted(initials("Orvan League for Human Rights"))
    ['olfhr', 'olhr']
    """
    parts = [p for p in name.replace("-", " ").split() if p[0].isalpha()]
    if len(parts) < 2:
        return set()
    return {"".join(p[0] for p in parts).casefold(), "".join(p[0] for p in parts if p[0].isupper()).casefold()}


def _fits(short: Keys, full: Keys) -> bool:
    """Say whether two printed names can be one person's: a surname, initials, a middle name left out."""
    if len(short) > len(full):
        short, full = full, short
    if not short or not full:
        return False
    if len(short) == 1:
        return short[0] in full and len(short[0]) > 1
    if full[-len(short) :] == short or full[: len(short)] == short:
        return True
    if full[-1] != short[-1] or not (full[0] == short[0] or (len(short[0]) == 1 == len(full[0][:1]) and full[0][0] == short[0])):
        return False
    rest = iter(full[1:-1])
    return all(any(_same_part(part, other) for other in rest) for part in short[1:-1])


def _same_part(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _one_letter_off(a: str, b: str) -> bool:
    """Say whether one letter changed, added or left out parts two words.

    >>> _one_letter_off("tasse", "tasze"), _one_letter_off("tasse", "tase"), _one_letter_off("tasse", "tarn")
    (True, True, False)
    """
    if len(a) < len(b):
        a, b = b, a
    if len(a) - len(b) > 1 or a == b:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(b))
    return a[at + 1 :] == (b[at + 1 :] if len(a) == len(b) else b[at:])


def noun(word: str) -> str:
    """Fold a head noun for comparison."""
    return singular(word.casefold())
