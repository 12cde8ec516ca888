"""What a server may answer: pages within bounds are read, all else is one clear error; redirects are checked like first addresses."""

import gzip
import shutil
import ssl
import subprocess
import time
import zlib

import pytest
from local_net import PUBLIC, STORY, Pretence, answer, moved, serving

from rashomon.errors import ReadError, TooLarge, Unsupported
from rashomon.fetching import fetch

URL = "http://ford.example/mill?page=2"
CAP = 100_000


def ask(reply, url=URL, max_bytes=CAP, names=None, **settings):
    """Fetch a page from a server that replies so; give it with the pretence and the requests the server met."""
    with serving(reply if callable(reply) else lambda _: reply) as (port, met):
        pretence = Pretence(port, names, **settings)
        return fetch(url, max_bytes=max_bytes, net=pretence.net), pretence, met


def refused(reply, kind=ReadError, **settings):
    """Give the reason for which what a server replies is not read."""
    with pytest.raises(kind) as caught:
        ask(reply, **settings)
    assert type(caught.value) is kind
    return caught.value.reason


def test_a_page_comes_with_its_type_and_charset_from_the_address_looked_up_once():
    page, pretence, met = ask(answer(), URL + "#part")
    assert (page.url, page.data, page.media_type, page.charset) == (URL, STORY, "text/html", "utf-8")
    assert pretence.asked == [("ford.example", 80)]
    assert pretence.dialled == [(PUBLIC, 80)]
    assert len(met) == 1


def test_the_request_tells_who_asks_and_nothing_of_the_user():
    _, _, (request,) = ask(answer())
    first, *headers = request.strip().split("\r\n")
    assert first == "GET /mill?page=2 HTTP/1.1"
    told = dict(line.lower().split(": ", 1) for line in headers)
    assert set(told) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert told["host"] == "ford.example"
    assert told["user-agent"].startswith("rashomon/")


def test_proxies_of_the_environment_are_not_used(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert ask(answer())[0].data == STORY


def test_letters_of_all_scripts_are_sent_as_ascii():
    page, pretence, (request,) = ask(answer(), "http://Bücher.Example/straße?q=ü")
    assert request.startswith("GET /stra%C3%9Fe?q=%C3%BC HTTP/1.1\r\nHost: xn--bcher-kva.example\r\n")
    assert pretence.asked == [("xn--bcher-kva.example", 80)]
    assert page.url == "http://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%BC"


@pytest.mark.parametrize("given", ["text/plain", "application/xhtml+xml", "TEXT/HTML;charset=koi8-r", "text/html; charset"])
def test_types_that_are_read(given):
    page = ask(answer(media_type=given))[0]
    assert page.media_type == ("text/plain" if "plain" in given else "text/html")
    assert page.charset == ("koi8-r" if "koi8" in given else None)


@pytest.mark.parametrize("given", ["application/pdf", "image/png", "application/json", "application/octet-stream", "text/css", "multipart/mixed"])
def test_types_that_are_not(given):
    assert given in refused(answer(media_type=given), Unsupported)


def test_a_page_without_a_type_is_not_read():
    assert "does not say" in refused(answer(media_type=None), Unsupported)


@pytest.mark.parametrize(("status", "told"), [("404 Gone <b>fishing</b>", "404 (Not Found)"), ("204 No", "204 (No Content)"), ("500 x", "500"), ("799 x", "799"), ("206 Part", "206")])
def test_other_answers_are_told_by_their_number_alone(status, told):
    reason = refused(answer(status=status))
    assert told in reason
    assert "fishing" not in reason


# Size.


@pytest.mark.parametrize(
    "reply",
    [
        answer(b"a" * 1_001),
        answer(b"a" * 1_001, content_length=None),
        b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n" + b"3e9\r\n" + b"a" * 1_001 + b"\r\n0\r\n\r\n",
        answer(gzip.compress(b"a" * 1_001), content_encoding="gzip"),
        answer(gzip.compress(b"a" * 600) + gzip.compress(b"a" * 600), content_encoding="gzip"),
    ],
    ids=["told", "untold", "chunked", "packed", "packed twice"],
)
def test_more_than_the_cap_is_refused(reply):
    assert refused(reply, TooLarge, max_bytes=1_000) == "larger than the cap of 1,000 bytes"
    assert ask(reply, max_bytes=1_300)[0].data.startswith(b"a" * 1_001)


def test_an_endless_page_ends_at_the_cap():
    def endless(_):
        yield b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n"
        while True:
            yield b"ffff\r\n" + b"a" * 0xFFFF + b"\r\n"

    assert "larger" in refused(endless, TooLarge)


def test_a_bomb_is_unpacked_no_further_than_the_cap(monkeypatch):
    import tracemalloc

    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(200)) + packer.flush()
    assert len(bomb) < 250_000
    tracemalloc.start()
    try:
        assert "larger" in refused(answer(bomb, content_encoding="gzip"), TooLarge, max_bytes=1_000_000)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_a_packed_page_is_unpacked():
    assert ask(answer(gzip.compress(STORY[:90]) + gzip.compress(STORY[90:]), content_encoding="GZIP"))[0].data == STORY


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (answer(gzip.compress(STORY)[:-9], content_encoding="gzip"), "broke off"),
        (answer(STORY, content_encoding="gzip"), "packed wrongly"),
        (answer(gzip.compress(STORY) + b"xxxx", content_encoding="gzip"), "packed wrongly"),
        (answer(STORY, content_length=str(len(STORY) + 5)), "broke off"),
        (b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab", "broke off"),
        (b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nab", "broke off|no proper answer"),
        (b"HTTP/1.1 200 OK\r\nx: " + b"a" * 100_000 + b"\r\n\r\n", "no proper answer"),
        (b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 1_000 + b"\r\n", "no proper answer"),
        (b"HTTP/1.1 nonsense\r\n\r\n", "no proper answer"),
        (b"SSH-2.0-nothing\r\n", "no proper answer"),
        (b"", "no proper answer|could not be reached"),
    ],
)
def test_broken_answers_are_one_plain_sentence(reply, reason):
    import re

    assert re.search(reason, refused(reply))


@pytest.mark.parametrize("packing", ["br", "deflate", "gzip, gzip", "zstd"])
def test_packing_that_was_not_asked_for_is_refused(packing):
    assert "packed" in refused(answer(content_encoding=packing), Unsupported)


# Time.


def dripping(part):
    """Give a server that sends a byte now and then, for ever."""

    def drip(_):
        yield part
        while True:
            time.sleep(0.05)
            yield b"a"

    return drip


@pytest.mark.parametrize("part", [b"", b"HTTP/1.1 200 OK\r\nx: ", answer(b"", content_length=str(CAP))], ids=["silent", "head", "body"])
def test_a_server_that_drips_is_left(part):
    began = time.monotonic()
    assert refused(dripping(part), TooLarge, total=0.4, wait=0.3) == "the server took too long"
    assert time.monotonic() - began < 3


def test_a_server_that_says_nothing_is_left():
    def silent(_):
        time.sleep(1)
        yield b""

    assert refused(silent, TooLarge, wait=0.2) == "the server took too long"


def test_time_runs_over_all_redirects_together():
    def slow(_):
        time.sleep(0.25)
        return moved("/again")

    assert refused(slow, TooLarge, total=0.6, wait=0.5) == "the server took too long"


# Redirects.


@pytest.mark.parametrize("status", ["301 a", "302 b", "303 c", "307 d", "308 e"])
def test_a_redirect_is_followed_and_named(status):
    page, pretence, met = ask(lambda target: answer() if target == "/new" else moved("//tull.example/new#x", status))
    assert page.url == "http://tull.example/new"
    assert pretence.asked == [("ford.example", 80), ("tull.example", 80)]
    assert [request.split("\r\n")[1] for request in met] == ["Host: ford.example", "Host: tull.example"]


def test_five_redirects_are_followed_and_no_more():
    def count(target):
        left = int(target.strip("/"))
        return moved(f"/{left - 1}") if left else answer()

    assert len(ask(count, "http://ford.example/5")[2]) == 6
    assert refused(count, url="http://ford.example/6") == "it redirects more than 5 times"


@pytest.mark.parametrize(
    ("goal", "reason"),
    [
        ("http://127.0.0.1/", "not on the public internet"),
        ("http://169.254.169.254/latest/meta-data/", "not on the public internet"),
        ("http://[fd00:ec2::254]/", "not on the public internet"),
        ("http://inside.example/", "not on the public internet"),
        ("//inside.example/", "not on the public internet"),
        ("http://tull.example:6379/", "port 6379"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://tull.example/", "only http and https"),
        ("http://ilda:secret@tull.example/", "user name"),
    ],
)
def test_a_redirect_leads_nowhere_that_a_first_address_could_not(goal, reason):
    names = {"inside.example": ["192.168.1.1"], "127.0.0.1": ["127.0.0.1"], "169.254.169.254": ["169.254.169.254"], "fd00:ec2::254": ["fd00:ec2::254"]}

    with serving(lambda _: moved(goal)) as (port, _):
        pretence = Pretence(port, names)
        with pytest.raises(ReadError, match=reason) as caught:
            fetch(URL, max_bytes=CAP, net=pretence.net)
    assert caught.value.path == URL
    assert "secret" not in str(caught.value)
    assert {address for address, _ in pretence.dialled} == {PUBLIC}


def test_a_name_bound_anew_between_redirects_is_looked_at_again():
    with serving(lambda _: moved("/again")) as (port, met):
        pretence = Pretence(port, {"ford.example": [[PUBLIC], ["127.0.0.1"]]})
        with pytest.raises(ReadError, match="not on the public internet"):
            fetch(URL, max_bytes=CAP, net=pretence.net)
    assert len(met) == 1


def test_a_redirect_without_a_goal_is_an_answer_like_others():
    assert refused(answer(status="302 x")) == "the server answered 302 (Found)"


def test_the_next_address_of_a_name_is_tried_when_one_is_dead():
    with serving(lambda _: answer()) as (port, _):
        pretence = Pretence(port, {"ford.example": ["1.1.1.1", PUBLIC]})
        reached = pretence.net.connect

        def connect(address, *rest):
            if address == "1.1.1.1":
                pretence.dialled.append((address, rest[0]))
                raise ConnectionRefusedError(111, "Connection refused")
            return reached(address, *rest)

        object.__setattr__(pretence.net, "connect", connect)
        assert fetch(URL, max_bytes=CAP, net=pretence.net).data == STORY
    assert pretence.dialled == [("1.1.1.1", 80), (PUBLIC, 80)]


# TLS.


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """Give the context of a server that is ford.example, and a maker of contexts that trust it."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("no openssl to make a certificate with")
    key, cert = (tmp_path_factory.mktemp("tls") / name for name in ("key.pem", "cert.pem"))
    made = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=ford.example -addext subjectAltName=DNS:ford.example"
    subprocess.run([openssl, *made.split(), "-keyout", key, "-out", cert], check=True, capture_output=True)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(cert, key)
    return server, lambda: ssl.create_default_context(cafile=str(cert))


def ask_safely(certificates, url="https://ford.example/", trusting=True, reply=None):
    """Fetch over TLS; give the page and the pretence."""
    server, context = certificates
    with serving(reply or (lambda _: answer()), server) as (port, _):
        pretence = Pretence(port, **({"context": context} if trusting else {}))
        return fetch(url, max_bytes=CAP, net=pretence.net), pretence


def test_a_page_comes_over_tls(certificates):
    page, pretence = ask_safely(certificates)
    assert page.data == STORY
    assert pretence.dialled == [(PUBLIC, 443)]


@pytest.mark.parametrize(("url", "trusting"), [("https://ford.example/", False), ("https://tull.example/", True), (f"https://{PUBLIC}/", True)])
def test_a_certificate_that_does_not_hold_is_refused(certificates, url, trusting):
    with pytest.raises(ReadError, match="certificate does not hold"):
        ask_safely(certificates, url, trusting)


def test_https_is_not_left_for_http(certificates):
    with pytest.raises(ReadError, match="from https to an address that is not https"):
        ask_safely(certificates, reply=lambda _: moved("http://ford.example/mill"))


def test_a_server_without_tls_is_one_plain_sentence():
    assert "no safe connection" in refused(answer(), url="https://ford.example/")
