"""Fit the score of an attribution to how often it is right, and draw how well it fits.

    python training/attribution/calibrate.py --network FOLDER --bench SHARED/bench --polnear SHARED/data/polnear --plot docs/reliability.svg

Right is what the bench's `triple soft` counts, on PolNeAR dev, which the network was not trained on.  The figure printed and
drawn is cross-validated (five parts by article); the weights written to FOLDER/link.json are fitted on all of dev.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate import encoder, nest
from rashomon.annotate.certainty import FEATURES, features

BINS, PARTS, STEPS = 10, 5, 40
# Penalty on squared weights, the constant left free.
RIDGE = 1.0


def fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit a logistic regression by Newton's method."""
    weights = np.zeros(x.shape[1])
    penalty = RIDGE * np.eye(x.shape[1])
    penalty[0, 0] = 0
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + penalty @ weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty
        weights = weights - np.linalg.solve(hessian, gradient)
    return weights


def bins(p: NDArray[np.float64], y: NDArray[np.float64]) -> list[tuple[float, float, int]]:
    """Give (mean score, share right, count) of ten equally full bins."""
    order = np.argsort(p, kind="stable")
    return [(float(p[part].mean()), float(y[part].mean()), len(part)) for part in np.array_split(order, BINS)]


def error(parts: list[tuple[float, float, int]]) -> float:
    """Give the mean distance of score and share right over bins, weighted by their counts."""
    return sum(abs(a - b) * n for a, b, n in parts) / sum(n for *_, n in parts)


def gather(network: encoder.Network, documents: list, scorer) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Read dev and give features, right or wrong, and the article's number, one row an attribution."""
    rows, right, home = [], [], []
    for number, document in enumerate(documents):
        nodes = [n for n in nest.read(network, [document.text])[0] if n.carrier is None and n.attribution.content]
        predicted = [scorer.Attribution.from_json({"source": n.attribution.source, "cue": n.attribution.cue, "content": n.attribution.content}) for n in nodes]
        good = matched(document, predicted, scorer)
        for i, node in enumerate(nodes):
            rows.append(features(document.text, node.attribution))
            right.append(float(i in good))
            home.append(number)
    return np.array(rows), np.array(right), np.array(home)


def matched(document, predicted: list, scorer) -> set[int]:
    """Name the predictions that the bench's soft triple counts as right."""
    tokens = scorer.Tokens(document.text)

    def roles(found) -> list[set[int]]:
        return [tokens.of(getattr(found, role)) for role in ("source", "cue", "content")]

    ours, gold = [roles(p) for p in predicted], [roles(g) for g in document.gold]

    def same(i: int, j: int) -> float:
        (s, c, w), (gs, gc, gw) = ours[i], gold[j]
        overlap = scorer.iou(w, gw)
        touching = all((a & b) or (not a and not b) for a, b in ((s, gs), (c, gc)))
        return overlap if touching and overlap >= 0.8 else 0.0

    return {i for i, _ in scorer.match(len(ours), len(gold), same)}


def draw(parts: list[tuple[float, float, int]], path: Path, note: str) -> None:
    """Write the reliability plot: share right against score, one dot a bin."""
    x = lambda v: 50 + 300 * v  # noqa: E731
    y = lambda v: 330 - 300 * v  # noqa: E731
    ticks = "".join(
        f'<text x="{x(t):.0f}" y="348" text-anchor="middle">{t:.1f}</text><text x="42" y="{y(t) + 4:.0f}" text-anchor="end">{t:.1f}</text>'
        for t in (0, 0.2, 0.4, 0.6, 0.8, 1)
    )
    dots = "".join(f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="5" fill="#1f5fa8"><title>{n} statements: score {a:.2f}, right {b:.2f}</title></circle>' for a, b, n in parts)
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 370 400" font-family="sans-serif" font-size="12"><rect width="370" height="400" fill="white"/>'
        f'<path d="M50 30V330H350" fill="none" stroke="#444"/><path d="M50 330L350 30" stroke="#999" stroke-dasharray="4 4"/>{ticks}{dots}'
        f'<text x="200" y="368" text-anchor="middle">score given</text><text x="14" y="180" text-anchor="middle" transform="rotate(-90 14 180)">share right</text>'
        f'<text x="200" y="390" text-anchor="middle">{note}</text></svg>\n',
        "utf-8",
    )


def main() -> None:
    """Fit, report, write the weights and the plot."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("network", "bench", "polnear"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    sys.path.insert(0, str(options.bench))
    from attribution import polnear, scorer

    network = encoder.load_from(options.network)
    x, y, home = gather(network, polnear.load(options.polnear, "dev"), scorer)
    held_out = np.zeros(len(y))
    for part in range(PARTS):
        out = home % PARTS == part
        held_out[out] = 1 / (1 + np.exp(-x[out] @ fit(x[~out], y[~out])))
    parts = bins(held_out, y)
    print("error over ten bins, held out:", round(error(parts), 4), [tuple(round(v, 3) for v in p) for p in parts])
    weights = fit(x, y)
    print(dict(zip(FEATURES, weights.round(3).tolist(), strict=True)))
    gold = sum(len(d.gold) for d in polnear.load(options.polnear, "dev"))
    for least in np.arange(0.2, 0.65, 0.05):
        kept = held_out >= least
        print(f"floor {least:.2f}: precision {y[kept].mean():.3f} recall {y[kept].sum() / gold:.3f} F1 {2 * y[kept].sum() / (kept.sum() + gold):.3f}")
    link = json.loads((options.network / "link.json").read_text("utf-8"))
    (options.network / "link.json").write_text(json.dumps({**link, "score": weights.round(4).tolist()}), "utf-8")
    if options.plot:
        draw(parts, options.plot, f"PolNeAR dev, {len(y)} statements, held out by article; error {error(parts):.3f}")


if __name__ == "__main__":
    main()
