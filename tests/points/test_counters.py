"""Voices called by their kind are tied to the body that a report names where its words allow only that one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from telling import Story, compared

from rashomon.comparison import Copy
from rashomon.roots.counters import counters
from rashomon.roots.names import roll

DAY = "2031-05-07"
LAKE = "Lake Observatory for Rights"


def story(outlet: str, *paragraphs: str, title: str = "Shells fall on Sarn") -> Story:
    return Story(outlet, DAY, title, *paragraphs)


def roots(made: Story, name: str, *others: Story) -> tuple[str, ...]:
    reports = [s.done() for s in (made, *others)]
    voice = next(v for v in reports[0].voices or () if v.name == name)
    return counters(reports, roll(reports)).roots(reports[0], voice)


def maybe(made: Story, name: str, *others: Story) -> str | None:
    reports = [s.done() for s in (made, *others)]
    voice = next(v for v in reports[0].voices or () if v.name == name)
    return counters(reports, roll(reports)).maybe(reports[0], voice)


def lead(generic: str = "a monitoring group", body: str = f"the {LAKE}") -> Story:
    made = story(
        "Valley Post", f"Shells killed 43 people, {generic} said.", f"It was the worst day of the year, {body} said."
    )
    made.speaks(generic)
    made.speaks(body.removeprefix("the "))
    return made


@pytest.mark.parametrize(
    "generic", ["a monitoring group", "a monitor", "a rights monitor", "a monitoring group in Tarsk"]
)
def test_a_monitor_in_the_lead_is_the_one_the_report_names(generic: str) -> None:
    wanted = (LAKE,) if "Tarsk" not in generic else (generic,)
    assert roots(lead(generic), generic) == wanted


def test_two_monitors_named_leave_it_open() -> None:
    made = lead()
    other = story(
        "Valley Post",
        "Shells killed 43 people, a monitoring group said.",
        f"It was the worst day, the {LAKE} said. It was not, the Hill Monitor said.",
    )
    for name in ("a monitoring group", LAKE, "Hill Monitor"):
        other.speaks(name)
    assert roots(other, "a monitoring group", made) == ("a monitoring group",)
    assert maybe(other, "a monitoring group", made) is None


def test_a_monitor_after_the_name_may_be_another() -> None:
    made = story("Valley Post", f"Shells killed 43 people, the {LAKE} said.", "A monitor said 50 people had died.")
    made.speaks(LAKE)
    made.speaks("A monitor")
    assert roots(made, "A monitor") == ("A monitor",)
    assert maybe(made, "A monitor") == LAKE


def test_what_is_not_stated_stays_possible() -> None:
    bare = story("The Quay Record", "Shells killed 43 people, a monitoring group said.")
    bare.speaks("a monitoring group")
    assert roots(bare, "a monitoring group", lead()) == ("a monitoring group",)
    assert maybe(bare, "a monitoring group", lead()) == LAKE


def test_words_beside_a_name_say_what_it_is() -> None:
    made = story(
        "Valley Post", "A monitor says 43 died.", "The Violet Circle, a monitoring group, said 43 people died."
    )
    made.speaks("A monitor")
    made.speaks("Violet Circle")
    assert roots(made, "A monitor") == ("Violet Circle",)


def test_who_speaks_for_a_monitor_speaks_for_the_named_one() -> None:
    made = story("Valley Post", f"The {LAKE} counted 43 dead.", "The monitor's head Ilo Varn said the count went on.")
    made.speaks(LAKE)
    made.voice("Ilo Varn", "person", "The monitor")
    assert roots(made, "Ilo Varn") == (LAKE,)


def test_two_who_speak_in_one_breath_are_two_roots() -> None:
    made = story("Valley Post", "A monitor and rebels said 30 people died.", f"The {LAKE} said scores were hurt.")
    made.speaks("A monitor and rebels", "group")
    made.speaks(LAKE)
    assert roots(made, "A monitor and rebels") == (LAKE, "rebels")
    body = story("Valley Post", "The Ministry of Health and Social Welfare said 30 people died.")
    body.speaks("Ministry of Health and Social Welfare", "group")
    assert roots(body, "Ministry of Health and Social Welfare") == ("Ministry of Health and Social Welfare",)


@pytest.mark.parametrize(("owner", "other"), [("Norland", "Sudland"), ("Sudland", "Norland")])
def test_the_army_is_the_only_one_that_a_report_names(owner: str, other: str) -> None:
    made = story("Valley Post", f"Shells fell near the {owner} army base.", "The military said nobody was hurt.")
    made.speaks("The military")
    named = story("The Quay Record", f"On Friday the {owner} army said nobody was hurt.")
    named.speaks(f"{owner} army")
    assert roots(made, "The military", named) == (f"{owner} army",)
    two = story(
        "Valley Post",
        f"Shells fell near the {owner} army base and the {other} army said so.",
        "The military denied it.",
    )
    two.speaks("The military")
    assert roots(two, "The military", named) == ("The military",)


def test_an_army_with_a_name_of_its_own_is_not_the_army() -> None:
    made = story("Valley Post", "The Free Hill Army took the town.", "The military said nobody was hurt.")
    made.speaks("The military")
    assert roots(made, "The military") == ("The military",)


def test_a_shared_passage_carries_the_tie() -> None:
    whole = story("Valley Post", "Shells fell near the Norland army base, where the army says rebels shot a guard.")
    whole.speaks("the army")
    cut = story("The Quay Record", "It is a place where the army says rebels shot a guard.")
    cut.speaks("the army")
    one, two = whole.done(), cut.done()
    words = "where the army says rebels shot a guard"
    pair = (whole.words(words), cut.words(words))
    names = roll([one, two])
    (voice,) = two.voices or ()
    assert counters([one, two], names).roots(two, voice) == ("the army",)
    assert counters([one, two], names, [Copy((one.original.id, two.original.id), 0.5, (pair,))]).roots(two, voice) == (
        "Norland army",
    )


def test_a_tied_monitor_is_one_root_of_a_toll() -> None:
    one = lead()
    one.happened("Shells killed", DAY)
    one.counts("43 people", 43, 43, by="a monitoring group")
    two = story("The Quay Record", f"Shells killed 43 people, the {LAKE} said.")
    two.happened("Shells killed", DAY)
    two.speaks(LAKE)
    two.counts("43 people", 43, 43, by=LAKE)
    (point,) = compared(one, two)
    assert (point.kind, point.roots) == ("repetition", 1)
    assert {e.root for q in point.positions for e in q.evidence} == {LAKE}


def test_whose_director_speaks_is_told_by_the_group_called_so() -> None:
    made = story(
        "Valley Post",
        "Shells killed 13 people, the Violet Circle, a monitoring group, said.",
        "The group's director, Ilo Varn, told the Post that two medics had died.",
    )
    made.voice("Violet Circle")
    made.voices["Violet Circle"] = replace(
        made.voices["Violet Circle"], mentions=(made.words("the Violet Circle, a monitoring group,"),)
    )
    made.voice("Ilo Varn", "person")
    made.voices["Ilo Varn"] = replace(
        made.voices["Ilo Varn"], mentions=(made.words("The group's director, Ilo Varn,"),)
    )
    assert roots(made, "Ilo Varn") == ("Violet Circle",)
