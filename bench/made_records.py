"""Turns drafts of written news into reports as a careful reader would record them: no model and no rule is run, the marks say what is what."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from made_events import CLOSE, CONTENT, CUE, DAY, EVENT, HARMS, MARK, PLACE, SENTENCES, SOURCE, Event, spelled
from made_news import USUAL, Story, Wanted, drafts, story
from made_telling import Draft
from rashomon.model import (
    Dropped,
    Figure,
    FoundDate,
    Header,
    Incident,
    Place,
    Published,
    Report,
    Statement,
    Voice,
    When,
)
from rashomon.text import Original, Piece, Span, Text, Words

_FIGURE = re.compile("(at least |more than |about |nearly |up to )?([a-z]+(?:-[a-z]+)?|[0-9,]+)(?: (.+))?", re.IGNORECASE)
_NUMBERS = {spelled(n): n for n in range(100)}
_STEPS = frozenset(SENTENCES.values())
_ATTRIBUTED = frozenset({CONTENT, SOURCE, CUE})
_TELLING = {EVENT: 1, PLACE: 2, DAY: 3}
_HARM = {mark: harm for harm, mark in HARMS.items()}
_STANCES = (
    ("den", "denies"), ("reject", "denies"), ("dismiss", "denies"), ("accus", "accuses"), ("blam", "accuses"), ("alleg", "accuses"), ("charg", "accuses"), ("call", "demands"), ("urg", "demands"),
    ("demand", "demands"), ("ask", "demands"), ("vow", "promises"), ("promis", "promises"), ("condemn", "accuses"),
)  # fmt: skip
_ACTS = (("not", "cannot_verify"), ("none", "cannot_verify"), ("unknown", "cannot_verify"), ("confirm", "confirms"), ("admit", "confirms"), ("claimed resp", "claims_responsibility"))


def told(count: int, seed: int = 1, wanted: Wanted = USUAL) -> Iterator[tuple[Story, Report]]:
    """Make stories, each with its record."""
    for name, draft, source in drafts(count, seed, wanted):
        made = story(name, draft, source)
        yield made, Reader(draft, made).report()


class Reader:
    """Read one draft: lay it out as a plain text with a header block, and pin what is marked."""

    def __init__(self, draft: Draft, made: Story) -> None:
        self.draft, self.made = draft, made
        head = f"Outlet: {made.outlet}\nDate: {made.date}\nTitle: "
        self.raw = f"{head}{made.title}\n\n{made.text}"
        self.units: list[Span] = []
        self.statements: list[Statement] = []
        self.voices: dict[str, list] = {}
        self.figures: list[Figure] = []
        self.told: dict[str, tuple[Event, list[Words], list[Words], list[Words]]] = {}
        self.head = len(head)

    def words(self, start: int, end: int) -> Words:
        """Pin a run of the text, which holds no run of white space."""
        return Words((Span(start, end),), self.raw[start:end])

    def report(self) -> Report:
        """Give the report."""
        at = self.unit(self.draft.title, self.head, self.draft.event)
        for text, event in self.draft.paragraphs:
            at = self.unit(text, at + 2, event)
        digest = hashlib.sha256(self.raw.encode()).hexdigest()
        original = Original(self.raw, "utf-8", f"{self.made.id}.txt", digest, "text/plain", digest[:16])
        title, *rest = self.units
        day = Published(self.made.date, "header", (FoundDate(self.made.date, "header"),))
        incidents = tuple(i for n, told in enumerate(self.told.values(), start=1) if (i := self.incident(n, *told)))
        return Report(
            original=original,
            text=self.text(original),
            titled=True,
            header=Header(title=self.words(title.start, title.end), outlet=self.made.outlet, published=day),
            paragraphs=tuple(self.words(s.start, s.end) for s in rest),
            dropped=(Dropped((Span(0, self.head - 1),), "header block"),),
            language="en",
            statements=tuple(self.statements),
            voices=tuple(Voice(f"v{n}", name, kind, mentions=tuple(found), speaks_for=body) for n, (name, (_, kind, found, body)) in enumerate(self.voices.items(), start=1)),
            figures=tuple(self.figures),
            incidents=incidents,
        )

    def text(self, original: Original) -> Text:
        """Lay out the units as `Text.build` does where no white space needs care, which is most of its time."""
        pieces: list[Piece] = []
        ranges = []
        at = end = 0
        for span in self.units:
            if at:
                pieces.append(Piece(at, 1, end, end, True))
                at += 1
            begin, at, end = at, at + span.end - span.start, span.end
            pieces.append(Piece(begin, at - begin, span.start, end))
            ranges.append((begin, at))
        return Text(original, "\n".join(self.raw[s.start : s.end] for s in self.units), tuple(pieces), tuple(ranges))

    def unit(self, text: str, at: int, event: Event) -> int:
        """Read a title or paragraph that begins at `at` of the plain text; give where it ends."""
        begin, last = at, 0
        open_: list[tuple[str, int]] = []
        parts: list[tuple[str, int, int]] = []
        step = SENTENCES[""]
        for found in MARK.finditer(text):
            at += found.start() - last
            last = found.end()
            mark = found[0]
            if mark == CLOSE:
                kind, start = open_.pop()
                if at > start:
                    parts.append((kind, start, at))
            elif mark in _STEPS:
                self.sentence(parts, step, event)
                parts, step = [], mark
            else:
                open_.append((mark, at))
        at += len(text) - last
        self.sentence(parts, step, event)
        self.units.append(Span(begin, at))
        return at

    def sentence(self, parts: list[tuple[str, int, int]], step: str, event: Event) -> None:
        """Record what one sentence states, counts and tells."""
        if not parts:
            return
        contents: list[tuple[str, int, int]] = []
        sources: list[tuple[str, int, int]] = []
        cues: list[tuple[str, int, int]] = []
        figures = []
        for part in parts:
            kind = part[0]
            if kind in _ATTRIBUTED:
                (contents if kind == CONTENT else sources if kind == SOURCE else cues).append(part)
            elif kind in _HARM:
                figures.append(part)
            elif kind in _TELLING:
                told = self.told.setdefault(event.id, (event, [], [], []))
                told[_TELLING[kind]].append(self.words(part[1], part[2]))
        begun = len(self.statements)
        for n, (_, start, end) in enumerate(contents or (cues[:1] if cues and sources else [])):
            self.state(self.words(start, end), sources[n : n + 1] or sources[:1], cues[n : n + 1] or cues[:1], step)
        for kind, start, end in figures:
            inside = next((s for s in self.statements[begun:] if s.content.start <= start and end <= s.content.end), None)
            self.count(start, end, _HARM[kind], inside)

    def state(self, content: Words, source: list, cue: list, step: str) -> None:
        """Record a statement; a quotation without a source goes on with the voice before."""
        words = self.words(*source[0][1:]) if source else None
        said = self.words(*cue[0][1:]) if cue else None
        voice = self.voice(words) if words else None
        quoted = content.text[0] in "“\""
        if words is None and quoted and self.statements:
            voice = self.statements[-1].voice
        told = said.text.lower() if said else ""
        stance = "accuses" if step == SENTENCES["blames"] else next((s for stem, s in _STANCES if stem in told), "asserts")
        act = "no_comment" if "comment" in told else next((a for stem, a in _ACTS if stem in told), None)
        number = f"s{len(self.statements) + 1}"
        self.statements.append(Statement(number, words, said, content, "direct" if quoted else "indirect", voice=voice, stance=stance, act=act))

    def voice(self, words: Words) -> str:
        """Give the id of the voice that the words of a source name."""
        known = self.draft.voices.get(words.text) or self.draft.voices.get(words.text.replace("'", "’")) or self.draft.voices.get(words.text[0].lower() + words.text[1:].replace("'", "’"))
        name, kind, body = known or (words.text, "unnamed", None)
        held = self.voices.get(name)
        if held is None:
            held = self.voices[name] = [f"v{len(self.voices) + 1}", kind, [], None]
        held[2].append(words)
        if body and held[3] is None and (at := words.text.find(body)) >= 0:
            held[3] = self.words(words.start + at, words.start + at + len(body))
        return held[0]

    def count(self, start: int, end: int, harm: str, inside: Statement | None) -> None:
        """Record a figure."""
        words = self.words(start, end)
        found = _FIGURE.fullmatch(words.text)
        if found is None:
            return
        bound, low = (found[1] or "").strip().lower(), found[2].lower().replace(",", "")
        number = int(low) if low.isdigit() else _NUMBERS.get(low)
        if number is None:
            return
        limits = {"at least": (number, None, "at_least"), "more than": (number + 1, None, "at_least"), "up to": (None, number, "at_most"), "about": (number, number, "about"), "nearly": (number, number, "about")}
        least, most, how = limits.get(bound, (number, number, "exact"))
        group = "people" if found[3] in (None, "others", "person") else found[3]
        told = f"i{list(self.told).index(self.draft.event.id) + 1}" if self.draft.event.id in self.told else None
        self.figures.append(
            Figure(f"f{len(self.figures) + 1}", words, least, most, how, group, harm, voice=inside.voice if inside else None, statement=inside.id if inside else None, incident=told)
        )

    def incident(self, number: int, event: Event, phrases: list[Words], places: list[Words], days: list[Words]) -> Incident | None:
        """Record the event that some paragraphs tell, if they have words for it."""
        if not phrases:
            return None
        day = event.day.isoformat()
        when = When(day, day, days[0], "weekday up to publication") if days else When(None, None, None, "no time is given")
        place = Place(places[0], event.town, None, None, None, "no place of that name known") if places else None
        return Incident(f"i{number}", event.kind.label, phrases[0], tuple(phrases[1:4]), event.kind.plover, place, when)
