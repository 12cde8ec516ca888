"""Lets a test's browser in to an app."""

from starlette.testclient import TestClient

TOKEN = "the-key-of-this-start"
BASE = "http://127.0.0.1:8123"


def client_of(app, **options):
    """Give a browser that was let in, of which every request comes from a page of the app."""
    client = TestClient(app, base_url=BASE, headers={"sec-fetch-site": "same-origin"}, **options)
    client.cookies.set("rashomon_8123", TOKEN)
    return client
