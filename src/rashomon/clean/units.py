"""Cut a page into sentence-like units and describe each: its words, its place, its likeness to the story around it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rashomon.clean.cuts import sentence_end
from rashomon.clean.phrases import Phrases, columns
from rashomon.clean.tokens import LINE, Bools, Floats, Ints, Tokens

CUT, BLOCK = 0.2, 0.5
_MEANS = ("wordy", "lower", "capital", "upper", "digits", "long", "function", "foreign", "third", "first", "second", "said", "ed", "comma", "quote", "bar", "at", "bracket", "date", "content")
_COUNTS = ("menu", "share", "legal", "related", "comment", "bio", "caption", "advert", "browser", "byline", "time", "date", "said", "terminal", "at")
_EDGES = ("capital", "lower", "digits", "quote", "function", "opener", "byline", "bar", "menu", "related", "caption", "time")
_FAR = 400
_STEPS = (-3, -2, -1, 1, 2, 3)
_WINDOWS = (2, 5, 12, 30)


@dataclass(frozen=True, slots=True)
class Units:
    """Hold the units of one page: token `first`..`last` (excluded), the chance `edge` that a block begins there, the `block` each is in."""

    first: Ints
    last: Ints
    edge: Floats
    block: Ints

    def __len__(self) -> int:
        return len(self.first)


def cut(t: Tokens, at: Ints, chance: Floats) -> Units:
    """Cut at every likely block edge and at every sentence end."""
    edge = np.zeros(len(t), dtype=np.float32)
    edge[at] = chance
    edge[:1] = 1
    ends = np.zeros(len(t), dtype=bool)
    ends[at] = sentence_end(t)[at]
    first = np.flatnonzero((edge > CUT) | ends)
    last = np.append(first[1:], len(t))
    return Units(first, last, edge[first], np.cumsum(edge[first] > BLOCK) - 1)


def spread(column: Bools | Floats, first: Ints) -> Floats:
    """Sum `column` over each run of tokens (or units) that begins at `first`."""
    return np.add.reduceat(column.astype(np.float64), first).astype(np.float32)


def describe(t: Tokens, u: Units, phrases: Phrases) -> Floats:
    """Give one row of numbers for each unit, its neighbours' numbers included."""
    own = _own(t, u)
    place = _place(t, u)
    core = _core(t, u, _prose(t, u))
    alike = np.column_stack([*likeness(t, u, core), *_cohesion(t, u), *_repeats(t, u)])
    known = np.column_stack(columns(t, u.first, phrases))
    own = np.column_stack([own, alike, known])
    key = own[:, _KEYS]
    around = [_moved(key, step) for step in _STEPS]
    means = [smooth(_prose(t, u), _size(u), w) for w in _WINDOWS]
    means += [smooth(known[:, 0], _size(u), w) for w in _WINDOWS]
    means += [smooth(c, np.ones(len(u), dtype=np.float32), w) for c in _channels(t, u, alike[:, 0]) for w in (6, 15)]
    return np.column_stack([own, place, *around, *[c for pair in means for c in pair], _block(t, u, own, known)]).astype(np.float32)


def _channels(t: Tokens, u: Units, alike: Floats) -> list[Floats]:
    """Give what is worth averaging over a stretch: labels, stamps, talk of I and you, likeness to the story."""
    n = _size(u)
    short = (n < 8) & (_ends(t, u) == 0)
    stamp = (spread(t.of("date") | t.of("time"), u.first) > 0) & (n < 16)
    talk = spread(t.of("first") | t.of("second"), u.first) / n
    long = (n >= 12) & (_ends(t, u) > 0)
    return [c.astype(np.float32) for c in (short, stamp, talk, long, alike * long)]


_KEYS = [0, 1, 3, 4, 6, 7, 8]


def _size(u: Units) -> Floats:
    return (u.last - u.first).astype(np.float32)


def _own(t: Tokens, u: Units) -> Floats:
    n = _size(u)
    nxt = np.append(u.edge[1:], 1).astype(np.float32)
    gap = t.gap[u.first]
    ends = _ends(t, u)
    columns = [np.minimum(n, 80), ends, u.edge, nxt, gap, np.append(gap[1:], 3)]
    means = {name: spread(t.of(name), u.first) / n for name in _MEANS}
    columns += [means["function"], means["lower"], means["capital"], *means.values()]
    columns += [np.minimum(spread(t.of(name), u.first), 9) for name in _COUNTS]
    columns += [t.of(name)[u.first] for name in _EDGES]
    columns += [t.of(name)[u.last - 1] for name in ("comma", "colon", "terminal", "function", "bar", "caption", "digits")]
    columns += [spread((t.gap == 0) & t.of("capital"), u.first) / n, spread(t.gap >= LINE, u.first), np.log1p(t.end[u.last - 1] - t.start[u.first])]
    return np.column_stack([np.asarray(c, dtype=np.float32) for c in columns])


def _ends(t: Tokens, u: Units) -> Floats:
    """Say whether a unit ends like a sentence: a full stop or its like, closing marks aside."""
    last = u.last - 1
    back = np.maximum(last - 1, u.first)
    terminal, closing = t.of("terminal"), t.of("closing")
    return (terminal[last] | (closing[last] & terminal[back])).astype(np.float32)


def _prose(t: Tokens, u: Units) -> Floats:
    """Give a rough score of prose, 0..1: long, ended, with the small words of running text."""
    n = _size(u)
    small = (spread(t.of("function") | t.of("foreign"), u.first) / n).astype(np.float32)
    low = (spread(t.of("lower"), u.first) / n).astype(np.float32)
    score = np.clip((small - 0.1) / 0.25, 0, 1) * 0.6 + np.clip((low - 0.4) / 0.3, 0, 1) * 0.4
    return np.asarray(score * np.clip(n / 15, 0, 1) * (0.5 + 0.5 * _ends(t, u)), dtype=np.float32)


def _place(t: Tokens, u: Units) -> Floats:
    n, prose = _size(u).astype(np.float64), _prose(t, u).astype(np.float64)
    mass = n * prose
    before = np.cumsum(mass) - mass
    total = max(float(mass.sum()), 1e-6)
    return np.column_stack([u.first / len(t), before / total, np.log1p(before), np.log1p(total - before - mass), np.log1p(np.arange(len(u))), *_since(t, u, mass)]).astype(np.float32)


def _since(t: Tokens, u: Units, mass: Floats) -> list[Floats]:
    """Measure the prose since the last mark of page furniture, and tokens since and until a long run of prose."""
    out = []
    total = np.concatenate([[0.0], np.cumsum(mass)])
    for name in ("related", "comment", "share", "bio", "legal", "time", "byline", "advert", "caption"):
        short = (spread(t.of(name), u.first) > 0) & (_size(u) < 14)
        places = np.flatnonzero(short)
        at = np.searchsorted(places, np.arange(len(u)), side="right") - 1
        since = np.where(at >= 0, total[np.arange(len(u))] - total[places[np.maximum(at, 0)]] if len(places) else 0, -1)
        out += [np.where(since >= 0, np.log1p(np.maximum(since, 0)), -1).astype(np.float32), np.minimum(at + 1, 20).astype(np.float32)]
        left = np.searchsorted(places, np.arange(len(u)), side="left")
        until = total[places[np.minimum(left, len(places) - 1)]] - total[np.arange(len(u))] if len(places) else np.full(len(u), 1e4)
        out += [np.log1p(np.where(left < len(places), np.maximum(until, 0), 1e4)).astype(np.float32)]
    return out


def _core(t: Tokens, u: Units, weight: Floats) -> Floats:
    """Weigh each word of the page by how much of it stands in likely story units."""
    per_token = np.repeat(weight, u.last - u.first)
    return np.bincount(t.word, weights=per_token, minlength=int(t.word.max(initial=0)) + 1).astype(np.float32)


def likeness(t: Tokens, u: Units, core: Floats, weight: Floats | None = None) -> list[Floats]:
    """Say how far the content words of each unit are those of the likely story, its own share left out; and of the likely headline."""
    own = np.repeat(_prose(t, u) if weight is None else weight, u.last - u.first)
    content, name = t.of("content"), t.of("content") & t.of("capital")
    rest = np.maximum(core[t.word] - own, 0)
    known = (rest > 0.6).astype(np.float32)
    parts = [known, np.log1p(rest), known * name]
    amount = [np.maximum(spread(content, u.first), 1), np.maximum(spread(content, u.first), 1), np.maximum(spread(name, u.first), 1)]
    shares = [(spread(p * content, u.first) / a).astype(np.float32) for p, a in zip(parts, amount, strict=True)]
    head = headline(t, u, core)
    inside = np.zeros(len(core), dtype=bool)
    if head is not None:
        words = np.arange(u.first[head], u.last[head])
        inside[t.word[words[content[words]]]] = True
    hit = spread(inside[t.word] & content, u.first)
    mine = np.zeros(len(u), dtype=np.float32)
    ahead = np.zeros(len(u), dtype=np.float32)
    if head is not None:
        mine[head] = 1
        ahead = np.clip(np.arange(len(u)) - head, -40, 40).astype(np.float32)
    return [*shares, hit / amount[0], np.minimum(hit, 8), mine, ahead, hit / max(int(inside.sum()), 1)]


def headline(t: Tokens, u: Units, core: Floats) -> int | None:
    """Guess the unit that is the headline: short, unended, told again by the story; `None` if no unit is like one."""
    n, ends = _size(u), _ends(t, u)
    content = t.of("content")
    amount = spread(content, u.first)
    told = spread(np.minimum(core[t.word], 3) * content, u.first)
    score = told / (amount + 2.0) * np.minimum(amount, 8) / 8 - 0.6 * ends - 0.002 * np.arange(len(u))
    fit = (n >= 4) & (n <= 32) & (u.edge > BLOCK)
    score = np.where(fit, score, -1)
    best = int(score.argmax()) if len(u) else 0
    return best if len(u) and score[best] > 0.3 else None


def _cohesion(t: Tokens, u: Units) -> list[Floats]:
    """Say how many content words of each unit came shortly before it, or come shortly after."""
    content = t.of("content")
    order = np.argsort(t.word, kind="stable")
    same = t.word[order][1:] == t.word[order][:-1]
    unit = np.repeat(np.arange(len(u)), u.last - u.first)
    back, on = np.full(len(t), 1e9), np.full(len(t), 1e9)
    distance = np.where(same & (unit[order][1:] != unit[order][:-1]), order[1:] - order[:-1], 1e9)
    back[order[1:]] = distance
    on[order[:-1]] = distance
    amount = np.maximum(spread(content, u.first), 1)
    return [spread((side < _FAR) & content, u.first) / amount for side in (back, on)]


def _repeats(t: Tokens, u: Units) -> list[Floats]:
    """Say whether the unit's words are printed in the same order elsewhere on the page."""
    key = t.digest
    for step in (1, 2, 3):
        moved = np.concatenate([t.digest[step:], np.zeros(min(step, len(t)), dtype=np.int64)])
        key = (key * np.int64(1000003) + moved) % np.int64(2**42)
    _, back, count = np.unique(key, return_inverse=True, return_counts=True)
    return [spread(count[back] > 1, u.first) / _size(u)]


def _moved(rows: Floats, step: int) -> Floats:
    out = np.full_like(rows, -1)
    if step > 0:
        out[:-step] = rows[step:] if step < len(rows) else out[:-step]
    elif -step < len(rows):
        out[-step:] = rows[:step]
    return out


def smooth(value: Floats, size: Floats, reach: int) -> tuple[Floats, Floats]:
    """Average `value`, weighed by size, over the `reach` units before and the `reach` units after each."""
    weight = np.concatenate([[0.0], np.cumsum(size, dtype=np.float64)])
    total = np.concatenate([[0.0], np.cumsum(value * size, dtype=np.float64)])
    at = np.arange(len(value))
    low, high = np.maximum(at - reach, 0), np.minimum(at + 1 + reach, len(value))
    before = (total[at] - total[low]) / np.maximum(weight[at] - weight[low], 1)
    after = (total[high] - total[at + 1]) / np.maximum(weight[high] - weight[at + 1], 1)
    return before.astype(np.float32), after.astype(np.float32)


def _block(t: Tokens, u: Units, own: Floats, known: Floats) -> Floats:
    """Describe the block each unit is in: tokens, units, sentence ends, words of its end, place of the unit in it."""
    head = np.flatnonzero(np.append(True, u.block[1:] != u.block[:-1]))
    tokens, ended = spread(_size(u), head), spread(own[:, 1], head)
    count = np.diff(np.append(head, len(u)))
    tail = np.append(head[1:], len(u)) - 1
    caption = spread(t.of("caption"), u.first)
    parts = [np.minimum(tokens, 200), ended / count, np.minimum(count, 20), t.of("bracket")[u.last[tail] - 1], caption[tail], own[tail, 1]]
    parts += [spread(caption, head), spread(known[:, 3], head) / tokens, known[tail, 0]]
    lift = [_moved(np.column_stack(parts), s) for s in (-2, -1, 1, 2)]
    table = np.column_stack([*parts, *lift])
    return np.column_stack([table[u.block], np.arange(len(u)) - head[u.block]]).astype(np.float32)


def second_look(t: Tokens, u: Units, chance: Floats, begin: Floats, end: Floats) -> Floats:
    """Describe each unit by what a first look said of it and of those around: the story's extent, its words, its gaps.

    `begin` and `end` are the chances that the story begins with a unit, and that it ends with it.
    """
    size = _size(u)
    near = [c for reach in (1, 2, 4, 8, 16, 40) for c in smooth(chance, size, reach)]
    steps = [_moved(chance[:, None], s)[:, 0] for s in (-2, -1, 1, 2)]
    core = _core(t, u, chance)
    mass = (chance * size).astype(np.float64)
    total = max(float(mass.sum()), 1e-6)
    done = np.cumsum(mass) - mass
    sure = np.flatnonzero((chance > 0.8) & (size > 10))
    first, last = (int(sure[0]), int(sure[-1])) if len(sure) else (0, 0)
    main = _main_run(chance, size)
    at = np.arange(len(u))
    gap = np.clip(np.column_stack([at - first, at - last, at - main[0], at - main[1]]), -50, 50)
    means = np.full((len(u), 2), [total / size.sum(), np.log1p(total)])
    head = np.flatnonzero(np.append(True, u.block[1:] != u.block[:-1]))
    block = (spread(mass, head) / np.maximum(spread(size, head), 1))[u.block]
    started = np.cumsum(begin) / max(float(begin.sum()), 1e-6)
    ended = np.cumsum(end) / max(float(end.sum()), 1e-6)
    open_ = started * (1 - ended + end / max(float(end.sum()), 1e-6))
    bounds = [begin, end, started, ended, open_, *smooth(begin, np.ones(len(u), np.float32), 5), *smooth(end, np.ones(len(u), np.float32), 5)]
    rows = [chance, *bounds, *near, *steps, *likeness(t, u, core, chance), done / total, (total - done - mass) / total, np.log1p(done), gap, means, block]
    return np.column_stack(rows).astype(np.float32)


def _main_run(chance: Floats, size: Floats) -> tuple[int, int]:
    """Find the run of units with the greatest sum of (chance - 1/2) x size."""
    value = np.concatenate([[0.0], np.cumsum((chance.astype(np.float64) - 0.5) * size)])
    low = np.minimum.accumulate(value[:-1]) if len(value) > 1 else value
    end = int((value[1:] - low).argmax()) if len(value) > 1 else 0
    start = int(value[: end + 1].argmin())
    return start, end
