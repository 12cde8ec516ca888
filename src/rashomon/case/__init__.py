"""Keep a case: reports with their inputs, comparison, search and a log of decisions, in one SQLite file."""

from rashomon.case.keeping import Case, Filed
from rashomon.case.log import Entry
from rashomon.case.search import Hit

__all__ = ["Case", "Entry", "Filed", "Hit"]
