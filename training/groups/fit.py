"""Fit the weights by which two reports are taken for one event.

    python training/groups/fit.py OUT.json [--gva FILE] [--ecb FILE …] [--pairs FILE] [--cache FILE]

The files are those of bench/groups.py.  A logistic regression on the features of `rashomon.groups.pairs`, one row a
pair of reports: all pairs of one event (at most 30 an event), and as others the pairs that share their heaviest terms, so the hard ones.
Files weigh by `SHARES`, and in each both kinds of pairs the same; to labelled pairs are added, as others, those of their articles that no
chain of labelled pairs links.  Printed first, by five folds over the events of all corpora: B-cubed of each corpus sorted at once by weights
that did not see the event, and the figures of the held-out pairs.  The weights written are fitted on all; the threshold is the one at which
those held out sort best.
The same input gives the same file.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from groups import READ, b_cubed, load, read_articles, report_pairs
from rashomon.figures import count
from rashomon.groups.pairs import Sheet, features, sheets
from rashomon.groups.profile import profile
from rashomon.groups.sorting import joined, near

FOLDS, MOST, RIDGE = 5, 30, 0.1
# A weight that would say the contrary of what its feature means is held at 0.
LESS = frozenset(("other deeds", "published apart", "first days apart", "kilometres"))
# How much a file weighs, by the beginning of its name.
SHARES = {"gva": 2.0, "ecb": 0.7, "fa_": 1.0}
# How much of the weight of others goes to pairs that nobody labelled, where a corpus has both.
UNLABELLED = 0.3


@dataclass
class Corpus:
    """Hold the sheets of a corpus, the event of each, its labelled pairs (same event or not), and others that are only fitted on."""

    name: str
    laid: list[Sheet]
    events: list[str]
    pairs: list[tuple[int, int, bool]]
    spare: list[tuple[int, int, bool]] = field(default_factory=list)

    def fold(self, pair: tuple[int, int, bool]) -> set[int]:
        return {fold_of(self.events[pair[0]]), fold_of(self.events[pair[1]])}

    def shares(self, keep: np.ndarray) -> np.ndarray:
        """Weigh all pairs kept: those of one event as much as the others."""
        same, spare = np.array([s for *_, s in self.pairs + self.spare]), np.arange(len(keep)) >= len(self.pairs)
        lot = UNLABELLED if self.spare else 0.0
        out = np.zeros(len(keep))
        for some, share in ((same, 1.0), (~same & ~spare, 1.0 - lot), (spare, lot)):
            out[some & keep] = 500 * SHARES.get(self.name[:3], 1.0) * share / max(1, (some & keep).sum())
        return out


def fold_of(event: str) -> int:
    return zlib.crc32(event.encode()) % FOLDS


def whole(name: str, profiles: Sequence, events: Sequence[str]) -> Corpus:
    """Lay out a corpus of groups: pairs within events, and across them those that are compared at all."""
    laid = sheets(profiles)
    of_event = defaultdict(list)
    for i, event in enumerate(events):
        of_event[event].append(i)
    pairs = [(a, b, True) for items in of_event.values() for a, b in list(combinations(items, 2))[:MOST]]
    pairs += [(a, b, False) for a, b in near(laid) if events[a] != events[b]]
    return Corpus(name, laid, list(events), pairs)


def matrix(corpus: Corpus, pairs: Sequence[tuple[int, int, bool]], names: Sequence[str]) -> np.ndarray:
    rows = [features(corpus.laid[a], corpus.laid[b]) for a, b, _ in pairs]
    return np.array([[1.0, *(row.get(name, 0.0) for name in names)] for row in rows])


def logistic(x: np.ndarray, y: np.ndarray, share: np.ndarray, names: Sequence[str], less: frozenset[str] = LESS) -> np.ndarray:
    """Fit by Newton's method; weights of the wrong sign are held at 0, that is below for the names in `less`."""
    free = np.ones(x.shape[1], dtype=bool)
    sign = np.array([0.0, *(-1.0 if n in less else 1.0 for n in names)])
    while True:
        weights = np.zeros(x.shape[1])
        kept = x[:, free]
        ridge = np.diag([0.0] + [RIDGE] * (kept.shape[1] - 1))
        for _ in range(30):
            guess = 1 / (1 + np.exp(-kept @ weights[free]))
            slope = kept.T @ (share * (guess - y)) + ridge @ weights[free]
            curve = (kept * (share * guess * (1 - guess))[:, None]).T @ kept + ridge + 1e-9 * np.eye(kept.shape[1])
            weights[free] -= np.linalg.solve(curve, slope)
        wrong = free & (weights * sign < -1e-9)
        if not wrong.any():
            return weights
        free &= ~wrong


class Fitter:
    """Hold the rows of all corpora, so that folds are cut from them."""

    def __init__(self, corpora: Sequence[Corpus]) -> None:
        self.corpora = corpora
        self.names = sorted({n for c in corpora for a, b, _ in c.pairs[:2000] for n in features(c.laid[a], c.laid[b])})
        self.x = [matrix(c, c.pairs + c.spare, self.names) for c in corpora]
        self.y = [np.array([same for *_, same in c.pairs + c.spare], dtype=float) for c in corpora]
        self.folds = [[c.fold(pair) for pair in c.pairs + c.spare] for c in corpora]

    def fit(self, without: int | None = None) -> np.ndarray:
        xs, ys, shares = [], [], []
        for corpus, x, y, folds in zip(self.corpora, self.x, self.y, self.folds, strict=True):
            keep = np.array([without is None or without not in f for f in folds])
            xs.append(x[keep])
            ys.append(y[keep])
            shares.append(corpus.shares(keep)[keep])
        return logistic(np.vstack(xs), np.hstack(ys), np.hstack(shares), self.names)

    def odds(self, weights: np.ndarray, one: Sheet, two: Sheet) -> float:
        row = features(one, two)
        return float(weights[0] + sum(w * row.get(n, 0.0) for n, w in zip(self.names, weights[1:], strict=True)))


class HeldOut:
    """Sort a whole corpus, each pair scored by weights fitted without the events of the first one's fold; a pair is scored once."""

    def __init__(self, fitter: Fitter, corpus: Corpus, fitted: list[np.ndarray]) -> None:
        self.fitter, self.corpus, self.fitted = fitter, corpus, fitted
        self.known: dict[tuple[int, int], float] = {}

    def odds(self, a: int, b: int) -> float:
        if (a, b) not in self.known:
            fold = fold_of(self.corpus.events[a])
            self.known[a, b] = self.fitter.odds(self.fitted[fold], self.corpus.laid[a], self.corpus.laid[b])
        return self.known[a, b]

    def b_cubed(self, threshold: float) -> tuple[float, float, float]:
        names = [sheet.profile.report for sheet in self.corpus.laid]
        found = joined(self.corpus.laid, self.odds, threshold)
        return b_cubed([[names[i] for i in items] for items in found], dict(zip(names, self.corpus.events, strict=True)))


def threshold(sorters: Sequence[HeldOut]) -> float:
    """Choose the threshold at which held-out weights sort the corpora best, each kind of them weighing the same."""
    kinds = Counter(s.corpus.name[:3] for s in sorters)
    grid = np.arange(0.0, 1.01, 0.1).round(2).tolist()
    return max(grid, key=lambda t: sum(s.b_cubed(t)[2] / kinds[s.corpus.name[:3]] for s in sorters))


def read(asked: argparse.Namespace) -> dict[str, tuple[list, list[str]]]:
    """Read profiles and events by corpus, from the cache where there is one."""
    if asked.cache and asked.cache.exists():
        return pickle.loads(asked.cache.read_bytes())
    out = {}
    for kind, paths in (("gva", [asked.gva]), ("ecb", asked.ecb)):
        for path in paths:
            if path:
                made = READ[kind](load(path))
                out[path.name] = [profile(count(report)) for report, _ in made.values()], [event for _, event in made.values()]
    if asked.pairs:
        wanted = {name for pair in load(asked.pairs) for name in (pair["a"], pair["b"])}
        texts = asked.pairs.with_name(asked.pairs.name.replace("_pairs", ""))
        made = read_articles([a for a in load(texts) if a["id"] in wanted])
        out[asked.pairs.name] = [profile(count(report)) for report, _ in made.values()], list(made)
    if asked.cache:
        asked.cache.write_bytes(pickle.dumps(out))
    return out


def labelled(name: str, profiles: list, records: list[dict]) -> Corpus:
    """Lay out the corpus of pairs; articles that a chain of pairs links are of one fold, whatever their events."""
    at = {p.report: i for i, p in enumerate(profiles)}
    pairs = [(at[r["a"]], at[r["b"]], r["same_event"]) for r in records]
    linked = list(range(len(profiles)))
    for a, b, _ in pairs:
        low, high = sorted((linked[a], linked[b]))
        linked = [low if number == high else number for number in linked]
    laid = sheets(profiles)
    spare = [(a, b, False) for a, b in near(laid) if linked[a] != linked[b]]
    return Corpus(name, laid, [profiles[number].report for number in linked], pairs, spare)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gva", type=Path)
    parser.add_argument("--ecb", type=Path, nargs="*", default=[])
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--cache", type=Path)
    asked = parser.parse_args()
    corpora = []
    for name, (profiles, events) in read(asked).items():
        made = labelled(name, profiles, load(asked.pairs)) if asked.pairs and name == asked.pairs.name else whole(name, profiles, events)
        corpora.append(made)
        print(name, len(made.laid), "reports", sum(s for *_, s in made.pairs), "pairs of one event", sum(not s for *_, s in made.pairs), "others", flush=True)
    fitter = Fitter(corpora)
    fitted = [fitter.fit(fold) for fold in range(FOLDS)]
    final = fitter.fit()
    groups = [c for c in corpora if not asked.pairs or c.name != asked.pairs.name]
    sorters = {c.name: HeldOut(fitter, c, fitted) for c in groups}
    best = threshold(list(sorters.values()))
    for corpus in corpora:
        if corpus.name in sorters:
            print(f"{corpus.name} held out: B-cubed {' '.join(f'{v:.3f}' for v in sorters[corpus.name].b_cubed(best))}")
        else:
            scored = [(fitter.odds(fitted[min(corpus.fold(p))], corpus.laid[p[0]], corpus.laid[p[1]]), p[2]) for p in corpus.pairs]
            print(f"{corpus.name} held out: {report_pairs(scored, best)}")
    weights = {"bias": final[0], **dict(zip(fitter.names, final[1:], strict=True)), "threshold": best}
    asked.out.write_text(json.dumps({k: round(float(v), 3) for k, v in weights.items()}, indent=1) + "\n")
    print(json.dumps({k: round(float(v), 2) for k, v in weights.items()}))


if __name__ == "__main__":
    main()
