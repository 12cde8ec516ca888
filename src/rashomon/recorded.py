"""Read records back: the plain values that `show` prints, into a report or comparison, every word checked against the input.

What `show.records` writes is lossless but for the decoded input itself, which is given beside it.  Nothing is repaired: words
that do not stand at their offsets, unknown fields and ids that point nowhere are errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from rashomon.comparison import Comparison, Copy, Edit, Evidence, Group, Member, Point, Position, Silence
from rashomon.errors import RecordError, SpanError
from rashomon.model import (
    Dropped,
    Figure,
    FoundDate,
    Header,
    Incident,
    Place,
    Published,
    Relation,
    Report,
    Statement,
    Voice,
    When,
)
from rashomon.text import Original, Span, Text, Words

Record = Mapping[str, Any]
T = TypeVar("T")


def report(record: Record, original: Original) -> Report:
    """Give the report that `record` (as `show.records.to_dict` gives it) tells of `original`.

    Raises `RecordError` when the two do not belong together, the record is not of this version's form, or words do not stand at their offsets.

    >>> from rashomon import read_text, to_json
    >>> told = read_text("Nine people were killed in Oru, the clinic said on Friday.")
    >>> report(to_json(told), told.original) == told or to_json(report(to_json(told), told.original)) == to_json(told)
    True
    """
    return _guarded(lambda: _Reader(original).report(record), f"the record of {original.path}")


def comparison(record: Record, reports: Iterable[Report]) -> Comparison:
    """Give the comparison of `reports` that `record` tells; its own `reports` are not read.

    Raises `RecordError` as `report` does.
    """
    held = tuple(reports)
    return _guarded(lambda: _Laid({r.original.id: r.original for r in held}).comparison(record, held), "the comparison")


def _guarded(read: Callable[[], T], what: str) -> T:
    try:
        return read()
    except SpanError as error:
        raise RecordError(f"{what}: {error}") from error
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise RecordError(f"{what} is not of the form that this version reads ({type(error).__name__}: {error})") from error


class _Reader:
    """Read the layers of one report."""

    def __init__(self, original: Original) -> None:
        self.original = original

    def words(self, record: Record) -> Words:
        """Pin words and prove them."""
        found = self.original.words(*spans(record["spans"]))
        if found.text != record["text"]:
            raise SpanError(f"{_brief(record['text'])} does not stand at {record['spans']}, but {_brief(found.text)}")
        return found

    def maybe(self, record: Record | None) -> Words | None:
        return None if record is None else self.words(record)

    def all(self, records: Iterable[Record]) -> tuple[Words, ...]:
        return tuple(map(self.words, records))

    def report(self, record: Record) -> Report:
        if record["id"] != self.original.id or record["origin"]["sha256"] != self.original.sha256:
            raise RecordError(f"the record is of another input than {self.original.path}")
        header = self.header(record["header"])
        paragraphs = self.all(record["paragraphs"])
        units = ([header.title] if header.title else []) + list(paragraphs)
        return Report(
            original=self.original,
            text=Text.build(self.original, [words.spans for words in units]),
            titled=header.title is not None,
            header=header,
            paragraphs=paragraphs,
            dropped=tuple(Dropped(spans(d["spans"]), d["reason"]) for d in record["dropped"]),
            language=record["language"],
            condition=tuple(record["condition"]),
            notes=tuple(record["notes"]),
            statements=_layer(self.statement, record["statements"]),
            voices=_layer(self.voice, record["voices"]),
            figures=_layer(self.figure, record["figures"]),
            incidents=_layer(self.incident, record["incidents"]),
            models=dict(record["made_by"]["models"]),
        )

    def header(self, record: Record) -> Header:
        day = record["published"]
        return Header(
            title=self.maybe(record["title"]),
            byline=self.maybe(record["byline"]),
            outlet=record["outlet"],
            credit=self.maybe(record["credit"]),
            published=day
            and Published(day["value"], day["how"], tuple(FoundDate(d["value"], d["how"]) for d in day["found"])),
        )

    def statement(self, record: Record) -> Statement:
        return Statement(
            id=record["id"],
            source=self.maybe(record["source"]),
            cue=self.maybe(record["cue"]),
            content=self.words(record["content"]),
            manner=record["manner"],
            voice=record["voice"],
            within=record["within"],
            via=tuple(record["via"]),
            stance=record["stance"],
            act=record["act"],
            hedges=self.all(record["hedges"]),
            said=self.maybe(record["said"]),
            channel=self.maybe(record["channel"]),
            score=record["score"],
        )

    def voice(self, record: Record) -> Voice:
        role, body = self.maybe(record["role"]), self.maybe(record["speaks_for"])
        return Voice(record["id"], record["name"], record["kind"], role, body, self.all(record["mentions"]))

    def figure(self, record: Record) -> Figure:
        plain = ("id", "low", "high", "bound", "group", "harm", "voice", "statement", "incident", "part_of", "repeats", "score")
        return Figure(
            words=self.words(record["words"]),
            voices=tuple(record["voices"]),
            as_of=self.maybe(record["as_of"]),
            **{name: record[name] for name in plain},
        )

    def incident(self, record: Record) -> Incident:
        return Incident(
            id=record["id"],
            label=record["label"],
            words=self.words(record["words"]),
            mentions=self.all(record["mentions"]),
            kind=record["kind"],
            place=record["place"] and self.place(record["place"]),
            date=self.when(record["date"]),
            relations=tuple(map(self.relation, record["relations"])),
            actors=self.all(record["actors"]),
            targets=self.all(record["targets"]),
            means=self.all(record["means"]),
        )

    def place(self, record: Record) -> Place:
        words = self.words(record["words"])
        return Place(words, record["name"], record["lat"], record["lon"], record["country"], record["how"])

    def when(self, record: Record) -> When:
        words = self.maybe(record["words"])
        return When(record["from"], record["to"], words, record["how"], record["relative_to"], record["relation"])

    def relation(self, record: Record) -> Relation:
        return Relation(record["kind"], record["incident"], self.words(record["words"]), record["voice"])


class _Laid:
    """Read what a comparison lays over several reports."""

    def __init__(self, originals: Mapping[str, Original]) -> None:
        self._readers = {ident: _Reader(original) for ident, original in originals.items()}

    def comparison(self, record: Record, reports: tuple[Report, ...]) -> Comparison:
        return Comparison(
            reports,
            tuple(map(self.copy, record["copies"])),
            tuple(map(self.group, record["incidents"])),
            tuple(map(self.point, record["points"])),
        )

    def copy(self, record: Record) -> Copy:
        one, other = record["reports"]
        first, second = self._readers[one], self._readers[other]
        passages = tuple((first.words(a), second.words(b)) for a, b in record["passages"])
        edits = tuple(Edit(e["kind"], first.words(e["from"]), second.words(e["to"])) for e in record["edits"])
        return Copy((one, other), record["share"], passages, edits)

    def group(self, record: Record) -> Group:
        members = tuple(Member(m["report"], m["incident"]) for m in record["members"])
        return Group(
            id=record["id"],
            label=record["label"],
            members=members,
            place=record["place"] and self.told(members, record["place"], _Reader.place),
            date=record["date"] and self.told(members, record["date"], _Reader.when),
            figures=tuple(Member(m["report"], m["figure"]) for m in record["figures"]),
            background=record["background"],
        )

    def told(self, members: tuple[Member, ...], record: Record, read: Callable[[_Reader, Record], T]) -> T:
        """Read a place or date from the first member whose report has these words there: which one it was is not recorded."""
        problem: SpanError | None = None
        for member in members:
            try:
                return read(self._readers[member.report], record)
            except SpanError as error:
                problem = error
        raise problem or SpanError("a group without members has no place and no date")

    def point(self, record: Record) -> Point:
        return Point(
            id=record["id"],
            label=record["label"],
            incident=record["incident"],
            kind=record["kind"],
            why=record["why"],
            positions=tuple(
                Position(p["label"], tuple(map(self.evidence, p["evidence"]))) for p in record["positions"]
            ),
            roots=record["roots"],
            silence=tuple(map(self.silence, record["silence"])),
            score=record["score"],
        )

    def evidence(self, record: Record) -> Evidence:
        words = self._readers[record["report"]].words(record["words"])
        return Evidence(
            record["report"], words, record["voice"], record["statement"], record["root"], record["copy_of"]
        )

    def silence(self, record: Record) -> Silence:
        return Silence(record["who"], record["kind"], self.anywhere(record["words"]))

    def anywhere(self, record: Record | None) -> Words | None:
        """Read words of a report that is not named: one of the reports must have them there."""
        if record is None:
            return None
        for reader in self._readers.values():
            try:
                return reader.words(record)
            except SpanError:
                continue
        raise SpanError(f"{_brief(record['text'])} stands in no report at {record['spans']}")


def spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    """Read spans as records hold them, `[[start, end], …]`."""
    return tuple(Span(*map(_whole, pair)) for pair in pairs)


def _whole(value: object) -> int:
    if type(value) is not int:  # (`True` is an int to Python, and no offset)
        raise TypeError(f"an offset must be a whole number, not {value!r}")
    return value


def _layer(read: Callable[[Record], T], records: Iterable[Record] | None) -> tuple[T, ...] | None:
    """Read one layer; `None` (not run) stays `None`."""
    return None if records is None else tuple(map(read, records))


def _brief(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")
