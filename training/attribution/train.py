"""Train the attribution network on the CPU.

    python training/attribution/train.py --base BASE --layers 6 --from WEIGHTS --polnear DIR [--chains DIR] --out OUT

Word embeddings stay frozen.  The learning rate rises over the first 8% of the time budget and falls to zero at
its end, so that a run of any length ends well.  Checkpoints every few minutes; the log has one line a minute.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from alter import alter, names_in
from corpus import ROLES, Article, read_labelled, read_nested, read_polnear
from network import LINK_WIDTH, AttributionNetwork, build
from tokenizers import Tokenizer

from rashomon.annotate import encoder as reader
from rashomon.annotate.decode import Fragment
from rashomon.annotate.link import _distance, _rank


class Example:
    """Hold one article cut into pieces, with a tag a piece and the gold links of its fragments."""

    def __init__(self, tokenizer: Tokenizer, article: Article) -> None:
        self.pieces = reader.cut_with(tokenizer, article.text)
        starts, ends = self.pieces.offsets[:, 0], self.pieces.offsets[:, 1]
        self.tags = np.zeros(len(self.pieces), np.int64)
        self.links: list[tuple[int, Fragment, int]] = []
        taken = np.zeros(len(self.pieces), np.bool_)
        for attribution in article.attributions:
            found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
            for number, role in enumerate(ROLES):
                for a, b in attribution[role]:
                    inside = np.flatnonzero((starts < b) & (ends > a) & ~taken)
                    if not len(inside):
                        continue
                    breaks = np.flatnonzero(np.diff(inside) > 1)
                    run = inside[: breaks[0] + 1] if len(breaks) else inside
                    self.tags[run[0]], self.tags[run[1:]] = 1 + 2 * number, 2 + 2 * number
                    taken[run] = True
                    found[role].append((int(run[0]), int(run[-1]) + 1))
            if found["cue"]:
                head = found["cue"][0][0]
                for kind, role in ((0, "source"), (1, "content")):
                    self.links += [(kind, Fragment(2 * kind, a, b, 1.0), head) for a, b in found[role]]
        self.cues = np.flatnonzero(self.tags == 3)


def windows(example: Example, rng: random.Random) -> list[tuple[Example, int, int]]:
    """Cut an example into windows that tile it, the first of a random length so that cuts differ each epoch."""
    where, n = np.flatnonzero(example.pieces.starts), len(example.pieces)
    out, a = [], 0
    limit = rng.randint(reader.WINDOW // 3, reader.WINDOW) if n > reader.WINDOW else reader.WINDOW
    while a < n:
        b = min(n, a + limit)
        if b < n and len(cuts := where[(where > a + 16) & (where <= b)]):
            b = int(cuts[-1])
        out.append((example, a, b))
        a, limit = b, reader.WINDOW
    return out


def collate(batch: list[tuple[Example, int, int]], first: int, last: int, pad: int):
    """Pad a batch and gather its links: (row, kind, start, end, gold, cue places, ranks, distances)."""
    width = (max(b - a for _, a, b in batch) + 2 + 7) // 8 * 8
    ids = np.full((len(batch), width), pad, np.int64)
    features = np.zeros((len(batch), width), np.int64)
    tags = np.full((len(batch), width), -100, np.int64)
    links = []
    for row, (example, a, b) in enumerate(batch):
        inner = slice(1, b - a + 1)
        ids[row, 0], ids[row, b - a + 1] = first, last
        ids[row, inner], features[row, inner], tags[row, inner] = example.pieces.ids[a:b], example.pieces.features[a:b], example.tags[a:b]
        cues = example.cues[(example.cues >= a) & (example.cues < b)]
        for kind, fragment, head in example.links:
            if len(cues) > 1 and a <= fragment.start < b and head in cues:
                ranks = [_rank(fragment, int(c), cues) for c in cues]
                distances = [_distance(fragment, int(c)) for c in cues]
                end = min(fragment.end, b) - a
                links.append((row, kind, fragment.start - a + 1, end, int(np.searchsorted(cues, head)), (cues - a + 1).tolist(), ranks, distances))
    return torch.from_numpy(ids), torch.from_numpy(features), torch.from_numpy(tags), links


def link_loss(network: AttributionNetwork, queries: torch.Tensor, keys: torch.Tensor, links: list) -> torch.Tensor:
    """Give the cross entropy of each fragment's gold cue among the cues in its window."""
    if not links:
        return queries.sum() * 0
    most = max(len(link[5]) for link in links)

    def padded(column: int) -> torch.Tensor:
        return torch.tensor([link[column] + [0] * (most - len(link[column])) for link in links])

    row, kind, start, end, gold = (torch.tensor([link[i] for link in links]) for i in range(5))
    real = torch.tensor([[True] * len(link[5]) + [False] * (most - len(link[5])) for link in links])
    q = queries.view(*queries.shape[:2], 2, 2, LINK_WIDTH)
    k = keys.view(*keys.shape[:2], 2, LINK_WIDTH)
    query = q[row, start, kind, 0] + q[row, end, kind, 1]
    scores = (query[:, None] * k[row[:, None], padded(5), kind[:, None]]).sum(-1) / 8
    scores = scores + network.rank[kind[:, None], padded(6)] + network.dist[kind[:, None], padded(7)]
    return F.cross_entropy(scores.masked_fill(~real, -1e4), gold)


def batches(examples: list[Example], size: int, rng: random.Random) -> list[list[tuple[Example, int, int]]]:
    """Cut, shuffle, and batch windows of like length together."""
    cut = [w for example in examples for w in windows(example, rng)]
    rng.shuffle(cut)
    sorted_runs = [w for i in range(0, len(cut), size * 16) for w in sorted(cut[i : i + size * 16], key=lambda w: w[2] - w[1])]
    out = [sorted_runs[i : i + size] for i in range(0, len(sorted_runs), size)]
    rng.shuffle(out)
    return out


def optimiser(network: AttributionNetwork, rate: float, head_rate: float) -> torch.optim.Optimizer:
    """Give AdamW with a higher rate for the heads and no decay for vectors."""
    named = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
    return torch.optim.AdamW(
        [
            {"params": [p for n, p in named if not n.startswith("enc.")], "lr": head_rate, "weight_decay": 0.01},
            {"params": [p for n, p in named if n.startswith("enc.") and p.dim() > 1], "lr": rate, "weight_decay": 0.01},
            {"params": [p for n, p in named if n.startswith("enc.") and p.dim() <= 1], "lr": rate, "weight_decay": 0.0},
        ]
    )


def save(network: AttributionNetwork, path: Path, arguments: dict) -> None:
    """Save all weights but the frozen word embeddings, in half precision."""
    state = {k: v.half() for k, v in network.state_dict().items() if "word_embeddings" not in k}
    torch.save({"state": state, "args": arguments}, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)


def main() -> None:
    """Train for the minutes given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("base", "out", "polnear"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--from", dest="weights", type=Path)
    parser.add_argument("--chains", type=Path, nargs="*", default=[])
    parser.add_argument("--labelled", type=Path, nargs="*", default=[])
    parser.add_argument("--hold-out", default="", help="names of chain reports to leave out, comma between")
    for name, kind, default in (("layers", int, None), ("minutes", float, 60.0), ("rate", float, 1.2e-4), ("head-rate", float, 1e-3),
                                ("batch", int, 8), ("seed", int, 0), ("threads", int, 2), ("link-weight", float, 0.3), ("chain-times", int, 2), ("draw", int, 10_000), ("draw-labelled", int, 10_000)):
        parser.add_argument(f"--{name}", type=kind, default=default)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    train(options, random.Random(options.seed))


def train(options: argparse.Namespace, rng: random.Random) -> None:
    """Run epochs until the time is spent."""
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    network = build(options.base, options.layers, options.weights)
    network.enc.embeddings.word_embeddings.weight.requires_grad_(False)
    first, last = (next(i for t in names if (i := tokenizer.token_to_id(t)) is not None) for names in (("[CLS]", "<s>"), ("[SEP]", "</s>")))
    articles = read_polnear(options.polnear, "train")
    nested = [a for folder in options.chains for a in read_nested(folder)]
    labelled = [a for path in options.labelled for a in read_labelled(path)]
    nested = [a for a in nested if a.name.split("/")[0] not in options.hold_out.split(",")]
    names = names_in([a.text for readings in articles.values() for a in readings] + [a.text for a in nested + labelled])
    optimizer = optimiser(network, options.rate, options.head_rate)
    rates = [group["lr"] for group in optimizer.param_groups]
    arguments = {k: str(v) for k, v in vars(options).items()}
    begun, step, saved, epoch = time.monotonic(), 0, 0.0, 0
    network.train()
    while True:
        chosen = rng.sample(sorted(articles), min(options.draw, len(articles)))
        drawn = [alter(rng.choice(articles[name]), rng, names) for name in chosen]
        drawn += [alter(a, rng, names) for a in nested for _ in range(options.chain_times)]
        drawn += [alter(a, rng, names) for a in rng.sample(labelled, min(options.draw_labelled, len(labelled)))]
        losses: list[tuple[float, float]] = []
        for batch in batches([Example(tokenizer, a) for a in drawn], options.batch, rng):
            spent = (time.monotonic() - begun) / (options.minutes * 60)
            if spent >= 1:
                save(network, options.out / "weights.pt", arguments)
                return
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, (spent + 0.002) / 0.08) * max(0.01, 1 - spent)
            ids, features, tags, links = collate(batch, first, last, network.pad)
            logits, queries, keys = network(ids, features)
            tag_loss = F.cross_entropy(logits.view(-1, 7), tags.view(-1), label_smoothing=0.02)
            linking = link_loss(network, queries, keys, links)
            (tag_loss + options.link_weight * linking).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            losses.append((tag_loss.item(), linking.item()))
            if step % 10 == 0:
                recent = np.mean(losses[-25:], axis=0).round(4).tolist()
                print(json.dumps({"epoch": epoch, "step": step, "minutes": round(spent * options.minutes, 1), "loss": recent}), flush=True)
            if time.monotonic() - saved > 600:
                save(network, options.out / "weights.pt", arguments)
                saved = time.monotonic()
        epoch += 1


if __name__ == "__main__":
    main()
