"""Sources are graded by people alone; material is known by its digest, the file is not kept; incidents and copies are joined and parted."""

import hashlib
import re
import sqlite3

import pytest
from reviewing import client_of, entries, files_of, records

from rashomon.case import log


def source_of(client):
    return re.search(r'href="(/desk\?source=[^"]+)"', client.get("/desk").text)[1]


def test_sources_are_listed_and_graded_by_people_alone(client):
    assert 'value="A"' not in client.get("/desk").text
    address = source_of(client)
    page = client.get(address).text
    about = re.search(r'name="about" value="([^"]+)"', page)[1]
    assert "selected" not in page
    client.post("/desk", data={"about": about, "do": "grade", "reliability": "B", "credibility": "2"})
    entry = entries(client)[0]
    assert (entry["action"], entry["subject"], entry["guess"]) == ("grade", {"source": about.removeprefix("source:")}, None)
    assert '<option value="B" selected>' in client.get(address).text
    assert "<b>B2</b>" in client.get("/desk").text
    client.post("/undo", data={"entry": "1", "back": address})
    assert "selected" not in client.get(address).text
    for data in ({"reliability": "G"}, {"credibility": "7"}, {"reliability": "<b>"}):
        assert client.post("/desk", data={"about": about, "do": "grade"} | data).status_code == 422


def test_material_is_known_by_the_digest_of_its_file_and_the_file_is_not_kept(client, tmp_path):
    held = b"what a phone filmed" * 100_000
    data = {"about": "source:The Clinic", "do": "material", "what": "the video"}
    assert client.post("/desk", data=data, files={"file": ("v.mp4", held)}).status_code == 200
    assert entries(client)[0]["decision"] == {"what": "the video", "sha256": hashlib.sha256(held).hexdigest()}
    assert b"what a phone filmed" not in b"".join(p.read_bytes() for p in tmp_path.glob("own.case*"))
    client.post("/desk", data=data | {"sha256": "AB" * 32})
    assert entries(client)[1]["decision"]["sha256"] == "ab" * 32
    for wrong in ({}, {"sha256": "ab"}, {"sha256": "g" * 64}, {"sha256": "ab" * 32, "what": ""}, {"sha256": "ab" * 32, "about": "source:"}, {"sha256": "ab" * 32, "about": "x:y"}):
        assert client.post("/desk", data=data | wrong).status_code == 422
    assert len(entries(client)) == 2


def test_a_reply_is_sought_on_a_point(client):
    page = client.get("/desk").text
    token = re.search(r'href="/desk\?point=([0-9a-f]+)"', page)[1]
    assert "Grade" not in client.get(f"/desk?point={token}").text
    data = {"about": f"point:{token}", "do": "reply", "from": "press <office>", "when": "2034-03-12", "answer": ""}
    answer = client.post("/desk", data=data)
    assert "press &lt;office&gt;" in answer.text
    entry = entries(client)[0]
    assert entry["decision"] == {"from": "press <office>", "when": "2034-03-12", "answer": None}
    assert "point" in entry["subject"]
    assert client.post("/desk", data=data | {"from": ""}).status_code == 422
    assert client.post("/desk", data=data | {"about": "point:none"}).status_code == 422


@pytest.mark.parametrize("address", ["/desk?point=none", "/desk?source=", "/desk?point=%3Cscript%3E"])
def test_a_desk_without_a_subject_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_a_source_is_found_by_a_part_of_its_name_and_shown_safely(odd_client):
    page = odd_client.get("/desk?q=%3Cscript%3E").text
    assert "<script>alert" not in page + odd_client.get("/desk").text
    assert "<script>alert" not in odd_client.get("/desk?source=%3Cscript%3Ealert(1)%3C/script%3E").text
    assert odd_client.get("/desk?q=harbour").text.count("/desk?source=") < odd_client.get("/desk").text.count("/desk?source=")


def test_incidents_are_parted_and_joined(client):
    page = client.get("/together").text
    pair = re.search(r'name="pair" value="([^"]+)"', page)[1]
    client.post("/together", data={"pair": pair, "do": "other"})
    parts = pair.split()
    assert entries(client)[0]["subject"] == {"incidents": [parts[:2], parts[2:]]}
    assert entries(client)[0]["decision"]["one"] is False
    assert pair not in client.get("/together").text
    client.post("/together", data={"first": " ".join(parts[:2]), "second": " ".join(parts[2:]), "do": "one"})
    assert pair in client.get("/together").text
    for data in ({"pair": pair}, {"do": "one"}, {"do": "one", "pair": "a b c d"}, {"do": "one", "pair": f"{pair} x"}, {"do": "one", "first": parts[0] + " " + parts[1], "second": parts[0] + " " + parts[1]}):
        assert client.post("/together", data=data).status_code == 422
    assert len(entries(client)) == 2


def test_texts_called_no_copies_are_none(tmp_path):
    with client_of(files_of("1-", "2-"), tmp_path / "c.case") as client:
        page = client.get("/together").text
        copies = re.search(r'name="copies" value="([^"]+)"', page)[1]
        client.post("/together", data={"copies": copies, "do": "other"})
        page = client.get("/together").text
        assert "no two reports share text" in page
        assert "not one" in page
        client.post("/undo", data={"entry": "1", "back": "/together"})
        assert copies in client.get("/together").text


def test_the_log_shows_everything_newest_first_and_whether_its_chain_holds(client, tmp_path):
    record = records(client)[0]
    address = f"/item/{record['id']}/statements/{record['statements'][0]['id']}"
    client.post(address, data={"who": "bo", "action": "verdict", "is": "right"})
    client.post(address, data={"who": "al", "action": "note", "text": "call <Quorin>", "private": "on"})
    page = client.get("/log").text
    assert page.index("call &lt;Quorin&gt;") < page.index("<bdi>right</bdi>")
    assert "(private)" in page
    assert f"certainty {record['statements'][0]['score']}" in page
    assert "all of them hold" in page
    client.post("/undo", data={"entry": "1"})
    page = client.get("/log").text
    assert "takes back entry 1" in page
    assert "[taken back]" in page
    with client.app.state.held.case() as case:
        assert log.broken(case.entries()) is None
    with sqlite3.connect(tmp_path / "own.case") as changed:
        changed.execute("UPDATE entries SET who = 'eve' WHERE number = 1")
    changed.close()
    assert "entry 1 of the log was changed" in client.get("/log").text


def test_a_long_log_is_cut_into_pages(client):
    with client.app.state.held.case() as case:
        for n in range(120):
            case.decide("ed", "note", {"source": "x"}, {"text": f"n{n}."})
    page = client.get("/log").text
    assert "n119." in page
    assert "n5." not in page
    older = re.search(r'href="(/log\?before=\d+)"', page)[1]
    assert "n5." in client.get(older).text
    assert client.get("/log?before=x").status_code == 200


@pytest.mark.parametrize("entry", ["", "x", "0", "-1", "99", "9" * 30])
def test_only_entries_that_stand_are_taken_back(client, entry):
    assert client.post("/undo", data={"entry": entry}).status_code == 422


DECISIONS = (None, {}, {"field": []}, {"value": [[1]], "named": 3}, {"is": []}, {"field": "content", "value": [[5, 3]]}, {"into": 3, "statements": "s1", "name": None, "one": 1})


def test_entries_of_any_shape_are_shown(client):
    record = records(client)[0]
    item = {"report": record["id"], "layer": "statements", "id": "s1", "spans": [[0, 5]]}
    voice = {"report": record["id"], "layer": "voices", "id": "v1", "spans": record["voices"][0]["mentions"][0]["spans"]}
    shapes = [item, voice, {"incidents": [[1, 2], 3]}, {"copies": [4, 5]}, {"point": {"label": 1, "kind": 2, "sides": [[["r", 1]]]}}, {"report": record["id"], "layer": "statements"}, None, [], 3, "x", {}, {"point": 3}, {"layer": [], "id": {}}, {"report": 5, "layer": "statements", "id": "s1", "spans": []}, {"entry": [1]}, {"source": {}}]
    with client.app.state.held.case() as case:
        for n, subject in enumerate(shapes):
            for m, action in enumerate(("fix", "undo", "grade", "<b>", "verdict", "add", "merge", "split", "together", "no_contradiction", "material")):
                case.decide("<script>", action, subject, DECISIONS[(n + m) % len(DECISIONS)], subject)
    page = client.get("/log").text
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    point = re.findall(r'href="(/point/\w+)"', client.get("/sheet").text)[0]
    item = f"{record['id']}/statements/{record['statements'][0]['id']}"
    for address in ("/queue", "/desk", "/together", "/sheet", "/reports", f"/report/{record['id']}", f"/missed/{record['id']}", f"/fix/{item}", f"/item/{item}", point):
        assert client.get(address).status_code == 200, address


def test_as_reviewed_leads_to_the_views_that_follow_decisions(client):
    record = records(client)[0]
    assert client.get("/reviewed", follow_redirects=False).headers["location"] == "/sheet"
    assert client.get(f"/reviewed/{record['id']}", follow_redirects=False).headers["location"] == f"/report/{record['id']}"
    assert client.get("/reviewed/..%2f..%2fevil", follow_redirects=False).headers.get("location", "/report/").startswith("/report/")
