"""A case of three invented reports, with a log: read once, filed anew for every test that changes it."""

import itertools

import pytest

from rashomon.case import Case
from rashomon.exports import jsonl
from read_once import BORDER, read_once

NAMES = ("1-sextant.txt", "2-daily-anchor.txt", "4-vrimm-courier.txt")


@pytest.fixture(scope="session")
def read_reports():
    """Give three reports of one affair with their bytes."""
    return [(read_once(BORDER / name), (BORDER / name).read_bytes()) for name in NAMES]


def ticking():
    """Give a clock that goes on by a second each time it is looked at."""
    seconds = itertools.count()
    return lambda: f"2031-05-04T10:00:{next(seconds):02d}+00:00"


@pytest.fixture
def clock():
    """Give such a clock."""
    return ticking()


@pytest.fixture(scope="session")
def made(tmp_path_factory, read_reports):
    """Make a case with reports, comparison, and three entries of the log, one of them private; give the file's bytes and its lines."""
    path = tmp_path_factory.mktemp("made") / "a.case"
    with Case.make(path, "Border", ticking()) as case:
        for report, data in read_reports:
            case.file(report, data)
        case.comparison()
        first = read_reports[0][0].original.id
        case.decide("ada", "right", {"report": first, "statement": "s1"}, "right", {"score": 0.9})
        case.decide("ada", "note", {"report": first}, "call the ferry owner <b>first</b>", private=True)
        case.decide("bo", "wrong", {"report": first, "statement": "s2"}, "wrong", {"score": 0.4})
        told = tuple(jsonl(case, private=True))
    return path.read_bytes(), told


@pytest.fixture
def filled(tmp_path, made):
    """Give that case, open and free to be changed."""
    path = tmp_path / "a.case"
    path.write_bytes(made[0])
    with Case.open(path, ticking()) as case:
        yield case


@pytest.fixture
def told(made):
    """Give the lines of that case, private words included."""
    return list(made[1])
