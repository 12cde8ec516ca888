"""The record must not depend on which party has which name."""

from collections import Counter

import pytest
from swapping import PAIRS, REPORTS, Filled, causes, compare, fill, rows, unchanged

import rashomon

# The share of each layer that must be the same with the names exchanged; bench/swaps.py reads every pair.
FLOORS = {"statements": 0.95, "figures": 0.97, "incidents": 0.92}
LEAST = {"statements": 200, "figures": 50, "incidents": 25}


@pytest.mark.timeout(600)  # (reads 72 reports)
def test_exchanged_names_leave_the_record_the_same():
    read = [compare(number, number) for number in range(len(REPORTS))]
    for layer, floor in FLOORS.items():
        outcomes = [r[layer] for r in read]
        worst = [line for o in outcomes if o.changed for line in [f"{o.report} {o.names}", *causes(o)]]
        assert unchanged(outcomes) >= floor, "\n".join([layer, *worst])
        assert sum(o.total for o in outcomes) > LEAST[layer]


def test_there_are_thirty_six_reports_of_four_kinds():
    assert len(REPORTS) == 36
    assert {r["kind"] for r in REPORTS} == PAIRS.keys()
    assert all("{A" in r["text"] and "{B" in r["text"] for r in REPORTS)


def test_names_that_open_a_sentence_take_their_capital():
    names = {"name": "the League", "start": "The League"}
    assert fill("{A} met {A}. {A} won.", names, names).text == "The League met the League. The League won."


def test_ranges_show_slots_and_cut_names():
    filled = fill("A boat of {A} sank.", {"name": "Tarn"}, {})
    assert filled.text == "A boat of Tarn sank."
    assert filled.plain(0, 19) == "A boat of {A} sank."[:19].rstrip(".")
    assert filled.plain(12, 19) == "{A}<cut 2..0> sank"


def test_a_voice_by_the_wrong_name_is_a_change():
    report = rashomon.read_text("Tarn said the bridge was shut. Veld said it was open, and the ferry ran.")
    right = Filled(report.original.raw, ((0, 4, "{A}"), (31, 35, "{B}")))
    wrong = Filled(report.original.raw, ((0, 4, "{B}"), (31, 35, "{A}")))
    assert Counter(rows(right, report).values()) != Counter(rows(wrong, report).values())
    assert [row[3] for row in rows(right, report).values()] == ["{A}", "{B}"]
