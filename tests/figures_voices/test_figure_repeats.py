"""One counter's count is one line however often it is printed; a toll that rises is not told again."""

import pytest
from stated import tell

SAME = "[1s The Lake Monitor] [1c said] [1t {first}]. [2s The Lake Monitor] [2c said] [2t {second}]."
TOLD_AGAIN = [
    ("{30 people|killed} died", "{30 people|killed} had been killed", True),
    ("{30 people|killed} died", "the {30 dead|killed} were buried", True),
    ("{30 civilians|killed} died", "{30 people|killed} had died", True),
    ("{at least 30 civilians|killed} died", "{30 civilians|killed} died", True),
    ("{dozens|injured} were hurt", "{dozens of people|injured} were hurt", True),
    ("{30 people|killed} died", "{43 people|killed} died", False),
    ("{30 people|killed} died", "{30 people|injured} were hurt", False),
    ("{30 villagers|killed} died", "{30 soldiers|killed} died", False),
    ("{two medics|killed} died", "{two medics|killed} had died", True),
    ("{two medics|killed} died", "{two people|killed} died elsewhere", False),
    ("{30 people|killed} had died by Sunday", "{30 people|killed} had died by Monday", False),
    ("{dozens|injured} were hurt", "{24 people|injured} were hurt", False),
]


@pytest.mark.parametrize(("first", "second", "again"), TOLD_AGAIN, ids=[f"{a} / {b}" for a, b, _ in TOLD_AGAIN])
def test_the_same_count_by_the_same_voice(first, second, again):
    told = tell(SAME.format(first=first, second=second))
    assert told.repeats == [None, "f1" if again else None]


def test_another_voice_tells_its_own():
    told = tell("[1s The Lake Monitor] [1c said] [1t {30 people|killed} died]. [2s Rebels] [2c said] [2t {30 people|killed} died]. {30 people|killed} died.")
    assert told.repeats == [None, None, None]


def test_a_third_telling_points_at_the_first():
    told = tell("{30 killed|killed|killed} in Oru\n{30 people|killed} died in Oru.\nThe {30 dead|killed} were buried.")
    assert told.repeats == [None, "f1", "f1"]


def test_who_speaks_for_a_body_counts_with_it():
    told = tell("[1s The Lake Monitor] [1c said] [1t {30 people|killed} died]. [2s Lake Monitor director Mira Tol] [2c said] [2t {30 people|killed} had been killed].")
    assert told.voices == ["Lake Monitor", "Mira Tol"]
    assert told.repeats == [None, "f1"]


def test_a_denied_count_is_nobodys_and_told_by_nobody_again():
    told = tell("{30 civilians|killed} died. [1s The army] [1c denied] [1t killing {30 civilians|killed}].")
    assert told.repeats == [None, None]


def test_within_one_sentence_few_are_told_of_others():
    assert tell("{Two boys|killed|boys} died in Oru and {two boys|killed|boys} in Tarsk.").repeats == [None, None]
