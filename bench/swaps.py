"""Exchange the parties' names in the reports of tests/behaviour/swaps.toml, every pair: python bench/swaps.py [-v].

Prints the share of statements, of figures and of incidents that are the same up to the names, by kind of party and by
pair, and the worst reports with what changed in them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests/behaviour"))

from swapping import FIELDS, PAIRS, REPORTS, Outcome, causes, compare, unchanged

WORST = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="print every change")
    options = parser.parse_args()
    read = [compare(n, pair) for n, report in enumerate(REPORTS) for pair in range(len(PAIRS[report["kind"]]))]
    for layer in FIELDS:
        show([outcomes[layer] for outcomes in read], everything=options.verbose)


def show(outcomes: list[Outcome], *, everything: bool) -> None:
    """Print the shares of one layer and its worst reports."""
    layer = outcomes[0].layer
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        kind = REPORTS[outcome.report]["kind"]
        groups[kind].append(outcome)
        groups[f"  {kind}: {outcome.names}"].append(outcome)
    for name in sorted(groups, key=lambda n: (n.strip(), n)):
        print(f"{unchanged(groups[name]):7.1%}  {name}")
    print(f"{unchanged(outcomes):7.1%}  of {sum(o.total for o in outcomes)} {layer} unchanged")
    fields = Counter(line.split(":")[0] for o in outcomes for line in causes(o))
    print("what changed:", ", ".join(f"{name} {count}" for name, count in fields.most_common()))
    worst = sorted((o for o in outcomes if o.changed), key=lambda o: -o.changed / o.total)
    for outcome in worst if everything else worst[:WORST]:
        print(f"\nreport {outcome.report + 1}, {outcome.names}: {outcome.changed} of {outcome.total} {layer} changed")
        print(*(f"  {line}" for line in causes(outcome)), sep="\n")
    print()



if __name__ == "__main__":
    main()
