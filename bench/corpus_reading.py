"""Measure reading a corpus: what the engine costs beside plain loops, whether kills leave a trace, whether memory stays flat, what affairs are found.

    python bench/made_warc.py crawl.warc.gz --pages 3000        the archive, and its truth beside it
    python bench/corpus_reading.py overhead crawl.warc.gz               plain loops (reading alone; whole units) and `corpus read`, two processes each, in turn, on the first records
    python bench/corpus_reading.py kills crawl.warc.gz --kills 3        one unbroken run, one killed so many times; their folders compared byte by byte
    python bench/corpus_reading.py memory crawl.warc.gz                 memory of all processes while one run goes on, in tenths of its way
    python bench/corpus_reading.py affairs DIR crawl.truth.json         affairs of a corpus beside those planted

Times are of this machine: compare within one run only.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import combinations, islice
from multiprocessing import get_context
from pathlib import Path

from rashomon import archives
from rashomon.corpus import Settings, listed, status, tables
from rashomon.corpus.folder import Folder
from rashomon.corpus.settings import made_by
from rashomon.corpus.sifting import left_out
from rashomon.corpus.units import Plan
from rashomon.corpus.work import Work
from rashomon.errors import ReadError
from rashomon.inputs import read_bytes
from rashomon.pipeline import read_on, read_story

PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def command(archive: str, out: Path, workers: int, unit: int, *more: str) -> list[str]:
    """Give the command that reads a corpus."""
    return [sys.executable, "-m", "rashomon", "corpus", "read", archive, "--out", str(out), "--workers", str(workers), "--unit", str(unit), *more]


def loop(archive: str, turn: int, of: int, count: int) -> None:
    """Read every `of`-th of the first records of an archive with the same functions, and nothing around them."""
    os.environ["RASHOMON_THREADS"] = "1"
    settings = Settings()
    (part,) = archives.parts(archive, 10**9, settings.columns)
    for number, entry in enumerate(islice(archives.entries(part, archives.Caps(), settings.columns), count)):
        if number % of != turn or isinstance(entry, archives.Refused):
            continue
        try:
            original = read_bytes(entry.data, entry.path, media_type=entry.media_type, charset=entry.charset)
            story = read_story(original, settings.options(entry.date, entry.outlet))
            if not left_out(story, settings.least_words):
                read_on(story, settings.options(entry.date, entry.outlet))
        except ReadError:
            continue


def units(archive: str, turn: int, of: int, out: str) -> None:
    """Read every `of`-th unit of an archive into a corpus, one after the other, with no engine around them."""
    settings = Settings(size=25)
    Path(out).mkdir()
    work = Work(out, settings, made_by())
    for unit in Plan(out, settings)(archive).units[turn::of]:
        work(unit)


def side_by_side(what, archive: str, workers: int, *more) -> float:
    """Time plain loops in processes side by side: seconds."""
    context, begun = get_context("spawn"), time.perf_counter()
    processes = [context.Process(target=what, args=(archive, n, workers, *(m(n) for m in more))) for n in range(workers)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    return time.perf_counter() - begun


def overhead(archive: str, rounds: int, count: int, workers: int) -> None:
    """Print how much longer `corpus read` takes than plain loops over the same units, and than reading alone."""
    ratios = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cut = str(first_records(archive, count, folder / "first.warc.gz"))
        for number in range(rounds):
            reading = side_by_side(loop, cut, workers, lambda _: count)
            plain = side_by_side(units, cut, workers, lambda n, number=number: str(folder / f"loop{number}.{n}"))
            begun = time.perf_counter()
            subprocess.run(command(cut, folder / f"out{number}", workers, 25), check=True, stdout=subprocess.DEVNULL)
            whole = time.perf_counter() - begun
            ratios.append(whole / plain)
            print(f"round {number + 1}: reading alone {reading:.1f} s, loops over units {plain:.1f} s, corpus read {whole:.1f} s ({whole / reading:.3f} and {whole / plain:.3f})", flush=True)
    print(f"median ratio to loops over units {statistics.median(ratios):.3f}")


def first_records(archive: str, count: int, path: Path) -> Path:
    """Cut an archive of one gzip member a record behind its first records."""
    parts = list(islice(archives.parts(archive, count, Settings().columns), 2))
    with Path(archive).open("rb") as file:
        path.write_bytes(file.read(parts[1].offset) if len(parts) > 1 else file.read())
    return path


def kills(archive: str, times: int, workers: int, seed: int, unit: int, keep: Path) -> None:
    """Print whether a run that is killed, parent and all or one worker, ends with the bytes of one that is not."""
    begun = time.perf_counter()
    subprocess.run(command(archive, keep / "whole", workers, unit), check=True)
    length = time.perf_counter() - begun
    print(f"unbroken: {length:.0f} s")
    chance = random.Random(seed)
    for number in range(times):
        process = subprocess.Popen(command(archive, keep / "broken", workers, unit), start_new_session=True, stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(3, length / (times + 1)))
        before = len(Folder(keep / "broken").done())
        # The first kill takes the parent alone, whose workers must end by themselves; the others the whole group.
        os.kill(process.pid, signal.SIGKILL) if number == 0 else os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        time.sleep(1)
        print(f"kill {number + 1}: {before} units done by then; {left_alive(process.pid)} processes left alive")
    begun = time.perf_counter()
    subprocess.run(command(archive, keep / "broken", workers, unit), check=True)
    print(f"last run: {time.perf_counter() - begun:.0f} s")
    whole, broken = (tree(keep / name) for name in ("whole", "broken"))
    differing = sorted(name for name in whole.keys() | broken.keys() if whole.get(name) != broken.get(name))
    print(f"{len(whole)} files, {sum(map(len, whole.values())):,} bytes; differing: {differing[:5] or 'none'}")


def left_alive(group: int) -> int:
    """Count processes of a group that still run."""
    told = subprocess.run(["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True).stdout.splitlines()
    return sum(line.split()[0] == str(group) and not line.split()[1].startswith("Z") for line in told)


def tree(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def memory(archive: str, workers: int, unit: int, least: int, keep: Path) -> None:
    """Print the most memory that all processes of a run hold together, in each tenth of its way."""
    process = subprocess.Popen(command(archive, keep / "memory", workers, unit, "--least-words", str(least)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    samples: list[tuple[float, int]] = []
    begun = time.perf_counter()
    while process.poll() is None:
        samples.append((time.perf_counter() - begun, resident(process.pid)))
        time.sleep(0.5)
    length = samples[-1][0]
    for tenth in range(10):
        held = [size for at, size in samples if tenth <= 10 * at / length < tenth + 1]
        print(f"{10 * tenth:>3} to {10 * tenth + 10:>3}%: at most {max(held) / 1e6:,.0f} MB, median {statistics.median(held) / 1e6:,.0f} MB")
    done = status(keep / "memory")
    print(f"{done.records:,} records, {done.read:,} read, in {length:.0f} s: {done.records / length:.1f} records a second")


def resident(process: int) -> int:
    """Add up what a process and its children hold, bytes; pages that they share count for each."""
    told = subprocess.run(["ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in told.splitlines()]
    family, sizes = {process}, 0
    for _ in range(4):
        family |= {pid for pid, parent, _ in rows if parent in family}
    for pid, _, size in rows:
        sizes += 1024 * size if pid in family else 0
    return sizes


def affairs(folder: Path, truth: Path) -> None:
    """Print how the affairs found lie to those planted: pairs of reports of one affair, copies left in."""
    pages = {page["url"]: page for page in json.loads(truth.read_text())["pages"] if page.get("affair")}
    of = {row["report"]: row["path"] for path in sorted((folder / "reports").glob("*.parquet")) for row in tables.read(path, ["report", "path"])}
    planted: dict[str, list[str]] = {}
    for report, url in sorted(of.items()):
        if url in pages:
            planted.setdefault(pages[url]["affair"], []).append(report)
    wanted = {pair for members in planted.values() for pair in combinations(sorted(members), 2)}
    lone = {report for report, url in of.items() if url not in pages}
    found = listed(folder)
    given = {pair for one in found for pair in combinations(sorted(member[0] for member in one.members), 2)}
    right = len(given & wanted)
    among = sum(not lone.issuperset(pair) for pair in given)
    hit = sum(any(pair in given for pair in combinations(sorted(members), 2)) for members in planted.values() if len(members) > 1)
    several = sum(len(members) > 1 for members in planted.values())
    print(f"{len(found)} affairs found; of {several} planted with two or more reports read, {hit} have a pair found")
    print(f"pairs: recall {right / len(wanted):.3f} of {len(wanted)}, precision {right / among:.3f} of {among} (those between two lone stories left out: copies, mostly)")


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["overhead", "kills", "memory", "affairs"])
    parser.add_argument("archive", help="a WARC of one gzip member a record, or for affairs the folder of a corpus")
    parser.add_argument("truth", nargs="?")
    for name, value in (("rounds", 3), ("records", 300), ("workers", 2), ("kills", 3), ("seed", 1), ("unit", 50), ("least-words", 40)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--keep", type=Path, help="folder to leave the corpora in")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        keep = asked.keep or Path(folder)
        if asked.what == "overhead":
            overhead(asked.archive, asked.rounds, asked.records, asked.workers)
        elif asked.what == "kills":
            kills(asked.archive, asked.kills, asked.workers, asked.seed, asked.unit, keep)
        elif asked.what == "memory":
            memory(asked.archive, asked.workers, asked.unit, asked.least_words, keep)
        else:
            affairs(Path(asked.archive), Path(asked.truth or parser.error("give the truth file too")))


if __name__ == "__main__":
    main()
