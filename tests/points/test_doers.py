"""Who is named as having done a deed, and whether he has a word on it, is said where nobody disputes it."""

import pytest
from telling import Story, compared, of_kind, said

DAY = "2031-05-07"
LABELS = ("[who did it", "[in reprisal?]")


def shelled(outlet: str, line: str, *more: str) -> Story:
    story = Story(outlet, DAY, "Night in Sarn", line, *more)
    return story


def found(*stories: Story):
    return [p for p in compared(*stories) if p.label.startswith(LABELS)]


@pytest.mark.parametrize(
    ("line", "phrase", "words"),
    [
        ("Orun government shelling of Sarn market killed nine people, the clinic said.", "Orun government shelling of Sarn market", "Orun government shelling of Sarn market"),
        ("Orun troops shelled the market in Sarn, the clinic said.", "Orun troops shelled the market in Sarn", "Orun troops shelled the market in Sarn"),
        ("The market in Sarn was bombed by Orun troops, the clinic said.", "The market in Sarn was bombed by Orun troops", "bombed by Orun troops"),
        ("The shelling of the market by Orun troops went on, the clinic said.", "The shelling of the market by Orun troops went on", "shelling of the market by Orun troops"),
    ],
)
def test_who_is_named_and_not_heard(line: str, phrase: str, words: str) -> None:
    one = shelled("Quayside", line)
    one.happened(words)
    one.says("the clinic", "said", phrase)
    two = shelled("Valley Post", "Sarn buried its dead. “The harvest was good,” an Orun army spokesman said.")
    two.says("Orun army", "said", "“The harvest was good,”", manner="direct")
    (point,) = found(one, two)
    assert (point.kind, said(point)) == ("one_sided", [[words]])
    assert [(s.who, s.kind) for s in point.silence][:1] == [("Orun troops" if "troops" in line else "Orun government", "not_heard")]


@pytest.mark.parametrize(
    "line",
    [
        "The clinic fears that Orun troops shelled the market.",
        "The clinic asked whether Orun troops shelled the market.",
        "In 1998 Orun troops shelled the market, the clinic said.",
        "Orun troops killed on Friday were buried, the clinic said.",
        "People near Orun struck a deal with the market, the clinic said.",
        "The clinic said no Orun troops shelled the market.",
        "The Orun attack lasted an hour, the clinic said.",
    ],
)
def test_what_tells_of_no_doer(line: str) -> None:
    one = shelled("Quayside", line)
    one.says("the clinic", None, line.removesuffix(", the clinic said.").removesuffix("."))
    assert not found(one, shelled("Valley Post", "Sarn buried its dead."))


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("The Orun army said it had shelled the market because rebels hid there.", "The Orun army", "it had shelled the market because rebels hid there"),
        ("The Orun army denied that its troops had shelled anybody.", "The Orun army", "its troops had shelled anybody"),
        ("The Orun army said the market was empty.", "The Orun army", "the market was empty"),
    ],
)
def test_a_word_of_ones_own_on_it_is_being_heard(line: str, name: str, words: str) -> None:
    one = shelled("Quayside", "Orun troops shelled the market in Sarn, the clinic said.")
    one.says("the clinic", "said", "Orun troops shelled the market in Sarn")
    two = shelled("Valley Post", line)
    two.says(name, "denied" if "denied" in line else "said", words, stance="denies" if "denied" in line else "asserts")
    assert not [s for p in found(one, two) for s in p.silence if s.kind == "not_heard"]


def test_a_body_that_shares_the_name_is_not_the_party() -> None:
    one = shelled("Quayside", "Orun troops shelled the market in Sarn, the Orun Harbour Monitor said.")
    one.says("the Orun Harbour Monitor", "said", "Orun troops shelled the market in Sarn")
    (point,) = found(one, shelled("Valley Post", "Sarn buried its dead."))
    assert point.silence[0].kind == "not_heard"


def test_the_words_that_say_who_could_not_be_reached_are_shown() -> None:
    one = shelled("Quayside", "Orun troops shelled the market in Sarn, the clinic said. The Orun army could not be reached for comment.")
    one.says("the clinic", "said", "Orun troops shelled the market in Sarn")
    (point,) = found(one, shelled("Valley Post", "Sarn buried its dead."))
    assert point.silence[0].words is not None
    assert point.silence[0].words.text == "The Orun army could not be reached for comment."


def test_a_party_that_owns_its_deed_is_told_alike() -> None:
    one = shelled("Quayside", "Orun troops shelled the market in Sarn, the clinic said.")
    one.says("the clinic", "said", "Orun troops shelled the market in Sarn")
    two = shelled("Valley Post", "Orun soldiers shelled the market, dockers said. The Orun army said it had shelled the market.")
    two.says("dockers", "said", "Orun soldiers shelled the market", kind="unnamed")
    two.says("The Orun army", "said", "it had shelled the market")
    (point,) = found(one, two)
    assert (point.kind, point.roots) == ("agreement", 2)


def test_broader_and_narrower_names_differ() -> None:
    one = shelled("Quayside", "The army said Hill rebels executed the pilot.")
    one.happened("executed the pilot")
    one.says("The army", "said", "Hill rebels executed the pilot")
    two = shelled("Valley Post", "Masked gunmen executed the pilot, dockers said.")
    two.happened("executed the pilot")
    two.says("dockers", "said", "Masked gunmen executed the pilot", kind="unnamed")
    points = compared(one, two)
    assert not of_kind(points, "blame")
    (point,) = [p for p in points if p.label.startswith(LABELS)]
    assert point.kind == "differs"
    assert {p.label for p in point.positions} == {"[Hill rebels]", "[Masked gunmen]"}


def test_deeds_of_two_sides_in_one_clash_are_no_dispute() -> None:
    one = shelled("Quayside", "Orun troops shelled a pump house, the clinic said. Vell rebels shelled a ferry, the clinic said.")
    one.happened("Orun troops shelled a pump house", None, "Vell rebels shelled a ferry")
    one.says("the clinic", "said", "Orun troops shelled a pump house")
    one.says("the clinic", None, "Vell rebels shelled a ferry")
    assert "blame" not in {p.kind for p in compared(one, shelled("Valley Post", "Sarn buried its dead."))}


def test_a_reprisal_is_a_claim_and_who_did_it_may_be_unheard_on_it() -> None:
    one = shelled("Quayside", "Orun troops shelled the market in reprisal for a raid, dockers said.")
    one.happened("Orun troops shelled the market")
    one.says("dockers", "said", "Orun troops shelled the market in reprisal for a raid", kind="unnamed")
    two = shelled("Valley Post", "Orun troops shelled the market and the Orun army vowed to come in revenge for more.")
    two.happened("Orun troops shelled the market")
    (point,) = [p for p in found(one, two) if p.label == "[in reprisal?]"]
    assert (point.kind, point.roots, point.silence[0].who) == ("one_sided", 1, "Orun troops")
    three = shelled("The Record", "The Orun army said the shelling was in retaliation for a raid.")
    three.happened("the shelling")
    three.says("The Orun army", "said", "the shelling was in retaliation for a raid")
    (point,) = [p for p in found(one, three) if p.label == "[in reprisal?]"]
    assert (point.kind, point.silence) == ("agreement", ())


def test_swapping_the_parties_changes_names_alone() -> None:
    def told(a: str, b: str):
        one = shelled("Quayside", f"The clinic said {a} troops shelled the market in Sarn. “We want peace,” the {b} army said, and {a} came.")
        one.says("The clinic", "said", f"{a} troops shelled the market in Sarn")
        one.says(f"the {b} army", "said", "“We want peace,”", manner="direct")
        return [(p.kind, [q.label for q in p.positions], [s.who for s in p.silence]) for p in found(one, shelled("Post", "Sarn buried its dead."))]

    assert told("Orun", "Vell") == [(k, [w.replace("Vell", "Orun") for w in q], [w.replace("Vell", "Orun") for w in s]) for k, q, s in told("Vell", "Orun")] != []
