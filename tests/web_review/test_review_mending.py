"""Words, voices, chains and numbers are mended by forms alone; positions count code points of the input."""

import html
import re

import pytest
from reviewing import client_of, entries, records

from letting_in import read_all
from rashomon.web.review.story import chosen


def first(client, layer):
    record = next(r for r in records(client) if r[layer])
    return record, record[layer][0], f"/fix/{record['id']}/{layer}/{record[layer][0]['id']}"


def form_of(page):
    """Give the values of the main form of a page, as a browser without a script would send them."""
    part = page.split('<form method="post" class="fix">')[1].split("</form>")[0]
    given = dict(re.findall(r'<input id="[^"]+" name="([^"]+)" value="([^"]*)"', part))
    given |= dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', part))
    for name, options in re.findall(r'<select id="[^"]+" name="([^"]+)">(.*?)</select>', part, re.DOTALL):
        found = re.search(r'value="([^"]*)" selected', options)
        given[name] = found[1] if found else re.search(r'value="([^"]*)"', options)[1]
    return given


def mended(client, record, layer, ident):
    page = client.get(f"/fix/{record['id']}/{layer}/{ident}").text
    return form_of(page)


def test_only_what_was_changed_is_written(client):
    record, statement, address = first(client, "statements")
    given = form_of(client.get(address).text)
    assert client.post(address, data=given | {"do": "save"}).status_code == 422
    answer = client.post(address, data=given | {"do": "save", "stance": "denies"}, follow_redirects=False)
    assert answer.headers["location"] == f"/item/{record['id']}/statements/{statement['id']}"
    assert [e["decision"] for e in entries(client)] == [{"field": "stance", "value": "denies"}]
    page = client.get(address).text
    assert form_of(page)["stance"] == "denies"
    assert "stance, as the machine read it:" in page


def test_an_old_form_writes_only_what_its_person_changed(client):
    _, _, address = first(client, "statements")
    old = form_of(client.get(address).text)
    client.post(address, data=old | {"do": "save", "stance": "denies"})
    client.post(address, data=old | {"do": "save", "cue": ""})
    assert [e["decision"]["field"] for e in entries(client)] == ["stance", "cue"]
    assert form_of(client.get(address).text)["stance"] == "denies"


def test_words_are_set_by_positions_and_shown_before_they_are_written(client):
    _, statement, address = first(client, "statements")
    (start, end), *_ = statement["content"]["spans"]
    given = form_of(client.get(address).text) | {"content": f"{start}–{end - 2}"}
    shown = client.post(address, data=given | {"do": "show"}).text
    assert "nothing is written yet" in shown
    assert f"<bdi>{statement['content']['text'][:-2]}</bdi>" in shown.replace("&#x27;", "'").replace("&quot;", '"')
    assert entries(client) == []
    client.post(address, data=given | {"do": "save"})
    assert entries(client)[0]["decision"] == {"field": "content", "value": [[start, end - 2]]}


@pytest.mark.parametrize("wrong", ["", "12", "30-12", "0-99999999", "story 0-99999999", "1-2,", "a–b", "<b>1-2</b>", "1-5, 3-8", "-1-4", "٣-٤", "story", "1-2 " * 60])
def test_positions_that_hold_no_words_are_told(client, wrong):
    _, _, address = first(client, "statements")
    given = form_of(client.get(address).text) | {"content": wrong}
    # ("1-2," is read as 1–2, and a letter or two are words.)
    expected = (303,) if wrong == "1-2," else (422,)
    assert client.post(address, data=given | {"do": "save"}, follow_redirects=False).status_code in expected
    assert client.post(address, data=given | {"do": "show"}).status_code == 200
    if wrong != "1-2,":
        assert entries(client) == []


def test_positions_count_code_points_of_what_is_shown(odd):
    report = odd[0][0]
    text = str(report.text)
    at = text.index("captain Ilda")
    (span,) = chosen(report, f"story {at}–{at + 12}")
    assert report.original.raw[slice(*span)] == "captain Ilda"
    assert span[0] != at
    assert chosen(report, f"{span[0]}-{span[1]}") == [span]
    assert chosen(report, f"{span[0] - 1}–{span[1] + 1}") == [span]
    assert chosen(report, "  ") is None


def test_every_run_of_the_story_carries_its_position(odd_client, odd):
    for report, _ in odd:
        page = odd_client.get(f"/missed/{report.original.id}").text
        text = str(report.text)
        runs = re.findall(r'<span data-at="(\d+)"( data-whole)?>(.*?)</span>', page.split("data-pick")[1])
        at = 0
        for start, whole, words in runs:
            shown = html.unescape(words)
            assert int(start) == at if text[at] != "\n" else int(start) == at + 1
            at = int(start) + (1 if whole else len(shown))
            assert whole or text[int(start) : at] == shown
        assert at == len(text)
        for bad in ("<script>alert", "<img src=x", "<iframe", "<svg/onload", "<b onclick", ">49<"):
            assert bad not in page


def test_a_voice_is_chosen_renamed_merged_and_split(client):
    record = next(r for r in records(client) if len(r["voices"]) > 3)
    statement = next(s for s in record["statements"] if s["voice"])
    one = next(v for v in record["voices"] if v["id"] == statement["voice"])
    other = next(v for v in record["voices"] if v["id"] != statement["voice"])
    address = f"/fix/{record['id']}/voices/{one['id']}"
    client.post(address, data={"do": "save", "name": "Quill <Orr>"})
    assert "Quill &lt;Orr&gt;" in client.get(f"/report/{record['id']}").text
    spoken = [s["id"] for s in record["statements"] if s["voice"] == one["id"]]
    client.post(address, data={"do": "split", "statement": spoken, "fresh": "A Third"})
    assert mended(client, record, "statements", spoken[0])["voice"] == "h2"
    client.post(f"/fix/{record['id']}/voices/{other['id']}", data={"do": "merge", "into": one["id"]})
    assert [e["action"] for e in entries(client)] == ["fix", "split", "merge"]
    assert client.get(f"/fix/{record['id']}/voices/{other['id']}").status_code == 200
    for data in ({"do": "split", "fresh": "x"}, {"do": "merge", "into": "v999"}, {"do": "save", "name": " "}, {"do": "split", "statement": ["s1"], "fresh": ""}):
        assert client.post(address, data=data).status_code == 422


def test_a_chain_link_is_set_and_never_runs_in_a_circle(client):
    record = next(r for r in records(client) if any(s["within"] for s in r["statements"]))
    inner = next(s for s in record["statements"] if s["within"])
    outer = f"/fix/{record['id']}/statements/{inner['within']}"
    given = form_of(client.get(outer).text)
    assert client.post(outer, data=given | {"within": inner["id"], "do": "save"}).status_code == 422
    address = f"/fix/{record['id']}/statements/{inner['id']}"
    client.post(address, data=form_of(client.get(address).text) | {"within": "", "do": "save"})
    assert entries(client)[0]["decision"] == {"field": "within", "value": None}


def test_a_form_sent_as_it_came_changes_nothing_however_much_there_is_to_choose_from(client, monkeypatch):
    monkeypatch.setattr("rashomon.web.review.fixing.LISTED", 1)
    for record in records(client):
        for layer in ("statements", "figures"):
            for item in record[layer]:
                address = f"/fix/{record['id']}/{layer}/{item['id']}"
                assert client.post(address, data=form_of(client.get(address).text) | {"do": "save"}).status_code == 422
    assert entries(client) == []


def test_a_statement_is_added_to_a_report_that_was_not_read(tmp_path):
    text = "Schüsse am Fluss\n\nNeun Menschen wurden am Freitag in Oru getötet, sagte die Klinik. Die Armee bestritt das am Abend und sprach von vier Toten im Dorf.\n"
    with client_of(read_all([("de.txt", text.encode())]), tmp_path / "de.case") as client:
        record = records(client)[0]
        assert record["statements"] is None
        data = {"do": "save", "content": "18-60", "source": "", "cue": "", "voice": "", "stance": "asserts"}
        assert client.post(f"/missed/{record['id']}", data=data).status_code == 200
        assert form_of(client.get(f"/fix/{record['id']}/statements/h1").text)["content"] == "18–60"
        assert client.get("/sheet").status_code == 200


def test_numbers_are_set_together(client):
    record, figure, address = first(client, "figures")
    given = form_of(client.get(address).text)
    client.post(address, data=given | {"low": "1,003", "high": "", "do": "save"})
    assert entries(client)[0]["decision"] == {"field": "numbers", "value": [1003, None]}
    for low, high in (("5", "3"), ("-1", ""), ("four", ""), ("9" * 30, ""), ("１", "")):
        assert client.post(address, data=given | {"low": low, "high": high, "do": "save"}).status_code == 422
    assert figure["id"] in client.get(f"/item/{record['id']}/figures/{figure['id']}").text


def test_a_missed_statement_is_added_shown_and_taken_back(client):
    record = records(client)[0]
    start = record["paragraphs"][0]["spans"][0][0]
    address = f"/missed/{record['id']}"
    given = {"content": f"{start}-{start + 30}", "source": "", "cue": "", "voice": record["voices"][0]["id"], "stance": "warns"}
    assert "nothing is written yet" in client.post(address, data=given | {"do": "show"}).text
    assert client.post(address, data=given | {"do": "save"}, follow_redirects=False).headers["location"] == f"/report/{record['id']}"
    fixed = client.get(f"/fix/{record['id']}/statements/h1").text
    assert "Added by a person" in fixed
    assert form_of(fixed)["stance"] == "warns"
    assert client.post(f"/fix/{record['id']}/statements/h1", data=form_of(fixed) | {"stance": "asks", "do": "save"}).status_code == 200
    assert "content: “" in client.get("/log").text
    for data in ({}, given, given | {"do": "save", "content": ""}, given | {"do": "save", "voice": "v999"}, given | {"do": "save", "stance": "lies"}):
        assert client.post(address, data=data).status_code == 422
    assert len(entries(client)) == 2


@pytest.mark.parametrize("address", ["/fix/none/statements/s1", "/missed/none", "/missed/%3Cscript%3E", "/fix/none/words/1"])
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404
    assert client.post(address, data={"do": "save"}).status_code == 404


def test_what_is_called_wrong_is_mended_after_that_is_taken_back(client):
    record, statement, address = first(client, "statements")
    client.post(f"/item/{record['id']}/statements/{statement['id']}", data={"who": "a", "action": "verdict", "is": "wrong"})
    assert "Called wrong" in client.get(address).text
    assert client.post(address, data={"do": "save", "stance": "asks"}).status_code == 422
    client.post("/undo", data={"entry": "1", "back": address})
    assert "Called wrong" not in client.get(address).text
