"""Holds the annotated reports of tests/chains to the rules of docs/annotation.md."""

import copy
import importlib.util
import itertools
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
CHAINS = ROOT / "tests" / "chains"
MARKED = ROOT / "training" / "chains" / "marked"
NAMES = sorted(p.stem for p in (CHAINS / "gold").glob("*.json"))

STORY = """OUTLET: Vell Gazette

{1t {2t The bridge was blown up by "men in boots"}, {2s a miller} {2c told} friends}, {1s Radio Vell} {1c reported}.
{3s They} {3c did} not {3c believe} {3t it}.
----
1 asserts outlet Radio Vell
2 accuses unnamed a miller
3 believes group friends
"""


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("chains_mark", ROOT / "training" / "chains" / "mark.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


mark = _load()


def read(name: str) -> tuple[str, dict]:
    text = (CHAINS / "texts" / f"{name}.txt").read_text("utf-8")
    return text, json.loads((CHAINS / "gold" / f"{name}.json").read_text("utf-8"))


def words(text: str, pieces: list[list[int]]) -> list[str]:
    return [text[a:b] for a, b in pieces]


def depth(statement: dict, index: dict[str, dict]) -> int:
    return 1 + (depth(index[statement["within"]], index) if statement["within"] else 0)


def test_every_report_has_a_text_gold_and_a_marked_source():
    assert len(NAMES) >= 15
    assert NAMES == sorted(p.stem for p in (CHAINS / "texts").glob("*.txt")) == sorted(p.stem for p in MARKED.glob("*.md"))


@pytest.mark.parametrize("name", NAMES)
def test_gold_keeps_the_rules(name):
    text, gold = read(name)
    assert gold["report"] == f"{name}.txt"
    assert mark.faults(text, gold) == []


@pytest.mark.parametrize("name", NAMES)
def test_files_are_what_their_marked_source_gives(name):
    text, gold = read(name)
    assert mark.build((MARKED / f"{name}.md").read_text("utf-8"), f"{name}.txt") == (text, gold)


@pytest.mark.parametrize("name", NAMES)
def test_contents_begin_where_the_guide_says(name):
    text, gold = read(name)
    for statement in gold["statements"]:
        for piece in words(text, statement["content"]):
            pointing = len(piece.split()) < 3  # "that", "that story": a pronoun, not a conjunction
            assert pointing or not piece.startswith(("that ", "THAT ")), f"{statement['id']}: leading 'that' in {piece!r}"
            assert piece[0] not in ",;:", f"{statement['id']}: {piece!r}"
        for part in ("source", "cue"):
            for piece in words(text, statement[part]):
                assert not piece.endswith((";", ":")), f"{statement['id']}: {piece!r}"


@pytest.mark.parametrize("name", NAMES)
def test_source_and_cue_do_not_overlap_and_stand_outside_their_own_content(name):
    _, gold = read(name)
    for statement in gold["statements"]:
        taken = sorted(statement["source"] + statement["cue"])
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(taken)), statement["id"]
        for a, b in statement["cue"]:
            assert all(b <= p or q <= a for p, q in statement["content"]), f"{statement['id']}: cue inside its own content"


def test_the_set_holds_what_it_is_for():
    statements = [s for name in NAMES for s in read(name)[1]["statements"]]
    assert len([s for s in statements if s["within"]]) >= 100
    assert {s["manner"] for s in statements} == mark.MANNERS
    assert {s["stance"] for s in statements} == mark.STANCES
    assert {s["voice_kind"] for s in statements} == mark.KINDS
    assert any(not s["source"] for s in statements)
    assert any(not s["cue"] for s in statements)
    deepest = [max(depth(s, {x["id"]: x for x in read(n)[1]["statements"]}) for s in read(n)[1]["statements"]) for n in NAMES]
    assert max(deepest) >= 4
    assert min(deepest) >= 2


def test_marks_become_spans():
    text, gold = mark.build(STORY, "x.txt")
    first, second, third = gold["statements"]
    assert "{" not in text
    assert words(text, first["content"]) == ['The bridge was blown up by "men in boots", a miller told friends']
    assert (second["within"], second["manner"], words(text, second["source"])) == ("s1", "mixed", ["a miller"])
    assert words(text, third["cue"]) == ["did", "believe"]
    assert words(text, third["source"]) == ["They"]


@pytest.mark.parametrize(
    ("printed", "changed", "said"),
    [
        ("{1s Radio Vell}", "{1s Radio Vell", "never closed"),
        ("{1s Radio Vell}", "Radio Vell}", "not opened"),
        ("{1s Radio Vell}", "{1 Radio Vell}", "without a label"),
        ("{1s Radio Vell}", "{1s  Radio Vell}", "white space"),
        ("{1s Radio Vell}", "{4s Radio Vell}", "without a line"),
        ("{3t it}", "it", "no content"),
        ("2 accuses", "2 insults", "'insults'"),
        ("outlet Radio", "paper Radio", "'paper'"),
        ("a miller\n3", "a miller ; within=9\n3", "not there"),
        ("a miller\n3", "a miller ; within=2\n3", "within itself"),
        ("group friends", "group friends ; within=1", "neither cue nor content"),
        ("group friends", "group friends ; whithin=1", "unknown option"),
        ("group friends", "unnamed -", "no voice"),
        ("\n----\n", "\n", "four hyphens"),
    ],
)
def test_marks_that_do_not_fit_are_refused(printed, changed, said):
    assert STORY.count(printed) == 1
    with pytest.raises(mark.MarkError, match=said):
        mark.build(STORY.replace(printed, changed), "x.txt")


@pytest.mark.parametrize(
    ("field", "value"),
    [("content", []), ("content", [[5, 5]]), ("content", [[0, 10**6]]), ("content", [[30, 40], [24, 29]]), ("manner", "loud"), ("status", "?"), ("within", "s2"), ("within", "s7")],
)
def test_damaged_gold_is_found(field, value):
    text, gold = mark.build(STORY, "x.txt")
    damaged = copy.deepcopy(gold)
    damaged["statements"][0][field] = value
    assert mark.faults(text, gold) == []
    assert mark.faults(text, damaged) != []


@pytest.mark.parametrize(
    ("content", "manner"),
    [
        ('"So it was."', "direct"),
        ("“So it was,”", "direct"),
        ("‘So it was’", "direct"),
        ('"So it was.\n\n   "And so it is."', "direct"),
        ('it was "so"', "mixed"),
        ('"so" and "not so"', "mixed"),
        ("the men's 'own' fault", "mixed"),
        ("the men's own fault", "indirect"),
    ],
)
def test_manner_goes_by_the_marks_printed(content, manner):
    assert mark.manner(content, [[0, len(content)]]) == manner
