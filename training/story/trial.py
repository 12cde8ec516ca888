"""Try the cleaning of plain text by host: train without a quarter of the sites, then choose on their pages.

    python training/story/trial.py FLATTENED_DIR CLEAN_TEXT_DIR OUT.jsonl [--folds 0 1 2 3]

OUT.jsonl has one line a page ({"id", "style", "paragraphs"}); score it against the pages of the same folds.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import pages
import stages
import train
from forest import SEED

from rashomon.clean import plain
from rashomon.text import read_words


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("flattened", type=Path)
    parser.add_argument("clean", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, nargs="*", default=list(range(train.FOLDS)))
    asked = parser.parse_args()
    found = [p for p in pages.load(asked.flattened) if p.lang == "en"]
    number = stages.folds(found, train.FOLDS, SEED)
    with asked.out.open("w", encoding="utf8") as out:
        for fold in asked.folds:
            trees = without(fold, found, number, asked.clean)
            for page in (p for p, k in zip(found, number, strict=True) if k == fold):
                choice = plain.choose(page.text, 0, trees=trees)
                texts = [read_words(page.text, spans).text for spans in choice.paragraphs]
                out.write(json.dumps({"id": page.id, "style": page.style, "paragraphs": texts}) + "\n")


def without(fold: int, found: list[pages.Page], number, clean: Path) -> plain.Weights:
    rest = [p for p, k in zip(found, number, strict=True) if k != fold]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.npz"
        train.save(path, *train.fit(rest + train.prose_pages(clean)))
        with path.open("rb") as stored:
            return plain.load(stored)


if __name__ == "__main__":
    main()
