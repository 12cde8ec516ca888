"""The six invented reports of examples/border, read and compared by the whole program, against the comparison made by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rashomon.comparing import compare
from rashomon.comparison import Comparison, Point
from rashomon.inputs import read_input
from rashomon.pipeline import read_report

ROOT = Path(__file__).parents[2]
GOLD: dict[str, Any] = tomllib.loads((ROOT / "tests" / "compare" / "border.toml").read_text(encoding="utf-8"))
DISPUTES = {"conflict", "denial", "blame"}


@pytest.fixture(scope="module")
def border() -> Comparison:
    return compare(
        [read_report(read_input(str(path))) for path in sorted((ROOT / "examples" / "border").glob("*.txt"))]
    )


def places(comparison: Comparison) -> dict[str, tuple[str, str]]:
    """Give for each name of a report in the gold its id and text."""
    by_file = {Path(r.original.path).name: r for r in comparison.reports}
    return {
        name: (by_file[r["file"]].original.id, by_file[r["file"]].original.raw) for name, r in GOLD["reports"].items()
    }


def holds(point: Point, words: dict[str, Any], where: dict[str, tuple[str, str]]) -> set[int]:
    """Give the numbers of the positions whose evidence shares words with these."""
    ident, raw = where[words["report"]]
    start = raw.index(words["words"])
    end = start + len(words["words"])
    return {
        number
        for number, position in enumerate(point.positions)
        for e in position.evidence
        if e.report == ident and any(s.start < end and start < s.end for s in e.words.spans)
    }


def finds(gold: dict[str, Any], point: Point, where: dict[str, tuple[str, str]]) -> bool:
    """Tell whether two positions of the gold are held by two of the point."""
    met = [set().union(*(holds(point, e, where) for e in position["evidence"])) for position in gold["positions"]]
    return any(a and b and a | b != a & b for n, a in enumerate(met) for b in met[n + 1 :])


def test_nearly_every_dispute_is_found_and_none_that_is_none(border: Comparison) -> None:
    where = places(border)
    gold = [g for g in GOLD["points"] if g["kind"] in DISPUTES]
    claimed = [p for p in border.points if p.kind in DISPUTES]
    assert sum(any(finds(g, p, where) for p in claimed) for g in gold) >= len(gold) - 1
    assert all(any(finds(g, p, where) for g in gold) for p in claimed)


def test_what_is_apart_is_never_laid_against_each_other(border: Comparison) -> None:
    where = places(border)
    for pair in GOLD["apart"]:
        for point in border.points:
            if point.kind in DISPUTES | {"update"}:
                left, right = holds(point, pair["left"], where), holds(point, pair["right"], where)
                assert not any(a != b for a in left for b in right), pair["why"]


def test_an_update_a_correction_and_words_with_two_speakers_are_found(border: Comparison) -> None:
    where = places(border)
    for kind in ("update", "correction", "wording"):
        gold = next(g for g in GOLD["points"] if g["kind"] == kind)
        assert any(finds(gold, p, where) for p in border.points if p.kind == kind), kind
