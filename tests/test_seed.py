"""The first report `rashomon` must read, checked by offsets against its gold; skipped where the report is absent.

Nothing of its text stands here; no rule may know it.  The same forms are tested on reports of our own elsewhere.
"""

import json
from pathlib import Path

import pytest

import rashomon

SEED = Path(__file__).resolve().parents[2] / "shared" / "seed"
TEXTS = sorted(SEED.glob("*.txt"))

pytestmark = pytest.mark.skipif(not TEXTS, reason="the seed report does not lie beside the project")


@pytest.fixture(scope="module")
def gold():
    return json.loads((SEED / "gold.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def report():
    return rashomon.read(TEXTS[0])


def chars(spans):
    return {i for a, b in spans for i in range(a, b)}


def of(words):
    return [(s.start, s.end) for s in words.spans] if words else []


def found(report, wanted):
    """Give the statement whose cue meets the gold's and whose content covers it at 0.7."""
    for statement in report.statements:
        ours, theirs = chars(of(statement.content)), chars(wanted["content"])
        if len(ours & theirs) >= 0.7 * len(ours | theirs) and chars(of(statement.cue)) & chars([wanted["cue"]]):
            return statement
    return None


def test_the_story_starts_behind_the_icon_names(report, gold):
    assert of(report.header.title) == [tuple(gold["title"])]
    assert min(a for words in report.paragraphs for a, _ in of(words)) >= gold["furniture_end"]
    assert chars([(0, gold["furniture_end"])]) - chars(s for d in report.dropped for s in [(x.start, x.end) for x in d.spans]) <= {
        i for i in range(gold["furniture_end"]) if report.original.raw[i].isspace()
    }


def test_ten_paragraphs(report, gold):
    starts = {of(words)[0][0] for words in report.paragraphs}
    assert len(starts & set(gold["paragraphs"])) >= 9
    assert len(report.paragraphs) <= 11


def test_nineteen_of_twenty_one_statements_with_their_voices(report, gold):
    names = {voice.id: voice.name for voice in report.voices}
    right = 0
    for wanted in gold["statements"]:
        statement = found(report, wanted)
        if statement is None or bool(statement.source) != bool(wanted["source"]):
            continue
        name = set(names.get(statement.voice, "").lower().split()) - {"the"}
        expected = set((wanted["voice"] or "").lower().split()) - {"the"}
        right += not expected or name <= expected or expected <= name
    assert right >= 18


def test_the_chains(report, gold):
    index = {s.id: s for s in report.statements}
    names = {voice.id: voice.name for voice in report.voices}
    right = 0
    for wanted in (w for w in gold["statements"] if w["through"]):
        at, through = found(report, wanted), []
        while at is not None:
            through += [names[v] for v in at.via]
            at = index.get(at.within)
            through += [names[at.voice]] if at is not None and at.voice else []
        right += all(any(set(name.split()) & set(other.split()) for other in through) for name in wanted["through"])
    assert right >= 4


def test_an_outlet_given_adds_no_via_to_its_own_report(gold):
    told = rashomon.read(TEXTS[0], outlet="RT")
    names = {voice.id: voice.name for voice in told.voices}
    assert "RT" not in {names[v] for s in told.statements for v in s.via}
    assert any("Interfax" in names[v] for s in told.statements for v in s.via)
