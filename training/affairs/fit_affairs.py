"""Fit how likely two reports of a corpus tell of one event: python training/affairs/fit_affairs.py OUT.json --gva FILE --ecb FILE --pairs FILE.

The real reports are those that the weights of groups are fitted on (`training/groups/fit.py`), made ones those of `bench/made_news.py`, read by their marks
and by the rules.  Pairs of one event weigh as much as the others in each corpus, whatever their numbers; the threshold is chosen by hand.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
sys.path.insert(0, str(Path(__file__).parents[1] / "groups"))
from fit import LESS, MOST, logistic

from affairs import by_rules, counted
from groups import READ, load, read_articles
from made_records import told
from rashomon.affairs import DAYS, Sketch, sketch
from rashomon.affairs.meeting import meet
from rashomon.affairs.packed import pack
from rashomon.affairs.pairing import features
from rashomon.affairs.repeats import heads
from rashomon.affairs.weighing import Weighed

MADE, SEEDS = 1000, (1, 3)
# Weeks for corpora whose reports are few and far between.
LONG = 400
AGAINST = LESS | {"week apart", "other dead", "lead next day", "lead other days", "lead other label", "lead other places", "lead place one"}
# How much each corpus weighs.
SHARES = {"gva": 2.0, "gva, long": 0.5, "ecb": 0.7, "pairs": 1.0, "marks": 1.0, "rules": 1.4}
THRESHOLD = 1.8
Rows = tuple[list[dict[str, float]], np.ndarray]


def whole(drawn: Iterable[Sketch], events: dict[str, str], window: int) -> Rows:
    """Compare reports of one event, published within the window, and those of others that `find` would compare."""
    packed = pack(drawn)
    of = heads(packed)
    own = np.flatnonzero(of == np.arange(len(of)))
    weighed = Weighed(packed, own, window)
    labels = [events[packed.ids[i]] for i in own.tolist()]
    held: dict[str, list[int]] = defaultdict(list)
    for item, label in enumerate(labels):
        held[label].append(item)
    same = [pair for items in held.values() for pair in list(combinations(items, 2))[:MOST] if abs(weighed.day[pair[0]] - weighed.day[pair[1]]) <= window]
    other = [(a, b) for a, b in meet(weighed, window).tolist() if labels[a] != labels[b]]
    return [features(weighed, a, b) for a, b in same + other], np.array([1.0] * len(same) + [0.0] * len(other))


def labelled(path: Path) -> Rows:
    """Compare the pairs of a file that says of each whether it is of one event."""
    pairs = load(path)
    wanted = {name for pair in pairs for name in (pair["a"], pair["b"])}
    made = counted(read_articles([a for a in load(path.with_name(path.name.replace("_pairs", ""))) if a["id"] in wanted]))
    packed = pack(sketch(report) for report, _ in made.values())
    at = {name: n for n, name in enumerate(packed.ids)}
    places = {name: at[report.original.id] for name, (report, _) in made.items()}
    weighed = Weighed(packed, np.arange(len(at)), LONG)
    return [features(weighed, places[p["a"]], places[p["b"]]) for p in pairs], np.array([float(p["same_event"]) for p in pairs])


def read(asked: argparse.Namespace) -> dict[str, Rows]:
    """Give the rows of each corpus."""
    out = {}
    for kind, path in (("gva", asked.gva), ("ecb", asked.ecb)):
        if path:
            made = counted(READ[kind](load(path)))
            drawn, events = [sketch(report) for report, _ in made.values()], {r.original.id: label for r, label in made.values()}
            out[kind] = whole(drawn, events, DAYS if kind == "gva" else LONG)
            if kind == "gva":
                out["gva, long"] = whole(drawn, events, LONG)
    if asked.pairs:
        out["pairs"] = labelled(asked.pairs)
    for name, source in (("marks", told), ("rules", by_rules)):
        drawn, events = [], {}
        for seed in SEEDS:
            for story, report in source(MADE, seed):
                drawn.append(sketch(report))
                events[drawn[-1].report] = f"{seed} {story.event}"
        out[name] = whole(drawn, events, DAYS)
    return out


def show(name: str, rows: Rows, names: Sequence[str], fitted: np.ndarray) -> None:
    """Print at which precision and recall the threshold joins pairs."""
    odds = np.array([fitted[0] + sum(w * row.get(n, 0.0) for n, w in zip(names, fitted[1:], strict=True)) for row in rows[0]])
    joined = odds > THRESHOLD
    print(f"{name:10} {len(odds):6} pairs, {int(rows[1].sum()):5} of one event: joined precision {rows[1][joined].mean():.3f} recall {rows[1][joined].sum() / rows[1].sum():.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    for name in ("--gva", "--ecb", "--pairs"):
        parser.add_argument(name, type=Path)
    corpora = read(asked := parser.parse_args())
    names = sorted({name for rows, _ in corpora.values() for row in rows for name in row})
    x = np.array([[1.0, *(row.get(name, 0.0) for name in names)] for rows, _ in corpora.values() for row in rows])
    y = np.hstack([same for _, same in corpora.values()])
    shares = np.hstack([np.where(same > 0, 1 / same.sum(), 1 / (len(same) - same.sum())) * 500 * SHARES[kind] for kind, (_, same) in corpora.items()])
    fitted = logistic(x, y, shares, names, AGAINST)
    for kind, rows in corpora.items():
        show(kind, rows, names, fitted)
    weights = {"bias": fitted[0], **{name: weight for name, weight in zip(names, fitted[1:], strict=True) if weight}, "threshold": THRESHOLD}
    asked.out.write_text(json.dumps({name: round(float(weight), 3) for name, weight in weights.items()}, indent=1) + "\n")


if __name__ == "__main__":
    main()
