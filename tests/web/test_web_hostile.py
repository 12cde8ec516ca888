"""A report cannot leave its place in a page: no script, no attribute, no address of its own."""

from html.parser import HTMLParser

import pytest

from letting_in import client_of

OURS = ("/static/", "/sheet/widths.css")


class Read(HTMLParser):
    """Gather the elements of a page and the words of its title."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


@pytest.fixture
def client(hostile_app):
    return client_of(hostile_app)


def addresses(client):
    reports = client.get("/api/reports").json()["reports"]
    for one in reports:
        record = client.get(f"/api/reports/{one['id']}").json()
        yield f"/report/{one['id']}"
        for layer in ("statements", "figures", "incidents", "voices"):
            for item in record[layer] or ():
                yield f"/item/{one['id']}/{layer}/{item['id']}"
    for point in client.get("/api/comparison").json()["points"]:
        yield f"/point/{point['id']}"
    yield from ("/", "/sheet", "/reports", "/copies", "/reading", "/export", "/search?q=script", "/search?q=alert", "/search?q=%3Cscript%3Ealert(1)")


def test_no_page_holds_an_element_or_attribute_from_a_report(client):
    looked = 0
    for address in addresses(client):
        answer = client.get(address)
        assert answer.status_code == 200, address
        page = Read()
        page.feed(answer.text)
        looked += 1
        for tag, attributes in page.seen:
            assert tag not in ("img", "iframe", "object", "embed", "b onclick", "style", "base", "meta-refresh"), address
            assert not [name for name in attributes if name.startswith("on") or name == "style"], (address, tag, attributes)
            if tag == "script":
                assert attributes["src"].startswith("/static/"), address
            if tag == "link":
                assert attributes["href"] == "data:," or attributes["href"].startswith(OURS)
            if "href" in attributes and tag == "a":
                assert attributes["href"][:1] in "/#" or attributes["href"].startswith("data:text/csv;"), attributes
                assert not attributes["href"].startswith("//")
        assert "{{" not in answer.text or "{{ 7*7 }}" in answer.text
        assert "\u202e" not in answer.text
    assert looked > 15


def test_the_words_are_shown_all_the_same(client):
    first = client.get("/api/reports").json()["reports"][0]
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in client.get(f"/report/{first['id']}").text


def test_inputs_are_shown_in_a_sandbox(client):
    for one in client.get("/api/reports").json()["reports"]:
        for way in ("", "?as=page"):
            answer = client.get(f"/source/{one['id']}{way}")
            policy = answer.headers["content-security-policy"]
            assert "sandbox;" in policy
            assert "script-src" not in policy
            assert "allow" not in policy
            assert policy.startswith("default-src 'none'")
            drawn = way and one["path"].endswith(".html")
            assert answer.headers["content-type"] == f"text/{'html' if drawn else 'plain'}; charset=utf-8"


def test_files_given_out_bear_plain_names_and_are_no_pages(client):
    for form in ("dossier", "jsonl", "markdown", "matrix"):
        answer = client.post("/export/file", data={"form": form})
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith('attachment; filename="title-script-alert-0-script')
        assert "sandbox" in answer.headers["content-security-policy"]
