"""Affairs are found among sketches, in any order; neighbours, late returns and reports without a day stay apart."""

from dataclasses import replace

import numpy as np
import pytest
from made_sketches import LONG, again, groups, ids, told, word

from rashomon.affairs import find, sketch
from rashomon.affairs.meeting import MOST, meet
from rashomon.affairs.packed import pack
from rashomon.affairs.pairing import score
from rashomon.affairs.prints import sample
from rashomon.affairs.weighing import Weighed
from rashomon.errors import UsageError
from rashomon.groups.pairs import features, sheets

FERRY = (
    told("Ferry sinks off Lodmar, 12 drowned", "Twelve people drowned when the ferry Heron sank off Lodmar on Monday, the coast guard said. Captain Ilse Brandt survived the night on a raft."),
    told("Coast guard seeks ferry's missing", "Divers searched on Tuesday for passengers of the Heron, the ferry that sank off Lodmar with 12 drowned. Its captain, Ilse Brandt, was questioned.", "2031-03-05"),
    told("Heron captain blames cargo", "Ilse Brandt, captain of the ferry Heron, told a court in Lodmar that loose cargo made the vessel capsize off the port.", "2031-03-07"),
)
BOMB = (
    told("Bomb at Pelin station kills four", "A bomb at the railway station of Pelin killed four people on Monday, police said. The device lay in a locker."),
    told("Four dead in Pelin blast", "Four people died in a blast at Pelin railway station. Police said a bomb had been left in a locker there."),
)
OTHER = told("Bomb hits bus in Orlev", "A bomb under a bus in Orlev killed six soldiers on Monday, the army said, and blamed separatists from the hills.")


def test_affairs_are_told_apart_in_any_order():
    given = [sketch(report) for report in (*FERRY, *BOMB, OTHER)]
    assert groups(*given) == {ids(*FERRY), ids(*BOMB)}
    assert find(given) == find([*given[::-1], given[0]])


def test_the_largest_comes_first_with_its_days_and_members_in_order_of_day():
    first, second = find(map(sketch, [*BOMB, *FERRY]))
    assert [m.report for m in first.members] == [r.original.id for r in FERRY]
    assert (first.first, first.last, first.label) == ("2031-03-04", "2031-03-07", "Ferry sinks off Lodmar, 12 drowned")
    assert (second.first, second.last) == ("2031-03-04", "2031-03-04")
    assert not any(m.copy_of for m in first.members)


def test_ids_of_affairs_are_of_their_members_alone():
    alone, beside = find(map(sketch, BOMB)), find(map(sketch, [*FERRY, *BOMB[::-1], OTHER]))
    assert alone[0].id == beside[1].id != beside[0].id


def test_none_and_one():
    assert find([]) == ()
    assert find([sketch(OTHER), sketch(OTHER)]) == ()
    with pytest.raises(UsageError, match="not -1"):
        find([], window=-1)


def test_a_strike_next_day_in_the_same_district_is_another_affair():
    market = [
        told("Shells hit market of Vardun", "Mortar shells hit the fish market of Vardun on Monday and killed nine traders, the mayor Oskar Lind said. The hill brigade denied firing.", "2031-05-06"),
        told("Nine traders killed in Vardun", "Nine traders died on Monday as mortar shells fell on the fish market of Vardun, its mayor, Oskar Lind, said.", "2031-05-06"),
    ]
    clinic = [
        told("Rockets strike clinic at Tessa Ford", "Rockets struck a clinic at Tessa Ford near Vardun on Tuesday, killing a nurse, doctor Mira Stahl said. The hill brigade denied firing.", "2031-05-07"),
        told("Nurse dies as clinic is struck", "A nurse, Anna Roth, was killed on Tuesday when rockets struck the clinic of Tessa Ford, said Mira Stahl, a doctor there.", "2031-05-07"),
    ]
    assert groups(*market, *clinic) == {ids(*market), ids(*clinic)}


def test_reports_further_apart_than_the_window_are_not_compared():
    late = told(FERRY[0].header.title.text, "Divers who sought the missing of the Heron, the ferry that sank off Lodmar with 12 drowned, found its captain's log. Ilse Brandt had kept it dry.", "2031-04-20")
    assert groups(FERRY[0], late) == set()
    assert groups(FERRY[0], late, window=60) == {ids(FERRY[0], late)}


def test_a_chain_of_days_does_not_run_away():
    none = sample([])
    found = find(replace(again(sketch(BOMB[n % 2]), f"r{n}", 741_000 + 5 * n), prints=none) for n in range(40))
    assert len(found) > 3
    assert max(len(affair.members) for affair in found) * 5 <= 3 * 14


def test_a_report_without_any_day_needs_strong_evidence():
    weak = told("Talks after ferry", "The ferry company of Lodmar said on the telephone that its boats would sail again.", None)
    strong = told(FERRY[0].header.title.text, "Twelve drowned when the ferry Heron went down off Lodmar; its captain Ilse Brandt survived the night on a raft, the coast guard said.", None)
    assert sketch(weak).day is None
    assert groups(FERRY[0], weak) == set()
    assert groups(FERRY[0], strong) == {ids(FERRY[0], strong)}


def test_a_term_that_all_share_gives_a_bounded_number_of_pairs():
    drawn = sketch(OTHER)
    weighed = Weighed(pack(again(drawn, f"r{n}") for n in range(500)), np.arange(500), 14)
    pairs = meet(weighed, 14)
    assert 500 <= len(pairs) <= MOST * 500
    assert (pairs[:, 0] < pairs[:, 1]).all()


def test_a_large_affair_is_clustered_in_parts(monkeypatch):
    none = sample([])
    given = [replace(again(sketch(each), f"{n} {each.original.id}"), prints=none) for n in range(12) for each in (BOMB[0], FERRY[0])]
    whole = groups(*given)
    assert sorted(map(len, whole)) == [12, 12]
    monkeypatch.setattr("rashomon.affairs.joining.LARGE", 5)
    assert groups(*given) == whole


def test_what_is_compared_is_what_groups_compares():
    drawn = [sketch(report) for report in (*FERRY, *BOMB, OTHER, told("", LONG))]
    packed = pack(drawn)
    weighed = Weighed(packed, np.arange(len(drawn)), 14)
    laid = {sheet.profile.report: sheet for sheet in sheets([each.profile for each in drawn])}
    for one in range(len(drawn)):
        for two in range(len(drawn)):
            theirs = features(laid[packed.ids[one]], laid[packed.ids[two]])
            assert features(weighed.sheet(one), weighed.sheet(two)) == pytest.approx(theirs, abs=1e-4)
            assert score(weighed, one, two) == pytest.approx(score(weighed, two, one))


def test_fires_of_one_day_stay_apart():
    fires = [told(f"Fire in {word(n)}", f"A fire in {word(n)} hurt {n + 20} people on Monday, {word(n + 700)} of the town council said.") for n in range(20)]
    assert all(len(group) < 3 for group in groups(*fires))
