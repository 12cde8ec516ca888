"""Train the weights that `rashomon.clean.plain` runs.

    python training/story/train.py FLATTENED_DIR CLEAN_TEXT_DIR OUT.npz [--without FOLD]
    python training/story/trial.py FLATTENED_DIR CLEAN_TEXT_DIR OUT.jsonl [--folds 0 1 2 3]

FLATTENED_DIR holds `glued.jsonl.gz` and its like (text, gold spans and breaks), CLEAN_TEXT_DIR plain prose with
paragraphs parted by blank lines.  `--without K` leaves out the pages whose hosts are in fold K (0..3).  `trial.py`
trains without each fold in turn and writes what is then chosen on its pages.  One thread, fixed seed; three to six minutes a run.
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
    prose = prose_pages(asked.clean)
    save(asked.out, *fit(found + prose))


def prose_pages(folder: Path) -> list[pages.Page]:
    found = clean.load(folder, CLEAN, SEED)
    for page in found:
        page.weight = CLEAN_WEIGHT
    return found


def save(out: Path, boosters: dict, table) -> None:
    stored = {f"{name}.{key}": value for name, b in boosters.items() for key, value in arrays(b).items()}
    np.savez_compressed(out, **stored, **{"phrases.key": table.key, "phrases.odds": table.odds.astype(np.float16)})


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
        seen = looks(others(k))
        for r in these(k):
            stages.look_twice(r, *seen)
    print(f"out-of-fold answers after {time.time() - began:.0f} s", flush=True)
    first, begin, end = looks(rows)
    forests = {"edge": stages.fit_cut(rows), "first": first, "begin": begin, "end": end, "second": stages.fit_unit(rows, second=True)}
    return forests, stages.fit_phrases(rows)


def looks(rows: list) -> tuple:
    return stages.fit_unit(rows, second=False), stages.fit_bound(rows, last=False), stages.fit_bound(rows, last=True)


if __name__ == "__main__":
    main()
