"""Say how likely an attribution is right: a logistic regression over what the network was sure of.

Fitted by `training/attribution/calibrate.py` on PolNeAR dev, where right means what `soft triple` counts: content
overlap of 0.8, source and cue touching.  The weights lie beside the network, since another network needs others.
"""

from __future__ import annotations

import math

from rashomon.annotate.link import Attribution
from rashomon.annotate.quotes import MARKS

# Probabilities nearer to 0 or 1 than this count as this near.
_NEAREST = 1e-3
FEATURES = ("constant", "cue", "content", "edge", "source", "no source", "source by rule", "pieces", "length", "quoted")


def certainty(text: str, found: Attribution, weights: tuple[float, ...]) -> float:
    """Give the probability (0..1) that an attribution of `text` is right; 0 for one the network never saw."""
    if found.sure is None:
        return 0.0
    logit = sum(weight * value for weight, value in zip(weights, features(text, found), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def features(text: str, found: Attribution) -> tuple[float, ...]:
    """Give the values that `FEATURES` names: log odds of each part, and what kind of attribution it is."""
    sure = found.sure
    cue, content, edge, source = (sure.cue, sure.content, sure.edge, sure.source) if sure else (None, None, None, None)
    words = sum(b - a for a, b in found.content)
    quoted = any(text[a] in MARKS or text[b - 1] in MARKS for a, b in found.content)
    return (
        1.0,
        _odds(cue),
        _odds(content),
        _odds(edge),
        _odds(source),
        float(not found.source),
        float(bool(found.source) and source is None),
        float(len(found.content) > 1),
        math.log1p(words),
        float(quoted),
    )


def _odds(probability: float | None) -> float:
    """Give the log odds of a probability, 0 where there is none."""
    if probability is None:
        return 0.0
    p = min(1 - _NEAREST, max(_NEAREST, probability))
    return math.log(p / (1 - p))
