"""Export trained weights to the int8 ONNX file that the package ships.

    python training/attribution/export.py --base BASE --layers 6 --weights OUT/weights.pt --out FOLDER

Weights are quantised by channel with a reduced range (7 bits): processors without VNNI add pairs of 8-bit products
in 16 bits and overflow on the full range, which ruined a whole model on such a machine (PolNeAR dev 0.0).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from network import build
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer


def main() -> None:
    """Write attribution.int8.onnx, tokenizer.json and link.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("base", "weights", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--layers", type=int)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    network = build(options.base, options.layers, options.weights).eval()
    ids = torch.randint(1000, 20000, (2, 64))
    ids[1, 50:] = network.pad
    axes = {name: {0: "b", 1: "t"} for name in ("ids", "feats", "tag", "q", "k")}
    whole = options.out / "attribution.onnx"
    torch.onnx.export(
        network, (ids, ids * 0), str(whole), input_names=["ids", "feats"], output_names=["tag", "q", "k"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )
    quantize_dynamic(
        whole, options.out / "attribution.int8.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )
    link = {"rank": network.rank.tolist(), "dist": network.dist.tolist(), "pad": network.pad}
    (options.out / "link.json").write_text(json.dumps(link))
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.save(str(options.out / "tokenizer.json"))


if __name__ == "__main__":
    main()
