"""Records as JSON: valid by the published schema, the same bytes each time, nothing lost on the way."""

import json
from dataclasses import replace

import jsonschema
import pytest

import rashomon
from hand_counted import market
from laws import assert_lawful
from rashomon.clean import clean
from rashomon.inputs import read_bytes, read_string
from rashomon.model import Statement, Voice
from rashomon.show.records import dumps, to_dict
from rashomon.text import Span

PAGE = """<html><head><title>Ferry halted</title><meta charset="utf-8"></head><body><nav>Home</nav>
<h1>Ferry halted</h1><p>Shots were fired at a ferry on the Lenn, the harbour master of Oru &amp; two crews said on Monday.</p>
<p>“We saw <b>men</b> on the bank,” captain Ilda Maros said.&nbsp;She denied that her crew was armed.</p></body></html>"""
FRENCH = "Le pont d'Oru est fermé depuis lundi, a déclaré le maire de la ville. Les habitants doivent rester chez eux, selon la police."
FIELDS = ["schema", "made_by", "notes", "id", "origin", "language", "header", "condition", "paragraphs", "dropped", "statements", "voices", "figures", "incidents"]


@pytest.fixture
def filled(ferry):
    """Give a report with statements and voices made by hand."""
    report = clean(read_string(ferry, "ferry.txt"))
    words = report.original.words

    def at(text):
        start = ferry.index(text)
        return words(Span(start, start + len(text)))

    first = Statement("s1", at("the harbour master of Oru"), at("said"), at("Shots were fired at a ferry on the Lenn"), "indirect", "v1", said=at("Monday"), score=0.98765)
    second = Statement("s2", None, at("denied"), at("that her crew was armed"), "indirect", None, "s1", ("v2",), "denies", "no_comment", (at("no one"),), None, at("Its speaker"), 1 / 3)
    voices = (Voice("v1", "the harbour master of Oru", "unnamed", at("harbour master"), at("Oru"), (at("the harbour master of Oru"),)), Voice("v2", "Ford News Agency", "outlet"))
    return replace(report, statements=(first, second), voices=voices, models={"b": "2", "a": "1"})


def test_fields_stand_in_the_order_of_the_contract(filled, report_schema):
    record = to_dict(filled)
    assert list(record) == FIELDS
    assert list(report_schema["properties"]) == FIELDS
    assert list(record["statements"][0]) == list(report_schema["$defs"]["statement"]["properties"])
    assert list(record["voices"][0]) == list(report_schema["$defs"]["voice"]["properties"])
    assert list(record["header"]) == list(report_schema["$defs"]["header"]["properties"])


def test_statements_and_voices_come_whole(filled):
    record = to_dict(filled)
    first, second = record["statements"]
    assert (first["score"], second["score"]) == (0.99, 0.33)
    assert (first["voice"], first["within"], first["act"], first["said"]["text"]) == ("v1", None, None, "Monday")
    assert (second["source"], second["within"], second["via"], second["stance"], second["act"]) == (None, "s1", ["v2"], "denies", "no_comment")
    assert second["hedges"][0]["text"] == "no one"
    assert record["voices"][0]["speaks_for"]["text"] == "Oru"
    assert list(record["made_by"]["models"].items()) == [("a", "1"), ("b", "2")]


def test_layers_not_run_are_null(ferry):
    record = to_dict(clean(read_string(ferry)))
    assert [record[layer] for layer in ("statements", "voices", "figures", "incidents")] == [None] * 4
    assert record["notes"] == []
    assert to_dict(replace(clean(read_string(ferry)), statements=()))["statements"] == []


@pytest.mark.parametrize(("text", "name"), [(PAGE, "x.html"), (FRENCH, "x.txt"), ("It rained.", "x.txt"), ("<p>", "x.html"), ("\u202eIt \x00 rained\x85here.", "x.txt")])
def test_whole_readings_keep_to_schema_and_laws(text, name, report_schema):
    report = rashomon.read_text(text, path=name)
    record = json.loads(dumps(report))
    jsonschema.Draft202012Validator(report_schema).validate(record)
    assert_lawful(record, text.encode())
    assert record == rashomon.to_json(report)


def test_a_report_with_every_layer_keeps_to_the_schema(filled, ferry, report_schema):
    record = json.loads(dumps(filled))
    jsonschema.Draft202012Validator(report_schema).validate(record)
    assert_lawful(record, ferry.encode())


def test_read_end_to_end(ferry, report_schema):
    record = json.loads(dumps(rashomon.read_text(ferry)))
    jsonschema.Draft202012Validator(report_schema).validate(record)
    assert_lawful(record, ferry.encode())
    assert len(record["statements"]) >= 4
    assert record["made_by"]["models"]["attribution"]
    assert any("no one on the bank had fired" in s["content"]["text"] for s in record["statements"])


def test_the_schema_is_strict(filled, report_schema):
    jsonschema.Draft202012Validator.check_schema(report_schema)
    validator = jsonschema.Draft202012Validator(report_schema)
    record = to_dict(filled)
    for change in ({"stanza": 1}, {"language": 3}, {"statements": "none"}, {"condition": ["rained on"]}):
        assert not validator.is_valid(record | change)
    assert not validator.is_valid({key: value for key, value in record.items() if key != "notes"})


def test_the_same_report_gives_the_same_line(ferry):
    line = dumps(rashomon.read_text(ferry))
    assert line == dumps(rashomon.read_text(ferry))
    assert "\n" not in line
    assert "“" in dumps(rashomon.read_text("“It rained,” the mayor of Oru said to reporters on Monday."))


def test_another_language_gives_story_and_reason():
    record = rashomon.to_json(rashomon.read_text(FRENCH))
    assert record["language"] == "fr"
    assert [p["text"] for p in record["paragraphs"]] == [FRENCH]
    assert [record[layer] for layer in ("statements", "voices", "figures", "incidents")] == [None] * 4
    assert "statements, voices, figures and incidents are null: the story is in another language than English (fr)" in record["notes"]


def test_a_snap_of_one_sentence_is_a_story_and_the_note_says_why():
    record = rashomon.to_json(rashomon.read_text("Outlet: The Daily Ford\n\nA bridge fell at Oru, police said.\n"))
    assert [p["text"] for p in record["paragraphs"]] == ["A bridge fell at Oru, police said."]
    assert "no story is told apart in so short a text: all of it is taken" in record["notes"]
    assert [s["cue"]["text"] for s in record["statements"]] == ["said"]


def test_too_little_text_gives_story_and_reason():
    record = rashomon.to_json(rashomon.read_text("12:30 – 14:00"))
    assert record["language"] is None
    assert record["statements"] is None
    assert any("too little text" in note for note in record["notes"])


def test_offsets_count_code_points_of_the_bytes_as_decoded(report_schema):
    data = "\ufeff😀 “Closed,” the mayor of Oru said.".encode("utf-16")
    record = to_dict(clean(read_bytes(data, "x.txt")))
    assert record["origin"]["encoding"] == "utf-16"
    assert_lawful(record, data)


def test_figures_and_incidents_stand_in_the_order_of_the_contract(report_schema):
    record = to_dict(market())
    defs = report_schema["$defs"]
    figure, incident = record["figures"][0], record["incidents"][0]
    assert list(figure) == list(defs["figure"]["properties"]) == defs["figure"]["required"]
    assert list(incident) == list(defs["incident"]["properties"]) == defs["incident"]["required"]
    assert list(incident["place"]) == list(defs["place"]["properties"]) == defs["place"]["required"]
    assert list(incident["date"]) == list(defs["date"]["properties"]) == defs["date"]["required"]
    assert list(incident["relations"][0]) == defs["incident"]["properties"]["relations"]["items"]["required"]


def test_figures_come_whole():
    figures = {f["id"]: f for f in to_dict(market())["figures"]}
    assert [figures["f1"][k] for k in ("low", "high", "bound", "group", "harm", "score")] == [56, None, "at_least", "dead", "killed", 0.99]
    assert [figures["f6"][k] for k in ("voice", "voices", "statement", "incident")] == ["v3", ["v3", "v4"], "s4", "i1"]
    assert (figures["f3"]["part_of"], figures["f10"]["repeats"], figures["f10"]["as_of"]["text"]) == ("f2", "f2", "late on Wednesday")
    assert (figures["f11"]["incident"], figures["f11"]["voice"]) == (None, None)


def test_incidents_come_whole():
    first, second = to_dict(market())["incidents"]
    assert [w["text"] for w in (first["words"], *first["mentions"], *first["targets"], *first["means"])] == ["shelling", "Shells hit", "bombardment", "market of Upper Tarsk", "Shells"]
    assert (first["place"]["words"]["text"], first["place"]["lat"], first["place"]["lon"]) == ("Upper Tarsk", 43.2301, 20.6701)
    assert (first["date"]["from"], first["date"]["to"], first["date"]["words"]["text"]) == ("2031-05-06", "2031-05-06", "on Tuesday")
    assert [(r["kind"], r["incident"], r["words"]["text"], r["voice"]) for r in first["relations"]] == [
        ("in_response_to", "i2", "a response to the raid", "v5"),
        ("after", "i2", "came a day after", None),
    ]
    assert second["date"] == {"from": None, "to": None, "words": second["date"]["words"], "how": "the report gives no day for it", "relative_to": "i1", "relation": "day before"}
    assert (second["place"]["lat"], second["place"]["country"], second["place"]["how"]) == (None, None, "two places of this name")


def test_counted_reports_keep_to_schema_and_laws(report_schema):
    report = market()
    record = json.loads(dumps(report))
    jsonschema.Draft202012Validator(report_schema).validate(record)
    assert_lawful(record, report.original.raw.encode())
    assert dumps(report) == dumps(market())
    assert to_dict(market(figures=(), incidents=()))["figures"] == []


@pytest.mark.parametrize(
    ("layer", "change"),
    [
        ("figures", {"low": -1}), ("figures", {"high": 2.5}), ("figures", {"bound": "roughly"}), ("figures", {"harm": "hurt"}), ("figures", {"group": ""}),
        ("figures", {"voices": None}), ("figures", {"repeats": "1"}), ("figures", {"total": 60}), ("figures", {"as_of": "Sunday"}),
        ("incidents", {"label": ""}), ("incidents", {"kind": "Assault"}), ("incidents", {"date": None}), ("incidents", {"deaths": 0}),
        ("incidents", {"mentions": ["shelling"]}), ("incidents", {"relations": [{"kind": "because"}]}),
        ("place", {"lat": 91.0}), ("place", {"how": None}), ("place", {"near": "Oru"}),
        ("date", {"from": "Tuesday"}), ("date", {"to": 2031}), ("date", {"how": ""}), ("date", {"relative_to": "f1"}),
    ],
)  # fmt: skip
def test_the_schema_of_figures_and_incidents_is_strict(layer, change, report_schema):
    validator = jsonschema.Draft202012Validator(report_schema)
    record = to_dict(market())
    assert validator.is_valid(record)
    (record[layer][0] if layer in record else record["incidents"][0][layer]).update(change)
    assert not validator.is_valid(record)
