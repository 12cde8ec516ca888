"""Read news reports of contested events: who says what, on whose word.

>>> import rashomon
>>> report = rashomon.read_text("The mayor of Oru said the bridge was closed. It had rained for three days in the valley.")
>>> [words.text for words in report.paragraphs]
['The mayor of Oru said the bridge was closed. It had rained for three days in the valley.']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.errors import RashomonError, ReadError, SpanError, TooLarge, Unsupported, UsageError
from rashomon.model import Dropped, Header, Report, Statement, Voice
from rashomon.text import Original, Span, Text, Words

if TYPE_CHECKING:
    from os import PathLike

__all__ = [
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
    "read",
    "read_text",
    "to_json",
]

# The functions import what they need when they are called, so that importing the package stays cheap.


def read(path: str | PathLike[str], *, date: str | None = None, outlet: str | None = None) -> Report:
    """Read one file, plain text or HTML (`-`: standard input), into a report with all its layers.

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


def to_json(report: Report) -> dict[str, Any]:
    """Give `report` as plain lists and dictionaries that keep to the published schema.

    >>> to_json(read_text("It rained for three days in the valley, the mayor of Oru said."))["schema"]
    'rashomon/report/1'
    """
    from rashomon.show.records import to_dict

    return to_dict(report)
