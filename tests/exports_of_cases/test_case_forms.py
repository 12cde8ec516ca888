"""Each form says what the record says, words and offsets included, and no words of a report become a formula, markup or a link."""

import base64
import csv
import html
import io
import json
import re

import pytest

import rashomon
from rashomon.case import Case
from rashomon.exports import FORMS, verify

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "../../etc/passwd",
    "paid \u202e001\u202c",
    "</script><script>alert(1)</script>",
    "+1+1",
    "@SUM(A1)",
    "https://evil.example/x www.evil.example a@evil.example",
    "`code` **bold** ~~gone~~ $x$ | a | b |",
)


def told(case, form, private=False):
    return "".join(FORMS[form].write(case, private))


def table(case, form):
    return list(csv.DictReader(io.StringIO(told(case, form), newline="")))


@pytest.mark.parametrize("form", FORMS)
def test_the_same_case_gives_the_same_text(filled, form):
    first = told(filled, form)
    assert first
    assert told(filled, form) == first
    with Case.open(filled.path) as again:
        assert told(again, form) == first


@pytest.mark.parametrize("form", FORMS)
def test_private_words_are_written_only_when_ticked(filled, form):
    assert "call the ferry owner" not in told(filled, form)
    assert ("call the ferry owner" in told(filled, form, private=True)) is (form in ("jsonl", "dossier", "markdown"))


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_case_is_written_too(tmp_path, form):
    with Case.make(tmp_path / "empty.case") as case:
        assert told(case, form)


def test_annotations_hold_position_and_words_of_the_input(filled):
    page = json.loads(told(filled, "annotations"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    raws = {f"urn:sha256:{r.original.sha256}": r.original.raw for r in filled.reports()}
    for annotation in page["items"]:
        assert annotation["target"]
        for target in annotation["target"]:
            raw = raws[target["source"]]
            position, words = target["selector"]
            assert raw[position["start"] : position["end"]] == words["exact"]
            assert raw[: position["start"]].endswith(words["prefix"])
            assert raw[position["end"] :].startswith(words["suffix"])
    idents = [a["id"] for a in page["items"]]
    assert len(set(idents)) == len(idents)
    expected = sum(len(r.statements) + len(r.figures) + len(r.incidents) + sum(len(v.mentions) for v in r.voices) for r in filled.reports())
    assert len(idents) == expected


def test_statements_have_a_row_each_with_offsets_that_hold(filled):
    rows = table(filled, "statements")
    reports = {r.original.id: r for r in filled.reports()}
    assert len(rows) == sum(len(r.statements) for r in reports.values())
    for row in rows:
        raw = reports[row["report"]].original.raw
        spans = [tuple(map(int, pair.split("-"))) for pair in row["offsets"].split()]
        assert (spans[0][0], spans[-1][1]) == (int(row["start"]), int(row["end"]))
        said = " ".join(" ".join(raw[a:b].split()) for a, b in spans)
        assert row["content"].lstrip("'") == said.lstrip("'")


def test_figures_have_a_row_each(filled):
    assert len(table(filled, "figures")) == sum(len(r.figures) for r in filled.reports())


def test_ged_rows_leave_to_a_person_what_a_person_decides(filled):
    rows = table(filled, "ged")
    groups = filled.comparison().incidents
    assert [row["id"] for row in rows] == [g.id for g in groups]
    for row in rows:
        assert not any(row[name] for name in ("best", "side_a", "side_b", "type_of_violence", "event_clarity", "deaths_civilians", "where_prec"))
        assert bool(row["low"]) is bool(row["low_words"]) is bool(row["low_source"])
        assert bool(row["high"]) is bool(row["high_words"]) is bool(row["high_source"])
    led = rows[0]
    assert led["best_words"].count("“") > 1
    assert int(led["low"]) <= int(led["high"])
    assert int(led["roots"]) == len(led["source_original"].split("; "))
    assert led["date_prec"] == "1"


def test_ged_takes_no_single_person_for_a_toll(tmp_path):
    text = "Nine people were killed in Oru on Friday, the clinic said. A nurse and a driver were killed, it said. The army said four people were killed."
    report = rashomon.read_text(text, path="a.txt", date="2031-05-03")
    with Case.make(tmp_path / "b.case") as case:
        case.file(report, text.encode())
        row = table(case, "ged")[0]
    assert (row["low"], row["high"]) == ("4", "9")
    assert "army" in row["low_source"]
    assert "clinic" in row["high_source"]
    assert "A nurse" in row["best_words"]


def test_markdown_calls_each_footnote_it_has_and_has_each_it_calls(filled):
    text = told(filled, "markdown")
    body, _, notes = text.partition("\n## Footnotes\n")
    called = set(re.findall(r"\[\^(\d+)\]", body))
    assert called == set(re.findall(r"^\[\^(\d+)\]: ", notes, re.MULTILINE))
    raws = {r.original.sha256[:12]: r.original for r in filled.reports()}
    for words, places, sha in re.findall(r": “(.*)” \(offsets ([\d\- ]+); SHA-256 (\w{12})\)$", notes, re.MULTILINE):
        spans = [rashomon.Span(*map(int, pair.split("-"))) for pair in places.split()]
        assert re.sub(r"\\(.)", r"\1", words) == raws[sha].words(*spans).text


def test_the_dossier_holds_stories_decisions_and_hashes(filled):
    page = told(filled, "dossier")
    assert page.count("</main>") == page.count("</html>") == 1
    for report in filled.reports():
        assert report.original.sha256 in page
    assert "the chain of 3 holds" in page
    assert "bo" in page
    assert "left out; SHA-256" in page


@pytest.fixture(scope="module")
def hostile_report():
    told = [f'"{words} happened," said {words}.' for words in HOSTILE]
    text = f"Outlet: {HOSTILE[0]}\nDate: 2031-05-03\nTitle: {' '.join(HOSTILE)}\n\n" + "\n\n".join(told) + "\n\nNine people were killed in Oru, =cmd|x said.\n"
    return rashomon.read_text(text, path="../../x\n<b>.txt", outlet="](javascript:alert(2)) <img src=x onerror=alert(1)>"), text.encode()


@pytest.fixture
def hostile(tmp_path, hostile_report):
    with Case.make(tmp_path / "h.case", "=1+1 [x](javascript:y) <img onerror=z> \u202e") as case:
        case.file(*hostile_report)
        report = hostile_report[0]
        case.decide("<script>alert(3)</script>", "=note", {"../../x": report.original.id}, "](javascript:z) </script> \u202e")
        yield case


def test_no_cell_is_a_formula(hostile):
    for form in ("statements", "figures", "matrix", "outlets", "ged"):
        for row in csv.reader(io.StringIO(told(hostile, form), newline="")):
            assert not [cell for cell in row if re.match(r"[ \u00a0]*[=+\-@\t\r\n]", cell)]


def test_markdown_shows_words_and_runs_nothing(hostile):
    text = told(hostile, "markdown")
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", text)  # what is escaped is text
    bare = re.sub(r"\[\^\d+\]", "", bare)
    assert not re.search(r"[<>\[\]`*|~@$]", bare)
    assert not re.search(r"(?i)(javascript|https?):|www\.", bare)
    assert "\u202e" not in text
    assert "⟨RLO⟩" in text


def test_the_dossier_runs_nothing_of_the_reports(hostile):
    page = told(hostile, "dossier")
    assert page.count("<script>") == page.count("</script>") == 1
    assert "<img" not in page
    assert "href=\"javascript" not in page
    assert "\u202e" not in page
    assert html.escape("</script>") in page


def test_json_can_stand_in_a_page_and_ids_are_no_paths(hostile):
    for form in ("jsonl", "annotations"):
        assert "<" not in told(hostile, form)
    assert all(re.fullmatch(r"urn:rashomon:[0-9a-f]+:[\w%:.-]+", a["id"]) for a in json.loads(told(hostile, "annotations"))["items"])


def test_a_hostile_case_is_lossless_too(hostile, tmp_path):
    file = tmp_path / "h.jsonl"
    file.write_text(told(hostile, "jsonl"), "utf-8", newline="")
    assert verify(file) is None
    data = json.loads(file.read_text("utf-8").split("\n")[1])["data"]
    assert base64.b64decode(data).decode() == next(hostile.reports()).original.raw
