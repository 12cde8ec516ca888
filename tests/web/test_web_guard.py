"""What THREATS.md promises of the app: who may ask, what a browser may do with the answer, what is told and written down."""

import asyncio
import logging

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from letting_in import BASE, TOKEN, client_of
from rashomon.case import Case
from rashomon.web import guard
from rashomon.web.app import make

PAGES = ("/", "/sheet", "/reports", "/copies", "/search?q=river", "/export", "/static/app.js", "/api/case", "/api/openapi.json", "/nowhere")


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_shown_without_the_key(stranger, address):
    answer = stranger.get(address)
    assert answer.status_code == 403
    assert "Border" not in answer.text


@pytest.mark.parametrize("wrong", ["", "x", TOKEN + "x", TOKEN[:-1], "é"])
def test_a_wrong_key_opens_nothing(stranger, wrong):
    assert stranger.get("/sheet", params={"token": wrong}).status_code == 403
    assert stranger.get("/sheet", headers={"cookie": f"rashomon_8123={wrong}".encode()}).status_code == 403
    assert stranger.get("/api/case", headers={"authorization": f"Bearer {wrong}".encode()}).status_code == 403


def test_the_key_in_an_address_becomes_a_cookie_that_scripts_and_other_sites_do_not_get(stranger):
    answer = stranger.get("/search", params={"q": "a&b", "token": TOKEN}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/search?q=a%26b"
    kept = answer.headers["set-cookie"].lower()
    assert kept.startswith("rashomon_8123=")
    assert "httponly" in kept
    assert "samesite=strict" in kept
    assert stranger.get("/sheet").status_code == 200


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example/x"])
def test_letting_in_leads_nowhere_else(full_app, path):
    answer = TestClient(full_app).get(f"http://127.0.0.1:8123{path}?token={TOKEN}", follow_redirects=False)
    location = answer.headers.get("location", "/")
    assert location.startswith("/")
    assert location[1:2] not in ("/", "\\")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8123", "127.0.0.1:9", "127.0.0.1", "127.0.0.1.evil.example:8123", "localhost:8123@evil.example", "", "[::1]:8123", "127.0.0.1:8123x"])
def test_a_name_bound_anew_to_this_computer_gets_nothing(browser, host):
    assert browser.get("/sheet", headers={"host": host}).status_code == 421


def test_the_name_localhost_is_this_computer(full_app):
    client = TestClient(full_app, base_url="http://localhost:8123")
    assert client.get("/reports", params={"token": TOKEN}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9"},
        {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
        {"sec-fetch-site": "cross-site", "origin": BASE},
    ],
)
def test_other_sites_change_nothing(full_app, headers):
    client = TestClient(full_app, base_url=BASE)
    client.cookies.set("rashomon_8123", TOKEN)
    assert client.post("/add", data={"text": "x"}, headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [{"origin": BASE}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "same-origin", "origin": "null"}])
def test_pages_of_the_app_itself_may_send_forms(full_app, headers):
    client = TestClient(full_app, base_url=BASE)
    client.cookies.set("rashomon_8123", TOKEN)
    assert client.post("/add", data={}, headers=headers).status_code == 422


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_says_what_a_browser_may_do(browser, stranger, address):
    for client in (browser, stranger):
        headers = client.get(address).headers
        assert headers["content-security-policy"] == guard.POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-frame-options"] == "DENY"
        assert "access-control-allow-origin" not in headers


def test_the_policy_allows_no_script_or_style_in_pages():
    assert "unsafe" not in guard.POLICY
    assert guard.POLICY.startswith("default-src 'none'")


def test_long_requests_are_refused_by_their_length(browser):
    assert browser.post("/add", headers={"content-length": str(guard.MOST + 1)}, content=b"").status_code == 413
    assert browser.post("/add", headers={"content-length": "many"}, content=b"").status_code == 413


def test_a_body_that_goes_on_is_cut_off():
    async def take(request):
        raise AssertionError(f"read {len(await request.body())} bytes")

    app = guard.Guard(Route("/x", take, methods=["POST"]), TOKEN, most=1_000)
    answer = client_of(app).post("/x", content=iter([b"a" * 600, b"b" * 600]))
    assert answer.status_code == 413


def test_a_fault_tells_neither_page_nor_log_what_a_report_says(tmp_path, caplog):
    def broken(request):
        raise ValueError("the words of a source")

    Case.make(tmp_path / "a.case").close()
    app = make(tmp_path / "a.case", TOKEN, more=[Route("/broken", broken)])
    with caplog.at_level(logging.DEBUG):
        answer = client_of(app).get("/broken")
    app.state.held.close()
    assert answer.status_code == 500
    assert "ValueError" in answer.text
    assert "ValueError" in caplog.text
    assert "words of a source" not in answer.text + caplog.text
    assert answer.headers["content-security-policy"] == guard.POLICY


@pytest.mark.parametrize("address", ["/report/<script>alert(1)</script>", "/item/x/statements/%22%3E%3Cimg%20src=x%3E", "/search?q=%3Cscript%3E", "/point/%3Cb%3E", "/static/..%2f..%2fguard.py"])
def test_what_is_asked_comes_back_escaped(browser, address):
    answer = browser.get(address)
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
    assert "import" not in answer.text


def test_programs_are_refused_in_the_form_of_the_api(stranger):
    answer = stranger.get("/api/reports")
    assert answer.json()["error"]["status"] == answer.status_code == 403


def test_nothing_speaks_over_web_sockets(full_app):
    def never(*_):
        raise AssertionError("answered")

    asyncio.run(guard.Guard(full_app, TOKEN)({"type": "websocket", "path": "/"}, never, never))
