"""Nothing opens a connection: a report is read, filed, compared and shown with every way out closed."""

import socket

import pytest

from letting_in import TOKEN, client_of
from rashomon.case import Case
from rashomon.filing import put
from rashomon.web.app import make

STORY = "<html><head><title>Mill</title><base href=http://127.0.0.1:9/></head><body><h1>Mill burned at Oru</h1><p>Nine people were killed at the mill on Monday, the miller said. The army denied it.</p><img src=http://127.0.0.1:9/x.png></body></html>"


@pytest.fixture
def closed(monkeypatch):
    """Make every connection and every look-up of a name an error."""

    def refuse(*_, **__):
        raise AssertionError("a connection was opened")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)


def test_reading_comparing_and_showing_need_no_network(closed, tmp_path):
    with Case.make(tmp_path / "a.case") as case:
        report = put(case, STORY.encode(), "http://127.0.0.1:9/mill.html")
        put(case, STORY.replace("Nine", "Four").encode(), "b.html")
        case.comparison()
    app = make(tmp_path / "a.case", TOKEN)
    client = client_of(app)
    for address in ("/sheet", f"/report/{report.id}", f"/source/{report.id}?as=page", f"/item/{report.id}/statements/s1", "/copies", "/export"):
        assert client.get(address).status_code == 200
    app.state.held.close()


def test_the_ways_out_are_closed(closed):
    with socket.socket() as out, pytest.raises(AssertionError, match="connection"):
        out.connect(("127.0.0.1", 9))
