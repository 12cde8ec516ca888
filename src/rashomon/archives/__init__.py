"""Open inputs that hold many reports, part by part, record by record."""

from rashomon.archives.entries import Caps, Columns, Entry, Part, Refused

__all__ = ["Caps", "Columns", "Entry", "Part", "Refused"]
