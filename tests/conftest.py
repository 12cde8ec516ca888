"""Fixtures shared by the tests: small reports of places and people that do not exist."""

import json
import os
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import settings

# Models and tables load within the first example, which then takes far longer than the rest.
settings.register_profile("rashomon", deadline=None)
# `make check` hunts longer with the same laws.
settings.register_profile("check", deadline=None, max_examples=1500)
settings.load_profile("check" if os.environ.get("RASHOMON_CHECK") else "rashomon")

FERRY = """\
Outlet: The Daily Ford
Date: 12 March 2019
Title: Ferry halted at Oru after shots, harbour master says
URL:

Shots were fired at a ferry on the Lenn on Monday, the harbour master of Oru said, and two deckhands were hurt.

"We saw men on the north bank," captain Ilda Maros told the Ford News Agency. She denied that her crew was armed.

The northern council rejected the account. Its speaker said that no one on the bank had fired, and demanded an inquiry.
"""


@pytest.fixture
def ferry() -> str:
    """Give a small report with a header block, three paragraphs, a quotation, a denial and a demand."""
    return FERRY


@pytest.fixture(scope="session")
def report_schema() -> dict[str, Any]:
    """Give the published schema of a report."""
    return json.loads(files("rashomon.show").joinpath("schema", "report-1.json").read_text(encoding="utf-8"))
