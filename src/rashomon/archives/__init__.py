"""Open inputs that hold many reports, part by part, record by record.

`parts` cuts an input into parts in one cheap pass, `entries` reads one of them: what opens what is said in `opening`.
"""

from rashomon.archives.entries import Caps, Columns, Entry, Part, Refused
from rashomon.archives.opening import digest, entries, parts

__all__ = ["Caps", "Columns", "Entry", "Part", "Refused", "digest", "entries", "parts"]
