"""Measure which affairs and copies are found as reports grow in number, and in corpora of real reports.

    python bench/affairs.py made [SIZE ...] [--seed 1] [--rules] [--cache FOLDER]
    python bench/affairs.py gva|ecb|pairs FILE.jsonl [--window DAYS]

`made` writes news of invented events (`made_news.py`), keeps a sketch of each report and finds affairs among them, each size in a process of its
own.  Records come from the marks of the generator; with `--rules` from the library's rules (no encoder), which misread some.  Printed are, by size:
precision and recall over pairs of reports of one event, over pairs that print one text (copies of one report, and it), milliseconds of processor
for a sketch, seconds for finding (rows read back included), and peak memory.  Two events of one town, kind and week, of the same parties
and tolls, are among what is made; a report that comes back to an event after weeks is an event of its own.  `--cache` keeps the
sketches, pickles only of your own making.

The others are the data of `bench/groups.py`: what `find` gives beside `groups.sort`, B-cubed and pairs (for `pairs`: the pairs labelled).
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
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from groups import READ, b_cubed, load, read_articles
from made_news import Story, stories
from made_records import told
from rashomon.affairs import DAYS, Affair, Sketch, find, from_row, sketch, to_row
from rashomon.clean import clean
from rashomon.figures import count
from rashomon.groups import sort
from rashomon.incidents import tell
from rashomon.inputs import read_string
from rashomon.model import Report

SIZES = (1_000, 10_000, 100_000)


class Kept(NamedTuple):
    """Keep the sketch of one made report as a row, with its answers."""

    row: dict
    name: str
    event: str
    copy_of: str | None


def by_rules(size: int, seed: int) -> Iterator[tuple[Story, Report]]:
    """Read made stories by the rules alone, without statements."""
    for story in stories(size, seed):
        raw = f"Outlet: {story.outlet}\nDate: {story.date}\nTitle: {story.title}\n\n{story.text}"
        report = clean(read_string(raw, f"{story.id}.txt"))
        yield story, tell(count(replace(report, statements=(), voices=())))


def make(path: Path, size: int, seed: int, rules: bool) -> None:
    """Write the sketches of made reports to a file, and the time that one took."""
    spent = 0.0
    with path.open("wb") as file:
        for story, report in (by_rules if rules else told)(size, seed):
            began = time.process_time()
            row = to_row(sketch(report))
            spent += time.process_time() - began
            pickle.dump(Kept(row, story.id, story.event, story.copy_of), file)
        pickle.dump(1000 * spent / size, file)


def held(path: Path) -> Iterator[Kept | float]:
    """Read a file of sketches one by one; the milliseconds of one come last."""
    with path.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return


def pairs_of(labels: Iterable[object]) -> int:
    """Count the pairs of equal labels."""
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())


def scores(groups: Iterable[Sequence[str]], gold: dict[str, str]) -> tuple[float, float, int]:
    """Give precision and recall over pairs, and the number of gold pairs."""
    right = said = 0
    for group in groups:
        right += pairs_of(gold[member] for member in group)
        said += len(group) * (len(group) - 1) // 2
    wanted = pairs_of(gold.values())
    return right / max(1, said), right / max(1, wanted), wanted


def texts_of(affairs: Iterable[Affair]) -> list[list[str]]:
    """List the reports that print one text, by what they are a copy of."""
    out = []
    for affair in affairs:
        shared: dict[str, list[str]] = {}
        for member in affair.members:
            shared.setdefault(member.copy_of or member.report, []).append(member.report)
        out += [names for names in shared.values() if len(names) > 1]
    return out


def work(path: Path, window: int) -> None:
    """Find the affairs among the sketches of a file and print what was found as JSON."""
    began = time.process_time()
    affairs = find((from_row(kept.row) for kept in held(path) if isinstance(kept, Kept)), window)
    spent = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    names, events, sources, each = {}, {}, {}, 0.0
    for kept in held(path):
        if isinstance(kept, Kept):
            names[kept.name] = kept.row["report"]
            events[kept.row["report"]], sources[kept.row["report"]] = kept.event, kept.copy_of or kept.name
        else:
            each = kept
    texts = {report: names.get(source, source) for report, source in sources.items()}
    found = scores([[m.report for m in affair.members] for affair in affairs], events)
    copied = scores(texts_of(affairs), texts)
    print(json.dumps({"affairs": len(affairs), "events": found, "copies": copied, "sketch": each, "spent": spent, "memory": memory}))


def grow(sizes: Sequence[int], seed: int, rules: bool, folder: Path, window: int) -> None:
    """Run every size in turn and print the table."""
    for size in sizes:
        path = folder / f"{'rules' if rules else 'marks'}-{seed}-{size}.pickle"
        if not path.exists():
            make(path, size, seed, rules)
        run = [sys.executable, __file__, "work", str(path), "--window", str(window)]
        done = json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)
        of_events, of_copies = (f"precision {p:.3f} recall {r:.3f} of {n:,}" for p, r, n in (done["events"], done["copies"]))
        print(
            f"{size:7,} reports  {done['affairs']:6,} affairs  one event: {of_events}  one text: {of_copies}  "
            f"sketch {done['sketch']:.1f} ms  found in {done['spent']:.1f} s  {done['memory']:.0f} MB",
            flush=True,
        )


def counted(read: dict[str, tuple[Report, str]]) -> dict[str, tuple[Report, str]]:
    return {name: (tell(count(report)), label) for name, (report, label) in read.items()}


def with_alone(affairs: Iterable[Affair], reports: Iterable[str]) -> list[list[str]]:
    """List the reports of each affair, then each of the others by itself."""
    groups = [[m.report for m in affair.members] for affair in affairs]
    told_of = {report for group in groups for report in group}
    return [*groups, *([report] for report in reports if report not in told_of)]


def measure_groups(read: dict[str, tuple[Report, str]], window: int) -> None:
    """Print what `find` and `sort` give for reports whose events are known."""
    made = counted(read)
    gold = {report.original.id: label for report, label in made.values()}
    drawn: list[Sketch] = [sketch(report) for report, _ in made.values()]
    affairs = find(drawn, window)
    for name, groups in (("find", with_alone(affairs, gold)), ("sort", sort([report for report, _ in made.values()]))):
        cubed, (precision, recall, _) = b_cubed(groups, gold), scores(groups, gold)
        print(f"{name}: B-cubed precision {cubed[0]:.3f} recall {cubed[1]:.3f} F1 {cubed[2]:.3f}; pairs precision {precision:.3f} recall {recall:.3f}")
    print(f"pairs within {window} days, found by find: {near_recall(affairs, drawn, gold, window):.3f}")


def near_recall(affairs: Iterable[Affair], drawn: Sequence[Sketch], gold: dict[str, str], window: int) -> float:
    """Give the share of pairs of one event, published within the window, that lie in one affair."""
    of = {m.report: affair.id for affair in affairs for m in affair.members}
    days = {s.report: date.fromisoformat(s.day).toordinal() for s in drawn if s.day}
    by_event: dict[str, list[str]] = {}
    for report in days:
        by_event.setdefault(gold[report], []).append(report)
    near = [(a, b) for names in by_event.values() for n, a in enumerate(names) for b in names[n + 1 :] if abs(days[a] - days[b]) <= window]
    return sum(a in of and of[a] == of.get(b) for a, b in near) / max(1, len(near))


def measure_pairs(pairs: list[dict], articles: list[dict], window: int) -> None:
    """Print which labelled pairs `find` and `sort` put together, among all articles that the pairs name."""
    wanted = {name for pair in pairs for name in (pair["a"], pair["b"])}
    made = counted(read_articles([a for a in articles if a["id"] in wanted]))
    ids = {name: report.original.id for name, (report, _) in made.items()}
    affairs = find([sketch(report) for report, _ in made.values()], window)
    for name, groups in (("find", with_alone(affairs, ids.values())), ("sort", sort([report for report, _ in made.values()]))):
        of = {report: n for n, group in enumerate(groups) for report in group}
        joined = [(of[ids[p["a"]]] == of[ids[p["b"]]], p["same_event"]) for p in pairs if p["a"] in ids and p["b"] in ids]
        right, said, same = sum(j and s for j, s in joined), sum(j for j, _ in joined), sum(s for _, s in joined)
        print(f"{name}: of {same} pairs of one event joined {right / same:.3f}; precision {right / max(1, said):.3f}; of the {len(joined) - same} others kept apart {1 - (said - right) / max(1, len(joined) - same):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("made", "gva", "ecb", "pairs", "work"))
    parser.add_argument("data", nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--window", type=int, default=DAYS)
    asked = parser.parse_args()
    if asked.what == "work":
        work(Path(asked.data[0]), asked.window)
    elif asked.what == "made":
        sizes = [int(size) for size in asked.data] or SIZES
        with tempfile.TemporaryDirectory() as folder:
            grow(sizes, asked.seed, asked.rules, asked.cache or Path(folder), asked.window)
    elif asked.what == "pairs":
        path = Path(asked.data[0])
        measure_pairs(load(path), load(path.with_name(path.name.replace("_pairs", ""))), asked.window)
    else:
        measure_groups(READ[asked.what](load(Path(asked.data[0]))), asked.window)


if __name__ == "__main__":
    main()
