"""Measure points of disagreement: python bench/points.py SHARED [--more] [--cache FILE] [--pairs rte3.jsonl].

SHARED holds `data/contested` (reports and gold) and `bench/contested/score.py`.  The whole program reads and compares each set; printed are
recall and precision by set and by kind of gold point, as that scorer counts them, and the same with each layer of rules left out in turn.
`--more` takes the sets of `SHARED/data/contested/more` instead, held against the points marked by hand in `bench/points/` (offsets alone, marked by
readers who had not seen what the program finds); `--cache` keeps the reports read (a pickle: only of your own making) so that a second run weighs them at once.

`--pairs` are sentence pairs with `premise`, `hypothesis` and `label`: there the polarity rules alone judge (contradiction: as alike as a denial
and its claim, and one of them negative; entailment: four fifths of the weight held, both alike in polarity).  Nothing is fitted.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import pickle
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType

from rashomon.comparison import Copy, Group, Point
from rashomon.copies import find_copies
from rashomon.groups import gather
from rashomon.inputs import read_input
from rashomon.model import Report
from rashomon.pipeline import read_report
from rashomon.points.denials import ALIKE, SHARED
from rashomon.points.polarity import NOT
from rashomon.points.weighing import LAYERS, Layer, weigh_with
from rashomon.roots.topics import Weights, stems

Set = dict[str, Report]
OWN = Path(__file__).parent / "points"


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "bench" / "contested" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_sets(reports: Path, names: Iterable[str], cache: Path | None) -> dict[str, Set]:
    """Read the reports of each set, by file name."""
    if cache and cache.exists():
        kept: dict[str, Set] = pickle.loads(cache.read_bytes())
        return {name: kept[name] for name in names}
    found = {
        name: {path.name: read_report(read_input(str(path))) for path in sorted((reports / name).glob("*.txt"))}
        for name in names
    }
    if cache:
        cache.write_bytes(pickle.dumps(found))
    return found


def plain(points: tuple[Point, ...], names: Mapping[str, str]) -> list[dict]:
    """Give points as the scorer reads them."""
    return [
        {
            "kind": p.kind,
            "positions": [
                {
                    "evidence": [
                        {"report": names[e.report], "spans": [[s.start, s.end] for s in e.words.spans]}
                        for e in q.evidence
                    ]
                }
                for q in p.positions
            ],
        }
        for p in points
    ]


def judge(
    score: ModuleType,
    golds: dict[str, dict],
    sets: dict[str, Set],
    grouped: dict[str, tuple[Group, ...]],
    copied: dict[str, tuple[Copy, ...]],
    layers: Mapping[str, Layer],
) -> tuple[list[dict], Counter, Counter]:
    """Score all sets; count gold points by kind, and those found."""
    rows, wanted, met = [], Counter(), Counter()
    for name, held in sets.items():
        names = {report.original.id: file for file, report in held.items()}
        found = plain(weigh_with(list(held.values()), grouped[name], copied[name], layers), names)
        core = [point for point in golds[name]["points"] if point.get("status") != "optional"]
        # Doubtful points of the hand are not asked for; a point that finds one is right all the same.
        rows.append({"set": name} | score.score_points(golds[name] | {"points": core}, found))
        rows[-1]["precision"] = score.score_points(golds[name], found)["precision"]
        for gold in core:
            wanted[gold["kind"]] += 1
            met[gold["kind"]] += any(score.alike(gold, p) and score.meets(gold, p) for p in found)
    return rows, wanted, met


def mean(rows: list[dict], key: str) -> float:
    return sum(row[key] for row in rows) / len(rows)


def pairs(path: Path) -> None:
    """Print what the polarity rules make of labelled pairs."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    weights = Weights(text for r in records for text in (r["premise"], r["hypothesis"]))
    table: Counter[tuple[str, str]] = Counter()
    for r in records:
        one, other = stems(r["premise"]), stems(r["hypothesis"])
        alike = weights.alike(one, other)
        apart = bool(NOT.search(r["premise"])) != bool(NOT.search(r["hypothesis"]))
        said = (
            "contradiction"
            if apart and alike >= ALIKE and len(one & other) >= SHARED
            else "entailment"
            if alike >= 0.8 and not apart
            else "neutral"
        )
        table[r["label"], said] += 1
    scores = {}
    for label in ("entailment", "neutral", "contradiction"):
        right, given, gold = (
            table[label, label],
            sum(n for (_, s), n in table.items() if s == label),
            sum(n for (g, _), n in table.items() if g == label),
        )
        scores[label] = 2 * right / (given + gold) if given + gold else 0.0
    print(
        f"{path.name}: macro-F1 {sum(scores.values()) / 3:.3f} " + " ".join(f"{k} {v:.3f}" for k, v in scores.items())
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--more", action="store_true")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--pairs", type=Path)
    options = parser.parse_args()
    if options.pairs:
        pairs(options.pairs)
    score = scorer(options.shared)
    contested = options.shared / "data" / "contested"
    folder, reports = (OWN, contested / "more") if options.more else (contested / "gold", contested / "sets")
    golds = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    sets = read_sets(reports, golds, options.cache)
    grouped = {name: gather(list(held.values())) for name, held in sets.items()}
    copied = {name: find_copies(list(held.values())) for name, held in sets.items()}
    start = time.process_time()
    rows, wanted, met = judge(score, golds, sets, grouped, copied, LAYERS)
    for row in rows:
        print(
            f"{row['set']:32} recall {row['recall']:.2f} of {row['core']}  precision {row['precision']:.2f} of {row['claimed']}"
        )
    print(
        f"mean recall {mean(rows, 'recall'):.3f} precision {mean(rows, 'precision'):.3f}   ({time.process_time() - start:.1f} s)"
    )
    print(
        "gold found by kind: " + ", ".join(f"{kind} {met[kind]} of {count}" for kind, count in sorted(wanted.items()))
    )
    for left in LAYERS:
        rows, _, _ = judge(score, golds, sets, grouped, copied, {k: v for k, v in LAYERS.items() if k != left})
        print(f"without {left:12} recall {mean(rows, 'recall'):.3f} precision {mean(rows, 'precision'):.3f}")


if __name__ == "__main__":
    main()
