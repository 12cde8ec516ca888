"""Finds what a shared copy must not show: names wherever they stand, chosen voices, what these say, and words over a cap.

A mask covers every character but white space with a block, so that all offsets stay true.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import get_args

from rashomon.errors import UsageError
from rashomon.exports.proving import MASK
from rashomon.model import Report, Voice, VoiceKind
from rashomon.text import Original, Span, Text, Words, trim

# Where several reasons cover one place, the last of these stands.
WHY = ("cap", "said", "voice", "name")
_RUN = re.compile(rb"\x01+|\x02+|\x03+|\x04+")
_COVERED = re.compile(r"\S")
_WORD = re.compile(r"[^\W_]+")
# Words, and words where they may run together as in #FreeThem or x_y2.txt.
_LETTERS = re.compile(r"[^\W\d_]+|\d+")
_HUMPS = re.compile(r"[A-Z](?:(?![A-Z])[^\W\d_])*|(?:(?![A-Z])[^\W\d_])+|\d+")
_GAP = 3  # characters that may stand between two words of a name
_SHOWN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Masks:
    """Say what to cover in a shared copy.

    `names` are covered wherever they stand, whole and by each of their parts that is no lower-case word, in any case of letters; so a
    namesake is covered too.  `kinds` are kinds of voices, such as "unnamed", whose printed words and roles are covered; those of the kind
    "person" count as names.  `said` covers what all these say as well.  `most` is the number of words of each story, headline included,
    that are shown: all else of the input is covered.  Without `traceable` the copy holds no hash and no id of an input as it was before
    anything of it was covered, and therefore no log.
    """

    names: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    said: bool = False
    most: int | None = None
    traceable: bool = True

    def __post_init__(self) -> None:
        if any(not _WORD.search(name) for name in self.names):
            raise UsageError("a name to mask must hold a letter")
        if unknown := set(self.kinds) - set(get_args(VoiceKind)):
            raise UsageError(f"no voice is of the kind {min(unknown)!r}")
        if self.most is not None and self.most < 0:
            raise UsageError("the number of words shown can't be less than 0")
        if not (self.names or self.kinds or self.most is not None):
            raise UsageError("nothing is to be masked: give names, kinds of voices or the number of words to show")


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold one run that is covered: its place in the input, why, and the digest of what stood there."""

    start: int
    end: int
    why: str
    digest: str


def parts(name: str) -> tuple[str, ...]:
    """Give the parts of a name that are covered by themselves: those that are no lower-case words, or all where all are.

    >>> parts("Omar van al-Rash"), parts("ilda maros"), parts("J. Torv")
    (('Omar', 'Rash'), ('ilda', 'maros'), ('Torv',))
    """
    words = [word for word in _WORD.findall(name) if len(word) > 1 or not word.isascii()]
    return tuple(word for word in words if not word[0].islower()) or tuple(words)


class Blot:
    """Cover names and phrases in strings, in time linear in the string whatever the number of names.

    A name is found whole word by whole word, in any case of letters, with up to three marks between two words; in writing without case,
    which often has no spaces, anywhere.
    """

    def __init__(self, names: Iterable[str], phrases: Iterable[str] = ()) -> None:
        given = tuple(names)
        wanted = sorted({*given, *(part for name in given for part in parts(name)), *(p for p in phrases if _WORD.search(p))})
        self._known = [_indexed(wanted, pattern) for pattern in (_LETTERS, _HUMPS)]
        caseless = [re.escape(w) for w in sorted(wanted, key=len, reverse=True) if w.upper() == w.lower() and not w.isascii()]
        self._anywhere = re.compile("|".join(caseless)) if caseless else None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Give where names stand, sorted, without overlaps."""
        found = [place for known, pattern in zip(self._known, (_LETTERS, _HUMPS), strict=True) for place in _in_words(text, known, pattern)]
        found += [m.span() for m in self._anywhere.finditer(text)] if self._anywhere else []
        out: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if out and start < out[-1][1]:
                out[-1] = (out[-1][0], max(end, out[-1][1]))
            else:
                out.append((start, end))
        return out

    def __call__(self, text: str) -> str:
        """Cover names."""
        out, at = [], 0
        for start, end in self.spans(text):
            out += [text[at:start], covered(text[start:end])]
            at = end
        return "".join([*out, text[at:]])


_Known = dict[str, list[list[str]]]


def _indexed(wanted: Iterable[str], pattern: re.Pattern[str]) -> _Known:
    """Hold names by their first word, as words."""
    known: _Known = {}
    for name in wanted:
        if words := [w.casefold() for w in pattern.findall(name)]:
            known.setdefault(words[0], []).append(words)
    return known


def _in_words(text: str, known: _Known, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    if not known:
        return
    words = [(m.start(), m.end(), m[0].casefold()) for m in pattern.finditer(text)]
    for n, (start, _, first) in enumerate(words):
        for wanted in known.get(first, ()):
            told = words[n : n + len(wanted)]
            if [w for _, _, w in told] == wanted and all(b[0] - a[1] <= _GAP for a, b in pairwise(told)):
                yield start, told[-1][1]


def covered(text: str) -> str:
    """Put blocks in the place of all but white space.

    >>> covered("Ilda Maros")
    '████ █████'
    """
    return _COVERED.sub(MASK, text)


def chosen(report: Report, masks: Masks) -> tuple[Voice, ...]:
    """Give the voices of a report that are to be covered."""
    wanted = {part.casefold() for name in masks.names for part in parts(name)}
    return tuple(v for v in report.voices or () if v.kind in masks.kinds or wanted & {word.casefold() for word in _WORD.findall(v.name)})


def with_persons(masks: Masks, reports: Iterable[Report]) -> Masks:
    """Add the names of persons to those to be covered, when voices of that kind are."""
    if "person" not in masks.kinds:
        return masks
    found = (v.name for r in reports for v in r.voices or () if v.kind == "person" and _WORD.search(v.name))
    return replace(masks, names=tuple(dict.fromkeys((*masks.names, *found))))


def pieces(report: Report, masks: Masks, data: bytes) -> tuple[Piece, ...]:
    """Give what is covered of a report, in order; the digests are HMAC-SHA256 of the words with the unmasked input as key.

    Without the input nobody can try names against such a digest; who has it can prove what stood there.
    """
    raw = report.original.raw
    cover = bytearray(len(raw))
    for code, spans in enumerate(_found(report, masks), 1):
        for start, end in spans:
            cover[start:end] = bytes([code]) * (end - start)
    return tuple(_pieces(raw, cover, data))


def _found(report: Report, masks: Masks) -> Iterator[Iterable[tuple[int, int]]]:
    """Give the places to cover for each reason, in the order of `WHY`."""
    voices = chosen(report, masks)
    idents = {v.id for v in voices}
    spoken = [s for s in report.statements or () if s.voice in idents]
    yield _beyond(report, masks.most) if masks.most is not None else ()
    yield _places(s.content for s in spoken) if masks.said else ()
    named = [w for v in voices for w in (*v.mentions, *([v.role] if v.role else []))]
    yield _places([*named, *(s.source for s in spoken if s.source)])
    yield named_in(report.original, Blot(masks.names))


def _places(words: Iterable[Words]) -> list[tuple[int, int]]:
    return [(s.start, s.end) for w in words for s in w.spans]


def _beyond(report: Report, most: int) -> Iterator[tuple[int, int]]:
    """Give all of the input but the first words of the story, and the byline and credit."""
    kept: list[Span] = [s for w in (report.header.byline, report.header.credit) if w for s in w.spans]
    for n, found in enumerate(_SHOWN.finditer(str(report.text))):
        if n >= most:
            break
        kept += report.text.pin(*found.span())
    at = 0
    for span in sorted(kept):
        if span.start > at:
            yield at, span.start
        at = max(at, span.end)
    yield at, len(report.original.raw)


def named_in(original: Original, blot: Blot) -> Iterator[tuple[int, int]]:
    """Give where names stand in all of an input, markup included, also with character references or over the end of a line."""
    text = Text.build(original, [[Span(0, len(original.raw))]])
    for start, end in blot.spans(str(text)):
        yield from ((span.start, span.end) for span in text.pin(start, end))


def _pieces(raw: str, cover: bytearray, data: bytes) -> Iterator[Piece]:
    for run in _RUN.finditer(cover):
        span = trim(raw, run.start(), run.end())
        if span is not None:
            words = raw[span.start : span.end]
            yield Piece(span.start, span.end, WHY[cover[span.start] - 1], hmac.new(data, words.encode("utf-8"), hashlib.sha256).hexdigest())


def masked_raw(raw: str, found: Iterable[Piece]) -> str:
    """Cover pieces of an input."""
    out, at = [], 0
    for piece in found:
        out += [raw[at : piece.start], covered(raw[piece.start : piece.end])]
        at = piece.end
    return "".join([*out, raw[at:]])
