"""Two who each claim one deed contradict each other; two names of one band do not."""

from telling import Story, compared, of_kind

DAY = "2031-05-07"


def bombed(outlet: str, *claims: tuple[str, str, str]) -> Story:
    lines = [f"On Monday {name} {cue} {content}." for name, cue, content in claims]
    story = Story(outlet, DAY, "Bomb in Sarn", "A car bomb struck Sarn on Monday.", *lines)
    story.happened("A car bomb struck Sarn")
    for name, cue, content in claims:
        story.says(name, cue, content)
    return story


HILL = ("the Hill Front", "claimed", "responsibility for the attack")
LAKE = ("the Lake Brigade", "said", "it had carried out the attack")


def test_two_claimants_of_one_deed() -> None:
    (point,) = of_kind(compared(bombed("Quayside", HILL), bombed("Valley Post", LAKE, HILL)), "conflict")
    assert point.label == "[claimed by whom?]"
    assert {len(p.evidence) for p in point.positions} == {1, 2}


def test_two_names_that_no_report_tells_apart_may_be_one_band() -> None:
    assert not of_kind(compared(bombed("Quayside", HILL), bombed("Valley Post", LAKE)), "conflict")


def test_who_accuses_another_claims_nothing() -> None:
    other = ("the Lake Brigade", "said", "the Hill Front had carried out the attack")
    assert not of_kind(compared(bombed("Quayside", HILL, other)), "conflict")


def test_who_denies_claims_nothing() -> None:
    other = ("the Lake Brigade", "said", "it had not carried out the attack")
    assert not of_kind(compared(bombed("Quayside", HILL, other)), "conflict")
