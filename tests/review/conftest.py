"""A case of three reports of the border set, read once a module, for tests of decisions on it."""

import pytest

import rashomon
from rashomon.case import Case
from read_once import BORDER, read_once


@pytest.fixture(scope="session")
def reports():
    return [(read_once(path), path.read_bytes()) for path in sorted(BORDER.glob("*.txt"))[:3]]


@pytest.fixture
def case(tmp_path, reports):
    with Case.make(tmp_path / "border.rashomon", clock=lambda: "2031-05-07T10:00:00+00:00") as made:
        for report, data in reports:
            made.file(report, data)
        yield made


@pytest.fixture
def told(reports):
    """Give a report with a statement inside another, and its record."""
    report = next(r for r, _ in reports if any(s.within for s in r.statements))
    return report, rashomon.to_json(report)
