"""A comparison as JSON: the contract's fields, offsets that hold, a schema that stands alone and refuses what it should."""

import copy
import json
from dataclasses import replace

import jsonschema
import pytest
from made import comparison

from rashomon.show import schemas
from rashomon.show.comparison_json import dumps, to_dict


@pytest.fixture(scope="module")
def made():
    return comparison()


@pytest.fixture(scope="module")
def validator():
    found = json.loads(schemas.text("comparison"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def test_fields_are_those_of_the_contract(made):
    record = to_dict(made)
    assert list(record) == ["schema", "reports", "copies", "incidents", "points"]
    assert record["schema"] == "rashomon/comparison/1"
    assert record["copies"][0]["edits"][1] == {
        "kind": "bound_changed",
        "from": {"spans": [[67, 85]], "text": "At least 31 people"},
        "to": {"spans": [[25, 34]], "text": "31 people"},
    }
    group = record["incidents"][0]
    assert group["members"][0] == {"report": made.reports[0].original.id, "incident": "i1"}
    assert group["figures"][0] == {"report": made.reports[0].original.id, "figure": "f1"}
    assert [g["background"] for g in record["incidents"]] == [False, False, False, True]
    point = record["points"][0]
    assert list(point) == ["id", "label", "incident", "kind", "why", "positions", "roots", "silence", "score"]
    assert list(point["positions"][0]["evidence"][0]) == ["report", "words", "voice", "statement", "root", "copy_of"]
    assert point["silence"][0] == {"who": made.reports[3].original.id, "kind": "no_position", "words": None}


def test_record_keeps_to_the_schema(made, validator):
    validator.validate(json.loads(dumps(made)))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda r: r["points"][0].update(kind="quarrel"),
        lambda r: r["points"][0]["positions"][0]["evidence"][0]["words"].update(text="x" * 401),
        lambda r: r["reports"][0].pop("notes"),
        lambda r: r["reports"][0]["figures"][0].update(harm="maimed"),
        lambda r: r["incidents"][0]["members"][0].update(figure="f1"),
        lambda r: r["copies"][0]["edits"][0].pop("to"),
        lambda r: r["points"][0].update(score=1.2),
    ],
)
def test_schema_refuses_what_the_contract_does_not_allow(made, validator, spoil):
    record = copy.deepcopy(to_dict(made))
    spoil(record)
    assert not validator.is_valid(record)


def test_every_word_in_the_record_stands_at_its_offsets(made):
    raw = {r.original.id: r.original.raw for r in made.reports}
    record = to_dict(made)
    evidence = [e for p in record["points"] for a in p["positions"] for e in a["evidence"]]
    pairs = [(e["report"], e["words"]) for e in evidence]
    for shared in record["copies"]:
        for one, other in [*shared["passages"], *((e["from"], e["to"]) for e in shared["edits"])]:
            pairs += zip(shared["reports"], (one, other), strict=True)
    assert len(pairs) > 20
    for report, words in pairs:
        assert " ".join(raw[report][a:b] for a, b in words["spans"]) == words["text"]


def test_the_same_comparison_gives_the_same_line_with_rounded_scores(made):
    assert dumps(made) == dumps(comparison())
    assert "\n" not in dumps(made)
    third = replace(made, points=(replace(made.points[0], score=2 / 3),), copies=(replace(made.copies[0], share=1 / 3),))
    assert to_dict(third)["points"][0]["score"] == 0.67
    assert to_dict(third)["copies"][0]["share"] == 0.33


def test_schemas_are_named_and_whole():
    assert json.loads(schemas.text("report")) == schemas.schema("report")
    assert schemas.schema("comparison")["$defs"]["report"] == schemas.schema("report")
    with pytest.raises(KeyError):
        schemas.text("../secret")
