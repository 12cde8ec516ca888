"""Reads tiny reports whose counts are given by hand: `{30|killed} people` in a marked story, or counts by their words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from marked import report
from rashomon.figures.extract import Count
from rashomon.figures.hearsay import hear_counts
from rashomon.figures.voices import attribute
from rashomon.model import Figure, Report, Statement
from rashomon.resolve import resolve

_COUNT = re.compile(r"\{(?:(?P<low>\d*)-(?P<high>\d*)=)?(?P<words>[^|}]+)\|(?P<harm>[a-z]+)(?:\|(?P<group>[^}]*))?\}")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12, "thirty": 30, "one": 1, "a": 1}


@dataclass(frozen=True)
class Told:
    """Hold the figures of a story with the names of their voices, in reading order."""

    figures: tuple[Figure, ...]
    report: Report
    names: dict[str, str] = field(default_factory=dict)

    @property
    def voices(self) -> list[str | None]:
        return [self.names[f.voice] if f.voice else None for f in self.figures]

    @property
    def moments(self) -> list[str | None]:
        return [f.as_of.text if f.as_of else None for f in self.figures]

    @property
    def parts(self) -> list[str | None]:
        return [f.part_of for f in self.figures]

    @property
    def repeats(self) -> list[str | None]:
        return [f.repeats for f in self.figures]

    @property
    def statements(self) -> list[Statement]:
        return list(self.report.statements or ())


def tell(story: str, *, outlet: str | None = None, heard: bool = False, titled: bool = False) -> Told:
    """Read a story: `[1s who] [1c said] [1t what]` mark statements, `{30 people|killed|people}` counts.

    The number of a count is its first number word; `{20-60=from 20 to 60|killed}` gives its limits.  `heard` adds the
    statements that the rules hear; `titled` takes the first line for the title.
    """
    plain = re.sub(_COUNT, lambda m: m.group("words"), story)
    made = report(plain, outlet=outlet)
    made = replace(made, titled=titled)
    text = str(made.text)
    found, at = [], 0
    for m in _COUNT.finditer(story):
        at = text.index(m.group("words"), at)
        found.append(_count(m, at))
        at += len(m.group("words"))
    if heard:
        made = hear_counts(made, found)
    made = resolve(made)
    return Told(attribute(made, found), made, {v.id: v.name for v in made.voices or ()})


def _count(m: re.Match[str], at: int) -> Count:
    words = m.group("words")
    number = re.search(r"\d[\d,]*|\b(?:" + "|".join(_NUMBERS) + r"|dozens|hundreds|no)\b", words, re.IGNORECASE)
    assert number is not None, f"no number in {words}"
    value = number.group().replace(",", "").casefold()
    low, high, bound = _limits(value, words.casefold())
    if m.group("low") is not None:
        low, high, bound = (int(m.group("low")) if m.group("low") else None, int(m.group("high")) if m.group("high") else None, "range")
    group = m.group("group") if m.group("group") is not None else words[number.end() :].strip()
    return Count(at, at + len(words), (at + number.start(), at + number.end()), low, high, bound, group, m.group("harm"), 0.9)


def _limits(value: str, words: str) -> tuple[int | None, int | None, str]:
    if value in ("dozens", "hundreds"):
        return {"dozens": 24, "hundreds": 200}[value], None, "vague"
    number = 0 if value == "no" else int(value) if value.isdigit() else _NUMBERS[value]
    if "at least" in words:
        return number, None, "at_least"
    if "more than" in words:
        return number + 1, None, "at_least"
    return number, number, "exact"
