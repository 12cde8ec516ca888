"""The record at the terminal: what it says, that it fits, that nothing in it commands the terminal."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from hand_made import Maker, quay
from rashomon.model import Header, Published, Report, Statement, Voice
from rashomon.show import terminal

# What makes or moves: C0 but the line break, DEL, C1, bidi controls.
COMMANDS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
HOSTILE = "paid \x1b]0;owned\x07 \x1b[2J \u202e001\u202c \x9b31m \x00 end"


def lines(report: Report, **options: object) -> list[str]:
    return terminal.render(report, **options).splitlines()  # type: ignore[arg-type]


def test_the_head_says_what_and_where_and_when():
    assert lines(quay())[:5] == [
        "Guards opened fire on us, dockers say",
        "The Port Courier · 12 May 2014 [from the text]",
        "[dates differ: 13 May 2014 from the page’s metadata]",
        "[damage to this copy: paragraphs lost]",
        "8 statements by 4 voices · 3 inside another · 1 through another outlet · 2 with no source",
    ]


def test_a_statement_shows_chain_words_and_manner():
    at = lines(quay()).index("  s7  The Port Courier ← Mara Voss")
    assert lines(quay())[at + 1 : at + 3] == [
        "      │ dockers had been armed",
        "      ¶3 · indirect · denies · corrects · source “She” · cue “denied” · 1.00",
    ]


def test_a_chain_reads_from_the_outlet_inwards_and_stands_below_its_carrier():
    shown = lines(quay())
    carrier = shown.index("  s4  The Port Courier ← Interpress ← Mara Voss")
    nested = shown.index("      s5  The Port Courier ← Interpress ← Mara Voss ← ○ the clinic")
    assert nested > carrier
    assert "inside s4" in shown[nested + 2]


def test_voices_have_role_and_number_of_statements():
    shown = lines(quay())
    assert "  2  Mara Voss · “union leader”" in shown
    assert "  1  ○ witnesses" in shown
    assert "  –  Interpress · carries 1" in shown


def test_statements_come_in_reading_order_each_below_its_carrier():
    names = [m[1] for line in lines(quay()) if (m := re.match(r" +(s\d)  ", line))]
    assert names == ["s1", "s3", "s2", "s4", "s6", "s5", "s7", "s8"]


def test_what_is_not_known_is_bracketed():
    shown = terminal.render(quay(header=Header()))
    assert shown.startswith("[no headline]\n[outlet not given] · [date not known]\n")
    assert "[outlet not given] ← [no source given]" in shown


def test_dropped_words_are_counted_or_listed():
    counted, listed = terminal.render(quay()), terminal.render(quay(), show_dropped=True)
    assert "DROPPED · 1 piece" in counted
    assert "icon names 1" in counted
    assert "menu iconsearch" not in counted
    assert "  [icon names]\n    │ menu iconsearch iconshare icon\n" in listed


def test_a_layer_that_was_not_run_says_so():
    assert "[statements: not looked for]" in terminal.render(quay(statements=None, voices=None, notes=("not English",)))
    assert "[note: not English]" in terminal.render(quay(statements=None, voices=None, notes=("not English",)))
    assert "[no statement found]" in terminal.render(quay(statements=(), voices=()))


def test_an_input_without_a_story_says_so():
    assert "[no story found]" in terminal.render(Maker(title=None, paragraphs=()).report(statements=()))


def test_without_resolved_voices_the_printed_words_stand_in_the_chain():
    bare = tuple(replace(s, voice=None, via=()) for s in quay().statements or ())
    assert "The Port Courier ← ○ union leader Mara Voss ← ○ the clinic" in terminal.render(quay(statements=bare, voices=None))


def test_links_that_lead_nowhere_or_round_are_left_out():
    make = Maker()
    ring = (
        make.statement(1, "witnesses", "said", "guards had fired first", within="s2"),
        make.statement(2, "witnesses", "said", "witnesses who said guards had fired first", within="s1"),
        make.statement(3, "She", "denied", "dockers had been armed", within="s9"),
    )
    shown = lines(make.report(statements=ring))
    assert len([line for line in shown if re.match(r" +s\d  ", line)]) == 3


@pytest.mark.parametrize("width", [20, 33, 60, 100])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_asked(width, colour):
    for line in lines(quay(), width=width, colour=colour, show_dropped=True):
        assert cell_len(re.sub(r"\x1b\[[0-9;]*m", "", line)) <= width


def test_colour_only_when_asked():
    assert "\x1b[" not in terminal.render(quay())
    assert "\x1b[" in terminal.render(quay(), colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", terminal.render(quay(), colour=True)) == terminal.render(quay())


def hostile(text: str) -> Report:
    make = Maker(title=f"On {text}", paragraphs=(f"He said {text} so.",), before=f"menu {text}")
    words = make.words(f"{text} so")
    voice = Voice("v1", text, "unnamed", role=words, mentions=(words,))
    return make.report(
        header=Header(make.words(f"On {text}"), words, text, words, Published(text, "text", ())),
        statements=(Statement("s1", words, words, words, "direct", voice="v1", via=("v1",), hedges=(words,), said=words, channel=words),),
        voices=(voice,),
        condition=(text,),
        notes=(text,),
    )


def test_commands_in_the_text_are_shown_not_obeyed():
    shown = terminal.render(hostile(HOSTILE), show_dropped=True)
    assert not COMMANDS.search(shown)
    assert "⟨ESC⟩[2J" in shown
    assert "⟨RLO⟩001⟨PDF⟩" in shown


@given(st.text(min_size=1, max_size=40).filter(lambda t: t.strip() == t and t != ""), st.integers(20, 90))
def test_any_text_fits_and_commands_nothing(text, width):
    shown = terminal.render(hostile(text), width=width, show_dropped=True)
    assert not COMMANDS.search(shown)
    assert max(map(cell_len, shown.split("\n"))) <= width
    shown.encode()


def test_a_very_long_statement_is_cut_and_counted():
    long = "very " * 500 + "long"
    make = Maker(paragraphs=(f"He said it is {long}.",))
    shown = terminal.render(make.report(statements=(make.statement(1, "He", "said", f"it is {long}"),)))
    assert "[510 more characters]" in shown
