"""A part is never added to its whole."""

import pytest
from stated import tell

from rashomon.figures.parts import DEEP

CASES = [
    ("The raid killed {31 people|killed}, including {two medics|killed}.", [None, "f1"]),
    ("The raid killed {31 people|killed} including {two medics|killed} and {three children|killed}.", [None, "f1", "f1"]),
    ("The raid killed {31 people|killed}, among them {three children|killed}.", [None, "f1"]),
    ("The raid killed {31 people|killed}, {nine|killed} of them children.", [None, "f1"]),
    ("The raid killed {31 people|killed}, of whom {nine|killed} were children.", [None, "f1"]),
    ("{Two medics|killed} were among {31 people|killed} killed on Monday.", ["f2", None]),
    ("{2 medics|killed} among {31 dead|killed} in raid", ["f2", None]),
    ("{Five|killed} of the {31 dead|killed} were children.", ["f2", None]),
    ("The toll stands at {77|killed}. {26 of them|killed} had been counted before.", [None, "f1"]),
    ("The raid killed {31 people|killed}. Among the dead were {two medics|killed}.", [None, "f1"]),
    ("The raid killed {31 people|killed}. The dead include {three children|killed}.", [None, "f1"]),
    ("The raid killed {31 people|killed}. {Two medics|killed} were among the dead, the mayor said.", [None, "f1"]),
    ("Of the {176 people|killed} on board, {78|killed} were Orvans and {63|killed} were Tarns ({nine crew|killed} included).", [None, "f1", "f1", "f1"]),
    ("Of the {176 people|killed} on board, {78|killed} were Orvans (including {nine crew|killed}), along with {12 Tarns|killed}.", [None, "f1", "f2", "f1"]),
    ("{50 people|killed} - {30 villagers|killed} and {20 soldiers|killed} - died.", [None, "f1", "f1"]),
    ("The raid killed {31 people|killed} and {two medics|killed}.", [None, None]),
    ("The raid killed {31 people|killed} and wounded {40|injured}, including {two medics|injured}.", [None, None, "f2"]),
    ("The raid killed {two medics|killed}, including {31 people|killed}.", [None, None]),
    ("{43 people|killed} died, among them children and nurses.", [None]),
    ("{44 dead|killed} came in as well as {140 hurt|injured}, some of whom may die.", [None, None]),
    ("They wept for the families of {30 Orvans|killed}, to the grief of {12 others|killed}.", [None, None]),
]


@pytest.mark.parametrize(("story", "parts"), CASES, ids=[c[0][:50] for c in CASES])
def test_finds_what_is_included(story, parts):
    assert tell(story).parts == parts


def test_them_are_the_last_counted_by_the_same_voice():
    told = tell("[1s The clinic] [1c said] [1t {77 people|killed} had died]. Rebels lost {60 men|killed}. [2s It] [2c said] [2t {nine of them|killed} were children].")
    assert told.parts == [None, None, "f1"]


def test_two_bounds_of_one_number_include_each_other_never():
    told = tell("{At least 30|killed} among {30 dead|killed}, including {at least 30|killed}.")
    ends = [told.parts[i] for i in range(3)]
    assert not (ends[0] == "f2" and ends[1] == "f1")


def test_no_part_lies_deeper_than_a_reader_follows():
    story = ", including ".join(f"{{{number} people|killed}}" for number in range(140, 80, -1))
    parts = tell(f"The raids killed {story}.").parts
    depths = {None: 0}
    for i, whole in enumerate(parts, 1):
        depths[f"f{i}"] = depths[whole] + 1
    assert DEEP / 2 < max(depths.values()) <= DEEP + 1
