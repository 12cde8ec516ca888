"""Folders and files: parts that one more file hardly changes, nothing passed over in silence, archives found in folders."""

import gzip
from collections import Counter

import pytest
from made_archives import numbered, packed, read, told, written

from rashomon import archives
from rashomon.archives import Entry, Part, Refused
from rashomon.errors import ReadError

STORY = "The mayor of Oru said the bridge is shut."


def filled(folder, names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(STORY)
    return str(folder)


def test_a_single_file_is_a_part_whatever_its_ending(tmp_path):
    path = written(tmp_path, STORY.encode(), "notes.md")
    assert list(archives.parts(path, 10)) == [Part(path, 0, 1, files=(path,))]
    assert read(path) == [Entry(path, STORY.encode(), path)]


def test_what_is_not_read_in_a_folder_is_told(tmp_path):
    folder = filled(tmp_path / "in", ["a.txt", "sub/b.html", "sub/pic.png", "c.pdf"])
    (tmp_path / "out.txt").write_text(STORY)
    (tmp_path / "in" / "link.txt").symlink_to("../out.txt")
    (tmp_path / "in" / "sub" / "loop").symlink_to("..")
    error, *parts = archives.parts(folder, 100)
    assert (type(error), error.reason) == (ReadError, "a link that leads outside the folder named")
    found = [one for part in parts for one in archives.entries(part)]
    assert [isinstance(one, Entry) for one in found] == [True, False, True, False]
    assert [(one.path.rsplit("/", 1)[1], one.broken) for one in found if isinstance(one, Refused)] == [("c.pdf", True), ("pic.png", False)]


def test_an_empty_or_missing_folder_is_an_error(tmp_path):
    (tmp_path / "empty").mkdir()
    for name, reason in (("empty", "no .txt"), ("none", "no such file")):
        (error,) = archives.parts(str(tmp_path / name), 10)
        assert error.reason.startswith(reason)


def test_one_more_file_changes_one_part_or_two(tmp_path):
    names = [f"{n:04}.txt" for n in range(400)]
    folder = filled(tmp_path, names)
    before = list(archives.parts(folder, 10))
    assert 20 < len(before) < 80
    assert max(part.count for part in before) <= 40
    assert [file for part in before for file in part.files] == [f"{folder}/{name}" for name in names]
    for more in ("0000a.txt", "0200a.txt", "0399a.txt"):
        filled(tmp_path, [more])
        after = list(archives.parts(folder, 10))
        (tmp_path / more).unlink()
        assert len(set(after) - set(before)) <= 2
        assert len(set(before) - set(after)) <= 1


def test_parts_do_not_depend_on_how_the_folder_is_named(tmp_path, monkeypatch):
    filled(tmp_path / "in", [f"{n}.txt" for n in range(60)])
    monkeypatch.chdir(tmp_path)
    counts = [[part.count for part in archives.parts(name, 5)] for name in ("in", "./in/", str(tmp_path / "in"))]
    assert counts[0] == counts[1] == counts[2]


def test_archives_in_a_folder_are_opened(tmp_path):
    folder = filled(tmp_path, ["a.txt"])
    warc = written(tmp_path, packed(numbered(3)), "crawl.warc.gz")
    lines = written(tmp_path, b'{"text": "It rained."}\n', "b.jsonl")
    written(tmp_path, b"", "c.parquet")
    export = "\n\n".join(f"{n} of 2 DOCUMENTS\n\nFord Post\n\nMarch 12, 2034 Monday\n\nBridge shut\n\nBYLINE: Mira Tol\n\nLENGTH: 9 words\n\n{STORY}\n" for n in (1, 2))
    written(tmp_path, export.encode(), "export.txt")
    parts = list(archives.parts(folder, 2))
    assert Counter(part.path for part in parts if isinstance(part, Part)) == {folder: 1, warc: 2, lines: 1, f"{folder}/export.txt": 1}
    assert [error.path for error in parts if isinstance(error, ReadError)] == [f"{folder}/c.parquet"]
    found = [one for part in parts if isinstance(part, Part) for one in archives.entries(part)]
    assert sum(isinstance(one, Entry) for one in found) == 1 + 3 + 1 + 2


def test_a_file_that_went_away_or_is_too_large_is_told_in_its_place(tmp_path):
    folder = filled(tmp_path, ["a.txt", "b.txt", "c.txt"])
    parts = list(archives.parts(folder, 100))
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.txt").write_text(STORY * 100)
    found = [one for part in parts for one in archives.entries(part, archives.Caps(max_bytes=100))]
    assert told(found) == ["no such file or directory", "larger than the cap of 100 bytes", "c.txt"]


def test_a_file_that_became_another_kind_is_told(tmp_path):
    path = written(tmp_path, packed(numbered(3)), "crawl.bin")
    (part,) = archives.parts(path, 10)
    written(tmp_path, STORY.encode(), "crawl.bin")
    assert told(archives.entries(part)) == ["no longer what it was when it was cut into parts"]


def test_the_digest_of_a_file_is_that_of_its_bytes(tmp_path):
    from hashlib import sha256

    path = written(tmp_path, gzip.compress(b"x" * 3_000_000), "a.gz")
    assert archives.digest(path) == sha256((tmp_path / "a.gz").read_bytes()).hexdigest()
    with pytest.raises(ReadError, match="is a folder"):
        archives.digest(str(tmp_path))
