"""Print the sources that the forms for counts hear where nothing else was read, for judging by hand: right source or not.

    python bench/figures_heard.py fa_kes.dev.jsonl [--every 26]

One line a statement that `rashomon.figures.hear` adds to articles without any other: source, cue, and the sentence around
them.  Each twenty-sixth is taken, in order, so that no reader chooses.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from killed import lay_out
from rashomon.figures import hear

# Code points of the story shown at either side.
AROUND = 80


def heard(data: Path) -> Iterator[str]:
    """Give a line for each statement added to the articles of a file with a title and a text in each record."""
    for line in data.read_text("utf-8").splitlines():
        record = json.loads(line)
        report = hear(replace(lay_out([record["title"], record["text"]]), statements=()))
        raw = report.original.raw
        for found in report.statements or ():
            parts = [w for w in (found.source, found.cue, found.content) if w]
            low, high = min(w.start for w in parts), max(w.end for w in parts)
            around = " ".join(raw[max(0, low - AROUND) : high + AROUND].split())
            yield f"{found.source and found.source.text} | {found.cue and found.cue.text} | {around}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--every", type=int, default=26)
    options = parser.parse_args()
    lines = list(heard(options.data))
    print(*lines[options.every - 1 :: options.every], sep="\n")
    print(f"{len(lines)} statements, {len(lines) // options.every} shown")


if __name__ == "__main__":
    main()
