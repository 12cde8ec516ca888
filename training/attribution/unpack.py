"""Give trainable weights back from an exported int8 file, so that training can go on from the network that ships.

    python training/attribution/unpack.py --network FOLDER --out weights.pt

The weights are those of the file, so a network built on them differs from the one exported by the rounding to 7 bits.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper


def main() -> None:
    """Write weights that `train.py --from` and `export.py --weights` read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path, required=True, help="folder with attribution.int8.onnx and link.json")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    state = unpack(onnx.load(options.network / "attribution.int8.onnx").graph)
    link = json.loads((options.network / "link.json").read_text())
    state |= {name: torch.tensor(link[name]) for name in ("rank", "dist")}
    torch.save({"state": {k: v.half() for k, v in state.items()}, "args": {"unpacked": str(options.network)}}, options.out)


def unpack(graph: onnx.GraphProto) -> dict[str, torch.Tensor]:
    """Give each parameter by its name in the network, matrices scaled back, all but the frozen word embeddings."""
    held = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    state = {name: value for name, value in held.items() if name.endswith((".bias", ".weight"))}

    def scaled(stem: str) -> torch.Tensor:
        zero = held[stem + "_zero_point"].float()
        return (held[stem + "_quantized"].float() - zero) * held[stem + "_scale"]

    for name in held:
        if name.endswith(".weight_quantized") and "word_embeddings" not in name:
            state[name.removesuffix("_quantized")] = scaled(name.removesuffix("_quantized"))
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1] in held:
            module = node.name.removeprefix("/").removesuffix("/MatMul_quant").replace("/", ".")
            state[module + ".weight"] = scaled(node.input[1].removesuffix("_quantized")).T.contiguous()
    return state


if __name__ == "__main__":
    main()
