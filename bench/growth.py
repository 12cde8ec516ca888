"""Time reading and comparing as reports grow in number: python bench/growth.py gva_longtail.dev.jsonl [SIZE ...] [--cache FILE].

The file holds records with `reports` (title, date, text) of one incident each, the data of `bench/groups.py gva`; reports are taken in its order.
Each size is read (once, in this process; `--cache` keeps the reports read, a pickle only of your own making) and compared in a process of its own.
Printed are processor seconds by stage, those of comparing a report against the first size, and peak memory of comparing.
"""

from __future__ import annotations

import argparse
import json
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rashomon.copies import find_copies
from rashomon.groups import gather
from rashomon.inputs import read_string
from rashomon.model import Report
from rashomon.pipeline import Options, read_report
from rashomon.points import weigh

SIZES = (10, 100, 1000)


def read(path: Path, most: int, held: list[Report]) -> tuple[list[Report], float]:
    """Read reports in the order of the file until there are `most`, those in `held` counted; give the processor seconds taken."""
    started, number = time.process_time(), 0
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for text in record["reports"]:
            if number >= most:
                return held, time.process_time() - started
            if number >= len(held):
                original = read_string(f"Title: {' '.join(text['title'].split())}\n\n{text['text']}", f"{record['id']}.txt")
                held.append(read_report(original, Options(date=text["date"][:10])))
            number += 1
    return held, time.process_time() - started


def work(path: Path, size: int) -> None:
    """Compare the first `size` reports kept and print a JSON line."""
    reports = pickle.loads(path.read_bytes())[:size]
    spent = {}
    before = time.process_time()

    def lap(name: str) -> None:
        nonlocal before
        now = time.process_time()
        spent[name], before = now - before, now

    copies = find_copies(reports)
    lap("copies")
    groups = gather(reports)
    lap("groups")
    points = weigh(reports, groups, copies)
    lap("points")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"spent": spent, "points": len(points), "groups": len(groups), "memory": memory}))


def main() -> None:
    """Run every size in turn and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--work", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        work(options.records, options.work)
        return
    with tempfile.TemporaryDirectory() as folder:
        cache = options.cache or Path(folder) / "reports.pickle"
        held: list[Report] = pickle.loads(cache.read_bytes()) if cache.exists() else []
        base = 0.0
        for size in options.sizes:
            known = len(held)
            held, reading = read(options.records, size, held)
            cache.write_bytes(pickle.dumps(held))
            run = [sys.executable, __file__, str(cache), "--work", str(size)]
            done = json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)
            each = sum(done["spent"].values()) / size
            base = base or each
            stages = "  ".join(f"{name} {seconds:6.1f} s" for name, seconds in done["spent"].items())
            read_now = f"reading {reading / max(1, size - known):.2f} s a report  " if size > known else ""
            print(
                f"{size:6} reports  {read_now}{stages}  x{each / base:.2f} a report  {done['groups']} incidents  {done['points']} points  {done['memory']:.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
