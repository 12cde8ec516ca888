"""Choose the story of every flattened page, and measure what is kept of texts that are clean already.

    python bench/flattened.py pages FLATTENED_DIR OUT.jsonl
    python bench/flattened.py kept DIR...

`pages` writes one line a page ({"id", "style", "paragraphs"}) for the scorer of the flattened set; `kept` prints the
share of characters (white space aside) of each folder's .txt files that stay in headline and paragraphs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from pathlib import Path

from rashomon.clean import plain
from rashomon.model import Choice
from rashomon.text import Span, read_words

_HEADER = re.compile(r"(?:(?:outlet|date|title|url):[^\n]*\n)+\s*\n", re.IGNORECASE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    pages = commands.add_parser("pages")
    pages.add_argument("flattened", type=Path)
    pages.add_argument("out", type=Path)
    pages.set_defaults(run=write_pages)
    kept = commands.add_parser("kept")
    kept.add_argument("folders", type=Path, nargs="+")
    kept.add_argument("--show", action="store_true")
    kept.set_defaults(run=measure_kept)
    asked = parser.parse_args()
    asked.run(asked)


def write_pages(asked) -> None:
    began, count = time.perf_counter(), 0
    with asked.out.open("w", encoding="utf8") as out:
        for path in sorted(asked.flattened.glob("*.jsonl.gz")):
            for line in gzip.decompress(path.read_bytes()).decode("utf8").rstrip("\n").split("\n"):
                out.write(json.dumps(predict(json.loads(line)), ensure_ascii=False) + "\n")
                count += 1
    print(f"{count} pages, {(time.perf_counter() - began) / count * 1000:.0f} ms a page")


def predict(record: dict) -> dict:
    raw = record["text"]
    texts = [read_words(raw, spans).text for spans in plain.choose(raw, 0).paragraphs]
    return {"id": record["id"], "style": record["style"], "paragraphs": texts}


def measure_kept(asked) -> None:
    for folder in asked.folders:
        shares = []
        for path in sorted(folder.rglob("*.txt")):
            raw = path.read_text(encoding="utf8")
            header = _HEADER.match(raw)
            start = header.end() if header else 0
            choice = plain.choose(raw, start, title="" if header else None)
            shares.append((kept_of(raw, start, choice), path))
            if asked.show and shares[-1][0] < 1:
                print(f"{shares[-1][0]:.3f} {path.name}")
                for run in choice.dropped:
                    print("      ", run.reason, [raw[s.start : s.end][:300] for s in run.spans])
        whole = sum(s for s, _ in shares) / len(shares)
        print(f"{folder}: {len(shares)} texts, share kept {whole:.4f}, wholly kept {sum(s == 1 for s, _ in shares)}, worst {min(shares)[0]:.3f} {min(shares)[1].name}")


def kept_of(raw: str, start: int, choice: Choice) -> float:
    kept = sum(letters(raw, s) for spans in (choice.title, *choice.paragraphs) for s in spans)
    return kept / max(1, sum(not c.isspace() for c in raw[start:]))


def letters(raw: str, span: Span) -> int:
    return sum(not c.isspace() for c in raw[span.start : span.end])


if __name__ == "__main__":
    main()
