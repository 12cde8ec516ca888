"""What looks like a dispute and is none, each on invented reports, beside the dispute that it must not hide."""

import pytest
from telling import Story, compared, kinds, of_kind, said

DAY = "2031-05-07"


def plane(*more: str) -> Story:
    story = Story(
        "The Quay Record",
        DAY,
        "Pilot ejects near Sarn",
        "A Norland pilot ejected on Tuesday when his plane came down near Sarn.",
        *more,
    )
    story.happened("his plane came down", DAY)
    return story


def killed(outlet: str, phrase: str, low: int, high: int | None, by: str, **more: str) -> Story:
    story = Story(outlet, DAY, "Sarn shelled", f"Shells killed {phrase}, {by} said.")
    story.happened("Shells killed", DAY)
    story.counts(phrase, low, high, by=by, **more)
    return story


def test_two_causes_of_one_thing_are_a_conflict() -> None:
    one = plane("Norland state radio said the plane crashed due to a technical failure.")
    one.says("Norland state radio", "said", "the plane crashed due to a technical failure")
    two = plane("The Hill Front said it had shot down the plane.")
    two.says("the Hill Front", "said", "it had shot down the plane")
    (point,) = of_kind(compared(one, two), "conflict")
    assert sorted(said(point)) == [["it had shot down the plane"], ["the plane crashed due to a technical failure"]]
    assert point.roots == 2


def test_the_technical_fault_of_another_aircraft_is_no_answer() -> None:
    one = plane("Separately, a helicopter crashed in the south due to a technical failure, the Lake Monitor said.")
    one.says("the Lake Monitor", "said", "a helicopter crashed in the south due to a technical failure")
    two = plane("The Hill Front said it had shot down the plane.")
    two.says("the Hill Front", "said", "it had shot down the plane")
    assert "conflict" not in kinds(compared(one, two))


def test_not_knowing_the_cause_takes_no_side() -> None:
    one = plane("“We don't know if the plane had a technical failure,” the Lake Monitor said.")
    one.says("the Lake Monitor", "said", "“We don't know if the plane had a technical failure,”", manner="direct")
    two = plane("The Hill Front said it had shot down the plane.")
    two.says("the Hill Front", "said", "it had shot down the plane")
    assert "conflict" not in kinds(compared(one, two))


def test_background_that_weighs_two_causes_takes_no_side() -> None:
    one = plane("Several planes have been shot down or crashed because of technical faults, the Lake Monitor said.")
    one.says("the Lake Monitor", "said", "Several planes have been shot down or crashed because of technical faults")
    two = plane("The Hill Front said it had shot down the plane.")
    two.says("the Hill Front", "said", "it had shot down the plane")
    assert "conflict" not in kinds(compared(one, two))


def test_the_attack_may_be_another_attack() -> None:
    one = Story(
        "The Quay Record",
        DAY,
        "Pilot killed, town shelled",
        "Hill rebels killed the captured pilot, the Norland army said.",
        "Residents said Norland troops had shelled Sarn market.",
    )
    one.happened("killed the captured pilot", DAY)
    one.happened("shelled Sarn market", DAY)
    one.says("the Norland army", "said", "Hill rebels killed the captured pilot", stance="accuses")
    one.says("residents", "said", "Norland troops had shelled Sarn market", stance="accuses", kind="unnamed")
    assert "blame" not in kinds(compared(one))


def test_scores_in_a_headline_are_the_same_forty_three() -> None:
    one = Story("The Quay Record", DAY, "Scores die at Sarn", "Shells killed 43 people at Sarn, the Lake Monitor said.")
    one.happened("Shells killed", DAY)
    one.counts("Scores", 40, None, bound="vague")
    one.counts("43 people", 43, 43, by="the Lake Monitor")
    two = Story(
        "Valley Post", DAY, "Shells fall on Sarn", "Shells hit Sarn and killed 43 people, the Lake Monitor said."
    )
    two.happened("Shells hit Sarn", DAY)
    two.counts("43 people", 43, 43, by="the Lake Monitor")
    points = compared(one, two)
    assert kinds(points) == ["repetition"]
    assert points[0].roots == 1


def test_how_many_live_in_a_town_is_no_toll() -> None:
    one = Story(
        "The Quay Record",
        DAY,
        "Shells fall on Sarn",
        "The town is home to some 60,000 people, the mayor said. Shells killed 3 people.",
    )
    one.happened("Shells killed", DAY)
    one.says("the mayor", "said", "The town is home to some 60,000 people")
    one.counts("3 people", 3, 3)
    two = Story(
        "Valley Post",
        DAY,
        "Sarn shelled",
        "Sarn has 55,000 people, the mayor's office said. Shells killed 3 people there.",
    )
    two.happened("Shells killed", DAY)
    two.says("the mayor's office", "said", "Sarn has 55,000 people")
    two.counts("3 people", 3, 3)
    points = compared(one, two)
    assert kinds(points) == ["agreement"]
    assert not any("000" in words for position in said(points[0]) for words in position)


def test_a_part_of_a_count_answers_nothing() -> None:
    one = Story(
        "The Quay Record", DAY, "Dead at Sarn", "Shells killed 31 people including two medics, the Lake Monitor said."
    )
    one.happened("Shells killed", DAY)
    one.counts("31 people", 31, 31, by="the Lake Monitor")
    one.counts("two medics", 2, 2, by="the Lake Monitor", part_of="f1")
    two = Story("Valley Post", DAY, "Sarn shelled", "Shells killed 31 people, the town clinic said.")
    two.happened("Shells killed", DAY)
    two.counts("31 people", 31, 31, by="the town clinic")
    assert kinds(compared(one, two)) == ["agreement"]


def new_toll(later: str) -> tuple[Story, Story, Story]:
    first = Story("The Quay Record", DAY, "Dead at Sarn", "Shells killed at least 31 people, the Lake Monitor said.")
    first.happened("Shells killed", DAY)
    first.counts("at least 31 people", 31, None, by="the Lake Monitor")
    edited = Story("Valley Post", DAY, "Sarn shelled", "Shells killed at least 43 people at Sarn.")
    edited.happened("Shells killed", DAY)
    edited.counts("at least 43 people", 43, None)
    last = Story(
        "The Quay Record",
        "2031-05-08",
        "Toll rises at Sarn",
        f"Shells killed 43 people, the Lake Monitor said{later}. It had put the toll at 30 people.",
    )
    last.happened("Shells killed", DAY)
    last.counts("43 people", 43, 43, by="the Lake Monitor", **({"as_of": later.strip()} if later else {}))
    last.counts("30 people", 30, 30, by="the Lake Monitor")
    return first, edited, last


def test_a_new_toll_is_an_update_even_where_it_stands_under_an_old_date() -> None:
    points = compared(*new_toll(" in a new toll"))
    assert kinds(points) == ["update"]
    assert "new" in points[0].why


def test_one_counter_with_two_numbers_is_an_update_of_unknown_order() -> None:
    points = compared(*new_toll(""))
    assert kinds(points) == ["update"]
    assert "order is not stated" in points[0].why


def test_the_toll_of_a_whole_war_never_leads() -> None:
    def told(outlet: str, war: int, dead: int, by: str) -> Story:
        story = Story(
            outlet,
            DAY,
            "Sarn shelled",
            f"Shells killed {dead} people, {by} said. The war has killed {war} people, {by} said.",
        )
        story.happened("Shells killed", DAY)
        story.happened("The war", None)
        story.counts(f"{dead} people", dead, dead, by=by)
        story.counts(f"{war} people", war, war, by=by, incident="i2")
        return story

    points = compared(
        told("The Quay Record", 280000, 31, "the Lake Monitor"),
        told("Valley Post", 470000, 52, "the Relief Society"),
        background=("i2",),
    )
    assert [(p.kind, p.incident) for p in points] == [("conflict", "i1"), ("conflict", "i2")]


def test_joint_voices_are_two_roots() -> None:
    one = Story(
        "The Quay Record", DAY, "Dead at Sarn", "Shells killed 30 people, the Lake Monitor and the Hill Front said."
    )
    one.happened("Shells killed", DAY)
    one.counts("30 people", 30, 30, by="the Lake Monitor", also=("the Hill Front",))
    two = Story("Valley Post", DAY, "Sarn shelled", "Shells killed 30 people, the Lake Monitor said.")
    two.happened("Shells killed", DAY)
    two.counts("30 people", 30, 30, by="the Lake Monitor")
    (point,) = compared(one, two)
    assert (point.kind, point.roots) == ("agreement", 2)


def test_lower_bounds_alone_never_conflict() -> None:
    one = killed("The Quay Record", "at least 30 people", 30, None, "the Lake Monitor")
    two = killed("Valley Post", "at least 300 people", 300, None, "the Relief Society")
    assert kinds(compared(one, two)) == ["differs"]


def test_numbers_of_two_voices_that_cannot_both_hold_are_a_conflict() -> None:
    one = killed("The Quay Record", "30 people", 30, 30, "the Lake Monitor")
    two = killed("Valley Post", "52 people", 52, 52, "the Relief Society")
    assert kinds(compared(one, two)) == ["conflict"]


def test_those_badly_hurt_and_those_one_ward_took_in_are_some_of_all() -> None:
    one = Story(
        "The Quay Record",
        DAY,
        "Hurt at Sarn",
        "Six people were seriously hurt, the clinic said. In all 16 people were hurt.",
        "Doctors at the clinic treated 9 people at their clinic.",
    )
    one.happened("were hurt", DAY)
    one.counts("Six people", 6, 6, "injured", by="the clinic")
    one.counts("16 people", 16, 16, "injured")
    one.counts("9 people", 9, 9, "injured", by="doctors")
    assert "conflict" not in kinds(compared(one))


def test_not_knowing_of_firearms_is_not_having_been_without() -> None:
    one = plane("The Quay sheriff said deputies would not have known how many firearms the pilot had.")
    one.says("the Quay sheriff", "said", "deputies would not have known how many firearms the pilot had")
    two = plane("The Lake coroner said the pilot died of gunshot wounds.")
    two.says("the Lake coroner", "said", "the pilot died of gunshot wounds")
    assert "conflict" not in kinds(compared(one, two))
    three = plane("The Quay sheriff said deputies had not used firearms on the pilot.")
    three.says("the Quay sheriff", "said", "deputies had not used firearms on the pilot")
    assert "conflict" in kinds(compared(three, two))


def test_opponents_of_somebody_are_not_his_voice() -> None:
    one = Story("The Quay Record", DAY, "Shells hit Sarn", "Shells killed 30 people, opponents of Odo Brand said.")
    one.happened("Shells killed", DAY)
    one.voice("opponents of Odo Brand", "group", "Odo Brand")
    one.counts("30 people", 30, 30, by="opponents of Odo Brand")
    two = Story("Valley Post", DAY, "Sarn shelled", "Shells killed 12 people, Odo Brand said.")
    two.happened("Shells killed", DAY)
    two.counts("12 people", 12, 12, by="Odo Brand")
    (point,) = compared(one, two)
    assert (point.kind, point.roots) == ("conflict", 2)


@pytest.mark.parametrize(
    ("line", "phrase", "low"),
    [
        (
            "A farewell note was found after the raid that left the warden and three others dead at Sarn.",
            "three others",
            3,
        ),
        ("Two guards and a porter died in the raid at Sarn, the Lake Monitor said.", "Two guards", 2),
    ],
)
def test_some_of_those_told_in_one_breath_are_no_toll(line: str, phrase: str, low: int) -> None:
    one = Story("The Quay Record", DAY, "Raid at Sarn", line)
    one.happened("the raid", DAY)
    one.counts(phrase, low, low, by="the Lake Monitor")
    two = Story("Valley Post", DAY, "Sarn raided", "The raid on Sarn killed 9 people, police said.")
    two.happened("The raid", DAY)
    two.counts("9 people", 9, 9, by="police")
    assert "conflict" not in kinds(compared(one, two))
    three = Story("Hill Mail", DAY, "Sarn raid", "The raid on Sarn killed 4 people, the Lake Monitor said.")
    three.happened("The raid", DAY)
    three.counts("4 people", 4, 4, by="the Lake Monitor")
    assert "conflict" in kinds(compared(three, two))


def test_fewer_of_a_kind_hold_beside_more_people() -> None:
    people = killed("The Quay Record", "40 people", 40, 40, "the Lake Monitor", group="people")
    few = killed("Valley Post", "6 dockers", 6, 6, "the union", group="dockers")
    many = killed("Valley Post", "60 dockers", 60, 60, "the union", group="dockers")
    assert "conflict" not in kinds(compared(people, few))
    assert kinds(compared(people, many)) == ["conflict"]


def test_a_count_of_years_ago_is_no_answer() -> None:
    one = Story("The Quay Record", DAY, "Sarn shelled", "Shells killed 30 people, the Lake Monitor said.")
    one.happened("Shells killed", DAY)
    one.counts("30 people", 30, 30, by="the Lake Monitor")
    two = Story("Valley Post", DAY, "Sarn shelled", "Shells killed 52 people two years ago, the Relief Society said.")
    two.happened("Shells killed", DAY)
    two.counts("52 people", 52, 52, by="the Relief Society")
    assert compared(one, two) == ()


def test_opposite_accusations_are_no_agreement() -> None:
    one = Story("The Quay Record", DAY, "Pier", "Northern troops shelled the pier in Tarsk on Friday, the council said.")
    one.says("the council", "said", "Northern troops shelled the pier in Tarsk on Friday")
    two = Story("Valley Post", DAY, "Pier", "Southern troops shelled the pier in Tarsk on Friday, the command said.")
    two.says("the command", "said", "Southern troops shelled the pier in Tarsk on Friday")
    assert "agreement" not in kinds(compared(one, two))


def test_two_voices_of_one_report_that_lie_far_apart_are_a_conflict() -> None:
    one = Story("The Quay Record", DAY, "Sarn shelled", "Shells killed nine people, the clinic said. The army said three people died.")
    one.happened("Shells killed", DAY)
    one.counts("nine people", 9, 9, by="the clinic", group="people")
    one.counts("three people", 3, 3, by="The army", group="people")
    assert kinds(compared(one)) == ["conflict"]


@pytest.mark.parametrize(("phrase", "by"), [("12 bodies", "the Lake Monitor"), ("12 people", "One video")])
def test_bodies_seen_are_some_of_the_dead(phrase: str, by: str) -> None:
    one = Story("The Quay Record", DAY, "Sarn shelled", f"Shells hit Sarn. {by} counted {phrase} killed.")
    one.happened("Shells hit Sarn", DAY)
    one.counts(phrase, 12, 12, by=by, group="people")
    two = Story("Valley Post", DAY, "Sarn shelled", "Shells killed 52 people, the Relief Society said.")
    two.happened("Shells killed", DAY)
    two.counts("52 people", 52, 52, by="the Relief Society", group="people")
    assert "conflict" not in kinds(compared(one, two))


def test_counts_without_a_source_differ_and_are_no_conflict() -> None:
    one = Story("The Quay Record", DAY, "Sarn shelled", "Shells killed 30 people.")
    one.happened("Shells killed", DAY)
    one.counts("30 people", 30, 30, group="people")
    two = Story("Valley Post", DAY, "Sarn shelled", "Shells killed 52 people, the Relief Society said.")
    two.happened("Shells killed", DAY)
    two.counts("52 people", 52, 52, by="the Relief Society", group="people")
    assert kinds(compared(one, two)) == ["differs"]


@pytest.mark.parametrize(("cue", "content"), [("denied", "it"), ("said", "the film makes it impossible to determine who shelled the grain pier")])
def test_what_shows_nothing_denied_is_no_denial(cue: str, content: str) -> None:
    one = Story("The Quay Record", DAY, "Pier", "The council said gunners shelled the grain pier in Sarn.")
    one.says("The council", "said", "gunners shelled the grain pier in Sarn")
    two = Story("Valley Post", DAY, "Pier", f"The command {cue} {content}.")
    two.says("The command", cue, content, stance="denies" if cue == "denied" else "asserts")
    assert "denial" not in kinds(compared(one, two))
