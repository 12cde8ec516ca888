"""Time this version of the package beside an older one: the statements alone, and the whole record.

    python bench/faster.py REVISION FOLDER [--rounds N] [--threads 1 2] [--kinds statements record] [--processes N]

FOLDER holds text files.  REVISION is checked out into a temporary folder and read with its own weights; both
versions read the same texts in processes of their own, in turn, the order changed every round.  Prints the ratio old to new in
seconds of processor and of clock, each round and the median, and the statements that differ.  Seconds of
processor hold on a machine that is shared, seconds of clock do not.  With `--processes` the old version reads in one process with N threads, as it
read folders, and this one in N processes of one thread, as it reads corpora: seconds of clock alone.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
KINDS = ("statements", "record")
Found = list[str]


def statements_reader() -> Callable[[str], Found]:
    """Give a function that finds statements and chains alone: no cleaning, no voices."""
    from rashomon.annotate import FLOOR, encoder
    from rashomon.annotate.nest import nest

    network = encoder.load()

    def read(text: str) -> Found:
        parts = [node.attribution for node in nest(network, text, FLOOR)[0]]
        return [json.dumps([part.source, part.cue, part.content]) for part in parts]

    return read


def record_reader() -> Callable[[str], Found]:
    """Give a function that reads one text into a whole record."""
    import rashomon

    def read(text: str) -> Found:
        record = rashomon.to_json(rashomon.read_text(text))
        return [json.dumps([s[role] and s[role]["spans"] for role in ("source", "cue", "content")]) for s in record["statements"] or ()]

    return read


READERS = {"statements": statements_reader, "record": record_reader}


def work(kind: str, folder: Path) -> None:
    """Read every text of the folder and print what it took and what was found, as a JSON line."""
    import rashomon

    if not Path(rashomon.__file__).is_relative_to(os.environ["PYTHONPATH"]):
        raise SystemExit(f"read with {rashomon.__file__}, not with {os.environ['PYTHONPATH']}")
    turn, of = map(int, os.environ.get("TURN", "0/1").split("/"))
    texts = [path.read_text("utf-8", "replace") for path in sorted(folder.rglob("*.txt"))[turn::of]]
    read = READERS[kind]()
    read(texts[0])
    processor, clock = time.process_time(), time.perf_counter()
    found = [read(text) for text in texts]
    seconds = {"processor": time.process_time() - processor, "clock": time.perf_counter() - clock}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = sum(len(text.split()) for text in texts)
    print(json.dumps({**seconds, "memory": memory, "words": words, "found": found}))


def timed(source: Path, kind: str, folder: Path, threads: int) -> dict:
    """Read the folder with the package in `source`, in a process of its own."""
    settings = {**os.environ, "PYTHONPATH": str(source), "RASHOMON_THREADS": str(threads), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, __file__, "-", str(folder), "--work", kind]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{source}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def side_by_side(source: Path, kind: str, folder: Path, processes: int) -> float:
    """Read the folder in so many processes of one thread at once; give the seconds that the longest took to read, models loaded."""
    settings = {**os.environ, "PYTHONPATH": str(source), "RASHOMON_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, __file__, "-", str(folder), "--work", kind]
    running = [
        subprocess.Popen(command, env=settings | {"TURN": f"{n}/{processes}"}, stdout=subprocess.PIPE, text=True) for n in range(processes)
    ]
    return max(json.loads(process.communicate()[0])["clock"] for process in running)


def race_side_by_side(old: Path, kind: str, options: argparse.Namespace) -> None:
    """Time the old version in one process and the new one in several, in turn, and print a line."""
    pairs = []
    for _ in range(options.rounds):
        before = timed(old, kind, options.folder, options.processes)["clock"]
        pairs.append((before, side_by_side(HERE / "src", kind, options.folder, options.processes)))
    ratios = [before / now for before, now in pairs]
    shown = " ".join(f"{before:.1f}/{now:.1f}={before / now:.2f}" for before, now in pairs)
    print(f"{kind}, one process of {options.processes} threads, now {options.processes} processes: {statistics.median(ratios):.2f} times as fast ({shown} s)")


def differing(old: list[Found], new: list[Found]) -> tuple[int, int, int]:
    """Count the statements of the old version, those it alone found and those the new one alone found."""
    gone = sum(sum((Counter(a) - Counter(b)).values()) for a, b in zip(old, new, strict=True))
    come = sum(sum((Counter(b) - Counter(a)).values()) for a, b in zip(old, new, strict=True))
    return sum(map(len, old)), gone, come


def race(old: Path, kind: str, threads: int, options: argparse.Namespace) -> None:
    """Time the two versions in turn and print a line."""
    sources = {"old": old, "new": HERE / "src"}
    runs: dict[str, list[dict]] = {name: [] for name in sources}
    for number in range(options.rounds):
        for name in sorted(sources, reverse=number % 2 == 0):
            runs[name].append(timed(sources[name], kind, options.folder, threads))
    reports, words = len(runs["new"][0]["found"]), runs["new"][0]["words"]
    print(f"{kind}, {threads} thread{'s' * (threads > 1)}: {reports} reports of {words / reports:.0f} words")
    for clock in ("processor", "clock"):
        ratios = [a[clock] / b[clock] for a, b in zip(runs["old"], runs["new"], strict=True)]
        each = [statistics.median(r[clock] for r in runs[name]) / reports for name in sources]
        shown = " ".join(f"{ratio:.2f}" for ratio in ratios)
        print(f"  {clock:9s} {each[0]:.2f} s a report, now {each[1]:.2f}: {statistics.median(ratios):.2f} times as fast ({shown})")
    memory = [max(r["memory"] for r in runs[name]) for name in sources]
    total, gone, come = differing(runs["old"][0]["found"], runs["new"][0]["found"])
    print(f"  peak memory {memory[0]:.0f} MB, now {memory[1]:.0f}; of {total} statements {gone} are not found now, {come} are new", flush=True)


def main() -> int:
    """Check the old version out and race it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("revision")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--kinds", choices=KINDS, nargs="+", default=KINDS)
    parser.add_argument("--processes", type=int, default=0)
    parser.add_argument("--work", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        work(options.work, options.folder)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "old"
        subprocess.run(["git", "-C", HERE, "worktree", "add", "--quiet", "--detach", tree, options.revision], check=True)
        try:
            for kind in options.kinds:
                if options.processes:
                    race_side_by_side(tree / "src", kind, options)
                    continue
                for threads in options.threads:
                    race(tree / "src", kind, threads, options)
        finally:
            subprocess.run(["git", "-C", HERE, "worktree", "remove", "--force", tree], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
