"""An app over a case of the six invented reports, and one over an empty case; reports are read once."""

from importlib.resources import files

import pytest
from starlette.testclient import TestClient

import rashomon
from rashomon.case import Case
from rashomon.web.app import make

TOKEN = "the-key-of-this-start"
BASE = "http://127.0.0.1:8123"


def client_of(app, **options):
    """Give a browser that was let in."""
    client = TestClient(app, base_url=BASE, headers={"sec-fetch-site": "same-origin"}, **options)
    client.cookies.set("rashomon_8123", TOKEN)
    return client


@pytest.fixture(scope="session")
def six():
    """Give the example's reports with their bytes."""
    entries = sorted(files("rashomon.web").joinpath("border").iterdir(), key=lambda entry: entry.name)
    return [(rashomon.read_text(entry.read_text(encoding="utf-8")), entry.read_bytes(), entry.name) for entry in entries]


@pytest.fixture(scope="session")
def full_app(six, tmp_path_factory):
    """Give an app over a case with the six reports; tests only look at it."""
    path = tmp_path_factory.mktemp("web") / "border.case"
    with Case.make(path, 'Border <night> & "more"') as case:
        for report, data, _ in six:
            case.file(report, data)
        case.comparison()
    app = make(path, TOKEN)
    yield app
    app.state.held.close()


@pytest.fixture
def browser(full_app):
    """Give a browser that was let in to the full case."""
    return client_of(full_app)


@pytest.fixture
def stranger(full_app):
    """Give a browser without the key."""
    return TestClient(full_app, base_url=BASE)


@pytest.fixture
def fresh(tmp_path):
    """Give a browser on a case of its own, empty."""
    Case.make(tmp_path / "fresh.case", "Fresh").close()
    app = make(tmp_path / "fresh.case", TOKEN)
    yield client_of(app)
    app.state.held.close()
