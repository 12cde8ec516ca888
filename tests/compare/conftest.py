"""The desk that tests of the sheet look at."""

import pytest
from made import comparison

from rashomon.show.accounts.desk import Desk


@pytest.fixture(scope="session")
def desk():
    """Give the desk over the six reports, which no test may change."""
    return Desk(comparison())
