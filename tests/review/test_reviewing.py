"""Decisions stand beside guesses; what follows from them is a report of its own; undone, nothing is left of them but the log."""

from dataclasses import replace

import pytest

import rashomon
from rashomon.case import log
from rashomon.errors import CaseError, UsageError
from rashomon.review import corrected, decide, due, find, point_subject, reviewed, standing, subject, undo


def named(record, layer, item):
    return subject(record["id"], layer, item)


def mended(case, report):
    return rashomon.to_json(corrected(report, case.entries()))


def test_a_verdict_keeps_the_guess_beside_it(case, told):
    report, record = told
    statement = record["statements"][0]
    entry = decide(case, "ed", "verdict", named(record, "statements", statement), {"is": "right"})
    assert entry.guess == {"item": statement, "score": statement["score"], "made_by": record["made_by"]}
    assert log.broken(case.entries()) is None
    assert mended(case, report) == record


def test_what_is_called_wrong_is_left_out_and_comes_back_when_undone(case, told):
    report, record = told
    carrier = next(s for s in record["statements"] if any(t["within"] == s["id"] for t in record["statements"]))
    entry = decide(case, "ed", "verdict", named(record, "statements", carrier), {"is": "wrong"})
    left = mended(case, report)
    assert carrier["id"] not in {s["id"] for s in left["statements"]}
    assert {s["within"] for s in left["statements"]} <= {None, *(s["id"] for s in left["statements"])}
    undo(case, "al", entry.number)
    assert mended(case, report) == record
    assert len(case.entries()) == 2


def test_an_undo_can_be_undone(case, told):
    report, record = told
    first = decide(case, "ed", "verdict", named(record, "statements", record["statements"][0]), {"is": "wrong"})
    second = undo(case, "ed", first.number)
    with pytest.raises(UsageError, match="taken back already"):
        undo(case, "ed", first.number)
    # The undo itself is no entry that stands; what it took back is decided anew.
    assert standing(case.entries()) == ()
    assert second.number == 2
    decide(case, "ed", "verdict", named(record, "statements", record["statements"][0]), {"is": "wrong"})
    assert mended(case, report) != record


def test_fields_are_set_by_spans_and_ids_and_proven(case, told):
    report, record = told
    statement = record["statements"][0]
    (start, end), *_ = statement["content"]["spans"]
    about = named(record, "statements", statement)
    decide(case, "ed", "fix", about, {"field": "content", "value": [[start, end - 1]]})
    decide(case, "ed", "fix", about, {"field": "stance", "value": "denies"})
    left = mended(case, report)["statements"][0]
    assert left["content"]["spans"] == [[start, end - 1]]
    assert left["content"]["text"] == report.original.raw[start : end - 1]
    assert left["stance"] == "denies"


@pytest.mark.parametrize(
    ("field", "value"),
    [("content", [[5, 5]]), ("content", [[0, 10**9]]), ("content", None), ("content", "words"), ("voice", "v999"), ("stance", "lies"), ("score", 1.0), ("id", "s1"), ("within", "s1 or 1=1")],
)
def test_values_that_cannot_be_meant_are_refused(case, told, field, value):
    _, record = told
    with pytest.raises(UsageError):
        decide(case, "ed", "fix", named(record, "statements", record["statements"][0]), {"field": field, "value": value})
    assert case.entries() == ()


def test_a_number_set_by_a_person_carries_its_bound(case, reports):
    report = next(r for r, _ in reports if r.figures)
    record = rashomon.to_json(report)
    about = named(record, "figures", record["figures"][0])
    decide(case, "ed", "fix", about, {"field": "numbers", "value": [3, 5]})
    left = mended(case, report)["figures"][0]
    assert (left["low"], left["high"], left["bound"]) == (3, 5, "range")


def test_voices_are_named_merged_and_split(case, told):
    report, record = told
    one, other = record["voices"][:2]
    decide(case, "ed", "fix", named(record, "voices", one), {"field": "name", "value": "Somebody Else"})
    decide(case, "ed", "merge", named(record, "voices", other), {"into": one["id"]})
    left = mended(case, report)
    assert left["voices"][0]["name"] == "Somebody Else"
    assert other["id"] not in {v["id"] for v in left["voices"]}
    assert other["id"] not in {s["voice"] for s in left["statements"]}
    spoken = [s["id"] for s in record["statements"] if s["voice"] == one["id"]]
    entry = decide(case, "ed", "split", named(record, "voices", one), {"statements": spoken[:1], "name": "A Third"})
    left = mended(case, report)
    assert {s["voice"] for s in left["statements"] if s["id"] in spoken[:1]} == {f"h{entry.number}"}


def test_a_statement_that_was_missed_is_added(case, told):
    report, record = told
    words = record["paragraphs"][0]["spans"]
    about = {"report": record["id"], "layer": "statements"}
    decision = {"content": words, "source": None, "cue": None, "voice": None, "stance": "asserts"}
    entry = decide(case, "ed", "add", about, decision)
    added = mended(case, report)["statements"][-1]
    assert added["id"] == f"h{entry.number}"
    assert added["content"]["text"] == record["paragraphs"][0]["text"]
    assert rashomon.to_json(rashomon.compare([corrected(report, case.entries())]))


def test_a_point_is_found_again_by_its_words(case):
    points = case.points()
    assert points
    about = point_subject(points[0])
    entry = decide(case, "ed", "no_contradiction", about, {"is": "no contradiction"})
    assert entry.guess["kind"] == points[0]["kind"]
    assert not any(point_subject(points[0]) == d.subject for d in due(case))
    with pytest.raises(UsageError, match="no such point"):
        decide(case, "ed", "no_contradiction", {"point": {"kind": "conflict", "label": "[none]", "sides": []}}, {"is": "no contradiction"})


def test_the_least_certain_comes_first(case):
    scores = [d.score for d in due(case)]
    assert len(scores) > 10
    assert scores == sorted(scores)
    first = due(case, 1)[0]
    if "layer" in first.subject:
        decide(case, "ed", "verdict", first.subject, {"is": "right"})
    else:
        decide(case, "ed", "no_contradiction", first.subject, {"is": "no contradiction"})
    assert len(due(case)) == len(scores) - 1


def test_items_are_found_again_when_another_version_numbered_them_otherwise(told):
    _, record = told
    about = named(record, "statements", record["statements"][0])
    other = {**record, "statements": [{**s, "id": f"x{n}"} for n, s in enumerate(record["statements"])]}
    found = find(other, about)
    assert found.moved
    assert found.item["content"] == record["statements"][0]["content"]
    assert find({**record, "statements": []}, about) is None


def test_a_reading_that_differs_from_the_one_decided_on_is_offered_first(case, told):
    report, record = told
    decide(case, "ed", "verdict", named(record, "statements", record["statements"][0]), {"is": "right"})
    first, *rest = report.statements
    assert case.reread(replace(report, statements=(replace(first, stance="praises"), *rest)))
    first = due(case)[0]
    assert first.moved
    assert first.item["stance"] == "praises"


@pytest.mark.parametrize(
    ("action", "about", "decision"),
    [
        ("verdict", {"report": "?", "layer": "statements", "id": "s1", "spans": [[0, 1]]}, {"is": "right"}),
        ("grade", {"source": "The Clinic"}, {"reliability": "G", "credibility": None}),
        ("material", {"source": "x"}, {"what": "a video", "sha256": "abc"}),
        ("note", {"source": "x"}, {"text": ""}),
        ("note", {"source": "x"}, {"text": "x" * 10_001}),
        ("rewrite", {"source": "x"}, {}),
        ("undo", {"entry": 7}, {}),
        ("together", {"incidents": [["r", "i1"]]}, {"one": True}),
    ],
)
def test_decisions_on_nothing_are_refused(case, action, about, decision):
    with pytest.raises((UsageError, CaseError)):
        decide(case, "ed", action, about, decision)
    assert case.entries() == ()


@pytest.mark.parametrize("who", ["", "  ", "a\nb", "x" * 101])
def test_who_decides_must_be_named(case, who):
    with pytest.raises(UsageError, match="alias"):
        decide(case, who, "grade", {"source": "The Clinic"}, {"reliability": "B", "credibility": "2"})


def test_grades_materials_replies_and_notes_are_kept(case):
    decide(case, "ed", "grade", {"source": "The Clinic"}, {"reliability": "B", "credibility": "2"})
    decide(case, "ed", "material", {"source": "The Clinic"}, {"what": "the video", "sha256": "0" * 64})
    decide(case, "ed", "reply", {"source": "The Army"}, {"from": "press office", "when": "2031-05-07", "answer": None})
    decide(case, "ed", "note", {"source": "The Clinic"}, {"text": "call again"}, private=True)
    assert [e.action for e in standing(case.entries())] == ["grade", "material", "reply", "note"]
    assert case.entries()[-1].private


def test_without_decisions_the_comparison_is_the_machines_own(case):
    assert rashomon.to_json(reviewed(case)) == rashomon.to_json(case.comparison())


def test_incidents_are_parted_and_joined_as_people_say(case):
    before = case.comparison()
    group = next(g for g in before.incidents if len(g.members) > 1)
    pair = [[m.report, m.item] for m in group.members[:2]]
    entry = decide(case, "ed", "together", {"incidents": pair}, {"one": False})
    parted = reviewed(case)
    homes = {g.id for g in parted.incidents for m in g.members if [m.report, m.item] in pair}
    assert len(homes) == 2
    told = sorted((m.report, m.item) for g in parted.incidents for m in g.members)
    assert told == sorted((m.report, m.item) for g in before.incidents for m in g.members)
    assert sorted((f.report, f.item) for g in parted.incidents for f in g.figures) == sorted((f.report, f.item) for g in before.incidents for f in g.figures)
    undo(case, "ed", entry.number)
    assert rashomon.to_json(reviewed(case)) == rashomon.to_json(before)
    apart = [[g.members[0].report, g.members[0].item] for g in before.incidents[:2]]
    decide(case, "ed", "together", {"incidents": apart}, {"one": True})
    assert len(reviewed(case).incidents) == len(before.incidents) - 1


def test_copies_called_none_are_left_out(case):
    before = case.comparison()
    for copy in before.copies:
        decide(case, "ed", "together", {"copies": list(copy.reports)}, {"one": False})
    assert reviewed(case).copies == ()
    assert rashomon.to_json(case.comparison()) == rashomon.to_json(before)


def test_a_figure_called_wrong_bears_on_no_point(case, reports):
    report = next(r for r, _ in reports if r.figures)
    record = rashomon.to_json(report)
    for figure in record["figures"]:
        decide(case, "ed", "verdict", named(record, "figures", figure), {"is": "wrong"})
    after = reviewed(case)
    assert not any(f.report == record["id"] for g in after.incidents for f in g.figures)
