"""A single report holds disputes of its own."""

from telling import Story, compared, of_kind, said

TEXT = (
    "Sixteen dockers were hurt when guards cleared the quay at Orun. Each side blames the other for starting the violence.",
    "The port says its guards had fired in response to an attack by the crowd. “The Harbour Guard is provoking another conflict,” union leader Mara Voss said.",
    "“We have been told that only batons and tear gas were used. But according to the infirmary, all the injured have bullet wounds,” Voss said.",
    "Ilan Dorr, who heads the Orun clinic, said six people had been hit by live rounds.",
    "The Seamen's League has demanded a commission to investigate the clash. The Harbour Guard does not want to investigate the clash, Voss said.",
)


def quay() -> Story:
    story = Story("Quayside", "2031-05-07", "Clash at the quay", *TEXT)
    story.happened("guards cleared the quay", "2031-05-07")
    story.says("the port", "says", "its guards had fired in response to an attack by the crowd", stance="accuses")
    story.says(
        "Mara Voss", "said", "“The Harbour Guard is provoking another conflict,”", manner="direct", kind="person"
    )
    whole = story.says(
        "Mara Voss",
        "said",
        "We have been told that only batons and tear gas were used. But according to the infirmary, all the injured have bullet wounds",
        manner="direct",
        kind="person",
    )
    story.says(None, "have been told", "only batons and tear gas were used", within=whole)
    story.says("the infirmary", "according to", "all the injured have bullet wounds", within=whole, kind="unnamed")
    story.says(
        "Ilan Dorr", "said", "six people had been hit by live rounds", kind="person", speaks_for="the Orun clinic"
    )
    story.says("the Seamen's League", "has demanded", "a commission to investigate the clash", stance="demands")
    outer = story.says("Mara Voss", "said", "The Harbour Guard does not want to investigate the clash", kind="person")
    story.says("the Harbour Guard", "does not want", "to investigate the clash", within=outer, stance="other")
    return story


def test_lesser_means_only_stand_against_live_fire() -> None:
    (point,) = of_kind(compared(quay()), "conflict")
    lesser, live = said(point)
    assert "only batons and tear gas were used" in " ".join(lesser)
    assert "all the injured have bullet wounds" in live
    assert "six people had been hit by live rounds" in live


def test_two_claims_that_may_rest_on_one_house_are_marked() -> None:
    (point,) = of_kind(compared(quay()), "conflict")
    assert "Ilan Dorr and the infirmary may rest on one source: possible, not stated" in point.why


def test_each_side_blames_the_other() -> None:
    (point,) = of_kind(compared(quay()), "blame")
    assert {position.label for position in point.positions} == {"[Harbour Guard]", "[crowd]"}


def test_what_is_asked_for_is_refused() -> None:
    asked = [p for p in of_kind(compared(quay()), "differs") if "refused" in p.label]
    assert [said(p)[0] for p in asked] == [["a commission to investigate the clash"]]
    assert said(asked[0])[1][0].endswith("to investigate the clash")
