"""Makes apps over cases, and lets a test's browser in to them."""

from starlette.testclient import TestClient

from rashomon.case import Case
from rashomon.inputs import read_bytes
from rashomon.pipeline import read_report
from rashomon.web.app import make

TOKEN = "the-key-of-this-start"
BASE = "http://127.0.0.1:8123"


def read_all(named):
    """Read inputs, given by name and bytes."""
    return [(read_report(read_bytes(data, name)), data) for name, data in named]


def served(path, title, reports):
    """Make an app over a new case with these reports."""
    with Case.make(path, title) as case:
        for report, data in reports:
            case.file(report, data)
        case.comparison()
    return make(path, TOKEN)


def client_of(app, **options):
    """Give a browser that was let in, of which every request comes from a page of the app."""
    client = TestClient(app, base_url=BASE, headers={"sec-fetch-site": "same-origin"}, **options)
    client.cookies.set("rashomon_8123", TOKEN)
    return client
