"""Reads a report of the examples once for all tests that look at it."""

from functools import cache
from pathlib import Path

import rashomon
from rashomon.model import Report

BORDER = Path(__file__).parents[1] / "examples" / "border"


@cache
def read_once(path: Path) -> Report:
    """Give the report of a file, which no test may change."""
    return rashomon.read(path)
