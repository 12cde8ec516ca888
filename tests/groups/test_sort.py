"""Reports of one affair are sorted together; sets stay the same in any order and large ones take bounded time."""

import time
from collections import Counter

import pytest
from made_groups import report

from rashomon.groups import gather, sort
from rashomon.groups.cluster import candidates, cluster
from rashomon.groups.words import Rarity

FERRY = (
    report("Ferry sinks off Lodmar, 12 drowned", "Twelve people drowned when the ferry Heron sank off Lodmar on Monday, the coast guard said. Captain Ilse Brandt survived.", day="2031-03-04"),
    report("Coast guard seeks ferry's missing", "Divers searched on Tuesday for passengers of the Heron, the ferry that sank off Lodmar with 12 drowned. Its captain, Ilse Brandt, was questioned.", day="2031-03-05"),
    report("Heron captain blames cargo", "Ilse Brandt, captain of the ferry Heron, told a court in Lodmar that loose cargo made the vessel capsize off the port.", day="2031-03-07"),
)
BOMB = (
    report("Bomb at Pelin station kills four", "A bomb at the railway station of Pelin killed four people on Monday, police said. The device lay in a locker.", day="2031-03-04"),
    report("Four dead in Pelin blast", "Four people died in a blast at Pelin railway station. Police said a bomb had been left in a locker.", day="2031-03-04"),
)
OTHER_BOMB = report("Bomb hits bus in Orlev", "A bomb under a bus in Orlev killed six soldiers on Monday, the army said, and blamed separatists.", day="2031-03-04")


def ids(*reports):
    return [r.original.id for r in reports]


def test_affairs_are_sorted_apart():
    assert sorted(map(sorted, sort([*FERRY, *BOMB, OTHER_BOMB]))) == sorted(map(sorted, (ids(*FERRY), ids(*BOMB), ids(OTHER_BOMB))))


def test_the_largest_comes_first_and_members_in_the_order_given():
    assert sort([BOMB[1], FERRY[2], FERRY[0], BOMB[0], FERRY[1]]) == [ids(FERRY[2], FERRY[0], FERRY[1]), ids(BOMB[1], BOMB[0])]


def test_order_changes_no_group():
    given = [*FERRY, *BOMB, OTHER_BOMB]
    assert {frozenset(g) for g in sort(given)} == {frozenset(g) for g in sort(given[::-1])}


def test_one_report_and_none():
    assert sort([]) == []
    assert sort([OTHER_BOMB, OTHER_BOMB]) == [ids(OTHER_BOMB)]


def test_many_small_reports_take_bounded_time():
    reports = [report(f"Fire in street {n}", f"A fire in Street{n % 97} of Town{n % 331} hurt {n % 23 + 3} people on Monday.", day="2031-03-04") for n in range(300)]
    began = time.process_time()
    assert sum(map(len, sort(reports))) == 300
    assert gather(reports) == ()
    assert time.process_time() - began < 40


@pytest.mark.parametrize("odds", [1.0, -1.0])
def test_comparisons_grow_with_the_number_of_reports_alone(odds):
    def compared(size):
        asked = Counter()

        def score(a, b):
            asked[a, b] += 1
            return odds

        keys = [["all", f"a{n % 97}", f"b{n % 331}", f"c{n % 23}"] for n in range(size)]
        cluster(size, candidates(keys, list(range(size))), score, 0.0)
        return len(asked)

    assert compared(2000) < 5 * compared(500) < 5 * 500 * 250


def test_a_key_that_all_share_gives_a_bounded_number_of_pairs():
    pairs = candidates([["a"]] * 1000, list(range(1000)))
    assert len(pairs) <= 24 * 1000


def test_owners_never_come_together():
    assert cluster(3, [(0, 1), (0, 2), (1, 2)], lambda a, b: 1.0, 0.0, ["x", "y", "x"]) == [[0, 1], [2]]


def test_what_all_of_a_small_set_share_keeps_its_weight():
    few, many = Rarity([["tarsk"]] * 5, {}), Rarity([["tarsk"]] * 1000, {})
    assert few.of("tarsk") > 2 > 0.1 > many.of("tarsk")


def test_one_text_in_many_copies_stays_with_its_affair():
    copies = [report(BOMB[0].header.title.text, str(BOMB[0].text).split("\n")[1].replace("four", "four" + " " * n), day="2031-03-04") for n in range(1, 30)]
    groups = sort([*copies, BOMB[1], *FERRY])
    assert sorted(map(len, groups)) == [3, 30]
    assert set(ids(BOMB[1], *copies)) in map(set, groups)


def test_texts_without_words_are_not_taken_for_copies():
    assert sorted(map(len, sort([report("…", "— —", day=None), report("…", "— — —", day=None)]))) == [1, 1]
