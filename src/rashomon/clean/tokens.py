"""Cut a text into word and mark tokens, as arrays, in one linear pass.

Everything later in the cleaning of plain text counts in tokens, so that a line of five million characters
costs seconds: what needs Python is done once a distinct word, the rest in numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rashomon.clean.lexicon import CLASSES, classify

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.floating[Any]]
Bools = npt.NDArray[np.bool_]

GLUE, SPACE, LINE, BLANK = range(4)
_APOSTROPHES = frozenset("'’ʼ")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Hold the tokens of `raw[start:]`, one array entry a token, offsets in `raw`.

    `gap` says what parts a token from the one before: `GLUE` (nothing), `SPACE`, `LINE` (a line break) or
    `BLANK` (an empty line); the first token has `BLANK`.  `word` numbers the lower-cased words, `digest` is a
    checksum of each that is the same on every page, `classes` holds one column a name of `lexicon.CLASSES`.
    """

    raw: str
    start: Ints
    end: Ints
    gap: Ints
    word: Ints
    digest: Ints
    classes: Bools

    def __len__(self) -> int:
        return len(self.start)

    def of(self, name: str) -> Bools:
        """Give the column of one class."""
        return self.classes[:, CLASSES.index(name)]


def tokenize(raw: str, start: int = 0) -> Tokens:
    """Cut `raw[start:]` into words and marks; a word is cut again where a capital or digit follows a small letter.

    >>> t = tokenize("He left.She stayed")
    >>> [t.raw[a:b] for a, b in zip(t.start, t.end)]
    ['He', 'left', '.', 'She', 'stayed']
    >>> t.gap.tolist()
    [3, 1, 0, 0, 1]
    """
    codes = np.frombuffer(raw[start:].encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kind, upper, lower, digit = _kinds(codes)
    first = _starts(kind, upper, lower, digit)
    begins = np.flatnonzero(first)
    ends = np.flatnonzero(_ends(kind, first))
    gap = _gaps(codes, kind, begins, ends)
    return Tokens(raw, begins + start, ends + 1 + start, gap, *_words(raw, begins + start, ends + 1 + start))


def _kinds(codes: npt.NDArray[np.uint32]) -> tuple[Ints, Bools, Bools, Bools]:
    """Classify each character: kind 0 space, 1 word, 2 mark; and whether it is upper, lower, digit."""
    distinct, back = np.unique(codes, return_inverse=True)
    rows = [_kind(chr(c)) for c in distinct.tolist()]
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)[back.ravel()]
    kind = table[:, 0].copy()
    inside = np.zeros(len(kind), dtype=bool)
    if len(kind) > 2:  # an apostrophe between two letters is part of the word
        inside[1:-1] = (kind[1:-1] == 3) & (kind[:-2] == 1) & (kind[2:] == 1)
    kind[kind == 3] = 2
    kind[inside] = 1
    return kind, table[:, 1].astype(bool), table[:, 2].astype(bool), table[:, 3].astype(bool)


def _kind(char: str) -> tuple[int, bool, bool, bool]:
    kind = 0 if char.isspace() else 3 if char in _APOSTROPHES else 1 if char.isalnum() else 2
    return kind, char.isupper() or char.istitle(), char.islower(), char.isdigit()


def _starts(kind: Ints, upper: Bools, lower: Bools, digit: Bools) -> Bools:
    first = kind > 0
    if len(kind) > 1:
        change = (kind[1:] != kind[:-1]) | (kind[1:] == 2)
        turn = (lower[:-1] & (upper[1:] | digit[1:])) | (digit[:-1] & upper[1:])
        first[1:] &= change | turn
    return first


def _ends(kind: Ints, first: Bools) -> Bools:
    last = kind > 0
    if len(kind) > 1:
        last[:-1] &= first[1:] | (kind[1:] == 0)
    return last


def _gaps(codes: npt.NDArray[np.uint32], kind: Ints, begins: Ints, ends: Ints) -> Ints:
    gap = np.full(len(begins), BLANK, dtype=np.int64)
    if len(begins) > 1:
        lines = np.concatenate([[0], np.cumsum(np.isin(codes, (0x0A, 0x0B, 0x0C, 0x2028, 0x2029, 0x85)) | _lone_returns(codes))])
        between = lines[begins[1:]] - lines[ends[:-1]]
        gap[1:] = np.where(begins[1:] == ends[:-1] + 1, GLUE, np.minimum(SPACE + between, BLANK))
    return gap


def _lone_returns(codes: npt.NDArray[np.uint32]) -> Bools:
    lone = np.asarray(codes == 0x0D)
    lone[:-1] &= codes[1:] != 0x0A
    return lone


def _words(raw: str, starts: Ints, ends: Ints) -> tuple[Ints, Ints, Bools]:
    forms: dict[str, int] = {}
    shape = np.array([forms.setdefault(raw[a:b], len(forms)) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)], dtype=np.int64)
    lowered: dict[str, int] = {}
    numbers = np.array([lowered.setdefault(f.lower(), len(lowered)) for f in forms] or [0], dtype=np.int64)
    table = np.array([classify(f) for f in forms] or [[False] * len(CLASSES)], dtype=bool)
    digests = np.array([crc32(w.encode(errors="replace")) for w in lowered] or [0], dtype=np.int64)
    return numbers[shape], digests[numbers[shape]], table[shape]
