"""Read the labelled pairs: RTE-3 (three labels), RTE-1 and 2 (entailed or not), FNC-1 (a headline and the sentence of a body that is most like it).

A pair has premise, hypothesis and label; `MAY_BE` tells which of `LABELS` a label leaves open: RTE's "neutral" does not say whether
both are of one matter.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from features import tokens

LABELS = ("entailment", "neutral", "contradiction", "apart")
MAY_BE = {
    "entailment": ("entailment",),
    "contradiction": ("contradiction",),
    "discuss": ("neutral",),
    "neutral": ("neutral", "apart"),
    "not_entailment": ("neutral", "contradiction", "apart"),
    "same": ("entailment", "neutral", "contradiction"),
    "apart": ("apart",),
}
STANCES = {"agree": "entailment", "discuss": "discuss", "disagree": "contradiction"}
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


def matters(folder: Path, most: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """Draw pairs of one matter ("same": a headline and a sentence of a body on it), and hard ones of two ("apart").

    These are the headline and the sentence, of a body on other matters, that is most like it: shared weight over the root of its own,
    so that long sentences are not preferred.  Headline and body are of one matter when any chain of related pairs links them.
    """
    said = bodies(folder)
    related = records(folder / "fnc1_related.train.jsonl")
    matter = linked(related)
    draw = random.Random(seed)
    pool, holds = [], defaultdict(list)
    for body in sorted(said, key=int):
        for sentence in said[body][:4] if "b" + body in matter else ():
            held = words(sentence)
            for word in held:
                holds[word].append(len(pool))
            pool.append((matter["b" + body], sentence, (1.0 + sum(held.values())) ** 0.5))
    for r in draw.sample(related, most):
        if not said.get(r["body_id"]):
            continue
        yield nearest(r["headline"], said[r["body_id"]]), r["headline"], "same"
        if other := hardest(r["headline"], matter["h" + r["headline"]], pool, holds):
            yield other, r["headline"], "apart"


def hardest(headline: str, own: str, pool: list[tuple[str, str, float]], holds: dict[str, list[int]]) -> str | None:
    """Give the sentence of another matter that is most like a headline, if any shares a word; `holds` lists those that hold a word."""
    shared: dict[int, float] = defaultdict(float)
    for word, weight in words(headline).items():
        for n in holds.get(word, ()):
            shared[n] += weight
    best = max((n for n in shared if pool[n][0] != own), key=lambda n: (shared[n] / pool[n][2], -n), default=None)
    return None if best is None else pool[best][1]


def linked(related: list[dict]) -> dict[str, str]:
    """Name the matter of each headline ("h…") and body ("b…") by joining what related pairs link."""
    above: dict[str, str] = {}

    def find(x: str) -> str:
        while above.setdefault(x, x) != x:
            x = above[x]
        return x

    for r in related:
        above[find("h" + r["headline"])] = find("b" + r["body_id"])
    return {x: find(x) for x in list(above)}
