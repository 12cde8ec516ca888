"""Hostile inputs: each gives a record that keeps the laws, or one clear error, within bounds."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rashomon
from laws import assert_lawful
from rashomon.clean import clean
from rashomon.errors import RashomonError
from rashomon.inputs import read_bytes
from rashomon.pipeline import Options, read_report
from rashomon.show.records import dumps

SENTENCE = "The mayor of Oru said that the bridge was closed, and the ferry master denied it. "
PAGE = f"<html><body><p>{SENTENCE}</p><p>{SENTENCE}</p></body></html>"


def whole(data, name):
    """Read bytes through every stage; give the record after holding it against the laws."""
    record = json.loads(dumps(read_report(read_bytes(data, name))))
    assert_lawful(record, data)
    return record


@pytest.mark.parametrize("line", [SENTENCE * 60_000, "x" * 5_000_000, "“" * 100_000 + SENTENCE * 5_000], ids=["words", "one word", "open marks"])
def test_a_line_of_megabytes_gives_story_and_a_note(line):
    record = json.loads(dumps(rashomon.read_text(line)))
    assert sum(end - start for p in record["paragraphs"] + record["dropped"] for start, end in p["spans"]) >= 0.8 * len(line)
    assert record["statements"] is None
    assert any(note.startswith("statements, voices, figures and incidents are null: ") for note in record["notes"])


def test_said_ten_thousand_times_comes_to_an_end():
    record = whole(("said " * 10_000).encode(), "x.txt")
    assert record["paragraphs"] or record["dropped"]
    mixed = f"{SENTENCE}\n\nHe added: " + "he said she said " * 250 + f"\n\n{SENTENCE}"
    assert whole(mixed.encode(), "x.txt")["statements"]


def test_unclosed_quotation_marks():
    record = whole((f'"{SENTENCE}“{SENTENCE}' * 20).encode(), "x.txt")
    assert record["statements"]


@pytest.mark.parametrize(
    "data",
    [
        b"The mayor of Oru said\x00 the bridge was closed, and the ferry\x00 stopped.",
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be") + b"\x00",
        "It rained \ud83d in Oru, the mayor said on Monday.".encode("utf-16-le", "surrogatepass"),
        "The mayor said \u202e\u2066the bridge\u2069 was closed\u202c.".encode(),
        b"The mayor said \xed\xa0\xbd the bridge was closed, and that the ferry would wait.",
        "e\u0301\u0302\u0303".encode() * 200 + b" the mayor said.",
    ],
    ids=["NUL", "UTF-16-LE", "UTF-16-BE odd", "surrogate in UTF-16", "bidi controls", "surrogate in UTF-8", "combining marks"],
)
def test_odd_characters_survive_or_are_replaced(data):
    record = whole(data, "x.txt")
    assert record["paragraphs"]
    json.dumps(record, ensure_ascii=False).encode("utf-8")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 200_000 + SENTENCE + "</div>" * 200_000,
        "<b>" * 100_000 + SENTENCE,
        PAGE + '<a href="' + "x" * 100_000,
        PAGE + "<!--" + "-" * 100_000,
        PAGE + "<" * 100_000,
        PAGE + "&" * 100_000,
        PAGE + "&#xD800;&#0;&#1114112;&notanentity;",
        PAGE.replace("<p>", '<p title="</p>\'">'),
        PAGE + "<script>" + "a" * 100_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + PAGE,
    ],
    ids=["deep", "deep inline", "open attribute", "open comment", "open tags", "ampersands", "odd references", "tags in attributes", "open script", "deep JSON-LD"],
)
def test_hostile_pages(page):
    record = whole(page.encode(), "x.html")
    assert record["origin"]["media_type"] == "text/html"
    if PAGE in page:
        assert any("the bridge was closed" in p["text"] for p in record["paragraphs"])


@pytest.mark.parametrize(
    "text",
    [
        "Title: a" + " " * 400_000 + f"b\n\n{SENTENCE}",
        "URL: " + "a." * 200_000 + f"\n\n{SENTENCE}",
        "Date: " + "3 " * 50_000 + f"\n\n{SENTENCE}",
        ("published" + "- " * 55 + "x 3 May 2010 ") * 500 + SENTENCE,
        "May 3" + " " * 400_000 + "2010 " + SENTENCE,
        "I said " * 30_000 + SENTENCE,
    ],
    ids=["title", "address", "days", "stamps", "spaces", "speech"],
)
def test_patterns_do_not_run_away(text):
    data = text.encode()
    assert_lawful(rashomon.to_json(clean(read_bytes(data, "x.txt"))), data)


def test_one_report_over_the_cap_is_still_a_record():
    record = rashomon.to_json(read_report(read_bytes(SENTENCE.encode() * 10, "x.txt"), Options(max_story=100)))
    assert record["paragraphs"]
    assert record["statements"] is None
    assert "statements, voices, figures and incidents are null: the story is longer than the cap of 100 characters" in record["notes"]


def test_faults_of_depth_and_memory_are_clear_errors(monkeypatch):
    for fault, reason in ((RecursionError, "nested too deeply"), (MemoryError, "too large")):

        def fail(*_, fault=fault, **__):
            raise fault

        monkeypatch.setattr("rashomon.pipeline.clean", fail)
        with pytest.raises(rashomon.TooLarge, match=reason):
            read_report(read_bytes(b"It rained.", "x.txt"))


def test_one_fault_does_not_stop_the_rest(tmp_path, monkeypatch):
    from rashomon import pipeline

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Il pleut depuis trois jours dans la vallée.")
    real = clean

    def fail(original, **options):
        if original.path.endswith("a.txt"):
            raise RecursionError
        return real(original, **options)

    monkeypatch.setattr(pipeline, "clean", fail)
    error, report = pipeline.read_reports([str(tmp_path)])
    assert isinstance(error, rashomon.TooLarge)
    assert isinstance(report, rashomon.Report)


TEXTS = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(str.encode),
    st.lists(
        st.sampled_from(["<p>", "</p>", "<b>", "&amp;", "&nbsp;", "<br>", "<h1>", "\n", "\r\n", " ", "Title: x\n", "“", '"', "The mayor said so.", "<script>", "<!--", "\x00", "\u202e", "region.”NATO", "Il pleut"]),
        max_size=25,
    ).map(lambda parts: "".join(parts).encode()),
)


@settings(max_examples=200)
@given(TEXTS, st.sampled_from(["x.txt", "x.html"]))
def test_any_bytes_give_a_record_or_a_clear_error(data, name):
    try:
        report = clean(read_bytes(data, name))
    except RashomonError:
        return
    line = dumps(report)
    line.encode("utf-8")
    assert_lawful(json.loads(line), data)
    assert line == dumps(clean(read_bytes(data, name)))


@settings(max_examples=15)
@given(st.lists(st.sampled_from(["“We saw men,” Ilda Maros said. ", "She denied it. ", "According to Tarn, ", "“", "said ", "the police told Ford News that ", "he was hurt.\n\n", "\u202e"]), min_size=3, max_size=12))
def test_whole_readings_keep_the_laws(parts):
    data = "".join(["The mayor of Oru said that the bridge was closed.\n\n", *parts]).encode()
    assert whole(data, "x.txt") == whole(data, "x.txt")
