"""The longer tests, which `make check` alone runs; what they need beyond the tests' own tools is named when it is missing."""

import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Leave these tests out unless they are asked for."""
    if not os.environ.get("RASHOMON_CHECK"):
        for item in items:
            if item.path.is_relative_to(HERE):
                item.add_marker(pytest.mark.skip(reason="a longer test: make check runs it"))
