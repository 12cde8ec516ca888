"""Every screen shows what the case holds, as a newsroom reads it, without a script."""

import pytest


@pytest.mark.parametrize("address", ["/", "/sheet", "/reports", "/copies", "/search?q=mill", "/reading", "/static/app.css", "/sheet/widths.css"])
def test_screens_answer(browser, address):
    assert browser.get(address).status_code == 200
