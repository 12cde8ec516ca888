"""The chain of a statement: from the outlet inwards, each link with its proof."""

import pytest

from hand_made import Maker, quay
from rashomon.model import Header, Statement, Voice
from rashomon.show.chain import chains, plain
from rashomon.show.outline import outline
from rashomon.text import Span


def test_a_statement_rests_on_its_carriers_voices_and_on_what_it_came_through():
    assert {name: plain(chain) for name, chain in chains(quay()).items()} == {
        "s1": "The Port Courier ← K7",
        "s2": "The Port Courier ← K7 ← ○ witnesses",
        "s3": "The Port Courier ← K7",
        "s4": "The Port Courier ← Interpress ← Mara Voss",
        "s5": "The Port Courier ← Interpress ← Mara Voss ← ○ the clinic",
        "s6": "The Port Courier ← Interpress ← Mara Voss ← [no source given]",
        "s7": "The Port Courier ← Mara Voss",
        "s8": "The Port Courier ← [no source given]",
    }


def test_each_link_has_the_words_that_prove_it():
    outlet, through, carrier, speaker = chains(quay())["s5"]
    assert outlet.proof == ()
    assert [w.text for w in through.proof] == ["Interpress"]
    assert [w.text for w in carrier.proof] == ["union leader Mara Voss", "told Interpress"]
    assert [w.text for w in speaker.proof] == ["according to", "the clinic"]
    assert (carrier.statement, speaker.statement) == ("s4", "s5")


def test_what_came_through_an_outlet_is_proved_by_its_nearest_mention():
    make = Maker(paragraphs=("Interpress is old. The agency was told by Voss: it rained.",))
    agency = Voice("v1", "Interpress", "outlet", mentions=(make.words("Interpress"), make.words("The agency")))
    report = make.report(statements=(make.statement(1, "Voss", "told", "it rained", via=("v1",)),), voices=(agency,))
    assert [w.text for w in chains(report)["s1"][1].proof] == ["The agency"]


def test_an_outlet_stands_once_though_each_statement_names_it():
    make = Maker()
    agency = Voice("v4", "Interpress", "outlet", mentions=(make.words("Interpress"),))
    made = (
        make.statement(1, "union leader Mara Voss", "told Interpress", "We were told that only batons were used", via=("v4",)),
        make.statement(2, None, "were told", "only batons were used", via=("v4",), within="s1"),
    )
    chain = chains(make.report(statements=made, voices=(agency,), header=Header(outlet="The Port Courier")))["s2"]
    assert plain(chain) == "The Port Courier ← Interpress ← ○ union leader Mara Voss ← [no source given]"


def test_the_middle_of_a_very_long_chain_is_counted():
    make = Maker()
    words = make.words("witnesses")
    made = tuple(Statement(f"s{n}", None, None, words, "indirect", within=f"s{n - 1}" if n else None) for n in range(3_000))
    chain = chains(make.report(statements=made))["s2999"]
    assert len(chain) == 11
    assert chain[5].name == "[2,991 more]"


@pytest.mark.parametrize("within", [("s2", "s1", None), ("s2", "s3", "s1"), ("s1", None, "s9")])
def test_every_statement_is_listed_once_whatever_carries_it(within):
    make = Maker()
    words = make.original.words(Span(make.raw.index("witnesses"), make.raw.index("witnesses") + 9))
    made = tuple(Statement(f"s{n}", None, None, words, "indirect", within=w) for n, w in enumerate(within, 1))
    report = make.report(statements=made)
    assert sorted(r.statement.id for r in outline(report)) == ["s1", "s2", "s3"]
    assert sorted(chains(report)) == ["s1", "s2", "s3"]
