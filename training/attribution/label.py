"""Let a larger network read unlabelled news, so that a smaller one can learn from what it found.

    python training/attribution/label.py --network FOLDER --take 150 --not "REGEX" --out LABELLED.jsonl CORPUS.jsonl…

CORPUS has one JSON object a line with its words in `text` (or `body`); FOLDER holds attribution.int8.onnx,
tokenizer.json and link.json.  Each report gives one line for its own statements and one for each content read
again.  `--not` leaves out texts that match, so that nothing that judges is learnt from.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from rashomon.annotate import encoder
from rashomon.annotate.link import Attribution
from rashomon.annotate.nest import Node, excerpt, nest

SURE = 0.8


def texts(path: Path, take: int, leave_out: re.Pattern[str], seed: int) -> Iterator[str]:
    """Draw `take` texts of 600 to 5,000 characters."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        text = record.get("text") or record.get("body") or ""
        if isinstance(text, str) and 600 <= len(text) <= 5000 and not leave_out.search(text):
            found.append(text)
    unique = sorted(set(found))
    yield from random.Random(seed).sample(unique, min(take, len(unique)))


def articles(network: encoder.Network, text: str) -> Iterator[dict]:
    """Give the text with its own statements, then each content with the statements within it."""
    nodes, _ = nest(network, text, SURE)
    yield {"text": text, "attributions": [_plain(n.attribution) for n in nodes if n.carrier is None]}
    inner: dict[int, list[Node]] = {}
    for node in nodes:
        if node.carrier is not None:
            inner.setdefault(id(node.carrier), []).append(node)
    for node in nodes:
        part = excerpt(text, node.attribution.content)
        if len(part.text) > 40:
            yield {"text": part.text, "attributions": [_moved(n.attribution, part.parts) for n in inner.get(id(node), [])]}


def _plain(a: Attribution) -> dict:
    return {"source": a.source, "cue": a.cue, "content": a.content}


def _moved(a: Attribution, parts: tuple[tuple[int, int, int], ...]) -> dict:
    return {
        role: [
            (at + max(s, whole) - whole, at + min(e, whole + length) - whole)
            for s, e in spans
            for at, whole, length in parts
            if max(s, whole) < min(e, whole + length)
        ]
        for role, spans in _plain(a).items()
    }


def main() -> None:
    """Write one line an article."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--take", type=int, default=150)
    parser.add_argument("--not", dest="leave_out", default="(?!)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    network = encoder.load_from(options.network)
    with options.out.open("w", encoding="utf-8") as out:
        for path in options.corpora:
            for text in texts(path, options.take, re.compile(options.leave_out), options.seed):
                for article in articles(network, text):
                    out.write(json.dumps(article) + "\n")


if __name__ == "__main__":
    main()
