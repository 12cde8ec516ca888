"""Reads reports of two parties with the names one way and the other, and compares the records up to the names."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rashomon
from rashomon.model import Figure, Incident, Report, Statement, Words

_TABLE = tomllib.loads(Path(__file__).with_name("swaps.toml").read_text(encoding="utf-8"))
REPORTS: list[dict[str, str]] = _TABLE["report"]
PAIRS: dict[str, list[list[dict[str, str]]]] = _TABLE["pairs"]
_SLOT = re.compile(r"\{([AB])(?:\.(\w+))?\}")
Row = tuple[Any, ...]
FIELDS = {
    "statements": ("source", "cue", "content", "voice", "within", "via", "stance", "act", "manner", "hedges", "said", "channel"),
    "figures": ("words", "low", "high", "bound", "group", "harm", "voice", "voices", "as_of", "part_of", "repeats", "incident"),
    "incidents": ("words", "mentions", "kind", "days", "dated by", "place", "actors", "targets", "means", "relations"),
}


@dataclass(frozen=True)
class Filled:
    """A report with names in its slots, and where each slot came to stand (start, end, slot)."""

    text: str
    slots: tuple[tuple[int, int, str], ...]

    def plain(self, start: int, end: int) -> str:
        """Give a range with each whole name as its slot; a name that is cut shows how much is missing at either side."""
        out, at = [], start
        for low, high, slot in self.slots:
            if low < end and start < high:
                out += [self.text[at : max(at, low)], slot]
                if start > low or end < high:
                    out.append(f"<cut {max(0, start - low)}..{max(0, high - end)}>")
                at = high
        return " ".join(("".join(out) + self.text[at:end]).split())

    def named(self, name: str) -> str:
        """Give a voice's name with the words that fill slots as those slots, articles left out as names do."""
        forms = {re.sub("^[Tt]he ", "", self.text[low:high]): slot for low, high, slot in reversed(self.slots)}
        for form in sorted(forms, key=len, reverse=True):
            name = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", lambda m, slot=forms[form]: slot, name)
        return name


def fill(template: str, a: dict[str, str], b: dict[str, str]) -> Filled:
    """Put names into a report; one that begins a sentence takes its `start` form when it has one."""
    out: list[str] = []
    slots: list[tuple[int, int, str]] = []
    at = length = 0
    for m in _SLOT.finditer(template):
        before = template[at : m.start()]
        names = {"A": a, "B": b}[m[1]]
        opens = re.search(r"(?:^|[.?!\n]\"?)\s*$", template[: m.start()])
        name = names.get(m[2] or ("start" if opens and "start" in names else "name"), "")
        assert name, m.group()
        out += [before, name]
        length += len(before) + len(name)
        slots.append((length - len(name), length, m.group()))
        at = m.end()
    return Filled("".join(out) + template[at:], tuple(slots))


def rows(filled: Filled, report: Report) -> dict[str, Row]:
    """Give each statement of a record as a row of its `FIELDS`, up to the names, by id."""
    voices = _voices(filled, report)
    done: dict[str, Row] = {}
    for s in _in_order(report.statements or ()):
        done[s.id] = (
            *(_plain(filled, words) for words in (s.source, s.cue, s.content)),
            voices.get(s.voice or ""),
            done[s.within][1:3] if s.within else None,
            tuple(voices[v] for v in s.via),
            s.stance,
            s.act,
            s.manner,
            tuple(_plain(filled, h) for h in s.hedges),
            _plain(filled, s.said),
            _plain(filled, s.channel),
        )
    return done


def figure_rows(filled: Filled, report: Report) -> list[Row]:
    """Give each figure of a record as a row of its `FIELDS`, up to the names; other figures and incidents by their words."""
    voices = _voices(filled, report)
    words = {x.id: _plain(filled, x.words) for x in (*(report.figures or ()), *(report.incidents or ()))}

    def row(f: Figure) -> Row:
        told = (voices.get(f.voice or ""), tuple(sorted(voices[v] for v in f.voices)), _plain(filled, f.as_of))
        others = (words.get(name or "") for name in (f.part_of, f.repeats, f.incident))
        return (words[f.id], f.low, f.high, f.bound, filled.named(f.group), f.harm, *told, *others)

    return [row(f) for f in report.figures or ()]


def incident_rows(filled: Filled, report: Report) -> list[Row]:
    """Give each incident of a record as a row of its `FIELDS`, up to the names; of a place the words, not the point."""
    voices = _voices(filled, report)
    words = {i.id: _plain(filled, i.words) for i in report.incidents or ()}

    def row(i: Incident) -> Row:
        days = (i.date.start, i.date.end, words.get(i.date.relative_to or ""), i.date.relation)
        roles = (tuple(_plain(filled, w) for w in role) for role in (i.actors, i.targets, i.means))
        relations = tuple(sorted((r.kind, words[r.incident], voices.get(r.voice or "") or "") for r in i.relations))
        mentions = tuple(_plain(filled, m) for m in i.mentions)
        place = _plain(filled, i.place.words) if i.place else None
        return (words[i.id], mentions, i.kind, days, _plain(filled, i.date.words), place, *roles, relations)

    return [row(i) for i in report.incidents or ()]


def _voices(filled: Filled, report: Report) -> dict[str, str]:
    return {v.id: filled.named(v.name) for v in report.voices or ()}


def _in_order(statements: tuple[Statement, ...]) -> Iterator[Statement]:
    """Give carriers before what they carry."""
    given: set[str] = set()
    waiting = list(statements)
    while waiting:
        ready = [s for s in waiting if s.within is None or s.within in given]
        assert ready, "statements carry each other in a ring"
        yield from ready
        given |= {s.id for s in ready}
        waiting = [s for s in waiting if s.id not in given]


def _plain(filled: Filled, words: Words | None) -> tuple[str, ...]:
    return tuple(filled.plain(span.start, span.end) for span in words.spans) if words else ()


@dataclass(frozen=True)
class Outcome:
    """What changed of a layer between the two ways round: rows found in one of them alone, and how many there were in both."""

    layer: str
    names: str
    report: int
    first: tuple[Row, ...]
    second: tuple[Row, ...]
    total: int

    @property
    def changed(self) -> int:
        return len(self.first) + len(self.second)


def compare(number: int, pair: int) -> dict[str, Outcome]:
    """Read report `number` with a pair of its kind both ways round, layer by layer; pairs are counted round and round."""
    report = REPORTS[number]
    pairs = PAIRS[report["kind"]]
    a, b = pairs[pair % len(pairs)]
    one, other = (_count(fill(report["text"], *names)) for names in ((a, b), (b, a)))
    return {layer: _outcome(layer, f"{a['name']} / {b['name']}", number, one[layer], other[layer]) for layer in FIELDS}


def _outcome(layer: str, names: str, number: int, first: Counter[Row], second: Counter[Row]) -> Outcome:
    total = first.total() + second.total()
    return Outcome(layer, names, number, tuple((first - second).elements()), tuple((second - first).elements()), total)


def _count(filled: Filled) -> dict[str, Counter[Row]]:
    report = rashomon.read_text(filled.text)
    read = (rows(filled, report).values(), figure_rows(filled, report), incident_rows(filled, report))
    return dict(zip(FIELDS, map(Counter, read), strict=True))


def unchanged(outcomes: list[Outcome]) -> float:
    """Give the share of rows (0..1) that are the same both ways round."""
    return 1 - sum(o.changed for o in outcomes) / max(1, sum(o.total for o in outcomes))


def causes(outcome: Outcome) -> list[str]:
    """Say for each changed row which fields differ from its nearest fellow, or that it has none."""
    out = []
    left = list(outcome.second)
    for row in outcome.first:
        fellow = max(left, key=lambda other: sum(x == y for x, y in zip(row, other, strict=True)), default=None)
        key = 1 if outcome.layer == "statements" else 0
        if fellow is None or row[key] != fellow[key]:
            out.append(f"one way only: {row[:4]}")
            continue
        left.remove(fellow)
        out += [f"{name}: {x!r} / {y!r}" for name, x, y in zip(FIELDS[outcome.layer], row, fellow, strict=True) if x != y]
    return out + [f"the other way only: {row[:4]}" for row in left]
