"""What a sheet is made of: heads, figures by counter, checks, matrix, timeline, names, CSV."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import ARMY, HIGHLAND, MONITOR, Scribe, comparison, of_kind

from rashomon.comparison import Comparison, Copy, Group, Member, Point, Position, Silence
from rashomon.show.accounts import checks, heads, moments, naming
from rashomon.show.accounts.desk import Desk, key
from rashomon.show.accounts.matrix import matrix, parted
from rashomon.show.accounts.matrix_csv import matrix_csv
from rashomon.show.accounts.short import context, short
from rashomon.show.accounts.tolls import tolls
from rashomon.show.bounds import sign


def values(account):
    return [sign(v.figure) for v in account.values]


# --- heads -------------------------------------------------------------------------------------------------------


def test_head_counts_reports_texts_and_counters(desk):
    head = heads.head(desk)
    assert [desk.refs(group) for group in head.texts] == [("R1", "R2"), ("R3",), ("R4",), ("R5",), ("R6",)]
    assert head.harm == "killed"
    assert tuple(map(key, head.counters)) == (key(MONITOR),), "the joint count of monitor and residents is no second counter"
    assert desk.refs(head.unsourced) == ("R2",)
    assert [(day, desk.refs(reports)) for day, reports in head.days] == [
        ("2031-05-08", ("R1", "R2", "R3", "R4")),
        ("2031-05-09", ("R5",)),
        ("2031-05-10", ("R6",)),
    ]
    assert head.damage == (("paragraphs lost", 2), ("quotation marks lost", 1))
    assert head.damaged == 2


def test_texts_join_by_way_of_others_and_not_below_the_share(desk):
    a, b, c, d, *_ = (r.original.id for r in desk.comparison.reports)
    chained = replace(desk.comparison, copies=(Copy((b, c), 0.4, ()), Copy((a, b), 0.9, ()), Copy((c, d), 0.399, ())))
    assert [len(group) for group in heads.texts(chained)] == [3, 1, 1, 1]
    assert heads.texts(replace(desk.comparison, copies=())) == tuple((i,) for i in desk.reports)


def test_voices_that_only_count_together_are_one_counter():
    r = Scribe("Post", "2031-05-08", "Nine dead", "Nine people died, the clinic and the mayor said.")
    clinic, mayor = r.voice("the clinic"), r.voice("the mayor")
    r.happened("died", None, None)
    r.count("Nine people", 9, 9, "exact", "people", incident="i1", voice=clinic, voices=(clinic, mayor))
    group = Group("i1", "died", (Member(r.id, "i1"),), None, None, (Member(r.id, "f1"),))
    desk = Desk(Comparison((r.done(),), (), (group,), ()))
    assert heads.head(desk).counters == ("the clinic + the mayor",)


# --- figures by counter ------------------------------------------------------------------------------------------


def test_each_counter_has_one_line_in_order_of_time(desk):
    killed, injured = tolls(desk, desk.focus)
    assert [(tuple(map(key, line.names)), values(line)) for line in killed.lines] == [
        ((key(MONITOR),), ["≥31", "43"]),
        ((key(MONITOR), "residents"), ["30"]),
        ((), ["31"]),
    ]
    assert [step.words.text for step in killed.lines[0].steps] == ["in a new count"]
    assert (sign(killed.low), sign(killed.high)) == ("30", "43")
    assert [values(line) for line in injured.lines] == [["24+"], ["20–25"]]


def test_parts_stand_below_their_whole_and_repeats_are_one_value(desk):
    value = tolls(desk, desk.focus)[0].lines[0].values[0]
    assert [t.figure.words.text for t in value.tellings] == ["At least 31 people", "At least 31 killed"]
    assert [(p.figure.words.text, p.depth) for p in value.parts] == [("two medics", 1)]
    assert value.groups == ("people",)


@pytest.mark.parametrize(
    ("days", "kinds"),
    [(("2031-05-08", "2031-05-09"), ["later"]), (("2031-05-08", "2031-05-08"), ["unknown"]), (("2031-05-08", None), ["unknown"])],
)
def test_order_is_known_by_words_or_by_days_alone(days, kinds):
    reports, members, figures = [], [], []
    for number, day in zip((3, 5), days, strict=True):
        r = Scribe(f"Post {number}", day, "Shells fell", f"Shells fell on Oru. The clinic counted {number} dead.")
        clinic = r.voice("The clinic")
        r.happened("Shells fell on Oru", None, None)
        r.count(f"{number} dead", number, number, "exact", "dead", incident="i1", voice=clinic)
        reports.append(r.done())
        members.append(Member(r.id, "i1"))
        figures.append(Member(r.id, "f1"))
    desk = Desk(Comparison(tuple(reports), (), (Group("i1", "Shells fell", tuple(members), None, None, tuple(figures)),), ()))
    (line,) = tolls(desk, desk.focus)[0].lines
    assert values(line) == ["3", "5"]
    assert [step.kind for step in line.steps] == kinds
    assert len(of_kind(desk, "order")) == (kinds == ["unknown"])


def test_counts_of_others_told_together_have_no_order():
    r = Scribe("Post", "2031-05-08", "Shells fell", "Shells fell on Oru. The clinic counted three soldiers and five dockers hurt.")
    clinic = r.voice("The clinic")
    r.happened("Shells fell on Oru", None, None)
    r.count("three soldiers", 3, 3, "exact", "soldiers", "injured", incident="i1", voice=clinic)
    r.count("five dockers", 5, 5, "exact", "dockers", "injured", incident="i1", voice=clinic)
    report = r.done()
    group = Group("i1", "Shells fell", (Member(r.id, "i1"),), None, None, (Member(r.id, "f1"), Member(r.id, "f2")))
    desk = Desk(Comparison((report,), (), (group,), ()))
    assert [(toll.whom, [values(line) for line in toll.lines]) for toll in tolls(desk, desk.focus)] == [("soldiers", [["3"]]), ("dockers", [["5"]])]
    assert of_kind(desk, "order") == []


# --- matrix ------------------------------------------------------------------------------------------------------


def test_rows_come_by_kind_and_background_last(desk):
    laid = matrix(desk, "voice")
    assert [row.point.kind for row in laid.rows] == [
        "conflict", "denial", "blame", "wording", "one_sided", "differs", "update", "correction", "repetition", "agreement",
    ]  # fmt: skip
    assert [row.point.id for row in laid.background] == ["p11"]


def test_words_that_moved_between_copies_of_one_root_are_folded(desk):
    copied = replace(desk.comparison.points[4], id="p12", roots=1)
    shown, folds = parted(matrix(Desk(replace(desk.comparison, points=(*desk.comparison.points, copied))), "voice"), 8)
    assert [row.point.id for row in shown] == ["p2", "p3", "p4", "p5", "p6"]
    assert [(name, len(rows)) for name, rows in folds][:2] == [("wording, between copies", 1), ("differs, can all hold", 1)]


def test_rows_beyond_a_number_are_folded_and_none_is_lost(desk):
    many = tuple(replace(desk.comparison.points[1], id=f"p{n}") for n in range(1, 13))
    shown, folds = parted(matrix(Desk(replace(desk.comparison, points=many)), "voice"), 8)
    assert [row.point.id for row in shown] == [f"p{n}" for n in range(1, 9)]
    assert [(name, [row.point.id for row in rows]) for name, rows in folds] == [("conflict, more", ["p9", "p10", "p11", "p12"])]


def test_columns_are_roots_with_the_outlets_own_words_last(desk):
    laid = matrix(desk, "voice")
    assert [c.name for c in laid.columns] == [ARMY, HIGHLAND, "Coast state radio", "The River Guard", MONITOR, "the district clinic", "outlets’ own words"]
    denial = next(row for row in laid.rows if row.point.id == "p3")
    assert [(said.place, len(said.evidence)) for said in denial.cells[0].said] == [(0, 2)]
    assert denial.cells[1].said[0].evidence[0].voice == "Oren Tavik"
    one_sided = next(row for row in laid.rows if row.point.id == "p6")
    assert [cell.silent for cell in one_sided.cells] == ["no_position", None, "no_position", "not_heard", *["no_position"] * 3]


def test_columns_by_outlet_know_who_was_earlier(desk):
    laid = matrix(desk, "outlet")
    assert [c.name for c in laid.columns] == ["The Highland Voice", "The Port Courier", "Coast Gazette", "Valley Post"]
    truce = next(row for row in laid.rows if row.point.id == "p10")
    assert [cell.silent for cell in truce.cells] == ["earlier", None, "earlier", "earlier"]
    civil = next(row for row in laid.rows if row.point.id == "p7")
    assert civil.cells[1].silent == "declared_unknown"
    assert civil.cells[1].silence.words.text.startswith("It was not immediately clear")


def test_a_report_that_was_not_read_is_not_silent(desk):
    unread = replace(desk.comparison.reports[3], statements=None, voices=None, figures=None, incidents=None)
    groups = tuple(replace(g, figures=()) for g in desk.comparison.incidents)
    points = (desk.comparison.points[9],)
    made = replace(desk.comparison, reports=(*desk.comparison.reports[:3], unread, *desk.comparison.reports[4:]), incidents=groups, points=())
    laid = matrix(Desk(replace(made, points=(replace(points[0], silence=()),))), "outlet")
    silent = {c.name: cell.silent for c, cell in zip(laid.columns, laid.rows[0].cells, strict=True)}
    assert silent["Coast Gazette"] == "unread"
    assert heads.unread(Desk(made)) == "[not read, so nothing they say stands below: R4 (en)]"
    assert heads.unread(desk) is None
    assert silent["Valley Post"] == "no_position"


def test_voices_without_a_column_share_the_last_and_keep_their_names(desk):
    laid = matrix(desk, "voice", 2)
    assert [c.kind for c in laid.columns] == ["voice", "voice", "own", "rest"]
    assert laid.columns[-1].name == "4 other voices"
    wording = next(row for row in laid.rows if row.point.id == "p5")
    assert [said.who for said in wording.cells[-1].said] == ["Coast state radio"]
    every = matrix(desk, "voice")
    for row, whole in zip(laid.rows, every.rows, strict=True):
        assert sum(len(s.evidence) for c in row.cells for s in c.said) == sum(len(s.evidence) for c in whole.cells for s in c.said)


def test_swapping_the_parties_names_changes_names_alone(desk):
    swap = {ARMY: HIGHLAND, HIGHLAND: ARMY}
    points = tuple(
        replace(p, positions=tuple(replace(a, evidence=tuple(replace(e, root=swap.get(e.root, e.root)) for e in a.evidence)) for a in p.positions))
        for p in desk.comparison.points
    )
    one, other = matrix(desk, "voice"), matrix(Desk(replace(desk.comparison, points=points)), "voice")
    assert [swap.get(c.name, c.name) for c in other.columns] == [c.name for c in one.columns]
    assert [[(len(c.said), c.silent) for c in row.cells] for row in one.rows] == [[(len(c.said), c.silent) for c in row.cells] for row in other.rows]


# --- CSV ---------------------------------------------------------------------------------------------------------


def test_csv_holds_every_point_and_the_words_with_offsets(desk):
    table = list(csv.DictReader(io.StringIO(matrix_csv(desk.comparison))))
    assert [row["point"] for row in table] == ["p2", "p3", "p4", "p5", "p6", "p8", "p1", "p7", "p10", "p9", "p11"]
    span = desk.comparison.points[1].positions[0].evidence[0].words.spans[0]
    assert table[0][ARMY] == f"[a technical failure] “fell after a technical failure” R1 {span.start}-{span.end}"
    assert table[4]["The River Guard"] == "[accused and not heard]"
    assert table[0]["reading certainty"] == "0.81"
    by_outlet = next(csv.reader(io.StringIO(matrix_csv(desk.comparison, "outlet"))))
    assert "Valley Post" in by_outlet


@given(st.sampled_from("=+-@\t\r\n"), st.text(max_size=8))
def test_no_cell_of_the_csv_is_a_formula(sign, rest):
    made = comparison()
    name = sign + rest
    point = made.points[0]
    hostile = replace(point, label=name, why=name, silence=(Silence(name, "not_heard"),))
    for row in csv.reader(io.StringIO(matrix_csv(replace(made, points=(hostile,))), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) and cell != "-" for cell in row)


# --- time, names, words ------------------------------------------------------------------------------------------


def test_intervals_have_soft_ends_and_days_firm_ones(desk):
    line = moments.timeline(desk, 5)
    hit, drone, leaving = line.incidents
    assert (hit.bars[0].soft_start, hit.bars[0].soft_end, hit.words) == (False, False, "7 May 2031")
    assert (drone.bars[0].soft_start, drone.words) == (True, "by 8 May 2031")
    assert (leaving.bars[0].soft_end, leaving.words) == (True, "between 9 May 2031 and 10 May 2031")
    assert [(lane.name, lane.reports) for lane in line.published] == [
        ("8 May 2031", ("R1", "R2", "R3", "R4")), ("9 May 2031", ("R5",)), ("10 May 2031", ("R6",)),
    ]  # fmt: skip
    assert line.voices[0].name == MONITOR
    assert [bar.soft_start for bar in line.voices[0].bars] == [True, True, True]
    assert all(0 <= bar.start < bar.end <= 1 for lane in (*line.incidents, *line.published, *line.voices) for bar in lane.bars)
    assert "the war" not in {lane.name for lane in line.incidents}


def test_words_for_when_something_was_said_stand_beside_their_voice(desk):
    said = {key(lane.name): lane.said for lane in moments.timeline(desk, 9).voices}
    assert {name: words for name, words in said.items() if words} == {key(MONITOR): ("on Thursday",), key(ARMY): ("on Thursday",)}
    bare = tuple(replace(r, statements=tuple(replace(s, said=None) for s in r.statements)) for r in desk.comparison.reports)
    assert not any(lane.said for lane in moments.timeline(Desk(replace(desk.comparison, reports=bare)), 9).voices)


def test_far_days_are_named_and_do_not_squeeze_the_axis(desk):
    old = replace(desk.comparison.incidents[0], id="i9", label="an older raid", date=replace(desk.comparison.incidents[0].date, start="1999-01-01", end="1999-01-01"))
    line = moments.timeline(Desk(replace(desk.comparison, incidents=(*desk.comparison.incidents, old))), 3)
    assert line.off == ("an older raid [1 January 1999]",)
    assert len(line.ticks) == 4


def test_no_day_no_timeline(desk):
    undated = tuple(replace(r, header=replace(r.header, published=None)) for r in desk.comparison.reports)
    assert moments.timeline(Desk(replace(desk.comparison, reports=undated)), 3) is None


def test_names_used_are_those_that_differ(desk):
    found = {n.root: {desk.ref(r): used for r, used in n.printed} for n in naming.naming(desk)}
    assert found[HIGHLAND] == {"R3": ("Oren Tavik", "Tavik"), "R5": ("The Highland command",)}
    assert "Coast state radio" not in found, "named in one way alone"


def test_words_are_shown_in_their_place(desk):
    report = desk.comparison.reports[2]
    evidence = desk.comparison.points[5].positions[0].evidence[0]
    pieces = context(report, evidence.words, 30)
    assert [t for t, inside in pieces if inside] == [evidence.words.text]
    assert "".join(t for t, _ in pieces).strip("… ") in str(report.text)


@given(st.text(max_size=80), st.integers(4, 40))
def test_short_keeps_to_its_length_and_marks_what_is_cut(text, longest):
    found = short(text, longest)
    assert len(found) <= longest
    assert found == text or (found.endswith("…") and text.startswith(found[:-1]))


def test_case_and_article_make_no_second_voice():
    assert key("The  Lake Monitor") == key("the lake monitor")
    assert key("Theatre") != key("atre")


def test_an_empty_comparison_has_heads_and_no_rows():
    desk = Desk(Comparison((), (), (), ()))
    assert heads.head(desk).texts == ()
    assert checks.checks(desk) == ()
    assert matrix(desk, "voice").rows == ()
    assert desk.focus is None


def test_focus_is_the_first_incident_and_never_background(desk):
    assert desk.focus.id == "i1"
    only = Desk(replace(desk.comparison, incidents=tuple(g for g in desk.comparison.incidents if g.background), points=()))
    assert only.focus is None


def test_a_point_of_one_report_has_its_place():
    r = Scribe(None, None, "Quiet", "The mayor said that nothing happened.")
    point = Point("p1", "[what?]", None, "one_sided", "rule", (Position("[nothing]", (r.proof("nothing happened", "The mayor"),)),), 1)
    desk = Desk(Comparison((r.done(),), (), (), (point,)))
    assert [c.name for c in matrix(desk, "outlet").columns] == ["[R1, outlet not given]"]
