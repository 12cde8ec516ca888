"""What a desk must look at first: found, said in words, ordered by importance and by nothing else."""

from dataclasses import replace

from made import ARMY, HIGHLAND, MONITOR, Scribe, of_kind

import rashomon
from rashomon.comparison import Comparison, Edit, Group, Member, Silence
from rashomon.show.accounts import checks, heads
from rashomon.show.accounts.check import KINDS
from rashomon.show.accounts.desk import Desk, key
from rashomon.show.accounts.tolls import tolls
from rashomon.text import Span


def text(check):
    return "".join(part.text or part.report for part in check.parts)


def test_checks_come_in_the_order_a_desk_needs_them(desk):
    kinds = [c.kind for c in checks.checks(desk)]
    assert kinds == sorted(kinds, key=list(KINDS).index)
    assert dict.fromkeys(kinds) == dict.fromkeys(("order", "no_source", "moved", "not_heard", "material", "left_open"))


def test_checks_say_what_to_look_at(desk):
    (order,) = of_kind(desk, "order")
    assert key(text(order)) == f"{key(MONITOR)}: 30 and ≥31 killed; which came first is not said"
    assert desk.refs(order.reports) == ("R1", "R3")
    (source,) = of_kind(desk, "no_source")
    assert text(source).casefold() == f"31 killed in the outlet’s own voice: 31 people; also given by {MONITOR}".casefold()
    assert desk.refs(source.reports) == ("R1", "R2")
    (silent,) = of_kind(desk, "not_heard")
    assert text(silent) == "The River Guard on [were ambulances held up?]"
    assert silent.point == "p6"
    assert [text(c) for c in of_kind(desk, "left_open")] == ["It was not immediately clear how many of the dead were civilians"]


def test_a_number_before_its_counter_gives_it_is_marked_and_a_headline_of_its_own_report_is_not():
    early = Scribe("Post", "2031-05-08", "43 dead at the mill", "At least 43 people are dead.")
    early.happened("dead", None, None)
    early.count("At least 43 people", 43, None, "at_least", "people", incident="i1")
    late = Scribe("Courier", "2031-05-09", "Toll is 43", "The clinic counted 43 dead.")
    clinic = late.voice("The clinic")
    late.happened("dead", None, None)
    late.count("43", 43, 43, "exact", "people", incident="i1")
    late.count("43 dead", 43, 43, "exact", "dead", incident="i1", voice=clinic)
    group = Group("i1", "dead", (Member(early.id, "i1"), Member(late.id, "i1")), None, None, (Member(early.id, "f1"), Member(late.id, "f1"), Member(late.id, "f2")))
    desk = Desk(Comparison((early.done(), late.done()), (), (group,), ()))
    assert [text(c) for c in of_kind(desk, "no_source")] == [
        "≥43 killed in the outlet’s own voice: At least 43 people; also given by The clinic in a later report"
    ]
    assert desk.refs(heads.head(desk).unsourced) == ("R1",)
    (toll,) = tolls(desk, desk.focus)
    assert [(line.names, line.outlet) for line in toll.lines] == [(("The clinic",), None), ((), "Post")], "a headline that gives the number of its own counter is told with it"


def test_words_that_moved_are_listed_once(desk):
    moved = of_kind(desk, "moved")
    assert len(moved) == 3, "the quotation that changed its speaker is an edit and a point, and one thing to check"
    alone = Desk(replace(desk.comparison, copies=()))
    assert [c.point for c in of_kind(alone, "moved")] == ["p5"]


def test_material_is_named_once_for_each_who_speaks_by_it(desk):
    assert [text(c) for c in of_kind(desk, "material")] == [
        "Interpress: [its own text]",
        "Highland fighters: A video posted online",
        f"{ARMY}: in a statement",
        f"{HIGHLAND}: on Twitter",
    ], "what was said by telephone leaves nothing to obtain"


def test_a_page_that_speaks_is_material_and_an_agency_in_hand_is_none():
    page = Scribe("Post", "2031-05-08", "Quiet", "A page run by dockers said the quay was calm, Interpress said.")
    press = page.voice("Interpress", "outlet")
    page.says("A page run by dockers", "said", "the quay was calm", voice=page.voice("A page run by dockers", "unnamed"), via=(press,))
    wire = Scribe("Interpress", "2031-05-08", "Calm", "The quay was calm.")
    assert [text(c) for c in of_kind(Desk(Comparison((page.done(),), (), (), ())), "material")] == ["A page run by dockers", "Interpress: [its own text]"]
    assert [text(c) for c in of_kind(Desk(Comparison((page.done(), wire.done()), (), (), ())), "material")] == ["A page run by dockers"]


def test_folding_keeps_every_check_and_shows_every_kind(desk):
    found = checks.checks(desk)
    shown, rest = checks.folded(found, 7)
    assert [c.kind for c in shown] == ["order", "no_source", "moved", "moved", "not_heard", "material", "left_open"]
    assert sorted(map(text, (*shown, *rest))) == sorted(map(text, found))
    assert checks.more(rest) == "4 more: words that moved 1 · named, not in hand 3"


def test_what_comes_first_does_not_hang_on_the_order_of_the_reports(desk):
    found = desk.comparison
    turned = Desk(replace(found, reports=found.reports[::-1], incidents=found.incidents[:1] + found.incidents[:0:-1]))
    assert [c.words for c in checks.checks(turned)] == [c.words for c in checks.checks(desk)]


def test_what_goes_wrong_in_print_comes_first(desk):
    kinds = [text(c).split(":")[0] for c in of_kind(desk, "moved")]
    assert kinds == ["speaker changed", "attribution dropped", "bound changed"]
    twice = replace(desk.comparison.points[5], id="p13", label="[who held the bridge?]", silence=(Silence("The Ferry Guild", "not_heard"),))
    again = replace(twice, id="p14", label="[who burnt it?]")
    more = Desk(replace(desk.comparison, points=(*desk.comparison.points, twice, again)))
    assert [text(c) for c in of_kind(more, "not_heard")] == [
        "The Ferry Guild on [who held the bridge?] · [who burnt it?]", "The River Guard on [were ambulances held up?]",
    ], "who is accused on the most matters comes first"  # fmt: skip


def test_changes_of_the_same_words_are_one_thing_to_check(desk):
    copy = desk.comparison.copies[0]
    a, b = copy.edits[2].before, copy.edits[2].after
    twice = replace(copy, edits=(Edit("speaker_changed", a, b), Edit("quotation_changed", a, b)))
    (check,) = of_kind(Desk(replace(desk.comparison, copies=(twice,))), "moved")
    assert text(check).startswith("speaker changed, quotation changed: ")


def test_what_several_reports_leave_open_is_said_once(desk):
    point = desk.comparison.points[7]
    words = point.silence[0].words if point.silence else desk.comparison.points[6].silence[0].words
    open_twice = replace(point, silence=tuple(Silence(r.original.id, "declared_unknown", words) for r in desk.comparison.reports[:2]))
    (check,) = of_kind(Desk(replace(desk.comparison, points=(open_twice,))), "left_open")
    assert len(check.reports) == 2


def test_what_a_voice_leaves_open_names_the_report_with_its_words(desk):
    b = desk.comparison.reports[1]
    at = b.original.raw.index("31 people, including two medics")
    words = b.original.words(Span(at, at + 31))
    point = replace(desk.comparison.points[7], silence=(Silence(ARMY, "declared_unknown", words),))
    (check,) = of_kind(Desk(replace(desk.comparison, points=(point,))), "left_open")
    assert (text(check), desk.refs(check.reports)) == (f"{ARMY}: 31 people, including two medics", ("R2",))


def test_another_incident_of_the_same_days_with_harm_of_its_own_may_be_the_same():
    one = rashomon.read_text("Date: 2031-04-04\n\nAt least 14 people were killed when the Kelm dam burst on Thursday, the district hospital said.")
    two = rashomon.read_text("Date: 2031-04-04\n\nThree people were killed on Thursday near the northern ferry, the State Agency said.")
    compared = rashomon.compare([one, two])
    (group,) = compared.incidents
    parted = [replace(group, id=f"i{n + 1}", members=(m,), figures=tuple(f for f in group.figures if f.report == m.report)) for n, m in enumerate(group.members)]
    (found,) = [c for c in checks.checks(Desk(replace(compared, incidents=tuple(parted)))) if c.kind == "apart"]
    assert found.reports == (parted[1].members[0].report,)
    assert "counted apart" in text(found)
    other_day = replace(parted[1], date=replace(parted[1].date, start="2031-04-12", end="2031-04-12"))
    assert not [c for c in checks.checks(Desk(replace(compared, incidents=(parted[0], other_day)))) if c.kind == "apart"]
    assert not [c for c in checks.checks(Desk(compared)) if c.kind == "apart"]
