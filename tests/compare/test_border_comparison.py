"""The comparison of the border set is held to the one made by hand: points, copies, counts, and what must stay apart."""

import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import rashomon
from rashomon.show import schemas
from rashomon.show.accounts.page import render
from read_once import read_once

REPORTS = Path(__file__).parents[2] / "examples" / "border"
GOLD: dict[str, Any] = tomllib.loads(Path(__file__).with_name("border.toml").read_text(encoding="utf-8"))
TEXTS = {name: (REPORTS / report["file"]).read_text(encoding="utf-8") for name, report in GOLD["reports"].items()}
NAMES = {report["file"]: name for name, report in GOLD["reports"].items()}
WANTED = [point for point in GOLD["points"] if not point.get("optional")]
DISPUTES = {"conflict", "denial", "blame"}
# What the reader misses today; a question found leaves this list.
MISSED: dict[str, str] = {}


@pytest.fixture(scope="module")
def comparison():
    return rashomon.compare([read_once(REPORTS / file) for file in sorted(NAMES)])


def named(comparison):
    return {report.original.id: NAMES[Path(report.original.path).name] for report in comparison.reports}


def meets(comparison, evidence, gold):
    """Tell whether evidence holds at least half of the gold words, or stands in them."""
    if named(comparison)[evidence.report] != gold["report"]:
        return False
    at = TEXTS[gold["report"]].index(gold["words"])
    span = (at, at + len(gold["words"]))
    return any(2 * (min(s.end, span[1]) - max(s.start, span[0])) >= min(s.end - s.start, span[1] - span[0]) for s in evidence.words.spans)


def met(comparison, position, gold):
    return any(meets(comparison, e, g) for e in position.evidence for g in gold["evidence"])


def finds(comparison, point, gold):
    """Tell whether a point is the gold one: a kind that stands for it, and its positions by as many of the gold's."""
    kinds = DISPUTES if gold["kind"] in DISPUTES else {gold["kind"]}
    if point.kind not in kinds:
        return False
    needed = min(2, len(gold["positions"]))
    hits = {n for n, g in enumerate(gold["positions"]) for p in point.positions if met(comparison, p, g)}
    return len(hits) >= needed and (needed < 2 or len(point.positions) >= 2)


@pytest.mark.parametrize("gold", WANTED, ids=lambda gold: gold["question"])
def test_points_of_the_hand_are_found(comparison, gold):
    found = any(finds(comparison, point, gold) for point in comparison.points)
    assert found == (gold["question"] not in MISSED), MISSED.get(gold["question"], [p.label for p in comparison.points])


@pytest.mark.parametrize("pair", GOLD["apart"], ids=lambda pair: pair["why"])
def test_what_is_apart_is_never_opposed(comparison, pair):
    for point in comparison.points:
        if point.kind not in {*DISPUTES, "update"}:
            continue
        left = {n for n, p in enumerate(point.positions) if any(meets(comparison, e, pair["left"]) for e in p.evidence)}
        right = {n for n, p in enumerate(point.positions) if any(meets(comparison, e, pair["right"]) for e in p.evidence)}
        assert not (left - right and right - left), point.label


def test_every_dispute_is_one_of_the_hand(comparison):
    claimed = [point for point in comparison.points if point.kind in DISPUTES]
    known = [gold for gold in GOLD["points"] if gold["kind"] in DISPUTES]
    assert claimed
    assert [point.label for point in claimed if not any(finds(comparison, point, gold) for gold in known)] == []


def test_the_copy_is_found_with_what_moved(comparison):
    (gold,) = GOLD["copies"]
    (copy,) = comparison.copies
    assert [named(comparison)[report] for report in copy.reports] == gold["reports"]
    assert {edit.kind for edit in copy.edits} >= {edit["kind"] for edit in gold["edits"] if not edit.get("optional")}


def test_the_record_keeps_to_its_schema_in_any_order(comparison):
    record = rashomon.to_json(comparison)
    jsonschema.Draft202012Validator(schemas.schema("comparison")).validate(record)
    back = rashomon.to_json(rashomon.compare(reversed(comparison.reports)))
    for name in ("points", "copies", "incidents"):
        assert unordered(back[name]) == unordered(record[name])


def unordered(value):
    """Give a value whose lists are sorted, numbers in that order left out: in what order things are shown may differ."""
    if isinstance(value, dict):
        return {key: unordered(inner) for key, inner in value.items() if key != "id"}
    return sorted(map(unordered, value), key=repr) if isinstance(value, list) else value


def test_a_cell_with_a_denial_says_so(comparison):
    page = render(comparison)
    point = next(p for p in comparison.points if p.kind == "denial")
    row = re.search(rf'<tr role="row" class="point" id="{point.id}".*?</tr>', page, re.DOTALL).group()
    cells = re.findall(r'<div class="said .*?</div>', row, re.DOTALL)
    assert any("[denied]" in cell for cell in cells)
    assert all(("[denied]" in cell) == ('<b class="pos">b</b>' in cell) for cell in cells)
