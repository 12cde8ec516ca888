"""Lay out the texts the gold names, with the gold beside them, for the scorer of nested attribution.

    python bench/chains/collect.py SHARED OUT

SHARED is the folder that holds `data/`.  The gold files beside this script hold offsets alone; each names its text
by a path under `SHARED/data` and by the SHA-256 of that file.  Copies the texts into `OUT/texts` and the gold under
the same stem into `OUT/gold`.  The exit status is 1, and nothing is copied, when a text is missing, has changed
since it was annotated, or does not hold the spans.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

GOLD = Path(__file__).resolve().parent / "gold"


class UnfitText(Exception):
    """A text that the offsets of its gold cannot be read against."""


def text_of(gold: dict, shared: Path) -> bytes:
    """Give the bytes of the text that `gold` names; raises UnfitText where it is missing or not the same."""
    path = shared / "data" / gold["text"]
    if not path.is_file():
        raise UnfitText(f"{gold['text']}: not found under {shared / 'data'}")
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != gold["sha256"]:
        raise UnfitText(f"{gold['text']}: not the text that was annotated")
    return raw


def check(gold: dict, length: int) -> None:
    """Raise UnfitText where a span lies outside the text or a statement lies within one that is not there."""
    names = {statement["id"] for statement in gold["statements"]}
    for statement in gold["statements"]:
        readings = [statement, statement.get("also", {})]
        spans = [span for one in readings for role in ("source", "cue", "content") for span in one.get(role, [])]
        if not all(0 <= start < end <= length for start, end in spans):
            raise UnfitText(f"{gold['report']} {statement['id']}: a span outside the text")
        if statement["within"] is not None and statement["within"] not in names - {statement["id"]}:
            raise UnfitText(f"{gold['report']} {statement['id']}: within no statement")


def main(shared: Path, out: Path) -> int:
    """Copy every text and its gold into `out`; returns the exit status."""
    golds = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("*.json"))}
    try:
        texts = {stem: text_of(gold, shared) for stem, gold in golds.items()}
        for stem, gold in golds.items():
            check(gold, len(texts[stem].decode("utf-8")))
    except UnfitText as error:
        print(error, file=sys.stderr)
        return 1
    for folder in ("texts", "gold"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for stem, raw in texts.items():
        (out / "texts" / f"{stem}.txt").write_bytes(raw)
        (out / "gold" / f"{stem}.json").write_bytes((GOLD / f"{stem}.json").read_bytes())
    statements = [statement for gold in golds.values() for statement in gold["statements"]]
    nested = sum(statement["within"] is not None for statement in statements)
    print(f"{len(golds)} reports, {len(statements)} statements, {nested} inside another")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
