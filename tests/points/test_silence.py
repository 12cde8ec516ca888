"""Silence is of four kinds, and each is told apart."""

from telling import Story, compared, of_kind

DAY, NEXT = "2031-05-07", "2031-05-08"  # a Wednesday, a Thursday


def test_what_was_not_known_by_whom_stands_with_who_is_named() -> None:
    one = Story("Quayside", DAY, "Mill", "The clinic said Orun troops shelled the mill. It was not immediately clear who shelled the mill. It is not known who fired first.")
    one.happened("shelled the mill")
    one.says("The clinic", "said", "Orun troops shelled the mill")
    two = Story("Valley Post", DAY, "Mill", "The mill was empty, the Orun council said.")
    (point,) = of_kind(compared(one, two), "one_sided")
    assert [s.words.text for s in point.silence if s.kind == "declared_unknown" and s.words] == ["It was not immediately clear who shelled the mill."]


def test_what_happened_later_is_not_passed_over() -> None:
    def truce(outlet: str, name: str) -> Story:
        story = Story(outlet, NEXT, "Truce", f"Commanders agreed to stop firing at Sarn on Thursday, {name} said.")
        story.says(name, "said", "Commanders agreed to stop firing at Sarn on Thursday")
        return story

    early = Story("The Record", DAY, "Guns", "Commanders at Sarn went on firing.")
    late = Story("Hill Mail", "2031-05-09", "Guns", "Commanders at Sarn slept.")
    (point,) = of_kind(compared(truce("Quayside", "the League"), truce("Valley Post", "the Orun army"), early, late), "agreement")
    assert [(s.who, s.kind) for s in point.silence] == [(early.done().original.id, "earlier")]


def test_what_a_report_tells_of_has_happened_by_its_day() -> None:
    one = Story("Quayside", DAY, "Toll", "Shells killed 30 people at Sarn, the Lake Monitor said.")
    one.happened("Shells killed", NEXT)
    one.counts("30 people", 30, 30, by="the Lake Monitor")
    two = Story("Valley Post", DAY, "Toll", "Shells killed 52 people at Sarn, the Relief Society said.")
    two.happened("Shells killed", NEXT)
    two.counts("52 people", 52, 52, by="the Relief Society")
    three = Story("The Record", DAY, "Sarn", "Shells fell on Sarn.")
    three.happened("Shells fell", NEXT)
    (point,) = compared(one, two, three)
    assert [s.kind for s in point.silence] == ["no_position"]


def test_who_does_not_say_how_says_so() -> None:
    one = Story("Quayside", DAY, "Plane", "At dawn, the Hill Front said, its gunners had shot down the plane; it did not say how.")
    one.happened("shot down the plane")
    one.says("the Hill Front", "said", "its gunners had shot down the plane")
    two = Story("Valley Post", DAY, "Plane", "The army said the plane had a technical failure.", "The cause of a helicopter crash was unclear.")
    two.happened("the plane had a technical failure")
    two.happened("a helicopter crash")
    two.says("The army", "said", "the plane had a technical failure")
    (point,) = of_kind(compared(one, two), "conflict")
    assert [(s.who, s.words.text) for s in point.silence if s.words] == [("the Hill Front", "did not say how")]
