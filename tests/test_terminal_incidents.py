"""Incidents and figures at the terminal: what each line says, that it fits, that nothing commands the terminal."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from hand_counted import market
from hand_made import Maker, quay
from rashomon.model import Figure, Header, Incident, Place, Relation, Report, Voice, When
from rashomon.show import terminal

COMMANDS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def shown(report: Report, **options: object) -> list[str]:
    """Give the lines from the incidents on."""
    lines = terminal.render(report, **options).splitlines()  # type: ignore[arg-type]
    start = next(n for n, line in enumerate(lines) if line.startswith("INCIDENTS"))
    return lines[start : next(n for n, line in enumerate(lines) if line.startswith("DROPPED")) - 1]


def test_an_incident_is_told_with_its_figures_below():
    lines = shown(market(), width=120)
    assert lines[lines.index("  i1  “shelling” · assault · headline, ¶1, ¶3") :][:19] == [
        "  i1  “shelling” · assault · headline, ¶1, ¶3",
        "       when  6 May 2031 “on Tuesday” [weekday before publication]",
        "      where  “Upper Tarsk” [43.23° N, 20.67° E, Tarskia: the only town of this name]",
        "        who  [not said] → “market of Upper Tarsk”",
        "      means  “Shells”",
        "             in response to “raid” · The ministry: “a response to the raid”",
        "             after “raid” · The Tarsk Ledger: “came a day after”",
        "      killed",
        "          ≥56  civilians  Interpress ← the Lake Monitor · “at least 56 civilians” ¶1 · told 3 times, again headline, ¶4",
        "              2  of them medics  Interpress ← the Lake Monitor · “two medics” ¶1",
        "        30–40  people     State television · “30 to 40 people” ¶2",
        "      injured",
        "         ~100  people     State television · “about 100” ¶2",
        "      missing",
        "          24+  boatmen    ○ A monitor and ○ rebels · “dozens of boatmen” ¶2",
        "",
        "  i2  “raid” · assault · ¶3",
        "       when  [day not known] “a day after” · day before “shelling” [the report gives no day for it]",
        "      where  “Oru depot” [no point: two places of this name]",
    ]


def test_figures_of_no_incident_come_last_and_the_outlets_own_are_its():
    assert shown(market(), width=120)[-3:] == [
        "  [people harmed in no incident told]",
        "      displaced",
        "        ≥9,001  villagers  The Tarsk Ledger · “More than 9,000 villagers” ¶5 · as of “since spring”",
    ]
    assert "        ≤12  porters  The Tarsk Ledger · “up to 12 porters” ¶3" in shown(market())


def test_a_place_that_is_not_told_and_an_unsure_figure_are_bracketed():
    report = market()
    bare = replace(report.incidents[0], place=None)
    unsure = replace(report.figures[6], score=0.314)
    lines = shown(replace(report, incidents=(bare, report.incidents[1]), figures=(unsure,)))
    assert "      where  [the report gives no place]" in lines
    assert any(line.endswith("“a guard” ¶3 · [unsure: 0.31]") for line in lines)


def test_a_part_of_another_incident_stands_by_itself_and_says_what_it_is_part_of():
    report = market()
    guard = replace(report.figures[6], part_of="f5")
    lines = shown(replace(report, figures=(report.figures[4], guard)))
    assert "        1  guard  The Tarsk Ledger · “a guard” ¶3 · part of “about 100”" in lines


def test_the_head_counts_incidents_and_figures():
    head = terminal.render(market(), width=150).splitlines()[2]
    assert head == "7 statements by 4 voices · 1 through another outlet · 2 incidents · 9 figures of people harmed · 2 told again"
    assert terminal.render(market(figures=(), incidents=()), width=200).splitlines()[2].endswith(" · [no incident found] · [no figure of people harmed found]")


def test_nothing_is_said_of_layers_that_were_not_run_or_are_empty():
    assert "INCIDENTS" not in terminal.render(quay())
    assert "INCIDENTS" not in terminal.render(market(figures=(), incidents=()))


def test_nought_is_shown_only_where_it_is_told():
    assert any(line.strip().startswith("0  no one") for line in shown(market()))
    assert not any(re.search(r"\b0\b", line) for line in shown(market(figures=market().figures[:8])))


@pytest.mark.parametrize("width", [20, 33, 63, 64, 100])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_asked(width, colour):
    plain = re.sub(r"\x1b\[[0-9;]*m", "", terminal.render(market(), width=width, colour=colour))
    assert max(map(cell_len, plain.splitlines())) <= width
    assert plain == terminal.render(market(), width=width)
    assert "medics" in plain


def hostile(text: str) -> Report:
    make = Maker(title=None, paragraphs=(f"He said {text} so.",), before="")
    words = make.words(f"{text} so")
    place = Place(words, text, None, None, text, text)
    figure = Figure(text, words, None, None, "vague", text, "killed", text, (text,), None, text, words, part_of=text, repeats=text)
    incident = Incident(text, text, words, (words,), "other", place, When(None, text, words, text, text, text), (Relation("after", text, words, text),), (words,), (words,), (words,))
    return make.report(header=Header(outlet=text), voices=(Voice(text, text, "unnamed"),), statements=(), figures=(figure,), incidents=(incident,))


@given(st.text(min_size=1, max_size=40).filter(lambda t: t.strip() == t and t != ""), st.integers(20, 90))
def test_any_text_fits_and_commands_nothing(text, width):
    out = terminal.render(hostile(text), width=width)
    assert not COMMANDS.search(out)
    assert max(map(cell_len, out.split("\n"))) <= width
    out.encode()


def test_commands_in_the_text_are_shown_not_obeyed():
    out = terminal.render(hostile("paid \x1b[2J \u202e001\u202c end"))
    assert not COMMANDS.search(out)
    assert "⟨ESC⟩[2J" in out


def test_very_long_words_are_cut_and_counted():
    long = "very " * 200 + "long"
    assert "[704 more characters]" in terminal.render(hostile(long))
