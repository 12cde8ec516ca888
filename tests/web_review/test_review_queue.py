"""The queue offers one item at a time, least certain first, and what is said of it lands in the log."""

import re
from dataclasses import replace

import pytest
from reviewing import client_of, entries, hidden
from starlette.testclient import TestClient

from letting_in import BASE, TOKEN
from rashomon.case import Case
from rashomon.review import due


def test_the_least_certain_comes_first_with_its_words_and_the_guess(client):
    with client.app.state.held.case() as case:
        first = next(d for d in due(case) if "layer" in d.subject and d.subject["layer"] == "statements")
        at = [d.subject for d in due(case)].index(first.subject)
    page = client.get("/queue").text
    for _ in range(at):
        page = client.get(re.search(r'href="(/queue\?at=[^"]+)" data-key="s"', page)[1]).text
    assert f"<dd>{first.score:.2f}</dd>" in page
    assert "reading certainty" in page
    assert '<mark class="chosen">' in page
    assert "rashomon " in page
    assert f"{at + 1} of" in page
    assert first.item["stance"] in page


@pytest.mark.parametrize(("do", "said"), [("right", "right"), ("wrong", "wrong"), ("elsewhere", "not this event")])
def test_a_verdict_is_written_and_the_next_item_comes(client, do, said):
    page = client.get("/queue").text
    token, after = hidden(page, "item"), hidden(page, "after")
    answer = client.post("/queue", data={"item": token, "after": after, "do": do}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/queue?at={after}"
    entry = entries(client)[0]
    assert (entry["who"], entry["private"]) == ("me", False)
    assert entry["decision"] == {"is": said} or entry["action"] == "no_contradiction"
    assert entry["guess"] is not None
    left = client.get(answer.headers["location"]).text
    assert hidden(left, "item") == after
    assert client.post("/queue", data={"item": token, "after": after, "do": do}).status_code == 422
    assert len(entries(client)) == 1


def test_a_note_stays_with_the_item_and_is_private_when_ticked(client):
    token = hidden(client.get("/queue").text, "item")
    answer = client.post("/queue", data={"item": token, "do": "note", "text": "ask <Quorin>", "private": "on"}, follow_redirects=False)
    assert answer.headers["location"] == f"/queue?at={token}"
    entry = entries(client)[0]
    assert (entry["action"], entry["decision"], entry["private"]) == ("note", {"text": "ask <Quorin>"}, True)
    assert hidden(client.get("/queue").text, "item") == token


def test_the_last_decision_is_taken_back_and_its_item_comes_again(client):
    page = client.get("/queue").text
    token = hidden(page, "item")
    page = client.post("/queue", data={"item": token, "after": hidden(page, "after"), "do": "right"}).text
    number, back = hidden(page, "entry"), re.findall(r'name="back" value="(/queue\?[^"]*)"', page)[-1]
    answer = client.post("/undo", data={"entry": number, "back": back})
    assert hidden(answer.text, "item") == token
    assert [e["action"] for e in entries(client)] == ["verdict", "undo"]
    assert client.post("/undo", data={"entry": number, "back": back}).status_code == 422


def test_skipping_goes_on_to_the_end_and_writes_nothing(client):
    page, seen = client.get("/queue").text, []
    while "That was the last one" not in page:
        seen.append(hidden(page, "item"))
        page = client.get(re.search(r'href="(/queue\?at=[^"]+)" data-key="s"', page)[1]).text
    assert len(seen) == len(set(seen)) > 10
    assert f"{len(seen)} items passed over" in page
    assert entries(client) == []


def test_a_newer_reading_of_what_was_decided_comes_first_and_says_so(client, three):
    report = three[0][0]
    item = f"/item/{report.original.id}/statements/{report.statements[0].id}"
    client.post(item, data={"who": "bo", "action": "verdict", "is": "right"})
    assert "otherwise now" not in client.get("/queue").text
    with client.app.state.held.case() as case:
        case.reread(replace(report, statements=(replace(report.statements[0], stance="praises"), *report.statements[1:])))
        case.comparison()
    page = client.get("/queue").text
    assert "is read otherwise now than when decided on" in page
    assert "Decided" in page
    assert "by <bdi>bo</bdi>" in page
    assert "praises" in page


def test_an_alias_is_asked_for_once_and_kept(client):
    assert "Who decides?" in client.get("/queue").text
    answer = client.post("/who", data={"who": " Zoë & co ", "back": "/queue"}, follow_redirects=False)
    assert "samesite=strict" in answer.headers["set-cookie"].lower()
    page = client.get("/queue").text
    assert "Who decides?" not in page
    assert "Zoë &amp; co" in page
    client.post("/queue", data={"item": hidden(page, "item"), "do": "right"})
    assert entries(client)[0]["who"] == "Zoë & co"


@pytest.mark.parametrize("bad", ["", "   ", "x" * 101, "a\nb", "a\x00b"])
def test_a_bad_alias_is_refused(client, bad):
    assert client.post("/who", data={"who": bad}).status_code == 422
    client.cookies.set("who", "%00" + bad.replace("\n", "%0A").replace("\x00", "%00"))
    assert client.get("/queue").status_code == 200


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/queue\r\nx: y", "x" * 3000, "/a//b@c"])
def test_leading_back_leads_nowhere_else(client, back):
    location = client.post("/who", data={"who": "a", "back": back}, follow_redirects=False).headers["location"]
    assert location == "/queue"


@pytest.mark.parametrize("data", [{}, {"do": "right"}, {"item": "x", "do": "right"}, {"item": "<script>", "do": "<b>"}])
def test_what_cant_be_meant_is_told_and_changes_nothing(client, data):
    answer = client.post("/queue", data=data)
    assert answer.status_code == 422
    assert "<script>" not in answer.text.replace('<script src="/static', "")
    token = hidden(client.get("/queue").text, "item")
    assert client.post("/queue", data={"item": token, "do": "drop"}).status_code == 422
    assert client.post("/queue", data={"item": token, "do": "note", "text": ""}).status_code == 422
    assert entries(client) == []


@pytest.mark.parametrize("address", ["/queue", "/undo", "/who", "/desk", "/together", "/missed/x", "/fix/x/statements/s1"])
def test_other_sites_decide_nothing(client, address):
    stranger = TestClient(client.app, base_url=BASE, headers={"sec-fetch-site": "cross-site"})
    stranger.cookies.set("rashomon_8123", TOKEN)
    assert stranger.post(address, data={"do": "right"}).status_code == 403


def test_an_empty_case_says_so(tmp_path):
    with client_of([], tmp_path / "e.case") as client:
        assert "no report in this case yet" in client.get("/queue").text
        assert client.get("/desk").status_code == client.get("/log").status_code == client.get("/together").status_code == 200


def test_words_of_reports_stay_words(odd_client):
    page = odd_client.get("/queue").text
    while "That was the last one" not in page:
        for bad in ("<script>alert", "<img src=x", "<iframe", "<svg/onload", "<b onclick", ">49<"):
            assert bad not in page
        page = odd_client.get(re.search(r'href="(/queue\?at=[^"]+)" data-key="s"', page)[1]).text


def test_what_another_process_adds_is_offered_too(client, odd, tmp_path):
    before = re.search(r"1 of (\d+) items", client.get("/queue").text)[1]
    with Case.open(tmp_path / "own.case") as other:
        other.file(*odd[0])
        other.comparison()
    assert int(re.search(r"1 of (\d+) items", client.get("/queue").text)[1]) > int(before)
