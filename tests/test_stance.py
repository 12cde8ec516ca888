"""What is done with words: stance, act, hedges."""

import pytest

from marked import read
from rashomon.resolve.acts import act, find_hedges
from rashomon.resolve.stance import stance


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "the road was closed", "asserts"),
        ("according to", "two men died", "asserts"),
        ("denied", "any part in it", "denies"),
        ("has rejected", "the report", "denies"),
        ("did not deny", "the report", "asserts"),
        ("blamed", "the northern militia for the fire", "accuses"),
        ("its condemnation of", "the raid", "accuses"),
        ("called for", "an inquiry", "demands"),
        ("calls on", "both banks to talk", "demands"),
        ("wants", "the council to resign", "demands"),
        ("wants", "to see the site", "other"),
        ("vowed", "to return", "promises"),
        ("has agreed to", "a truce", "promises"),
        ("agrees", "the truce is dead", "believes"),
        ("is believed", "the bridge fell at dawn", "believes"),
        ("does not believe", "the bridge fell", "believes"),
        ("asked", "who gave the order", "asks"),
        ("warned of", "a flood", "warns"),
        ("welcomed", "the truce", "praises"),
        ("hopes", "talks resume", "other"),
        ("reached agreement on", "a truce", "promises"),
        ("did not say", "how", "other"),
        ("said", "the shelling must stop at once", "demands"),
        ("said", "“I strongly condemn this raid,”", "accuses"),
        ("told", "“We call on the council to meet,”", "demands"),
        ("said", "it would rebuild the bridge", "promises"),
        ("said", "the claims were baseless", "denies"),
        ("said", "Orvan forces had shelled the quay", "accuses"),
        ("said", "Veldish forces had shelled the quay", "accuses"),
        ("said", "the quay was shelled by an unknown gun crew", "asserts"),
        ("said", "the raid was shameful", "accuses"),
        ("said", "“Why did they wait?”", "asks"),
        ("", "the quay was hit", "asserts"),
        ("said", "Ivo Brandt died of natural causes, though soldiers had beaten him", "asserts"),
        ("said", "Ivo Brandt died because soldiers had beaten him", "accuses"),
        ("said", "“We were under orders not to load, though we should have,”", "asserts"),
        ("said", "“We order the crews not to load,”", "demands"),
        ("said", "he had spoken to nobody", "other"),
        ("said", "he had spoken to residents", "asserts"),
        ("could neither confirm nor deny", "the report", "other"),
        ("said", "it could neither confirm nor deny the report", "other"),
        ("would not confirm or deny", "the report", "other"),
        ("said", "it could confirm the report", "asserts"),
    ],
)
def test_stance(cue, content, expected):
    assert stance(cue, content) == expected


def test_passing_on_an_accusation_is_not_accusing():
    statements, _ = read("[1s AFP] [1c said] [1t [2s residents] [2c accused] [2t Orvan troops of firing first]].")
    assert [s.stance for s in statements.values()] == ["asserts", "accuses"]


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("claimed", "responsibility for the blast", "claims_responsibility"),
        ("confirmed", "the death", "confirms"),
        ("did not confirm", "the death", "cannot_verify"),
        ("said", "the images could not be independently verified", "cannot_verify"),
        ("declined to comment on", "the raid", "no_comment"),
        ("retracted", "the report", "retracts"),
        ("corrected", "the count to four", "corrects"),
        ("threatened", "to shell the town", "threatens"),
        ("said", "the raid will not go unpunished", "threatens"),
        ("said", "the road was closed", None),
        ("could neither confirm nor deny", "the report", "cannot_verify"),
        ("would neither confirm nor deny", "the report", "no_comment"),
    ],
)
def test_act(cue, content, expected):
    assert act(cue, content) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the men reportedly fled and may have crossed", ["reportedly", "may have"]),
        ("the bridge was hit on 4 May 2019", []),
        ("the strikes seemed to be in return", ["seemed to"]),
        ("the bridge was hit", []),
    ],
)
def test_hedges(words, expected):
    assert [words[a:b] for a, b in find_hedges(words, 0, len(words))] == expected


def test_hedges_are_pinned_in_the_statement():
    statements, _ = read("[1s Lena Adal] [1c said] [1t the bridge was apparently mined]. It may rain.")
    (hedge,) = statements["s1"].hedges
    assert hedge.text == "apparently"


def test_a_hedge_beside_the_cue():
    statements, _ = read("[1s Lena Adal] reportedly [1c said] [1t the bridge was mined].")
    assert [h.text for h in statements["s1"].hedges] == ["reportedly"]


def test_a_leading_that_changes_nothing():
    assert stance("said", "that it would rebuild the bridge") == stance("said", "it would rebuild the bridge") == "promises"


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("[1t “We shot down the drone,”] [1s the colonel] [1c said].", ("asserts", "claims_responsibility")),
        ("[1s The rebels] [1c said] [1t they had shot down the drone].", ("asserts", "claims_responsibility")),
        ("[1s Orva] [1c said] [1t it had shelled the quay].", ("asserts", "claims_responsibility")),
        ("[1s The Veldish army] [1c said] [1t its jets had bombed the quay].", ("asserts", "claims_responsibility")),
        ("[1s Residents] [1c said] [1t they had shot down the drone].", ("accuses", None)),
        ("[1s The Veldish army] [1c said] [1t they had shelled the quay].", ("accuses", None)),
        ("[1s Orva] [1c denied] [1t it had shelled the quay].", ("denies", None)),
        ("[1t “We were shelled by Orvan forces,”] [1s the colonel] [1c said].", ("accuses", None)),
        ("[1t “We struck a deal,”] [1s the colonel] [1c said].", ("asserts", None)),
    ],
)
def test_an_own_deed_is_claimed_and_anothers_is_charged(story, expected):
    statements, _ = read(story)
    assert [(s.stance, s.act) for s in statements.values()] == [expected]


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("laughed off", "claims that the bridge had fallen", "denies"),
        ("declined to comment on", "the raid", "other"),
        ("refused", "to sign it", "denies"),
        ("did not agree to", "a truce", "denies"),
        ("threatened", "to shell the town", "warns"),
        ("expressed", "deep concern over the raid", "other"),
        ("expressed confidence", "the bridge would hold", "believes"),
        ("wants", "war", "other"),
        ("withdrew", "its claim that the bridge had fallen", "other"),
        ("has yet to comment on", "the raid", "other"),
        ("is understood", "the bridge fell at dawn", "believes"),
        ("called Monday for", "an inquiry", "demands"),
        ("swore", "he had locked the gate", "asserts"),
        ("swore", "to avenge them", "promises"),
        ("admitted", "nothing", "denies"),
        ("had promised", "any such thing", "denies"),
        ("deemed", "the guards responsible for the fire", "accuses"),
        ("said", "no shell hit the quay", "denies"),
        ("said", "no one was hurt", "asserts"),
        ("said", "he had ordered nothing", "denies"),
        ("said", "he had heard nothing", "asserts"),
        ("said", "there had been no deal with the guards", "denies"),
        ("said", "there is no road to the quay", "asserts"),
        ("said", "the prisoner was not the son of the mayor", "denies"),
        ("said", "the story was gossip with a stamp on it", "denies"),
        ("said", "the story gives people false hope", "asserts"),
        ("said", "it would not accept the terms", "denies"),
        ("said", "we will not spare him", "warns"),
        ("said", "they would march on Tarn unless the mayor resigned", "warns"),
        ("said", "they would soon be freed", "asserts"),
        ("said", "his country “will open the border”", "promises"),
        ("said", "three soldiers were killed on the road", "asserts"),
        ("said", "the police shooting closed the road", "asserts"),
        ("said", "guards were shelling the quay", "accuses"),
        ("said", "the ferry was sunk by a Veldish mine layer", "accuses"),
        ("said", "‘they have hit us’", "accuses"),
        ("said", "Orva bears responsibility for the dead", "accuses"),
        ("said", "the guards had violated the truce", "accuses"),
        ("said", "the guard's conduct was repugnant", "accuses"),
        ("said", "criminal justice must be done", "demands"),
        ("shouted", "“Drop the oars!”", "demands"),
        ("told", "him to write it down", "demands"),
        ("were told", "The guards to wait until Monday", "demands"),
        ("told", "the road to Orva was shut", "asserts"),
        ("told", "Orva was to blame", "accuses"),
        ("said", "whether the road should be shut was unclear", "asserts"),
        ("said", "it knew of no such letter", "asserts"),
        ("said", "the guards had been congratulated", "asserts"),
        ("said", "it would be inappropriate", "asserts"),
    ],
)
def test_stance_by_what_the_words_do(cue, content, expected):
    assert stance(cue, content) == expected


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("[1t “[2s They] [2c said] [2t we burned the mill],”] [1s Lena Adal] [1c said].", ["asserts", "accuses"]),
        ("[1t “[2s We] [2c said] [2t we burned the mill],”] [1s Lena Adal] [1c said].", ["asserts", "asserts"]),
        ("[1s AFP], [2c citing] [2s residents], [1c said] [1t [2t guards had burned the mill]].", ["accuses", "accuses"]),
        ("[1s Lena Adal] [1c said] [1t [2s the mayor] [2c denies] [2t it] and guards had burned the mill].", ["accuses", "denies"]),
        ("[1s The council] [1c said] [1t the [2c claims] of [2t a secret deal with the guards] were baseless].", ["denies", "asserts"]),
    ],
)
def test_what_is_handed_on_and_what_is_said_oneself(story, expected):
    statements, _ = read(story)
    assert [s.stance for s in statements.values()] == expected
