"""The app stands what is asked of it: anything in an address, many at once, long reports."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hand_made import Maker
from letting_in import TOKEN, client_of
from rashomon.case import Case
from rashomon.inputs import read_bytes
from rashomon.model import Voice
from rashomon.web import screens
from rashomon.web.app import make

STATEMENTS = 200
FAR = 3.0  # seconds: ten times what is asked of a long report, so that only what runs away fails on a slow machine

parts = st.text(st.characters(codec="utf-8"), max_size=30)
ADDRESSES = ("/report/{}", "/item/{}/statements/s1", "/item/{}/{}/{}", "/item/{}/voices/at/{}", "/point/{}", "/source/{}", "/static/{}", "/api/reports/{}", "/{}", "/{}/{}")
ASKED = ("q", "most", "view", "form", "from", "as", "private")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(ADDRESSES), parts, st.sampled_from(("/search", "/reports", "/sheet", "/copies", "/export", "/api/search", "/api/entries", "/api/comparison")), st.dictionaries(st.sampled_from(ASKED), parts))
def test_no_address_breaks_a_page(browser, address, part, page, query):
    for asked in (browser.get(address.format(*[quote(part, safe="")] * 3)), browser.get(page, params=query)):
        assert asked.status_code < 500
        assert "sandbox" in asked.headers["content-security-policy"] or asked.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")


@pytest.mark.parametrize("first", ["0", "1", "3", "7", "-1", "x", "9" * 50, "٣"])
def test_lists_are_cut_into_pages(browser, monkeypatch, first):
    monkeypatch.setattr(screens, "LISTED", 2)
    page = browser.get("/reports", params={"from": first})
    assert page.status_code == 200
    assert page.text.count('<p class="headline">') == (2 if first != "7" and len(first) < 50 else 0)
    assert "6 reports" in page.text


def test_many_may_ask_and_write_at_once(written):
    ident = written.get("/api/reports").json()["reports"][0]["id"]
    addresses = ["/sheet", "/reports", f"/report/{ident}", "/copies", "/search?q=river", "/api/comparison", "/export"]

    def ask(number):
        client = client_of(written.app)
        if number % 8 == 7:
            return client.post(f"/item/{ident}/statements/s1", data={"who": "ada", "action": "note", "text": f"note {number}"}).status_code
        return client.get(addresses[number % 7]).status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(64))) == {200}
    entries = written.get("/api/entries").json()["entries"]
    assert [entry["number"] for entry in entries] == list(range(1, 9))


def test_however_often_a_changing_case_is_looked_at_one_comparison_waits(fresh):
    go, held = threading.Event(), fresh.app.state.held
    blocked = held.worker.do("blocked", lambda _: go.wait(60))
    asked = set()
    for number in range(5):
        with held.case() as case:
            case.decide("ada", "undo", {"entry": number}, {})
        asked.add(id(held.prepare()))
    assert len(asked) == 1
    go.set()
    assert blocked.ended.wait(60)
    assert held.compared(patience=60).state == held.state()


@pytest.fixture(scope="module")
def long_app(tmp_path_factory):
    """Give an app over a report of over 10,000 words with 200 statements, laid out by hand."""
    held = [f"cart {n} had left the mill at Oru before the shots were heard" for n in range(STATEMENTS)]
    rest = "and behind it the river rose over the meadows while traders moved their stalls up the hill and waited for the water to fall again in the evening"
    made = Maker("Long week at Oru", tuple(f"Keeper {n} said that {one}, {rest}. Nobody counted what was left in store {n}." for n, one in enumerate(held)), "")
    made.original = read_bytes(made.raw.encode(), "long.txt")
    statements = tuple(made.statement(n + 1, f"Keeper {n}", f"said that {one}"[:9], one, voice=f"v{n % 20 + 1}") for n, one in enumerate(held))
    voices = tuple(Voice(f"v{n + 1}", f"Keeper {n}", "person", mentions=(made.words(f"Keeper {n} "),)) for n in range(20))
    report = made.report(statements=statements, voices=voices, figures=(), incidents=())
    assert len(made.raw.split()) > 10_000
    path = tmp_path_factory.mktemp("long") / "long.case"
    with Case.make(path) as case:
        case.file(report, made.raw.encode())
    app = make(path, TOKEN)
    yield app, report
    app.state.held.close()


def test_a_long_report_is_answered_at_once(long_app):
    app, report = long_app
    client = client_of(app)
    client.get("/reports")
    for address in (f"/report/{report.original.id}", f"/report/{report.original.id}", f"/item/{report.original.id}/statements/s7"):
        begun = time.process_time()
        answer = client.get(address)
        # What the processor works: the clock on a wall also counts what else the machine does.
        assert time.process_time() - begun < FAR
        assert answer.status_code == 200, answer.text
    assert client.get(f"/report/{report.original.id}").text.count('class="item"') == STATEMENTS
