"""Fit the weights by which a place is chosen for an event.

    python training/places/fit_events.py EVENT_LOCATION.jsonl OUT.txt

Records hold `text`, `verb` ([[start, end, word]]) and `locations`.  A logistic regression on the features of
`rashomon.places.event`, one row a place named in the event's sentence; the threshold is the one with the best F1.
Nine in ten records are fitted, every tenth is held out and its F1 printed.  The same input gives the same file.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from rashomon.places import find_places, locate
from rashomon.places.event import _sentence, features


def rows_of(record: dict) -> tuple[list[list[str]], list[bool], bool]:
    text, (start, end) = record["text"], record["verb"][0][:2]
    gold = [(a, b) for a, b, _ in record["locations"] if b > a]
    low, high = _sentence(text, start, end)
    places = [p for p in locate(text, find_places(text)) if low <= p.mention.start and p.mention.end <= high]
    near = [p for p in places if not (start < p.mention.end and p.mention.start < end)]
    names = [features(text, (start, end), near, i) for i in range(len(near))]
    return names, [any(p.mention.start < b and a < p.mention.end for a, b in gold) for p in near], bool(gold)


def fit(rows: list[list[str]], right: list[bool]) -> dict[str, float]:
    names = sorted({name for row in rows for name in row})
    number = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        matrix[i, [number[name] for name in row]] = 1
    wanted, weights = np.array(right, dtype=float), np.zeros(len(names))
    for _ in range(30):  # (Newton's method, with a ridge of 1)
        guess = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (guess - wanted) + weights
        curve = (matrix * (guess * (1 - guess))[:, None]).T @ matrix + np.eye(len(names))
        weights -= np.linalg.solve(curve, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def f1(data: list, weights: dict[str, float], threshold: float) -> float:
    right = given = wanted = 0
    for names, good, has in data:
        wanted += has
        scores = [sum(weights.get(n, 0.0) for n in row) for row in names]
        if scores and max(scores) > threshold:
            given += 1
            right += good[int(np.argmax(scores))]
    return 2 * right / max(1, given + wanted)


def main() -> None:
    source, out = sys.argv[1:]
    records = [json.loads(line) for line in Path(source).read_text("utf8").split("\n") if line.strip()]
    data = [rows_of(record) for record in records]
    kept, held = [d for i, d in enumerate(data) if i % 10], data[::10]
    weights = fit([row for names, _, _ in kept for row in names], [g for _, good, _ in kept for g in good])
    threshold = max(np.arange(-2, 2, 0.1).tolist(), key=lambda t: f1(kept, weights, t))
    print(f"F1 fitted {f1(kept, weights, threshold):.3f}, held out {f1(held, weights, threshold):.3f}, threshold {threshold:.1f}")
    weights["threshold"] = threshold
    rows = [f"{name} {value:.2f}" for name, value in sorted(weights.items())]
    Path(out).write_text("# Fitted by training/places/fit_events.py: the feature and its weight.\n" + "\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
