"""What the trained model of pairs sees of two statements: blind to names, the same each time, bounded; and that it can be fitted."""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training" / "pairs"))

from contrast import denied, negated, numbered, opposed, trimmed, turned
from features import MOST, NAMES, features, tokens
from logistic import chances, fit

SAID = "Vellan guards shot three dockers at the ferry on Tuesday, the Hill Front said."
DENIED = "The Hill Front's report that Vellan guards had shot dockers at the ferry is false, Tarik Moss told Iran."
OTHER = {
    a: b
    for pair in (("Vellan", "Oranian"), ("Hill Front", "Reed League"), ("Tarik Moss", "Ilan Dorr"), ("Iran", "Israel"))
    for a, b in (pair, pair[::-1])
}


def seen(there: str, here: str) -> dict[str, float]:
    return dict(zip(NAMES, features(tokens(there), tokens(here)), strict=True))


def swapped(text: str) -> str:
    return re.sub("|".join(OTHER), lambda m: OTHER[m.group()], text)


@pytest.mark.parametrize(("there", "here"), [(SAID, DENIED), (DENIED, SAID), ("Iran denied it.", "Israel shelled Iran.")])
def test_names_exchanged_change_nothing(there: str, here: str) -> None:
    assert seen(there, here) == seen(swapped(there), swapped(here))


def test_words_given_as_names_weigh_alike() -> None:
    rebels, army = (
        features(tokens(f"the {a} shelled the quay", {"rebel", "soldier"}), tokens(f"{b} shelled a quay", {"rebel", "soldier"}))
        for a, b in (("rebels", "soldiers"), ("soldiers", "rebels"))
    )
    assert rebels == army


def test_what_stands_against_it_is_seen() -> None:
    assert seen(SAID, "Guards did not shoot dockers at the ferry.")["negative_differs"] == 1.0
    assert seen(SAID, "Vellan guards shot nine dockers.")["numbers_differ"] == 1.0
    assert seen(SAID, "Vellan guards shot 3 dockers.")["numbers_differ"] == 0.0
    assert seen("The Velland attacked Orania in May.", "In May Orania attacked Velland.")["turned"] == 1.0
    assert seen("The price of bread rose in spring.", "The price of bread fell.")["opposed"] == 1.0
    assert seen("A quay was hit by artillery shells.", "A quay was hit by gunfire.")["means_differ"] == 1.0
    assert seen("The bridge may have been mined.", "The bridge was mined.")["maybe_there"] == 1.0


def test_any_length_and_nothing_at_all() -> None:
    assert len(tokens("dockers " * 10_000)) == MOST
    for text in ("", " ", "...", "1,2,3,4 ٣ 1e9 million", "’’’"):
        assert np.isfinite(features(tokens(text), tokens(SAID))).all()
        assert np.isfinite(features(tokens(SAID), tokens(text))).all()


def test_edits_change_what_they_name() -> None:
    draw = random.Random(1)
    assert numbered("The ferry carried 30 dockers home.", draw) not in ("The ferry carried 30 dockers home.", None)
    assert numbered("The ferry was built in 1987.", draw) is None
    assert negated("The quay is closed today.", draw) == "The quay is not closed today."
    assert negated("The quay is not closed today.", draw) == "The quay is closed today."
    assert opposed("Prices rose last year", random.Random(2)) in ("Prices fell last year", "Prices rose first year")
    assert turned("Orania attacked Velland.", draw) == "Velland attacked Orania."
    assert trimmed("The guards fired on the dockers twice, a clerk said.", draw) == "The guards fired on the dockers twice."
    assert "quay" in (denied("The quay burned.", draw) or "")


def test_a_label_known_in_part_is_filled_from_the_rest() -> None:
    x = np.array([[1.0, v] for v in (-2, -1.8, -1.9, 0, 0.1, -0.1, 2, 1.9, 1.8, 2.1)])
    allowed = np.array([[1, 0, 0]] * 3 + [[0, 1, 0]] * 3 + [[0, 0, 1]] * 2 + [[0, 1, 1]] * 2, float)
    weights = fit(x, allowed, np.ones(10), 0.1)
    assert chances(x, weights).argmax(axis=1).tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2, 2]
    assert np.array_equal(weights, fit(x, allowed, np.ones(10), 0.1))
