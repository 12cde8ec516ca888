"""Rules of naming, each tried on what it is for and on what it must leave alone."""

from marked import speakers
from rashomon.resolve.phrase import parse


def test_two_ministries_are_two_voices():
    assert speakers(
        "[1s The Ministry of Justice] [1c said] [1t the gaol was full]. [2s The Ministry of the Interior] [2c said] [2t it was not]. "
        "[3s The Justice Ministry] [3c said] [3t it had counted]."
    ) == ["Ministry of Justice", "Ministry of the Interior", "Ministry of Justice"]


def test_an_office_in_a_body_is_no_part_of_its_name():
    assert parse("Justice Department Secretary Ada Morn").name == "Ada Morn"
    assert parse("the Secretary of Justice").kind == "unnamed"


def test_state_television_has_no_name_of_its_own():
    assert speakers("[1s State television] [1c said] [1t the road was open].") == ["State television"]
    assert parse("Tarnish television").name == "Tarnish television"


def test_a_surname_may_stand_first():
    assert speakers(
        "The mayor thanked Wang Xiuying on Sunday. [1s Wang] [1c said] [1t the count was fair]. [2s She] [2c said] [2t it was slow]."
    ) == ["Wang Xiuying", "Wang Xiuying"]


def test_a_surname_that_two_share_is_nobody_surely():
    assert speakers(
        "The mayor met Wang Xiuying and Wang Bo on Sunday. [1s Wang] [1c said] [1t the count was fair]."
    ) == ["Wang"]


def test_a_plural_that_opens_a_sentence_is_nobody():
    assert speakers(
        "[1s Ilda Maros] [1c said] [1t the port was shut]. Lorries waited along the quay. [2s She] [2c said] [2t it would open]."
    ) == ["Ilda Maros", "Ilda Maros"]


def test_a_name_in_s_that_stands_elsewhere_is_somebody():
    assert speakers(
        "[1s Ilda Maros] [1c said] [1t the port was shut]. Maros waited with Adams. Adams nodded twice. [2s He] [2c said] [2t it would open]."
    ) == ["Ilda Maros", "Adams"]
