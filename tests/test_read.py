"""Inputs: what is read, how it is decoded, and what is refused with a reason."""

import io
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import ReadError, TooLarge, Unsupported
from rashomon.inputs import Skipped, expand, read_bytes, read_input, read_string, shown

PLAIN = "The mayor of Oru said “no”."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PLAIN.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + PLAIN.encode(), "utf-8-sig"),
        (PLAIN.encode("utf-16"), "utf-16"),
        (PLAIN.encode("utf-16-le"), "utf-16-le"),
        (PLAIN.encode("utf-16-be"), "utf-16-be"),
        (PLAIN.encode("utf-32"), "utf-32"),
        (PLAIN.encode("cp1252"), "cp1252"),
        ("Мэр сказал: мост закрыт.".encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_decodes_by_mark_or_shape(data, encoding):
    original = read_bytes(data, "x.txt")
    assert original.encoding == encoding
    assert original.raw == data.decode(encoding)


@pytest.mark.parametrize("parity", [0, 1])
def test_stray_nuls_make_no_utf16(parity):
    data = bytearray(b"The mayor of Oru said on Monday that the old bridge stays closed to carts.")
    for at in (4, 22, 40):
        data[at + parity] = 0
    original = read_bytes(bytes(data), "x.txt")
    assert (original.encoding, original.raw) == ("utf-8", data.decode())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Oru said that the bridge is shut.",
        "Ο δήμαρχος είπε ότι η γέφυρα έκλεισε μετά τη βροχή.",
        "قال رئيس البلدية إن الجسر مغلق بعد أيام من المطر.",
        "महापौर ने कहा कि तीन दिन की बारिश के बाद पुल बंद है।",
        "시장은 사흘 동안 비가 내린 뒤 다리가 닫혔다고 말했다.",
    ],
)
def test_utf16_without_a_mark_is_seen_in_any_script_with_spaces(text, codec):
    assert read_bytes(text.encode(codec), "x.txt").raw == text


def test_guesses_what_is_undeclared():
    text = "Мэр города сказал, что мост закрыт после трёх дней дождя, и просил жителей оставаться дома. " * 4
    original = read_bytes(text.encode("cp1251"), "x.txt")
    assert original.raw == text
    assert original.encoding == "cp1251"


def test_keeps_utf8_with_one_broken_byte():
    data = ("“Closed,” she said. " * 5).encode() + b"\xe2\x80 end"
    original = read_bytes(data, "x.txt")
    assert original.encoding == "utf-8"
    assert original.raw.count("\ufffd") == 1


@pytest.mark.parametrize(
    ("head", "codec", "encoding"),
    [
        (b'<meta charset="iso-8859-1">', "cp1252", "cp1252"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251", "cp1251"),
        (b"<meta name=x content=y><meta charset='koi8-r'/>", "koi8-r", "koi8-r"),
        (b"<?xml version='1.0' encoding='ISO-8859-2'?><html>", "iso8859-2", "iso8859-2"),
        (b"<meta charset=no-such-set>", "cp1252", "cp1252"),
        (b'<meta charset="iso-8859-1">', "utf-8", "utf-8"),
        (b"<meta charset=utf-16>", "utf-8", "utf-8"),
        (b"<meta charset=utf-7>", "utf-8", "utf-8"),
    ],
)
def test_page_declares_its_charset(head, codec, encoding):
    word = "Кафе" if codec in ("cp1251", "koi8-r") else "Cafés"
    data = head + f"<p>{word} stayed open in the whole of the old town, the mayor said on Monday.".encode(codec)
    original = read_bytes(data, "x.html")
    assert original.encoding == encoding
    assert word in original.raw


def test_translates_no_newline_and_drops_no_character():
    data = b"One.\r\nTwo.\rThree.\n\x00 \x0cFour."
    assert read_bytes(data, "x.txt").raw == data.decode()


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", b"<html>code</html>", "text/plain"),
        ("a.HTM", b"It rained.", "text/html"),
        ("-", b"  <!DOCTYPE html><p>It rained.", "text/html"),
        ("-", b"It rained.", "text/plain"),
        ("report", "<HTML><p>It rained.".encode("utf-16"), "text/html"),
    ],
)
def test_media_type_by_name_then_by_first_bytes(name, data, media_type):
    assert read_bytes(data, name).media_type == media_type


def test_id_depends_on_bytes_and_encoding_alone():
    one, other = read_bytes(b"It rained.", "a.txt"), read_bytes(b"It rained.", "b.txt")
    assert one.id == other.id
    assert one.id != read_bytes(b"\xef\xbb\xbfIt rained.", "a.txt").id
    assert one.id == read_string("It rained.").id


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", b"%PDF-1.7 ..."), ("a.pdf", b"It rained."), ("-", b"PK\x03\x04word/"), ("a.docx", b"It rained."), ("-", b"\x89PNG\r\n")],
)
def test_formats_not_read_yet_say_so(name, data):
    with pytest.raises(Unsupported, match="not read yet"):
        read_bytes(data, name)


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b" \r\n\t", "white space"), (b"\xef\xbb\xbf", "white space"), (b"\x00\x01\x02\xff\xfe\x80" * 50, "no text")])
def test_nothing_to_read_is_an_error(data, reason):
    with pytest.raises(ReadError, match=reason):
        read_bytes(data, "x.txt")


def test_cap_on_size(tmp_path):
    file = tmp_path / "x.txt"
    file.write_bytes(b"x" * 11)
    with pytest.raises(TooLarge, match="cap of 10 bytes"):
        read_input(str(file), max_bytes=10)
    assert read_input(str(file), max_bytes=11).raw == "x" * 11


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"It rained.")))
    original = read_input("-")
    assert (original.raw, original.path) == ("It rained.", "-")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"It rained.")))
    with pytest.raises(TooLarge):
        read_input("-", max_bytes=3)


def test_string_with_lone_surrogate_is_refused():
    with pytest.raises(ReadError, match="lone surrogate at position 3"):
        read_string("It \ud800 rained.")


@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.html", "-"]))
def test_law_of_decoding(data, name):
    try:
        original = read_bytes(data, name)
    except ReadError:
        return
    assert original.raw == data.decode(original.encoding, "replace")
    original.raw.encode("utf-8")


@given(st.text(min_size=1, max_size=60))
def test_utf8_text_comes_back_or_is_a_marked_encoding(text):
    data = text.encode()
    try:
        original = read_bytes(data, "x.txt")
    except ReadError:
        return
    if original.encoding == "utf-8":
        assert original.raw == text


def test_folders_are_walked_sorted_and_others_listed(tmp_path):
    for name in ("b.txt", "a/2.HTML", "a/1.htm", "a/pic.png", "c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("It rained.")
    found = list(expand([str(tmp_path)]))
    names = [str(Path(item.path if isinstance(item, Skipped) else item).relative_to(tmp_path)) for item in found]
    assert names == ["a/1.htm", "a/2.HTML", "a/pic.png", "b.txt", "c.md"]
    assert [isinstance(item, Skipped) for item in found] == [False, False, True, False, True]


def test_a_folder_that_holds_nothing_to_read_says_so(tmp_path):
    (tmp_path / "sub").mkdir()
    assert list(expand([str(tmp_path)])) == [Skipped(str(tmp_path), "no .txt, .html, .htm, .pdf or .docx files")]
    (tmp_path / "sub" / "c.md").write_text("It rained.")
    assert [item.path for item in expand([str(tmp_path)]) if isinstance(item, Skipped)] == [str(tmp_path / "sub" / "c.md"), str(tmp_path)]
    (tmp_path / "sub" / "a.txt").write_text("It rained.")
    twice = [item.reason for item in expand([str(tmp_path), str(tmp_path)]) if isinstance(item, Skipped)]
    assert twice == ["not a .txt, .html, .htm, .pdf or .docx file", "this folder was already read"]


def test_named_files_are_taken_whatever_their_ending():
    assert list(expand(["notes.md", "-"])) == ["notes.md", "-"]


def test_folder_loop_ends(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("It rained.")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    found = list(expand([str(tmp_path), str(tmp_path)]))
    assert [item for item in found if isinstance(item, str)] == [str(tmp_path / "in" / "a.txt")]
    assert [item.reason for item in found if isinstance(item, Skipped)] == ["this folder was already read"] * 2


def test_links_that_lead_outside_the_folder_named_are_skipped(tmp_path):
    root, beside = tmp_path / "root", tmp_path / "root-2"
    for folder in (root / "sub", beside):
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text("It rained.")
    (root / "loop").symlink_to("..")
    (root / "other").symlink_to(beside)
    (root / "out.txt").symlink_to(beside / "a.txt")
    (root / "in.txt").symlink_to(root / "sub" / "a.txt")
    found = list(expand([str(root)]))
    assert [item for item in found if isinstance(item, str)] == [str(root / "in.txt"), str(root / "sub" / "a.txt")]
    skipped = {Path(item.path).name: item.reason for item in found if isinstance(item, Skipped)}
    assert skipped == dict.fromkeys(("loop", "other", "out.txt"), "a link that leads outside the folder named")


def test_a_folder_named_by_a_link_is_walked(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("It rained.")
    (tmp_path / "real" / "b.txt").symlink_to("a.txt")
    (tmp_path / "link").symlink_to("real")
    link = str(tmp_path / "link")
    assert list(expand([link])) == [f"{link}/a.txt", f"{link}/b.txt"]


def test_folder_that_cannot_be_listed_is_an_error_in_its_place(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    (tmp_path / "b.txt").write_text("It rained.")
    real = os.listdir

    def refuse(path):
        if str(path).endswith("a"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "listdir", refuse)
    error, file = expand([str(tmp_path)])
    assert isinstance(error, ReadError)
    assert error.reason == "permission denied"
    assert file == str(tmp_path / "b.txt")


def test_missing_and_unreadable_files_name_path_and_reason(tmp_path, monkeypatch):
    with pytest.raises(ReadError) as missing:
        read_input(str(tmp_path / "no.txt"))
    assert (missing.value.path, missing.value.reason) == (str(tmp_path / "no.txt"), "no such file or directory")
    (tmp_path / "x.txt").mkdir()
    with pytest.raises(ReadError, match="is a folder"):
        read_input(str(tmp_path / "x.txt"))
    with pytest.raises(ReadError, match="null byte"):
        read_input("a\0b")
    (tmp_path / "y.txt").write_text("It rained.")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadError, match="permission denied"):
        read_input(str(tmp_path / "y.txt"))


def test_pipes_sockets_and_devices_are_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadError, match="named pipe"):
        read_input(str(tmp_path / "pipe.txt"))
    with pytest.raises(ReadError, match="device"):
        read_input("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        address = os.path.relpath(tmp_path / "s.txt")  # a socket's name may be no longer than about 100 bytes
        server.bind(address if len(address) < 100 else str(tmp_path / "s.txt"))
        with pytest.raises(ReadError, match="socket"):
            read_input(str(tmp_path / "s.txt"))


def test_file_names_that_are_not_utf8_are_shown_escaped():
    assert shown("a\udcffb.txt") == "a\\xffb.txt"
    assert shown("\ud800.txt") == "\\ud800.txt"


def test_a_fault_of_ours_in_one_input_does_not_stop_the_others(tmp_path, monkeypatch):
    from rashomon import pipeline

    (tmp_path / "a.txt").write_text("The bridge fell at noon.")
    (tmp_path / "b.txt").write_text("The bridge stood until noon.")
    good = pipeline.clean

    def bad_once(original, **options):
        if original.path.endswith("a.txt"):
            raise KeyError("lost")
        return good(original, **options)

    monkeypatch.setattr(pipeline, "clean", bad_once)
    fault, report = list(pipeline.read_reports([str(tmp_path)]))
    assert fault.path.endswith("a.txt")
    assert "KeyError: 'lost'" in fault.reason
    assert isinstance(fault.__cause__, KeyError)
    assert report.original.path.endswith("b.txt")
