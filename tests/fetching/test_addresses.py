"""Only addresses of the public internet are fetched, by http and https, on their own ports."""

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import ReadError
from rashomon.fetching import Net, fetch, named, public

PRIVATE = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16 169.254.0.1 169.254.169.254 172.16.0.1
172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255
240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 100::1
2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 2002:7f00:1:: 2002:808:808::1 3fff::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0
fec0::1 ff02::1 2600::1%1
""".split()
PUBLIC = "1.1.1.1 8.8.8.8 100.63.255.255 100.128.0.1 172.15.255.255 172.32.0.1 192.0.43.8 192.169.0.1 223.255.255.255 2600::1 2a00:1450::1 2001:200::1".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public_is_refused(address):
    assert not public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_not(address):
    assert public(address)


@given(st.ip_addresses())
def test_no_address_is_public_that_python_calls_otherwise(address):
    # Python's own tables are a second reading of IANA's registries.
    if public(str(address)):
        kinds = ("private", "loopback", "link_local", "multicast", "reserved", "unspecified")
        assert [kind for kind in kinds if getattr(address, f"is_{kind}")] == []


@given(st.ip_addresses(v=4))
def test_no_ipv4_address_inside_another_is_fetched(address):
    packed = int(address)
    for shape in (0xFFFF << 32 | packed, packed, 0x64FF9B << 96 | packed, 0x2002 << 112 | packed << 80):
        assert not public(str(ipaddress.IPv6Address(shape)))


@pytest.mark.parametrize("words", ["", "localhost", "1.2.3", "0x7f000001", "8.8.8.8 ", "8.8.8.08"])
def test_what_is_no_address_is_not_public(words):
    assert not public(words)


def never(*_):
    raise AssertionError("something was asked")


SHUT = Net(resolve=never, connect=never)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://ford.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("https://ford.example:8080/", "port 8080"),
        ("http://ford.example:22/", "port 22"),
        ("https://ilda:secret@ford.example/", "user name or password"),
        ("https://ford.example@evil.example/", "user name or password"),
        ("https://", "no proper server"),
        ("https:///path", "no proper server"),
        ("https://ford..example/", "not a proper one"),
        ("https://-/../", "none|proper|found"),
        ("https://ford.example:99999/", "not a proper one"),
        ("https://ford.example:x/", "not a proper one"),
        ("https://[::1", "not a proper one"),
        ("https://ford.example\\@evil.example/", "characters that none may hold"),
        ("https://ford.example/a b", "characters that none may hold"),
        ("https://ford.example/\r\nX: y", "characters that none may hold"),
        ("https://ford.example/\udc80", "characters that none may hold"),
        ("https://" + "a" * 64 + ".example/", "not a proper one"),
        ("https://" + "a." * 130 + "example/", "proper"),
        ("https://ford.example/" + "a" * 4_000, "longer than"),
        ("https://ford%2eexample/", "no proper server"),
    ],
)
def test_an_address_of_bad_form_is_refused_before_anything_is_asked(url, reason):
    net = Net(resolve=lambda host, port: [], connect=never) if url == "https://-/../" else SHUT
    with pytest.raises(ReadError, match=reason) as caught:
        fetch(url, max_bytes=1_000, net=net)
    assert "secret" not in str(caught.value)
    assert "\n" not in caught.value.reason


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "①②⑦.⓪.⓪.①", "127.0.0.1."])
def test_this_computer_is_refused_however_it_is_written(host):
    # The real look-up: none of these asks another computer.
    with pytest.raises(ReadError, match=r"not on the public internet|no server of this name"):
        fetch(f"http://{host}/", max_bytes=1_000, net=Net(connect=never))


def test_a_name_is_refused_when_one_of_its_addresses_is_private():
    with pytest.raises(ReadError, match=r"ford.example is not on the public internet \(10.0.0.1\)"):
        fetch("https://ford.example/", max_bytes=1_000, net=Net(resolve=lambda *_: ["192.0.43.8", "10.0.0.1"], connect=never))


def test_a_name_that_is_not_found_is_one_plain_sentence():
    def missing(*_):
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(ReadError) as caught:
        fetch("https://ford.example/", max_bytes=1_000, net=Net(resolve=missing, connect=never))
    assert str(caught.value) == "https://ford.example/: no server of this name was found"


@given(st.text(max_size=60))
def test_any_address_is_refused_or_asked_for_but_no_fault(rest):
    with pytest.raises(ReadError):
        fetch("https://" + rest, max_bytes=1_000, net=Net(resolve=lambda *_: ["10.0.0.1"], connect=never))


@given(st.text("ab/@:#?.", max_size=20))
def test_no_credentials_are_shown(rest):
    assert "@" not in named("https://" + rest).partition("//")[2].partition("/")[0].partition("?")[0]
