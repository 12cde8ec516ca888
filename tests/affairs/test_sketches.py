"""Sketches keep their size, come back from rows, and tell how much of one text stands in another."""

import json
import random
from dataclasses import replace

import pytest
from made_sketches import LONG, SECOND, again, groups, ids, told, word

from rashomon.affairs import find, from_row, sketch, to_row
from rashomon.affairs.packed import pack
from rashomon.affairs.prints import MOST, sample
from rashomon.affairs.repeats import Prints, heads


def words(count: int, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    return [word(chance.randrange(20_000)).lower() for _ in range(count)]


@pytest.mark.parametrize("text", [LONG, "", "…", "One", f"{SECOND} On 3 March 2031, 1,200 people fled Aleppo; 31 were killed."])
@pytest.mark.parametrize("day", ["2031-03-04", None])
def test_rows_lose_nothing(text, day):
    drawn = sketch(told("A title", text, day))
    assert from_row(json.loads(json.dumps(to_row(drawn)))) == drawn


def test_a_sketch_has_one_size_for_any_length():
    text = ". ".join(" ".join(words(20, n)).capitalize() for n in range(600))
    drawn = sketch(told("Names without end", text))
    assert len(json.dumps(to_row(drawn))) < 8000
    assert len(drawn.prints.hashes) <= MOST < drawn.prints.shingles


def test_samples_tell_how_much_of_one_text_stands_in_another():
    whole = words(6000)
    for share in (1.0, 0.5, 0.1):
        part = whole[: int(6000 * share)] + words(int(6000 * (1 - share)), 2)
        one, two = sample(whole), sample(part)
        limit = 2 ** (63 - max(one.level, two.level))
        a, b = ({h for h in each.hashes if h < limit} for each in (one, two))
        assert len(a & b) / len(b) == pytest.approx(share, abs=0.15)


def test_a_copy_cut_down_is_one_and_names_the_earliest():
    whole = told("Bridge shelled at Oru", LONG, "2031-03-07")
    cut = told("Shells on Oru bridge", ". ".join(LONG.split(". ")[:3]), "2031-03-08")
    other = told("Grain barge burns", SECOND, "2031-03-08")
    (affair,) = find(map(sketch, [cut, other, whole]))
    assert [(m.report, m.copy_of) for m in affair.members] == [(whole.original.id, None), (cut.original.id, whole.original.id)]


def test_a_copy_is_found_years_later_and_without_a_day():
    first, late, undated = told("Bridge", LONG), told("Oru bridge", LONG, "2035-01-02"), told("At Oru", LONG, None)
    (affair,) = find(map(sketch, [undated, late, first]))
    assert {m.copy_of for m in affair.members} == {None, first.original.id}
    assert (affair.first, affair.last) == ("2031-03-04", "2035-01-02")


def test_a_round_up_of_two_stories_does_not_make_them_one():
    bridge, barge = told("Bridge shelled at Oru", LONG), told("Grain barge burns", SECOND)
    both = told("The week on the river", f"{LONG} {SECOND}", "2031-03-08")
    found = groups(bridge, barge, both)
    assert not any(ids(bridge, barge) <= group for group in found)


def test_a_formula_under_stories_of_many_weeks_makes_no_copies():
    drawn = [sketch(told(f"{word(n)} speaks", f"{word(n + 50)} met {word(n + 99)} at {word(n + 150)} about {word(n + 200)} prices. {LONG}")) for n in range(30)]
    spread = [again(each, each.report, 741_000 + 5 * n) for n, each in enumerate(drawn)]
    assert (heads(pack(spread)) == range(30)).all()
    undated = [each if n % 5 else replace(each, profile=replace(each.profile, published=None)) for n, each in enumerate(drawn)]
    # The same text within a week is a story that all of them print.
    assert len(set(heads(pack(drawn)).tolist())) == 1
    assert len(set(heads(pack(undated)).tolist())) == 1


def test_prints_sorted_in_parts_give_the_same_copies(monkeypatch):
    drawn = [sketch(told(f"{word(n)} speaks", f"{word(n + 50)} of {word(n + 99)}. {(LONG, SECOND)[n % 2]}")) for n in range(6)]
    whole = heads(pack(drawn)).tolist()
    assert len(set(whole)) == 2
    monkeypatch.setattr("rashomon.affairs.repeats.PART", 50)
    assert heads(pack(drawn)).tolist() == whole


def test_a_text_printed_by_hundreds_takes_few_comparisons(monkeypatch):
    drawn = sketch(told("Bridge shelled at Oru", LONG))
    compared = []
    tied = Prints.tied
    monkeypatch.setattr(Prints, "tied", lambda self, one, others: compared.append(len(others)) or tied(self, one, others))
    given = [again(drawn, f"r{n:03}") for n in range(600)]
    (affair,) = find(given)
    assert [m.copy_of for m in affair.members] == [None, *["r000"] * 599]
    assert sum(compared) < 10 * 600


def test_texts_too_short_to_tell_are_no_copies():
    short = [told(f"{word(n)}", "The talks went on through the night.") for n in range(4)]
    assert (heads(pack(map(sketch, short))) == range(4)).all()
