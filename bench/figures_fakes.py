"""Measure the number of killed per article on FA-KES: exact wherever the crowd annotated a count.

    python bench/figures_fakes.py fa_kes.dev.jsonl [--wrong]

The gold is civilians and non-civilians killed together (0 stands for "not annotated" and is left out; an article with two
incidents is right on either).  How one number is chosen from an article's figures is told in `killed.py`.  `--wrong` lists
the articles that were not right.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from killed import figures_of, total_killed


def exact(data: Path, *, wrong: bool = False) -> tuple[int, float]:
    """Give the number of articles with a count and the share that are exact; `wrong` prints the others."""
    right = articles = 0
    for line in data.read_text("utf-8").splitlines():
        record = json.loads(line)
        gold = {i["killed_civilians"] + i["killed_noncivilians"] for i in record["incidents"]} - {0}
        if not gold:
            continue
        units = [record["title"], record["text"]]
        figures = figures_of(units)
        total = total_killed(figures, "\n".join(" ".join(u.split()) for u in units if u.strip()))
        articles += 1
        right += total in gold
        if wrong and total not in gold:
            print(record["id"], "gold", *sorted(gold), "got", total, "|", record["title"][:100])
    return articles, right / articles if articles else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    articles, share = exact(options.data, wrong=options.wrong)
    print(f"articles {articles}  exact {share:.3f}")


if __name__ == "__main__":
    main()
