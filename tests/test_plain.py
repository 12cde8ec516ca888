"""Cleaning of plain text: little invented pages with their story, and the laws for any text."""

from __future__ import annotations

import textwrap
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean.plain import choose, decide
from rashomon.clean.tokens import tokenize

STORY = [
    "Shelling hit the harbour town of Velmar before dawn on Tuesday, and at least nine people were killed, the mayor’s office said.",
    "“We counted fourteen shells in twenty minutes,” said Ana Derin, a nurse at the district clinic. “Nobody here slept.”",
    "The Northern Command denied that its guns had fired and accused the Coastal Guard of staging the attack.",
    "A spokesman for the Coastal Guard told Radio Velmar that the claim was “an insult to the dead” and demanded an inquiry.",
    "It is believed that the shells came from a ridge east of the town, which both sides have held at times this year.",
]
MENU = "icon homeicon searchicon shareicon mailicon menuicon closeicon playicon chevron downicon chevron up"
HEAD = "Nine killed as shells hit Velmar harbour"


def shown(raw: str, **options: str) -> list[str]:
    return [raw[s.start : s.end] for spans in choose(raw, 0, **options).paragraphs for s in spans]


def left_out(raw: str, **options: str) -> str:
    return " ".join(raw[s.start : s.end] for d in choose(raw, 0, **options).dropped for s in d.spans)


def test_glued_paragraphs_behind_icon_names_are_parted() -> None:
    raw = f"{MENU}\n\n{HEAD}\n\n{STORY[0]}\n\n{''.join(STORY[1:])}"
    choice = choose(raw, 0)
    assert [raw[s.start : s.end] for s in choice.title] == [HEAD]
    assert shown(raw) == STORY
    assert left_out(raw) == MENU


@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_clean_prose_is_kept_whole(joint: str) -> None:
    raw = joint.join([HEAD, *STORY])
    assert choose(raw, 0).dropped == ()
    assert shown(raw) == STORY


def test_prose_on_one_line_is_kept_whole() -> None:
    raw = " ".join(STORY)
    assert choose(raw, 0).dropped == ()
    assert " ".join(shown(raw)) == raw


def test_upper_case_prose_is_kept_whole() -> None:
    raw = "\n\n".join(STORY).upper()
    assert choose(raw, 0).dropped == ()


def test_lines_cut_at_links_are_joined() -> None:
    raw = "\n".join(STORY).replace("Coastal Guard of", "\nCoastal Guard\nof").replace("a nurse", "\na nurse")
    assert len(shown(raw)) == len(STORY)


def test_furniture_after_the_story_is_dropped_with_a_reason() -> None:
    tail = "Share on Facebook\nTweet\nRelated stories\nTen ways to save on heating\nBest phones of the year\nSubscribe to our newsletter\nCopyright 2024 Velmar Post. All rights reserved."
    raw = "Home\nNews\nSport\nWeather\nLog in\n" + "\n".join([HEAD, *STORY, tail])
    out = left_out(raw)
    assert "All rights reserved" in out
    assert "Tweet" in out
    assert "Log in" in out
    assert shown(raw) == STORY
    assert all(d.reason for d in choose(raw, 0).dropped)


def test_readers_comments_below_the_story_are_dropped() -> None:
    posts = "\n".join(f"reader{i} says:\nMay {i}, 2023 at 9:1{i} am\nI was there that night and you could not hear the sirens over the guns, nobody came for us." for i in range(1, 6))
    raw = "\n".join([HEAD, *STORY, "Tags: Velmar", "5 responses to this story", posts, "Leave a reply"])
    assert shown(raw) == STORY
    assert "comments" in {d.reason for d in choose(raw, 0).dropped}


def test_hard_wrapped_upper_case_is_kept_and_joined() -> None:
    raw = "\n\n".join("\n".join(textwrap.wrap(p.upper(), 70)) for p in STORY)
    assert choose(raw, 0).dropped == ()
    assert len(shown(raw)) == len(STORY)


def test_leading_lines_equal_to_a_known_title_are_not_story() -> None:
    raw = "\n\n".join([HEAD, *STORY])
    choice = choose(raw, 0, title=HEAD)
    assert choice.title == ()
    assert [d.reason for d in choice.dropped] == ["headline repeated"]
    assert shown(raw, title=HEAD) == STORY


def test_byline_is_pointed_at_and_not_story() -> None:
    raw = "Home\nWorld\nSport\n" + "\n".join([HEAD, "By Mira Solen", *STORY])
    choice = choose(raw, 0)
    assert [raw[s.start : s.end] for s in choice.byline] == ["By Mira Solen"]
    assert shown(raw) == STORY


def test_offsets_count_from_the_whole_input() -> None:
    body = "\n\n".join(STORY)
    raw = "Outlet: Velmar Post\n\n" + body
    start = raw.index(STORY[0])
    assert [raw[s.start : s.end] for (s,) in choose(raw, start, title="").paragraphs] == STORY


def test_only_icon_names_give_no_story() -> None:
    assert choose(MENU, 0).paragraphs == ()


PIECES = st.sampled_from([*STORY, MENU, HEAD, "\n", "\n\n", " ", "”", "“", '"', "By Ann Low", "Share", "•", "\x00", "\u202e", "\ud800", "B92", "U.S.", "Ж"])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=12).map("".join)), st.integers(0, 5), st.sampled_from([None, "", HEAD]))
def test_every_mark_lies_in_exactly_one_part(raw: str, start: int, title: str | None) -> None:
    start = min(start, len(raw))
    choice = choose(raw, start, title=title)
    runs = [*choice.title, *(s for p in choice.paragraphs for s in p), *(s for d in choice.dropped for s in d.spans)]
    times = np.zeros(len(raw), dtype=int)
    for span in runs:
        times[span.start : span.end] += 1
        assert not raw[span.start].isspace()
        assert not raw[span.end - 1].isspace()
    assert all(times[i] == (i >= start) for i, c in enumerate(raw) if not c.isspace())
    assert times.max(initial=0) <= 1
    places = [p[0].start for p in choice.paragraphs]
    assert places == sorted(places)
    dropped = {s for d in choice.dropped for s in d.spans}
    assert all(any(d.start <= s.start and s.end <= d.end for d in dropped) for s in choice.byline + choice.credit)
    assert choice == choose(raw, start, title=title)


@given(st.text(max_size=300))
def test_tokens_hold_every_mark_in_order(raw: str) -> None:
    t = tokenize(raw)
    inside = {i for a, b in zip(t.start, t.end, strict=True) for i in range(a, b)}
    assert inside == {i for i, c in enumerate(raw) if not c.isspace()}
    assert (t.start[1:] >= t.end[:-1]).all()


@pytest.mark.parametrize("unit", ["said ", "A", "A ", ".", "\n", '"', "He said so. ", "He said so.”"])
def test_time_grows_with_length_only(unit: str) -> None:
    assert seconds(unit * (400_000 // len(unit))) < 20 * max(seconds(unit * (40_000 // len(unit))), 0.1)


def test_a_huge_text_is_searched_in_part_and_says_so() -> None:
    raw = "He said so. " * 90_000
    choice = choose(raw, 0)
    assert "searched" in choice.notes[0]
    assert choice.paragraphs[-1][-1].end == len(raw.rstrip())


def test_one_line_longer_than_what_is_searched_stays_one_paragraph() -> None:
    raw = ("He told all of the council on Monday that the bridge was closed. " * 14_000).rstrip()
    assert len(raw) > 900_000
    choice = choose(raw, 0)
    assert choice.dropped == ()
    assert [(s.start, s.end) for p in choice.paragraphs for s in p] == [(0, len(raw))]


def test_a_long_text_is_cut_behind_a_sentence_and_its_paragraphs_stay() -> None:
    line = "He told all of the council on Monday that the bridge was closed, and at 9 p.m. he said it again."
    raw = "\n\n".join([line] * 10_000)
    choice = choose(raw, 0)
    assert choice.dropped == ()
    assert {raw[s.start : s.end] for p in choice.paragraphs for s in p} == {line}


def test_a_long_text_without_sentences_is_cut_between_words() -> None:
    raw = "bridges " * 110_000
    choice = choose(raw, 0)
    runs = [*(s for p in choice.paragraphs for s in p), *(s for d in choice.dropped for s in d.spans)]
    assert all(raw[s.start : s.start + 7] == raw[s.end - 7 : s.end] == "bridges" for s in runs)


def seconds(raw: str) -> float:
    began = time.process_time()
    choose(raw, 0)
    return time.process_time() - began


def test_a_short_doubt_inside_the_story_is_kept() -> None:
    keep = decide(np.array([4.0, -0.4, 4.0]), np.array([20, 4, 20]))
    assert keep.tolist() == [True, True, True]


def test_a_long_stretch_of_furniture_inside_the_story_is_dropped() -> None:
    keep = decide(np.array([4.0, -2.0, 4.0]), np.array([20, 60, 20]))
    assert keep.tolist() == [True, False, True]
