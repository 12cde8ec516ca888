"""Train the weights that `rashomon.clean.plain` runs.

    python training/story/train.py FLATTENED_DIR CLEAN_TEXT_DIR OUT.npz [--without FOLD]

FLATTENED_DIR holds `glued.jsonl.gz` and its like (text, gold spans and breaks), CLEAN_TEXT_DIR plain prose with
paragraphs parted by blank lines.  `--without K` leaves out the pages whose hosts are in fold K (0..3), for trials by
host: `trial.py` runs all four.  One thread, fixed seed, about six minutes.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import clean
import numpy as np
import pages
import stages
from forest import SEED, arrays

FOLDS, CLEAN, CLEAN_WEIGHT = 4, 150, 0.35


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("flattened", type=Path)
    parser.add_argument("clean", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", type=int)
    asked = parser.parse_args()
    found = [p for p in pages.load(asked.flattened) if p.lang == "en"]
    number = stages.folds(found, FOLDS, SEED)
    if asked.without is not None:
        found = [p for p, k in zip(found, number, strict=True) if k != asked.without]
    prose = clean.load(asked.clean, CLEAN, SEED)
    for page in prose:
        page.weight = CLEAN_WEIGHT
    boosters, table = fit(found + prose)
    stored = {f"{name}.{key}": value for name, b in boosters.items() for key, value in arrays(b).items()}
    np.savez_compressed(asked.out, **stored, **{"phrases.key": table.key, "phrases.odds": table.odds.astype(np.float16)})


def fit(found: list[pages.Page]) -> tuple[dict, object]:
    """Train the three forests and the table of phrases; each later one learns from answers on pages that the one before had not seen."""
    began = time.time()
    rows = [stages.prepare(p) for p in found]
    number = stages.folds(found, FOLDS, SEED + 1)

    def others(k: int) -> list:
        return [r for r, n in zip(rows, number, strict=True) if n != k]

    def these(k: int) -> list:
        return [r for r, n in zip(rows, number, strict=True) if n == k]

    for k in range(FOLDS):
        booster = stages.fit_cut(others(k))
        for r in these(k):
            stages.see_units(r, booster.predict(r.cut))
    for k in range(FOLDS):
        table = stages.fit_phrases(others(k))
        for r in these(k):
            stages.look_once(r, table)
    for k in range(FOLDS):
        booster = stages.fit_unit(others(k), second=False)
        for r in these(k):
            stages.look_twice(r, booster.predict(r.first))
    print(f"out-of-fold answers after {time.time() - began:.0f} s", flush=True)
    forests = {"edge": stages.fit_cut(rows), "first": stages.fit_unit(rows, second=False), "second": stages.fit_unit(rows, second=True)}
    return forests, stages.fit_phrases(rows)


if __name__ == "__main__":
    main()
