"""The record at the terminal: what it says, that it fits, that nothing in it commands the terminal."""

from hand_made import quay

from rashomon.show import terminal


def test_a_chain_reads_from_the_outlet_inwards():
    assert "The Port Courier ← Interpress ← Mara Voss ← ○ the clinic" in terminal.render(quay())
