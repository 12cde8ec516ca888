"""Measure the number of killed per incident on the gun-violence reports: the majority of an incident's reports, exact.

    python bench/figures_gva.py gva_longtail.dev.jsonl [--wrong]

Only incidents with a death in the registry count.  Each report gives one number by the rule in `killed.py`; a report that
states no death gives none and has no vote.  The number that most reports give is taken, of equally frequent ones the larger
(an early report counts fewer than a late one); an incident whose reports all give none is wrong.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from killed import figures_of, total_killed


def report_total(report: dict[str, str]) -> int | None:
    """Give the number of killed that one report states."""
    units = [report["title"] or "", *report["text"].split("\n\n")]
    raw = "\n".join(" ".join(u.split()) for u in units if u.strip())
    return total_killed(figures_of(units), raw) if raw else None


def majority(totals: list[int | None]) -> int | None:
    """Give the number that most reports state, the larger of equally frequent ones."""
    votes = Counter(t for t in totals if t is not None)
    return max(votes, key=lambda t: (votes[t], t)) if votes else None


def exact(data: Path, *, wrong: bool = False) -> tuple[int, float]:
    """Give the number of incidents with a death and the share that are exact; `wrong` prints the others."""
    right = incidents = 0
    for line in data.read_text("utf-8").splitlines():
        record = json.loads(line)
        if not record["killed"]:
            continue
        totals = [report_total(report) for report in record["reports"]]
        incidents += 1
        right += majority(totals) == record["killed"]
        if wrong and majority(totals) != record["killed"]:
            print(record["id"], "gold", record["killed"], "got", totals, "|", (record["reports"][0]["title"] or "")[:90])
    return incidents, right / incidents if incidents else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    incidents, share = exact(options.data, wrong=options.wrong)
    print(f"incidents {incidents}  exact {share:.3f}")


if __name__ == "__main__":
    main()
