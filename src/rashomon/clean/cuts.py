"""Find the places where one block of a page may end and the next begin, and describe each in numbers."""

from __future__ import annotations

import numpy as np

from rashomon.clean.tokens import BLANK, GLUE, LINE, SPACE, Bools, Floats, Ints, Tokens

_NEAR = 6
_WIDE = 16
_FORMS = ("wordy", "lower", "capital", "upper", "digits", "single", "terminal", "closing", "opening", "quote", "comma", "bar", "function", "long")
_LISTS = ("abbreviation", "date", "time", "menu", "share", "opener", "said", "byline", "caption", "related")


def shifted(column: Bools | Ints | Floats, by: int) -> Floats:
    """Give for each token the value `by` tokens on (negative: before), 0 past the edges."""
    out = np.zeros(len(column), dtype=np.float32)
    if by >= 0:
        out[: len(column) - by or None] = column[by:] if by < len(column) else 0
    elif -by < len(column):
        out[-by:] = column[:by]
    return out


def window(column: Bools | Floats, before: int, after: int) -> Floats:
    """Give the mean of `column` over the tokens from `before` back to `after` ahead (both may be 0; the end excluded)."""
    total = np.concatenate([[0.0], np.cumsum(column, dtype=np.float64)])
    at = np.arange(len(column))
    low, high = np.maximum(at - before, 0), np.minimum(at + after, len(column))
    return np.asarray((total[high] - total[low]) / np.maximum(high - low, 1), dtype=np.float32)


def candidates(t: Tokens) -> Ints:
    """Give the tokens before which a block may begin; the first token is not among them."""
    nothing = np.zeros(len(t), dtype=bool)
    if len(t) < 2:
        return np.flatnonzero(nothing)
    capital = t.of("capital") | t.of("digits")
    mark = t.of("opening")
    tight = mark & (_next_gap(t) == GLUE)
    begins = capital | (tight & _next(capital)) | (tight & _next(tight & _next(capital)))
    previous = _previous(t.of("wordy")) | _previous(t.of("terminal")) | _previous(t.of("closing"))
    initials = _previous(t.of("dot")) & _previous(_previous(t.of("single"))) & t.of("single")
    decimal = _previous(t.of("dot")) & _previous(_previous(t.of("digits"))) & t.of("digits")
    hinge = _previous(t.of("opening") & ~t.of("closing")) | _previous(t.of("bar")) | initials | decimal
    glued = (t.gap == GLUE) & begins & previous & ~hinge
    spaced = (t.gap == SPACE) & (begins | t.of("bar"))
    found = glued | spaced | (t.gap >= LINE)
    found[0] = False
    return np.flatnonzero(found)


def _previous(column: Bools) -> Bools:
    return np.concatenate([[False], column[:-1]])


def _next(column: Bools) -> Bools:
    return np.concatenate([column[1:], [False]])


def _next_gap(t: Tokens) -> Ints:
    return np.concatenate([t.gap[1:], [BLANK]])


def page_style(t: Tokens) -> list[float]:
    """Describe how the page was flattened: rates of each gap, of broken sentences, of glued sentence ends."""
    n = max(len(t), 1)
    line, terminal = t.gap >= LINE, t.of("terminal") | t.of("closing")
    after_end = _previous(terminal) & (t.of("capital") | t.of("opening"))
    lines = max(int(line.sum()), 1)
    camel = (t.gap == GLUE) & t.of("capital") & _previous(t.of("lower"))
    return [
        lines / n,
        float((t.gap == BLANK).sum()) / lines,
        float((line & t.of("lower")).sum()) / lines,
        float((line & _previous(terminal)).sum()) / lines,
        float((after_end & (t.gap == GLUE)).sum()) / max(int(after_end.sum()), 1),
        float(camel.sum()) / n * 100,
        float(t.of("upper").sum()) / n,
        float(np.log1p(n)),
    ]


def sentence_end(t: Tokens) -> Bools:
    """Say of each token whether the token before it, closing marks aside, ends a sentence."""
    terminal, closing = t.of("terminal"), t.of("closing")
    one = _previous(terminal & ~(_previous(t.of("abbreviation") | t.of("single")) & t.of("dot")))
    joined = _previous(closing & (t.gap == GLUE))
    two = joined & _previous(one)
    return one | two | (joined & _previous(two))


def describe(t: Tokens, at: Ints) -> Floats:
    """Give one row of numbers for each candidate in `at`."""
    columns = [shifted(t.gap, k)[at] for k in (-2, -1, 0, 1, 2)]
    columns += [shifted(t.of(name), k)[at] for name in _FORMS for k in (-3, -2, -1, 0, 1, 2)]
    columns += [shifted(t.of(name), k)[at] for name in _LISTS for k in (-1, 0, 1)]
    columns += [window(t.of(name), *size)[at] for name in ("function", "capital", "lower", "wordy") for size in ((_NEAR, 0), (0, _NEAR), (_WIDE, 0), (0, _WIDE))]
    columns += [window(t.of(name), *size)[at] for name in ("menu", "share", "date", "time", "said") for size in ((_NEAR, 0), (0, _NEAR))]
    length = (t.end - t.start).astype(np.float32)
    columns += [shifted(length, k)[at] for k in (-1, 0)]
    end = sentence_end(t)
    columns += [end[at].astype(np.float32), *_distances(t, at, t.gap >= LINE), *_distances(t, at, end), *_distances(t, at, t.gap == GLUE)]
    columns += [_parity(t)[at], *_habits(t, at)]
    style = np.tile(np.array(page_style(t), dtype=np.float32), (len(at), 1))
    return np.column_stack([np.asarray(c, dtype=np.float32) for c in columns] + [style]) if len(at) else np.zeros((0, 0), np.float32)


def _distances(t: Tokens, at: Ints, flag: Bools) -> list[Floats]:
    """Count tokens back to and on to the nearest flagged token, capped at 60."""
    places = np.flatnonzero(flag)
    if not len(places):
        return [np.full(len(at), 60, np.float32)] * 2
    before = np.searchsorted(places, at, side="left") - 1
    after = np.searchsorted(places, at, side="right")
    back = np.where(before >= 0, at - places[np.maximum(before, 0)], 60)
    on = np.where(after < len(places), places[np.minimum(after, len(places) - 1)] - at, 60)
    return [np.minimum(back, 60).astype(np.float32), np.minimum(on, 60).astype(np.float32)]


def _parity(t: Tokens) -> Floats:
    """Say whether an odd number of straight quotation marks stands open since the last line break."""
    straight = t.of("quote") & t.of("opening") & t.of("closing")
    count = np.concatenate([[0], np.cumsum(straight)])[:-1]
    line = np.maximum.accumulate(np.where(t.gap >= LINE, np.arange(len(t)), 0))
    return np.asarray((count - count[line]) % 2, dtype=np.float32)


def _habits(t: Tokens, at: Ints) -> list[Floats]:
    """Say how the page treats this pair of words, and this next word, elsewhere: parted how often, and by what."""
    size = int(t.word.max()) + 1 if len(t) else 1
    previous = np.concatenate([[0], t.word[:-1]])
    pair = previous * size + t.word
    _, back, count = np.unique(pair, return_inverse=True, return_counts=True)
    same = np.zeros((len(count), 4), dtype=np.float32)
    np.add.at(same, (back, t.gap), 1)
    rows = same[back[at]]
    own = rows[np.arange(len(at)), t.gap[at]]
    lead = np.bincount(t.word, weights=t.gap >= LINE, minlength=size) / np.maximum(np.bincount(t.word, minlength=size), 1)
    seen = np.bincount(t.word, minlength=size)
    return [np.minimum(count[back[at]], 8), np.minimum(own, 8), np.minimum(rows[:, SPACE], 8), lead[t.word[at]], np.minimum(seen[t.word[at]], 20)]
