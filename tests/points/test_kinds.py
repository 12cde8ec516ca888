"""Each kind of point is found where it is, and not where it only looks so."""

import pytest
from telling import Story, compared, groups, kinds, of_kind, said

from rashomon.comparison import Copy, Edit
from rashomon.points import weigh

DAY, NEXT = "2031-05-07", "2031-05-08"


def one_line(outlet: str, line: str, name: str, cue: str, content: str, day: str = DAY, **more: object) -> Story:
    """Tell a report of one sentence, said by one voice."""
    story = Story(outlet, day, "News from Orun", line)
    story.says(name, cue, content, **more)
    return story


CLAIM = one_line(
    "Quayside",
    "The Hill Front said guards had burned the grain store at Orun.",
    "the Hill Front",
    "said",
    "guards had burned the grain store at Orun",
    stance="accuses",
)


@pytest.mark.parametrize(
    ("line", "cue", "content"),
    [
        (
            "The Harbour Guard denied that its men had burned the grain store.",
            "denied",
            "that its men had burned the grain store",
        ),
        (
            "The Harbour Guard dismissed reports that the grain store was burned by guards.",
            "dismissed reports",
            "that the grain store was burned by guards",
        ),
        (
            "The Harbour Guard said reports that guards burned the grain store are baseless.",
            "said",
            "reports that guards burned the grain store are baseless",
        ),
        (
            "The Harbour Guard did not believe that the grain store was burned by guards.",
            "did not believe",
            "that the grain store was burned by guards",
        ),
    ],
)
def test_what_one_asserts_another_denies(line: str, cue: str, content: str) -> None:
    (point,) = of_kind(
        compared(CLAIM, one_line("Valley Post", line, "the Harbour Guard", cue, content, stance="denies")), "denial"
    )
    assert said(point) == [["guards had burned the grain store at Orun"], [content]]


def test_a_denial_without_words_of_its_own_points_back() -> None:
    other = Story(
        "Valley Post",
        DAY,
        "Fire",
        "Dockers accused the Harbour Guard of burning the grain store. The Harbour Guard denied the charges.",
    )
    other.says("dockers", "accused", "the Harbour Guard of burning the grain store", stance="accuses")
    other.says("the Harbour Guard", "denied", "the charges", stance="denies")
    (point,) = of_kind(compared(CLAIM, other), "denial")
    assert said(point)[1] == ["the charges"]


@pytest.mark.parametrize(
    ("line", "cue", "content", "more"),
    [
        (
            "The Harbour Guard rejected a truce over the burned grain store.",
            "rejected",
            "a truce over the burned grain store",
            {},
        ),
        (
            "Interpress could not verify that guards had burned the grain store.",
            "could not verify",
            "that guards had burned the grain store",
            {"act": "cannot_verify"},
        ),
        (
            "“Make no mistake, guards burned the grain store,” the League said.",
            "said",
            "Make no mistake, guards burned the grain store",
            {},
        ),
        ("The League said guards had not come for the harvest.", "said", "guards had not come for the harvest", {}),
        (
            "The League denied that its boats had run short of diesel.",
            "denied",
            "that its boats had run short of diesel",
            {},
        ),
        (
            "The League said that if guards had not burned the grain store, “we would have eaten all winter.”",
            "said",
            "if guards had not burned the grain store, “we would have eaten all winter.”",
            {},
        ),
        (
            "The League’s clerk has no doubt that guards burned the grain store.",
            "has no doubt",
            "that guards burned the grain store",
            {},
        ),
    ],
)
def test_what_denies_nothing(line: str, cue: str, content: str, more: dict[str, str]) -> None:
    other = one_line("Valley Post", line, "the League", cue, content, **more)
    assert "denial" not in kinds(compared(CLAIM, other))


def test_a_claim_with_a_not_of_its_own_is_denied_by_who_calls_it_a_mistake() -> None:
    one = one_line(
        "Quayside",
        "The Port said it would not hand over the flight log.",
        "the Port",
        "said",
        "it would not hand over the flight log",
    )
    two = one_line(
        "Valley Post",
        "Ilan Dorr said claims that the flight log would not be handed over were a mistake.",
        "Ilan Dorr",
        "said",
        "claims that the flight log would not be handed over were a mistake",
    )
    (point,) = of_kind(compared(one, two), "denial")
    assert said(point)[0] == ["it would not hand over the flight log"]


def test_blame_needs_two_parties() -> None:
    one = one_line(
        "Quayside",
        "Mara Voss blamed the Orun government for the violence.",
        "Mara Voss",
        "blamed",
        "the Orun government for the violence",
        stance="accuses",
    )
    same = one_line(
        "Valley Post",
        "Ilan Dorr blamed Orun police for the deaths.",
        "Ilan Dorr",
        "blamed",
        "Orun police for the deaths",
        stance="accuses",
    )
    other = one_line(
        "The Record",
        "The mayor said the Hill Front was to blame for the bloodshed.",
        "the mayor",
        "said",
        "the Hill Front was to blame for the bloodshed",
        stance="accuses",
    )
    assert "blame" not in kinds(compared(one, same))
    (point,) = of_kind(compared(one, same, other), "blame")
    assert sorted(len(words) for words in said(point)) == [1, 2]


@pytest.mark.parametrize("content", ["the Hill Front of playing politics", "the Hill Front of doing too little"])
def test_a_reproach_that_is_no_deed_is_no_blame(content: str) -> None:
    one = one_line(
        "Quayside",
        "Mara Voss blamed the Orun government for the violence.",
        "Mara Voss",
        "blamed",
        "the Orun government for the violence",
        stance="accuses",
    )
    two = one_line("Valley Post", f"The mayor accused {content}.", "the mayor", "accused", content, stance="accuses")
    assert "blame" not in kinds(compared(one, two))


def test_who_fired_first_with_what_is_not_known() -> None:
    one = Story(
        "Quayside",
        DAY,
        "Shots",
        "The Orun army said Vell soldiers had fired the first shots. It was not immediately clear who had fired first.",
    )
    one.says("the Orun army", "said", "Vell soldiers had fired the first shots", stance="accuses")
    two = one_line(
        "Valley Post",
        "The Vell army said Orun soldiers had opened fire first.",
        "the Vell army",
        "said",
        "Orun soldiers had opened fire first",
        stance="accuses",
    )
    (point,) = of_kind(compared(one, two), "blame")
    assert [(s.kind, s.words and s.words.text) for s in point.silence] == [
        ("declared_unknown", "It was not immediately clear who had fired first.")
    ]


def test_who_is_accused_and_not_heard() -> None:
    one = one_line(
        "Quayside",
        "Mara Voss accused the Reed Column of burning two grain barges.",
        "Mara Voss",
        "accused",
        "the Reed Column of burning two grain barges",
        stance="accuses",
    )
    (point,) = of_kind(compared(one), "one_sided")
    assert [(s.who, s.kind) for s in point.silence] == [("Reed Column", "not_heard")]
    heard = one_line(
        "Valley Post",
        "The Reed Column said the barges were burning when it came.",
        "the Reed Column",
        "said",
        "the barges were burning when it came",
    )
    assert "one_sided" not in kinds(compared(one, heard))


def test_a_word_of_time_before_the_accused_is_no_part_of_his_name() -> None:
    one = one_line(
        "Quayside",
        "A porter said he was hit five times, after Brand opened fire on the hall.",
        "a porter",
        "said",
        "he was hit five times, after Brand opened fire on the hall",
        stance="accuses",
    )
    (point,) = of_kind(compared(one), "one_sided")
    assert [s.who for s in point.silence] == ["Brand"]


def test_the_same_words_from_two_mouths() -> None:
    one = one_line(
        "Quayside",
        "The army said the raid “will not go unpunished.”",
        "the army",
        "said",
        "the raid “will not go unpunished.”",
        manner="mixed",
    )
    two = one_line(
        "Valley Post",
        "Orun radio said the raid “would not go unpunished.”",
        "Orun radio",
        "said",
        "the raid “would not go unpunished.”",
        manner="mixed",
    )
    assert [p.roots for p in of_kind(compared(one, two), "wording")] == [2]
    spelt = one_line(
        "Valley Post",
        "Mara Vos said the raid “would not go unpunished.”",
        "Mara Vos",
        "said",
        "the raid “would not go unpunished.”",
        manner="mixed",
        kind="person",
    )
    again = one_line(
        "Quayside",
        "Mara Voss said the raid “will not go unpunished.”",
        "Mara Voss",
        "said",
        "the raid “will not go unpunished.”",
        manner="mixed",
        kind="person",
    )
    assert "wording" not in kinds(compared(again, spelt))


def test_words_that_moved_between_copies() -> None:
    one = Story("Quayside", DAY, "Toll", "At least 31 people died at Orun.").done()
    two = Story("Valley Post", DAY, "Toll", "Then 31 people died at Orun.").done()
    whole = [r.original.words(s) for r in (one, two) for s in r.paragraphs[0].spans]
    edit = Edit("bound_changed", whole[0], whole[1])
    number = Edit("number_changed", whole[0], whole[1])
    copy = Copy((one.original.id, two.original.id), 0.9, ((whole[0], whole[1]),), (edit, number))
    (point,) = weigh([one, two], (), (copy,))
    assert point.kind == "wording"
    assert said(point) == [["At least 31 people died at Orun."], ["Then 31 people died at Orun."]]


LINE = "Shells fell on the market of Orun for four hours"


def test_told_again_by_one_root_and_by_two() -> None:
    one = one_line("Quayside", f"{LINE}, Ilse Dorn said.", "Ilse Dorn", "said", LINE, kind="person")
    again = one_line("Valley Post", f"{LINE}, Ilse Dorn said.", "Ilse Dorn", "said", LINE, kind="person")
    other = one_line("The Record", f"{LINE}, the town clinic said.", "the town clinic", "said", LINE)
    assert [(p.kind, p.roots) for p in compared(one, again)] == [("repetition", 1)]
    assert [(p.kind, p.roots) for p in compared(one, other)] == [("agreement", 2)]


def test_a_copy_rests_on_whom_the_text_rests_on() -> None:
    one = Story("Quayside", DAY, "Toll", "Shells killed 31 people, the Lake Monitor said.")
    one.happened("Shells killed", DAY)
    one.counts("31 people", 31, 31, by="the Lake Monitor")
    two = Story("Valley Post", NEXT, "Toll", "Shells killed 31 people.")
    two.happened("Shells killed", DAY)
    two.counts("31 people", 31, 31)
    reports = [one.done(), two.done()]
    passage = (reports[0].paragraphs[0], reports[1].paragraphs[0])
    copy = Copy((reports[0].original.id, reports[1].original.id), 0.9, (passage,))
    (point,) = weigh(reports, groups(reports), (copy,))
    assert [(e.copy_of, e.root) for e in point.positions[0].evidence] == [
        (None, "the Lake Monitor"),
        (reports[0].original.id, "the Lake Monitor"),
    ]
    assert point.roots == 1


def test_a_report_takes_back_what_it_said() -> None:
    def told(line: str, day: str, number: str, count: int) -> Story:
        story = Story("Quayside", day, "Prisoners", line)
        story.happened("captured", DAY)
        story.counts(number, count, count, "detained", by="the army")
        return story

    one = told("Three soldiers were captured, the army said.", DAY, "Three soldiers", 3)
    two = told("Correction: two soldiers were captured, the army said.", NEXT, "two soldiers", 2)
    assert kinds(compared(one, two)) == ["correction"]


def test_nobody_claims_it_and_then_somebody_does() -> None:
    one = Story("Quayside", DAY, "Blast", "No group immediately claimed responsibility for the blast at Orun.")
    two = one_line(
        "Valley Post",
        "The Reed Column claimed responsibility for the blast at Orun.",
        "the Reed Column",
        "claimed",
        "responsibility for the blast at Orun",
        act="claims_responsibility",
    )
    assert [said(p) for p in of_kind(compared(one, two), "update")] == [
        [
            ["No group immediately claimed responsibility for the blast at Orun."],
            ["responsibility for the blast at Orun"],
        ]
    ]


def blast(outlet: str, line: str, phrase: str, name: str, content: str) -> Story:
    story = Story(outlet, DAY, "Blast", line)
    story.happened(phrase, DAY)
    story.says(name, "said", content)
    return story


def test_one_bomb_has_one_carrier() -> None:
    one = blast(
        "Quayside",
        "A car bomb went off at Orun, the mayor said.",
        "bomb went off",
        "the mayor",
        "A car bomb went off at Orun",
    )
    two = blast(
        "Valley Post",
        "A truck packed with explosives blew up at Orun, police said.",
        "blew up",
        "police",
        "A truck packed with explosives blew up at Orun",
    )
    assert [p.label for p in of_kind(compared(one, two), "conflict")] == ["[what carried the bomb?]"]
    both = blast(
        "Valley Post",
        "A truck bomb was followed by a car bomb, police said.",
        "bomb",
        "police",
        "A truck bomb was followed by a car bomb",
    )
    assert "[what carried the bomb?]" not in [p.label for p in compared(one, both)]


def test_reports_are_silent_in_several_ways() -> None:
    before = Story("Quayside", "2031-05-06", "Quiet", "The Orun talks began.")
    beside = Story("The Record", DAY, "Shells", "Shells fell on Orun.")
    beside.happened("Shells fell", DAY)
    counts = []
    for outlet, number, name in (("Valley Post", 30, "the Lake Monitor"), ("Hill News", 52, "the Relief Society")):
        story = Story(outlet, DAY, "Toll", f"Shells fell and killed {number} people, {name} said.")
        story.happened("Shells fell", DAY)
        story.counts(f"{number} people", number, number, by=name)
        counts.append(story)
    (point,) = compared(before, beside, *counts)
    assert {(s.who, s.kind) for s in point.silence} == {
        (before.original.id, "earlier"),
        (beside.original.id, "no_position"),
    }


def test_force_held_back_or_excessive_and_a_crowd_peaceful_or_violent() -> None:
    one = Story(
        "Quayside",
        DAY,
        "Clash",
        "The mayor said the Vell guards acted with restraint. Officials called the demonstrators terrorists.",
    )
    one.says("the mayor", "said", "the Vell guards acted with restraint")
    one.says("officials", "called", "the demonstrators terrorists")
    two = Story(
        "Valley Post",
        DAY,
        "Clash",
        "Mara Voss called the response of the Vell guards excessive. She said peaceful demonstrators were beaten.",
    )
    two.says("Mara Voss", "called", "the response of the Vell guards excessive", kind="person")
    two.says("Mara Voss", "said", "peaceful demonstrators were beaten", kind="person")
    assert {p.label for p in of_kind(compared(one, two), "conflict")} == {
        "[was force held back or excessive?]",
        "[peaceful or violent?]",
    }


def test_a_tie_that_one_asserts_and_another_denies() -> None:
    one = one_line(
        "Quayside",
        "The riot was sparked by the opening of the new dock, Mara Voss said.",
        "Mara Voss",
        "said",
        "The riot was sparked by the opening of the new dock",
    )
    two = one_line(
        "Valley Post",
        "The mayor said there was no link between the riot and the opening of the dock.",
        "the mayor",
        "said",
        "there was no link between the riot and the opening of the dock",
    )
    other = one_line(
        "Valley Post",
        "The mayor said there was no link between the riot and the harvest.",
        "the mayor",
        "said",
        "there was no link between the riot and the harvest",
    )
    assert "[is there a tie: riot opening dock?]" in [p.label for p in of_kind(compared(one, two), "denial")]
    assert "denial" not in kinds(compared(one, other))


def test_about_a_number_leaves_room() -> None:
    def told(outlet: str, phrase: str, low: int, name: str, **more: str) -> Story:
        story = Story(outlet, DAY, "Toll", f"Shells fell and killed {phrase}, {name} said.")
        story.happened("Shells fell", DAY)
        story.counts(phrase, low, low, by=name, **more)
        return story

    about = told("Valley Post", "about 70 people", 70, "the Lake Monitor", bound="about")
    assert kinds(compared(about, told("Quayside", "67 people", 67, "the Relief Society"))) == ["differs"]
    assert kinds(compared(about, told("Quayside", "90 people", 90, "the Relief Society"))) == ["conflict"]


def test_a_denial_of_the_charges_alone_is_held_against_who_accuses_the_denier_elsewhere() -> None:
    one = one_line(
        "Quayside",
        "Mara Voss accused the Reed Column of burning two grain barges.",
        "Mara Voss",
        "accused",
        "the Reed Column of burning two grain barges",
        stance="accuses",
    )
    two = one_line(
        "Valley Post",
        "The Reed Column denied responsibility.",
        "the Reed Column",
        "denied",
        "responsibility",
        stance="denies",
    )
    (point,) = of_kind(compared(one, two), "denial")
    assert said(point) == [["the Reed Column of burning two grain barges"], ["responsibility"]]
