"""JSON Lines: fields by name, each line by its number, and what is no record told."""

import gzip
import json

import pytest
from made_archives import peak, read, told, written

from rashomon import archives
from rashomon.archives import Caps, Columns, Entry
from rashomon.errors import ReadError


def lines(*rows):
    return b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows)


def text(number, **more):
    return {"text": f"The mayor of Oru said no ({number}).", **more}


GOOD = Columns(text="text", date="day", outlet="paper", name="url")


def test_fields_are_taken_by_name(tmp_path):
    row = {"text": "Café shut.", "day": "2034-03-12T10:00:00+01:00", "paper": " The  Ford\nPost ", "url": "http://ford.example/1", "more": [1]}
    path = written(tmp_path, lines(row), "a.jsonl")
    (entry,) = read(path, columns=GOOD)
    assert entry == Entry(f"{path}#1", "Café shut.".encode(), "http://ford.example/1", "text/plain", "utf-8", "2034-03-12", "The Ford Post")


def test_html_is_taken_by_its_name_and_where_there_is_no_text(tmp_path):
    path = written(tmp_path, lines({"html": "<p>It rained.", "text": "It rained."}, {"html": None, "text": "It snowed."}), "a.jsonl")
    assert [entry.media_type for entry in read(path)] == ["text/plain", "text/plain"]
    assert told(read(path, columns=Columns(html="html")))[1] == "no text in this record"
    assert [entry.media_type for entry in read(path, columns=Columns(html="html", text="text"))] == ["text/html", "text/plain"]
    assert read(written(tmp_path, lines({"html": "<p>It rained."}), "b.ndjson"))[0].media_type == "text/html"


def test_what_is_no_record_is_told_by_its_line(tmp_path):
    bad = [b"{", b"[1]", b"\xff", b"[" * 100_000, {"text": 5}, b'{"text": "\\ud800"}', {"text": None}, {"text": ""}, {"other": "x"}, {"text": "x" * 301}]
    path = written(tmp_path, lines(text(1), b"", *bad, text(2)) + json.dumps(text(3)).encode(), "a.jsonl")
    found = read(path, caps=Caps(max_bytes=300))
    assert [one.address.rsplit("#", 1)[1] for one in found] == ["1", *map(str, range(3, 15))]
    broken, none, record = "no line of JSON that can be read", "no text in this record", "a line of JSON that is no record with named fields"
    expected = [broken, record, broken, broken, "what should be its text is none", "a lone surrogate is no character", none, none, none, "larger than the cap"]
    assert [one.reason for one in found[1:11]] == expected
    assert [one.broken for one in found[1:11]] == [reason != none for reason in expected]
    assert isinstance(found[11], Entry)
    assert isinstance(found[12], Entry)


@pytest.mark.parametrize("size", [1, 3, 7, 100])
@pytest.mark.parametrize("pack", [bytes, gzip.compress, lambda data: b"".join(map(gzip.compress, data.splitlines(keepends=True)))])
def test_any_cut_gives_the_same(tmp_path, size, pack):
    path = written(tmp_path, pack(lines(*(text(n) if n % 4 else b" " for n in range(1, 18)), b"{")), "a.jsonl.gz" if pack is not bytes else "a.jsonl")
    whole = read(path)
    assert len(whole) == 14
    assert read(path, size) == whole


def test_a_missing_field_is_an_error_that_lists_those_there(tmp_path):
    path = written(tmp_path, lines({"body": "x", "id": 1}), "a.jsonl")
    with pytest.raises(ReadError, match="has no column 'text'; its columns are: 'body', 'id'"):
        read(path)
    with pytest.raises(ReadError, match="no line of JSON"):
        read(written(tmp_path, b"It rained.\n" * 5, "b.jsonl"))
    with pytest.raises(ReadError, match="no line of JSON"):
        read(written(tmp_path, b"", "c.jsonl"))


@pytest.mark.parametrize("day", ["2034-3-12", "12/03/2034", "2034-02-30", "20340312", "Monday", 2034, None, "2034-03-12x", ["2034-03-12"]])
def test_a_day_that_is_none_is_unknown(tmp_path, day):
    assert read(written(tmp_path, lines(text(1, day=day)), "a.jsonl"), columns=Columns(date="day"))[0].date is None


@pytest.mark.parametrize("value", [None, 5, " ", "x" * 201, "a\x1b[2Jb", "\ud800"])
def test_an_outlet_that_is_no_name_is_unknown(tmp_path, value):
    assert read(written(tmp_path, lines(text(1, paper=value)), "a.jsonl"), columns=Columns(outlet="paper"))[0].outlet is None


def test_damage_is_told_and_what_is_before_it_read(tmp_path):
    data = gzip.compress(lines(*map(text, range(2_000))))
    path = written(tmp_path, data[: len(data) // 2], "a.jsonl.gz")
    *parts, error = archives.parts(path, 500)
    assert isinstance(error, ReadError)
    assert "the compressed data ends too early, from line" in error.reason
    found = [one for part in parts for one in archives.entries(part)]
    assert 100 < len(found) < 2_000
    assert all(isinstance(one, Entry) for one in found)


def test_a_line_that_unfolds_to_far_more_costs_the_cap(tmp_path):
    bomb = gzip.compress(b'{"text": "') + gzip.compress(b"x" * 10_000_000) * 3 + gzip.compress(b'"}\n' + lines(text("last")))
    path = written(tmp_path, gzip.compress(lines(text(1))) + bomb, "a.jsonl.gz")
    assert told(read(path))[1] == "a line longer than the cap"
    code = "from rashomon import archives\nbefore = mb()\nfound = [one for part in archives.parts(sys.argv[1], 100) for one in archives.entries(part)]\nassert len(found) == 3\nprint(mb() - before)"
    # A line of the cap is held, and the step behind it.
    assert peak(code, path) < 80
