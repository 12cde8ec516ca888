"""WARC made to do harm: memory and time stay bounded, and what stands behind the harm is read."""

import gzip
import io
import time
import zlib

import brotli
import pytest
from made_archives import answer, broken, numbered, packed, page, peak, read, record, told, written

from rashomon.archives import warc

MB = 1_000_000
READ = """
from rashomon import archives
from rashomon.archives import warc
from fastwarc import stream_io
import zlib, hashlib
before = mb()
found = []
for part in archives.parts(sys.argv[1], 100):
    found += [getattr(one, "reason", one.path) for one in archives.entries(part)]
assert found == sys.argv[2].split(";"), found
print(mb() - before)
"""
LAST = record(page("last"), "http://ford.example/last")


def zeros(size):
    """Give so many zeros in members of gzip, which may be put together as they are."""
    return gzip.compress(b"\0" * (10 * MB)) * (size // (10 * MB))


def zstd_zeros(size):
    from fastwarc.stream_io import ZstdWriter

    held = io.BytesIO()
    writer = ZstdWriter(held)
    for _ in range(size // MB):
        writer.write(b"\0" * MB)
    writer.finish()
    writer.flush()
    return held.getvalue()


def deflated_zeros(size):
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b"\0" * MB) for _ in range(size // MB)) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        (b"gzip", lambda: zeros(100 * MB)),
        (b"br", lambda: brotli.compress(b"\0" * (60 * MB), quality=1)),
        (b"zstd", lambda: zstd_zeros(60 * MB)),
        (b"deflate", lambda: deflated_zeros(60 * MB)),
    ],
)
def test_a_page_that_unfolds_to_far_more_costs_the_cap(tmp_path, encoding, body):
    bomb = record(answer(body(), more=b"Content-Encoding: " + encoding + b"\r\n"), "http://ford.example/bomb")
    path = written(tmp_path, packed([bomb, LAST]), "bomb.warc.gz")
    assert peak(READ, path, "larger than the cap;http://ford.example/last") < 80


def test_an_archive_that_unfolds_to_far_more_is_passed_over(tmp_path):
    whole = record(b"", length=100 * MB, end=b"")
    head = record(b"", more=b"X: ", end=b"")[: -len(b"Content-Length: 0\r\n\r\n")]
    path = written(tmp_path, gzip.compress(whole) + zeros(100 * MB) + gzip.compress(b"\r\n\r\n" + LAST), "block.warc.gz")
    assert peak(READ, path, "no HTTP answer that can be read;http://ford.example/last") < 60
    path = written(tmp_path, gzip.compress(head) + zeros(100 * MB) + packed([LAST]), "head.warc.gz")
    assert peak(READ, path, "its head is too long;http://ford.example/last") < 60


def test_a_length_beyond_the_end_hides_nothing(tmp_path):
    for length in (10**6, 10**9, 10**17):
        records = [*numbered(2), record(page("bad"), "http://ford.example/bad", length=length), LAST]
        for data in (b"".join(records), packed(records), gzip.compress(b"".join(records))):
            path = written(tmp_path, data)
            assert told(read(path)) == ["0", "1", "it ends before its own length", "last"]
            assert read(path, 1) == read(path)


def test_a_last_record_cut_short_is_broken(tmp_path):
    for records in (numbered(3), [*numbered(2), record(b"\0" * (25 * MB), media_type="video/mp4")]):
        whole, members = b"".join(records), packed(records)
        assert broken(read(written(tmp_path, whole[:-30]))) == ["it ends before its own length"]
        assert broken(read(written(tmp_path, members[:-30]))) == ["the compressed data ends too early"]
        assert broken(read(written(tmp_path, gzip.compress(whole)[:-30]))) == ["the compressed data ends too early"]
        assert broken(read(written(tmp_path, whole[:-4]))) == []


def test_damage_costs_the_member_it_is_in(tmp_path):
    data = bytearray(packed(numbered(5)))
    members = [at for at in range(len(data)) if data[at:].startswith(b"\x1f\x8b\x08")]
    for member in members[1:3]:
        data[member + 40] ^= 255
    path = written(tmp_path, bytes(data))
    assert told(read(path)) == ["0", "the compressed data is damaged", "3", "4"]
    assert read(path, 2) == read(path)
    stray = written(tmp_path, packed(numbered(1)) + b"\x1f\x8b\x08" * 2_000 + packed([LAST]) + b"\0" * 20)
    assert told(read(stray)) == ["0", "the compressed data is damaged", "last", "the compressed data is damaged"]


@pytest.mark.parametrize("length", ["-5", "many", "", "1e3", "٣", "5, 5", str(10**30)])
def test_a_length_that_is_none_costs_its_record(tmp_path, length):
    path = written(tmp_path, record(page(), length=length) + LAST)
    assert told(read(path)) == ["it tells no length that can be true", "last"]
    twice = written(tmp_path, record(page(), more=b"Content-Length: 7\r\n") + LAST)
    assert told(read(twice)) == ["it tells no length that can be true", "last"]


def test_much_of_what_is_small_is_read_in_time(tmp_path):
    tiny = packed([record(b"x", media_type="text/plain")])
    paths = [
        written(tmp_path, tiny * 2_500, "tiny.warc.gz"),
        written(tmp_path, record(b"x", length=10**12) * 2_500, "long.warc"),
        written(tmp_path, gzip.compress(record(b"x", length=10**12) * 2_500, 1), "long.warc.gz"),
        # Lengths that end within the file, on bytes that show them wrong.
        written(tmp_path, gzip.compress(record(b"x", length=2 * MB + 3) * 2_500, 1), "within.warc.gz"),
        written(tmp_path, record(answer(b"1\r\na\r\n" * 200_000 + b"0\r\n\r\n", more=b"Transfer-Encoding: chunked\r\n")), "chunks.warc"),
    ]
    for path in paths:
        began = time.process_time()
        found = read(path)
        assert len(found) in (2_500, 1)
        assert time.process_time() - began < 5, path


@pytest.mark.parametrize("pack", [b"".join, packed, lambda records: gzip.compress(b"".join(records))])
def test_a_block_too_large_to_hold_is_passed_over_whatever_its_length_says(tmp_path, monkeypatch, pack):
    monkeypatch.setattr(warc, "_ROOM", 400)
    large = answer(b"<p>x" * 500)
    for length, reason in (
        (None, "larger than the cap"),
        (len(large) - 7, "its length is not the one it tells"),
        (len(large) + 50, "its length is not the one it tells"),
        (len(large) + 2_000, "it ends before its own length"),
        (10**15, "it ends before its own length"),
    ):
        path = written(tmp_path, pack([*numbered(2), record(large, "http://ford.example/large", length=length), LAST]))
        found = told(read(path))
        # In members of gzip the next one shows at once that the record should have ended.
        early = pack is packed and length is not None and length > len(large)
        assert found == ["0", "1", "it ends before its own length" if early else reason, "last"]
        assert told(read(path, 1)) == found
    video = record(b"\0" * 5_000, "http://ford.example/video", media_type="video/mp4")
    assert told(read(written(tmp_path, pack([video, LAST])))) == ["not HTML or text: video/mp4", "last"]
