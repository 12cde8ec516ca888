"""Tell invented reports for the tests of points: statements, voices, figures and incidents are written down, words looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hand_made import Maker
from rashomon.comparison import Group, Member, Point
from rashomon.model import Figure, FoundDate, Header, Incident, Published, Report, Statement, Voice, When
from rashomon.points import weigh


class Story(Maker):
    """Write one report: paragraphs first, then who says what in them."""

    def __init__(self, outlet: str, day: str, title: str, *paragraphs: str) -> None:
        super().__init__(title, paragraphs, f"{outlet} home page")
        self.outlet, self.day, self.headline = outlet, day, title
        self.voices: dict[str, Voice] = {}
        self.told: list[Statement] = []
        self.figures: list[Figure] = []
        self.incidents: list[Incident] = []

    def voice(self, name: str, kind: str = "organization", speaks_for: str | None = None) -> str:
        """Enter a voice once; `speaks_for` is looked up in the text."""
        if name not in self.voices:
            body = self.words(speaks_for) if speaks_for else None
            self.voices[name] = Voice(f"v{len(self.voices) + 1}", name, kind, speaks_for=body)  # type: ignore[arg-type]
        return self.voices[name].id

    def speaks(self, name: str, kind: str = "organization") -> str:
        """Enter a voice with the place where its name stands first."""
        ident = self.voice(name, kind)
        self.voices[name] = replace(self.voices[name], mentions=(self.words(name),))
        return ident

    def says(self, name: str | None, cue: str | None, content: str, **more: Any) -> str:
        """Let a voice (by name) say words of the text; gives the id of the statement."""
        kind, body = more.pop("kind", "organization"), more.pop("speaks_for", None)
        voice = self.voice(name, kind, body) if name else None
        number = len(self.told) + 1
        self.told.append(self.statement(number, None, cue, content, voice=voice, **more))
        return f"s{number}"

    def counts(self, phrase: str, low: int | None, high: int | None, harm: str = "killed", **more: Any) -> str:
        """Enter a figure of incident `i1` unless told otherwise; `by` names its voice, `also` further voices."""
        by, also = more.pop("by", None), more.pop("also", ())
        voices = tuple(self.voice(name) for name in ((by,) if by else ()) + tuple(also))
        bound = more.pop("bound", "exact" if low == high else "at_least" if high is None else "at_most")
        if "as_of" in more:
            more["as_of"] = self.words(more["as_of"])
        ident = f"f{len(self.figures) + 1}"
        more.setdefault("incident", "i1")
        group = more.pop("group", phrase)
        self.figures.append(
            Figure(
                ident,
                self.words(phrase),
                low,
                high,
                bound,
                group,
                harm,
                voices[0] if voices else None,
                voices if len(voices) > 1 else (),
                **more,
            )
        )  # type: ignore[arg-type]
        return ident

    def happened(self, phrase: str, day: str | None = None, *mentions: str) -> None:
        """Enter an incident of one day, or of an unknown one."""
        when = When(day, day, None, "told" if day else "not told")
        ident = f"i{len(self.incidents) + 1}"
        self.incidents.append(
            Incident(ident, phrase, self.words(phrase), tuple(self.words(m) for m in mentions), "other", None, when)
        )

    def done(self) -> Report:
        published = Published(self.day, "header", (FoundDate(self.day, "header"),))
        return self.report(
            header=Header(
                self.original.words(self.title) if self.title else None, outlet=self.outlet, published=published
            ),
            statements=tuple(self.told),
            voices=tuple(self.voices.values()),
            figures=tuple(self.figures),
            incidents=tuple(self.incidents),
        )


def groups(reports: Sequence[Report], background: Sequence[str] = ()) -> tuple[Group, ...]:
    """Group incidents by their ids: all that are called `i1` are one, all `i2` another; `background` names groups that are."""
    out = []
    for ident in sorted({i.id for r in reports for i in r.incidents or ()}):
        held = [(r, i) for r in reports for i in r.incidents or () if i.id == ident]
        members = tuple(Member(r.original.id, ident) for r, _ in held)
        figures = tuple(Member(r.original.id, f.id) for r in reports for f in r.figures or () if f.incident == ident)
        out.append(Group(ident, held[0][1].label, members, None, held[0][1].date, figures, ident in background))
    # Something that all tell of, though no statement names it: the reports are of one affair.
    return (*out, Group("i99", "affair", tuple(Member(r.original.id, "i99") for r in reports), None, None))


def compared(*stories: Story, background: Sequence[str] = ()) -> tuple[Point, ...]:
    """Weigh the reports of some stories against each other."""
    reports = [story.done() for story in stories]
    return weigh(reports, groups(reports, background), ())


def kinds(points: Sequence[Point]) -> list[str]:
    return [point.kind for point in points]


def of_kind(points: Sequence[Point], kind: str) -> list[Point]:
    return [point for point in points if point.kind == kind]


def said(point: Point) -> list[list[str]]:
    """Give the words of each position."""
    return [[e.words.text for e in position.evidence] for position in point.positions]
