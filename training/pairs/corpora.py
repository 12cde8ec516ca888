"""Read the labelled pairs: RTE-3 (three labels), RTE-1 and 2 (entailed or not), FNC-1 (a headline and the sentence of a body that is most like it)."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from features import Token, tokens

LABELS = ("entailment", "neutral", "contradiction")
STANCES = {"agree": "entailment", "discuss": "neutral", "disagree": "contradiction"}
# So many sentences of a body are looked at.
BODY = 15
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[“\"‘'A-Z])|\n+")


def records(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def rte(path: Path) -> list[tuple[str, str, str]]:
    """Read premise, hypothesis and label ("not_entailment" where only that is known)."""
    return [(r["premise"], r["hypothesis"], r["label"]) for r in records(path)]


def bodies(folder: Path) -> dict[str, list[str]]:
    """Read the first sentences of each body."""
    return {
        r["body_id"]: [s.strip() for s in _SENTENCE.split(r["text"]) if len(s.split()) >= 5][:BODY]
        for r in records(folder / "fnc1_bodies.train.jsonl")
    }


def fnc(folder: Path, most: int, seed: int) -> list[tuple[str, str, str]]:
    """Draw up to `most` pairs of each stance: the body's sentence that holds most of the headline, the headline, the label."""
    said = bodies(folder)
    of_label = defaultdict(list)
    for r in records(folder / "fnc1_related.train.jsonl"):
        of_label[r["label"]].append(r)
    draw = random.Random(seed)
    out = []
    for stance, label in STANCES.items():
        for r in draw.sample(of_label[stance], min(most, len(of_label[stance]))):
            if said.get(r["body_id"]):
                out.append((nearest(r["headline"], said[r["body_id"]]), r["headline"], label))
    return out


def nearest(headline: str, sentences: list[str]) -> str:
    wanted = words(headline)
    return max(sentences, key=lambda s: sum(wanted.get(w, 0.0) for w in words(s)))


def words(text: str) -> dict[str, float]:
    return {t.stem: t.weight for t in tokens(text) if t.weight}


def matters(folder: Path, most: int, seed: int) -> Iterator[tuple[str, str, bool]]:
    """Draw pairs of one matter (a headline and a sentence of a body on it), and hard ones of two: the most alike sentence of bodies on other matters.

    Bodies and headlines are of one matter when they are linked by any related pair.
    """
    said = bodies(folder)
    related = records(folder / "fnc1_related.train.jsonl")
    topic: dict[str, str] = {}

    def find(x: str) -> str:
        while topic.setdefault(x, x) != x:
            x = topic[x]
        return x

    for r in related:
        topic[find("h" + r["headline"])] = find("b" + r["body_id"])
    draw = random.Random(seed)
    pool = [(b, s, words(s)) for b in sorted(said, key=int) for s in said[b][:4]]
    for r in draw.sample(related, most):
        if not said.get(r["body_id"]):
            continue
        yield nearest(r["headline"], said[r["body_id"]]), r["headline"], True
        wanted = words(r["headline"])
        others = [(sum(wanted.get(w, 0.0) for w in held), s) for b, s, held in pool if find("b" + b) != find("h" + r["headline"])]
        yield max(others)[1], r["headline"], False


def pair_tokens(pair: tuple[str, str]) -> tuple[list[Token], list[Token]]:
    return tokens(pair[0]), tokens(pair[1])
