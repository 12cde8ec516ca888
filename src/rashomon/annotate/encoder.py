"""Run the attribution network over a text and give each word piece its scores.

The only file that imports onnxruntime and tokenizers.  The network reads windows of at most `WINDOW`
pieces cut at sentence starts and overlapping by `OVERLAP`; a piece takes its scores from the window
in which it stands farthest from an edge.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

WINDOW = 382
OVERLAP = 96
# Pieces run at once: one whole window, or several short ones of like length.  More is slower (the activations of a
# larger batch leave the processor's cache: 0.48 against 0.37 ms a piece for eight windows and for one, two AVX2 cores).
ROOM = 512
# How much longer the longest of a batch may be than the shortest, which is padded to it.
LONGER = 1.25
# A document longer than this is tokenised in parts, so that memory stays flat: code points.
PART = 200_000
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s)|\n+")

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Hold a text cut into word pieces.

    `offsets` is (n, 2) code points into the text, `features` the letter case and paragraph start of
    each piece (0..5), `starts` true where a sentence begins.
    """

    ids: Ints
    offsets: Ints
    features: Ints
    starts: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Window:
    """Hold the network's answer for pieces `start..end`: tag scores, linking queries and keys."""

    start: int
    end: int
    tags: Floats
    queries: Floats
    keys: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """Hold the loaded session, tokenizer, linking biases and weights of `certainty` and `inner`; made once by `load`."""

    session: Any
    tokenizer: Any
    rank_bias: Floats
    distance_bias: Floats
    pad: int
    first: int
    last: int
    digest: str
    score_weights: tuple[float, ...]
    inner_weights: tuple[float, ...]


@cache
def load() -> Network:
    """Load the network that ships with the package (int8 ONNX), once."""
    return load_from(files("rashomon.annotate") / "model")


def load_from(folder: Traversable) -> Network:
    """Load a network from a folder of `attribution.int8.onnx`, `tokenizer.json` and `link.json`."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get("RASHOMON_THREADS", "0")) or min(2, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    with as_file(folder / "attribution.int8.onnx") as path:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    link = json.loads((folder / "link.json").read_text("utf-8"))
    first, last = (_token(tokenizer, names) for names in (("[CLS]", "<s>"), ("[SEP]", "</s>")))
    rank, distance = np.array(link["rank"], np.float32), np.array(link["dist"], np.float32)
    return Network(session, tokenizer, rank, distance, link["pad"], first, last, digest, tuple(link["score"]), tuple(link["inner"]))


def _token(tokenizer: Any, names: tuple[str, ...]) -> int:  # noqa: ANN401 (a tokenizers.Tokenizer, which ships no types)
    """Give the number of the first of `names` that the vocabulary has."""
    return int(next(number for name in names if (number := tokenizer.token_to_id(name)) is not None))


def cut(network: Network, text: str) -> Pieces:
    """Cut `text` into word pieces with their features."""
    return cut_with(network.tokenizer, text)


def cut_with(tokenizer: Any, text: str) -> Pieces:  # noqa: ANN401 (a tokenizers.Tokenizer, which ships no types)
    """Cut `text` with a tokenizer of one's own, as training does."""
    ids: list[int] = []
    offsets: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        end = _part_end(text, at)
        encoded = tokenizer.encode(text[at:end], add_special_tokens=False)
        ids += encoded.ids
        offsets += [(a + at, b + at) for a, b in encoded.offsets]
        at = end
    features = np.zeros(len(ids), np.int64)
    starts = np.zeros(len(ids), np.bool_)
    sentence = iter([*sorted({0} | {m.end() for m in _SENTENCE_END.finditer(text)}), len(text) + 1])
    next_start, last_end = next(sentence), 0
    for i, (a, b) in enumerate(offsets):
        word = text[a:b]
        case = (2 if len(word) > 1 and word.isupper() else 1) if word[:1].isupper() else 0
        features[i] = case + 3 * (i == 0 or "\n" in text[last_end:a])
        while next_start <= a:
            starts[i] = True
            next_start = next(sentence)
        last_end = b
    return Pieces(np.array(ids, np.int64), np.array(offsets, np.int64).reshape(-1, 2), features, starts)


def _part_end(text: str, at: int) -> int:
    """End a part of at most `PART` code points at white space where there is any."""
    if len(text) - at <= PART:
        return len(text)
    space = max(text.rfind(" ", at + PART // 2, at + PART), text.rfind("\n", at + PART // 2, at + PART))
    return space + 1 if space > 0 else at + PART


def ranges(starts: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Lay windows over pieces: at most `WINDOW` long, cut at sentence starts where there are any."""
    n, a = len(starts), 0
    where = np.flatnonzero(starts)
    out: list[tuple[int, int]] = []
    while a < n:
        b = min(n, a + WINDOW)
        if b < n and len(cuts := where[(where > a + 16) & (where <= b)]):
            b = int(cuts[-1])
        out.append((a, b))
        if b >= n:
            break
        back = where[(where >= b - OVERLAP) & (where > a) & (where <= b)]
        step = int(back[0]) if len(back) else b - OVERLAP // 2
        a = step if step > a else b
    return out


def _batches(jobs: list[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Put windows (document, start, end) of like length together, at most `ROOM` pieces with the padding."""
    batch: list[tuple[int, int, int]] = []
    for job in sorted(jobs, key=lambda job: (job[2] - job[1], job[0], job[1])):
        width, least = job[2] - job[1] + 2, batch[0][2] - batch[0][1] + 2 if batch else 0
        if batch and ((len(batch) + 1) * width > ROOM or width > LONGER * least):
            yield batch
            batch = []
        batch.append(job)
    if batch:
        yield batch


def run(network: Network, documents: list[Pieces]) -> list[list[Window]]:
    """Run the network over every window of every document, like lengths batched together."""
    jobs = [(d, a, b) for d, pieces in enumerate(documents) for a, b in ranges(pieces.starts)]
    answers: list[list[Window]] = [[] for _ in documents]
    for batch in _batches(jobs):
        width = max(b - a for _, a, b in batch) + 2
        ids = np.full((len(batch), width), network.pad, np.int64)
        features = np.zeros((len(batch), width), np.int64)
        for row, (d, a, b) in enumerate(batch):
            ids[row, 0], ids[row, b - a + 1] = network.first, network.last
            ids[row, 1 : b - a + 1] = documents[d].ids[a:b]
            features[row, 1 : b - a + 1] = documents[d].features[a:b]
        tags, queries, keys = network.session.run(None, {"ids": ids, "feats": features})
        for row, (d, a, b) in enumerate(batch):
            inner = slice(1, b - a + 1)
            answers[d].append(Window(a, b, tags[row, inner].copy(), queries[row, inner].copy(), keys[row, inner].copy()))
    return [sorted(windows, key=lambda w: w.start) for windows in answers]
