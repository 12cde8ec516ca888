"""The records a reading gives: frozen, typed, each pinned to words of the input.

Unknown is `None`.  A layer that was not run is `None` (with the reason in `Report.notes`); a layer
that ran and found nothing is `()`.  Ids are unique within one report: `s1`, `v1`, ….
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rashomon.text import Original, Span, Text, Words

Manner = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "accuses", "demands", "promises", "believes", "asks", "warns", "praises", "other"]
Act = Literal["claims_responsibility", "threatens", "confirms", "corrects", "retracts", "cannot_verify", "no_comment"]
VoiceKind = Literal["person", "organization", "group", "outlet", "unnamed"]
DateHow = Literal["given", "header", "metadata", "url", "text"]
Bound = Literal["exact", "at_least", "at_most", "about", "range", "vague"]
Harm = Literal["killed", "injured", "casualties", "missing", "detained", "abducted", "displaced"]
RelationKind = Literal["after", "part_of", "in_response_to"]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Keep one date found for the report: ISO `YYYY-MM-DD`, and where it was found."""

    value: str
    how: DateHow


@dataclass(frozen=True, slots=True)
class Published:
    """Give the date taken as publication date, how it was found, and every date found."""

    value: str
    how: DateHow
    found: tuple[FoundDate, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """Hold what the report says of itself; `None` where it does not say."""

    title: Words | None = None
    byline: Words | None = None
    outlet: str | None = None
    credit: Words | None = None
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """List words left out of the story, with the reason in one or two plain words."""

    spans: tuple[Span, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Record one attribution: who (source, voice) says (cue) what (content), on whose word (within, via).

    `source` are the words as printed, `voice` the id of the voice they resolve to.  `within` is the id of
    the statement that carries this one; `via` ids of outlet voices it came through, nearest the reporting
    outlet first.  `score` is in 0..1.
    """

    id: str
    source: Words | None
    cue: Words | None
    content: Words
    manner: Manner
    voice: str | None = None
    within: str | None = None
    via: tuple[str, ...] = ()
    stance: Stance = "asserts"
    act: Act | None = None
    hedges: tuple[Words, ...] = ()
    said: Words | None = None
    channel: Words | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Voice:
    """Name one speaker of a report; an unnamed voice is called by its printed words."""

    id: str
    name: str
    kind: VoiceKind
    role: Words | None = None
    speaks_for: Words | None = None
    mentions: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """Record one stated number of people harmed: how many, of whom, what befell them, and on whose word.

    `words` are the count and the group it counts, `group` the group in the report's words.  `low` and `high` are
    the least and most people stated (`None` where the words set no limit).  `voice` is the innermost voice that
    states it (`None`: the outlet's own), `voices` all of them when several state it jointly, `statement` the id of
    the innermost statement it stands in.  `part_of` names the figure it is included in, `repeats` the earlier one
    that it tells again; `as_of` are the words for the moment it speaks of.  `score` is in 0..1.
    """

    id: str
    words: Words
    low: int | None
    high: int | None
    bound: Bound
    group: str
    harm: Harm
    voice: str | None = None
    voices: tuple[str, ...] = ()
    statement: str | None = None
    incident: str | None = None
    as_of: Words | None = None
    part_of: str | None = None
    repeats: str | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """Name where something is reported to have happened, and where that is on the map when the gazetteer is sure.

    `lat` and `lon` are degrees (WGS 84) or `None`; `country` an English short name; `how` the rule that gave
    the point, or why there is none.
    """

    words: Words
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    how: str


@dataclass(frozen=True, slots=True)
class When:
    """Date an incident by an interval of days (ISO, both included), or say why it has none.

    `start` and `end` are `from` and `to` in the output, `None` when unknown; `words` are the time expression,
    `how` the rule that resolved it or the reason it could not be.  `relative_to` is the id of the incident that
    the words count from, `relation` how ("day before", "day after", "same day", "after", "before").
    """

    start: str | None
    end: str | None
    words: Words | None
    how: str
    relative_to: str | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """Relate an incident to another of the same report by the words that do; `voice` is who says so (`None`: the outlet)."""

    kind: RelationKind
    incident: str
    words: Words
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """Record one thing reported to have happened, in the report's words; told twice it is one, with two mentions.

    `words` are its first phrase, `mentions` the further ones, `kind` a PLOVER category in lower case or "other".
    """

    id: str
    label: str
    words: Words
    mentions: tuple[Words, ...]
    kind: str
    place: Place | None
    date: When
    relations: tuple[Relation, ...] = ()
    actors: tuple[Words, ...] = ()
    targets: tuple[Words, ...] = ()
    means: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Hold one report and what was read in it, one field a layer.

    `text` shows the title (when there is one, as its first unit, `titled` is then true) and the
    paragraphs, one unit a line; `paragraphs` are the story alone.  `condition` names damage seen in the copy.
    """

    original: Original
    text: Text
    titled: bool
    header: Header
    paragraphs: tuple[Words, ...]
    dropped: tuple[Dropped, ...]
    language: str | None = None
    condition: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    statements: tuple[Statement, ...] | None = None
    voices: tuple[Voice, ...] | None = None
    figures: tuple[Figure, ...] | None = None
    incidents: tuple[Incident, ...] | None = None
    models: dict[str, str] = field(default_factory=dict)

    @property
    def day(self) -> str | None:
        """The day of publication (ISO `YYYY-MM-DD`), `None` when it is not known."""
        return self.header.published.value if self.header.published else None


@dataclass(frozen=True, slots=True)
class Choice:
    """Say which runs of an input are the story: what a cleaner decides, in spans alone.

    `title` and each paragraph are spans in reading order (several where markup or dropped words part
    them).  Every word of the input lies in `title`, `paragraphs` or `dropped`, never in two; `byline` and
    `credit` point at words that are dropped from the story but kept as facts about it.
    """

    title: tuple[Span, ...]
    paragraphs: tuple[tuple[Span, ...], ...]
    dropped: tuple[Dropped, ...]
    byline: tuple[Span, ...] = ()
    credit: tuple[Span, ...] = ()
    outlet: str | None = None
    dates: tuple[FoundDate, ...] = ()
    language: str | None = None
    notes: tuple[str, ...] = ()
