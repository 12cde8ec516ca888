"""Which incident is in focus, and what a coder fills in for each: all are there without a script, none is chosen for him."""

import base64
import csv
import io
import re
from dataclasses import replace
from importlib.resources import files

import pytest
from made import ARMY, HIGHLAND, MONITOR, Scribe, comparison

from rashomon.comparison import Comparison, Group, Member
from rashomon.show.accounts import naming, page
from rashomon.show.accounts.desk import Desk, key
from rashomon.show.accounts.strip import strip_csv, strips
from test_page_view import Page


@pytest.fixture(scope="module")
def html():
    return page.render(comparison())


def words(entries):
    return [(e.number, e.words, e.reports) for e in entries]


# --- the menu ----------------------------------------------------------------------------------------------------


def test_the_menu_names_every_incident_and_waits_for_a_script(html):
    menu = re.search(r'<p class="focus" hidden>(.*?)</p>', html)[1]
    assert re.findall(r'<option value="(\w*)">([^<]*)<', menu) == [
        ("", "all incidents"),
        ("i1", "shells hit the mill at Sarn Ferry, 7 May 2031"),
        ("i2", "shot the drone down, by 8 May 2031"),
        ("i3", "its men would leave the ferry, 9 May to 10 May 2031"),
        ("i4", "the war"),
    ]
    assert menu.index('<optgroup label="background">') < menu.index("the war")


def test_without_a_script_every_incident_is_there_folded(html):
    told = re.findall(r'<details class="incident-told" data-i="(\w+)"( open)?>', html)
    assert told == [("i1", ""), ("i2", ""), ("i3", ""), ("i4", "")]
    assert 'href="#p2"><b>conflict</b> [what brought the drone down?]' in html


def test_rows_figures_and_counters_know_their_incident(html):
    rows = dict(re.findall(r'id="(p\d+)" data-i="(\w*)"', html))
    assert rows == {p.id: p.incident for p in comparison().points}
    tolls = html[html.index('class="tolls"') : html.index('class="accounts"')]
    assert re.findall(r'<(\w+) data-i="(\w+)"', tolls) == [("div", "i1"), ("details", "i4")]
    head = html[html.index("<header>") : html.index("</header>")]
    assert re.findall(r'<span data-i="(\w+)"( data-only hidden)?> → 1 counter', head) == [("i1", "")]
    assert '<span data-i="i4" data-only hidden>' in head


def test_one_incident_asks_for_no_menu():
    r = Scribe("Post", None, "Quiet", "The mill burned.")
    r.happened("The mill burned", None, None)
    told = page.render(Comparison((r.done(),), (), (Group("i1", "The mill burned", (Member(r.id, "i1"),), None, None),), ()))
    assert 'id="focus"' not in told
    assert 'class="incident-told"' in told


def test_the_script_touches_only_what_the_page_holds(html):
    script = files("rashomon.show").joinpath("accounts/focus.js").read_text(encoding="utf-8")
    for name in (".kicker .about", ".incident-told", ".named", ".fold", ".none", ".matrix"):
        assert name in script
        assert f'class="{name.split()[-1][1:]}' in html or f' {name.split()[-1][1:]}"' in html
    assert "h1.headline" in script
    assert '<h1 class="headline">' in html


def test_a_tag_leads_to_the_words_side_by_side(html):
    for ident in (p.id for p in comparison().points):
        assert html.count(f'class="tag" href="#{ident}w"') == 1
        assert html.count(f'<div class="open" id="{ident}w"><p class="why">') == 1


def test_what_scrolls_sideways_can_be_reached_and_is_named(html):
    scrolls = [attrs for _, attrs in Page(html).elements if attrs.get("class") == "scroll"]
    assert scrolls
    assert all(attrs["role"] == "region" and attrs["tabindex"] == "0" and attrs["aria-label"] for attrs in scrolls)


def test_paper_is_white_whatever_the_screen_is(html):
    assert re.findall(r"@media ([^{]*)prefers-color-scheme: dark", html) == ["screen and ("]


def test_a_dozen_incidents_stand_in_sight_and_the_rest_is_folded_together():
    made = comparison()
    many = tuple(replace(made.incidents[0], id=f"i{n}", label=f"raid {n}") for n in range(1, 101))
    told = page.render(replace(made, incidents=many, points=()))
    section = told[told.index('class="happened"') : told.index('class="timeline"')]
    shown, more = section.split("<details data-more><summary>68 more incidents</summary>")
    assert (shown.count('class="incident-told"'), more.count('class="incident-told"')) == (12, 68)
    assert "[20 more incidents, in the JSON record]" in more
    assert told.count("<option") == 81
    assert "<details data-more><summary>68 more incidents with figures</summary>" in told


# --- what a coder fills in -----------------------------------------------------------------------------------------


def test_the_strip_holds_words_with_their_reports_and_whose_word(desk):
    shelling = strips(desk)[0].fields
    assert words(shelling["day"]) == [("", "[2031-05-07 to 2031-05-07: weekday before publication]", ())]
    assert words(shelling["place"])[1:] == [("", "Sarn Ferry", ("R1", "R2", "R3", "R4"))]
    low, high = shelling["killed, lowest said"], shelling["killed, highest said"]
    assert words(low) == [("30", "civilians", ("R3",))]
    assert [key(w) for w in low[0].who] == [key(MONITOR), "residents"]
    assert words(high) == [("43", "the dead", ("R5",))]
    assert [key(w) for w in high[0].who] == [key(MONITOR)]


def test_a_single_number_is_not_called_lowest(desk):
    assert "killed, as said" in strips(desk)[3].fields
    assert "killed, lowest said" not in strips(desk)[3].fields


def test_actors_targets_and_means_are_given_as_each_report_names_them():
    made = []
    for outlet, actor in (("Post", "Highland gunners"), ("Courier", "bandits"), ("Gazette", "the bandits")):
        r = Scribe(outlet, "2031-05-08", "Mill hit", f"{actor} hit the mill with mortars.")
        r.happened("hit", None, None, actors=(r.words(actor),), targets=(r.words("the mill"),), means=(r.words("mortars"),))
        made.append(r)
    group = Group("i1", "hit", tuple(Member(r.id, "i1") for r in made), None, None)
    desk = Desk(Comparison(tuple(r.done() for r in made), (), (group,), ()))
    fields = strips(desk)[0].fields
    assert words(fields["acting, as named"]) == [("", "Highland gunners", ("R1",)), ("", "bandits", ("R2", "R3"))]
    assert words(fields["acted on, as named"]) == [("", "the mill", ("R1", "R2", "R3"))]
    assert words(fields["means, as named"]) == [("", "mortars", ("R1", "R2", "R3"))]
    assert words(fields["day"]) == [("", "[not known: no time is given]", ())]
    (acted,) = naming.acting(desk)
    assert (acted.root, [(desk.ref(r), used) for r, used in acted.printed]) == (
        "hit", [("R1", ("Highland gunners",)), ("R2", ("bandits",)), ("R3", ("the bandits",))],
    )  # fmt: skip
    alike = Desk(replace(desk.comparison, incidents=(replace(group, members=group.members[1:]),)))
    assert naming.acting(alike) == (), "named alike by all"


def test_the_strip_saves_as_a_spreadsheet_with_a_row_for_each_incident_and_an_empty_last_column(html):
    table = list(csv.DictReader(io.StringIO(strip_csv(strips(Desk(comparison()))))))
    assert [row["incident"] for row in table] == ["i1", "i2", "i3", "i4"]
    assert [row["background"] for row in table] == ["", "", "", "background"]
    assert {row["decided"] for row in table} == {""}
    assert table[0]["killed, highest said"].casefold() == f"43 “the dead” ({MONITOR}) R5".casefold()
    data = re.search(r'download="incidents.csv" href="data:text/csv;charset=utf-8;base64,([^"]*)"', html)[1]
    assert base64.b64decode(data).decode() == "\ufeff" + strip_csv(strips(Desk(comparison())))


def test_swapping_the_parties_changes_names_alone_in_the_strip():
    swap = {ARMY: HIGHLAND, HIGHLAND: ARMY}
    made = comparison()
    turned = replace(made, reports=tuple(replace(r, voices=tuple(replace(v, name=swap.get(v.name, v.name)) for v in r.voices)) for r in made.reports))
    one, other = strips(Desk(made)), strips(Desk(turned))
    assert [[(n, len(e)) for n, e in s.fields.items()] for s in one] == [[(n, len(e)) for n, e in s.fields.items()] for s in other]
