"""Average the weights of several runs that began from the same network.

    python training/attribution/average.py --out weights.pt A.pt=0.5 B.pt=0.25 C.pt=0.25

One network costs what one costs to run, and is better than each when the runs differ in data and seed
(Wortsman and others 2022, "Model soups").
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the weighted mean of the weights named, whose shares add up to 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("runs", nargs="+", metavar="FILE=SHARE")
    options = parser.parse_args()
    named = [(name, float(share)) for name, _, share in (run.rpartition("=") for run in options.runs)]
    if abs(sum(share for _, share in named) - 1) > 1e-6:
        parser.error("the shares must add up to 1")
    states = [(torch.load(name, map_location="cpu", weights_only=True)["state"], share) for name, share in named]
    if any(state.keys() != states[0][0].keys() for state, _ in states):
        parser.error("the runs are not of one network")
    mean = {key: sum(state[key].float() * share for state, share in states).half() for key in states[0][0]}
    torch.save({"state": mean, "args": {"averaged": " ".join(options.runs)}}, options.out)


if __name__ == "__main__":
    main()
