"""The written news that benches use: the same for a seed, in the shares asked for, even to all sides, and true to its marks."""

import json
import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from rashomon.text import Text

# Benches are scripts: each finds its modules beside it.
sys.path.append(str(Path(__file__).parents[1] / "bench"))

import made_news
import made_records
import made_warc

COUNT = 1000


@pytest.fixture(scope="module")
def made():
    return list(made_news.stories(COUNT, 7))


def shingles(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + 5]) for n in range(len(words) - 4)}


def contained(one, other):
    a, b = shingles(one.text), shingles(other.text)
    return len(a & b) / min(len(a), len(b))


def test_the_same_seed_gives_the_same_stories_and_another_gives_others():
    made = list(made_news.stories(200, 7))
    assert list(made_news.stories(200, 7)) == made
    assert not {s.text for s in made_news.stories(100, 8)} & {s.text for s in made}


def test_shares_are_as_asked(made):
    assert len({s.id for s in made}) == len(made) == COUNT
    assert sum(s.copy_of is not None for s in made) / COUNT == pytest.approx(0.15, abs=0.01)
    own = [s for s in made if s.copy_of is None]
    assert sum(s.affair is not None for s in own) / COUNT == pytest.approx(0.5, abs=0.01)
    sizes = Counter(Counter(s.affair for s in own if s.affair).values())
    assert min(sizes) == 2
    assert 8 < max(sizes) <= 12
    few = list(made_news.stories(500, 1, replace(made_news.USUAL, copies=0.0, in_affairs=1.0, sizes=(3, 4))))
    assert not any(s.copy_of for s in few)
    assert set(Counter(s.affair for s in few if s.affair).values()) <= {3, 4}


def test_all_sides_play_all_parts_and_all_kinds_happen(made):
    events = {s.event: s for s in made if not s.follows and s.accused < 2 and s.accuser < 2}.values()
    accused = Counter(s.accused for s in events)
    assert accused[0] / (accused[0] + accused[1]) == pytest.approx(0.5, abs=0.06)
    kinds = Counter(s.kind for s in made)
    assert len(kinds) == 10
    assert min(kinds.values()) > COUNT / 25
    assert {s.style for s in made} == {"wire", "tabloid", "state", "charity", "local", "broadcaster"}


def test_copies_hold_the_words_of_their_source_and_other_reports_of_the_event_do_not(made):
    by_id = {s.id: s for s in made}
    for copy in (s for s in made if s.copy_of):
        source = by_id[copy.copy_of]
        assert copy.outlet != source.outlet
        assert (copy.event, copy.affair) == (source.event, source.affair)
        assert contained(copy, source) > 0.5, copy.edits
        assert copy.edits
    told = [s for s in made if s.affair and not s.copy_of]
    pairs = [(a, b) for a, b in zip(sorted(told, key=lambda s: s.event), sorted(told, key=lambda s: s.event)[1:], strict=False) if a.event == b.event]
    assert all(contained(a, b) < 0.5 for a, b in pairs)
    assert sum(a.town in b.text + b.title for a, b in pairs) > 0.9 * len(pairs)


def test_what_comes_back_weeks_later_is_no_part_of_the_affair(made):
    day = {s.event: s.date for s in made if not s.follows}
    later = [s for s in made if s.follows and not s.copy_of]
    assert later
    assert all(s.affair is None and s.date > day[s.follows] for s in later)


def test_no_mark_or_slot_is_left_in_print(made):
    for story in made:
        assert not re.search(r"[\ue000-\uf8ff{}\[\]<>«»]|  |,\.", story.title + story.text), story.text
        assert all(re.match(r"[A-Z“\"]|[1-9]\d\d", p) for p in story.text.split("\n\n")), story.text


def test_records_are_pinned_and_laid_out_as_reading_would():
    for story, report in made_records.told(60, 7):
        assert report.original.raw.endswith(f"{story.title}\n\n{story.text}")
        assert (report.day, report.header.outlet) == (story.date, story.outlet)
        units = [report.header.title.spans, *(p.spans for p in report.paragraphs)]
        built = Text.build(report.original, units)
        assert (str(report.text), report.text.units, report.text.pieces) == (str(built), built.units, built.pieces)
        words = [w for s in report.statements for w in (s.source, s.cue, s.content) if w]
        words += [m for v in report.voices for m in v.mentions] + [f.words for f in report.figures] + [i.words for i in report.incidents]
        assert words
        assert all(report.original.words(*w.spans) == w for w in words)
        assert {s.voice for s in report.statements} - {None} <= {v.id for v in report.voices}


@pytest.fixture
def crawl(tmp_path, monkeypatch):
    monkeypatch.setattr(made_warc, "BOMB", 3 * 2**20)
    path = tmp_path / "made.warc.gz"
    return path, made_warc.write(path, 150, 3)


def test_an_archive_is_the_same_for_a_seed(crawl, tmp_path):
    path, truth = crawl
    assert made_warc.write(tmp_path / "again.warc.gz", 150, 3) == truth
    assert (tmp_path / "again.warc.gz").read_bytes() == path.read_bytes()
    assert json.dumps(truth)


def test_an_archive_holds_what_its_truth_says(crawl):
    path, truth = crawl
    assert len(truth["pages"]) == 150
    assert sum(p["what"] == "story" for p in truth["pages"]) == 90
    assert {p["damage"] for p in truth["pages"]} == {None, *made_warc.DAMAGE}
    kinds = WarcRecordType.response | WarcRecordType.revisit
    found = [r.headers.get("WARC-Target-URI") for r in ArchiveIterator(str(path), record_types=kinds, quirks_mode=True, parse_http=False)]
    assert found == [None if p["damage"] == "no address" else p["url"] for p in truth["pages"]]
    urls = {p["url"] for p in truth["pages"]}
    assert all(3 <= len(a["reports"]) <= 10 and urls.issuperset(a["reports"]) for a in truth["affairs"].values())
