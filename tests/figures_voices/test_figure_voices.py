"""On whose word a count rests: the innermost voice that states it, and nobody's where none does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stated import tell

from rashomon.figures.extract import Count
from rashomon.figures.voices import attribute
from rashomon.model import Header, Report, Voice
from rashomon.text import Original, Span, Text


def test_a_count_is_stated_by_whom_it_stands_with():
    told = tell("[1s The Lake Monitor] [1c said] [1t {30 people|killed} died in Oru]. {12 others|injured} were hurt.")
    assert told.voices == ["Lake Monitor", None]
    assert [f.statement for f in told.figures] == ["s1", None]
    assert [f.id for f in told.figures] == ["f1", "f2"]


def test_the_innermost_voice_states_it():
    told = tell("[1s The mayor] [1c said] [1t [2s the clinic] [2c had counted] [2t {30 dead|killed}]].")
    assert told.voices == ["the clinic"]
    assert told.figures[0].statement == "s2"


def test_a_count_told_by_nobody_known_rests_on_who_hands_it_on():
    told = tell("[1s The mayor] [1c said] [1t [2t {30 people|killed}] [2c were reported] dead].")
    assert told.voices == ["The mayor"]
    assert told.figures[0].statement == "s2"


def test_reported_by_nobody_is_the_outlets_own():
    assert tell("[1t {30 people|killed}] [1c are now reported] dead.").voices == [None]


def test_a_count_beside_the_source_is_not_its_statement():
    told = tell("[1s The mayor of Oru], whose town lost {12 people|killed} in the raid, [1c said] [1t the road was shut].")
    assert told.voices == [None]


def test_a_tail_states_what_stands_before_it():
    told = tell("[1t {30 people|killed} died and {40|injured} were hurt], [1c according to] [1s the clinic].")
    assert told.voices == ["the clinic", "the clinic"]


def test_the_next_sentence_goes_on_in_the_same_voice():
    told = tell("[1s The Lake Monitor] [1c said] [1t {30 people|killed} died]. [2t Another {12|injured} were wounded], [2s it] [2c added].")
    assert told.voices == ["Lake Monitor", "Lake Monitor"]


def test_a_count_that_runs_on_behind_a_statement_belongs_to_it():
    told = tell("[1s Rebels] [1c gave] [1t various estimates of the toll], ranging {20-60=from 20 to 60|killed}.")
    assert told.voices == ["Rebels"]


def test_a_new_subject_behind_a_statement_does_not_belong_to_it():
    told = tell("[1s Rebels] [1c said] [1t the town had fallen], and the blast left {60 people|killed} dead.")
    assert told.voices == [None]


@pytest.mark.parametrize(
    "story",
    [
        "[1s The army] [1c denied] [1t killing {30 civilians|killed}].",
        "[1s The council] [1c condemned] [1t the killing of {30 civilians|killed}].",
        "[1s The council] [1c called for] [1t an inquiry into the deaths of {30 civilians|killed}].",
        "[1s Both sides] [1c signed a deal to end] [1t fighting that left {30 people|killed} dead].",
        "[1s The bishop] [1c mourned] [1t the {30 dead|killed}].",
    ],
)
def test_who_only_touches_on_a_count_does_not_state_it(story):
    told = tell(story)
    assert told.voices == [None]
    assert told.figures[0].statement == "s1"


def test_a_denial_within_a_charge_leaves_the_count_with_the_accuser():
    told = tell("[1s Rebels] [1c said] [1t [2s the army] [2c had denied] [2t killing {30 civilians|killed}]].")
    assert told.voices == ["Rebels"]


@pytest.mark.parametrize("cue", ["accused the army of", "blamed the army for"])
def test_who_charges_somebody_states_the_count(cue):
    assert tell(f"[1s Rebels] [1c {cue}] [1t killing {{30 civilians|killed}}].").voices == ["Rebels"]


def test_what_stands_in_quotation_marks_is_stated_whatever_the_cue():
    assert tell("[1t “The raid killed {30 civilians|killed},”] [1s the mayor] [1c lamented].").voices == ["the mayor"]


def test_a_joint_source_is_one_voice_while_its_members_are_not_known_apart():
    told = tell("[1t {30 people|killed} died in the strike], [1s a monitor and rebels] [1c said].")
    assert told.voices == ["a monitor and rebels"]
    assert told.figures[0].voices == ()


def test_a_joint_source_is_parted_into_voices_that_are_known():
    told = tell(
        "[1s Lakewatch] [1c said] [1t the bridge fell]. [2s The Northern Council] [2c said] [2t it stood]. "
        "[3s Lakewatch and the Northern Council] [3c said] [3t {30 people|killed} died]."
    )
    assert [told.names[v] for v in told.figures[0].voices] == ["Lakewatch", "Northern Council"]
    assert told.figures[0].voice == told.figures[0].voices[0]


def test_two_statements_with_one_content_are_joint():
    story = "[1t [2t {30 people|killed} died]], [1s Lakewatch] [1c said] and [2s the Northern Council] [2c confirmed]."
    told = tell(story)
    parted = [s for s in told.statements if s.within is None]
    assert len(parted) == 2
    assert {told.names[v] for v in told.figures[0].voices} == {"Lakewatch", "Northern Council"}


def test_exchanged_names_change_nothing_but_the_names():
    story = "[1s {A}] [1c said] [1t {{30 people|killed}} died, including {{two medics|killed}}]. [2s {B}] [2c denied] [2t killing {{30 people|killed}}]. [3t {{30|killed}} died], [3s {A}] [3c repeated]."
    one, other = (tell(story.format(A=a, B=b)) for a, b in (("Veldonia", "the Orvan army"), ("the Orvan army", "Veldonia")))
    names = {"Veldonia": "Orvan army", "Orvan army": "Veldonia", "the Orvan army": "Veldonia", "The Orvan army": "Veldonia", None: None}
    swapped = [names[v].removeprefix("the ").removeprefix("The ") if v else None for v in one.voices]
    assert [v.removeprefix("the ").removeprefix("The ") if v else None for v in other.voices] == swapped
    assert (one.parts, one.repeats) == (other.parts, other.repeats)


_WORDS = st.sampled_from(
    ["30", "two", "people", "dead", "killed", "including", "among", "of", "them", "the", "a", "monitor", "said", "that", "according", "to", "reports", ",", ".", ";", ":", "“", "”", "-", "which", "put", "toll", "at", "on", "Sunday", "and", "by", "so", "far", "in", "new", "raised", "rose", "were", "denied\n"]
)


@given(st.lists(_WORDS, min_size=1, max_size=60), st.data())
def test_laws_hold_for_any_words_and_counts(parts, data):
    raw = " ".join(parts).strip() or "30"
    original = Original(raw, "utf-8", "x.txt", "", "text/plain", "x")
    units = [[Span(at, at + len(line))] for line, at in _lines(raw)]
    text = Text.build(original, units)
    shown = str(text)
    places = [(i, i + 2) for i in range(len(shown) - 1) if shown[i : i + 2] == "30"]
    chosen = data.draw(st.lists(st.sampled_from(places), unique=True)) if places else []
    counts = [Count(a, b, (a, b), data.draw(st.integers(0, 40)), data.draw(st.sampled_from([None, 40])), "exact", "people", "killed", 0.5) for a, b in chosen]
    report = Report(original, text, False, Header(), (), (), statements=(), voices=())
    figures = attribute(report, counts)
    ids = [f.id for f in figures]
    assert ids == [f"f{i}" for i in range(1, len(counts) + 1)]
    assert [f.words.start for f in figures] == sorted(f.words.start for f in figures)
    for f in figures:
        assert f.voice is None
        assert f.repeats is None or ids.index(f.repeats) < ids.index(f.id)
        seen, at = set(), f.id
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = figures[ids.index(at)].part_of


def _lines(raw):
    at = 0
    for line in raw.split("\n"):
        left = len(line) - len(line.lstrip())
        if line.strip():
            yield line.strip(), at + left
        at += len(line) + 1


def test_a_voice_is_never_made_up():
    told = tell("[1s Rebels] [1c said] [1t {30 people|killed} died]. {40|injured} were hurt, residents said.")
    assert all(isinstance(v, Voice) for v in told.report.voices)
    assert told.voices == ["Rebels", None]
