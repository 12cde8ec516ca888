"""What holds of all points: blind to names, true to the words, the same in any order, and quick."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from telling import Story, groups

from rashomon.comparison import Point
from rashomon.model import Report
from rashomon.points import weigh
from rashomon.roots.topics import Weights

DAY = "2031-05-07"
WORDS = "harbour dockers guards customs ferry bridge quarry ledger kiln orchard".split()
Names = Callable[[str], str]


def straight(text: str) -> str:
    return text


PAIRS = (("Velland", "Orania"), ("Vellan", "Oranian"), ("Tarik Moss", "Ilan Dorr"), ("Hill Front", "Reed League"))
OTHER = {a: b for pair in PAIRS for a, b in (pair, pair[::-1])}


def swapped(text: str) -> str:
    """Put each of two parties, and what comes from them, in the other's place."""
    return re.sub(r"\b(?:" + "|".join(OTHER) + r")\b", lambda m: OTHER[m.group()], text)


def affair(name: Names) -> list[Report]:
    """Tell one affair as two outlets do, with the parties named by `name`."""
    first = Story(
        "Quayside",
        DAY,
        name("Clash at the ferry"),
        name(
            "Shells fell on the ferry and killed 30 people, the Vellan army said. The Vellan army said Oranian soldiers had fired the first shots."
        ),
        name(
            "Tarik Moss blamed the Hill Front for the violence. The Vellan army denied that its guns had shelled the ferry."
        ),
        name(
            "Oranian radio said the barge sank due to an engine failure. Orania said the raid “will not go unpunished.”"
        ),
    )
    first.happened("Shells fell", DAY)
    first.counts("30 people", 30, 30, by=name("the Vellan army"))
    first.says(name("the Vellan army"), "said", name("Oranian soldiers had fired the first shots"), stance="accuses")
    first.says(name("Tarik Moss"), "blamed", name("the Hill Front for the violence"), stance="accuses", kind="person")
    first.says(name("the Vellan army"), "denied", "that its guns had shelled the ferry", stance="denies")
    first.says(name("Oranian radio"), "said", "the barge sank due to an engine failure")
    first.says(name("Orania"), "said", "the raid “will not go unpunished.”", manner="mixed")
    second = Story(
        "Valley Post",
        DAY,
        name("Ferry shelled"),
        name(
            "Shells fell on the ferry and killed 52 people, the Oranian army said. The Oranian army said Vellan soldiers had opened fire first."
        ),
        name(
            "Ilan Dorr said the Reed League was responsible for the deaths. The Oranian army said Vellan guns had shelled the ferry."
        ),
        name("Velland said the barge was hit by a missile. The Reed League said the raid “would not go unpunished.”"),
    )
    second.happened("Shells fell", DAY)
    second.counts("52 people", 52, 52, by=name("the Oranian army"))
    second.says(name("the Oranian army"), "said", name("Vellan soldiers had opened fire first"), stance="accuses")
    second.says(
        name("Ilan Dorr"),
        "said",
        name("the Reed League was responsible for the deaths"),
        stance="accuses",
        kind="person",
    )
    second.says(name("the Oranian army"), "said", name("Vellan guns had shelled the ferry"), stance="accuses")
    second.says(name("Velland"), "said", "the barge was hit by a missile")
    second.says(name("the Reed League"), "said", "the raid “would not go unpunished.”", manner="mixed")
    return [first.done(), second.done()]


def shape(points: tuple[Point, ...], name: Names) -> list[object]:
    """Give what points say, names put back; which of two positions comes first is no matter."""
    return sorted(
        (
            point.kind,
            name(point.label),
            point.roots,
            sorted(
                sorted(
                    (e.statement or "", name(e.words.text), name(e.voice or ""), name(e.root or ""))
                    for e in position.evidence
                )
                for position in point.positions
            ),
            sorted((s.kind, name(s.words.text) if s.words else "") for s in point.silence),
        )
        for point in points
    )


def test_swapping_two_parties_swaps_only_their_names() -> None:
    straight_on, turned = affair(straight), affair(swapped)
    one, other = weigh(straight_on, groups(straight_on), ()), weigh(turned, groups(turned), ())
    assert {"conflict", "denial", "blame", "wording"} <= {p.kind for p in one}
    assert "[what caused it?]" in {p.label for p in one}
    assert shape(one, straight) == shape(other, swapped)


def test_outlets_are_never_asked() -> None:
    reports = affair(straight)
    renamed = [Report(**{f: getattr(r, f) for f in r.__slots__}) for r in reports]
    assert shape(weigh(reports, groups(reports), ()), straight) == shape(weigh(renamed, groups(renamed), ()), straight)


@pytest.mark.parametrize("order", list(itertools.permutations(range(2))))
def test_the_order_of_reports_changes_nothing(order: tuple[int, ...]) -> None:
    reports = affair(straight)
    expected = weigh(reports, groups(reports), ())
    turned = [reports[n] for n in order]
    assert weigh(turned, groups(reports), ()) == expected


def test_every_piece_of_evidence_stands_in_its_report_and_is_short() -> None:
    reports = affair(straight)
    by_id = {r.original.id: r for r in reports}
    points = weigh(reports, groups(reports), ())
    assert [p.id for p in points] == [f"p{n}" for n in range(1, len(points) + 1)]
    for point in points:
        assert point.label.startswith("[")
        assert point.why
        for position in point.positions:
            assert position.label.startswith("[")
            assert position.evidence
            for e in position.evidence:
                assert by_id[e.report].original.words(*e.words.spans).text == e.words.text
                assert e.words.end - e.words.start <= 400


def test_disputes_come_first_and_nothing_comes_of_nothing() -> None:
    reports = affair(straight)
    order = ["conflict", "denial", "blame", "wording", "one_sided"]
    found = [order.index(p.kind) if p.kind in order else len(order) for p in weigh(reports, groups(reports), ())]
    assert found == sorted(found)
    assert weigh([], (), ()) == ()


def test_reports_of_which_nothing_was_read_have_no_points() -> None:
    bare = Story("Quayside", DAY, "Quiet", "Nothing was said.").report()
    assert weigh([bare, bare], (), ()) == ()


def test_many_reports_take_time_in_proportion() -> None:
    def told(number: int) -> Report:
        lines = [
            f"Voice{number} said guards number {n} had burned barge {n * number} at the quay of Town{n % 40}."
            for n in range(60)
        ]
        story = Story(f"Outlet {number}", DAY, "News", *lines)
        for n, line in enumerate(lines):
            story.says(
                f"Voice{number}", "said", line.split(" said ")[1].rstrip("."), stance="accuses" if n % 2 else "asserts"
            )
        return story.done()

    def spent(count: int) -> float:
        reports = [told(n) for n in range(1, count + 1)]
        start = time.process_time()
        weigh(reports, (), ())
        return time.process_time() - start

    spent(2)
    few, many = spent(5), spent(20)
    assert many < 12 * few + 0.5


def test_what_is_told_of_two_affairs_is_never_laid_together() -> None:
    def told(outlet: str, town: str, party: str, mayor: str) -> Story:
        line = f"The mayor of {town}, {mayor}, blamed the {party} Front for the violence. In {town} many blamed men of the {party} Front."
        story = Story(outlet, DAY, "Clash", line)
        story.happened("the violence", DAY)
        story.says(mayor, "blamed", f"the {party} Front for the violence", stance="accuses", kind="person")
        return story

    reports = [
        told("Quayside", "Orun", "Hill", "Ilan Dorr").done(),
        told("Valley Post", "Tarsk", "Reed", "Mara Voss").done(),
    ]
    apart = tuple(
        replace(group, members=(member,), figures=()) for group in groups(reports)[:1] for member in group.members
    )
    assert "blame" in [p.kind for p in weigh(reports, groups(reports), ())]
    assert "blame" not in [
        p.kind for p in weigh(reports, tuple(replace(g, id=f"i{n}") for n, g in enumerate(apart, 1)), ())
    ]


def test_a_report_of_thousands_of_accusations_and_counts_is_weighed_soon() -> None:
    count = 1500
    lines = [f"Front{n} blamed League{n} for the violence and said {n + 2} people died." for n in range(count)]
    story = Story("Quayside", DAY, "Clash", " ".join(lines))
    story.happened("the violence and said 2 people", DAY)
    for n in range(count):
        story.says(f"Front{n}", "blamed", f"League{n} for the violence", stance="accuses")
        story.counts(f" {n + 2} people died".strip(), n + 2, n + 2, by=f"Front{n}")
    report = story.done()
    start = time.process_time()
    weigh([report], groups([report]), ())
    assert time.process_time() - start < 30


def test_weights_of_several_words_do_not_hang_on_their_order():
    weights = Weights([" ".join(WORDS[:n]) for n in range(1, len(WORDS))])
    assert len({weights.total(WORDS[n:] + WORDS[:n]) for n in range(len(WORDS))}) == 1
