"""The page of a report: whole, safe, nothing but the report's words in its story."""

from hand_made import quay

from rashomon.show import page


def test_every_statement_has_its_card():
    html = page.render(quay())
    for number in range(1, 9):
        assert html.count(f' id="s{number}"') == 1
