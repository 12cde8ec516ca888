"""Apps over a case of the invented reports, over a hostile one, over an empty one; every report is read once."""

from importlib.resources import files

import pytest
from starlette.testclient import TestClient

from letting_in import BASE, TOKEN, client_of, read_all, served
from rashomon.case import Case
from rashomon.web.app import make

HOSTILE = """\
Outlet: Ford "><img src=x onerror=alert(1)> Post
Date: 12 March 2034
Title: Ferry </title><script>alert("t")</script> shelled at Oru, "harbour' onmouseover='x master" says

At least 12 <b onclick=alert(1)>deckhands</b> were killed when gunmen fired at the ferry, the "><script>alert(2)</script> Harbour Watch said on Monday.

"We saw <iframe src=//evil.example></iframe> men on the {{ 7*7 }} bank," captain Ilda <svg/onload=alert(3)> Maros told the Ford News Agency. She denied that her crew was armed. \u202eThe northern council rejected the account.
"""


@pytest.fixture(scope="session")
def six():
    """Give the example's reports with their bytes."""
    entries = sorted(files("rashomon.web").joinpath("border").iterdir(), key=lambda entry: entry.name)
    return read_all((entry.name, entry.read_bytes()) for entry in entries)


@pytest.fixture(scope="session")
def full_app(six, tmp_path_factory):
    """Give an app over a case with the six reports; tests only look at it."""
    app = served(tmp_path_factory.mktemp("web") / "border.case", "Border", six)
    yield app
    app.state.held.close()


@pytest.fixture(scope="session")
def hostile_app(tmp_path_factory):
    """Give an app over a case with a report, and a title, that try to leave their place."""
    path = tmp_path_factory.mktemp("hostile") / "h.case"
    app = served(path, '</title><script>alert(0)</script>"', read_all([("a<b>.txt", HOSTILE.encode()), ("b.html", PAGE), ("c.txt", FOREIGN.encode())]))
    yield app
    app.state.held.close()


FOREIGN = "Die Mühle von Oru brannte am Montag ab. „Wir haben <script>alert(5)</script> nichts gesehen“, sagte der Müller, und niemand widersprach ihm an diesem Abend.\n"
PAGE = b"<html><head><title>Mill</title></head><body><h1>Mill burned at Oru</h1><p>The mill burned, the miller said on Monday. <script>alert(4)</script></p></body></html>"


@pytest.fixture
def browser(full_app):
    """Give a browser that was let in to the full case."""
    return client_of(full_app)


@pytest.fixture
def stranger(full_app):
    """Give a browser without the key."""
    return TestClient(full_app, base_url=BASE)


@pytest.fixture
def written(tmp_path, six):
    """Give a browser on a case of its own with two reports, for tests that decide."""
    app = served(tmp_path / "own.case", "Own", [six[2], six[5]])
    yield client_of(app)
    app.state.held.close()


@pytest.fixture
def fresh(tmp_path):
    """Give a browser on a case of its own, empty."""
    Case.make(tmp_path / "fresh.case", "Fresh").close()
    app = make(tmp_path / "fresh.case", TOKEN)
    yield client_of(app)
    app.state.held.close()
