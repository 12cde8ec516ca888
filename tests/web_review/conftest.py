"""Apps over cases that people review; every report is read once."""

import pytest
from reviewing import EMOJI, HOSTILE, client_of, files_of

from letting_in import read_all


@pytest.fixture(scope="session")
def three():
    """Give three of the example's reports with their bytes."""
    return files_of("1-", "2-", "5-")


@pytest.fixture(scope="session")
def odd():
    """Give reports with emoji, and with words that try to leave their place."""
    return read_all([("emoji.txt", EMOJI.encode()), ("a<b>.txt", HOSTILE.encode())])


@pytest.fixture
def client(three, tmp_path):
    """Give a browser on a case of its own."""
    with client_of(three, tmp_path / "own.case") as made:
        yield made


@pytest.fixture
def odd_client(odd, tmp_path):
    """Give a browser on a case of odd reports."""
    with client_of(odd, tmp_path / "odd.case") as made:
        yield made
