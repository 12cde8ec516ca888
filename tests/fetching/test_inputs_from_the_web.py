"""An address stands wherever a file may: at the command line, in a case, in the library; nothing else is ever fetched."""

import json
import os

import pytest
from click.testing import CliRunner
from local_net import STORY, Pretence, answer, serving

import rashomon
from rashomon import fetching
from rashomon.case import Case
from rashomon.cli import main
from rashomon.encoding import decode
from rashomon.exports import verify
from rashomon.inputs import expand, read_bytes

URL = "http://ford.example/mill"
KOI8 = "<html><body><h1>Мост закрыт</h1><p>Мост через Тулл закрыт, сказал мэр Ору в понедельник, и никто не пострадал.</p></body></html>"


@pytest.fixture
def web(monkeypatch):
    """Give a table of answers by target, served to whoever fetches; what is not in it is not found."""
    table = {"/mill": answer()}
    with serving(lambda target: table.get(target, answer(status="404 x"))) as (port, met):
        net = Pretence(port).net
        # The package's own look-up and connection are put aside, which no option could do.
        monkeypatch.setattr(fetching.asking, "Net", lambda: net)
        table["met"] = met
        yield table


def run(*arguments):
    """Run the command line; give its exit status, output and errors."""
    done = CliRunner().invoke(main, arguments)
    return done.exit_code, done.stdout, done.stderr


def test_read_and_compare_take_addresses(web):
    status, out, _ = run("read", URL + "#top", "--format", "jsonl")
    record = json.loads(out)
    assert status == 0
    assert record["origin"]["path"] == URL
    assert record["origin"]["media_type"] == "text/html"
    assert any("Four people were hurt" in p["text"] for p in record["paragraphs"])
    assert run("compare", URL, "--format", "json")[0] == 0


def test_what_can_not_be_fetched_is_named_without_credentials_and_the_rest_is_read(web, tmp_path):
    (tmp_path / "a.txt").write_text("Il pleut depuis trois jours dans la vallée.")
    status, out, errors = run("read", "http://ilda:secret@ford.example/x", "http://ford.example/none", str(tmp_path / "a.txt"), "--format", "jsonl")
    assert status == 1
    assert len(out.splitlines()) == 1
    assert "http://ford.example/x: an address with a user name or password is not fetched" in errors
    assert "http://ford.example/none: the server answered 404 (Not Found)" in errors
    assert "secret" not in errors


def test_a_case_takes_an_address_keeps_its_bytes_and_verifies(web, tmp_path):
    web["/koi"] = answer(KOI8.encode("koi8-r"), media_type="text/html; charset=koi8-r")
    file = str(tmp_path / "a.case")
    Case.make(file).close()
    assert run("case", "add", file, URL, "http://ford.example/koi")[0] == 0
    assert "1 added" not in run("case", "add", file, URL)[1]
    with Case.open(file) as case:
        mill, koi = case.filed()
        assert (mill.path, koi.path) == (URL, "http://ford.example/koi")
        assert case.data(mill.id) == STORY
        assert case.report(koi.id).original.encoding == "koi8-r"
        assert "Мост" in case.report(koi.id).original.raw
    assert verify(file) is None
    assert len(web["met"]) == 3


def test_a_case_asks_for_json_lines_of_no_server(web, tmp_path):
    file = str(tmp_path / "a.case")
    Case.make(file).close()
    status, _, errors = run("case", "add", file, "http://ford.example/case.jsonl")
    assert status == 1
    assert "404" in errors


def test_the_library_takes_an_address(web):
    assert rashomon.read(URL).original.path == URL


def test_the_charset_of_the_server_goes_before_that_of_the_page():
    page = b'<meta charset="iso-8859-5"><p>' + "Мост".encode("koi8-r")
    assert decode(page, markup=True)[1] == "iso8859-5"
    assert decode(page, markup=True, charset="KOI8-R") == ('<meta charset="iso-8859-5"><p>Мост', "koi8-r")


@pytest.mark.parametrize("charset", ["utf_7", "rot13", "idna", "a\0b", "é" * 50, "", "../x", "utf-16", "unicode_escape", "utf-8"])
def test_a_charset_that_is_none_changes_nothing(charset):
    for data in (b"Four were hurt.", "Vier im Fluß, zwölf am Ufer.".encode(), "zwölf".encode("latin-1") + b" were hurt at the mill."):
        assert decode(data, charset=charset)[0] == decode(data)[0] or charset == "utf-8"


def test_an_encoding_found_is_found_again_when_it_is_given():
    for text in ("Мост через Тулл закрыт, сказал мэр Ору.", "Four were hurt.", "Fluß " * 40, "橋が閉鎖されたと市長は月曜日に述べた。"):
        for codec in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "koi8-r", "cp1251", "cp1252", "shift_jis", "euc_jp"):
            try:
                data = text.encode(codec)
            except UnicodeEncodeError:
                continue
            first = read_bytes(data, "x.html")
            assert read_bytes(data, "x.html", charset=first.encoding).id == first.id


def test_folders_and_files_named_like_addresses_are_not_fetched(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.makedirs("http:/ford.example")  # noqa: PTH103 (the name is the point)
    (tmp_path / "http:" / "ford.example" / "a.txt").write_text("It rained.")
    assert list(expand(["http:"])) == ["http:/ford.example/a.txt"]
    assert list(expand(["http://ford.example"])) == ["http://ford.example"]
