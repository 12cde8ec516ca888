"""Reports come in as files, as pasted text, as the example; reading goes on beside the pages that tell of it."""

import json
import threading
import time
from pathlib import Path

import pytest

from rashomon.web import reading
from rashomon.web.start import named

STORY = "Shots hit the mill at Oru on Monday and nine people were killed, the miller said.\n"


def ended(client, seconds=100):
    """Wait until nothing is being read, and give the page that tells of it."""
    for _ in range(seconds * 10):
        answer = client.get("/reading")
        if "refresh" not in answer.headers:
            return answer
        time.sleep(0.1)
    raise AssertionError("reading does not end")


def test_pasted_text_and_files_are_read(fresh):
    text = {"text": STORY.replace("\n", "\r\n"), "outlet": "Ford Post", "date": "2034-03-12"}
    answer = fresh.post("/add", data=text, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/reading")
    parts = [("files", ("../../up.txt", STORY.encode(), "text/plain")), ("files", ("x.pdf", b"%PDF-1.7", "application/pdf"))]
    fresh.post("/add", files=parts)
    page = ended(fresh)
    assert "a PDF that can" in page.text
    filed = fresh.get("/api/reports").json()["reports"]
    # The same words twice are one report.
    assert [(one["outlet"], one["published"]) for one in filed] == [("Ford Post", "2034-03-12")]
    assert filed[0]["path"].startswith("pasted-")
    assert fresh.get("/source/" + filed[0]["id"]).text == STORY


def test_reading_tells_how_far_it_is(fresh, monkeypatch):
    go = threading.Event()
    monkeypatch.setattr(reading, "put", lambda *_: go.wait(30) and None)
    fresh.post("/add", files=[("files", (f"{n}.txt", b"x", "text/plain")) for n in range(3)])
    page = fresh.get("/reading")
    assert page.headers["refresh"] == "1"
    assert "0 of 3 done" in page.text
    assert 'max="3" value="0"' in page.text
    assert "refresh" in fresh.get("/sheet").headers
    go.set()
    assert "3 inputs read" in ended(fresh).text
    # What one job broke on stops no other.
    assert ended(fresh).text.count("a fault in rashomon") == 3


def test_the_example_is_six_reports_and_offered_to_an_empty_case_alone(fresh, browser, monkeypatch):
    taken = []
    monkeypatch.setattr(reading, "put", lambda case, data, name, options: taken.append(name) or reading.Added("x", name, True))
    assert "Open the example" in fresh.get("/").text
    assert "Open the example" not in browser.get("/").text
    fresh.post("/example")
    ended(fresh)
    assert len(taken) == 6


def test_the_example_is_that_of_the_repository():
    shipped = Path(reading.__file__).parent / "border"
    examples = Path(__file__).parents[2] / "examples" / "border"
    assert {p.name: p.read_bytes() for p in shipped.iterdir()} == {p.name: p.read_bytes() for p in examples.iterdir()}


def test_lines_that_another_case_gave_out_are_taken(browser, fresh):
    lines = browser.post("/export/file", data={"form": "jsonl"}).content
    fresh.post("/add", files=[("files", ("border.jsonl", lines, "application/jsonl"))])
    ended(fresh)
    assert fresh.get("/api/case").json()["reports"] == 6
    assert "Border" not in json.dumps(fresh.get("/api/case").json())


@pytest.mark.parametrize("given", [{}, {"text": " \r\n"}, {"text": "x", "date": "12 March"}, {"text": "x", "outlet": "  "}])
def test_what_cant_be_meant_is_told(fresh, given):
    answer = fresh.post("/add", data=given)
    assert answer.status_code in (200, 422)
    assert "Not done" in answer.text or "outlet" in given


@pytest.mark.parametrize(("name", "bare"), [("C:\\mail\\a.txt", "a.txt"), ("/", "input"), ("a" * 300 + ".txt", "…" + "a" * 196 + ".txt"), ("a\x00b", "a⟨NUL⟩b")])
def test_names_of_files_are_bare(name, bare):
    assert named(name) == bare


def test_an_empty_case_leads_to_adding(fresh):
    assert "Add reports" in fresh.get("/sheet").text
    assert "refresh" not in fresh.get("/sheet").headers
