"""Train the three looks in turn, each on answers of the one before that it was not trained on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from forest import train
from pages import Page

from rashomon.clean import cuts, phrases, units
from rashomon.clean.tokens import tokenize


@dataclass
class Rows:
    page: Page
    tokens: object
    at: np.ndarray
    cut: np.ndarray
    edge: np.ndarray
    inside: np.ndarray
    chance: np.ndarray | None = None
    units: object = None
    first: np.ndarray | None = None
    label: np.ndarray | None = None
    weight: np.ndarray | None = None
    p1: np.ndarray | None = None
    begin: np.ndarray | None = None
    end: np.ndarray | None = None
    second: np.ndarray | None = None
    p2: np.ndarray | None = None


def prepare(page: Page) -> Rows:
    t = tokenize(page.text)
    at = cuts.candidates(t)
    inside = page.body[t.start[at]] & page.body[t.end[at - 1] - 1]
    return Rows(page, t, at, cuts.describe(t, at), page.edge[t.start[at]], inside)


def folds(pages: list[Page], count: int, seed: int) -> np.ndarray:
    number = {}
    for clean in (False, True):  # apart, so that the news sites fall the same way whatever else is learned from
        hosts = sorted({p.host for p in pages if (p.style == "clean") == clean})
        np.random.default_rng(seed).shuffle(hosts)
        number |= {h: i % count for i, h in enumerate(hosts)}
    return np.array([number[p.host] for p in pages])


def fit_cut(rows: list[Rows], rounds: int = 130):
    x = np.concatenate([r.cut for r in rows])
    y = np.concatenate([r.edge for r in rows])
    w = np.concatenate([np.where(r.inside, 1.5, 0.5) * r.page.weight for r in rows])
    return train(x[y >= 0], y[y >= 0], w[y >= 0], rounds, learning_rate=0.08)


def see_units(r: Rows, chance: np.ndarray) -> None:
    r.chance = chance.astype(np.float32)
    u = r.units = units.cut(r.tokens, r.at, r.chance)
    solid = np.array([c.isalnum() for c in r.page.text], dtype=bool)
    total = np.concatenate([[0], np.cumsum(r.page.body & solid)])
    letters = np.concatenate([[0], np.cumsum(solid)])
    begin, end = r.tokens.start[u.first], r.tokens.end[u.last - 1]
    amount = letters[end] - letters[begin]
    r.label = (total[end] - total[begin]) / np.maximum(amount, 1)
    r.weight = (amount + 8) / max(letters[-1] * 0.5 + total[-1], 1) * 100 * r.page.weight


def fit_phrases(rows: list[Rows]) -> phrases.Phrases:
    """Count, for each word and pair, the sites that print it in furniture and those that print it in a story."""
    found: dict[bool, list] = {True: [], False: []}
    sites = {True: set(), False: set()}
    for r in rows:
        if r.page.style not in ("wet", "clean"):
            continue
        t, u = r.tokens, r.units
        inside = np.repeat(r.label > 0.5, u.last - u.first)
        two = phrases.pairs(t)
        two[u.last - 1] = -1
        for side in (True, False):
            keys = np.unique(np.concatenate([phrases.singles(t)[inside == side], two[inside == side]]))
            sites[side].add(r.page.host)
            found[side].append((r.page.host, keys[keys >= 0]))
    count = {}
    for side in (True, False):
        by_host: dict[str, list] = {}
        for host, keys in found[side]:
            by_host.setdefault(host, []).append(keys)
        count[side] = np.unique(np.concatenate([np.unique(np.concatenate(k)) for k in by_host.values()]), return_counts=True)
    keys = np.union1d(count[True][0], count[False][0])
    rate, seen = {}, np.zeros(len(keys))
    for side in (True, False):
        n = np.zeros(len(keys))
        n[np.searchsorted(keys, count[side][0])] = count[side][1]
        seen += n
        rate[side] = (n + 0.7) / (len(sites[side]) + 1.4)
    odds = np.clip(np.log(rate[False] / rate[True]), -3, 3)
    kept = (seen >= 4) & (np.abs(odds) > 0.7)
    return phrases.Phrases(keys[kept], odds[kept].astype(np.float16).astype(np.float32))


def look_once(r: Rows, table: phrases.Phrases) -> None:
    r.first = units.describe(r.tokens, r.units, table)


def fit_unit(rows: list[Rows], second: bool, rounds: int = 140):
    x = np.concatenate([r.second if second else r.first for r in rows])
    share = np.concatenate([r.label for r in rows])
    w = np.concatenate([r.weight for r in rows])
    # a unit that is part story is told twice, once on each side, by its shares
    mixed = (share > 0.02) & (share < 0.98)
    labels = np.concatenate([share > 0.5, share[mixed] <= 0.5])
    weights = np.concatenate([w * np.maximum(share, 1 - share), (w * np.minimum(share, 1 - share))[mixed]])
    return train(np.concatenate([x, x[mixed]]), labels.astype(float), weights, rounds, min_data_in_leaf=60, learning_rate=0.08)


def fit_bound(rows: list[Rows], last: bool, rounds: int = 70):
    """Learn which unit the story begins with (or ends with), one on each page."""
    labels, weights = [], []
    for r in rows:
        inside = np.flatnonzero(r.label > 0.5)
        label = np.zeros(len(r.label))
        if len(inside):
            label[inside[-1 if last else 0]] = 1
        labels.append(label)
        weights.append(np.full(len(label), r.page.weight))
    x = np.concatenate([r.first for r in rows])
    return train(x, np.concatenate(labels), np.concatenate(weights), rounds, min_data_in_leaf=40, learning_rate=0.08, num_leaves=12)


def look_twice(r: Rows, first, begin, end) -> None:
    r.p1, r.begin, r.end = (b.predict(r.first).astype(np.float32) for b in (first, begin, end))
    r.second = np.column_stack([r.first, units.second_look(r.tokens, r.units, r.p1, r.begin, r.end)])
