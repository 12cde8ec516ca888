"""Makes small reports by hand: words are looked up in the raw text, so every offset is true."""

from __future__ import annotations

import hashlib
from typing import Any

from rashomon.model import Dropped, FoundDate, Header, Published, Report, Statement, Voice
from rashomon.text import Original, Span, Text, Words, trim

MENU = "menu iconsearch iconshare icon"
TITLE = "Guards opened fire on us, dockers say"
PARAGRAPHS = (
    "Two people were hurt at the ferry quay on Monday, the broadcaster K7 reported, citing witnesses who said guards had fired first.",
    "“We were told that only batons were used. But according to the clinic, both men have bullet wounds,” union leader Mara Voss told Interpress.",
    "She denied that dockers had been armed. It is believed the quay will reopen on Friday.",
)


class Maker:
    """Lay out a title and paragraphs as plain text and pin words in it by looking them up."""

    def __init__(self, title: str | None = TITLE, paragraphs: tuple[str, ...] = PARAGRAPHS, before: str = MENU) -> None:
        self.raw = "\n\n".join(p for p in (before, title or "", *paragraphs) if p)
        digest = hashlib.sha256(self.raw.encode("utf-8", "replace")).hexdigest()
        self.original = Original(self.raw, "utf-8", "quay.txt", digest, "text/plain", digest[:16])
        self.title = self.span(title) if title else None
        self.units = [s for p in paragraphs if (s := self.span(p))]
        self.dropped = (Dropped((self.span(before),), "icon names"),) if before else ()

    def span(self, phrase: str) -> Span:
        at = self.raw.index(phrase)
        found = trim(self.raw, at, at + len(phrase))
        assert found is not None
        return found

    def words(self, *phrases: str) -> Words:
        return self.original.words(*(self.span(p) for p in phrases))

    def maybe(self, phrase: str | None) -> Words | None:
        return self.words(phrase) if phrase else None

    def statement(self, number: int, source: str | None, cue: str | None, content: str, **more: Any) -> Statement:
        for name in ("said", "channel"):
            if name in more:
                more[name] = self.words(more[name])
        more["hedges"] = tuple(self.words(h) for h in more.get("hedges", ()))
        return Statement(f"s{number}", self.maybe(source), self.maybe(cue), self.words(content), more.pop("manner", "indirect"), **more)

    def report(self, **layers: Any) -> Report:
        units = [[s] for s in (self.title, *self.units) if s]
        header = layers.pop("header", None) or Header(title=self.original.words(self.title) if self.title else None)
        return Report(
            original=self.original,
            text=Text.build(self.original, units),
            titled=self.title is not None,
            header=header,
            paragraphs=tuple(self.original.words(s) for s in self.units),
            dropped=layers.pop("dropped", self.dropped),
            language="en",
            **layers,
        )


def quay(**layers: Any) -> Report:
    """Read the quay report as a careful person would."""
    make = Maker()
    voices = (
        Voice("v1", "K7", "outlet", mentions=(make.words("the broadcaster K7"),)),
        Voice("v2", "witnesses", "unnamed", mentions=(make.words("witnesses"),)),
        Voice("v3", "Mara Voss", "person", role=make.words("union leader"), mentions=(make.words("Mara Voss"), make.words("She"))),
        Voice("v4", "Interpress", "outlet", mentions=(make.words("Interpress"),)),
        Voice("v5", "the clinic", "unnamed", mentions=(make.words("the clinic"),)),
    )
    quoted = "We were told that only batons were used. But according to the clinic, both men have bullet wounds,"
    statements = (
        make.statement(1, "the broadcaster K7", "reported", "Two people were hurt at the ferry quay on Monday", voice="v1", said="on Monday"),
        make.statement(2, "witnesses", "said", "guards had fired first", voice="v2", within="s3", stance="accuses"),
        make.statement(3, "the broadcaster K7", "citing", "witnesses who said guards had fired first", voice="v1"),
        make.statement(4, "union leader Mara Voss", "told Interpress", quoted, voice="v3", via=("v4",), manner="direct"),
        make.statement(5, "the clinic", "according to", "both men have bullet wounds", voice="v5", within="s4", hedges=("both",)),
        make.statement(6, None, "were told", "only batons were used", within="s4"),
        make.statement(7, "She", "denied", "dockers had been armed", voice="v3", stance="denies", act="corrects"),
        make.statement(8, None, "It is believed", "the quay will reopen on Friday", stance="believes", score=0.41),
    )
    dates = (FoundDate("2014-05-12", "text"), FoundDate("2014-05-13", "metadata"))
    header = Header(title=make.words(TITLE), outlet="The Port Courier", published=Published("2014-05-12", "text", dates))
    made = {"header": header, "statements": statements, "voices": voices, "condition": ("paragraphs lost",)}
    return make.report(**(made | layers))
