"""Read news reports of contested events: who says what, on whose word.

>>> import rashomon
>>> report = rashomon.read_text("The mayor of Oru said the bridge was closed. It had rained for three days in the valley.")
>>> [words.text for words in report.paragraphs]
['The mayor of Oru said the bridge was closed. It had rained for three days in the valley.']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.comparison import Comparison
from rashomon.errors import RashomonError, ReadError, SpanError, TooLarge, Unsupported, UsageError
from rashomon.model import Dropped, Header, Report, Statement, Voice
from rashomon.text import Original, Span, Text, Words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

__all__ = [
    "Comparison",
    "Dropped",
    "Header",
    "Original",
    "RashomonError",
    "ReadError",
    "Report",
    "Span",
    "SpanError",
    "Statement",
    "Text",
    "TooLarge",
    "Unsupported",
    "UsageError",
    "Voice",
    "Words",
    "compare",
    "read",
    "read_text",
    "to_json",
]

# The functions import what they need when they are called, so that importing the package stays cheap.


def read(path: str | PathLike[str], *, date: str | None = None, outlet: str | None = None) -> Report:
    """Read one file, plain text or HTML (`-`: standard input; `https://…`: the page there), into a report with all its layers.

    `date` (`YYYY-MM-DD`) and `outlet` supply what the file lacks.  Raises `ReadError` for a file that
    can't be read, `UsageError` for a date that is none.
    """
    from os import fspath

    from rashomon.inputs import read_input
    from rashomon.pipeline import Options, read_report

    return read_report(read_input(fspath(path)), Options(date=date, outlet=outlet))


def read_text(text: str, *, path: str = "-", date: str | None = None, outlet: str | None = None) -> Report:
    """Read a string, plain text or HTML; offsets count its code points.  `path` is the name to show.

    Raises what `read` raises, for the text.
    """
    from rashomon.inputs import read_string
    from rashomon.pipeline import Options, read_report

    return read_report(read_string(text, path), Options(date=date, outlet=outlet))


def compare(reports: Iterable[Report]) -> Comparison:
    """Compare reports: text they share, incidents, points at issue, silences.

    A report given twice counts once; the order of `reports` changes only the order shown.
    """
    from rashomon.comparing import compare as lay_side_by_side

    return lay_side_by_side(reports)


def to_json(record: Report | Comparison) -> dict[str, Any]:
    """Give a report or a comparison as plain lists and dictionaries that keep to the published schema.

    >>> to_json(read_text("It rained for three days in the valley, the mayor of Oru said."))["schema"]
    'rashomon/report/1'
    """
    if isinstance(record, Comparison):
        from rashomon.show.comparison_json import to_dict as comparison_to_dict

        return comparison_to_dict(record)
    from rashomon.show.records import to_dict

    return to_dict(record)
