"""Notes, verdicts and marks are written from the pages, kept beside what machines read, and shown in the history."""

import re
from dataclasses import replace

from rashomon.case import Case


def first(client):
    ident = client.get("/api/reports").json()["reports"][0]["id"]
    return ident, client.get(f"/api/reports/{ident}").json()["statements"][0]["id"]


def test_a_note_is_kept_private_unless_told_otherwise(written):
    ident, statement = first(written)
    address = f"/item/{ident}/statements/{statement}"
    assert 'name="private" value="on" checked' in written.get(address).text
    answer = written.post(address, data={"who": "ada", "action": "note", "text": "ask <b>Quorin</b>", "private": "on"})
    assert answer.status_code == 200
    assert "ask &lt;b&gt;Quorin&lt;/b&gt;" in answer.text
    assert "ada" in answer.text
    told = written.get("/api/entries").json()["entries"][0]
    assert (told["decision"], told["private"]) == (None, True)
    assert written.get("/api/entries?private=true").json()["entries"][0]["decision"] == {"text": "ask <b>Quorin</b>"}
    assert "Quorin" not in written.post("/export/file", data={"form": "jsonl"}).text
    assert "Quorin" in written.post("/export/file", data={"form": "jsonl", "private": "on"}).text


def test_a_statement_called_wrong_leaves_the_mended_view_and_stays_in_the_other(written):
    ident, statement = first(written)
    link = f'href="/item/{ident}/statements/{statement}"'
    card = f'class="item" {link}'
    assert card in written.get(f"/report/{ident}").text
    written.post(f"/item/{ident}/statements/{statement}", data={"who": "ada", "action": "verdict", "is": "wrong"})
    assert card not in written.get(f"/report/{ident}").text
    assert card in written.get(f"/report/{ident}?view=machine").text
    assert written.get("/sheet?view=machine").status_code == written.get("/sheet").status_code == 200
    assert "wrong" in written.get(f"/item/{ident}/statements/{statement}").text


def test_a_point_is_marked_as_no_contradiction(written):
    points = re.findall(r'href="(/point/\w+)"', written.get("/sheet").text)
    answer = written.post(points[0], data={"who": "bo", "action": "no_contradiction", "is": "no contradiction"})
    assert "marked by a person as no contradiction" in answer.text
    assert f'Marked by people as no contradiction: <a href="{points[0]}"' in written.get("/sheet").text


def test_a_decision_is_taken_back_by_a_new_entry(written):
    ident, statement = first(written)
    address = f"/item/{ident}/statements/{statement}"
    card = f'class="item" href="{address}"'
    written.post(address, data={"who": "ada", "action": "verdict", "is": "wrong"})
    assert card not in written.get(f"/report/{ident}").text
    page = written.post(address, data={"who": "bo", "undo": "1"}).text
    assert "takes back entry 1" in page
    assert card in written.get(f"/report/{ident}").text
    assert 'name="undo" value="1"' not in page
    for number in ("1", "99", "x", ""):
        assert written.post(address, data={"who": "bo", "undo": number}).status_code == 422
    assert [e["action"] for e in written.get("/api/entries").json()["entries"]] == ["verdict", "undo"]


def test_a_decision_that_cant_be_meant_changes_nothing(written):
    ident, statement = first(written)
    address = f"/item/{ident}/statements/{statement}"
    for data in ({"who": "", "action": "note", "text": "x"}, {"who": "a", "action": "drop", "text": "x"}, {"who": "a", "action": "verdict", "is": "true"}, {}):
        assert written.post(address, data=data).status_code == 422
    assert written.post(f"/item/{ident}/statements/s999", data={"who": "a", "action": "note", "text": "x"}).status_code == 404
    assert written.get("/api/entries").json()["entries"] == []


def test_a_newer_reading_is_shown_at_once(written):
    ident, statement = first(written)
    held = written.app.state.held
    link = f'class="item" href="/item/{ident}/statements/{statement}"'
    assert link in written.get(f"/report/{ident}").text
    assert held.compared(patience=60) is held.compared()
    report = held.report(ident)
    with Case.open(held.path) as case:
        assert case.reread(replace(report, statements=(), voices=(), figures=(), incidents=()))
    assert link not in written.get(f"/report/{ident}").text
    assert held.compared(patience=60).desk.reports[ident].statements == ()


def test_calling_a_reading_right_compares_nothing_anew(written):
    ident, statement = first(written)
    held = written.app.state.held
    before = held.compared(patience=60)
    written.post(f"/item/{ident}/statements/{statement}", data={"who": "ada", "action": "verdict", "is": "right"})
    assert held.compared() is before
