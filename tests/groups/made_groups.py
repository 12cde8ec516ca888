"""Make reports with incidents and figures written down by hand; every word is looked up in the text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from rashomon.model import Figure, FoundDate, Harm, Header, Incident, Place, Published, Report, When
from rashomon.text import Original, Span, Text, Words


@dataclass
class Told:
    """Write one incident down: `words` and what they say; `dead` pairs printed counts with numbers, `where` a name with a point."""

    label: str
    words: str
    when: tuple[str, str] | None = None
    where: tuple[str, float, float] | str | None = None
    dead: tuple[tuple[str, int], ...] = ()
    hurt: tuple[tuple[str, int], ...] = ()
    kind: str = "assault"
    targets: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    open_end: bool = False
    how: str = "weekday up to publication"


@dataclass
class Made:
    """Collect what a report is made of."""

    original: Original
    incidents: list[Incident] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def words(self, phrase: str) -> Words:
        at = self.original.raw.index(phrase)
        return self.original.words(Span(at, at + len(phrase)))

    def figure(self, printed: str, count: int, harm: Harm, incident: str) -> None:
        name = f"f{len(self.figures) + 1}"
        self.figures.append(Figure(name, self.words(printed), count, count, "exact", "people", harm, incident=incident))

    def place(self, where: tuple[str, float, float] | str | None) -> Place | None:
        if where is None:
            return None
        if isinstance(where, str):
            return Place(self.words(where), where, None, None, None, "no place of that name known")
        name, lat, lon = where
        return Place(self.words(name), name, lat, lon, "Norland", "the only place of that name known")

    def incident(self, told: Told) -> None:
        name = f"i{len(self.incidents) + 1}"
        start, end = told.when or (None, None)
        when = When(start, None if told.open_end else end, None, told.how)
        targets = tuple(self.words(t) for t in told.targets)
        mentions = tuple(self.words(m) for m in told.mentions)
        self.incidents.append(Incident(name, told.label, self.words(told.words), mentions, told.kind, self.place(told.where), when, targets=targets))
        for printed, count in told.dead:
            self.figure(printed, count, "killed", name)
        for printed, count in told.hurt:
            self.figure(printed, count, "injured", name)


def report(title: str, text: str, *told: Told, day: str | None = "2031-05-08", outlet: str | None = None) -> Report:
    """Make a report of a title and one paragraph; its id is a digest of both."""
    raw = f"{title}\n{text}"
    name = hashlib.sha256(f"{raw}{day}".encode()).hexdigest()[:12]
    original = Original(raw, "utf-8", "made.txt", name, "text/plain", name)
    made = Made(original)
    for each in told:
        made.incident(each)
    spans = [[Span(0, len(title))], [Span(len(title) + 1, len(raw))]]
    header = Header(title=original.words(spans[0][0]), outlet=outlet, published=Published(day, "given", (FoundDate(day, "given"),)) if day else None)
    base = Report(original, Text.build(original, spans), True, header, (), (), "en", statements=(), voices=())
    return replace(base, incidents=tuple(made.incidents), figures=tuple(made.figures))
