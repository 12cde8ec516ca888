"""Every ink is readable on every ground it stands on, by the contrast of WCAG 2.2 (relative luminance, at least 4.5 to 1)."""

import re
from importlib.resources import files

import pytest

CSS = files("rashomon.show").joinpath("page.css").read_text(encoding="utf-8")
LIGHT, DARK = (dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", block)) for block in re.findall(r":root \{([^}]*--ink[^}]*)\}", CSS))


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * d for d in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_rule_is_that_of_black_and_white():
    assert round(contrast("#000", "#ffffff"), 2) == 21
    assert round(contrast("#767676", "#fff"), 2) == 4.54


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_are_readable(scheme):
    tints = [scheme[f"t{n}"] for n in range(9)]
    pairs = [(ink, ground) for ink in ("ink", "soft") for ground in (scheme["paper"], scheme["panel"], *tints)]
    pairs += [(ink, scheme["paper"]) for ink in ("alert", "focus", *(f"c{n}" for n in range(9)))] + [(f"c{n}", scheme[f"t{n}"]) for n in range(9)]
    assert {(ink, ground): contrast(scheme[ink], ground) for ink, ground in pairs if contrast(scheme[ink], ground) < 4.5} == {}


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_what_can_be_worked_are_seen(scheme):
    assert contrast(scheme["edge"], scheme["paper"]) >= 3
    assert contrast(scheme["focus"], scheme["paper"]) >= 3
