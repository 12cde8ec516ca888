"""Decisions hold when they follow each other and when a newer version reads otherwise; what can't be meant is refused."""

import json
from dataclasses import replace

import pytest

import rashomon
from rashomon.errors import UsageError
from rashomon.exports import FORMS
from rashomon.review import corrected, decide, due, reviewed, subject, undo
from rashomon.review.training import training


def named(record, layer, at=0):
    return subject(record["id"], layer, record[layer][at])


def mended(case, report, **options):
    return rashomon.to_json(corrected(report, case.entries(), **options))


def test_a_second_fix_holds_though_the_first_moved_all_the_words(case, told):
    report, record = told
    far = record["paragraphs"][-1]["spans"]
    assert not set(map(tuple, far)) & set(map(tuple, record["statements"][0]["content"]["spans"]))
    decide(case, "ed", "fix", named(record, "statements"), {"field": "content", "value": far})
    decide(case, "ed", "fix", named(record, "statements"), {"field": "stance", "value": "warns"})
    left = mended(case, report)["statements"][0]
    assert (left["content"]["spans"], left["stance"]) == (far, "warns")


def test_of_several_verdicts_the_last_counts(case, told):
    report, record = told
    for said in ("wrong", "right"):
        decide(case, "ed", "verdict", named(record, "statements"), {"is": said})
    assert mended(case, report) == record
    decide(case, "ed", "verdict", named(record, "statements"), {"is": "wrong"})
    assert len(mended(case, report)["statements"]) == len(record["statements"]) - 1


def test_what_is_not_of_this_event_stays_in_the_report_and_leaves_the_comparison(case, told):
    report, record = told
    figures = [(r, n) for r in (rashomon.to_json(case.report(f.id)) for f in case.filed()) for n in range(len(r["figures"]))]
    assert any(p["kind"] for p in case.points())
    for other, at in figures:
        decide(case, "ed", "verdict", named(other, "figures", at), {"is": "not this event"})
    assert mended(case, report) == record
    assert mended(case, report, event_only=True)["figures"] == []
    assert not any(group.figures for group in reviewed(case).incidents)


def test_a_chain_never_runs_in_a_circle(case, told):
    _, record = told
    inner = next(s for s in record["statements"] if s["within"])
    outer = next(s for s in record["statements"] if s["id"] == inner["within"])
    about = subject(record["id"], "statements", outer)
    for value in (inner["id"], outer["id"]):
        with pytest.raises(UsageError, match="carried by itself"):
            decide(case, "ed", "fix", about, {"field": "within", "value": value})
    decide(case, "ed", "fix", subject(record["id"], "statements", inner), {"field": "within", "value": None})
    decide(case, "ed", "fix", about, {"field": "within", "value": inner["id"]})


@pytest.mark.parametrize("value", [[5, 3], [3], 3, [-1, None], [1.0, 2], [True, 2], ["3", "5"], [10**12, None]])
def test_numbers_that_nobody_can_count_are_refused(case, reports, value):
    record = next(rashomon.to_json(r) for r, _ in reports if r.figures)
    with pytest.raises(UsageError):
        decide(case, "ed", "fix", named(record, "figures"), {"field": "numbers", "value": value})


def test_words_over_each_other_are_refused(case, told):
    _, record = told
    with pytest.raises(UsageError, match="overlap"):
        decide(case, "ed", "fix", named(record, "statements"), {"field": "content", "value": [[0, 20], [10, 30]]})


@pytest.mark.parametrize("about", [{}, {"colour": "red"}, {"source": "x", "report": "y"}, {"source": ""}, {"source": 3}])
def test_notes_are_about_something(case, about):
    for action, decision in (("note", {"text": "x"}), ("material", {"what": "v", "sha256": "0" * 64}), ("reply", {"from": "x", "when": "y", "answer": None})):
        with pytest.raises(UsageError):
            decide(case, "ed", action, about, decision)
    assert case.entries() == ()


def test_a_decision_leads_to_the_same_voice_when_a_newer_version_numbers_them_otherwise(case, told):
    report, record = told
    one, other = record["voices"][:2]
    decide(case, "ed", "fix", named(record, "statements"), {"field": "voice", "value": other["id"]})
    decide(case, "ed", "merge", named(record, "voices"), {"into": other["id"]})
    known = {v.id: f"n{len(report.voices) - n}" for n, v in enumerate(report.voices)}
    assert known[one["id"]] != one["id"]
    newer = replace(
        report,
        voices=tuple(replace(v, id=known[v.id]) for v in report.voices),
        statements=tuple(replace(s, voice=known.get(s.voice), via=tuple(known[v] for v in s.via)) for s in report.statements),
        figures=tuple(replace(f, voice=known.get(f.voice), voices=tuple(known[v] for v in f.voices)) for f in report.figures),
        incidents=tuple(replace(i, relations=()) for i in report.incidents),
    )
    left = rashomon.to_json(corrected(newer, case.entries()))
    assert left["statements"][0]["voice"] == known[other["id"]]
    assert known[one["id"]] not in {v["id"] for v in left["voices"]}


def test_what_a_person_added_can_be_fixed_and_taken_out(case, told):
    report, record = told
    decision = {"content": record["paragraphs"][0]["spans"], "source": None, "cue": None, "voice": None, "stance": "asserts"}
    entry = decide(case, "ed", "add", {"report": record["id"], "layer": "statements"}, decision)
    added = mended(case, report)["statements"][-1]
    about = subject(record["id"], "statements", added)
    fixed = decide(case, "al", "fix", about, {"field": "stance", "value": "denies"})
    assert fixed.guess == {"item": added, "score": None, "made_by": None}
    assert mended(case, report)["statements"][-1]["stance"] == "denies"
    decide(case, "al", "verdict", about, {"is": "wrong"})
    assert mended(case, report) == record
    # Words of the machine's own under the addition are offered all the same.
    assert added["id"] == f"h{entry.number}"
    assert len(due(case)) == len([d for d in due(case) if not d.subject.get("id", "").startswith("h")])


def test_a_newer_reading_is_offered_until_it_is_decided_on(case, told):
    report, record = told
    first = decide(case, "ed", "verdict", named(record, "statements"), {"is": "right"})
    assert case.reread(replace(report, statements=(replace(report.statements[0], stance="praises"), *report.statements[1:])))
    here = due(case)[0]
    assert here.entry == first
    decide(case, "ed", "verdict", here.subject, {"is": "wrong"})
    assert not due(case)[0].moved


def test_incidents_are_told_apart_by_their_words_too(case):
    group = next(g for g in case.comparison().incidents if len(g.members) > 1)
    pair = [[m.report, m.item] for m in group.members[:2]]
    entry = decide(case, "ed", "together", {"incidents": pair}, {"one": False})
    assert [(p["report"], p["id"]) for p in entry.decision["named"]] == [tuple(m) for m in pair]
    with pytest.raises(UsageError, match="two incidents"):
        decide(case, "ed", "together", {"incidents": [pair[0], pair[0]]}, {"one": False})


def test_training_data_hold_guess_and_decision_and_nothing_private(case, told):
    _, record = told
    about = named(record, "statements")
    decide(case, "ed", "fix", about, {"field": "stance", "value": "denies"})
    decide(case, "ed", "verdict", named(record, "statements", 1), {"is": "wrong"})
    decide(case, "ed", "note", about, {"text": "call Orla"}, private=True)
    decide(case, "ed", "note", about, {"text": "asked Quill"})
    decide(case, "ed", "verdict", named(record, "statements", 2), {"is": "right"}, private=True)
    undo(case, "ed", decide(case, "ed", "verdict", named(record, "statements", 0), {"is": "wrong"}).number)
    decide(case, "ed", "add", {"report": record["id"], "layer": "statements"}, {"content": record["paragraphs"][0]["spans"], "source": None, "cue": None, "voice": record["voices"][0]["id"], "stance": "asserts"})
    copies = [f.id for f in case.filed()][:2]
    decide(case, "ed", "together", {"copies": copies}, {"one": False})
    text = "".join(training(case))
    assert "Orla" not in text
    assert "Quill" not in text
    assert '"ed"' not in text
    head, fix, wrong, add, together = map(json.loads, text.splitlines())
    assert head == {"schema": "rashomon/training/1"}
    assert (fix["report"], fix["sha256"], fix["layer"]) == (record["id"], record["origin"]["sha256"], "statements")
    assert fix["item"] == record["statements"][0]
    assert fix["corrected"] == record["statements"][0] | {"stance": "denies"}
    assert fix["decision"] == {"action": "fix", "field": "stance", "value": "denies"}
    assert fix["made_by"] == record["made_by"]
    assert (wrong["item"], wrong["corrected"]) == (record["statements"][1], None)
    assert (add["item"], add["corrected"]["content"]) == (None, record["paragraphs"][0])
    assert together["about"] == {"copies": copies}
    assert "".join(FORMS["training"].write(case, True)) == text


@pytest.mark.parametrize("subject_of", [None, [], 3, {}, {"entry": [1]}, {"point": {"sides": 3}}, {"report": "?", "layer": "statements", "id": 5, "spans": []}])
@pytest.mark.parametrize("action", ["verdict", "fix", "add", "merge", "split", "together", "undo", "no_contradiction", "grade"])
def test_entries_that_nobody_can_mean_change_nothing(case, told, subject_of, action):
    report, record = told
    item = named(record, "statements")
    for about, decision in ((subject_of, {"is": "wrong"}), (item, None), (item, {"field": [], "value": {}}), (item, {"field": "content", "value": [[9, 2]]}), (item, {"is": "wrong", "named": [3]})):
        case.decide("eve", action, about, decision)
    assert mended(case, report) == record
    assert len(due(case)) > 10
    assert rashomon.to_json(reviewed(case)) == rashomon.to_json(case.comparison())
    assert len("".join(training(case)).splitlines()) <= 2
