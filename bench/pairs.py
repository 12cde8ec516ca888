"""Measure a trained model of pairs of statements: python bench/pairs.py SHARED [--points] [--more] [--cache FILE] [--ablate].

Without more, RTE-3 (`data/corpora/rte3_3way.dev.jsonl`) by cross-validation: five folds in which pairs of one premise stay together, for each of the seeds
0, 1 and 2, trained on four folds and what of the other corpora `SHARES` names; the biases that turn chances into labels are chosen on the
four folds.  `--ablate` leaves out each group of features, and each corpus, in turn.  `--points` tells what the model is worth as a last layer of points:
vetoing the denials of the rules, proposing more of them, at several thresholds (`--more` and `--cache` as in bench/points.py).
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "training" / "pairs"))
from corpora import LABELS
from model import SHARES, Model, Pair, Rows, read, rows, train

from points import OWN, judge, mean, read_sets, scorer
from rashomon.comparison import Point
from rashomon.copies import find_copies
from rashomon.groups import gather
from rashomon.points.affair import Affair
from rashomon.points.denials import negative, unverified
from rashomon.points.units import Unit, position
from rashomon.points.weighing import LAYERS, Layer

FOLDS, SEEDS = 5, (0, 1, 2)
GROUPS = {
    "coverage": ("held", "held_squared", "held_names", "held_back", "held_near", "none_missing", "missing_words", "missing_names", "rarest_missing", "lettered", "first_held", "last_held"),
    "order": ("in_order", "side_by_side", "turned", "passive_differs"),
    "numbers": ("numbers_held", "numbers_differ", "numbers_missing", "times_differ"),
    "polarity": ("negative_differs", "negative_differs_held", "negative_here", "negative_there"),
    "opposites": ("opposed", "opposed_held"),
    "hedges": ("maybe_there", "maybe_here", "only_here"),
    "means": ("means_differ",),
    "lengths": ("length", "length_there", "both_names"),
}  # fmt: skip
STEPS = (0.5, 0.6, 0.7, 0.8, 0.9)
SHARED_STEMS = 2
# Where two units are compared at all, no more than so many pairs of an affair are.
MOST = 200_000


def three(chance: np.ndarray) -> np.ndarray:
    """Put what is of another matter to what is neither, as RTE-3 does."""
    return np.stack([chance[:, 0], chance[:, 1] + chance[:, 3], chance[:, 2]], axis=1)


def scores(gold: np.ndarray, said: np.ndarray) -> list[float]:
    """Give F1 by label."""
    both = [(((said == k) & (gold == k)).sum(), (said == k).sum() + (gold == k).sum()) for k in range(3)]
    return [2 * hit / total if total else 0.0 for hit, total in both]


def folds(pairs: list[Pair], seed: int) -> np.ndarray:
    """Give a fold to each pair; pairs whose premises begin alike (40 code points) stay together."""
    premises = sorted({p[0][:40] for p in pairs})
    at = dict(zip(premises, np.random.default_rng(seed).permutation(len(premises)) % FOLDS, strict=True))
    return np.array([at[p[0][:40]] for p in pairs])


def bias(chance: np.ndarray, gold: np.ndarray) -> np.ndarray:
    """Choose what is added to the logarithms of chances, for the best macro-F1."""
    grid = [np.array([0.0, n, c]) for n, c in itertools.product(np.arange(-0.6, 0.61, 0.2), np.arange(0.0, 2.6, 0.2))]
    return max(grid, key=lambda b: sum(scores(gold, (np.log(chance) + b).argmax(axis=1))))


def validate(
    pairs: list[Pair], corpora: Mapping[str, Rows], shares: Mapping[str, float], without: Collection[str] = (), seeds: Sequence[int] = SEEDS
) -> list[float]:
    """Cross-validate on RTE-3: F1 by label, the mean over seeds."""
    own = corpora["rte3"]
    gold = own.allowed.argmax(axis=1)
    found = []
    for seed in seeds:
        fold = folds(pairs, seed)
        said = np.zeros(len(gold), int)
        for k in range(FOLDS):
            kept = fold != k
            model = train({**corpora, "rte3": own.where(kept)}, shares, without)
            added = bias(three(model.judge(own.x[kept])), gold[kept])
            said[~kept] = (np.log(three(model.judge(own.x[~kept]))) + added).argmax(axis=1)
        found.append(scores(gold, said))
    return [float(v) for v in np.mean(found, axis=0)]


def show(name: str, found: list[float]) -> None:
    print(f"{name:28} macro-F1 {np.mean(found):.3f}  " + "  ".join(f"{label} {f:.3f}" for label, f in zip(LABELS, found, strict=False)), flush=True)


def ablate(pairs: list[Pair], corpora: Mapping[str, Rows]) -> None:
    """Print what is left without each corpus and each group of features, by the folds of one seed."""
    first = SEEDS[:1]
    show(f"all, seed {first[0]}", validate(pairs, corpora, SHARES, seeds=first))
    for corpus in ("rte12", "contrast", "matters"):
        show(f"without {corpus}", validate(pairs, corpora, {**SHARES, corpus: 0.0}, seeds=first))
    show("with stances of FNC-1", validate(pairs, corpora, {**SHARES, "stances": 0.1}, seeds=first))
    for group, names in GROUPS.items():
        show(f"without {group}", validate(pairs, corpora, SHARES, names, first))


def vetoed(layer: Layer, model: Model, most: float) -> Layer:
    """Drop the points of a layer where the model takes every pair of their words for two matters, above `most`."""

    def kept(affair: Affair) -> Iterator[Point]:
        return (point for point in layer(affair) if apart(point, affair, model) <= most)

    return kept


def apart(point: Point, affair: Affair, model: Model) -> float:
    """Give the least chance of two matters over the pairs of words of the first two positions."""
    first, second = ([e.words.text for e in p.evidence] for p in point.positions[:2])
    return float(model.pairs(list(itertools.product(first, second)), affair.actors)[:, LABELS.index("apart")].min())


def told(layer: Layer, model: Model) -> Layer:
    """Print how far each point of a layer is of two matters to the model."""

    def printed(affair: Affair) -> Iterator[Point]:
        for point in layer(affair):
            print(f"  {point.kind:10} apart {apart(point, affair, model):.2f}  {point.label}")
            yield point

    return printed


def proposed(model: Model, least: float, *, polar: bool) -> Layer:
    """Propose a denial for each pair that the model takes for a contradiction, from `least`; `polar` asks that one of them is negative."""

    def found(affair: Affair) -> Iterator[Point]:
        pairs = list(itertools.islice(candidates(affair, polar=polar), MOST))
        chance = model.pairs([(a.text, b.text) for a, b in pairs], affair.actors)[:, LABELS.index("contradiction")]
        taken: set[int] = set()
        for n in np.argsort(-chance, kind="stable"):
            one, other = pairs[n]
            if chance[n] >= least and not {id(one), id(other)} & taken:
                taken |= {id(one), id(other)}
                places = (position("[asserted]", [one]), position("[denied]", [other]))
                yield Point("", "[is it so?]", affair.incident([one, other]), "denial", "by a trained model", places, 2, score=float(chance[n]))

    return found


def candidates(affair: Affair, *, polar: bool) -> Iterator[tuple[Unit, Unit]]:
    """Give what asserts with what may deny it: other roots, at least two stems shared beside names."""
    order = {id(unit): n for n, unit in enumerate(affair.units)}
    for said in affair.units:
        if said.stance == "demands" or unverified(said) or (polar and negative(said)):
            continue
        for other in affair.near(said.stems - affair.proper, SHARED_STEMS):
            if other.root == said.root or other.stance == "demands" or unverified(other) or other.rests_on(said) or said.rests_on(other):
                continue
            if negative(other) if polar else order[id(said)] < order[id(other)]:
                yield said, other


def worth(shared: Path, model: Model, *, more: bool, cache: Path | None) -> None:
    """Print what the model is worth to points, at several thresholds."""
    score = scorer(shared)
    contested = shared / "data" / "contested"
    folder, reports = (OWN, contested / "more") if more else (contested / "gold", contested / "sets")
    golds = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}
    sets = read_sets(reports, golds, cache)
    grouped = {name: gather(list(held.values())) for name, held in sets.items()}
    copied = {name: find_copies(list(held.values())) for name, held in sets.items()}

    def line(name: str, layers: Mapping[str, Layer]) -> None:
        found, _, _ = judge(score, golds, sets, grouped, copied, layers)
        print(f"{name:34} recall {mean(found, 'recall'):.3f} precision {mean(found, 'precision'):.3f} of {sum(r['claimed'] for r in found)}", flush=True)

    line("rules alone", {**LAYERS, **{name: told(LAYERS[name], model) for name in ("denials", "ties")}})
    makers: dict[str, Callable[[float], Mapping[str, Layer]]] = {
        "veto of denials above": lambda t: {**LAYERS, "denials": vetoed(LAYERS["denials"], model, t)},
        "proposed, one negative, from": lambda t: {**LAYERS, "pairs": proposed(model, t, polar=True)},
        "proposed, any two, from": lambda t: {**LAYERS, "pairs": proposed(model, t, polar=False)},
        "in place of denials, from": lambda t: {**LAYERS, "denials": proposed(model, t, polar=True)},
    }
    for name, make in makers.items():
        for step in STEPS:
            line(f"{name} {step}", make(step))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--points", action="store_true")
    parser.add_argument("--more", action="store_true")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--ablate", action="store_true")
    options = parser.parse_args()
    corpora = read(options.shared)
    laid = {name: rows(pairs) for name, pairs in corpora.items()}
    if options.points:
        worth(options.shared, train(laid, SHARES), more=options.more, cache=options.cache)
        return
    show("all", validate(corpora["rte3"], laid, SHARES))
    if options.ablate:
        ablate(corpora["rte3"], laid)


if __name__ == "__main__":
    main()
