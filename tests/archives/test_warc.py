"""WARC: pages come out as they were sent, in the same number whatever the cut, and what is left out is told."""

import gzip
import hashlib
import io
import zlib
from base64 import b32encode

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_archives import answer, broken, numbered, packed, page, read, record, told, written

from rashomon import archives
from rashomon.archives import Caps, Entry, Refused, codecs
from rashomon.errors import ReadError, UsageError
from rashomon.inputs import read_bytes

TEXT = b"The mayor of Oru said the bridge is shut. " * 5


def one(folder, block, **options):
    """Read an archive that holds one record and another behind it, which must come through whatever the first is."""
    found = read(written(folder, record(block, **options) + record(page("last"), "http://ford.example/last")))
    assert told(found[1:]) == ["last"]
    return found[0]


def test_a_page_comes_as_it_was_sent(tmp_path):
    path = written(tmp_path, record(b"software: pen", None, kind="warcinfo", media_type="application/warc-fields") + record(page("x"), "http://ford.example/x"))
    (entry,) = read(path)
    assert (entry.path, entry.media_type, entry.charset, entry.date, entry.outlet, entry.notes) == ("http://ford.example/x", "text/html", "utf-8", None, None, ())
    assert read_bytes(entry.data, entry.path, media_type=entry.media_type, charset=entry.charset).raw.startswith("<html><title>Ferry")
    at = int(entry.address.rsplit("#", 1)[1])
    assert (tmp_path / "crawl.warc").read_bytes()[at:].startswith(b"WARC/1.0\r\nWARC-Type: response")


@pytest.mark.parametrize("name", ["plain", "members", "whole", "blocks"])
@pytest.mark.parametrize("size", [1, 3, 7, 100])
def test_any_cut_gives_the_same(tmp_path, name, size):
    records = [*numbered(9), record(page("r"), kind="revisit"), record(page("short"), "http://ford.example/short", length=40), *numbered(3)]
    records.insert(4, record(b"GET / HTTP/1.1\r\n\r\n", kind="request"))
    records.insert(2, b"stray words\r\n\r\n")
    plain = b"".join(records)
    data = {
        "plain": plain,
        "members": packed(records),
        "whole": gzip.compress(plain),
        "blocks": b"".join(gzip.compress(plain[at : at + 500]) for at in range(0, len(plain), 500)),
    }[name]
    path = written(tmp_path, data)
    whole = read(path)
    assert len({found.address for found in whole}) == len(whole) == 15
    assert sum(isinstance(found, Entry) for found in whole) == 12
    assert broken(whole) == ["bytes that belong to no record", "its length is not the one it tells"]
    assert read(path, size) == whole
    parts = list(archives.parts(path, size))
    assert [part.first for part in parts] == list(range(0, 15, size))
    assert sum(part.count for part in parts) == 15
    if size == 1:
        assert all(part.offset > 0 for part in parts[1:]) == (name in ("plain", "members"))


@pytest.mark.parametrize("codec", ["Zstd", "Lz4"])
def test_other_packings_are_read_from_the_beginning(tmp_path, codec):
    from fastwarc import stream_io

    frames = []
    for one in numbered(5):
        held = io.BytesIO()
        writer = getattr(stream_io, f"{codec}Writer")(held)
        writer.write(one)
        writer.finish()
        writer.flush()
        frames.append(held.getvalue())
    path = written(tmp_path, b"".join(frames), "crawl.warc." + {"Zstd": "zst", "Lz4": "lz4"}[codec])
    assert told(read(path, 2)) == ["0", "1", "2", "3", "4"]
    assert [part.offset for part in archives.parts(path, 2)] == [0, 0, 0]
    cut = read(written(tmp_path, b"".join(frames)[:-20], "cut.warc"))
    assert told(cut)[:4] == ["0", "1", "2", "3"]
    assert broken(cut) == ["the compressed data is damaged"]


def test_what_fastwarc_writes_is_read_as_fastwarc_reads_it(tmp_path):
    from fastwarc.stream_io import GzipWriter
    from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

    path = tmp_path / "made.warc.gz"
    with path.open("wb") as file:
        writer = GzipWriter(file)
        for number in range(4):
            made = WarcRecord()
            made.init_headers(WarcRecordType.response, record_urn=f"{number}".encode())
            made.headers["WARC-Target-URI"] = f"http://ford.example/{number}"
            made.is_http = True
            made.set_bytes_content(page(str(number)))
            made.write(writer, checksum_data=True)
            writer.finish()
        writer.flush()
    theirs = [(found.headers["WARC-Target-URI"], found.reader.read(10_000)) for found in ArchiveIterator(str(path))]
    assert len(theirs) == 4
    assert [(found.path, found.data) for found in read(str(path), 3)] == theirs


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"kind": "revisit"}, "a revisit record: the page is kept elsewhere, under its first visit"),
        ({"more": b"WARC-Segment-Number: 1\r\n"}, "a segment of a record kept in several"),
        ({"media_type": "text/dns"}, "not HTML or text: text/dns"),
        ({"media_type": "?"}, "not HTML or text: no media type"),
    ],
)
def test_records_that_are_no_page_are_left_out_by_name(tmp_path, options, reason):
    found = one(tmp_path, page(), **options)
    assert (found.reason, found.broken, found.path) == (reason, False, "http://ford.example/1")


@pytest.mark.parametrize(
    ("block", "reason", "bad"),
    [
        (page(status="404 Not Found"), "HTTP status 404", False),
        (page(status="301 Moved"), "HTTP status 301", False),
        (page(status="206 Partial Content"), "HTTP status 206", False),
        (page(media_type="image/png"), "not HTML or text: image/png", False),
        (page(media_type="Application/PDF; x=y"), "not HTML or text: application/pdf", False),
        (answer(b" \r\n"), "the page is empty", False),
        (page(status="2000 OK"), "no HTTP answer that can be read", True),
        (b"<p>No head at all", "no HTTP answer that can be read", True),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n<p>x", "no HTTP answer that can be read", True),
    ],
)
def test_answers_that_are_no_page_are_left_out_by_name(tmp_path, block, reason, bad):
    found = one(tmp_path, block)
    assert (found.reason, found.broken) == (reason, bad)


def test_pages_may_have_no_address_no_type_and_no_http(tmp_path):
    path = written(tmp_path, record(page(media_type=None), None) + record(TEXT, "<http://ford.example/t>", kind="conversion", media_type="text/plain"))
    first, second = read(path)
    assert (first.path, first.address, first.media_type) == (f"{path}#0", f"{path}#0", None)
    assert (second.path, second.data, second.media_type) == ("http://ford.example/t", TEXT, "text/plain")


def test_a_name_that_is_no_address_is_not_shown(tmp_path):
    for uri in ("http://ford.example/" + "x" * 3_000, "http://ford.example/\x1b[2J"):
        found = one(tmp_path, page(), uri=uri)
        assert found.path == found.address


def chunked(data, size=7):
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def zstd(data):
    from fastwarc.stream_io import ZstdWriter

    held = io.BytesIO()
    writer = ZstdWriter(held)
    writer.write(data)
    writer.finish()
    writer.flush()
    return held.getvalue()


GZIPPED = gzip.compress(TEXT)
BARE = zlib.compress(TEXT)[2:-4]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (chunked(TEXT), "Transfer-Encoding: chunked"),
        (chunked(GZIPPED), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip"),
        (GZIPPED, "content-encoding: GZIP"),
        (gzip.compress(TEXT[:50]) + gzip.compress(TEXT[50:]) + b"behind", "Content-Encoding: gzip"),
        (gzip.compress(GZIPPED), "Content-Encoding: gzip, gzip"),
        (zlib.compress(TEXT), "Content-Encoding: deflate"),
        (BARE, "Content-Encoding: deflate"),
        (brotli.compress(TEXT), "Content-Encoding: br"),
        (zstd(TEXT), "Content-Encoding: zstd"),
        (TEXT, "Content-Encoding: utf-8"),
        # What the crawler joined or unpacked, and the head says otherwise.
        (TEXT, "Transfer-Encoding: chunked"),
        (TEXT, "Content-Encoding: gzip"),
        (TEXT, "Content-Encoding: br"),
        (TEXT, "Content-Encoding: deflate"),
    ],
)
def test_what_the_server_did_to_send_a_page_is_undone(tmp_path, body, head):
    assert one(tmp_path, answer(body, more=head.encode() + b"\r\n")).data == TEXT


@pytest.mark.parametrize(
    ("body", "head", "reason"),
    [
        (chunked(TEXT)[:90], "Transfer-Encoding: chunked", "its chunks are damaged or end too early"),
        (b"7\r\nThe may\r\nor of Oru said", "Transfer-Encoding: chunked", "its chunks are damaged or end too early"),
        (b"fffffffff\r\nThe mayor", "Transfer-Encoding: chunked", "its chunks are damaged or end too early"),
        (GZIPPED[:-20], "Content-Encoding: gzip", "it can't be unpacked to its end"),
        (GZIPPED[:-9] + b"\0" * 9, "Content-Encoding: gzip", "it can't be unpacked to its end"),
        (brotli.compress(TEXT)[:-5], "Content-Encoding: br", "it can't be unpacked to its end"),
        (GZIPPED, "Content-Encoding: gzip, gzip, gzip, gzip", "packed too many times"),
        (gzip.compress(b"a" * 3_001), "Content-Encoding: gzip", "larger than the cap"),
        (b"a" * 3_001, "X: y", "larger than the cap"),
    ],
)
def test_what_can_not_be_undone_is_broken(tmp_path, body, head, reason):
    path = written(tmp_path, record(answer(body, more=head.encode() + b"\r\n")) + record(page("last"), "http://ford.example/last"))
    first, second = read(path, caps=Caps(max_bytes=3_000))
    assert (first.reason, first.broken) == (reason, True)
    assert second.path == "http://ford.example/last"


def test_a_page_cut_by_the_crawler_is_read_and_says_so(tmp_path):
    for body, head in ((TEXT, b""), (GZIPPED[:-20], b"Content-Encoding: gzip\r\n"), (chunked(TEXT)[:90], b"Transfer-Encoding: chunked\r\n")):
        found = one(tmp_path, answer(body, more=head), more=b"WARC-Truncated: length\r\n")
        assert TEXT.startswith(found.data[:40])
        assert found.notes == ("input: the archive holds only the beginning of this page (WARC-Truncated)",)


def sha1(data):
    return hashlib.sha1(data, usedforsecurity=False)


@pytest.mark.parametrize(
    ("digest", "good"),
    [
        (lambda block, body: b"WARC-Block-Digest: sha1:" + b32encode(sha1(block).digest()), True),
        (lambda block, body: b"WARC-Block-Digest: SHA-1:" + sha1(block).hexdigest().upper().encode(), True),
        (lambda block, body: b"WARC-Block-Digest: sha256:" + hashlib.sha256(block).hexdigest().encode(), True),
        (lambda block, body: b"WARC-Block-Digest: crc:12345678901234567890", True),
        (lambda block, body: b"WARC-Block-Digest: sha1:" + b32encode(sha1(body).digest()), False),
        (lambda block, body: b"WARC-Block-Digest: md5:" + b"0" * 32, False),
        (lambda block, body: b"WARC-Payload-Digest: sha1:" + b32encode(sha1(body).digest()), True),
        (lambda block, body: b"WARC-Payload-Digest: sha1:" + b32encode(sha1(chunked(body)).digest()), True),
        (lambda block, body: b"WARC-Payload-Digest: sha1:" + b32encode(sha1(b"else").digest()), False),
    ],
)
def test_digests_are_checked(tmp_path, digest, good):
    block = answer(chunked(TEXT), more=b"Transfer-Encoding: chunked\r\n")
    found = one(tmp_path, block, more=digest(block, TEXT) + b"\r\n")
    assert isinstance(found, Entry) if good else (found.reason, found.broken) == ("its digest is wrong", True)


def test_records_of_one_id_are_both_read(tmp_path):
    found = read(written(tmp_path, record(page("1")) + record(page("2"))))
    assert len({entry.address for entry in found}) == 2


def test_what_is_no_warc_says_so(tmp_path):
    arc = b"filedesc://ford.arc 0.0.0.0 20340312090000 text/plain 20\n1 0 Ford\n\n"
    for data in (arc, gzip.compress(arc)):
        with pytest.raises(ReadError, match="older form of WARC"):
            read(written(tmp_path, data, "old.arc.gz"))
    for data in (b"", b"It rained.\n" * 50, record(b"software: pen", kind="warcinfo")):
        with pytest.raises(ReadError, match="no WARC record"):
            read(written(tmp_path, data))
    with pytest.raises(ReadError, match="no such file"):
        read(str(tmp_path / "none.warc"))


def test_an_archive_that_went_away_is_told(tmp_path):
    path = written(tmp_path, record(page()))
    (part,) = archives.parts(path, 10)
    (tmp_path / "crawl.warc").unlink()
    assert list(archives.entries(part)) == [Refused(path, path, "no such file or directory", broken=True)]


def test_without_the_library_the_error_says_what_to_install(tmp_path, monkeypatch):
    path = written(tmp_path, record(page()))
    monkeypatch.setattr(codecs, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'rashomon\[corpus\]'"):
        read(path)


def test_a_warc_is_known_by_what_is_in_it(tmp_path):
    for data in (record(page()), gzip.compress(record(page()))):
        assert isinstance(read(written(tmp_path, data, "crawl.bin"))[0], Entry)


@given(st.binary(max_size=120), st.integers(0, 400))
def test_no_damage_stops_the_reading(data, at):
    import tempfile
    from pathlib import Path

    records = numbered(3)
    plain = b"".join(records)
    for whole in (plain, packed(records)):
        with tempfile.TemporaryDirectory() as folder:
            at = min(at, len(whole) // 3)
            path = written(Path(folder), whole[:at] + data + whole[at + len(data) // 2 :])
            try:
                found = read(path)
            except ReadError:
                assert data
                continue
            assert read(path, 1) == found
            # The last record is behind what was touched: it is always found, but where the head of a record now tells its length wrongly
            # and truly at once, which chance does not do.
            assert told(found)[-1] == "2"
