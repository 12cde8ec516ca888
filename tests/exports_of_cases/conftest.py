"""A case of three invented reports, with a log: read once, filed anew for every test that changes it."""

import itertools
from pathlib import Path

import pytest

import rashomon
from rashomon.case import Case

BORDER = Path(__file__).parents[2] / "examples" / "border"
NAMES = ("1-sextant.txt", "2-daily-anchor.txt", "4-vrimm-courier.txt")


@pytest.fixture(scope="session")
def read_reports():
    """Give three reports of one affair with their bytes."""
    return [(rashomon.read(BORDER / name), (BORDER / name).read_bytes()) for name in NAMES]


@pytest.fixture
def clock():
    """Give a clock that goes on by a second each time it is looked at."""
    seconds = itertools.count()
    return lambda: f"2031-05-04T10:00:{next(seconds):02d}+00:00"


@pytest.fixture
def filled(tmp_path, read_reports, clock):
    """Give an open case with reports, comparison, and three entries of the log, one of them private."""
    with Case.make(tmp_path / "a.case", "Border", clock) as case:
        for report, data in read_reports:
            case.file(report, data)
        case.comparison()
        first = read_reports[0][0].original.id
        case.decide("ada", "right", {"report": first, "statement": "s1"}, "right", {"score": 0.9})
        case.decide("ada", "note", {"report": first}, "call the ferry owner <b>first</b>", private=True)
        case.decide("bo", "wrong", {"report": first, "statement": "s2"}, "wrong", {"score": 0.4})
        yield case
