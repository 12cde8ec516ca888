"""Time a case as it grows: python bench/store.py FOLDER [SIZE ...].

FOLDER holds reports (`examples/border`).  They are read once; further ones are the same with their names exchanged for invented ones of the same
length, so that every offset holds and every report is another.  Each size gives a line: filing a report, opening the file with its check, listing,
searching (the median and the longest of `QUERIES`), reading one report back, and the size of the file.  Nothing is compared.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rashomon import recorded
from rashomon.case import Case
from rashomon.inputs import read_bytes, read_input
from rashomon.pipeline import read_report
from rashomon.show.records import Record, to_dict

SIZES = (100, 1000, 10_000)
QUERIES = ("killed", "border guards fired", '"shortly before dawn"', "hospital wound", "medical workers ki", "the", "drone power line", "zzzz", "army said th", "13 people")
VOWELS, OTHERS = "aeiou", "bdfgklmnprstvz"
SEED = 5


def disguise(seed: int) -> Callable[[str], str]:
    """Give a function that exchanges words with a capital for others of the same length, the same one for the same word."""
    drawn, known = random.Random(seed), dict[str, str]()

    def other(found: re.Match[str]) -> str:
        word = found.group()
        if word not in known:
            known[word] = "".join(drawn.choice(VOWELS if n % 2 else OTHERS) for n in range(len(word))).capitalize()
        return known[word]

    return lambda text: re.sub("[A-Z][a-z]{3,}", other, text)


def anew(record: Record, raw: str, seed: int) -> tuple[Record, bytes]:
    """Give a record and the bytes it is of with their names exchanged."""
    change = disguise(seed)

    def deep(value: object) -> object:
        if isinstance(value, str):
            return change(value)
        if isinstance(value, list):
            return [deep(v) for v in value]
        return {k: deep(v) for k, v in value.items()} if isinstance(value, dict) else value

    data = change(raw).encode()
    original = read_bytes(data, f"{seed}.txt")
    changed = {name: value if name in ("origin", "made_by", "condition", "dropped", "notes") else deep(value) for name, value in record.items()}
    changed |= {"id": original.id, "origin": {**record["origin"], "path": original.path, "sha256": original.sha256}}
    return to_dict(recorded.report(changed, original)), data


def lap(work: Callable[[], object]) -> float:
    """Give the milliseconds that some work takes."""
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    """Fill a case to each size in turn and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    options = parser.parse_args()
    first = [read_report(read_input(str(path))) for path in sorted(options.folder.glob("*.txt"))]
    told = [(to_dict(report), report.original.raw) for report in first]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "growing.rashomon"
        Case.make(path).close()
        filed = 0
        for size in options.sizes:
            filing = []
            with Case.open(path) as case:
                for number in range(filed, size):
                    record, data = anew(*told[number % len(told)], SEED * 1_000_000 + number)
                    filing.append(lap(lambda record=record, data=data: case.put(record, data)))
                filed = size
            opening = lap(lambda: Case.open(path).close())
            with Case.open(path) as case:
                searches = [lap(lambda query=query: case.search(query)) for query in QUERIES]
                listing = lap(case.filed)
                back = lap(lambda: case.report(case.filed()[-1].id))
            print(
                f"{size:6} reports  filing {statistics.median(filing):5.1f} ms  opening {opening:6.0f} ms  listing {listing:5.0f} ms  "
                f"search {statistics.median(searches):5.1f} ms, longest {max(searches):5.1f} ms  one back {back:4.0f} ms  {path.stat().st_size / 1e6:.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
