"""Cut a text into words and say how rare each is: from a table of common words, and from the set of reports at hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

from rashomon.places.gazetteer import gazetteer
from rashomon.places.keys import key_of
from rashomon.places.lexicon import nationalities

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STOP = re.compile(r"[.!?:;\n“\"]")
# The table weighs as much as so many reports of the set at hand.
TABLE = 40.0
# A word that the table lacks (names, and whatever is rare) stands in this share of reports; a country or people in that.
UNSEEN, COUNTRY = 1 / 1500, 1 / 20
_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one word with its place in the text; `opens` marks the first word of a sentence or line."""

    text: str
    start: int
    capital: bool
    opens: bool


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of `text`, small where they are not capitalised.

    >>> [(t.text, t.opens) for t in tokens("Shells fell. Orun burned.")]
    [('Shells', True), ('fell', False), ('Orun', True), ('burned', False)]
    """
    last = 0
    for match in _WORD.finditer(text):
        word = match.group()
        opens = last == 0 or _STOP.search(text, last, match.start()) is not None
        yield Token(word, match.start(), word[0].isupper(), opens)
        last = match.end()


def stem(word: str) -> str:
    """Cut the endings of a word in small letters that tell number and tense, roughly.

    >>> [stem(word) for word in ("bombings", "killed", "cities", "gas", "town's")]
    ['bomb', 'kill', 'city', 'gas', 'town']
    """
    word = word.removesuffix("'s").removesuffix("’s")
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            cut = word.removesuffix(ending)
            return cut[:-1] if cut[-1] == cut[-2] and cut[-1] not in "lsz" else cut
    return word


@cache
def table() -> dict[str, float]:
    """Give the share of reports in which each common word stands, by stems."""
    out: dict[str, float] = {}
    for line in _lines("common"):
        level, _, listed = line.partition(":")
        share = 2.0 ** (-int(level) / _QUARTERS)
        out.update(dict.fromkeys(listed.split(), share))
    lands = {part for word in nationalities() for part in word.split()}
    lands |= {part for country in gazetteer().countries for part in key_of(country["name"]).split()}
    out.update({word: COUNTRY for part in sorted(lands) if (word := stem(part)) not in out})
    out.update(dict.fromkeys(word_list("calendar"), 1.0))
    return out


def _lines(name: str) -> list[str]:
    text = files("rashomon.groups").joinpath("lists", f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def word_list(name: str) -> frozenset[str]:
    """Read one list of this package as the stems of its words.

    >>> "war" in word_list("wars")
    True
    """
    return frozenset(stem(word) for line in _lines(name) for word in line.split())


@cache
def sorts() -> dict[str, tuple[str, ...]]:
    """Map the stem of each word for a deed or weapon to the sorts it is of.

    >>> sorts()[stem("mortars")]
    ('shell',)
    """
    out: dict[str, dict[str, None]] = {}
    for line in _lines("means"):
        label, _, listed = line.partition(":")
        for word in listed.split():
            out.setdefault(stem(word), {})[label] = None
    return {word: tuple(labels) for word, labels in out.items()}


class Rarity:
    """Weigh the terms of one facet (words, places, days, …) by how many reports of the set hold them.

    `known` gives shares of reports elsewhere, `unseen` the share of what it lacks.  The fewer reports the set holds, the
    more the shares from elsewhere count, so that what one affair's five reports all share stays telling.
    """

    def __init__(self, holders: Iterable[Iterable[str]], known: Mapping[str, float], unseen: float = UNSEEN) -> None:
        self._counts: Counter[str] = Counter()
        self._reports = 0
        for terms in holders:
            self._counts.update(set(terms))
            self._reports += 1
        self._known, self._unseen = known, unseen
        self._cache: dict[str, float] = {}

    def of(self, term: str) -> float:
        """Give the weight of a term: the negative logarithm of its share, 0 for what stands everywhere."""
        if term not in self._cache:
            share = TABLE * self._known.get(term, self._unseen) + self._counts[term]
            self._cache[term] = max(0.0, -log(min(1.0, share / (TABLE + self._reports))))
        return self._cache[term]

    def held_by(self, reports: int) -> float:
        """Give the weight of a term that so many reports of the set hold and no table lists."""
        return -log(min(1.0, (TABLE * self._unseen + reports) / (TABLE + max(reports, self._reports))))

    def vector(self, terms: Mapping[str, float]) -> dict[str, float]:
        """Weigh counted terms and bring them to length 1; terms that weigh nothing are left out."""
        raised = {term: (1.0 + log(count)) * weight for term, count in sorted(terms.items()) if (weight := self.of(term)) > 0.0}
        length = sum(value * value for value in raised.values()) ** 0.5
        return {term: value / length for term, value in raised.items()} if length else {}


def dot(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """Multiply two vectors.

    >>> dot({"a": 0.5, "b": 0.5}, {"a": 1.0})
    0.5
    """
    if len(one) > len(two):
        one, two = two, one
    return sum(value * two[term] for term, value in one.items() if term in two)
