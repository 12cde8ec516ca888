"""The border set is true to its reports: every word pinned, every name known, both sides treated alike."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from rashomon.comparison import EditKind, PointKind, SilenceKind
from rashomon.model import Bound, Harm

REPORTS = Path(__file__).parents[2] / "examples" / "border"
GOLD: dict[str, Any] = tomllib.loads(Path(__file__).with_name("border.toml").read_text(encoding="utf-8"))
TEXTS = {name: (REPORTS / report["file"]).read_text(encoding="utf-8") for name, report in GOLD["reports"].items()}
INCIDENTS = {incident["id"] for incident in GOLD["incidents"]}
WANTED = [point for point in GOLD["points"] if not point.get("optional")]
FIELDS = {
    "reports": "file outlet published side",
    "copies": "reports passages edits",
    "passages": "from to",
    "edits": "kind from to optional",
    "figures": "report words low high bound harm voice unvoiced incident part_of repeats superseded",
    "no_figures": "report words",
    "incidents": "id label date place part_of separate background members",
    "members": "report words",
    "points": "question kind incident roots optional declared silence positions",
    "positions": "label evidence",
    "evidence": "report words voice root copy_of",
    "silence": "who kind words report",
    "apart": "why left right",
    "material": "what words",
    "names": "side words",
}


def tables(value: Any, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each table under `value`, with the name it stands under."""
    if isinstance(value, list):
        for item in value:
            yield from tables(item, name)
    elif isinstance(value, dict):
        yield name, value
        for key, inner in value.items():
            yield from tables(inner, key)


def pinned() -> Iterator[tuple[str, str]]:
    """Yield each report with the words said to stand in it."""
    for name, table in tables(GOLD, "gold"):
        if name == "copies":
            for pair in table["passages"] + table["edits"]:
                yield from zip(table["reports"], (pair["from"], pair["to"]), strict=True)
        elif name == "figures":
            yield from ((table["report"], table[key]) for key in ("words", "part_of", "repeats") if key in table)
        elif name == "silence" and "words" in table:
            yield table.get("report", table["who"]), table["words"]
        elif "report" in table:
            words = table["words"]
            yield from ((table["report"], each) for each in (words if isinstance(words, list) else [words]))


def evidence(point: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for position in point["positions"]:
        yield from position["evidence"]


@pytest.mark.parametrize(("report", "words"), sorted(set(pinned())))
def test_words_stand_once_in_their_report(report, words):
    assert TEXTS[report].count(words) == 1


def test_fields_are_known():
    for name, table in tables(GOLD, "gold"):
        if name in FIELDS and name != "reports":
            assert set(table) <= set(FIELDS[name].split()), table
    for report in GOLD["reports"].values():
        assert set(report) <= set(FIELDS["reports"].split())


def test_kinds_are_those_of_the_records():
    assert {e["kind"] for c in GOLD["copies"] for e in c["edits"]} <= set(get_args(EditKind))
    assert {p["kind"] for p in GOLD["points"]} <= set(get_args(PointKind))
    assert {s["kind"] for p in GOLD["points"] for s in p.get("silence", ())} <= set(get_args(SilenceKind))
    assert {f["harm"] for f in GOLD["figures"]} <= set(get_args(Harm))
    assert {f["bound"] for f in GOLD["figures"]} <= set(get_args(Bound))


def test_reports_are_six_of_real_length():
    assert sorted(p.name for p in REPORTS.iterdir()) == sorted(r["file"] for r in GOLD["reports"].values())
    assert len(TEXTS) == 6
    assert all(250 <= len(text.split()) <= 450 for text in TEXTS.values())
    assert len({report["outlet"] for report in GOLD["reports"].values()}) == 4


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_header_block_says_what_the_gold_says(name):
    report, text = GOLD["reports"][name], TEXTS[name]
    head = text.split("\n\n")[0]
    day = report["published"]
    assert report["outlet"] in head
    if name == "r4":
        assert not any(key in text for key in ("Outlet:", "Date:", "Title:"))
        assert f"{day.day} {day:%B} {day.year}" in text
    else:
        assert [line.split(":")[0] for line in head.splitlines()] == ["Outlet", "Date", "Title"]
        assert day.isoformat() in head or f"{day.day} {day:%B} {day.year}" in head


def test_figures_hold_together():
    for figure in GOLD["figures"]:
        low, high = figure.get("low"), figure.get("high")
        assert low is not None or high is not None
        assert (low is not None and low == high) == (figure["bound"] in ("exact", "about"))
        assert figure["incident"] in INCIDENTS
        there = {f["words"] for f in GOLD["figures"] if f["report"] == figure["report"]}
        assert {figure[key] for key in ("part_of", "repeats") if key in figure} <= there - {figure["words"]}


def test_no_words_are_a_figure_and_none():
    no_figures = {(table["report"], words) for table in GOLD["no_figures"] for words in table["words"]}
    assert not no_figures & {(f["report"], f["words"]) for f in GOLD["figures"]}


def test_incidents_and_points_refer_to_incidents():
    assert len(INCIDENTS) == len(GOLD["incidents"])
    for incident in GOLD["incidents"]:
        assert incident.get("part_of", incident["id"]) in INCIDENTS
    assert {p["incident"] for p in GOLD["points"] if "incident" in p} <= INCIDENTS


def test_members_of_two_incidents_are_other_words():
    members = Counter((m["report"], m["words"]) for i in GOLD["incidents"] for m in i["members"])
    assert set(members.values()) == {1}


@pytest.mark.parametrize("point", GOLD["points"], ids=lambda point: point["question"])
def test_roots_are_those_of_the_evidence(point):
    found = {e.get("root", GOLD["reports"][e["report"]]["outlet"]) for e in evidence(point)}
    assert len(found) == point["roots"]
    assert all(len(e["words"]) <= 400 for e in evidence(point))


@pytest.mark.parametrize("point", GOLD["points"], ids=lambda point: point["question"])
def test_each_kind_has_the_form_it_promises(point):
    kind, positions = point["kind"], len(point["positions"])
    wanted = {"agreement": 1, "repetition": 1, "one_sided": 1}.get(kind, 2)
    assert positions == wanted
    if kind in ("agreement", "conflict", "denial", "blame", "differs"):
        assert point["roots"] >= 2
    if kind in ("repetition", "update", "correction"):
        assert point["roots"] == 1
        assert len({e["report"] for e in evidence(point)}) >= 2
    assert ("declared" in point) == (kind in ("update", "correction"))
    assert (kind == "one_sided") == any(s["kind"] == "not_heard" for s in point.get("silence", ()))


def test_silence_is_of_reports_without_evidence_or_that_declare_it():
    published = {name: report["published"] for name, report in GOLD["reports"].items()}
    for point in GOLD["points"]:
        holders = {e["report"] for e in evidence(point)}
        for silence in point.get("silence", ()):
            if silence["kind"] == "earlier":
                assert silence["who"] not in holders
                assert published[silence["who"]] < min(published[name] for name in holders)
            if silence["kind"] == "declared_unknown":
                assert silence["who"] in TEXTS
                assert silence["words"]


def test_the_accused_who_is_nowhere_heard_has_no_words_anywhere():
    voices = {e.get("voice") for p in GOLD["points"] for e in evidence(p)} | {f.get("voice") for f in GOLD["figures"]}
    (group,) = [s["who"] for p in GOLD["points"] for s in p.get("silence", ()) if s["kind"] == "not_heard" and "words" in s]
    assert group not in voices
    assert [name for name, text in TEXTS.items() if group in text] == ["r3"]


def test_the_set_holds_one_of_each_kind_a_desk_must_tell_apart():
    kinds = Counter(point["kind"] for point in WANTED)
    assert kinds["conflict"] == 2
    assert {"denial", "blame", "one_sided", "update", "correction", "wording", "differs", "repetition", "agreement"} <= set(kinds)
    (repetition,) = [point for point in WANTED if point["kind"] == "repetition"]
    assert len({e["report"] for e in evidence(repetition)}) == 3


def test_edits_are_the_whole_of_what_the_gold_says_moved():
    (copy,) = GOLD["copies"]
    assert copy["reports"] == ["r1", "r2"]
    assert Counter(e["kind"] for e in copy["edits"] if not e.get("optional")) == Counter(["bound_changed", "attribution_dropped", "party_renamed"])
    assert all(passage["from"] == passage["to"] for passage in copy["passages"])
    copied = {(e["report"], e["copy_of"]) for p in GOLD["points"] for e in evidence(p) if "copy_of" in e}
    assert copied == {("r2", "r1")}


def test_both_sides_are_accused_and_heard_alike():
    accused = Counter(q["label"] for p in GOLD["points"] for q in p["positions"] if q["label"].endswith("side]"))
    assert accused["[the Emboran side]"] == accused["[the Halthran side]"] == 2
    blame = next(p for p in WANTED if p["kind"] == "blame")
    assert len({len({e["root"] for e in q["evidence"]}) for q in blame["positions"]}) == 1
    unheard = {s["who"] for p in WANTED for s in p.get("silence", ()) if s["kind"] == "not_heard" and "words" not in s}
    assert unheard == {"Emborai", "Halthra"}


def test_pairs_kept_apart_are_no_two_positions_of_one_point():
    for pair in GOLD["apart"]:
        sides = {(pair[key]["report"], pair[key]["words"]) for key in ("left", "right")}
        assert len(sides) == 2
        for point in GOLD["points"]:
            if point["kind"] in ("conflict", "denial", "blame", "update"):
                met = {i for i, q in enumerate(point["positions"]) for e in q["evidence"] for r, w in sides if e["report"] == r and w in e["words"]}
                assert len(met) < 2
