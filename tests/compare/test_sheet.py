"""The sheet of a comparison as a page and at the terminal: whole, safe, self-contained, nothing lost that it counts."""

import base64
import csv
import hashlib
import io
import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import MONITOR, Scribe, comparison

from rashomon.comparison import Comparison, Copy, Edit, Group, Member, Point, Position, Silence
from rashomon.show.accounts import matrix, page, terminal
from rashomon.show.accounts.desk import Desk
from rashomon.show.accounts.matrix_csv import matrix_csv
from rashomon.show.accounts.page_copies import changed
from test_page_view import Page

HOSTILE = "<script>alert(1)</script>\u202e\"'&\x1b[2J"


@pytest.fixture(scope="module")
def made():
    return comparison()


@pytest.fixture(scope="module")
def html(made):
    return page.render(made)


@pytest.fixture(scope="module")
def read(html):
    return Page(html)


def text_of(html, start):
    """Give the text of the element that begins at `start`, tags dropped."""
    at = html.index(start)
    end = html.find("</tr>", at)
    return " ".join(re.sub(r"<[^>]*>", " ", html[at:end]).split())


# --- the page ----------------------------------------------------------------------------------------------------


def test_page_is_whole_and_asks_for_nothing(html, read):
    for tag, attrs in read.elements:
        assert tag not in ("img", "iframe", "form", "object", "embed", "base", "link"), tag
        assert "style" not in attrs
        assert not [name for name in attrs if name.startswith("on")]
        for name in ("src", "href"):
            if name in attrs:
                assert attrs[name].startswith(("#", "data:text/csv;")), attrs[name]
    assert "@import" not in html
    assert not re.search(r"url\((?!#)", html)
    assert not re.search(r"https?:", html)


def test_policy_names_the_style_and_the_script_that_stand_there(html):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)[1]
        assert base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode() in policy


def test_ids_are_unique_and_every_link_leads_somewhere(read):
    ids = [attrs["id"] for _, attrs in read.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = {attrs["href"][1:] for _, attrs in read.elements if attrs.get("href", "").startswith("#")}
    assert len(links) > 20
    assert links <= set(ids)
    painted = {name for _, attrs in read.elements for name in re.findall(r"url\(#([\w-]+)\)", attrs.get("fill") or "")}
    assert painted
    assert painted <= set(ids)


def test_head_line(read):
    assert "6 reports → 5 texts → 1 counter of the killed" in read.text
    assert "nothing leaves this computer" in read.text
    assert "[2 copies are damaged: paragraphs lost (2), quotation marks lost (1)]" in read.text


def test_rows_that_differ_lead_and_the_rest_is_folded(html):
    first = html[html.index('class="tables"') : html.index('class="folds"')]
    assert re.findall(r'<tr role="row" class="point" id="(p\d+)"', first) == ["p2", "p3", "p4", "p5", "p6"]
    folds = re.findall(r'<details class="fold"><summary>(.*?) <b>(\d+)</b>', html)
    assert folds[-1] == ("background", "1")
    assert [name for name, _ in folds] == ["differs, can all hold", "update", "correction", "same source repeated", "several roots say the same", "background"]


def test_a_row_holds_cells_words_chain_and_why(html):
    row = text_of(html, 'id="p2"')
    assert "why two causes, each said of the same fall · reading certainty 0.81" in row
    assert "The Highland Voice Oren Tavik said … Tavik for the Highland command" in row
    assert "the army added" in row
    assert row.count("no position printed") >= 5
    assert "⊘ accused and not heard: The River Guard" in text_of(html, 'id="p6"')


def test_every_evidence_is_marked_once_in_its_story(made, html):
    for number, report in enumerate(made.reports, 1):
        places = {e.words.spans for p in made.points for a in p.positions for e in a.evidence if e.report == report.original.id}
        assert len(re.findall(rf'id="r{number}e\d+"', html)) == len(places)


def test_stories_stand_once_word_for_word(made, read):
    stories = [*read.story]
    assert stories == [line for report in made.reports for line in str(report.text).split("\n")]


def test_figures_have_no_total(html):
    block = html[html.index('class="tolls"') : html.index('class="accounts"')]
    text = " ".join(re.sub(r"<[^>]*>", " ", block).split())
    assert "lowest said 30 · highest said 43" in text
    assert "nothing is added up" in text
    assert MONITOR.casefold() in text.casefold()
    assert "[no source] Valley Post" in text
    assert "of them" in text
    assert 'class="fading"' in block


def test_matrix_saves_as_the_csv_of_the_library(made, html):
    data = re.search(r'download="accounts.csv" href="data:text/csv;charset=utf-8;base64,([^"]*)"', html)[1]
    assert base64.b64decode(data).decode() == "\ufeff" + matrix_csv(made)


def test_both_kinds_of_columns_are_there_without_a_script(html):
    assert re.findall(r'<input type="radio" name="columns" id="by-(\w+)"[^>]*?( checked)?>', html) == [("voice", " checked"), ("outlet", "")]
    assert "#by-voice:checked ~ .tables .o.o" in html
    row = html[html.index('id="p2"') :]
    row = row[: row.index("</tr>")]
    assert row.count('class="cell v') == 7
    assert row.count('class="cell o') == 4


def test_footnotes_say_where_the_words_stand(made, read):
    notes = [attrs["data-note"] for attrs in read.of_class("proof")]
    evidence = made.points[1].positions[0].evidence[0]
    span, original = evidence.words.spans[0], made.reports[0].original
    wanted = f"“fell after a technical failure” The Port Courier, “At least 31 killed as shells hit mill at Sarn Ferry, monitor says”, 8 May 2031, characters {span.start}–{span.end} of {original.path}, SHA-256 {original.sha256}"
    assert wanted in notes


def test_changed_words_are_marked_on_either_side():
    one, other = changed("at least 31 people", "31 people")
    assert re.findall("<mark>(.*?)</mark>", one) == ["<bdi>at least </bdi>"]
    assert "<mark>" not in other
    assert re.sub("<[^>]*>", "", one) == "at least 31 people"


def test_the_same_comparison_gives_the_same_page(html):
    assert page.render(comparison()) == html


def test_a_comparison_of_nothing_is_said_to_be_nothing():
    bare = Scribe("Post", None, "Quiet", "Nothing happened.").done()
    text = Page(page.render(Comparison((bare,), (), (), ()))).text
    assert "[no incident told]" in text
    assert "[no matter on which positions were found]" in text
    assert "[no count of people harmed]" in text


def hostile(made):
    """Put hostile characters wherever a comparison holds free text."""
    points = tuple(
        replace(
            p, label=HOSTILE, why=HOSTILE, silence=(*p.silence, Silence(HOSTILE, "not_heard")),
            positions=tuple(replace(a, label=HOSTILE, evidence=tuple(replace(e, voice=HOSTILE, root=HOSTILE) for e in a.evidence)) for a in p.positions),
        )
        for p in made.points
    )  # fmt: skip
    reports = tuple(
        replace(
            r,
            header=replace(r.header, outlet=HOSTILE),
            original=replace(r.original, path=HOSTILE),
            condition=(HOSTILE,),
            notes=(HOSTILE,),
            voices=tuple(replace(v, name=HOSTILE) for v in r.voices),
            figures=tuple(replace(f, group=HOSTILE) for f in r.figures),
        )
        for r in made.reports
    )
    return replace(made, points=points, reports=reports, incidents=tuple(replace(g, label=HOSTILE) for g in made.incidents))


def test_hostile_words_stay_words(made):
    html = page.render(hostile(made))
    Page(html)
    assert html.count("<script>") == 1
    assert "\u202e" not in html
    assert "\x1b" not in html
    assert "alert(1)" in html


# --- the terminal ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [20, 33, 60, 80, 100, 200])
def test_terminal_keeps_to_its_width(made, width):
    for shown in (terminal.render(made, width=width), terminal.render(hostile(made), width=width)):
        assert max(map(len, shown.splitlines())) <= width
        assert "\x1b" not in shown


def test_terminal_shows_what_leads_and_counts_the_rest(made):
    shown = terminal.render(made, width=120)
    assert "6 reports → 5 texts → 1 counter of the killed" in shown
    assert re.findall(r"^(CONFLICT|DENIAL|BLAME|WORDING|ONE-SIDED)", shown, re.MULTILINE) == ["CONFLICT", "DENIAL", "BLAME", "WORDING", "ONE-SIDED"]
    assert "▸ differs, can all hold (1)" in shown
    assert "▸ background (1)" in shown
    assert "⊘ The River Guard" in shown
    assert re.search(r"≥31  “people”  R1 via Interpress\n.*of them “medics”", shown)
    assert "↓ then, “in a new count”" in shown


@pytest.mark.parametrize("width", [50, 80, 100])
def test_narrow_terminal_lists_answers_and_who_gives_them(made, width):
    shown = " ".join(terminal.render(made, width=width).split())
    assert "The River Guard: ⊘ not heard" in shown
    at = shown.index("DENIAL [did Highland fighters fire?] · 2 roots a [yes]")
    yes, no = shown[at : shown.index("BLAME")].split(" b [no] ")
    assert "the Coast army: “Highland fighters had fired first” R1" in yes
    assert no.startswith("the Highland command: “its fighters had fired at all” R3")


def test_the_terminal_says_whose_own_words_they_are(made):
    one = replace(made.points[1], positions=(Position("[fell]", tuple(replace(e, voice=None, root=None) for e in made.points[1].positions[0].evidence)), made.points[1].positions[1]))
    shown = terminal.render(replace(made, points=(one,)), width=80)
    assert "The Port Courier [own words]: “fell after a technical failure”" in shown


def test_the_terminal_names_the_incidents(made):
    shown = terminal.render(made, width=100)
    assert "shells hit the mill at Sarn Ferry · “Sarn Ferry” · 7 May 2031  R1 R2 R3 R4 R5 R6" in shown
    assert "the war" not in shown[shown.index("INCIDENTS") : shown.index("COPIES")]


def test_colour_changes_no_letter(made):
    plain = re.sub(r"\x1b\[[0-9;]*m", "", terminal.render(made, width=90, colour=True))
    assert plain.split() == terminal.render(made, width=90).split()


# --- size --------------------------------------------------------------------------------------------------------


def large(reports, words, points):
    """Make many long reports with many points, all in pairs that share text."""
    story = " ".join(f"Line {n} of the tale went on about the quay." for n in range(words // 9))
    scribes = [Scribe(f"Outlet {n}", "2031-05-08", f"Title {n}", f"Claim {n} stands.", story) for n in range(reports)]
    made = tuple(s.done() for s in scribes)
    pairs = [(scribes[n % reports], scribes[(n + 1) % reports]) for n in range(points)]
    found = tuple(
        Point(f"p{n}", f"[matter {n}?]", "i1", ("conflict", "one_sided", "differs", "agreement")[n % 4], "rule", tuple(
            Position(f"[answer {k}]", (s.proof(f"Claim {scribes.index(s)} stands", f"Voice {n % 50} {k}"),)) for k, s in enumerate(pair)
        ), 2, (Silence(f"Accused {n % 30}", "not_heard"),), 0.5)
        for n, pair in enumerate(pairs, 1)
    )  # fmt: skip
    copies = tuple(Copy((a.id, b.id), 0.5, (), (Edit("number_changed", a.words("Claim"), b.words("Claim")),)) for a in scribes for b in scribes if a.id < b.id)
    return Comparison(made, copies, (Group("i1", "the quay", tuple(Member(s.id, "i1") for s in scribes), None, None),), found)


def test_forty_long_reports_stay_usable():
    made = large(40, 10_000, 200)
    start = time.process_time()
    html = page.render(made)
    shown = terminal.render(made, width=100)
    assert time.process_time() - start < 30
    stories = sum(len(str(r.text)) for r in made.reports)
    assert len(html) - stories < 3_000_000, "stories stand once"
    assert len(shown.splitlines()) < 400
    assert "720 more pairs" in html
    assert html.count('class="check"') == 310
    assert "500 further ones, in the JSON record" in html
    rows = list(csv.reader(io.StringIO(matrix_csv(made))))
    assert len(rows) == 201


def test_what_is_worked_out_once_is_not_worked_out_for_every_row(monkeypatch):
    made, asked = large(30, 90, 60), []
    outlet = matrix._outlet
    monkeypatch.setattr(matrix, "_outlet", lambda desk, report: asked.append(report) or outlet(desk, report))
    matrix.matrix(Desk(made), "outlet")
    assert len(asked) < 10 * 60, "a few times a row, not once for every row and report"


@settings(max_examples=10)
@given(st.text(min_size=1, max_size=30).filter(lambda t: t.strip()))
def test_any_label_makes_a_sound_page(label):
    made = comparison()
    Page(page.render(replace(made, points=tuple(replace(p, label=label, why=label) for p in made.points[:2]))))
