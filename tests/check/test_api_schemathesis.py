"""Schemathesis asks the app's API everything its OpenAPI file allows, and much that it does not; the app runs in this process."""

import pytest
from hypothesis import HealthCheck, given, settings

from rashomon.case import Case
from rashomon.inputs import read_bytes
from rashomon.pipeline import read_report
from rashomon.web.api import openapi
from rashomon.web.app import make

schemathesis = pytest.importorskip("schemathesis", reason="THE API IS NOT FUZZED: schemathesis is not installed (make check installs it)")
from schemathesis.specs.openapi.checks import positive_data_acceptance  # noqa: E402

TOKEN = "the-key-of-this-start"
BASE = "http://127.0.0.1:8123"
KEY = {"Authorization": f"Bearer {TOKEN}"}
STORY = b"Outlet: Ford Post\n\nThe miller said on Monday that three people were hurt at the mill of Oru. The council denied it."
EXAMPLES = 150
PATHS = [(path, method) for path, held in openapi()["paths"].items() for method in held]


@pytest.fixture(scope="module")
def described(tmp_path_factory):
    """Give the API as it is described, with an app over a case with one report behind it."""
    path = tmp_path_factory.mktemp("api") / "a.case"
    with Case.make(path, "Mill") as case:
        case.file(read_report(read_bytes(STORY, "mill.txt")), STORY)
        case.decide("ed", "note", {"report": "r"}, {"text": "private"}, private=True)
    found = schemathesis.openapi.from_dict(openapi())
    found.app = make(path, TOKEN)
    found.config.update(base_url=BASE)
    yield found
    found.app.state.held.close()


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("path", "method"), PATHS)
@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_answers_are_as_described_whatever_is_asked(described, path, method, mode):
    kind = schemathesis.GenerationMode.POSITIVE if mode == "positive" else schemathesis.GenerationMode.NEGATIVE
    operation = described[path][method.upper()]
    try:
        asked = operation.as_strategy(generation_mode=kind)
    except Exception as error:  # (where nothing can be asked wrongly)
        pytest.skip(f"nothing to ask: {error}")

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=asked)
    def ask(case):
        # A text that no reader takes is refused (422), well-formed though the request is.
        case.call_and_validate(base_url=BASE, headers=KEY, excluded_checks=[positive_data_acceptance])

    ask()
