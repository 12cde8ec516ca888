"""Train one boosted forest and turn it into the arrays that the package runs."""

from __future__ import annotations

import lightgbm
import numpy as np

SEED = 20111
SETTINGS = {"objective": "binary", "learning_rate": 0.05, "num_leaves": 24, "min_data_in_leaf": 30, "feature_fraction": 0.5, "bagging_fraction": 0.7,
            "bagging_freq": 1, "lambda_l2": 5.0, "num_threads": 1, "seed": SEED, "deterministic": True, "force_row_wise": True, "verbose": -1}


def train(rows, labels, weights, rounds: int, **settings) -> lightgbm.Booster:
    data = lightgbm.Dataset(rows.astype(np.float64), labels, weight=weights, params={"max_bin": 63, "verbose": -1})
    return lightgbm.train({**SETTINGS, **settings}, data, rounds)


def arrays(booster: lightgbm.Booster) -> dict[str, np.ndarray]:
    out: dict[str, list] = {k: [] for k in ("roots", "feature", "threshold", "left", "right", "value")}
    deepest = 0

    def walk(node: dict, depth: int) -> int:
        nonlocal deepest
        deepest = max(deepest, depth)
        at = len(out["feature"])
        for key in ("feature", "threshold", "value"):
            out[key].append(0)
        out["left"].append(at)
        out["right"].append(at)
        if "leaf_value" in node and "left_child" not in node:
            out["value"][at] = node["leaf_value"]
            return at
        out["feature"][at], out["threshold"][at] = node["split_feature"], node["threshold"]
        out["left"][at] = walk(node["left_child"], depth + 1)
        out["right"][at] = walk(node["right_child"], depth + 1)
        return at

    for tree in booster.dump_model()["tree_info"]:
        out["roots"].append(walk(tree["tree_structure"], 0))
    return {"roots": np.array(out["roots"], np.int32), "feature": np.array(out["feature"], np.int16), "threshold": np.array(out["threshold"], np.float32),
            "left": np.array(out["left"], np.int32), "right": np.array(out["right"], np.int32), "value": np.array(out["value"], np.float32), "depth": np.array(deepest)}
