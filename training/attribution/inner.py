"""Fit the odds by which a content is read again (`rashomon.annotate.inner`).

    python training/attribution/inner.py --network FOLDER --texts FOLDER [FOLDER …] [--thrice FOLDER …]

Every content of every text is read, whatever its odds; a piece counts as a cue when it lies in the cue of a statement that only
such a reading found.  Texts of `--thrice` weigh three times as much (chain reports, on which the network was trained
too).  The weights go into FOLDER/link.json, the constant first.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate import FLOOR, encoder, inner
from rashomon.annotate.nest import nest, read

RIDGE, STEPS, DIGITS = 20.0, 12, 5

Rows = NDArray[np.float64]


def fit(x: Rows, y: Rows, weight: Rows) -> Rows:
    """Fit a logistic regression with a constant by Newton's method, the ridge on standardised features."""
    middle, spread = x.mean(0), x.std(0) + 1e-6
    rows = np.concatenate([np.ones((len(x), 1)), (x - middle) / spread], 1)
    penalty = np.full(rows.shape[1], RIDGE)
    penalty[0] = 0
    fitted = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-rows @ fitted))
        gradient = rows.T @ (weight * (p - y)) + penalty * fitted
        hessian = (rows * (weight * p * (1 - p))[:, None]).T @ rows + np.diag(penalty)
        fitted = fitted - np.linalg.solve(hessian, gradient)
    slopes = fitted[1:] / spread
    return np.concatenate([[fitted[0] - slopes @ middle], slopes])


def gather(network: encoder.Network, text: str) -> tuple[Rows, Rows]:
    """Read one text and give features and cue or not, one row a piece that lies in a content."""
    pieces = encoder.cut(network, text)
    windows = encoder.run(network, [pieces])[0]
    rows = np.zeros((len(pieces), len(network.inner_weights) - 1))
    for window in windows:
        rows[window.start : window.end] = inner.features(window)
    at_once = {tuple(node.attribution.cue) for node in read(network, [text])[0]}
    nodes = nest(network, text, FLOOR)[0]
    starts, ends = pieces.offsets[:, 0], pieces.offsets[:, 1]

    def covered(ranges: list[tuple[int, int]]) -> NDArray[np.bool_]:
        return np.any([(ends > a) & (starts < b) for a, b in ranges], 0) if ranges else np.zeros(len(pieces), np.bool_)

    content = covered([span for node in nodes for span in node.attribution.content])
    cues = covered([span for node in nodes if tuple(node.attribution.cue) not in at_once for span in node.attribution.cue])
    return rows[content], cues[content].astype(np.float64)


def main() -> None:
    """Gather, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--thrice", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    network = encoder.load_from(options.network)
    inner.LEAST = float("-inf")
    paths = [(path, times) for folders, times in ((options.texts, 1.0), (options.thrice, 3.0)) for folder in folders for path in sorted(folder.glob("*.txt"))]
    gathered = [(*gather(network, path.read_text("utf-8")), times) for path, times in paths]
    x, y = (np.concatenate([part[i] for part in gathered]) for i in (0, 1))
    weights = fit(x, y, np.concatenate([np.full(len(part[1]), part[2]) for part in gathered]))
    print(f"{len(y)} pieces in contents of {len(paths)} texts, {y.sum():.0f} of cues")
    link = json.loads((options.network / "link.json").read_text("utf-8"))
    (options.network / "link.json").write_text(json.dumps({**link, "inner": weights.round(DIGITS).tolist()}), "utf-8")


if __name__ == "__main__":
    main()
