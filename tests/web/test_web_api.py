"""The API answers as its OpenAPI file says."""

import json
import re

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from starlette.routing import Route

from rashomon.web import reading
from rashomon.web.api import openapi, routes


@pytest.fixture(scope="module")
def told():
    """Give the description of the API."""
    return openapi()


@pytest.fixture
def unread(fresh, monkeypatch):
    """Give a browser on an app that takes texts in but does not read them."""
    monkeypatch.setattr(reading, "put", lambda case, data, name, options: reading.Added("ab12", name, True))
    return fresh


def holds(told, answer, path, method="get"):
    """Hold an answer against what the description says of that path and status."""
    found = told["paths"][path][method]["responses"][str(answer.status_code)]
    pointer = f"/paths/{path.replace('~', '~0').replace('/', '~1')}/{method}/responses/{answer.status_code}/content/application~1json/schema"
    if "$ref" in found:
        pointer = found["$ref"].removeprefix("#") + "/content/application~1json/schema"
    registry = Registry().with_resource("urn:api", Resource(told, DRAFT202012))
    jsonschema.Draft202012Validator({"$ref": f"urn:api#{pointer.replace('{', '%7B').replace('}', '%7D')}"}, registry=registry).validate(answer.json())


def test_the_description_is_of_every_address_and_of_no_other(told):
    served = {(route.path, method.lower()) for route in routes() if isinstance(route, Route) for method in route.methods - {"HEAD"}}
    assert served == {(path, method) for path, held in told["paths"].items() for method in held}
    assert told["openapi"] == "3.1.0"
    for schema in told["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
    for reference in re.findall(r'"\$ref": "([^"]+)"', json.dumps(told)):
        found = told
        for part in reference.removeprefix("#/").split("/"):
            found = found[part]


@pytest.mark.parametrize(("asked", "path"), [("/api/case", "/api/case"), ("/api/reports", "/api/reports"), ("/api/comparison", "/api/comparison"), ("/api/comparison?view=machine", "/api/comparison"), ("/api/comparison?view=Machine", "/api/comparison"), ("/api/entries?private=yes", "/api/entries"), ("/api/search?q=river+ban&most=3", "/api/search"), ("/api/search?most=0", "/api/search"), ("/api/search?most=x", "/api/search"), ("/api/entries", "/api/entries"), ("/api/reports/none", "/api/reports/{report}"), ("/api/openapi.json", "/api/openapi.json")])
def test_answers_are_as_described(browser, told, asked, path):
    holds(told, browser.get(asked), path)


def test_records_are_as_described(browser, told, six):
    for report, _ in six:
        answer = browser.get(f"/api/reports/{report.original.id}")
        assert answer.status_code == 200
        holds(told, answer, "/api/reports/{report}")


def test_refusals_are_as_described(stranger, told):
    for path in told["paths"]:
        if "{" not in path and path != "/api/openapi.json":
            holds(told, stranger.get(path), path)


def test_entries_are_as_described(written, told):
    ident = written.get("/api/reports").json()["reports"][0]["id"]
    written.post(f"/item/{ident}/statements/s1", data={"who": "ada", "action": "note", "text": "x", "private": "on"})
    for private in ("true", "false"):
        answer = written.get(f"/api/entries?private={private}")
        assert len(answer.json()["entries"]) == 1
        holds(told, answer, "/api/entries")


def test_a_text_is_added_with_the_key_alone(fresh, told):
    fresh.cookies.clear()
    fresh.headers.pop("sec-fetch-site")
    text = {"text": "The mill at Oru burned on Monday, the miller said.", "name": "x/mill.txt", "outlet": "Ford Post", "date": "2034-03-12"}
    assert fresh.post("/api/reports", json=text).status_code == 403
    key = {"authorization": "Bearer the-key-of-this-start"}
    for status in (201, 200):
        answer = fresh.post("/api/reports", json=text, headers=key)
        assert answer.status_code == status
        assert answer.json()["name"] == "mill.txt"
        holds(told, answer, "/api/reports", "post")


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"text": 1}', '{"text": "x", "more": "y"}', '{"text": " "}', '{"text": "\\ud800"}', '{"text": "x", "date": "then"}', "[" * 100_000, '{"text": "x", "name": "a.JSONL"}', '{"text": "%PDF-1.7 x"}'])
def test_texts_that_cant_be_read_are_told(fresh, told, body):
    answer = fresh.post("/api/reports", content=body)
    assert answer.status_code == 422
    holds(told, answer, "/api/reports", "post")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(("/api/search", "/api/entries", "/api/case", "/api/reports")), st.dictionaries(st.sampled_from(("q", "most", "private", "view")), st.text(st.characters(codec="utf-8"), max_size=40)))
def test_whatever_is_asked_the_answer_is_as_described(browser, told, path, query):
    holds(told, browser.get(path, params=query), path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=10), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("text", "name", "date", "outlet", "x")), inner, max_size=4), max_leaves=8))
def test_whatever_is_sent_the_answer_is_as_described(unread, told, body):
    answer = unread.post("/api/reports", content=json.dumps(body))
    assert answer.status_code in (201, 422)
    holds(told, answer, "/api/reports", "post")
