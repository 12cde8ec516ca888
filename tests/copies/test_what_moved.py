"""What moved between two copies is told by its kind; what is only spelt, placed or marked otherwise is not."""

import re
from dataclasses import replace

import pytest
from bridge_story import BRIDGE, changed, moved, report

from hand_made import Maker
from rashomon.copies import find_copies
from rashomon.model import Header, Voice


def test_a_copy_as_it_stands_has_no_edits():
    assert moved(BRIDGE[1:]) == []


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        (", the Lake Monitor said.", ".", "people were killed on the quay, the Lake Monitor said", "people were killed on the quay"),
        ("where the army says hill", "where hill", "the army says hill fighters shot a captured pilot", "hill fighters shot a captured pilot"),
    ],
)
def test_an_attribution_left_out(old, new, before, after):
    [(kind, said, plain)] = moved(changed(old, new))
    assert kind == "attribution_dropped"
    assert before in said
    assert after in plain
    assert "says" not in plain
    assert "said" not in plain


def test_an_attribution_added_shows_in_the_second():
    [(kind, plain, said)] = moved(BRIDGE, first=changed(", the Lake Monitor said.", "."))
    assert (kind, "Monitor" in plain, "Monitor" in said) == ("attribution_dropped", False, True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("At least 31 people were killed on the quay, the Lake Monitor said.", "The Lake Monitor said at least 31 people were killed on the quay."),
        ("At least 31 people were killed on the quay, the Lake Monitor said.", "According to the Lake Monitor, at least 31 people were killed on the quay."),
    ],
)
def test_an_attribution_moved_within_its_sentence_is_not_left_out(old, new):
    assert moved(changed(old, new)) == []


def test_a_clause_left_out_with_its_own_attribution_is_no_attribution_of_the_rest():
    first = changed("the two broken spans.", "the two broken spans, which a foreman said had been rusting since the last flood.")
    assert moved(BRIDGE, first=first) == []


@pytest.mark.parametrize(
    ("old", "new", "edit"),
    [
        ("hill fighters shot", "coast irregulars shot", ("party_renamed", "hill fighters", "coast irregulars")),
        ("the army says", "the garrison says", ("party_renamed", "army", "garrison")),
    ],
)
def test_somebody_called_by_other_words(old, new, edit):
    assert moved(changed(old, new)) == [edit]


@pytest.mark.parametrize("names", [("Ruvia", "Tessaly"), ("Tessaly", "Ruvia")])
def test_renaming_does_not_look_at_whose_name_it_is(names):
    one, other = names
    first = changed("the army says", f"the {one} army says", changed("hill fighters", f"{other} fighters"))
    second = changed(f"{other} fighters", "some bandits", first)
    assert moved(second, first=first) == [("party_renamed", f"{other} fighters", "bandits")]


@pytest.mark.parametrize(("old", "new"), [("on Friday", "on Saturday"), ("road to", "street to"), ("shot a captured pilot", "killed a captured pilot")])
def test_days_things_and_verbs_are_not_parties(old, new):
    assert [e for e in moved(changed(old, new)) if e[0] == "party_renamed"] == []


@pytest.mark.parametrize(
    ("new", "edit"),
    [
        ("31 people", ("bound_changed", "At least 31 people", "31 people")),
        ("More than 31 people", ("bound_changed", "At least 31 people", "More than 31 people")),
        ("At least 43 people", ("number_changed", "At least 31 people", "At least 43 people")),
        ("Forty-three people", ("number_changed", "At least 31 people", "Forty-three people")),
        ("Dozens of people", ("number_changed", "At least 31 people", "Dozens of")),
    ],
)
def test_numbers_and_their_bounds(new, edit):
    assert moved(changed("At least 31 people", new)) == [edit]


@pytest.mark.parametrize("new", ["At least thirty-one people", "No fewer than 31 people"])
def test_one_number_written_in_two_ways(new):
    assert moved(changed("At least 31 people", new)) == []


def test_a_copy_with_one_number_changed_stays_a_copy_and_shows_the_number():
    [copy] = find_copies([report(*BRIDGE, date="2031-05-08"), report(*changed("31 people", "13 people"), date="2031-05-08")])
    assert copy.share > 0.9
    assert [e.kind for e in copy.edits] == ["number_changed"]


def test_days_of_the_month_years_and_times_of_day_are_not_counted():
    first = changed("on Friday", "at 7:27 on 4 May 2031")
    assert moved(changed("at 7:27 on 4 May 2031", "at 6:50 on 5 May 2032", first), first=first) == []


def test_words_inside_a_quotation():
    [(kind, before, after)] = moved(changed("would be a target", "could be a target"))
    assert kind == "quotation_changed"
    assert ("would" in before, "could" in after) == (True, True)


def test_a_quotation_cut_short_is_not_altered():
    assert moved(changed("a target this morning,”", "a target,”")) == []


def test_a_quotation_given_to_another_speaker_by_the_words_alone():
    [(kind, before, after)] = moved(changed("said Petra Odun", "said Idris Mahan"))
    assert kind == "speaker_changed"
    assert ("Petra Odun" in before, "Idris Mahan" in after) == (True, True)
    assert "Nobody warned us" in before


@pytest.mark.parametrize("new", ["said Odun", "she said", "bread seller Petra Odun said", "said a woman"])
def test_a_speaker_shortened_or_described_is_not_another(new):
    assert [e for e in moved(changed("said Petra Odun", new)) if e[0] == "speaker_changed"] == []


def test_a_speaker_is_taken_from_the_record_where_there_is_one():
    quoted = "“Nobody warned us that the crossing would be a target this morning,”"
    made = []
    for name, kind in (("Petra Odun", "person"), ("Idris Mahan", "person")):
        paragraphs = changed("said Petra Odun", "she said", (*BRIDGE, f"The words are those of {name}."))
        make = Maker(None, paragraphs, "")
        voice = Voice("v1", name, kind, mentions=(make.words(name),))
        said = make.statement(1, name, "said", quoted, voice="v1", manner="direct")
        made.append(make.report(header=Header(), voices=(voice,), statements=(said,)))
    [copy] = find_copies(made)
    assert {e.kind for e in copy.edits} >= {"speaker_changed"}
    same = [made[0], replace(made[1], statements=made[1].statements, voices=(replace(made[1].voices[0], name="Petra Odun"),))]
    assert find_copies(same)[0].edits != copy.edits


@pytest.mark.parametrize("lost", [",", "’", "“”", ",’“”"])
def test_marks_that_a_crawler_lost_make_no_edits(lost):
    first = changed("the toll house", "the harbour’s toll house")
    assert moved(tuple(re.sub(f"[{lost}]", "", p) for p in first), first=first) == []


def test_every_edit_is_pinned_to_the_words_of_its_report():
    reports = [report(*BRIDGE, date="2031-05-08"), report(*changed("31", "43", changed("the army says ", "")), date="2031-05-09")]
    by_id = {r.original.id: r for r in reports}
    [copy] = find_copies(reports)
    assert len(copy.edits) == 2
    for edit in copy.edits:
        for name, words in zip(copy.reports, (edit.before, edit.after), strict=True):
            assert by_id[name].original.words(*words.spans) == words
