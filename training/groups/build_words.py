"""Count in how many reports each common word stands: python training/groups/build_words.py POLNEAR_TEXTS FNC_BODIES.jsonl OUT.txt.

The first folder holds reports as `*.txt`, the second file records with `text`.  Only words written small are kept, by
their stems: no name of a person, place or party gets a weight of its own here, so none weighs more than another.
Weekdays, months and names of countries and peoples are left out by the package itself.  The same input gives the same file.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from rashomon.groups.words import stem, tokens

# Words in fewer reports than this are as rare as any; levels are powers of two of the share of reports, times -4.
FEWEST = 6
STEPS = 4


def main() -> None:
    texts, bodies, out = sys.argv[1:]
    reports = [path.read_text("utf8") for path in sorted(Path(texts).glob("*.txt"))]
    reports += [json.loads(line)["text"] for line in Path(bodies).read_text("utf8").split("\n") if line.strip()]
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for text in reports:
        found = list(tokens(text))
        small.update({stem(t.text) for t in found if not t.capital})
        large.update({stem(t.text.lower()) for t in found if t.capital and not t.opens})
    levels = defaultdict(list)
    for word, count in small.items():
        if count >= FEWEST and count > large[word]:
            levels[level(count / len(reports))].append(word)
    lines = [f"{number}: {' '.join(sorted(words))}" for number, words in sorted(levels.items())]
    head = "# Made by training/groups/build_words.py: words by how rare they are, in quarters of a halving.\n"
    Path(out).write_text(head + "\n".join(lines) + "\n", "utf8")
    print(f"{len(reports)} reports, {sum(map(len, levels.values()))} words")


def level(share: float) -> int:
    """Give the rarity of a word that stands in a `share` of reports."""
    from math import log2

    return round(-STEPS * log2(share))


if __name__ == "__main__":
    main()
